import { sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { catatKesegaran, catatTarikan, type JenisUmpan } from './2-stage/tarikan.ts';
import type { Sisi } from './2-stage/terapkan-pegawai.ts';
import { prosesTarikan } from './proses-tarikan.ts';
import { cariBerkas, sidikBerkas, UMPAN_INSTANSI, type UmpanSumber } from './sources/sumber-berkas.ts';

export interface BahanTarik {
  /** Connection string of role simpul_sync. */
  readonly url: string;
  /** Folder of the source files. */
  readonly dirSumber: string;
  /** What each source file looked like when it was last seen unchanged or applied; lives as long as the worker. */
  readonly terlihat: Map<string, string>;
}

interface KeadaanUmpan {
  readonly kodeCepat: string;
  readonly sha256: string | null;
  readonly revisi: string;
  readonly status: string | null;
}

/** Whether the last applied feed was read under the crosswalk, units and profile of now. */
async function bacaKeadaan(url: string, instansi: number, u: UmpanSumber): Promise<KeadaanUmpan | null> {
  return sqlUntukIrisan(url, async (sql) => {
    const [baris] = await sql<KeadaanUmpan[]>`/* tarik.keadaan */ select i.kode_cepat "kodeCepat", t.sha256,
        concat_ws('|', p.versi, (select max(diubah_pada) from padanan where instansi = i.no), t.ver) revisi, k.status
      from instansi i left join profil_pemetaan p on p.id = i.profil_id and p.aktif
      left join kesegaran k on k.instansi = i.no and k.sisi = ${u.sisi} and k.jenis = ${u.jenis}
      left join lateral (select sha256, ver from tarikan where instansi = i.no and sisi = ${u.sisi} and jenis = ${u.jenis} and status = 'DITERAPKAN' order by id desc limit 1) t on true
      where i.no = ${instansi}`;
    return baris ?? null;
  });
}

async function tarikSatu(bahan: BahanTarik, instansi: number, u: UmpanSumber): Promise<'DITERAPKAN' | 'TETAP' | 'HILANG' | 'DITAHAN'> {
  const mulai = new Date();
  const keadaan = await bacaKeadaan(bahan.url, instansi, u);
  if (keadaan === null) return 'HILANG';
  const ditemukan = await cariBerkas(bahan.dirSumber, keadaan.kodeCepat, u);
  const dasar = { instansi, sisi: u.sisi as Sisi, jenis: u.jenis as JenisUmpan };
  if (ditemukan === null) {
    await sqlUntukIrisan(bahan.url, (sql) =>
      catatKesegaran(sql, { ...dasar, status: 'MENCOBA_LAGI', pada: null, tarikan: null, sebab: 'berkas sumber tidak ada' }),
    );
    return 'HILANG';
  }
  const kunci = `${instansi}:${u.sisi}:${u.jenis}`;
  const tanda = `${ditemukan.tanda}|${keadaan.revisi}`;
  const sehat = keadaan.status === 'SEHAT';
  if (sehat && bahan.terlihat.get(kunci) === tanda) {
    await sqlUntukIrisan(bahan.url, (sql) => catatKesegaran(sql, { ...dasar, status: 'SEHAT', pada: mulai, tarikan: null, sebab: null }));
    return 'TETAP';
  }
  const sha256 = await sidikBerkas(ditemukan.berkas);
  const id = await sqlUntukIrisan(bahan.url, (sql) =>
    catatTarikan(sql, { ...dasar, asal: 'TARIK', berkas: ditemukan.berkas, sha256, lengkap: true, oleh: 'SISTEM' }),
  );
  const hasil = await prosesTarikan({ url: bahan.url }, id);
  if (hasil.hasil === 'TERTUNDA') return 'DITAHAN';
  const sesudah = await bacaKeadaan(bahan.url, instansi, u);
  bahan.terlihat.set(kunci, `${ditemukan.tanda}|${sesudah?.revisi ?? ''}`);
  return 'DITERAPKAN';
}

export interface RingkasanTarik {
  readonly diterapkan: number;
  readonly tetap: number;
  readonly bermasalah: number;
}

/** Pulls every feed of one instansi. A feed that fails does not stop the next; the first fault is thrown at the end so that the queue tries again. */
export async function tarikInstansi(bahan: BahanTarik, instansi: number): Promise<RingkasanTarik> {
  const hitung = { diterapkan: 0, tetap: 0, bermasalah: 0 };
  let galatPertama: unknown;
  for (const u of UMPAN_INSTANSI) {
    try {
      const hasil = await tarikSatu(bahan, instansi, u);
      if (hasil === 'DITERAPKAN') hitung.diterapkan += 1;
      else if (hasil === 'TETAP') hitung.tetap += 1;
      else hitung.bermasalah += 1;
    } catch (galat) {
      hitung.bermasalah += 1;
      galatPertama ??= galat;
    }
  }
  if (galatPertama !== undefined) throw galatPertama;
  return hitung;
}

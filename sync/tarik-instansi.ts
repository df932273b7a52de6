import { Kesalahan } from '../domain/kesalahan.ts';
import type { Sql } from '../platform/db/postgres-js.ts';
import { muatBekal } from './2-stage/rujukan-instansi.ts';
import { catatKesegaran, catatTarikan } from './2-stage/tarikan.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { temukanUmpan } from './ambil/temukan.ts';
import { denganIrisan, type Irisan, isMenolak } from './irisan-instansi.ts';
import { prosesDalamIrisan } from './proses-tarikan.ts';
import { sidikBerkas, UMPAN_INSTANSI, type UmpanSumber } from './sources/sumber-berkas.ts';

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
  readonly revisi: string | null;
  readonly status: string | null;
  /** Moves with the profile and the crosswalk; cheap to compare with what the worker saw last. */
  readonly gerak: string;
}

async function bacaKeadaan(sql: Sql, instansi: number, u: UmpanSumber): Promise<KeadaanUmpan> {
  const [baris] = await sql<KeadaanUmpan[]>`/* tarik.keadaan */ select i.kode_cepat "kodeCepat", t.sha256, t.revisi, k.status,
      concat_ws('|', p.versi, (select max(diubah_pada) from padanan where instansi = i.no)) gerak
    from instansi i left join profil_pemetaan p on p.id = i.profil_id and p.aktif
    left join kesegaran k on k.instansi = i.no and k.sisi = ${u.sisi} and k.jenis = ${u.jenis}
    left join lateral (select sha256, revisi from tarikan where instansi = i.no and sisi = ${u.sisi} and jenis = ${u.jenis} and status = 'DITERAPKAN' order by id desc limit 1) t on true
    where i.no = ${instansi}`;
  if (baris === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', `instansi ${instansi}`);
  return baris;
}

/** A profile that cannot be read is found again, and recorded, when the feed is processed. */
const revisiKini = (klien: Irisan['klien'], instansi: number): Promise<string> =>
  muatBekal(klien, instansi).then(
    (b) => b.revisi,
    (galat: unknown) => {
      if (isMenolak(galat)) return 'DITOLAK';
      throw galat;
    },
  );

type HasilTarik = 'DITERAPKAN' | 'TETAP' | 'HILANG' | 'DITAHAN';

async function tarikSatu(irisan: Irisan, bahan: BahanTarik, instansi: number, u: UmpanSumber): Promise<HasilTarik> {
  const { sql, klien } = irisan;
  const mulai = new Date();
  const dasar = { instansi, ...u };
  const keadaan = await bacaKeadaan(sql, instansi, u);
  const ditemukan = await temukanUmpan(sql, { dirSumber: bahan.dirSumber, instansi, kodeCepat: keadaan.kodeCepat }, u);
  if (ditemukan === 'MENUNGGU') return 'HILANG';
  if (ditemukan === null) {
    await catatKesegaran(sql, { ...dasar, status: 'MENCOBA_LAGI', pada: null, tarikan: null, sebab: 'berkas sumber tidak ada' });
    return 'HILANG';
  }
  const kunci = `${instansi}:${u.sisi}:${u.jenis}`;
  const tanda = `${ditemukan.tanda}|${keadaan.gerak}`;
  const sehat = keadaan.status === 'SEHAT';
  const pada = ditemukan.pada ?? mulai;
  const tetap = async (): Promise<HasilTarik> => {
    await catatKesegaran(sql, { ...dasar, status: 'SEHAT', pada, tarikan: null, sebab: ditemukan.peringatan });
    bahan.terlihat.set(kunci, tanda);
    return 'TETAP';
  };
  // What lies here was applied, and why nothing newer comes was recorded by the fetch: not to be called healthy, nor applied again every round.
  const macet = !ditemukan.menjawab;
  if (macet && bahan.terlihat.get(kunci) === tanda) return 'HILANG';
  if (sehat && bahan.terlihat.get(kunci) === tanda) return tetap();
  // Held or refused, and nothing has changed since: asking again would add the same tarikan every round.
  const tertahan = keadaan.status === 'TERTUNDA' || keadaan.status === 'PERLU_TINDAKAN';
  if (tertahan && bahan.terlihat.get(kunci) === tanda) return 'DITAHAN';
  const sha256 = await sidikBerkas(ditemukan.berkas);
  const revisi = u.jenis === 'pegawai' ? await revisiKini(klien, instansi) : null;
  const sama = keadaan.sha256 === sha256 && keadaan.revisi === revisi;
  if (sama && macet) {
    bahan.terlihat.set(kunci, tanda);
    return 'HILANG';
  }
  if (sehat && sama) return tetap();
  // The same content fetched anew is held or refused for the same reason.
  const isi = `${sha256}|${keadaan.gerak}`;
  if (tertahan && bahan.terlihat.get(`${kunci}:tertahan`) === isi) return 'DITAHAN';
  const id = await catatTarikan(sql, { ...dasar, asal: 'TARIK', berkas: ditemukan.berkas, sha256, lengkap: true, oleh: 'SISTEM', pada });
  try {
    const hasil = await prosesDalamIrisan(irisan, { ...dasar, id, status: 'DITERIMA', berkas: ditemukan.berkas, lengkap: true }, { url: bahan.url });
    bahan.terlihat.set(kunci, tanda);
    if (hasil.hasil === 'TERTUNDA') bahan.terlihat.set(`${kunci}:tertahan`, isi);
    return hasil.hasil === 'TERTUNDA' ? 'DITAHAN' : 'DITERAPKAN';
  } catch (galat) {
    if (isMenolak(galat)) bahan.terlihat.set(kunci, tanda).set(`${kunci}:tertahan`, isi);
    throw galat;
  }
}

export interface RingkasanTarik {
  readonly diterapkan: number;
  readonly tetap: number;
  readonly bermasalah: number;
}

/** Pulls every feed of one instansi. A feed that fails does not stop the next; the first fault is thrown at the end so that the queue tries again. */
export async function tarikInstansi(bahan: BahanTarik, instansi: number): Promise<RingkasanTarik> {
  const hitung = { diterapkan: 0, tetap: 0, bermasalah: 0 };
  const sisa = [...UMPAN_INSTANSI];
  let galatPertama: unknown;
  while (sisa.length > 0) {
    try {
      await denganIrisan(bahan.url, instansi, async (irisan) => {
        for (let u = sisa.shift(); u !== undefined; u = sisa.shift()) {
          const hasil = await tarikSatu(irisan, bahan, instansi, u);
          hitung[hasil === 'DITERAPKAN' ? 'diterapkan' : hasil === 'TETAP' ? 'tetap' : 'bermasalah'] += 1;
        }
        // An inauguration recorded after both sources already said so is proved by what is known; no feed brings anything new.
        await irisan.sql.begin((tx) => buktikanMutasi(tx, instansi, false));
      });
    } catch (galat) {
      hitung.bermasalah += 1;
      galatPertama ??= galat;
      // The database itself is away: the other feeds would fail the same way.
      if (galat instanceof Kesalahan && galat.kode === 'SUMBER_TIDAK_TERSEDIA') break;
    }
  }
  if (galatPertama !== undefined) throw galatPertama;
  return hitung;
}

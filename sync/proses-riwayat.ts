import { createReadStream } from 'node:fs';
import type pg from 'pg';
import { Kesalahan } from '../domain/kesalahan.ts';
import type { Sql, SqlTransaksi } from '../platform/db/postgres-js.ts';
import { tolak } from './1-canonicalise/hasil-baris.ts';
import { bacaRiwayat, type HasilRiwayat, VERSI_RIWAYAT } from './1-canonicalise/riwayat/baca.ts';
import type { Rujukan } from './1-canonicalise/rujukan.ts';
import { cariSelRusak, kosongkanSelRusak, tolakSelRusak } from './1-canonicalise/sel-rusak.ts';
import { siapkanSidik } from './1-canonicalise/sidik.ts';
import { barisStagingRiwayat, KOLOM_STAGING_RIWAYAT } from './2-stage/baris-riwayat.ts';
import { type BarisTolak, catatTolakan } from './2-stage/baris-tolak.ts';
import { isDikonfirmasi, tahanTarikan } from './2-stage/konfirmasi.ts';
import { hitungRiwayat, type Jalankan, rapikanStaging } from './2-stage/rapikan-riwayat.ts';
import { simpanRiwayatMenunggu } from './2-stage/riwayat-menunggu.ts';
import { muatPadanan } from './2-stage/rujukan-instansi.ts';
import { salin } from './2-stage/salin.ts';
import { type BarisTarikan, catatKesegaran, kosongkanStaging } from './2-stage/tarikan.ts';
import { terapkanRiwayat } from './2-stage/terapkan-riwayat.ts';
import { diffRiwayat } from './3-diff/riwayat.ts';
import { tandaiRiwayat, tandaiSistemikRiwayat } from './4-flag/tandai-riwayat.ts';
import { type Irisan, pagariInstansi } from './irisan-instansi.ts';
import { bacaBaris, type KepalaBerkas } from './sources/baca-berkas.ts';
import { barisDariJson, barisDariSel } from './sources/baris-json.ts';
import { pecahCsv } from './sources/pecah-csv.ts';
import { bolehDiterapkan, type HasilTerap } from './terapkan.ts';

/** From here on the planner must know how much was staged. */
const BANYAK_BARIS = 5_000;

export interface SiapRiwayat {
  readonly terbaca: number;
  readonly ditolak: number;
  /** Rows that only offer a kind. */
  readonly cakupan: number;
}

/** A row of a workbook with a cell that has no value: refused, with whose history it speaks of where the other cells tell. */
function bacaSelRusak(kepala: KepalaBerkas, mentah: string, padanan: Rujukan['padanan']): HasilRiwayat | null {
  if (kepala.pemisah === null || !mentah.includes('\u0000')) return null;
  const sel = pecahCsv(mentah, kepala.pemisah);
  const rusak = cariSelRusak(kepala.kolom, sel);
  const isi = rusak === null ? null : barisDariSel(kepala.kolom, kosongkanSelRusak(sel));
  if (rusak === null || isi === null) return null;
  const sisa = bacaRiwayat(isi, padanan);
  const orang = sisa.macam === 'CAKUPAN' ? null : sisa.orang;
  return { macam: 'TOLAK', orang, jenis: sisa.macam === 'BARIS' ? sisa.baris.jenis : sisa.jenis, sebab: tolakSelRusak(rusak, orang !== null) };
}

function bacaSatu(kepala: KepalaBerkas, mentah: string, padanan: Rujukan['padanan']): HasilRiwayat {
  const rusak = bacaSelRusak(kepala, mentah, padanan);
  if (rusak !== null) return rusak;
  const isi = kepala.pemisah === null ? barisDariJson(mentah) : barisDariSel(kepala.kolom, pecahCsv(mentah, kepala.pemisah));
  if (isi !== null) return bacaRiwayat(isi, padanan);
  return { macam: 'TOLAK', orang: null, jenis: null, sebab: tolak(kepala.pemisah === null ? 'JSON_RUSAK' : 'KOLOM_KURANG', '') };
}

const REV = "md5(coalesce(string_agg(concat_ws('|', tabel, lokal, siasn, status), ',' order by tabel, lokal), ''))";
const REVISI_BKN = `riwayat:${VERSI_RIWAYAT}`;
const revisiSimpeg = (rev: string | undefined): string => `${REVISI_BKN}|${rev ?? ''}`;

/** Text that changes whenever the same row could be read otherwise: the version, and for a SIMPEG its crosswalk. */
export async function revisiRiwayat(klien: pg.ClientBase, instansi: number, sisi: 'BKN' | 'SIMPEG'): Promise<string> {
  if (sisi === 'BKN') return REVISI_BKN;
  const { rows } = await klien.query<{ rev: string }>(`/* riwayat.revisi */ select ${REV} rev from padanan where instansi = $1`, [instansi]);
  return revisiSimpeg(rows[0]?.rev);
}

/** The same for every instansi at once. */
export async function revisiRiwayatSemua(sql: Sql): Promise<(instansi: number, sisi: 'BKN' | 'SIMPEG') => string> {
  const baris = await sql<
    { no: number; rev: string }[]
  >`/* riwayat.revisiSemua */ select i.no, (select ${sql.unsafe(REV)} from padanan where instansi = i.no) rev from instansi i`;
  const rev = new Map(baris.map((b) => [b.no, b.rev]));
  return (instansi, sisi) => (sisi === 'BKN' ? REVISI_BKN : revisiSimpeg(rev.get(instansi)));
}

/** Streams one file of histories into staging in constant memory; refused rows go to baris_ditolak and leave a mark on the history they belong to. */
export async function siapkanRiwayat(klien: pg.Client, t: BarisTarikan, lapor?: (terbaca: number) => void): Promise<SiapRiwayat> {
  if (t.berkas === null) throw new Kesalahan('BERKAS_DITOLAK', 'tarikan tanpa berkas');
  await klien.query('delete from staging_riwayat where tarikan = $1', [t.id]);
  await klien.query('delete from baris_ditolak where tarikan = $1', [t.id]);
  const sidik = await siapkanSidik();
  const padanan = t.sisi === 'SIMPEG' ? await muatPadanan(klien, t.instansi) : () => undefined;
  const hitung = { terbaca: 0, ditolak: 0, cakupan: 0 };
  for await (const { kepala, baris, cacat } of bacaBaris(createReadStream(t.berkas), { format: 'auto' })) {
    let teks = '';
    const tolakan: BarisTolak[] = [];
    for (const { nomor, mentah } of baris) {
      const hasil = bacaSatu(kepala, mentah, padanan);
      teks += barisStagingRiwayat(hasil, { tarikan: t.id, nomor, sidik });
      if (hasil.macam === 'TOLAK') tolakan.push({ nomor, kolom: hasil.sebab.kolom, kode: hasil.sebab.kode, pesan: hasil.sebab.pesan, mentah });
      if (hasil.macam === 'CAKUPAN') hitung.cakupan += 1;
    }
    for (const { nomor, kode, pesan } of cacat) {
      const hasil: HasilRiwayat = { macam: 'TOLAK', orang: null, jenis: null, sebab: tolak(kode, '') };
      teks += barisStagingRiwayat(hasil, { tarikan: t.id, nomor, sidik });
      tolakan.push({ nomor, kolom: '', kode, pesan, mentah: '' });
    }
    hitung.terbaca += baris.length + cacat.length;
    hitung.ditolak += tolakan.length;
    await salin(klien, 'staging_riwayat', KOLOM_STAGING_RIWAYAT, teks);
    await catatTolakan(klien, t.id, tolakan);
    lapor?.(hitung.terbaca);
  }
  if (hitung.terbaca > BANYAK_BARIS) await klien.query('analyze staging_riwayat (tarikan, macam, nip, jenis, kunci)');
  return hitung;
}

async function terapkanUmpan(tx: SqlTransaksi, t: BarisTarikan, siap: SiapRiwayat, revisi: string): Promise<HasilTerap> {
  const boleh = await bolehDiterapkan(tx, t, siap.terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  const jalankan: Jalankan = (teks, nilai) => tx.unsafe(teks, nilai) as never;
  const rapi = await rapikanStaging(jalankan, t);
  const { diterapkan, takBerubah, dihapus, sebab } = await hitungRiwayat(jalankan, t);
  if (sebab !== null && !(await isDikonfirmasi(tx, t.id))) {
    await tahanTarikan(tx, { ...t, terbaca: siap.terbaca }, sebab);
    return { hasil: 'TERTUNDA' };
  }
  await terapkanRiwayat(tx, t);
  await simpanRiwayatMenunggu(tx, t);
  await diffRiwayat(tx, t.instansi, t.sisi);
  await tandaiRiwayat(tx, t.instansi, t.id, t.sisi === 'BKN' ? 'SEMUA' : 'ANTAR_SISI');
  await tandaiSistemikRiwayat(tx, t.instansi);
  const karantina = siap.ditolak + rapi.ditolak;
  await tx`update tarikan set status = 'DITERAPKAN', revisi = ${revisi}, terbaca = ${siap.terbaca}, diterapkan = ${diterapkan}, tak_berubah = ${takBerubah + siap.cakupan},
    karantina = ${karantina}, duplikat = ${rapi.duplikat}, dihapus = ${dihapus}, selesai_pada = clock_timestamp() where id = ${t.id}`;
  if (t.lengkap) {
    const [diterima] = await tx<{ pada: Date }[]>`select diterima_pada pada from tarikan where id = ${t.id}`;
    const dasar = { instansi: t.instansi, sisi: t.sisi, jenis: 'riwayat' as const, tarikan: t.id, sebab: null };
    await catatKesegaran(tx, { ...dasar, peristiwa: 'berhasil', pada: diterima?.pada ?? null, jumlah: diterapkan + takBerubah });
  }
  await tx`select jejak_catat('tarikan.diterapkan', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan, ditolak: karantina })}, 'SISTEM', 'SISTEM')`;
  await kosongkanStaging(tx, t.id);
  return { hasil: 'DITERAPKAN', diterapkan, dihapus, karantina, mutasiLiar: 0, selesai: 0 };
}

/** One feed of histories of one side, through the same steps and with the same guarantees as a feed of master records. */
export async function prosesRiwayat({ klien, sql, pid }: Irisan, t: BarisTarikan): Promise<HasilTerap> {
  const revisi = await revisiRiwayat(klien, t.instansi, t.sisi);
  const siap = await siapkanRiwayat(klien, t);
  return await sql.begin(async (tx) => {
    await pagariInstansi(tx, t.instansi, pid);
    return terapkanUmpan(tx, t, siap, revisi);
  });
}

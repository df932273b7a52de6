import { KEADAAN_UMPAN } from '../domain/tarikan/keadaan-umpan.ts';
import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { type BatasUmpan, isSusutTidakWajar } from './2-stage/batas-umpan.ts';
import { cabutYangTakTerbaca, cabutYangTertimpa, catatSegar, isLebihTua } from './2-stage/kesegaran-pegawai.ts';
import { isDikonfirmasi, tahanTarikan, tutupTarikan } from './2-stage/konfirmasi.ts';
import type { HasilSiap } from './2-stage/siapkan-pegawai.ts';
import { catatKesegaran, kosongkanStaging } from './2-stage/tarikan.ts';
import {
  batasIrisan,
  cariHilang,
  hitungDiterapkan,
  isUjungPanjang,
  kunciUbah,
  PANGKAL,
  type Sisi,
  segarkanStatistik,
  type Tarikan,
  terapkanAkhir,
  terapkanIrisan,
  tinggalkanUjung,
  UJUNG,
} from './2-stage/terapkan-pegawai.ts';
import { diffHimpunan } from './3-diff/himpunan.ts';
import { diffKunciUbah } from './3-diff/kunci-ubah.ts';
import { temukanMutasiLiar } from './4-flag/mutasi-liar.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { tandaiSelisih } from './4-flag/tandai.ts';
import { segarkanDataUtama } from './terapkan-data-utama.ts';

export type HasilTerap =
  | {
      readonly hasil: 'DITERAPKAN';
      readonly diterapkan: number;
      readonly dihapus: number;
      readonly karantina: number;
      readonly mutasiLiar: number;
      readonly selesai: number;
    }
  /** BERLANJUT: some slices are applied and the rest is to follow. */
  | { readonly hasil: 'TERTUNDA' | 'DIGANTIKAN' | 'SUDAH' | 'BERLANJUT' };

/** A staged feed and what its staging has counted. */
export interface UmpanSiap {
  readonly t: Tarikan;
  readonly siap: HasilSiap;
  readonly kolomTambahan: readonly string[];
  readonly batas: BatasUmpan;
}

/**
 * Holds the tarikan row; a feed that was applied, or that a newer one has overtaken, is not applied again. A reading of single people overtakes no
 * feed, and is itself overtaken by any that speaks for a later moment.
 */
export async function bolehDiterapkan(
  tx: SqlTransaksi,
  t: { id: string; instansi: number; sisi: Sisi; jenis: string; orang?: boolean },
  terbaca: number,
): Promise<'YA' | 'SUDAH' | 'DIGANTIKAN'> {
  const [baris] = await tx<{ status: string }[]>`select status from tarikan where id = ${t.id} for update`;
  if (baris === undefined || !['DITERIMA', 'DISIAPKAN'].includes(baris.status)) return 'SUDAH';
  const [baru] = await tx<
    { ada: boolean }[]
  >`select exists (select from tarikan where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = ${t.jenis} and id > ${t.id} and status = 'DITERAPKAN'
    and (asal <> 'ORANG' or ${t.orang === true})) ada`;
  if (!baru?.ada && (t.orang !== true || !(await isLebihTua(tx, t)))) return 'YA';
  await tutupTarikan(tx, { id: t.id, terbaca }, 'DIGANTIKAN', 'umpan yang lebih baru sudah diterapkan');
  return 'DIGANTIKAN';
}

/** A slice that wrote fewer rows has not changed what the planner should think. */
const STATISTIK_MULAI = 100;

/** Steps 2 to 4 for the staged keys up to a NIP, and those in `hilang` and `tak_pasti`: rows, fingerprints, discrepancies, findings, proofs. */
async function terapkanKunci(tx: SqlTransaksi, t: Tarikan, sampai: string): Promise<{ baris: number; dihapus: number; mutasiLiar: number; selesai: number }> {
  await kunciUbah(tx, t, sampai);
  const baris = await terapkanIrisan(tx, t, sampai);
  const dihapus = await terapkanAkhir(tx, t);
  if (baris >= STATISTIK_MULAI) await segarkanStatistik(tx, t);
  await diffKunciUbah(tx, t.instansi);
  await tandaiSelisih(tx, t.instansi, t.id);
  if (t.sisi === 'BKN') await segarkanDataUtama(tx, t.instansi, t.id);
  const mutasiLiar = await temukanMutasiLiar(tx, t.instansi, t.sisi, t.id);
  return { baris, dihapus, mutasiLiar, selesai: await buktikanMutasi(tx, t.instansi) };
}

/**
 * Between the first slice and the last the rows of an instansi are of two ages, so the side has no age at all: the gate holds. A partial feed says
 * nothing about the others and leaves the age as it is.
 */
async function tandaiSebagian(tx: SqlTransaksi, t: Tarikan): Promise<void> {
  await tx`update tarikan set status = 'DISIAPKAN' where id = ${t.id}`;
  if (!t.lengkap) return;
  await catatKesegaran(tx, { instansi: t.instansi, sisi: t.sisi, jenis: 'pegawai', peristiwa: 'mulai', pada: null, tarikan: t.id, sebab: null });
  await tx`update kesegaran set pada = null where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = 'pegawai'`;
}

/**
 * One slice of a staged feed that is not its last, in one transaction: rows first, then those whom the feed takes away or leaves unsure, when these
 * are more than a slice may hold. Null when the rest fits into the last one.
 */
export async function terapkanSebagian(tx: SqlTransaksi, { t, siap, batas }: UmpanSiap): Promise<HasilTerap | null> {
  const boleh = await bolehDiterapkan(tx, { ...t, jenis: 'pegawai' }, siap.terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  if (await isTertahan(tx, { t, siap, batas })) return { hasil: 'TERTUNDA' };
  if (t.lengkap) await cabutYangTertimpa(tx, t);
  const { sampai, terakhir } = await batasIrisan(tx, t, batas.barisIrisan);
  const ujung = { tanpaNip: siap.tanpaNip, banyak: terakhir ? batas.barisIrisan : 0 };
  if (terakhir && !(await isUjungPanjang(tx, t, ujung))) return null;
  await cariHilang(tx, t, ujung);
  const { dihapus } = await terapkanKunci(tx, t, terakhir ? PANGKAL : sampai);
  if (terakhir) await tinggalkanUjung(tx, t, dihapus);
  // After the gate rows, as everywhere: a transition of a usul takes them in this order, and waits for the age only as long as the slice commits.
  await tandaiSebagian(tx, t);
  return { hasil: 'BERLANJUT' };
}

/** A feed that lost too many is held, unless a person has confirmed this very feed. */
async function isTertahan(tx: SqlTransaksi, { t, siap, batas }: Pick<UmpanSiap, 't' | 'siap' | 'batas'>): Promise<boolean> {
  if (!t.lengkap || !isSusutTidakWajar(siap.tidakAda, siap.lama, batas) || (await isDikonfirmasi(tx, t.id))) return false;
  await tahanTarikan(tx, { ...t, jenis: 'pegawai', terbaca: siap.terbaca }, `umpan kehilangan ${siap.tidakAda} dari ${siap.lama} pegawai`);
  return true;
}

/** The last slice of a staged feed, with what only the whole feed can say: who is gone, systemic findings, counts, age, audit. One transaction. */
export async function terapkanTerakhir(tx: SqlTransaksi, umpan: UmpanSiap): Promise<HasilTerap> {
  const { t, siap } = umpan;
  const boleh = await bolehDiterapkan(tx, { ...t, jenis: 'pegawai' }, siap.terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  if (await isTertahan(tx, umpan)) return { hasil: 'TERTUNDA' };
  const [awal] = await tx<
    { sebagian: boolean; pada: Date; dihapus: number }[]
  >`select status = 'DISIAPKAN' sebagian, diterima_pada pada, dihapus from tarikan where id = ${t.id}`;
  const sebelum = awal?.sebagian === true ? await hitungDiterapkan(tx, t) : 0;
  if (t.lengkap) await cabutYangTertimpa(tx, t);
  await cariHilang(tx, t, { tanpaNip: siap.tanpaNip, banyak: umpan.batas.barisIrisan });
  const { baris, dihapus: terakhir, mutasiLiar, selesai } = await terapkanKunci(tx, t, UJUNG);
  const dihapus = (awal?.dihapus ?? 0) + terakhir;
  await cabutYangTakTerbaca(tx, t);
  if (t.orang) await catatSegar(tx, { ...t, jenis: 'pegawai' }, siap.diterima);
  await tandaiSistemik(tx, t.instansi);
  const diterapkan = sebelum + baris;
  await tx`update tarikan set status = 'DITERAPKAN', ver = ${t.ver}, revisi = ${t.revisi}, terbaca = ${siap.terbaca}, diterapkan = ${diterapkan}, karantina = ${siap.ditolak}, duplikat = ${siap.duplikat},
    tak_berubah = ${siap.terbaca - diterapkan - siap.ditolak - siap.duplikat}, dihapus = ${dihapus}, peringatan = ${siap.peringatan}, kolom_tambahan = array(select jsonb_array_elements_text(${tx.json([...umpan.kolomTambahan])})), selesai_pada = clock_timestamp() where id = ${t.id}`;
  if (t.lengkap) await catatUmur(tx, t, awal?.pada ?? null);
  // People are read again and again; that they are as they were is in their age, not in the audit.
  if (!t.orang || diterapkan + siap.ditolak > 0)
    await tx`select jejak_catat('tarikan.diterapkan', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan, ditolak: siap.ditolak })}, 'SISTEM', 'SISTEM')`;
  await kosongkanStaging(tx, t.id);
  // The keys that are gone are left for the set differences of the next transaction; key 0, which is nobody, says that these are still due.
  await tx`insert into staging_kunci (tarikan, nip, baris, hm) select ${t.id}, nip, 0, 0 from hilang union all values (${t.id}::bigint, 0::bigint, 0, 0::bigint)`;
  return { hasil: 'DITERAPKAN', diterapkan, dihapus, karantina: siap.ditolak, mutasiLiar, selesai };
}

async function catatUmur(tx: SqlTransaksi, t: Tarikan, pada: Date | null): Promise<void> {
  const [n] = await tx<{ n: number }[]>`select count(*)::int n from ${tx(t.sisi === 'BKN' ? 'sidik_bkn' : 'sidik_simpeg')} where instansi = ${t.instansi}`;
  await catatKesegaran(tx, {
    instansi: t.instansi,
    sisi: t.sisi,
    jenis: 'pegawai',
    peristiwa: 'mulai',
    pada,
    tarikan: t.id,
    sebab: null,
    jumlah: n?.n ?? 0,
  });
}

/**
 * Set differences, then the feed counts as healthy. A transaction of its own: it takes the nation-wide lock before any gate row, while the
 * applying one holds gate rows first. Until it commits the gate still knows one-sided people as unknown, from the missing row itself.
 */
export async function rampungkanUmpan(tx: SqlTransaksi, t: Pick<Tarikan, 'id' | 'instansi' | 'sisi' | 'lengkap'>): Promise<void> {
  await diffHimpunan(tx, t.instansi, t.id);
  await kosongkanStaging(tx, t.id);
  if (t.lengkap)
    await tx`update kesegaran set status = ${KEADAAN_UMPAN.BERJALAN.berhasil} where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = 'pegawai' and status = 'BERJALAN' and tarikan = ${t.id}`;
}

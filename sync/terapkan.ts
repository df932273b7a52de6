import type { SqlTransaksi } from '../platform/db/postgres-js.ts';
import { TOLAKAN } from './1-canonicalise/hasil-baris.ts';
import type { HasilSiap } from './2-stage/siapkan-pegawai.ts';
import { catatKesegaran, kosongkanStaging } from './2-stage/tarikan.ts';
import { cariHilang, kunciUbah, pisahkanGanda, segarkanStatistik, type Tarikan, terapkanPegawai } from './2-stage/terapkan-pegawai.ts';
import { diffHimpunan } from './3-diff/himpunan.ts';
import { diffKunciUbah } from './3-diff/kunci-ubah.ts';
import { temukanMutasiLiar } from './4-flag/mutasi-liar.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { tandaiSelisih } from './4-flag/tandai.ts';

/** A complete feed that lost more than this share of the known persons (and more than a handful) waits for a person. */
const BAGIAN_HILANG_WAJAR = 0.1;
const HILANG_KECIL = 10;

export type HasilTerap =
  | {
      readonly hasil: 'DITERAPKAN';
      readonly diterapkan: number;
      readonly dihapus: number;
      readonly karantina: number;
      readonly mutasiLiar: number;
      readonly selesai: number;
    }
  | { readonly hasil: 'TERTUNDA' | 'DIGANTIKAN' | 'SUDAH' };

/** Ends a tarikan without applying it; its rows are counted as read all the same, so that no row is out of the account (I11). */
export async function tutupTanpaTerap(
  tx: SqlTransaksi,
  { id, terbaca }: { readonly id: string; readonly terbaca: number },
  status: 'TERTUNDA' | 'DIGANTIKAN',
  sebab: string,
): Promise<void> {
  await tx`update tarikan set status = ${status}, terbaca = ${terbaca}, sebab = ${sebab}, selesai_pada = clock_timestamp() where id = ${id}`;
  await kosongkanStaging(tx, id);
}

/** Holds the tarikan row; a feed that was applied, or that a newer one has overtaken, is not applied again. */
export async function bolehDiterapkan(
  tx: SqlTransaksi,
  t: { id: string; instansi: number; sisi: string; jenis: string },
  terbaca: number,
): Promise<'YA' | 'SUDAH' | 'DIGANTIKAN'> {
  const [baris] = await tx<{ status: string }[]>`select status from tarikan where id = ${t.id} for update`;
  if (baris === undefined || !['DITERIMA', 'DISIAPKAN'].includes(baris.status)) return 'SUDAH';
  const [baru] = await tx<
    { ada: boolean }[]
  >`select exists (select from tarikan where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = ${t.jenis} and id > ${t.id} and status = 'DITERAPKAN') ada`;
  if (!baru?.ada) return 'YA';
  await tutupTanpaTerap(tx, { id: t.id, terbaca }, 'DIGANTIKAN', 'umpan yang lebih baru sudah diterapkan');
  return 'DIGANTIKAN';
}

/** Steps 2 to 4 for one staged pegawai feed, in one transaction: rows, fingerprints, discrepancies, set differences, findings, proofs, freshness, audit. */
export async function terapkanUmpanPegawai(tx: SqlTransaksi, t: Tarikan, siap: HasilSiap, kolomTambahan: readonly string[]): Promise<HasilTerap> {
  const boleh = await bolehDiterapkan(tx, { ...t, jenis: 'pegawai' }, siap.terbaca);
  if (boleh !== 'YA') return { hasil: boleh };
  const ganda = await pisahkanGanda(tx, t, TOLAKAN.NIP_GANDA_DALAM_BERKAS);
  const { hilang, lama } = await cariHilang(tx, t);
  if (hilang > HILANG_KECIL && hilang > lama * BAGIAN_HILANG_WAJAR) {
    const sebab = `umpan kehilangan ${hilang} dari ${lama} pegawai`;
    await tutupTanpaTerap(tx, { id: t.id, terbaca: siap.terbaca }, 'TERTUNDA', sebab);
    await catatKesegaran(tx, { instansi: t.instansi, sisi: t.sisi, jenis: 'pegawai', status: 'TERTUNDA', pada: null, tarikan: t.id, sebab });
    await tx`select jejak_catat('tarikan.tertunda', ${tx.json({ tarikan: t.id, instansi: t.instansi, sebab })}, 'SISTEM', 'SISTEM')`;
    return { hasil: 'TERTUNDA' };
  }
  await kunciUbah(tx, t);
  const { diterapkan, dihapus } = await terapkanPegawai(tx, t);
  await segarkanStatistik(tx, t);
  await diffKunciUbah(tx, t.instansi);
  await tandaiSelisih(tx, t.instansi, t.id);
  await tandaiSistemik(tx, t.instansi);
  const mutasiLiar = await temukanMutasiLiar(tx, t.instansi, t.sisi, t.id);
  const selesai = await buktikanMutasi(tx, t.instansi);
  const karantina = siap.ditolak + ganda.ditolak;
  await tx`update tarikan set status = 'DITERAPKAN', ver = ${t.ver}, revisi = ${t.revisi}, terbaca = ${siap.terbaca}, diterapkan = ${diterapkan}, karantina = ${karantina}, duplikat = ${ganda.duplikat},
    tak_berubah = ${siap.terbaca - diterapkan - karantina - ganda.duplikat}, dihapus = ${dihapus}, peringatan = ${siap.peringatan}, kolom_tambahan = array(select jsonb_array_elements_text(${tx.json([...kolomTambahan])})), selesai_pada = clock_timestamp() where id = ${t.id}`;
  if (t.lengkap) {
    const [jumlah] = await tx<
      { n: number }[]
    >`select count(*)::int n from ${tx(t.sisi === 'BKN' ? 'sidik_bkn' : 'sidik_simpeg')} where instansi = ${t.instansi}`;
    const [diterima] = await tx<{ pada: Date }[]>`select diterima_pada pada from tarikan where id = ${t.id}`;
    await catatKesegaran(tx, {
      instansi: t.instansi,
      sisi: t.sisi,
      jenis: 'pegawai',
      status: 'BERJALAN',
      pada: diterima?.pada ?? null,
      tarikan: t.id,
      sebab: null,
      jumlah: jumlah?.n ?? 0,
    });
  }
  await tx`select jejak_catat('tarikan.diterapkan', ${tx.json({ tarikan: t.id, instansi: t.instansi, diterapkan, ditolak: karantina })}, 'SISTEM', 'SISTEM')`;
  await kosongkanStaging(tx, t.id);
  // The keys that are gone are left for the set differences of the next transaction; key 0, which is nobody, says that these are still due.
  await tx`insert into staging_kunci (tarikan, nip, baris, hm) select ${t.id}, nip, 0, 0 from hilang union all values (${t.id}::bigint, 0::bigint, 0, 0::bigint)`;
  return { hasil: 'DITERAPKAN', diterapkan, dihapus, karantina, mutasiLiar, selesai };
}

/**
 * Set differences, then the feed counts as healthy. A transaction of its own: it takes the nation-wide lock before any gate row, while the
 * applying one holds gate rows first. Until it commits the gate still knows one-sided people as unknown, from the missing row itself.
 */
export async function rampungkanUmpan(tx: SqlTransaksi, t: Pick<Tarikan, 'id' | 'instansi' | 'sisi' | 'lengkap'>): Promise<void> {
  await diffHimpunan(tx, t.instansi, t.id);
  await kosongkanStaging(tx, t.id);
  if (t.lengkap)
    await tx`update kesegaran set status = 'SEHAT' where instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = 'pegawai' and status = 'BERJALAN' and tarikan = ${t.id}`;
}

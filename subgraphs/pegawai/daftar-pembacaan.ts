import { sql } from 'drizzle-orm';
import type { Peran } from '../../domain/akses.ts';
import { type JenisData, lembagaPembaca } from '../../domain/akses-data.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isKunci } from '../../domain/kunci.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { type ArgumenHalaman, type BagianKursor, bacaHalaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPegawai } from './loaders.ts';

interface BarisPembacaan extends Record<string, unknown> {
  /** Instant of the first page. */
  readonly batas: string;
  readonly nip: string;
  readonly akses: string;
  readonly pada: string;
  readonly penerbit: string | null;
  readonly akun: string;
  readonly orang: string;
  readonly peran: Peran;
  readonly instansiId: string | null;
  readonly instansiNama: string | null;
  readonly operasi: string;
  readonly tujuan: string;
  readonly jenis: readonly JenisData[];
  readonly rujukan: string | null;
  readonly himpunan: boolean;
}

interface ArgPembacaan extends ArgumenHalaman {
  readonly nip: readonly string[];
  readonly tujuan: string;
  readonly dari?: string | null;
  readonly sampai?: string | null;
}

/** People of one question; a longer list is the command line's (`simpul audit kebocoran`). */
const ORANG_MAKS = 1_000;

interface Sesudah {
  readonly batas: string | null;
  readonly nip: string | null;
  readonly akses: string | null;
}

const AWAL: Sesudah = { batas: null, nip: null, akses: null };

/** Where a page goes on. Throws MASUKAN_SALAH for a cursor that this list did not make. */
function bacaSesudah(after: readonly BagianKursor[] | null): Sesudah {
  if (after === null) return AWAL;
  const [batas, nip, akses] = after.map(String);
  if (batas === undefined || Number.isNaN(Date.parse(batas)) || nip === undefined || !/^\d{18}$/.test(nip) || akses === undefined || !isKunci(akses))
    throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  return { batas, nip, akses };
}

async function selectPembacaan(tx: Tx, { nip, tujuan, dari, sampai }: ArgPembacaan, s: Sesudah, banyak: number): Promise<readonly BarisPembacaan[]> {
  const { rows } =
    await tx.execute<BarisPembacaan>(sql`select batas, nip, id as akses, pada, penerbit, subjek as akun, orang, peran, instansi_id as "instansiId",
      instansi_nama as "instansiNama", operasi, tujuan, jenis, rujukan, himpunan
    from akses_dibaca(${sql.param([...new Set(nip)])}::bigint[], ${tujuan}, ${dari ?? null}::timestamptz, ${sampai ?? null}::timestamptz, ${s.batas}::timestamptz,
      ${s.nip}::bigint, ${s.akses}::bigint, ${banyak})`);
  return rows;
}

/** Who saw these people: for the data protection officer, who is seen by them in turn. Every page is a reading with its purpose. */
export async function daftarPembacaan(_: unknown, arg: ArgPembacaan, k: KonteksPegawai): Promise<Koneksi<BarisPembacaan>> {
  wajibBoleh(k, 'bacaPembacaan');
  const tujuan = arg.tujuan.trim();
  if (tujuan.length < 10 || tujuan.length > 500 || /\d{16}/.test(tujuan))
    throw new Kesalahan('MASUKAN_SALAH', 'Tujuan 10 sampai 500 huruf, tanpa NIP atau NIK.');
  if (arg.nip.length === 0 || arg.nip.length > ORANG_MAKS) throw new Kesalahan('MASUKAN_SALAH', `nip harus 1 sampai ${ORANG_MAKS}.`);
  const halaman = bacaHalaman('pembacaan', arg, 3);
  const sesudah = bacaSesudah(halaman.after);
  const rows = await k.tercatat((tx) => selectPembacaan(tx, { ...arg, tujuan }, sesudah, halaman.first + 1));
  return susunKoneksi('pembacaan', rows, halaman, (r) => [r.batas, r.nip, r.akses]);
}

export const PEMBACAAN = {
  id: ({ nip, akses }: BarisPembacaan): string => Buffer.from(`${akses} ${nip}`).toString('base64url'),
  lembaga: ({ peran }: BarisPembacaan): string => lembagaPembaca(peran),
};

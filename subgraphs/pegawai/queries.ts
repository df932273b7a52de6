import { and, asc, desc, eq, getTableColumns, gt, ilike, inArray, type SQL, sql } from 'drizzle-orm';
import { BACAAN } from '../../domain/akses-data.ts';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { laporan, laporanBagian } from '../../drizzle/schema/laporan.ts';
import { pegawaiBkn, pegawaiSimpeg } from '../../drizzle/schema/pegawai.ts';
import { instansi, provinsi } from '../../drizzle/schema/rujukan.ts';
import { kesegaran } from '../../drizzle/schema/tarikan.ts';
import { batasTetap } from '../../platform/db/batas-tetap.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salahSatu } from '../../platform/db/salah-satu.ts';

// nik, tgl_lahir, tambahan and mentah are not granted to the serving role: naming one in a select is a fault. The others nobody is shown; kode_lokal
// alone is JSON of every row of a page.
type TakDibaca = 'nik' | 'tglLahir' | 'tambahan' | 'mentah' | 'h' | 'kodeLokal' | 'tak' | 'tarikan';
const terbaca = <T extends Record<TakDibaca, unknown>>({
  nik: _n,
  tglLahir: _l,
  tambahan: _t,
  mentah: _m,
  h: _h,
  kodeLokal: _k,
  tak: _b,
  tarikan: _u,
  ...sisa
}: T): Omit<T, TakDibaca> => sisa;
const kolomBkn = terbaca(getTableColumns(pegawaiBkn));
const kolomSimpeg = terbaca(getTableColumns(pegawaiSimpeg));

export type BarisPegawai = Omit<typeof pegawaiBkn.$inferSelect, TakDibaca>;
export type BarisInstansi = typeof instansi.$inferSelect;
export type BarisProvinsi = typeof provinsi.$inferSelect;
export type BarisKesegaran = Pick<typeof kesegaran.$inferSelect, 'instansi' | 'sisi' | 'pada'>;

export interface BarisNik {
  readonly nip: string;
  readonly nik: string | null;
}

export interface PegawaiInstansi {
  readonly instansiId: string;
  readonly pegawai: BarisPegawai;
}

export interface SaringanPegawai {
  readonly statusAsn?: readonly string[] | null;
  readonly golonganId?: readonly string[] | null;
  readonly kedudukanHukumId?: readonly string[] | null;
  readonly unorId?: string | null;
}

export interface HalamanPegawai {
  readonly saringan: SaringanPegawai;
  /** NIP and instansi number of the last row shown. */
  readonly sesudah: readonly [string, number] | null;
  readonly batas: number;
}

export interface CariPegawai extends HalamanPegawai {
  readonly instansiId: string | null;
  readonly nama: string | null;
  /** First and last NIP of the prefix searched for. */
  readonly rentang: readonly [string, string] | null;
}

const termasuk = (kolom: Parameters<typeof inArray>[0], daftar: readonly string[] | null | undefined): SQL | undefined =>
  daftar === null || daftar === undefined || daftar.length === 0 ? undefined : inArray(kolom, [...daftar]);

const saring = (f: SaringanPegawai): SQL | undefined =>
  and(
    termasuk(pegawaiBkn.statusAsn, f.statusAsn),
    termasuk(pegawaiBkn.golAkhirId, f.golonganId),
    termasuk(pegawaiBkn.kedudukanHukumId, f.kedudukanHukumId),
    typeof f.unorId === 'string' ? eq(pegawaiBkn.unorId, f.unorId) : undefined,
  );

const sesudah = (k: readonly [string, number] | null): SQL | undefined =>
  k === null ? undefined : sql`(${pegawaiBkn.nip}, ${pegawaiBkn.instansi}) > (${k[0]}::bigint, ${k[1]}::smallint)`;

export const selectBknByNip = (tx: Tx, nip: readonly string[]): Promise<BarisPegawai[]> =>
  tx.select(kolomBkn).from(pegawaiBkn).where(salahSatu(pegawaiBkn.nip, nip)).orderBy(asc(pegawaiBkn.nip), asc(pegawaiBkn.instansi));

export const selectSimpegByNip = (tx: Tx, nip: readonly string[]): Promise<BarisPegawai[]> =>
  tx.select(kolomSimpeg).from(pegawaiSimpeg).where(salahSatu(pegawaiSimpeg.nip, nip)).orderBy(asc(pegawaiSimpeg.nip), asc(pegawaiSimpeg.instansi));

export function selectPegawai(tx: Tx, c: CariPegawai): Promise<BarisPegawai[]> {
  const instansiIni = c.instansiId === null ? undefined : eq(pegawaiBkn.instansi, sql`(select no from instansi where id = ${c.instansiId})`);
  const nama = c.nama === null ? undefined : ilike(pegawaiBkn.nama, `%${c.nama.replace(/[\\%_]/g, '\\$&')}%`);
  const rentang = c.rentang === null ? undefined : sql`${pegawaiBkn.nip} between ${c.rentang[0]}::bigint and ${c.rentang[1]}::bigint`;
  return tx
    .select(kolomBkn)
    .from(pegawaiBkn)
    .where(and(instansiIni, nama, rentang, saring(c.saringan), sesudah(c.sesudah)))
    .orderBy(asc(pegawaiBkn.nip), asc(pegawaiBkn.instansi))
    .limit(batasTetap(c.batas));
}

/** One page per instansi in one statement. */
export async function selectPegawaiPerInstansi(tx: Tx, id: readonly string[], h: HalamanPegawai): Promise<PegawaiInstansi[]> {
  const p = tx
    .select(kolomBkn)
    .from(pegawaiBkn)
    .where(and(eq(pegawaiBkn.instansi, instansi.no), saring(h.saringan), sesudah(h.sesudah)))
    .orderBy(asc(pegawaiBkn.nip))
    .limit(h.batas)
    .as('p');
  const rows = await tx.select().from(instansi).crossJoinLateral(p).where(salahSatu(instansi.id, id)).orderBy(asc(instansi.no), asc(p.nip));
  return rows.map((r) => ({ instansiId: r.instansi.id, pegawai: r.p }));
}

export const selectInstansiById = (tx: Tx, id: readonly string[]): Promise<BarisInstansi[]> => tx.select().from(instansi).where(salahSatu(instansi.id, id));
export const selectInstansiByNo = (tx: Tx, no: readonly number[]): Promise<BarisInstansi[]> => tx.select().from(instansi).where(salahSatu(instansi.no, no));

export interface CariInstansi {
  readonly jenis: readonly string[] | null;
  readonly provinsiId: string | null;
  readonly cari: string | null;
  readonly sesudah: string | null;
  readonly batas: number;
}

export const selectInstansi = (tx: Tx, c: CariInstansi): Promise<BarisInstansi[]> =>
  tx
    .select()
    .from(instansi)
    .where(
      and(
        termasuk(instansi.jenis, c.jenis),
        c.provinsiId === null ? undefined : eq(instansi.provinsiId, c.provinsiId),
        c.cari === null ? undefined : ilike(instansi.nama, `%${c.cari.replace(/[\\%_]/g, '\\$&')}%`),
        c.sesudah === null ? undefined : gt(instansi.kodeCepat, c.sesudah),
      ),
    )
    .orderBy(asc(instansi.kodeCepat))
    .limit(c.batas);

export const selectProvinsiById = (tx: Tx, id: readonly string[]): Promise<BarisProvinsi[]> => tx.select().from(provinsi).where(salahSatu(provinsi.id, id));

export const selectKesegaran = (tx: Tx, no: readonly number[]): Promise<BarisKesegaran[]> =>
  tx
    .select({ instansi: kesegaran.instansi, sisi: kesegaran.sisi, pada: kesegaran.pada })
    .from(kesegaran)
    .where(and(salahSatu(kesegaran.instansi, no), eq(kesegaran.jenis, 'pegawai')));

/** Writes the access trail inside the function; needs a write transaction. */
export async function selectNikPenuh(tx: Tx, nip: readonly string[], tujuan: string): Promise<BarisNik[]> {
  const { rows } = await tx.execute<{ nip: string; nik: string | null }>(
    sql`select lpad(nip::text, 18, '0') nip, nik from nik_penuh(${sql.param([...nip])}::bigint[], ${tujuan})`,
  );
  return rows;
}

export interface BarisLahir {
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly instansi: number;
  readonly nip: string;
  readonly tglLahir: string | null;
}

/** Birth dates of both sides; the function writes the access trail. */
export async function selectLahir(tx: Tx, nip: readonly string[]): Promise<BarisLahir[]> {
  const { rows } = await tx.execute<BarisLahir & Record<string, unknown>>(
    sql`select sisi, instansi, lpad(nip::text, 18, '0') nip, tgl_lahir as "tglLahir" from lahir_penuh(${sql.param([...nip])}::bigint[], ${JSON.stringify(BACAAN.sisiPegawai)}::jsonb)`,
  );
  return rows;
}

export async function selectLaporan(tx: Tx, id: string | null): Promise<typeof laporan.$inferSelect | null> {
  const rows = await tx
    .select()
    .from(laporan)
    .where(id === null ? undefined : eq(laporan.id, id))
    .orderBy(desc(laporan.id))
    .limit(1);
  return rows[0] ?? null;
}

export const selectBagianLaporan = (tx: Tx, id: readonly string[]): Promise<(BarisBagian & { laporan: string })[]> =>
  tx
    .select({
      laporan: laporanBagian.laporan,
      instansiId: instansi.id,
      provinsiId: instansi.provinsiId,
      diketahui: laporanBagian.diketahui,
      isi: laporanBagian.isi,
    })
    .from(laporanBagian)
    .innerJoin(instansi, eq(instansi.no, laporanBagian.instansi))
    .where(and(salahSatu(laporanBagian.laporan, id), eq(laporanBagian.bagian, 'pegawai')))
    .orderBy(asc(instansi.no));

import { and, desc, eq, getTableColumns, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Layanan } from '../../../../domain/pelanggaran/blokir/lingkup.ts';
import { pemblokiran, pembukaanBlokir } from '../../../../drizzle/schema/pelanggaran.ts';
import { instansi } from '../../../../drizzle/schema/rujukan.ts';
import { HARI_INI } from '../../../../platform/db/hari-ini.ts';
import type { Tx } from '../../../../platform/db/pelaku.ts';
import { salahSatu } from '../../../../platform/db/salah-satu.ts';

export type BarisBlokir = typeof pemblokiran.$inferSelect & { readonly instansiId: string };
export type BarisPembukaan = typeof pembukaanBlokir.$inferSelect;

const berinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(pemblokiran), instansiId: instansi.id })
    .from(pemblokiran)
    .innerJoin(instansi, eq(instansi.no, pemblokiran.instansi));

export const selectBlokirById = (tx: Tx, id: readonly string[]): Promise<BarisBlokir[]> => berinstansi(tx).where(salahSatu(pemblokiran.id, id));
export const selectBlokirByNip = (tx: Tx, nip: readonly string[]): Promise<BarisBlokir[]> =>
  berinstansi(tx).where(salahSatu(pemblokiran.nip, nip)).orderBy(desc(pemblokiran.id));
/** The last block of each case; of a list its head. */
export const selectBlokirByTemuan = (tx: Tx, id: readonly string[]): Promise<BarisBlokir[]> =>
  tx
    .selectDistinctOn([pemblokiran.temuan], { ...getTableColumns(pemblokiran), instansiId: instansi.id })
    .from(pemblokiran)
    .innerJoin(instansi, eq(instansi.no, pemblokiran.instansi))
    .where(and(salahSatu(pemblokiran.temuan, id), isNull(pemblokiran.daftar)))
    .orderBy(pemblokiran.temuan, desc(pemblokiran.id));
export const selectBlokirInstansi = (tx: Tx, id: readonly string[]): Promise<BarisBlokir[]> =>
  berinstansi(tx)
    .where(and(salahSatu(instansi.id, id), eq(pemblokiran.sasaran, 'INSTANSI')))
    .orderBy(desc(pemblokiran.id));

export interface SaringanBlokir {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly sasaran?: string | null;
  readonly status?: readonly string[] | null;
  readonly daftarId?: string | null;
  readonly kelas?: string | null;
  readonly menungguPembukaan?: boolean | null;
}

const sama = (kolom: Parameters<typeof eq>[0], nilai: string | null | undefined): SQL | undefined =>
  nilai === null || nilai === undefined ? undefined : eq(kolom, nilai);

/** Members stand below their list, unless a person or the list itself is asked for, or the caller cannot see the list. */
const tingkatAtas = (f: SaringanBlokir): SQL | undefined =>
  [f.nip, f.daftarId].some((x) => x !== null && x !== undefined)
    ? undefined
    : or(isNull(pemblokiran.daftar), sql`not exists (select from pemblokiran induk where induk.id = ${pemblokiran.daftar})`);

export const selectBlokir = (tx: Tx, f: SaringanBlokir, { sesudah, batas }: { sesudah: string | null; batas: number }): Promise<BarisBlokir[]> =>
  berinstansi(tx)
    .where(
      and(
        tingkatAtas(f),
        sama(instansi.id, f.instansiId),
        sama(pemblokiran.nip, f.nip),
        sama(pemblokiran.sasaran, f.sasaran),
        sama(pemblokiran.daftar, f.daftarId),
        sama(pemblokiran.kelas, f.kelas),
        f.status === null || f.status === undefined || f.status.length === 0 ? undefined : inArray(pemblokiran.status, [...f.status]),
        f.menungguPembukaan === true ? sql`exists (select from pembukaan_blokir p where p.blokir = ${pemblokiran.id} and p.status = 'DIUSULKAN')` : undefined,
        sesudah === null ? undefined : lt(pemblokiran.id, sesudah),
      ),
    )
    .orderBy(desc(pemblokiran.id))
    .limit(batas);

export const selectPembukaanById = (tx: Tx, id: readonly string[]): Promise<BarisPembukaan[]> =>
  tx.select().from(pembukaanBlokir).where(salahSatu(pembukaanBlokir.id, id));
export const selectPembukaanByBlokir = (tx: Tx, id: readonly string[]): Promise<BarisPembukaan[]> =>
  tx.select().from(pembukaanBlokir).where(salahSatu(pembukaanBlokir.blokir, id)).orderBy(desc(pembukaanBlokir.id));

/** Services in force today, the newest row of each code. */
export async function selectLayanan(tx: Tx): Promise<Layanan[]> {
  const { rows } = await tx.execute<Record<string, unknown> & Layanan>(sql`select distinct on (kode) kode, nama, henti_asn as "hentiAsn",
      henti_instansi as "hentiInstansi", jenis_usul as "jenisUsul", dasar
    from layanan_blokir where sejak <= ${HARI_INI} and coalesce(sampai >= ${HARI_INI}, true) order by kode, sejak desc`);
  return rows;
}

export interface JumlahStatus extends Record<string, unknown> {
  readonly blokir: string;
  readonly status: string;
  readonly jumlah: number;
}

/** Members of lists by status. */
export async function selectJumlahAnggota(tx: Tx, id: readonly string[]): Promise<JumlahStatus[]> {
  const { rows } = await tx.execute<JumlahStatus>(sql`select daftar::text as blokir, status, count(*)::int as jumlah from pemblokiran
    where daftar = any (${sql.param([...id])}::bigint[]) group by 1, 2 order by 1, 2`);
  return rows;
}

/** Usul that each block holds now; a list holds what its members hold, each usul once. */
export async function selectJumlahTahanan(tx: Tx, id: readonly string[]): Promise<JumlahStatus[]> {
  const { rows } = await tx.execute<JumlahStatus>(sql`select k.id::text as blokir, 'DITAHAN' as status, count(distinct t.usul)::int as jumlah
    from unnest(${sql.param([...id])}::bigint[]) k(id) join pemblokiran p on p.id = k.id or p.daftar = k.id join tahanan_blokir t on t.blokir = p.id and t.dilepas_pada is null
    group by 1`);
  return rows;
}

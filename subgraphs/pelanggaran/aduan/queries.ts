import { and, desc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { AlasanTolak } from '../../../domain/pelanggaran/aduan/kata.ts';
import type { Lampiran } from '../../../domain/pelanggaran/aduan/masukan.ts';
import type { Saluran } from '../../../domain/pelanggaran/aduan/saluran.ts';
import type { StatusAduan } from '../../../domain/pelanggaran/aduan/status.ts';
import { aduan } from '../../../drizzle/schema/aduan.ts';
import { temuan } from '../../../drizzle/schema/pelanggaran.ts';
import { instansi } from '../../../drizzle/schema/rujukan.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';
import { salahSatu } from '../../../platform/db/salah-satu.ts';

export interface BarisAduan {
  readonly id: string;
  readonly nomor: string;
  readonly saluran: Saluran;
  readonly kategori: string;
  readonly instansiId: string | null;
  readonly instansiTertulis: string | null;
  readonly nip: string | null;
  readonly terlapor: string;
  readonly uraian: string | null;
  readonly tanggalKejadian: string | null;
  readonly lampiran: readonly Lampiran[];
  readonly anonim: boolean;
  readonly status: StatusAduan;
  readonly induk: string | null;
  readonly temuan: string | null;
  readonly tahap: string | null;
  readonly alasanKode: AlasanTolak | null;
  readonly alasan: string | null;
  readonly diterimaPada: Date;
  readonly batasPada: Date;
  readonly terlambat: boolean;
  readonly diputusPada: Date | null;
  readonly versi: number;
}

export interface SaringanAduan {
  readonly status?: readonly string[] | null;
  readonly saluran?: readonly string[] | null;
  readonly kategori?: readonly string[] | null;
  readonly terlapor?: readonly string[] | null;
  readonly instansiId?: string | null;
  readonly nomor?: string | null;
  readonly terlambat?: boolean | null;
}

const LEWAT = sql<boolean>`(${aduan.status} = 'DITERIMA' and ${aduan.batasPada} < clock_timestamp())`;

// Only granted columns: the NIK, the sender's number and who decided are not for the serving role to read.
const dasar = (tx: Tx) =>
  tx
    .select({
      id: aduan.id,
      nomor: aduan.nomor,
      saluran: sql<Saluran>`${aduan.saluran}`,
      kategori: aduan.kategori,
      instansiId: instansi.id,
      instansiTertulis: aduan.instansiTertulis,
      nip: aduan.nip,
      terlapor: aduan.terlapor,
      uraian: aduan.uraian,
      tanggalKejadian: aduan.tanggalKejadian,
      lampiran: sql<readonly Lampiran[]>`${aduan.lampiran}`,
      anonim: aduan.anonim,
      status: sql<StatusAduan>`${aduan.status}`,
      induk: aduan.induk,
      temuan: aduan.temuan,
      tahap: temuan.tahap,
      alasanKode: sql<AlasanTolak | null>`${aduan.alasanKode}`,
      alasan: aduan.alasan,
      diterimaPada: aduan.diterimaPada,
      batasPada: aduan.batasPada,
      terlambat: LEWAT.as('terlambat'),
      diputusPada: aduan.diputusPada,
      versi: aduan.versi,
    })
    .from(aduan)
    .leftJoin(instansi, eq(instansi.no, aduan.instansi))
    .leftJoin(temuan, eq(temuan.id, aduan.temuan));

const termasuk = (kolom: Parameters<typeof inArray>[0], daftar: readonly string[] | null | undefined): SQL | undefined =>
  daftar === null || daftar === undefined || daftar.length === 0 ? undefined : inArray(kolom, [...daftar]);
const sama = (kolom: Parameters<typeof eq>[0], nilai: string | null | undefined): SQL | undefined =>
  nilai === null || nilai === undefined ? undefined : eq(kolom, nilai);

export const selectAduan = (tx: Tx, f: SaringanAduan, { sesudah, batas }: { readonly sesudah: string | null; readonly batas: number }): Promise<BarisAduan[]> =>
  dasar(tx)
    .where(
      and(
        termasuk(aduan.status, f.status),
        termasuk(aduan.saluran, f.saluran),
        termasuk(aduan.kategori, f.kategori),
        termasuk(aduan.terlapor, f.terlapor),
        sama(instansi.id, f.instansiId),
        sama(aduan.nomor, f.nomor),
        typeof f.terlambat === 'boolean' ? eq(LEWAT, f.terlambat) : undefined,
        sesudah === null ? undefined : lt(aduan.id, sesudah),
      ),
    )
    .orderBy(desc(aduan.id))
    .limit(batas);

export const selectAduanById = (tx: Tx, id: readonly string[]): Promise<BarisAduan[]> => dasar(tx).where(salahSatu(aduan.id, id));

export interface BarisMirip extends Record<string, unknown> {
  readonly aduan: string;
  readonly lain: string;
  readonly kemiripan: number;
}

export async function selectMirip(tx: Tx, id: readonly string[]): Promise<readonly BarisMirip[]> {
  const { rows } = await tx.execute<BarisMirip>(
    sql`select m.aduan::text as aduan, m.lain::text as lain, m.kemiripan from aduan_mirip(${sql.param([...id])}::bigint[]) m`,
  );
  return rows;
}

export interface AduanTerkunci extends Record<string, unknown> {
  readonly id: string;
  readonly status: StatusAduan;
  readonly versi: number;
  readonly nip: string | null;
  readonly instansi: number | null;
}

/** Locks complaints in the order of their ids, so that two joins of the same pair wait for one another. */
export async function kunciAduan(tx: Tx, id: readonly string[]): Promise<ReadonlyMap<string, AduanTerkunci>> {
  const { rows } = await tx.execute<AduanTerkunci>(sql`select id::text as id, status, versi, lpad(nip::text, 18, '0') as nip, instansi from aduan
    where id = any (${sql.param([...id])}::bigint[]) order by aduan.id for update`);
  return new Map(rows.map((r) => [r.id, r]));
}

/** Whether BKN knows the person meant, now; with `nip` the one that the Satgas found out. */
export async function cariTerlapor(tx: Tx, id: string, nip: string | null): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select aduan_cari_terlapor(${id}::bigint, ${nip}::bigint) as ada`);
  return rows[0]?.ada === true;
}

const diputus = (orang: string) => ({ diputusOleh: orang, diputusPada: sql`clock_timestamp()`, versi: sql`${aduan.versi} + 1` });

export const updateDiverifikasi = async (tx: Tx, id: string, idTemuan: string, orang: string): Promise<void> => {
  await tx
    .update(aduan)
    .set({ status: 'DIVERIFIKASI', temuan: idTemuan, ...diputus(orang) })
    .where(eq(aduan.id, id));
};

export const updateDitolak = async (tx: Tx, id: string, sebab: { readonly alasanKode: AlasanTolak; readonly alasan: string }, orang: string): Promise<void> => {
  await tx
    .update(aduan)
    .set({ status: 'DITOLAK', ...sebab, ...diputus(orang) })
    .where(eq(aduan.id, id));
};

/** Joins, together with those that were joined to it before: no chain is longer than one step. */
export const updateDigabung = async (tx: Tx, id: string, induk: string, orang: string): Promise<void> => {
  await tx
    .update(aduan)
    .set({ status: 'DUPLIKAT', induk, ...diputus(orang) })
    .where(eq(aduan.id, id));
  await tx
    .update(aduan)
    .set({ induk, versi: sql`${aduan.versi} + 1` })
    .where(eq(aduan.induk, id));
};

import type { KeyObject } from 'node:crypto';
import { type Sql, type SqlTransaksi, sqlUntukIrisan, type TujuanIrisan } from '../db/postgres-js.ts';
import { bandingkanKepala } from './banding-kepala.ts';
import { HASH_AWAL, type Kepala, terbitkanSegel, uraikanSegel } from './segel.ts';
import type { TempatSegel } from './tempat.ts';

export interface BahanSegel {
  /** Role simpul_sync. */
  readonly tujuan: TujuanIrisan;
  readonly tempat: TempatSegel;
  readonly kunci: KeyObject;
}

/**
 * DILEWATI: another process seals now. TEMPAT_TERTINGGAL: the store lacks checkpoints that the database knows of. RANTAI_BERBEDA: the chain no
 * longer holds what the last checkpoint sealed. Of those two nothing is signed; a person has to look, and approvals stop when it lasts.
 */
export type HasilSegel = { readonly jenis: 'DISEGEL'; readonly nomor: number } | { readonly jenis: 'DILEWATI' | 'TEMPAT_TERTINGGAL' | 'RANTAI_BERBEDA' };

interface Keadaan {
  readonly pada: Date;
  readonly nomor: number;
  readonly kepala: readonly Kepala[];
}

/** Any constant of ours: two hubs never seal at the same time. */
const KUNCI_SEGEL = 7_301_645;

/** Heads, time and the last number in one statement, hence in one snapshot. */
async function bacaKeadaan(tx: SqlTransaksi): Promise<Keadaan> {
  const [k] = await tx<{ pada: Date; nomor: number; kepala: Kepala[] }[]>`/* jejak.kepala */ select clock_timestamp() pada,
    coalesce((select nomor from jejak_segel), 0)::int nomor,
    (select jsonb_agg(jsonb_build_object('shard', shard, 'urut', urut::text, 'hash', encode(hash, 'hex')) order by shard) from jejak_kepala) kepala`;
  if (k === undefined) throw new RangeError('kepala jejak tidak ada');
  // jsonb orders keys by its own rule; what is signed has ours.
  return { ...k, kepala: k.kepala.map(({ shard, urut, hash }) => ({ shard, urut, hash })) };
}

async function segelkanDalam(tx: SqlTransaksi, { tempat, kunci }: BahanSegel): Promise<HasilSegel> {
  const [sendiri] = await tx<{ ya: boolean }[]>`select pg_try_advisory_xact_lock(${KUNCI_SEGEL}) ya`;
  if (sendiri?.ya !== true) return { jenis: 'DILEWATI' };
  const baris = await tempat.terakhir();
  const lalu = baris === null ? null : uraikanSegel(baris);
  const { pada, nomor: tercatat, kepala } = await bacaKeadaan(tx);
  // One ahead is a crash between the store and the commit.
  if (tercatat > (lalu?.segel.nomor ?? 0)) return { jenis: 'TEMPAT_TERTINGGAL' };
  if (lalu !== null && (await bandingkanKepala(tx, lalu.segel.kepala)).length > 0) return { jenis: 'RANTAI_BERBEDA' };
  const nomor = (lalu?.segel.nomor ?? 0) + 1;
  const terbit = terbitkanSegel({ nomor, pada: pada.toISOString(), sebelum: lalu?.hash ?? HASH_AWAL, kepala }, kunci);
  await tempat.tambah(terbit.baris);
  await tx`select jejak_segel_catat(${nomor}, ${terbit.hash}, ${terbit.segel.pada}::timestamptz)`;
  return { jenis: 'DISEGEL', nomor };
}

/**
 * Puts the readings since the last time into the audit as one digest, then signs the heads of all chains as they are, keeps the checkpoint outside the database,
 * and only then says in the database that it lies there. A trail that cannot be digested is thrown after the seal is made: it must not stop approvals.
 */
export const segelkan = (bahan: BahanSegel): Promise<HasilSegel> =>
  sqlUntukIrisan(
    bahan.tujuan,
    async (sql: Sql) => {
      const [rangkum] = await Promise.allSettled([sql`/* akses.rangkum */ select akses_rangkumkan()`]);
      const hasil = (await sql.begin((tx) => segelkanDalam(tx, bahan))) as HasilSegel;
      if (rangkum.status === 'rejected') throw rangkum.reason;
      return hasil;
    },
    { nama: 'simpul-segel' },
  );

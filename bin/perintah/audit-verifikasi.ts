import { existsSync } from 'node:fs';
import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { bandingkanKepala } from '../../platform/segel/banding-kepala.ts';
import { bacaKunciUmum } from '../../platform/segel/kunci-segel.ts';
import { type HasilPeriksaSegel, periksaSegel } from '../../platform/segel/periksa-segel.ts';
import { tempatSegelBerkas } from '../../platform/segel/tempat-berkas.ts';
import { berkasKunciSegel } from '../akar/penyegel.ts';
import type { Alat } from './alat.ts';
import { bacaTerbitan, isTandaSah, type KepalaTerbit } from './kepala-jejak.ts';
import { KELUAR } from './kode-keluar.ts';

export interface OpsiVerifikasi {
  readonly segel?: string;
  readonly kepala?: string;
  readonly kunciUmum?: string;
}

interface Cacat {
  readonly shard: number;
  readonly urut: string;
  readonly cacat: string;
}

interface CacatSegel {
  readonly nomor: number;
  readonly cacat: string;
}

/** A defect of the trail of access: in a digest, or in one reading. */
interface CacatAkses {
  readonly ke: string | null;
  readonly akses: string | null;
  readonly cacat: string;
}

interface Tercatat {
  readonly nomor: number;
  readonly hash: string;
}

/** Longest time the server may take over the whole chain, ms. */
const TENGGAT_MS = 3_600_000;

/** One snapshot: entries written meanwhile must not look like a broken head. */
export const dalamSatuPotret = <T>(sql: Sql, fn: (tx: SqlTransaksi) => Promise<T>): Promise<T> =>
  sql.begin('isolation level repeatable read', fn) as Promise<T>;

function cacatTanda(terbitan: readonly KepalaTerbit[], kunciUmum: string | undefined): readonly string[] {
  if (kunciUmum === undefined) return [];
  const kunci = bacaKunciUmum(kunciUmum);
  return terbitan.filter((t) => !isTandaSah(t, kunci)).map((t) => t.pada);
}

/** What the store says against the database's own note of it. One ahead is a crash between the two. */
function bandingkanCatatan({ terakhir }: HasilPeriksaSegel, { nomor, hash }: Tercatat): readonly CacatSegel[] {
  const ada = terakhir?.segel.nomor ?? 0;
  if (ada < nomor) return [{ nomor, cacat: 'SEGEL_EKOR_HILANG' }];
  if (ada > nomor + 1) return [{ nomor: ada, cacat: 'BASIS_DATA_MUNDUR' }];
  return ada === nomor && nomor > 0 && terakhir?.hash !== hash ? [{ nomor, cacat: 'SEGEL_ASING' }] : [];
}

/** Folder and key of the checkpoints; null = there are none and nobody asked for them. */
function tempatDiperiksa(alat: Alat, { segel, kunciUmum }: OpsiVerifikasi, tercatat: Tercatat): { readonly dir: string; readonly kunci: string } | null {
  const dir = segel ?? alat.config.segel.dir;
  if (segel === undefined && tercatat.nomor === 0 && !existsSync(dir)) return null;
  return { dir, kunci: kunciUmum ?? berkasKunciSegel(alat.config) };
}

/** The store is read between the note and the snapshot: it holds all that the note names, and the snapshot all that the store names. */
async function bacaSegel(alat: Alat, opsi: OpsiVerifikasi, sql: Sql): Promise<(HasilPeriksaSegel & { readonly catatan: readonly CacatSegel[] }) | null> {
  const [baris] = await sql<{ nomor: number; hash: string }[]>`select nomor::int nomor, hash from jejak_segel`;
  const tercatat = baris ?? { nomor: 0, hash: '' };
  const tempat = tempatDiperiksa(alat, opsi, tercatat);
  if (tempat === null) return null;
  const hasil = await periksaSegel(tempatSegelBerkas(tempat.dir).semua(), bacaKunciUmum(tempat.kunci));
  return { ...hasil, catatan: [...hasil.cacat, ...bandingkanCatatan(hasil, tercatat)] };
}

export async function verifikasi(alat: Alat, opsi: OpsiVerifikasi): Promise<void> {
  const terbitan = opsi.kepala === undefined ? [] : bacaTerbitan(opsi.kepala);
  const tandaSalah = cacatTanda(terbitan, opsi.kunciUmum);
  const { diperiksa, cacat, segel, akses } = await alat.sql(async (sql) => {
    await sql`select set_config('statement_timeout', ${String(TENGGAT_MS)}, false)`;
    const dibaca = await bacaSegel(alat, opsi, sql);
    return dalamSatuPotret(sql, async (tx) => {
      const [n] = await tx<{ n: number }[]>`select count(*)::int n from jejak`;
      const rantai = await tx<Cacat[]>`select shard, urut::text urut, cacat from jejak_periksa() order by 1, 2::bigint`;
      const terbit = await bandingkanKepala(tx, [...terbitan.flatMap((t) => t.kepala), ...(dibaca?.kepala ?? [])]);
      const jejakAkses = await tx<CacatAkses[]>`/* akses.periksa */ select ke::text ke, akses::text akses, cacat from akses_periksa() order by ke, akses`;
      return { diperiksa: n?.n ?? 0, cacat: [...rantai, ...terbit], segel: dibaca, akses: jejakAkses };
    });
  });
  const cacatSegel = segel?.catatan ?? [];
  const utuh = [cacat, tandaSalah, cacatSegel, akses].every((daftar) => daftar.length === 0);
  alat.hasil(
    {
      utuh,
      diperiksa,
      cacat,
      akses: { cacat: akses },
      ...(segel !== null && { segel: { jumlah: segel.jumlah, takTerbaca: segel.takTerbaca, terakhir: segel.terakhir?.segel.pada ?? null, cacat: cacatSegel } }),
      ...(opsi.kepala !== undefined && { terbitan: terbitan.length, tandaSalah }),
    },
    [
      utuh
        ? `utuh: ${diperiksa} entri jejak diperiksa`
        : `RUSAK: ${cacat.length + cacatSegel.length + akses.length} cacat pada ${diperiksa} entri jejak dan jejak akses`,
      ...(segel === null ? ['tanpa segel: rantai yang ditulis ulang seluruhnya tidak terlihat'] : [`dibandingkan dengan ${segel.jumlah} segel`]),
      ...(opsi.kepala === undefined ? [] : [`dibandingkan dengan ${terbitan.length} terbitan kepala`]),
      ...cacat.map((c) => `shard ${c.shard} urut ${c.urut}: ${c.cacat}`),
      ...akses.map((c) => `jejak akses ${c.ke === null ? `pembacaan ${c.akses}` : `rangkuman ${c.ke}`}: ${c.cacat}`),
      ...cacatSegel.map((c) => `segel ${c.nomor}: ${c.cacat}`),
      ...tandaSalah.map((pada) => `terbitan ${pada}: TANDA_TANGAN_SALAH`),
    ],
  );
  alat.kode = utuh ? KELUAR.baik : KELUAR.takTerduga;
}

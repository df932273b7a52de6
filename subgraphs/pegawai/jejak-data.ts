import { sql } from 'drizzle-orm';
import type { Peran } from '../../domain/akses.ts';
import { type JenisData, lembagaPembaca } from '../../domain/akses-data.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isKunci } from '../../domain/kunci.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksPegawai } from './loaders.ts';
import type { BarisInstansi } from './queries.ts';

interface BarisJejak extends Record<string, unknown> {
  readonly id: string;
  readonly pada: string;
  readonly peran: Peran;
  readonly instansi: number | null;
  readonly operasi: string;
  readonly tujuan: string;
  readonly jenis: readonly JenisData[];
  readonly himpunan: boolean;
  readonly sendiri: boolean;
}

/** Readings of the caller's own data, newest first; the function shows nobody else's. */
async function selectJejakSaya(tx: Tx, sesudah: string | null, batas: number): Promise<readonly BarisJejak[]> {
  const { rows } = await tx.execute<BarisJejak>(
    sql`select id::text as id, to_jsonb(pada) #>> '{}' as pada, peran, instansi, operasi, tujuan, jenis, himpunan, sendiri from akses_saya(${sesudah}::bigint, ${batas})`,
  );
  return rows;
}

export async function jejakDataSaya(_: unknown, arg: ArgumenHalaman, k: KonteksPegawai): Promise<Koneksi<BarisJejak>> {
  wajibBoleh(k, 'bacaJejakDataSaya');
  const halaman = bacaHalaman('jejak-data', arg, 1);
  const sesudah = halaman.after === null ? null : String(halaman.after[0]);
  if (sesudah !== null && !isKunci(sesudah)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  const rows = await k.baca((tx) => selectJejakSaya(tx, sesudah, halaman.first + 1));
  return susunKoneksi('jejak-data', rows, halaman, (r) => [r.id]);
}

export const JEJAK_DATA = {
  lembaga: ({ peran }: BarisJejak): string => lembagaPembaca(peran),
  instansi: ({ instansi }: BarisJejak, _: unknown, k: KonteksPegawai): Promise<BarisInstansi | null> | null =>
    instansi === null ? null : k.loaders.instansiByNo.load(instansi),
};

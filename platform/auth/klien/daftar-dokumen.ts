import type { Pool } from 'pg';
import type { Pemanggil } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import type { Jam } from '../../clock.ts';
import { tanyaSingkat } from '../../db/tanya-singkat.ts';

/** What a machine client may send: texts by hash. Null = it has no list. Throws SUMBER_TIDAK_TERSEDIA when nobody can say. */
export type PencariDokumen = (klien: string) => Promise<ReadonlyMap<string, string> | null>;

const AWALAN_ORANG = 'klien:';
/** How long an answer counts, from before it was asked for: a changed list holds everywhere after this. */
export const UMUR_DAFTAR_MS = 5_000;
const INGATAN_MAKS = 5_000;

/** The machine client behind a caller; no person's grant can be named like one (`simpul hibah` refuses it). */
export const klienDari = ({ orang }: Pemanggil): string | null => (orang.startsWith(AWALAN_ORANG) ? orang.slice(AWALAN_ORANG.length) : null);

/** A registered client, or whatever else acts for an instansi without a person. */
export const isMesin = (p: Pemanggil): boolean => p.peran === 'INTEGRATOR_INSTANSI' || klienDari(p) !== null;

async function pilihDaftar(pool: Pool, klien: string): Promise<ReadonlyMap<string, string> | null> {
  const rows = await tanyaSingkat<{ d: Readonly<Record<string, string>> | null }>(pool, 'select klien_dokumen_daftar($1) d', [klien]).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Daftar dokumen klien tidak dapat dibaca.');
  });
  const daftar = rows[0]?.d ?? null;
  return daftar === null ? null : new Map(Object.entries(daftar));
}

/** Lists of the database, remembered for 5 s: one statement per client, process and 5 s. A list that cannot be read any more is not used on. */
export function buatPencariDokumen(pool: Pool, jam: Jam): PencariDokumen {
  const ingatan = new Map<string, { readonly sampaiMs: number; readonly daftar: ReturnType<PencariDokumen> }>();
  return (klien) => {
    const lama = ingatan.get(klien);
    if (lama !== undefined && lama.sampaiMs > jam.kiniMs()) return lama.daftar;
    const baru = { sampaiMs: jam.kiniMs() + UMUR_DAFTAR_MS, daftar: pilihDaftar(pool, klien) };
    ingatan.delete(klien);
    if (ingatan.size >= INGATAN_MAKS) ingatan.delete(ingatan.keys().next().value ?? '');
    ingatan.set(klien, baru);
    baru.daftar.catch(() => ingatan.get(klien) === baru && ingatan.delete(klien));
    return baru.daftar;
  };
}

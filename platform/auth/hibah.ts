import type { Pool } from 'pg';
import { PERAN, type Pemanggil, type Peran } from '../../domain/akses.ts';
import { jamSistem } from '../clock.ts';
import { tanyaSingkat } from '../db/tanya-singkat.ts';

/** Finds what a proven identity may be. `peran` picks one of several grants; without it the first is taken. Null = no such grant. */
export type PencariHibah = (iss: string, sub: string, peran?: string) => Promise<Pemanggil | null>;

interface BarisDb {
  readonly peran: string;
  readonly instansi: number | null;
  readonly orang: string;
  readonly nip: string | null;
}

const UMUR_CACHE_MS = 30_000;
const UMUR_KOSONG_MS = 2_000;
const CACHE_MAKS = 20_000;

/** SISTEM is the hub itself: no token, whatever its grant row says, becomes the hub. */
const isPeran = (teks: string): teks is Peran => teks !== 'SISTEM' && (PERAN as readonly string[]).includes(teks);

async function selectHibah(pool: Pool, iss: string, sub: string): Promise<readonly Pemanggil[]> {
  // Ordered by national reach last and then by role, so "the first grant" is the narrowest and never changes between calls.
  const rows = await tanyaSingkat<BarisDb>(
    pool,
    'select peran, instansi, orang, nip::text as nip from hibah where iss = $1 and sub = $2 and aktif order by instansi nulls last, peran',
    [iss, sub],
  );
  return rows.flatMap((r) => (isPeran(r.peran) ? [{ subjek: sub, orang: r.orang, peran: r.peran, instansi: r.instansi, nip: r.nip }] : []));
}

/** Role names travel in either case: `operator_instansi` and `OPERATOR_INSTANSI` mean the same grant. */
const pilih = (hibah: readonly Pemanggil[], peran: string | undefined): Pemanggil | null =>
  (peran === undefined || peran === '' ? hibah[0] : hibah.find((h) => h.peran === peran.toUpperCase())) ?? null;

/** One uncached look-up of table `hibah`; the token's own role claims are never read. */
export async function cariHibah(pool: Pool, iss: string, sub: string, peran?: string): Promise<Pemanggil | null> {
  return pilih(await selectHibah(pool, iss, sub), peran);
}

/** Look-up with a memory of 30 s (2 s for "no grant"), so a withdrawn grant stops within half a minute. */
export function buatPencariHibah(pool: Pool): PencariHibah {
  const cache = new Map<string, { readonly sampai: number; readonly hibah: Promise<readonly Pemanggil[]> }>();
  const muat = (kunci: string, iss: string, sub: string): Promise<readonly Pemanggil[]> => {
    const hibah = selectHibah(pool, iss, sub);
    cache.delete(kunci);
    if (cache.size >= CACHE_MAKS) cache.delete(cache.keys().next().value ?? '');
    cache.set(kunci, { sampai: jamSistem.kiniMs() + UMUR_CACHE_MS, hibah });
    hibah.then(
      (h) => h.length === 0 && cache.set(kunci, { sampai: jamSistem.kiniMs() + UMUR_KOSONG_MS, hibah }),
      () => cache.delete(kunci),
    );
    return hibah;
  };
  return async (iss, sub, peran) => {
    const kunci = `${iss}\n${sub}`;
    const simpanan = cache.get(kunci);
    return pilih(await (simpanan !== undefined && simpanan.sampai > jamSistem.kiniMs() ? simpanan.hibah : muat(kunci, iss, sub)), peran);
  };
}

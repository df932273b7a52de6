import type { Andaian } from '../../../domain/mutasi/gerbang/andaian.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { type HasilSimulasi, simulasiMutasi } from '../simulasi-mutasi.ts';
import { lengkapi } from './kekurangan.ts';
import { selectKonsepUtuh } from './queries.ts';

/** What the gate would say to a draft today, or what it lacks to be asked at all; null = no such draft within reach. Nothing is saved. */
export async function periksaKonsep(konteks: KonteksMutasi, id: string, andaian: readonly Andaian[]): Promise<HasilSimulasi | null> {
  const konsep = await konteks.baca((tx) => selectKonsepUtuh(tx, id, false));
  if (konsep === null) return null;
  const utuh = lengkapi(konsep);
  return utuh.lengkap ? simulasiMutasi(konteks, utuh.masukan, andaian) : { hasil: 'DITAHAN', isi: null, userErrors: utuh.userErrors };
}

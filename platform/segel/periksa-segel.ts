import type { KeyObject } from 'node:crypto';
import { HASH_AWAL, isSegelSah, type SegelTerbit, uraikanSegel } from './segel.ts';

/** What may be wrong with kept checkpoints, by themselves. */
export type CacatSegel = 'SEGEL_HILANG' | 'SEGEL_TERTUKAR' | 'SEGEL_PUTUS' | 'SEGEL_MUNDUR' | 'TANDA_TANGAN_SALAH';

export interface SegelCacat {
  readonly nomor: number;
  readonly cacat: CacatSegel;
}

/** One head that was sealed; several checkpoints of a quiet hour name the same. */
export interface KepalaTersegel {
  readonly shard: number;
  readonly urut: string;
  readonly hash: string;
}

export interface HasilPeriksaSegel {
  readonly jumlah: number;
  /** Lines that are no checkpoint: what a crash left. One that was a checkpoint once is missed by its number. */
  readonly takTerbaca: number;
  readonly terakhir: SegelTerbit | null;
  readonly kepala: readonly KepalaTersegel[];
  readonly cacat: readonly SegelCacat[];
}

function cacatUrutan(s: SegelTerbit, lalu: SegelTerbit | null): CacatSegel | null {
  const { nomor, sebelum } = s.segel;
  const harap = (lalu?.segel.nomor ?? 0) + 1;
  if (nomor > harap) return 'SEGEL_HILANG';
  if (nomor < harap) return 'SEGEL_TERTUKAR';
  return sebelum === (lalu?.hash ?? HASH_AWAL) ? null : 'SEGEL_PUTUS';
}

/** A chain only grows: the same number with another hash, or a smaller one, is a rewrite or a database put back. */
const isMundur = (s: SegelTerbit, lalu: SegelTerbit | null): boolean =>
  lalu?.segel.kepala.some((dulu) => {
    const kini = s.segel.kepala.find((k) => k.shard === dulu.shard);
    return kini === undefined || BigInt(kini.urut) < BigInt(dulu.urut) || (kini.urut === dulu.urut && kini.hash !== dulu.hash);
  }) ?? false;

/** Reads all checkpoints once, in the order in which they lie: numbers, links, signatures, and that no head went back. */
export async function periksaSegel(baris: AsyncIterable<string> | Iterable<string>, kunciUmum: KeyObject): Promise<HasilPeriksaSegel> {
  const cacat: SegelCacat[] = [];
  const kepala = new Map<string, KepalaTersegel>();
  let lalu: SegelTerbit | null = null;
  let jumlah = 0;
  let takTerbaca = 0;
  for await (const teks of baris) {
    const s = uraikanSegel(teks);
    if (s === null) {
      takTerbaca += teks.trim() === '' ? 0 : 1;
      continue;
    }
    const { nomor } = s.segel;
    const urutan = cacatUrutan(s, lalu);
    if (urutan !== null) cacat.push({ nomor, cacat: urutan });
    if (isMundur(s, lalu)) cacat.push({ nomor, cacat: 'SEGEL_MUNDUR' });
    if (isSegelSah(s, kunciUmum)) for (const k of s.segel.kepala) kepala.set(`${k.shard} ${k.urut} ${k.hash}`, k);
    else cacat.push({ nomor, cacat: 'TANDA_TANGAN_SALAH' });
    lalu = s;
    jumlah += 1;
  }
  return { jumlah, takTerbaca, terakhir: lalu, kepala: [...kepala.values()], cacat };
}

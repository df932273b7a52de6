import { setTimeout as tidur } from 'node:timers/promises';
import { CUACA, type Cuaca, type Perantara } from '../../support/perantara.ts';
import type { acakUji } from '../../sync/mesin.ts';

export interface TakaranCuaca {
  /** No request may stand open longer, ms. */
  readonly batasMs: number;
  readonly kali: number;
  readonly lamaMs: number;
  /** Fair weather between two bad ones. */
  readonly cerahMs: number;
  /** Without it, every kind. */
  readonly cuaca?: readonly Buruk[];
}

type Buruk = Exclude<Cuaca, 'cerah'>;
const BURUK = CUACA.filter((c): c is Buruk => c !== 'cerah');

/** One kind of bad weather after the other on one of these ways, each equally often; ends in fair weather. Returns how often each was. */
export async function memburuk(jalan: readonly Perantara[], takaran: TakaranCuaca, acak: ReturnType<typeof acakUji>): Promise<Record<string, number>> {
  const angka: Record<string, number> = {};
  let giliran: Buruk[] = [];
  for (let n = 0; n < takaran.kali; n += 1) {
    if (giliran.length === 0) giliran = acak.kocok(takaran.cuaca ?? BURUK);
    const cuaca = giliran.pop() ?? 'putus';
    const satu = acak.pilih(jalan);
    satu.ubah(cuaca);
    await tidur(takaran.lamaMs);
    satu.ubah('cerah');
    angka[cuaca] = (angka[cuaca] ?? 0) + 1;
    await tidur(takaran.cerahMs);
  }
  const jumlah = (macam: keyof Perantara['kejadian']): number => jalan.reduce((n, p) => n + p.kejadian[macam], 0);
  return { ...angka, tertelan: jumlah('tertelan'), terputus: jumlah('terputus') };
}

import { Kesalahan } from '../../domain/kesalahan.ts';
import { BacaBita, TulisBita } from './bita.ts';
import { type Sel, selKosong } from './sel.ts';

/** Cells as bytes: per cell 8 of xor, 4 of check (big endian), then the count as zigzag varint. About 14 bytes. */
export function tulisSel(sel: Sel, dari: number, sampai: number): Buffer {
  const keluar = new TulisBita((sampai - dari) * 15);
  for (let i = dari; i < sampai; i++) {
    keluar.u32(sel.hi[i] ?? 0);
    keluar.u32(sel.lo[i] ?? 0);
    keluar.u32(sel.cek[i] ?? 0);
    const n = sel.banyak[i] ?? 0;
    keluar.varint(n < 0 ? -2 * n - 1 : 2 * n);
  }
  return keluar.selesai();
}

/** Reads exactly `banyak` cells; throws MUATAN_DITOLAK for anything shorter or longer. */
export function bacaSel(bita: Buffer, banyak: number): Sel {
  const masuk = new BacaBita(bita);
  const sel = selKosong(banyak);
  for (let i = 0; i < banyak; i++) {
    sel.hi[i] = masuk.u32();
    sel.lo[i] = masuk.u32();
    sel.cek[i] = masuk.u32();
    const z = masuk.varint();
    sel.banyak[i] = z % 2 === 0 ? z / 2 : -(z + 1) / 2;
  }
  if (!masuk.habis()) throw new Kesalahan('MUATAN_DITOLAK', 'Sel lebih banyak daripada yang dikatakan.');
  return sel;
}

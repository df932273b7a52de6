import { createHash } from 'node:crypto';

/** Bytes of one row fingerprint. */
export const UKURAN_SIDIK = 16;

const kata = (isi: Buffer, i: number): number => isi.readUInt32BE(i * UKURAN_SIDIK);

/** Order of the rows of `isi` (16 bytes each) by their fingerprints. */
export function urutanSidik(isi: Buffer): Uint32Array {
  const urut = Uint32Array.from({ length: isi.length / UKURAN_SIDIK }, (_, i) => i);
  return urut.sort(
    (a, b) => kata(isi, a) - kata(isi, b) || isi.compare(isi, b * UKURAN_SIDIK, (b + 1) * UKURAN_SIDIK, a * UKURAN_SIDIK, (a + 1) * UKURAN_SIDIK),
  );
}

/** The fingerprints in the given order, in a buffer of their own. */
export function susunSidik(isi: Buffer, urut: Uint32Array): Buffer {
  const hasil = Buffer.allocUnsafe(isi.length);
  urut.forEach((dari, ke) => void isi.copy(hasil, ke * UKURAN_SIDIK, dari * UKURAN_SIDIK, (dari + 1) * UKURAN_SIDIK));
  return hasil;
}

/** What stands in only one of two sorted sets, as positions in each. */
export function bedaUrut(a: Buffer, b: Buffer): { readonly hanyaA: number[]; readonly hanyaB: number[] } {
  const hanyaA: number[] = [];
  const hanyaB: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const c = i >= a.length ? 1 : j >= b.length ? -1 : a.compare(b, j, j + UKURAN_SIDIK, i, i + UKURAN_SIDIK);
    if (c < 0) hanyaA.push(i / UKURAN_SIDIK);
    if (c > 0) hanyaB.push(j / UKURAN_SIDIK);
    if (c <= 0) i += UKURAN_SIDIK;
    if (c >= 0) j += UKURAN_SIDIK;
  }
  return { hanyaA, hanyaB };
}

/** Root of a file: its key, how many rows, how many records nobody could read, and the sorted fingerprints. Hex. */
export function akarDari(kunci: Buffer, urut: Buffer, cacat: number): string {
  const kepala = Buffer.alloc(8);
  kepala.writeUInt32BE(urut.length / UKURAN_SIDIK, 0);
  kepala.writeUInt32BE(cacat, 4);
  return createHash('sha256').update(kunci).update(kepala).update(urut).digest('hex');
}

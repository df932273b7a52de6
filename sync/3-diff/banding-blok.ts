/** One record of a packed blob: NIP and fingerprint, eight bytes each, big-endian; records stand in the order of the NIP. */
export const BITA_REKAMAN = 16;
const BITA_NIP = 8;

/** What the key step says of a key that differs; the numbers stand in `beda_sapuan.jenis`. */
export const JENIS_KUNCI = { hanyaBkn: 1, hanyaSimpeg: 2, berbeda: 3, bedaInstansi: 4, nipGanda: 5 } as const;
type JenisBlok = 1 | 2 | 3;

const pandang = (b: Buffer): DataView => new DataView(b.buffer, b.byteOffset, b.length);

/**
 * Compares the two packed blobs of one instansi in one pass, and names each key that differs in the order of the NIP: its kind, the blob
 * that holds it, and where its record begins there. Both blobs must be of one canon version.
 */
export function bandingkanBlok(bkn: Buffer, simpeg: Buffer, temukan: (jenis: JenisBlok, blok: Buffer, letak: number) => void): void {
  const a = pandang(bkn);
  const b = pandang(simpeg);
  let i = 0;
  let j = 0;
  while (i < bkn.length && j < simpeg.length) {
    // Two halves each: the numbers do not fit a double, and BigInt costs ten times as much.
    const urutan = a.getUint32(i) - b.getUint32(j) || a.getUint32(i + 4) - b.getUint32(j + 4);
    if (urutan === 0) {
      if (a.getUint32(i + BITA_NIP) !== b.getUint32(j + BITA_NIP) || a.getUint32(i + 12) !== b.getUint32(j + 12)) temukan(JENIS_KUNCI.berbeda, bkn, i);
      i += BITA_REKAMAN;
      j += BITA_REKAMAN;
    } else if (urutan < 0) {
      temukan(JENIS_KUNCI.hanyaBkn, bkn, i);
      i += BITA_REKAMAN;
    } else {
      temukan(JENIS_KUNCI.hanyaSimpeg, simpeg, j);
      j += BITA_REKAMAN;
    }
  }
  for (; i < bkn.length; i += BITA_REKAMAN) temukan(JENIS_KUNCI.hanyaBkn, bkn, i);
  for (; j < simpeg.length; j += BITA_REKAMAN) temukan(JENIS_KUNCI.hanyaSimpeg, simpeg, j);
}

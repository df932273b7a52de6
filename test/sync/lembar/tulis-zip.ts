import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a package, and what its records say of it where that is not the truth. */
export interface BagianZip {
  readonly nama: string;
  readonly isi: Buffer | string;
  /** Stored bytes as they are, instead of deflating `isi`. */
  readonly padat?: Buffer;
  readonly metode?: number;
  readonly tanda?: number;
  readonly crc?: number;
  readonly ukuran?: number;
  readonly ukuranPadat?: number;
  readonly namaLokal?: string;
  readonly tambahan?: Buffer;
  /** Place of the local header that the directory names. */
  readonly letak?: number;
}

const u16 = (n: number): Buffer => {
  const b = Buffer.alloc(2);
  b.writeUInt16LE(n);
  return b;
};
const u32 = (n: number): Buffer => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n);
  return b;
};

/** A ZIP that says what it is told to say. */
export function tulisZip(bagian: readonly BagianZip[], { sisipan = Buffer.alloc(0), jumlah = bagian.length } = {}): Buffer {
  const badan: Buffer[] = [];
  const direktori: Buffer[] = [];
  let letak = 0;
  for (const b of bagian) {
    const isi = Buffer.from(b.isi);
    const padat = b.padat ?? (b.metode === 0 ? isi : deflateRawSync(isi));
    const umum = [u16(b.tanda ?? 0x800), u16(b.metode ?? 8), u32(0), u32(b.crc ?? crc32(isi)), u32(b.ukuranPadat ?? padat.length), u32(b.ukuran ?? isi.length)];
    const lokal = Buffer.from(b.namaLokal ?? b.nama);
    const kepala = Buffer.concat([u32(0x04034b50), u16(20), ...umum, u16(lokal.length), u16(0), lokal]);
    const nama = Buffer.from(b.nama);
    const tambahan = b.tambahan ?? Buffer.alloc(0);
    const ekor = [u16(nama.length), u16(tambahan.length), u16(0), u16(0), u16(0), u32(0), u32(b.letak ?? letak), nama, tambahan];
    direktori.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), ...umum, ...ekor]));
    badan.push(kepala, padat);
    letak += kepala.length + padat.length;
  }
  const pusat = Buffer.concat(direktori);
  const akhir = Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(jumlah), u16(jumlah), u32(pusat.length), u32(letak), u16(0)]);
  return Buffer.concat([...badan, pusat, sisipan, akhir]);
}

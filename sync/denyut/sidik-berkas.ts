import { createHash } from 'node:crypto';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { JenisUmpan } from '../2-stage/tarikan.ts';
import { bacaBaris, type KepalaBerkas } from '../sources/baca-berkas.ts';
import { BATAS_DENYUT } from './batas.ts';
import { pembacaKunci, tebakKolomKunci } from './kunci-baris.ts';
import { akarDari, susunSidik, UKURAN_SIDIK, urutanSidik } from './sidik-urut.ts';
import { UMPAN_AGEN } from './umpan-agen.ts';

/** What both ends must agree on before two fingerprints of a row mean the same. */
export interface Lingkup {
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly jenis: JenisUmpan;
  /** Where a profile names it; null: guessed from the header. */
  readonly kolomKunci: string | null;
}

/** One record in file order; `urut` counts the earlier records of the same key. */
export interface BarisBersidik {
  readonly mentah: string;
  readonly urut: number;
  readonly sidik: Buffer;
}

/** Key of all fingerprints of a file: its header and kind are part of every row's meaning. */
export function kunciBerkas(kepala: KepalaBerkas, lingkup: Lingkup, kolomKunci: string): Buffer {
  const bagian = ['simpul-denyut/1', lingkup.sisi, lingkup.jenis, kolomKunci, kepala.format, kepala.pemisah ?? '', ...kepala.kolom];
  return createHash('sha256').update(JSON.stringify(bagian)).digest();
}

/** SHA-256 of key, ordinal and text, the first 16 bytes. */
export function sidikBaris(kunci: Buffer, urut: number, mentah: string): Buffer {
  const nomor = Buffer.alloc(4);
  nomor.writeUInt32BE(urut);
  return createHash('sha256').update(kunci).update(nomor).update(mentah, 'utf8').digest().subarray(0, UKURAN_SIDIK);
}

/** A file opened for fingerprinting: header, key, then its records once. */
export interface BerkasBersidik {
  readonly kepala: KepalaBerkas;
  readonly kolomKunci: string;
  readonly kunci: Buffer;
  readonly baris: AsyncGenerator<readonly BarisBersidik[], { readonly cacat: number }>;
}

type Kelompok = ReturnType<typeof bacaBaris>;

async function* sidiki(arus: Kelompok, kunci: Buffer, baca: (mentah: string) => string): AsyncGenerator<readonly BarisBersidik[], { cacat: number }> {
  const sudah = new Map<string, number>();
  let cacat = 0;
  for await (const k of arus) {
    cacat += k.cacat.length;
    if (k.baris.length === 0) continue;
    yield k.baris.map(({ mentah }) => {
      const pemilik = baca(mentah);
      const urut = sudah.get(pemilik) ?? 0;
      sudah.set(pemilik, urut + 1);
      return { mentah, urut, sidik: sidikBaris(kunci, urut, mentah) };
    });
    if (sudah.size > BATAS_DENYUT.baris) throw new Kesalahan('MUATAN_DITOLAK', `Berkas lebih dari ${BATAS_DENYUT.baris} baris.`);
  }
  return { cacat };
}

/** Opens a CSV or NDJSON file (gzip or not). Throws BERKAS_DITOLAK as the reader of feeds does. */
export async function bukaBersidik(sumber: AsyncIterable<Buffer>, lingkup: Lingkup): Promise<BerkasBersidik> {
  const arus = bacaBaris(sumber, { format: 'auto' });
  const pertama = await arus.next();
  if (pertama.done) throw new Kesalahan('BERKAS_DITOLAK', 'Berkas kosong.');
  const { kepala } = pertama.value;
  const cara = UMPAN_AGEN[lingkup.jenis].kunci;
  const kolomKunci = (cara === 'PROFIL' ? lingkup.kolomKunci : null) ?? tebakKolomKunci(kepala.kolom);
  const kunci = kunciBerkas(kepala, lingkup, kolomKunci);
  return { kepala, kolomKunci, kunci, baris: sidiki(arus, kunci, pembacaKunci(kepala, kolomKunci, cara)) };
}

/** Fingerprints of a whole file. */
export interface RingkasanBerkas {
  readonly kepala: KepalaBerkas;
  readonly kolomKunci: string;
  readonly kunci: Buffer;
  /** Sorted, 16 bytes each. */
  readonly sidik: Buffer;
  readonly jumlah: number;
  /** Records that could not be read as one record; their text is lost to the reader. */
  readonly cacat: number;
  readonly akar: string;
  /** Whether the rows, written one per line in UTF-8, would be read back as they are, and can be put in order in memory. Otherwise only the whole file can travel. */
  readonly isUtuh: boolean;
}

const CR_DI_UJUNG = /\r(?:\n|$)/;

export async function ringkasBerkas(sumber: AsyncIterable<Buffer>, lingkup: Lingkup): Promise<RingkasanBerkas> {
  const { kepala, kolomKunci, kunci, baris } = await bukaBersidik(sumber, lingkup);
  const potongan: Buffer[] = [];
  let isUtuh = true;
  let bitaGanda = 0;
  let n = await baris.next();
  for (; n.done !== true; n = await baris.next()) {
    for (const b of n.value) {
      potongan.push(b.sidik);
      isUtuh &&= !CR_DI_UJUNG.test(b.mentah);
      if (b.urut > 0) bitaGanda += b.mentah.length;
    }
  }
  const { cacat } = n.value;
  const acak = Buffer.concat(potongan);
  const sidik = susunSidik(acak, urutanSidik(acak));
  return {
    kepala,
    kolomKunci,
    kunci,
    sidik,
    jumlah: potongan.length,
    cacat,
    akar: akarDari(kunci, sidik, cacat),
    isUtuh: isUtuh && cacat === 0 && bitaGanda <= BATAS_DENYUT.bitaGanda,
  };
}

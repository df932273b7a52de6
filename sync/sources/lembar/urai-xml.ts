import { SaxesParser } from 'saxes';
import { BATAS_BUKU } from './batas.ts';
import { BukuDitolak, tolakBuku } from './ditolak.ts';

export type Atribut = Readonly<Record<string, string>>;

/** Who is told of the elements of one part, by names without prefix. */
export interface Penangan {
  buka(nama: string, atribut: Atribut): void;
  tutup(nama: string): void;
  teks?(isi: string): void;
  /** After each piece; waits for whoever takes what it gave. */
  lega?(): Promise<void>;
  /** True once the rest need not be read. */
  isCukup?(): boolean;
}

const tanpaAwalan = (nama: string): string => nama.slice(nama.indexOf(':') + 1);

/** Reads one part as a stream of elements in bounded memory. Refuses DTDs, undefined entities, bottomless nesting and endless texts (BukuDitolak). */
export async function uraiXml(potongan: AsyncIterable<Buffer>, tangani: Penangan): Promise<void> {
  const sandi = new TextDecoder('utf-8', { fatal: true });
  const pengurai = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  let dalam = 0;
  let diberi = 0;
  let peristiwa = 0;
  const catat = (): void => {
    peristiwa = diberi;
  };
  pengurai.on('error', () => {
    throw tolakBuku('XML');
  });
  pengurai.on('doctype', () => {
    throw tolakBuku('DTD');
  });
  pengurai.on('opentag', ({ name, attributes }) => {
    catat();
    dalam += 1;
    if (dalam > BATAS_BUKU.kedalaman) throw tolakBuku('XML_DALAM');
    tangani.buka(tanpaAwalan(name), attributes);
  });
  pengurai.on('closetag', ({ name }) => {
    catat();
    dalam -= 1;
    tangani.tutup(tanpaAwalan(name));
  });
  pengurai.on('text', (isi) => tangani.teks?.(isi));
  pengurai.on('cdata', (isi) => tangani.teks?.(isi));
  try {
    for await (const potong of potongan) {
      const isi = sandi.decode(potong, { stream: true });
      diberi += isi.length;
      pengurai.write(isi);
      if (diberi - peristiwa > BATAS_BUKU.tanpaPeristiwa) throw tolakBuku('XML_DALAM');
      await tangani.lega?.();
      if (tangani.isCukup?.() === true) return;
    }
    pengurai.write(sandi.decode());
    pengurai.close();
  } catch (galat) {
    throw galat instanceof BukuDitolak ? galat : tolakBuku('XML');
  }
}

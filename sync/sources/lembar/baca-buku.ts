import { bacaBagian } from './bagian.ts';
import { BATAS_BUKU } from './batas.ts';
import { bacaBuku } from './buku.ts';
import { bukaDirektori } from './direktori.ts';
import { bacaGaya } from './gaya.ts';
import { pilihLembar } from './pilih-lembar.ts';
import type { PilihanBuku, RingkasanBuku } from './pilihan.ts';
import { bacaTeksBersama } from './teks-bersama.ts';
import { PenulisBaris } from './tulis-baris.ts';
import { PenguraiLembar } from './urai-lembar.ts';
import { uraiXml } from './urai-xml.ts';

/**
 * Reads one sheet of a workbook as the text of a CSV, in memory that does not grow with its rows. To be run in a process that may be lost. `tulis`
 * takes the text piece by piece and is waited for. Throws BukuDitolak, also after it has given text: then none of it counts.
 */
export async function bacaBukuKerja(berkas: string, pilihan: PilihanBuku, tulis: (teks: string) => Promise<void>): Promise<RingkasanBuku> {
  const direktori = await bukaDirektori(berkas);
  const { zip } = direktori;
  try {
    const buku = await bacaBuku(direktori);
    const lembar = await pilihLembar(zip, buku.lembar, pilihan.lembar);
    const gaya = buku.gaya === null ? [] : await bacaGaya(bacaBagian(zip, buku.gaya));
    const bersama = buku.teksBersama === null ? null : await bacaTeksBersama(bacaBagian(zip, buku.teksBersama, BATAS_BUKU.teksBersama));
    const penulis = new PenulisBaris(pilihan, buku.is1904);
    const pengurai = new PenguraiLembar(penulis, bersama, gaya);
    const lega = async (): Promise<void> => {
      const teks = penulis.ambil();
      if (teks !== '') await tulis(teks);
    };
    await uraiXml(bacaBagian(zip, lembar.entri, BATAS_BUKU.lembar), {
      buka: (nama, atribut) => pengurai.buka(nama, atribut),
      tutup: (nama) => pengurai.tutup(nama),
      teks: (isi) => pengurai.teks(isi),
      lega,
    });
    await lega();
    return penulis.ringkasan(lembar.nama);
  } finally {
    zip.close();
  }
}

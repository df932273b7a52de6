import { type BukuBuruk, baris, denganBagian, denganLembar, LEMBAR, TABEL } from './buku-buruk.ts';
import { bagianBuku, bukuDari, tulisBuku } from './tulis-buku.ts';
import { tulisZip } from './tulis-zip.ts';

const MB = 1024 * 1024;

/** Workbooks whose parts are no workbook's, or whose table cannot be read without guessing. */
export const BUKU_BURUK_ISI: readonly BukuBuruk[] = [
  { id: 'xlsx-dtd', masalah: 'DTD', isi: () => denganLembar(`<!DOCTYPE worksheet>${baris('')}`), sebab: 'DTD' },
  {
    id: 'xlsx-milyaran-tawa',
    masalah: 'entitas yang saling melipatgandakan (billion laughs)',
    isi: () =>
      denganLembar(
        `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${`&a${i === 0 ? '' : i - 1};`.repeat(10)}">`).join('')}]><worksheet><sheetData><row><c><v>&a29;</v></c></row></sheetData></worksheet>`,
      ),
    sebab: 'DTD',
  },
  {
    id: 'xlsx-entitas-luar',
    masalah: 'entitas dari berkas lain',
    isi: () => denganLembar(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${baris('')}`),
    sebab: 'DTD',
  },
  { id: 'xlsx-entitas-tak-dikenal', masalah: 'entitas yang tidak dikenal', isi: () => denganLembar(baris('<row><c><v>&lol;</v></c></row>')), sebab: 'XML' },
  { id: 'xlsx-xml-rusak', masalah: 'XML yang tidak ditutup', isi: () => denganLembar('<worksheet><sheetData><row>'), sebab: 'XML' },
  {
    id: 'xlsx-xml-utf16',
    masalah: 'XML dalam UTF-16',
    isi: () => denganBagian(LEMBAR, (b) => ({ ...b, isi: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(String(b.isi), 'utf16le')]) })),
    sebab: 'XML',
  },
  { id: 'xlsx-xml-dalam', masalah: '100.000 unsur bersarang', isi: () => denganLembar(`<worksheet>${'<a>'.repeat(100_000)}`), sebab: 'XML_DALAM' },
  {
    id: 'xlsx-isian-panjang',
    masalah: 'satu isian 3 MB',
    isi: () => denganLembar(baris(`<row><c t="inlineStr"><is><t>${'x'.repeat(3 * MB)}</t></is></c></row>`)),
    sebab: 'XML_DALAM',
  },
  { id: 'xlsx-atribut-panjang', masalah: 'satu atribut 3 MB', isi: () => denganLembar(baris(`<row a="${'x'.repeat(3 * MB)}"/>`)), sebab: 'XML_DALAM' },
  { id: 'xlsx-baris-mundur', masalah: 'nomor baris yang mundur', isi: () => denganLembar(baris('<row r="5"/><row r="4"/>')), sebab: 'LETAK' },
  {
    id: 'xlsx-sel-ganda',
    masalah: 'sel yang sama dua kali',
    isi: () => denganLembar(baris('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>')),
    sebab: 'LETAK',
  },
  { id: 'xlsx-sel-baris-lain', masalah: 'sel milik baris lain', isi: () => denganLembar(baris('<row r="2"><c r="A3"><v>1</v></c></row>')), sebab: 'LETAK' },
  { id: 'xlsx-baris-luar', masalah: 'baris di luar lembar', isi: () => denganLembar(baris('<row r="1048577"/>')), sebab: 'LETAK' },
  {
    id: 'xlsx-dua-lembar',
    masalah: 'dua lembar yang berisi',
    isi: () =>
      tulisBuku({
        lembar: [
          { nama: 'Data', baris: [['nip'], ['1']] },
          { nama: 'Acuan', baris: [['kode'], ['2']] },
        ],
      }),
    sebab:
      'Lebih dari satu lembar berisi data: "Data", "Acuan". Sebutkan salah satunya (lembar=NAMA pada alamat unggahan, --lembar NAMA pada perintah) atau hapus yang lain.',
  },
  { id: 'xlsx-kosong', masalah: 'buku kerja tanpa data', isi: () => bukuDari([]), sebab: 'TANPA_DATA' },
  {
    id: 'xlsx-tersembunyi',
    masalah: 'hanya lembar tersembunyi yang berisi',
    isi: () => tulisBuku({ lembar: [{ baris: [] }, { keadaan: 'hidden', baris: [['nip'], ['1']] }] }),
    sebab: 'TANPA_DATA',
  },
  {
    id: 'xlsx-judul-gabungan',
    masalah: 'judul laporan dalam sel gabungan di atas baris judul',
    isi: () => bukuDari([['DAFTAR PEGAWAI'], ['nip', 'nama'], ['1', 'A']], { gabungan: ['A1:B1'] }),
    sebab:
      'Baris judul memuat sel gabungan (A1:B1). Baris pertama yang berisi harus baris judul dengan satu nama di setiap kolom: hapus judul laporan di atasnya dan pisahkan sel gabungan (Unmerge Cells), lalu unggah ulang.',
  },
  {
    id: 'xlsx-data-gabungan',
    masalah: 'unit kerja yang digabung di beberapa baris',
    isi: () =>
      bukuDari(
        [
          ['nip', 'unit'],
          ['1', 'U'],
          ['2', null],
        ],
        { gabungan: ['B2:B3'] },
      ),
    sebab: 'Data memuat sel gabungan (B2:B3), sehingga isi baris di dalamnya tidak pasti. Pisahkan (Unmerge Cells) dan isi setiap selnya, lalu unggah ulang.',
  },
  {
    id: 'xlsx-judul-galat',
    masalah: 'galat di baris judul',
    isi: () =>
      bukuDari([
        ['nip', { atribut: 't="e"', isi: '<v>#REF!</v>' }],
        ['1', '2'],
      ]),
    sebab: 'JUDUL_GALAT',
  },
  {
    id: 'xlsx-baris-bersarang',
    masalah: 'baris di dalam baris',
    isi: () => denganLembar(baris('<row><c><v>1</v></c><row><c><v>2</v></c></row></row>')),
    sebab: 'LETAK',
  },
  {
    id: 'xlsx-sel-bersarang',
    masalah: 'sel di dalam sel',
    isi: () => denganLembar(baris('<row><c r="A2"><c r="B2"><v>1</v></c></c></row>')),
    sebab: 'LETAK',
  },
  { id: 'xlsx-dua-nilai', masalah: 'dua nilai dalam satu sel', isi: () => denganLembar(baris('<row><c><v>1</v><v>2</v></c></row>')), sebab: 'LETAK' },
  { id: 'xlsx-sel-lepas', masalah: 'sel di luar baris', isi: () => denganLembar(baris('<c><v>1</v></c>')), sebab: 'LETAK' },
  {
    id: 'xlsx-tanpa-teks',
    masalah: 'teks bersama yang disebut tetapi tidak ada',
    isi: () => tulisZip(bagianBuku(TABEL).filter((b) => b.nama !== 'xl/sharedStrings.xml')),
    sebab: 'RUSAK',
  },
  {
    id: 'xlsx-tanpa-lembar',
    masalah: 'lembar yang disebut tetapi tidak ada',
    isi: () => tulisZip(bagianBuku(TABEL).filter((b) => b.nama !== LEMBAR)),
    sebab: 'RUSAK',
  },
];

import { csv, denganSel, type KasusBuruk, keduaDiperingatkan, keduaDitolak, SEMUA } from './bentuk.ts';

const UTF16 = { tolak: 'Ini teks UTF-16. Simpan sebagai CSV UTF-8 lalu unggah ulang.' };
const terbalik = (b: Buffer): Buffer => Buffer.from(b).swap16();
const utf16 = (teks: string): Buffer => Buffer.from(teks, 'utf16le');
const utf32 = (teks: string): Buffer => Buffer.concat([...teks].map((h) => Buffer.from([h.charCodeAt(0) & 255, h.charCodeAt(0) >> 8, 0, 0])));

/** Bytes and characters: what is no UTF-8, and what Unicode allows but a name may not hold. */
export const KODEAN: readonly KasusBuruk[] = [
  { id: 'utf16le-bom', masalah: 'UTF-16 LE dengan BOM ("Unicode Text" dari Excel)', isi: (o) => utf16(`\ufeff${csv(o)}`), harapan: UTF16 },
  { id: 'utf16be-bom', masalah: 'UTF-16 BE dengan BOM', isi: (o) => terbalik(utf16(`\ufeff${csv(o)}`)), harapan: UTF16 },
  { id: 'utf16le-tanpa-bom', masalah: 'UTF-16 LE tanpa BOM', isi: (o) => utf16(csv(o)), harapan: UTF16 },
  { id: 'utf16be-tanpa-bom', masalah: 'UTF-16 BE tanpa BOM', isi: (o) => terbalik(utf16(csv(o))), harapan: UTF16 },
  {
    id: 'utf32le-bom',
    masalah: 'UTF-32 LE dengan BOM',
    isi: (o) => utf32(`\ufeff${csv(o)}`),
    harapan: { tolak: 'Ini teks UTF-32. Simpan sebagai CSV UTF-8 lalu unggah ulang.' },
  },
  { id: 'utf8-bom', masalah: 'UTF-8 dengan BOM', isi: (o) => Buffer.from(`\ufeff${csv(o)}`), harapan: SEMUA },
  {
    id: 'latin1',
    masalah: 'Latin-1: satu nama beraksen, baris lain UTF-8',
    isi: ([a, b, c]) =>
      Buffer.concat([
        Buffer.from(csv([a])),
        Buffer.from(csv([{ ...b, nama: 'JOS\u00c9 CONTOH' }]).split('\n')[1] ?? '', 'latin1'),
        Buffer.from(`\n${csv([c]).split('\n')[1]}\n`),
      ]),
    harapan: { ...SEMUA, nama: 'JOS\u00c9 CONTOH' },
  },
  {
    id: 'windows-1252',
    masalah: 'Windows-1252: apostrof melengkung (0x92)',
    isi: ([a, b, c]) => Buffer.from(csv([a, { ...b, nama: 'MA\u0092RUF CONTOH' }, c]), 'latin1'),
    harapan: { ...SEMUA, nama: "MA'RUF CONTOH" },
  },
  {
    id: 'utf8-tidak-sah',
    masalah: 'bita yang bukan UTF-8 di satu baris (0xC3 tanpa lanjutan)',
    isi: ([a, b, c]) => Buffer.from(csv([a, { ...b, nama: 'ORANG \u00c3(CONTOH' }, c]), 'latin1'),
    harapan: { ...SEMUA, nama: 'ORANG \u00c3(CONTOH' },
  },
  {
    id: 'mojibake',
    masalah: 'UTF-8 yang dibaca sebagai Latin-1 lalu disimpan lagi',
    isi: denganSel({ nama: 'JOS\u00c3\u00a9 CONTOH' }),
    harapan: { ...SEMUA, nama: 'JOS\u00c9 CONTOH' },
  },
  {
    id: 'mojibake-ganda',
    masalah: 'mojibake dua kali',
    isi: denganSel({ nama: 'JOS\u00c3\u0192\u00c2\u00a9 CONTOH' }),
    harapan: { ...SEMUA, nama: 'JOS\u00c9 CONTOH' },
  },
  {
    id: 'huruf-hilang',
    masalah: 'huruf yang sudah hilang (U+FFFD)',
    isi: denganSel({ nama: 'JOS\ufffd CONTOH' }),
    harapan: keduaDiperingatkan('nama', 'TEKS_RUSAK'),
  },
  { id: 'nul-nama', masalah: 'bita nol dalam nama', isi: denganSel({ nama: 'ORANG\u0000CONTOH' }), harapan: keduaDitolak('nama', 'KARAKTER_TERLARANG') },
  {
    id: 'nul-kolom-lain',
    masalah: 'bita nol dalam kolom yang tidak dibandingkan',
    isi: denganSel({ alamat: 'Jalan\u0000Rekaan' }),
    harapan: keduaDitolak('alamat', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'nul-judul',
    masalah: 'bita nol dalam baris judul',
    isi: (o) => Buffer.from(csv(o).replace('nama', 'na\u0000ma')),
    harapan: { tolak: 'Berkas memuat bita nol pada baris pertamanya, jadi bukan teks. Simpan sebagai CSV UTF-8 lalu unggah ulang.' },
  },
  {
    id: 'kendali-esc',
    masalah: 'karakter kendali ESC dalam nama jabatan',
    isi: denganSel({ jabatan_nama: 'PENERA \u001b[31m' }),
    harapan: keduaDitolak('jabatan_nama', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'kendali-c1',
    masalah: 'karakter kendali C1 (U+0085)',
    isi: denganSel({ nama: 'ORANG\u0085CONTOH' }),
    harapan: keduaDitolak('nama', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'bidi-nama',
    masalah: 'pembalik arah tulisan (U+202E) dalam nama',
    isi: denganSel({ nama: 'ORANG \u202eHOTNOC' }),
    harapan: keduaDitolak('nama', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'bidi-isolat',
    masalah: 'isolat arah (U+2066) dalam gelar',
    isi: denganSel({ gelar_depan: '\u2066Dr.' }),
    harapan: keduaDitolak('gelar_belakang', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'bidi-judul',
    masalah: 'pembalik arah tulisan dalam nama kolom',
    isi: (o) => Buffer.from(csv(o).replace(';nama;', ';\u202enama;')),
    harapan: { tolak: 'Kolom ke-3 pada baris judul memuat karakter terlarang. Ketik ulang nama kolomnya.' },
  },
  {
    id: 'tak-tampak',
    masalah: 'karakter tak tampak (U+200B) dalam nama',
    isi: denganSel({ nama: 'ORANG\u200b CONTOH' }),
    harapan: { ...SEMUA, nama: 'ORANG CONTOH' },
  },
  { id: 'nfd', masalah: 'huruf beraksen terurai (NFD)', isi: denganSel({ nama: 'JOSE\u0301 CONTOH' }), harapan: { ...SEMUA, nama: 'JOS\u00c9 CONTOH' } },
  {
    id: 'kembaran-kiril',
    masalah: 'huruf Kiril yang mirip Latin dalam nama',
    isi: denganSel({ nama: '\u041eRANG C\u041eNT\u041eH' }),
    harapan: keduaDitolak('nama', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'kembaran-yunani',
    masalah: 'huruf Yunani yang mirip Latin dalam nama',
    isi: denganSel({ nama: 'OR\u0391NG CONTOH' }),
    harapan: keduaDitolak('nama', 'KARAKTER_TERLARANG'),
  },
  {
    id: 'lebar-penuh',
    masalah: 'huruf lebar penuh dalam nama',
    isi: denganSel({ nama: '\uff2fRANG CONTOH' }),
    harapan: keduaDitolak('nama', 'KARAKTER_TERLARANG'),
  },
];

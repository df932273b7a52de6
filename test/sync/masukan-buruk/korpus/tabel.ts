import { barisCsv, csv, judul, type KasusBuruk, KOLOM, keduaDitolak, SEMUA } from './bentuk.ts';

const KOSONG = { tolak: 'Berkas kosong. Kirim baris judul dan baris datanya.' };
const kolomHilang = `Kolom Export Data ASN tidak ada: ${KOLOM.filter((k) => k !== 'alamat').join(', ')}.`;

/** Shape of the table: header, separators, quotes, line ends. */
export const TABEL: readonly KasusBuruk[] = [
  { id: 'kosong', masalah: 'berkas kosong', isi: () => Buffer.alloc(0), harapan: KOSONG },
  { id: 'hanya-spasi', masalah: 'hanya spasi dan baris kosong', isi: () => Buffer.from(' \r\n\t\n \n'), harapan: KOSONG },
  { id: 'hanya-bom', masalah: 'hanya BOM', isi: () => Buffer.from('\ufeff'), harapan: KOSONG },
  {
    id: 'judul-saja',
    masalah: 'hanya baris judul, sebagai umpan lengkap',
    isi: () => Buffer.from(`${judul()}\n`),
    lengkap: true,
    harapan: { tolak: 'Berkas tidak memuat satu baris pegawai pun. Periksa ekspornya; umpan lengkap yang kosong tidak diterapkan.' },
  },
  {
    id: 'judul-saja-sebagian',
    masalah: 'hanya baris judul, sebagai umpan sebagian',
    isi: () => Buffer.from(`${judul()}\n`),
    harapan: { terbaca: 0, diterapkan: 0 },
  },
  {
    id: 'judul-hilang',
    masalah: 'tanpa baris judul',
    isi: (o) => Buffer.from(csv(o).split('\n').slice(1).join('\n')),
    harapan: { tolak: 'Baris pertama berisi data, bukan nama kolom. Tambahkan baris judul lalu unggah ulang.' },
  },
  {
    id: 'judul-kosong',
    masalah: 'baris judul tanpa nama',
    isi: (o) => Buffer.from(csv(o).replace(judul(), ';'.repeat(27))),
    harapan: { tolak: 'Baris judul tidak memuat nama kolom. Tulis nama kolom pada baris pertama.' },
  },
  {
    id: 'judul-ganda',
    masalah: 'nama kolom dua kali',
    isi: (o) => Buffer.from(csv(o).replace(';alamat', ';nama')),
    harapan: { tolak: 'Kolom "nama" ada dua kali pada baris judul.' },
  },
  {
    id: 'judul-ganda-aneh',
    masalah: 'nama kolom dua kali, tidak layak disebut',
    isi: (o) => Buffer.from(csv(o).replace('nip_baru;pns_id', '#1;#1')),
    harapan: { tolak: 'Kolom ke-2 ada dua kali pada baris judul.' },
  },
  {
    id: 'judul-kurang',
    masalah: 'kolom wajib tidak ada',
    isi: (o) => Buffer.from(csv(o).replace('nip_baru', 'nip')),
    harapan: { tolak: 'Kolom Export Data ASN tidak ada: nip_baru.' },
  },
  { id: 'judul-lain', masalah: 'tabel tentang hal lain', isi: () => Buffer.from('kode;uraian\n1;Meja\n'), harapan: { tolak: kolomHilang } },
  {
    id: 'petunjuk-sep',
    masalah: 'baris "sep=;" dari Excel',
    isi: (o) => Buffer.from(`sep=;\r\n${csv(o)}`),
    harapan: { tolak: 'Baris pertama "sep=" adalah petunjuk untuk Excel, bukan baris judul. Hapus baris itu lalu unggah ulang.' },
  },
  {
    id: 'kolom-3000',
    masalah: '3.000 kolom',
    isi: () => Buffer.from(`${Array.from({ length: 3_000 }, (_, i) => `k${i}`).join(';')}\n`),
    harapan: { tolak: 'Baris judul memuat 3000 kolom; paling banyak 2000. Periksa pemisah kolom.' },
  },
  {
    id: 'kolom-100-ribu',
    masalah: '100.000 kolom',
    isi: () => Buffer.from(`${Array.from({ length: 100_000 }, (_, i) => `k${i}`).join(';')}\n`),
    harapan: { tolak: 'Baris judul lebih panjang dari 64 KiB. Periksa pemisah kolom dan akhir baris.' },
  },
  {
    id: 'kolom-10-juta',
    masalah: '10 juta kolom tanpa nama',
    isi: () => Buffer.alloc(10_000_000, ';'),
    harapan: { tolak: 'Baris judul lebih panjang dari 64 KiB. Periksa pemisah kolom dan akhir baris.' },
  },
  {
    id: 'baris-pendek',
    masalah: 'baris dengan sel yang kurang',
    isi: ([a, b, c]) => Buffer.from(csv([a, barisCsv(b).split(';').slice(0, 9).join(';'), c])),
    harapan: keduaDitolak(null, 'KOLOM_KURANG'),
  },
  {
    id: 'baris-panjang',
    masalah: 'baris dengan sel yang lebih',
    isi: ([a, b, c]) => Buffer.from(csv([a, `${barisCsv(b)};lebih`, c])),
    harapan: keduaDitolak(null, 'KOLOM_KURANG'),
  },
  { id: 'pemisah-di-ujung', masalah: 'pemisah berlebih di ujung baris', isi: ([a, b, c]) => Buffer.from(csv([a, `${barisCsv(b)};;`, c])), harapan: SEMUA },
  {
    id: 'hanya-pemisah',
    masalah: 'baris yang hanya berisi pemisah',
    isi: ([a, , c]) => Buffer.from(csv([a, ';'.repeat(KOLOM.length - 1), c])),
    harapan: keduaDitolak('nip_baru', 'NIP_KOSONG'),
  },
  {
    id: 'baris-spasi',
    masalah: 'baris yang hanya berisi spasi',
    isi: ([a, , c]) => Buffer.from(csv([a, '   ', c])),
    harapan: keduaDitolak(null, 'KOLOM_KURANG'),
  },
  {
    id: 'pemisah-salah',
    masalah: 'satu baris dengan pemisah lain',
    isi: ([a, b, c]) => Buffer.from(csv([a, barisCsv(b, ','), c])),
    harapan: keduaDitolak(null, 'KOLOM_KURANG'),
  },
  {
    id: 'pemisah-judul-lain',
    masalah: 'judul dipisah koma, data dipisah titik koma',
    isi: (o) => Buffer.from(csv(o).replace(judul(), judul(','))),
    harapan: { terbaca: 3, diterapkan: 0, karantina: [2, 3, 4].map((n) => [n, null, 'KOLOM_KURANG'] as const) },
  },
  {
    id: 'kutip-terbuka',
    masalah: 'tanda kutip dibuka tanpa ditutup',
    isi: ([a, b, c]) => Buffer.from(csv([a, `"${barisCsv(b)}`, c])),
    harapan: keduaDitolak(null, 'KUTIP_TIDAK_DITUTUP'),
  },
  {
    id: 'kutip-terbuka-akhir',
    masalah: 'tanda kutip terbuka di baris terakhir',
    isi: ([a, b, c]) => Buffer.from(csv([a, b, `"${barisCsv(c)}`])),
    harapan: { terbaca: 3, diterapkan: 2, karantina: [[4, null, 'KUTIP_TIDAK_DITUTUP']] },
  },
  {
    id: 'kutip-di-tengah',
    masalah: 'tanda kutip di tengah isian tanpa kutip',
    isi: ([a, b, c]) => Buffer.from(csv([a, barisCsv(b).replace('ORANG CONTOH', 'ORANG "X" CONTOH'), c])),
    harapan: SEMUA,
  },
  {
    id: 'kutip-berantai',
    masalah: '3.000 baris yang masing-masing membuka kutip untuk baris berikutnya',
    isi: ([a, b, c]) => Buffer.from(csv([a, ...Array.from({ length: 3_000 }, () => 'a";"'), b, c])),
    harapan: { terbaca: 3_003, diterapkan: 3, karantina: Array.from({ length: 3_000 }, (_, i) => [i + 3, null, 'KUTIP_TIDAK_DITUTUP'] as const) },
  },
  {
    id: 'baris-64k',
    masalah: 'baris lebih dari 64 KiB',
    isi: ([a, b, c]) => Buffer.from(csv([a, { ...b, alamat: 'x'.repeat(70_000) }, c])),
    harapan: keduaDitolak(null, 'BARIS_TERLALU_PANJANG'),
  },
  {
    id: 'akhir-campur',
    masalah: 'akhir baris CRLF dan LF bercampur',
    isi: ([a, b, c]) => Buffer.from(`${csv([a], { akhir: '\r\n' })}${barisCsv(b)}\n${barisCsv(c)}\r\n`),
    harapan: SEMUA,
  },
  {
    id: 'cr-saja',
    masalah: 'akhir baris CR saja (Mac lama)',
    isi: (o) => Buffer.from(csv(o, { akhir: '\r' })),
    harapan: { tolak: 'Baris berkas ini diakhiri CR saja (Mac lama). Simpan ulang dengan akhir baris Windows (CRLF) atau Unix (LF).' },
  },
  {
    id: 'cr-dalam-isian',
    masalah: 'CR di dalam isian',
    isi: ([a, b, c]) => Buffer.from(csv([a, { ...b, nama: 'ORANG\rCONTOH' }, c])),
    harapan: { ...SEMUA, nama: 'ORANG CONTOH' },
  },
  {
    id: 'dua-berkas',
    masalah: 'dua berkas disambung: judul dan BOM di tengah',
    isi: ([a, b, c]) => Buffer.from(`${csv([a, b])}\ufeff${csv([c])}`),
    harapan: { terbaca: 4, diterapkan: 3, karantina: [[4, 'nip_baru', 'NIP_BUKAN_18_DIGIT']] },
  },
  {
    id: 'baris-kembar',
    masalah: 'baris yang sama dua kali',
    isi: ([a, b, c]) => Buffer.from(csv([a, b, b, c])),
    harapan: { terbaca: 4, diterapkan: 3, duplikat: 1 },
  },
  {
    id: 'nip-kembar',
    masalah: 'NIP yang sama dengan isi berbeda',
    isi: ([a, b, c]) => Buffer.from(csv([a, b, { ...b, nama: 'ORANG LAIN' }, c])),
    harapan: { terbaca: 4, diterapkan: 3, karantina: [[4, 'nip', 'NIP_GANDA_DALAM_BERKAS']] },
  },
  {
    id: 'kolom-proto',
    masalah: 'kolom bernama __proto__ dan constructor',
    isi: (o) =>
      Buffer.from(
        csv(o)
          .split('\n')
          .map((b, i) => (b === '' ? b : `${b};${i === 0 ? '__proto__;constructor' : 'x;y'}`))
          .join('\n'),
      ),
    harapan: SEMUA,
  },
];

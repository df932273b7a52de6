import { JENIS_FAKTA, type JenisFakta, macamFakta } from '../domain/mutasi/fakta-tercatat.ts';

const sel = (teks: string): string => teks.replaceAll('|', '\\|');

function baris(jenis: JenisFakta): string {
  const { judul, subjek, register, nilai, angka, acuan } = macamFakta(jenis);
  const daftar = nilai === null ? 'kode bebas' : nilai.length === 0 ? '-' : nilai.join(', ');
  const kolom = [
    jenis,
    judul,
    subjek === 'PEGAWAI' ? 'pegawai' : 'instansi',
    daftar,
    angka ? 'wajib' : '-',
    acuan ?? '-',
    register ? 'tidak demikian' : 'belum diketahui',
  ];
  return `| ${kolom.map(sel).join(' | ')} |`;
}

/** Text of docs/fakta.md: how recorded facts are uploaded, kind by kind. */
export function buatDokFakta(): string {
  return `# Fakta tercatat

Berkas ini dibuat dari domain/mutasi/fakta-tercatat.ts (\`npm run docs\`); jangan disunting dengan tangan.

Fakta yang ditanyakan aturan dan tidak ada pada data utama maupun umpan lain dicatat lewat \`POST /v1/unggahan?instansi=ID&jenis=fakta\` atau
\`node bin/simpul.mjs impor BERKAS --instansi ID --jenis fakta\`, CSV atau NDJSON, dengan kolom:

\`nip;jenis;mulai;akhir;nilai;angka;acuan;dokumen;tanggalDokumen;sumber;batal\`

- \`nip\` wajib untuk fakta tentang pegawai dan harus kosong untuk fakta tentang instansi.
- \`mulai\` wajib; \`akhir\` kosong berarti masih berlaku. \`dokumen\` (nomor), \`tanggalDokumen\`, dan \`sumber\` (penerbit) selalu wajib.
- Baris dengan subjek, jenis, mulai, dan acuan yang sama menggantikan yang lama; \`batal\` = ya mencabutnya. Baris yang tidak ada di berkas tidak pernah dihapus.
- Catatan BKN dan catatan instansi berdampingan: instansi tidak dapat mengakhiri atau mencabut catatan BKN.

Kolom "tanpa catatan" menyebut arti ketiadaan baris: register hub sendiri (seperti blokir dan temuan) berarti tidak demikian; bukti yang belum ada berarti
BELUM_DIKETAHUI, dan aturan yang menahan tetap menahan.

| Jenis | Arti | Subjek | nilai | angka | acuan | Tanpa catatan |
|---|---|---|---|---|---|---|
${(Object.keys(JENIS_FAKTA) as JenisFakta[]).map(baris).join('\n')}
`;
}

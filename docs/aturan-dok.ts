import { tanggal } from '../domain/asn/tanggal.ts';
import { type Aturan, TAHAP, type Tahap } from '../domain/mutasi/gerbang/aturan.ts';
import { KATALOG } from '../domain/mutasi/gerbang/katalog.ts';
import type { JenisUsul, Usulan } from '../domain/mutasi/usul.ts';

const JENIS: readonly JenisUsul[] = ['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN'];
const TINGKAT = { BLOCK: 'menahan', WARN: 'minta alasan', INFO: 'dicatat' } as const;
const KEYAKINAN = { TERBACA: 'terbaca', INGATAN: 'ingatan', SIMPULAN: 'simpulan' } as const;

/** The widest usul of a jenis: a move between instansi to a structural position of a region, so that every rule with a say shows it. */
const usulTerluas = (jenis: JenisUsul): Usulan => ({
  jenis,
  alasan: '',
  tmt: tanggal('2025-01-01'),
  nip: '',
  asalInstansiId: 'asal',
  tujuan: {
    instansiId: 'tujuan',
    unorId: '',
    jabatanId: '',
    jenisJabatanId: '1',
    eselonId: '41',
    jenjang: 'PENGAWAS',
    bup: 58,
    daerah: true,
    provinsiId: null,
  },
  pengaktifan: false,
});

const menyangkut = (a: Aturan, jenis: JenisUsul, tahap: Tahap): boolean =>
  a.menyangkut(usulTerluas(jenis), { tahap, hariIni: tanggal('2025-01-01'), pada: '2025-01-01T00:00:00Z', parameter: a.parameter });

const kata = (nilai: string): string => nilai.charAt(0) + nilai.slice(1).toLowerCase();
const sel = (teks: string): string => teks.replaceAll('|', '\\|');

function kolomJenis(a: Aturan): string {
  const kena = JENIS.filter((jenis) => TAHAP.some((tahap) => menyangkut(a, jenis, tahap)));
  return kena.length === JENIS.length ? 'semua' : kena.map(kata).join(', ');
}

function kolomTingkat(a: Aturan): string {
  const tahapKena = TAHAP.filter((tahap) => JENIS.some((jenis) => menyangkut(a, jenis, tahap)));
  const pada = (tahap: Tahap) => TINGKAT[a.tingkatPada?.[tahap] ?? a.tingkat];
  const ragam = [...new Set(tahapKena.map(pada))];
  const semua = tahapKena.length === TAHAP.length;
  return ragam.map((r) => (semua && ragam.length === 1 ? r : `${r} (${tahapKena.filter((t) => pada(t) === r).join(', ')})`)).join('; ');
}

function baris(a: Aturan): string {
  const parameter = Object.entries(a.parameter).map(([nama, nilai]) => `\`${nama}\` = ${nilai}`);
  const berlaku = a.berlaku.sampai === undefined ? `sejak ${a.berlaku.sejak}` : `${a.berlaku.sejak} s.d. ${a.berlaku.sampai}`;
  const dasar = `${a.dasar.peraturan}: ${a.dasar.pasal}`;
  const kolom = [a.kode, a.judul, dasar, KEYAKINAN[a.dasar.keyakinan], kolomTingkat(a), kolomJenis(a), berlaku, parameter.join('<br>') || '-'];
  return `| ${kolom.map(sel).join(' | ')} |`;
}

/** Text of docs/aturan.md: the very list the gate runs, as a table for stewards. */
export function buatDokAturan(): string {
  const menahan = KATALOG.filter((a) => a.tingkat === 'BLOCK').length;
  return `# Aturan gerbang

Berkas ini dibuat dari katalog aturan (\`npm run docs\`); jangan disunting dengan tangan.

Katalog memuat ${KATALOG.length} aturan: ${menahan} menahan usul, ${KATALOG.length - menahan} meminta alasan. Setiap aturan menjawab LOLOS, GAGAL, atau BELUM_DIKETAHUI;
fakta yang tidak ada selalu BELUM_DIKETAHUI dan diperlakukan seperti GAGAL. Angka pada kolom parameter adalah nilai bawaan; nilai bertanggal yang
berbeda dicatat pada tabel \`parameter_aturan\` dan ikut tersimpan di berita acara.

Kolom keyakinan: *terbaca* = dasar hukumnya dibaca pada sumber; *ingatan* = nomor pasal atau angkanya belum dibaca ulang;
*simpulan* = keputusan rancangan, bukan bunyi peraturan. Bila tanggal mulai suatu peraturan belum dipastikan, dipakai 1 Januari tahun peraturan itu:
aturan yang berlaku terlalu dini hanya menahan, yang terlambat akan meloloskan.

| Kode | Aturan | Dasar | Keyakinan | Tingkat | Jenis usul | Berlaku | Parameter |
|---|---|---|---|---|---|---|---|
${KATALOG.map(baris).join('\n')}
`;
}

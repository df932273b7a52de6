import { tanggal } from '../domain/asn/tanggal.ts';
import { type Aturan, TAHAP, type Tahap, type Tingkat, tingkatAturan } from '../domain/mutasi/gerbang/aturan.ts';
import { KATALOG } from '../domain/mutasi/gerbang/katalog.ts';
import { pembukaAturan } from '../domain/mutasi/gerbang/pembuka.ts';
import { JENIS_PEMBERHENTIAN, type RincianUsul } from '../domain/mutasi/rincian.ts';
import type { JenisUsul, Jenjang, Usulan } from '../domain/mutasi/usul.ts';

const JENIS: readonly JenisUsul[] = ['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN'];
const TINGKAT: Readonly<Record<Tingkat, string>> = { BLOCK: 'menahan', WARN: 'minta alasan', INFO: 'memberi tahu' };
const KEYAKINAN = { TERBACA: 'terbaca', INGATAN: 'ingatan', SIMPULAN: 'simpulan' } as const;

const TUJUAN: readonly (readonly [Jenjang, string, string | null])[] = [
  ['PELAKSANA', '4', null],
  ['PENGAWAS', '1', '41'],
  ['ADMINISTRATOR', '1', '31'],
  ['JPT_PRATAMA', '1', '22'],
  ['JPT_MADYA', '1', '12'],
  ['JABATAN_FUNGSIONAL', '2', null],
];

/** What a usul may say of itself, in one example per rule that asks. */
const RINCIAN: Readonly<Record<JenisUsul, readonly RincianUsul[]>> = {
  PENGANGKATAN: (['PLT', 'PLH'] as const).map((penugasan) => ({ penugasan, sampai: tanggal('2025-09-30') })),
  PEMINDAHAN: [],
  PEMBERHENTIAN: [...Object.keys(JENIS_PEMBERHENTIAN).map((jenisPemberhentian) => ({ jenisPemberhentian })), { alasanJabatan: 'MENGUNDURKAN_DIRI' }],
};

/** Usul of a jenis towards every kind of position of a region, within one instansi and between two: a rule that speaks of any of them shows it. */
export function ragamUsul(jenis: JenisUsul): readonly Usulan[] {
  const ke = ([jenjang, jenisJabatanId, eselonId]: (typeof TUJUAN)[number], asalInstansiId: string): Usulan => ({
    jenis,
    alasan: '',
    tmt: tanggal('2025-01-01'),
    nip: '',
    asalInstansiId,
    tujuan: { instansiId: 'tujuan', unorId: '', jabatanId: '', jenisJabatanId, eselonId, jenjang, bup: 58, daerah: true, provinsiId: null },
    pengaktifan: false,
  });
  const polos = TUJUAN.flatMap((t) => ['tujuan', 'asal'].map((asal) => ke(t, asal)));
  const struktural = TUJUAN.filter(([jenjang]) => jenjang === 'PENGAWAS' || jenjang === 'JPT_PRATAMA');
  return [...polos, ...struktural.flatMap((t) => RINCIAN[jenis].map((rincian) => ({ ...ke(t, 'tujuan'), rincian })))];
}

const konteks = (a: Aturan, tahap: Tahap) => ({ tahap, hariIni: tanggal('2025-01-01'), pada: '2025-01-01T00:00:00Z', parameter: a.parameter });
/** Usul of a jenis that the rule speaks of at a stage. */
const disangkut = (a: Aturan, jenis: JenisUsul, tahap: Tahap): readonly Usulan[] => ragamUsul(jenis).filter((u) => a.menyangkut(u, konteks(a, tahap)));
const menyangkut = (a: Aturan, jenis: JenisUsul, tahap: Tahap): boolean => disangkut(a, jenis, tahap).length > 0;

const kata = (nilai: string): string => nilai.charAt(0) + nilai.slice(1).toLowerCase();
const sel = (teks: string): string => teks.replaceAll('|', '\\|');

function kolomJenis(a: Aturan): string {
  const kena = JENIS.filter((jenis) => TAHAP.some((tahap) => menyangkut(a, jenis, tahap)));
  return kena.length === JENIS.length ? 'semua' : kena.map(kata).join(', ');
}

function kolomTingkat(a: Aturan): string {
  const tahapKena = TAHAP.filter((tahap) => JENIS.some((jenis) => menyangkut(a, jenis, tahap)));
  const pada = (tahap: Tahap): string => {
    const ragam = JENIS.flatMap((jenis) => disangkut(a, jenis, tahap)).map((u) => TINGKAT[tingkatAturan(a, u, tahap)]);
    return [...new Set(ragam)].sort().join(' atau ');
  };
  const ragam = [...new Set(tahapKena.map(pada))];
  const semua = tahapKena.length === TAHAP.length;
  return ragam.map((r) => (semua && ragam.length === 1 ? r : `${r} (${tahapKena.filter((t) => pada(t) === r).join(', ')})`)).join('; ');
}

/** Who lifts a BLOCK; a rule that never blocks only asks the proposer for a reason, or nothing. */
function kolomPembuka(a: Aturan): string {
  if (!kolomTingkat(a).includes(TINGKAT.BLOCK)) return a.tingkat === 'WARN' ? 'alasan pengusul' : '-';
  const pembuka = pembukaAturan(a.kode);
  return pembuka.cara === 'DATA' ? 'hanya data' : `${pembuka.peran.join(', ')}: ${pembuka.dokumen}`;
}

function baris(a: Aturan): string {
  const parameter = Object.entries(a.parameter).map(([nama, nilai]) => `\`${nama}\` = ${nilai}`);
  const berlaku = a.berlaku.sampai === undefined ? `sejak ${a.berlaku.sejak}` : `${a.berlaku.sejak} s.d. ${a.berlaku.sampai}`;
  const dasar = `${a.dasar.peraturan}: ${a.dasar.pasal}`;
  const kolom = [a.kode, a.judul, dasar, KEYAKINAN[a.dasar.keyakinan], kolomTingkat(a), kolomJenis(a), berlaku, parameter.join('<br>') || '-', kolomPembuka(a)];
  return `| ${kolom.map(sel).join(' | ')} |`;
}

/** Text of docs/aturan.md: the very list the gate runs, as a table for stewards. */
export function buatDokAturan(): string {
  const banyak = (tingkat: Tingkat): number => KATALOG.filter((a) => a.tingkat === tingkat).length;
  return `# Aturan gerbang

Berkas ini dibuat dari katalog aturan (\`npm run docs\`); jangan disunting dengan tangan.

Katalog memuat ${KATALOG.length} aturan: ${banyak('BLOCK')} menahan usul, ${banyak('WARN')} meminta alasan, ${banyak('INFO')} memberi tahu. Setiap aturan menjawab LOLOS, GAGAL,
BELUM_DIKETAHUI, atau TIDAK_BERLAKU; fakta yang tidak ada selalu BELUM_DIKETAHUI dan diperlakukan seperti GAGAL. TIDAK_BERLAKU berarti fakta menunjukkan
bahwa aturan itu tidak menyangkut pegawai atau jabatannya. Angka pada kolom parameter adalah nilai bawaan; nilai bertanggal yang
berbeda dicatat pada tabel \`parameter_aturan\` dan ikut tersimpan di berita acara.

Kolom keyakinan: *terbaca* = dasar hukumnya dibaca pada sumber; *ingatan* = nomor pasal atau angkanya belum dibaca ulang;
*simpulan* = keputusan rancangan, bukan bunyi peraturan. Bila tanggal mulai suatu peraturan belum dipastikan, dipakai 1 Januari tahun peraturan itu:
aturan yang berlaku terlalu dini hanya menahan, yang terlambat akan meloloskan.

Kolom terakhir menyebut siapa yang dapat membuka aturan yang menahan, dan dengan surat apa (\`kecualikanAturan\`, atau surat yang dibaca aturan itu sendiri).
"hanya data" berarti tidak seorang pun: baru lolos bila data atau dokumennya memenuhi norma. WARN dibuka alasan pengusul.

| Kode | Aturan | Dasar | Keyakinan | Tingkat | Jenis usul | Berlaku | Parameter | Dibuka oleh |
|---|---|---|---|---|---|---|---|---|
${KATALOG.map(baris).join('\n')}
`;
}

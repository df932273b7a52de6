import { namaHari, saatWib, tanggalPanjang, tanggalWib } from '../../../domain/asn/kata-tanggal.ts';
import type { IsiTandaBeritaAcara } from '../../../domain/mutasi/verifikasi-berita-acara.ts';
import { type DokumenBertanda, tulisDokumen } from '../../../domain/mutasi/verifikasi-pertek.ts';
import type { Blok, Naskah } from '../../../platform/naskah/naskah.ts';
import type { IsiBeritaAcara, PegawaiBeritaAcara } from '../berita-acara.ts';
import { KATA_HASIL, KATA_JENIS, KATA_PUTUSAN, KATA_TAHAP } from './kata.ts';
import { semuaUraian, tabelParameter, tabelRingkas, tabelSatu } from './tabel-aturan.ts';
import { tabelDokumen, tabelSumberBanyak, tabelSumberSatu } from './tabel-masukan.ts';
import { jabatanAsal, jabatanTujuan, namaPegawai, tabelPegawai } from './tabel-pegawai.ts';

/** Signed minutes with what they were signed over. Nothing else goes into the printed form. */
export interface BahanNaskah {
  readonly isi: IsiBeritaAcara;
  readonly tanda: IsiTandaBeritaAcara;
  readonly dokumen: DokumenBertanda;
  readonly kid: string;
}

/** Place of one person in the minutes, counted from 1, whose extract it is; null = the whole. */
export type Petikan = number | null;

export const alamatVerifikasi = ({ alamat, kode }: IsiTandaBeritaAcara): string => `${alamat}/v1/verifikasi/${kode}`;
export const nomorBeritaAcara = ({ usul, beritaAcara }: IsiTandaBeritaAcara): string => `BA/${usul.nomor}/${beritaAcara}`;
/** As it stands in the properties of the file, for whoever checks it. */
export const kataKunci = ({ kode }: IsiTandaBeritaAcara, petikan: Petikan): string => (petikan === null ? kode : `${kode} petikan ${petikan}`);

function identitas({ isi, tanda }: BahanNaskah): readonly (readonly [string, string])[] {
  const [pertama] = isi.pegawai;
  const nama = new Map(tanda.instansi.map((i) => [i.id, i.nama]));
  const sebut = (ids: readonly string[]): string => [...new Set(ids)].map((id) => nama.get(id) ?? id).join(', ');
  return [
    ['Nomor usul', tanda.usul.nomor],
    ['Jenis mutasi', KATA_JENIS[tanda.usul.jenis]],
    ['Instansi pengusul', tanda.usul.instansi.nama],
    ['Instansi asal', sebut(isi.pegawai.map((p) => p.usulan.asalInstansiId))],
    ['Instansi tujuan', sebut(isi.pegawai.map((p) => p.usulan.tujuan.instansiId))],
    ['Terhitung mulai tanggal', tanggalPanjang(tanda.usul.tmt)],
    ['Alasan usul', pertama?.usulan.alasan ?? '-'],
    ['Tahap yang diperiksa', KATA_TAHAP[isi.tahap]],
  ];
}

const orang = (p: PegawaiBeritaAcara): readonly (readonly [string, string])[] => [
  ['Nama', namaPegawai(p)],
  ['NIP', p.usulan.nip],
  ['Jabatan sekarang', jabatanAsal(p)],
  ['Jabatan tujuan', jabatanTujuan(p)],
];

function putusan({ isi, tanda }: BahanNaskah, hasil: keyof typeof KATA_HASIL): readonly Blok[] {
  const { judul, teks } = KATA_HASIL[hasil];
  const n = tanda.banyakPutusan;
  const jumlah = (['LOLOS', 'TIDAK_BERLAKU', 'GAGAL', 'BELUM_DIKETAHUI'] as const).map((h) => `${KATA_PUTUSAN[h].toLowerCase()} ${n[h]}`).join(', ');
  const semua = n.LOLOS + n.TIDAK_BERLAKU + n.GAGAL + n.BELUM_DIKETAHUI;
  const akui = isi.akui.length === 0 ? [] : [`Peringatan yang diakui pengusul: ${isi.akui.join(', ')}.`];
  const penghalang = isi.penghalang.length === 0 ? [] : [`Penghalang yang dilihat basis data di luar daftar aturan: ${isi.penghalang.join(', ')}.`];
  return [
    { jenis: 'PUTUSAN', judul: `PUTUSAN: ${judul}`, teks },
    {
      jenis: 'PARAGRAF',
      teks: [
        `Pada usul ini dijatuhkan ${semua} putusan atas ${Object.keys(isi.aturan).length} aturan bagi ${tanda.banyakPegawai} pegawai: ${jumlah}.`,
        ...akui,
        ...penghalang,
      ].join(' '),
    },
  ];
}

function isiSatu({ isi }: BahanNaskah, ke: number): readonly Blok[] {
  const p = isi.pegawai[ke];
  const u = semuaUraian(isi)[ke];
  if (p === undefined || u === undefined) throw new RangeError('pegawai tidak ada pada berita acara');
  const sendiri = { ...isi, pegawai: [p] };
  const gugur = u.butir.filter((b) => b.hasil === 'GAGAL' || b.hasil === 'BELUM_DIKETAHUI');
  return [
    ...(gugur.length === 0 ? [] : [{ jenis: 'JUDUL', teks: 'Sebab putusan' } as const, tabelSatu(isi, gugur)]),
    { jenis: 'JUDUL', teks: 'A. Pegawai yang diusulkan' },
    { jenis: 'PASANGAN', isi: orang(p) },
    { jenis: 'JUDUL', teks: 'B. Putusan setiap aturan' },
    tabelSatu(isi, u.butir),
    { jenis: 'JUDUL', teks: 'C. Masukan yang dinilai' },
    tabelSumberSatu(p, u),
    tabelDokumen(sendiri),
  ];
}

const isiBanyak = ({ isi }: BahanNaskah): readonly Blok[] => [
  { jenis: 'JUDUL', teks: 'A. Pegawai yang diusulkan' },
  {
    jenis: 'PARAGRAF',
    teks: `Usul ini memuat ${isi.pegawai.length} pegawai. Nama, NIP, jabatan tujuan, putusan, dan sebab setiap orang ada pada Lampiran I; asal data setiap orang pada Lampiran II.`,
  },
  { jenis: 'JUDUL', teks: 'B. Putusan setiap aturan, banyak pegawai' },
  tabelRingkas(isi),
  { jenis: 'JUDUL', teks: 'C. Dokumen yang dinilai' },
  tabelDokumen(isi),
];

function lampiranPegawai({ isi }: BahanNaskah): readonly Blok[] {
  const uraian = semuaUraian(isi);
  return [
    { jenis: 'HALAMAN_BARU' },
    { jenis: 'JUDUL', teks: 'Lampiran I. Daftar pegawai dan putusannya' },
    tabelPegawai(isi, uraian),
    { jenis: 'HALAMAN_BARU' },
    { jenis: 'JUDUL', teks: 'Lampiran II. Asal data setiap pegawai, menurut nomor pada Lampiran I' },
    tabelSumberBanyak(isi, uraian),
  ];
}

function pengesahan({ tanda, kid, dokumen }: BahanNaskah): readonly Blok[] {
  return [
    { jenis: 'JUDUL', teks: 'E. Pengesahan', ruang: 260 },
    {
      jenis: 'PARAGRAF',
      teks: `Berita acara ini disusun dan ditandatangani secara elektronik oleh SIMPUL pada ${saatWib(tanda.ditandatanganiPada)}. Pemeriksaan ini tidak menggantikan kewenangan pejabat yang memutuskan; ia mencatat apa yang diketahui pada saat pemeriksaan, menurut aturan dan data di atas.`,
    },
    {
      jenis: 'PENGESAHAN',
      qr: alamatVerifikasi(tanda),
      kiri: [
        `Kode verifikasi: ${tanda.kode}`,
        'Periksa keasliannya dengan memindai kode di samping, atau pada:',
        alamatVerifikasi(tanda),
        `Sidik berita acara (sha256): ${tanda.sidik}`,
        `Versi seluruh aturan (sha256): ${tanda.versiAturan}`,
      ],
      kanan: [
        '..............................., ...........................',
        'Mengetahui,',
        'Pejabat yang berwenang',
        '',
        '',
        '',
        '',
        '',
        '..............................................................',
        'NIP',
      ],
    },
    { jenis: 'PARAGRAF', teks: `Tanda tangan digital (JWS terpisah, ES256, kunci ${kid}): ${dokumen.jws}` },
  ];
}

/** The printed form: a function of the stored minutes and their signed text. Whoever gets an extract sees one person and no other. */
export function susunNaskah(bahan: BahanNaskah, petikan: Petikan): Naskah {
  const { isi, tanda, dokumen } = bahan;
  const satu = petikan ?? (isi.pegawai.length === 1 ? 1 : null);
  const hari = tanggalWib(isi.pada);
  const hasil = petikan === null ? tanda.hasil : (isi.pegawai[petikan - 1]?.hasil ?? 'DITAHAN');
  return {
    kop: ['SISTEM PENGHUBUNG DATA ASN (SIMPUL)', 'Pemeriksaan usul mutasi terhadap norma, standar, prosedur, dan kriteria manajemen ASN'],
    judul: petikan === null ? 'BERITA ACARA PEMERIKSAAN NSPK' : 'PETIKAN BERITA ACARA PEMERIKSAAN NSPK',
    nomor: `Nomor: ${nomorBeritaAcara(tanda)}`,
    subjek: `Pemeriksaan NSPK atas ${tanda.usul.nomor}`,
    kataKunci: kataKunci(tanda, petikan),
    pada: isi.pada,
    kaki: `${nomorBeritaAcara(tanda)}   Kode verifikasi ${tanda.kode}`,
    lampiran: { nama: `berita-acara-${tanda.kode}.json`, isi: tulisDokumen(dokumen), uraian: 'Isi yang ditandatangani dengan tanda tangannya' },
    blok: [
      {
        jenis: 'PARAGRAF',
        teks: `Pada hari ${namaHari(hari)}, tanggal ${saatWib(isi.pada)}, SIMPUL memeriksa usul berikut menurut aturan yang berlaku pada hari itu dan data SIASN serta SIMPEG yang tersedia pada saat itu.`,
      },
      { jenis: 'PASANGAN', isi: identitas(bahan) },
      ...putusan(bahan, hasil),
      ...(satu === null ? isiBanyak(bahan) : isiSatu(bahan, satu - 1)),
      { jenis: 'JUDUL', teks: 'D. Versi aturan dan parameter' },
      tabelParameter(isi),
      ...pengesahan(bahan),
      ...(satu === null ? lampiranPegawai(bahan) : []),
    ],
  };
}

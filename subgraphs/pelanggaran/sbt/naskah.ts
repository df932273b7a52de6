import { createHash } from 'node:crypto';
import { tanggalPanjang } from '../../../domain/asn/kata-tanggal.ts';
import { tulisDokumen } from '../../../domain/mutasi/verifikasi-pertek.ts';
import { type IsiSuratSbt, RUPA_SURAT } from '../../../domain/pelanggaran/sbt/surat.ts';
import type { Blok, Naskah } from '../../../platform/naskah/naskah.ts';

/** A letter as it was signed. Nothing else goes into the printed form. */
export interface SuratBertanda {
  /** Canonical JSON of an IsiSuratSbt. */
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  /** By which anybody checks it. */
  readonly kode: string;
}

/** Whether the signed text names a person. It cannot be covered without breaking the signature. */
export const menyebutTerlapor = ({ isi }: Pick<SuratBertanda, 'isi'>): boolean => (JSON.parse(isi) as IsiSuratSbt).pegawai !== null;

const KATEGORI: Readonly<Record<string, string>> = {
  MUTASI_LIAR: 'Mutasi tanpa usul yang sah',
  NETRALITAS_KODE_ETIK: 'Pelanggaran netralitas (kode etik)',
  NETRALITAS_DISIPLIN: 'Pelanggaran netralitas (disiplin)',
  NSPK: 'Pelanggaran norma, standar, prosedur, dan kriteria manajemen ASN',
  DISIPLIN_UMUM: 'Pelanggaran disiplin',
};

const perkara = ({ temuan, pegawai }: IsiSuratSbt): readonly (readonly [string, string])[] => [
  ['Nomor temuan', temuan.nomor],
  ['Kategori', KATEGORI[temuan.kategori] ?? temuan.kategori],
  ['Instansi', temuan.instansi],
  ...(pegawai === null
    ? ([['Terhadap', 'Instansi dan Pejabat Pembina Kepegawaian']] as const)
    : ([
        ['Nama', pegawai.nama ?? 'tidak tercatat pada instansi ini'],
        ['NIP', pegawai.nip],
      ] as const)),
  ['Uraian', temuan.uraian],
];

const sebelumnya = ({ sebelumnya: surat }: IsiSuratSbt): readonly Blok[] =>
  surat.length === 0
    ? []
    : [
        { jenis: 'JUDUL', teks: 'Surat sebelumnya' },
        {
          jenis: 'TABEL',
          kolom: [
            { judul: 'Surat', lebar: 3 },
            { judul: 'Nomor', lebar: 3 },
            { judul: 'Tanggal', lebar: 2 },
            { judul: 'Tenggat', lebar: 2 },
          ],
          baris: surat.map((s) => [RUPA_SURAT[s.jenis].judul, s.nomor, tanggalPanjang(s.tanggal), s.tenggat === null ? '-' : tanggalPanjang(s.tenggat)]),
        },
      ];

function hakJawab({ tanggapan, pertimbangan }: IsiSuratSbt): readonly Blok[] {
  const isi =
    tanggapan.length === 0
      ? 'Tidak ada tanggapan sampai surat ini ditetapkan.'
      : `Tanggapan diterima dari ${tanggapan.map((g) => `${g.pihak === 'PPK' ? 'Pejabat Pembina Kepegawaian' : 'terlapor'} pada ${tanggalPanjang(g.tanggal)}`).join('; ')}.`;
  return [
    { jenis: 'JUDUL', teks: 'Hak jawab' },
    { jenis: 'PARAGRAF', teks: isi },
    ...(pertimbangan === null ? [] : [{ jenis: 'PARAGRAF', teks: `Pertimbangan: ${pertimbangan}` } as const]),
  ];
}

/** Where a letter is checked. One of before its public check names no address of the hub: its code is typed in there. */
const pemeriksaan = ({ alamat, nomor }: IsiSuratSbt, kode: string, sidik: string): { readonly qr: string; readonly kata: readonly string[] } =>
  alamat === undefined
    ? { qr: `${nomor} sha256:${sidik}`, kata: [] }
    : { qr: `${alamat}/v1/verifikasi/${kode}`, kata: ['Periksa keasliannya dengan memindai kode di samping, atau pada:', `${alamat}/v1/verifikasi/${kode}`] };

/** The printed form: a function of the signed text alone, the same bytes every time. */
export function susunSurat({ isi, jws, kid, kode }: SuratBertanda): Naskah {
  const surat = JSON.parse(isi) as IsiSuratSbt;
  const rupa = RUPA_SURAT[surat.jenis];
  const sidik = createHash('sha256').update(isi).digest('hex');
  const periksa = pemeriksaan(surat, kode, sidik);
  return {
    kop: ['SISTEM PENGHUBUNG DATA ASN (SIMPUL)', 'Sistem Berbagi Terintegrasi: pengawasan dan pengendalian manajemen ASN'],
    judul: rupa.judul,
    nomor: `Nomor: ${surat.nomor}`,
    subjek: rupa.perihal,
    kataKunci: kode,
    pada: `${surat.tanggal}T00:00:00.000Z`,
    kaki: surat.nomor,
    lampiran: { nama: 'surat.json', isi: tulisDokumen({ isi, jws }), uraian: 'Isi yang ditandatangani dengan tanda tangannya' },
    blok: [
      {
        jenis: 'PASANGAN',
        isi: [
          ['Tanggal', tanggalPanjang(surat.tanggal)],
          ['Kepada', surat.kepada],
          ['Perihal', rupa.perihal],
        ],
      },
      { jenis: 'PARAGRAF', teks: rupa.isi },
      { jenis: 'PASANGAN', isi: perkara(surat) },
      ...(surat.keterangan === null ? [] : [{ jenis: 'PARAGRAF', teks: surat.keterangan } as const]),
      ...(surat.tenggat === null
        ? [{ jenis: 'PARAGRAF', teks: rupa.akibat } as const]
        : [{ jenis: 'PUTUSAN', judul: `TENGGAT: ${tanggalPanjang(surat.tenggat)}`, teks: rupa.akibat } as const]),
      ...hakJawab(surat),
      ...sebelumnya(surat),
      { jenis: 'JUDUL', teks: 'Pengesahan', ruang: 180 },
      {
        jenis: 'PENGESAHAN',
        qr: periksa.qr,
        kiri: [
          'Ditandatangani secara elektronik oleh hub.',
          `Kode verifikasi: ${kode}`,
          ...periksa.kata,
          `Sidik isi (sha256): ${sidik}`,
          ...surat.tembusan.map((t) => `Tembusan: ${t}`),
        ],
        kanan: ['Ditetapkan oleh', surat.penetap],
      },
      { jenis: 'PARAGRAF', teks: `Tanda tangan digital (JWS terpisah, ES256, kunci ${kid}): ${jws}` },
    ],
  };
}

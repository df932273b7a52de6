import { namaHari, tanggalPanjang } from '../../../domain/asn/kata-tanggal.ts';
import { jsonBaku } from '../../../domain/json-baku.ts';
import { upayaUntuk } from '../../../domain/pelanggaran/idis/upaya.ts';
import { namaJenisHukuman } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import type { Blok, Naskah } from '../../../platform/naskah/naskah.ts';

export const JENIS_SURAT = ['panggilan', 'bap', 'keputusan'] as const;
export type JenisSurat = (typeof JENIS_SURAT)[number];

/** Whose letter it is, and the newest paper of its kind. */
export interface BahanSurat<I> {
  readonly kasus: string;
  readonly instansi: string;
  readonly nama: string | null;
  readonly nip: string;
  readonly jabatan: string | null;
  readonly uraian: string;
  readonly pasal: string | null;
  /** ISO instant at which the paper was recorded. */
  readonly pada: string;
  readonly isi: I;
}

export interface IsiPanggilan {
  readonly ke: number;
  readonly nomor: string;
  readonly suratTanggal: string;
  readonly periksaTanggal: string;
}

export interface IsiBap {
  readonly tanggal: string;
  readonly cara: string;
  readonly ditandatangani: boolean;
  readonly alasanMenolak: string | null;
  readonly isi: string;
}

export interface IsiKeputusan {
  readonly jenisHukumanId: string;
  readonly tingkat: string;
  readonly skNomor: string;
  readonly skTanggal: string;
  readonly penetap: string;
  readonly statusPenetap: string;
  readonly pertekNomor: string | null;
  readonly pertimbangan: string;
}

const DASAR = 'Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil; Peraturan BKN Nomor 6 Tahun 2022.';
const TINGKAT: Readonly<Record<string, string>> = { R: 'ringan', S: 'sedang', B: 'berat' };
const PENETAP: Readonly<Record<string, string>> = {
  PRESIDEN: 'Presiden',
  PPK: 'Pejabat Pembina Kepegawaian',
  PEJABAT: 'Pejabat yang berwenang menghukum',
  BPASN: 'Badan Pertimbangan Aparatur Sipil Negara',
};
const CARA: Readonly<Record<string, string>> = { TATAP_MUKA: 'tatap muka', VIRTUAL: 'virtual' };

const orang = (b: BahanSurat<unknown>): Blok => ({
  jenis: 'PASANGAN',
  isi: [
    ['Nama', b.nama ?? 'tidak tercatat'],
    ['NIP', b.nip],
    ['Jabatan', b.jabatan ?? 'tidak tercatat'],
  ],
});
const alinea = (teks: string): Blok => ({ jenis: 'PARAGRAF', teks });
const judul = (teks: string): Blok => ({ jenis: 'JUDUL', teks });
/** Room for a hand: what the hub prints is no signature. */
const tandaTangan = (...nama: readonly string[]): readonly Blok[] =>
  nama.map((n): Blok => ({ jenis: 'PASANGAN', isi: [[n, '\n\n\n........................................................']] }));

interface Rupa {
  readonly judul: string;
  readonly nomor: string;
  readonly blok: readonly Blok[];
}

function panggilan({ isi, ...b }: BahanSurat<IsiPanggilan>): Rupa {
  return {
    judul: `SURAT PANGGILAN ${isi.ke === 1 ? 'I' : 'II'}`,
    nomor: `Nomor: ${isi.nomor}`,
    blok: [
      alinea('Dengan ini diminta kehadiran Saudara:'),
      orang({ isi, ...b }),
      alinea(`pada hari ${namaHari(isi.periksaTanggal)}, ${tanggalPanjang(isi.periksaTanggal)}, untuk diperiksa mengenai dugaan pelanggaran disiplin berikut.`),
      judul('Dugaan pelanggaran'),
      alinea(`${b.uraian}${b.pasal === null ? '' : ` (${b.pasal})`}`),
      alinea(
        isi.ke === 1
          ? 'Bila Saudara tidak hadir, dilakukan pemanggilan kedua.'
          : 'Bila Saudara tidak hadir pada panggilan kedua ini, hukuman disiplin dijatuhkan berdasarkan alat bukti dan keterangan yang ada tanpa pemeriksaan.',
      ),
      alinea(`Tanggal surat: ${tanggalPanjang(isi.suratTanggal)}.`),
      ...tandaTangan('Atasan langsung'),
    ],
  };
}

function bap({ isi, ...b }: BahanSurat<IsiBap>): Rupa {
  return {
    judul: 'BERITA ACARA PEMERIKSAAN',
    nomor: 'RAHASIA',
    blok: [
      alinea(`Pada hari ${namaHari(isi.tanggal)}, ${tanggalPanjang(isi.tanggal)}, secara tertutup dan ${CARA[isi.cara] ?? isi.cara}, telah diperiksa:`),
      orang({ isi, ...b }),
      judul('Dugaan pelanggaran'),
      alinea(`${b.uraian}${b.pasal === null ? '' : ` (${b.pasal})`}`),
      judul('Keterangan'),
      alinea(isi.isi),
      alinea(
        isi.ditandatangani
          ? 'Terperiksa menandatangani berita acara ini.'
          : `Terperiksa menolak menandatangani berita acara ini dengan alasan: ${isi.alasanMenolak}.`,
      ),
      ...tandaTangan('Pemeriksa', ...(isi.ditandatangani ? ['Terperiksa'] : [])),
    ],
  };
}

function keputusan({ isi, ...b }: BahanSurat<IsiKeputusan>): Rupa {
  const upaya = upayaUntuk(isi.jenisHukumanId) === 'BANDING' ? 'banding administratif kepada Badan Pertimbangan Aparatur Sipil Negara' : 'keberatan';
  const akhir =
    isi.penetap === 'BPASN' ? [] : [alinea(`Terhadap keputusan ini dapat diajukan ${upaya} dalam tenggang waktu menurut peraturan perundang-undangan.`)];
  return {
    judul: 'KEPUTUSAN HUKUMAN DISIPLIN',
    nomor: `Nomor: ${isi.skNomor}`,
    blok: [
      judul('Menimbang'),
      alinea(isi.pertimbangan),
      judul('Mengingat'),
      alinea(
        `${DASAR}${b.pasal === null ? '' : ` Ketentuan yang dilanggar: ${b.pasal}.`}${isi.pertekNomor === null ? '' : ` Pertimbangan teknis BKN: ${isi.pertekNomor}.`}`,
      ),
      {
        jenis: 'PUTUSAN',
        judul: 'MEMUTUSKAN',
        teks: `Menjatuhkan hukuman disiplin tingkat ${TINGKAT[isi.tingkat] ?? isi.tingkat} berupa ${namaJenisHukuman(isi.jenisHukumanId) ?? isi.jenisHukumanId} kepada:`,
      },
      orang({ isi, ...b }),
      alinea('Keputusan ini berlaku pada hari kerja kelima belas terhitung sejak diterima, kecuali diajukan banding administratif.'),
      ...akhir,
      alinea(
        `Ditetapkan pada ${tanggalPanjang(isi.skTanggal)} oleh ${PENETAP[isi.penetap] ?? isi.penetap}${isi.statusPenetap === 'DEFINITIF' ? '' : ` (${isi.statusPenetap})`}.`,
      ),
      ...tandaTangan('Pejabat yang berwenang menghukum'),
    ],
  };
}

/** The printed form of a paper: a function of what was recorded. It is signed by hand, and says so. */
export function susunSurat(jenis: JenisSurat, b: BahanSurat<IsiPanggilan | IsiBap | IsiKeputusan>): Naskah {
  const rupa =
    jenis === 'panggilan'
      ? panggilan(b as BahanSurat<IsiPanggilan>)
      : jenis === 'bap'
        ? bap(b as BahanSurat<IsiBap>)
        : keputusan(b as BahanSurat<IsiKeputusan>);
  return {
    kop: [b.instansi.toUpperCase()],
    ...rupa,
    subjek: `Kasus disiplin ${b.kasus}`,
    kataKunci: `kasus ${b.kasus} ${jenis}`,
    pada: b.pada,
    kaki: `Disusun SIMPUL dari catatan kasus ${b.kasus}; sah setelah ditandatangani pejabatnya`,
    lampiran: { nama: `kasus-${b.kasus}-${jenis}.json`, isi: `${jsonBaku(b)}\n`, uraian: 'Catatan yang menjadi isi surat ini' },
  };
}

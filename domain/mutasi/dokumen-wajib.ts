import type { JenisDokumen } from './dokumen.ts';
import { angkatAtauPindah, antarInstansi, berhenti, keJf, keJpt, penugasan, pindahInternal } from './gerbang/aturan/menyangkut.ts';
import { type Usulan, wajibTandaTanganLangsung } from './usul.ts';

interface SyaratDokumen {
  /** Rule that asks for it. */
  readonly aturan: string;
  readonly jenis: JenisDokumen;
  readonly bila: (usulan: Usulan) => boolean;
}

const pengangkatanKe =
  (...jenjang: readonly string[]) =>
  (u: Usulan): boolean =>
    u.jenis === 'PENGANGKATAN' && !penugasan(u) && jenjang.includes(u.tujuan.jenjang);
const adminPengawas = pengangkatanKe('ADMINISTRATOR', 'PENGAWAS');

/** Which usul needs which document, by kind, route and level. Source: Peraturan BKN 5/2019; PP 11/2017 Pasal 107, 191 and 192. */
export const SYARAT_DOKUMEN: readonly SyaratDokumen[] = [
  { aturan: 'B03', jenis: 'PERNYATAAN_HUKDIS_PERADILAN', bila: antarInstansi },
  { aturan: 'B04', jenis: 'PERNYATAAN_HUKDIS_PERADILAN', bila: (u) => antarInstansi(u) || (u.jenis === 'PENGANGKATAN' && keJpt(u)) },
  { aturan: 'B06', jenis: 'BEBAS_TEMUAN', bila: antarInstansi },
  { aturan: 'B07', jenis: 'TANDA_TERIMA_LHKPN', bila: keJpt },
  { aturan: 'C01', jenis: 'KEPUTUSAN_PRESIDEN', bila: (u) => angkatAtauPindah(u) && !penugasan(u) && wajibTandaTanganLangsung(u.tujuan.jenjang) },
  { aturan: 'C13', jenis: 'BA_TPK', bila: (u) => (pindahInternal(u) && !keJpt(u)) || adminPengawas(u) },
  { aturan: 'D14', jenis: 'HASIL_UJI_KOMPETENSI', bila: keJpt },
  { aturan: 'D15', jenis: 'SERTIFIKAT_PELATIHAN', bila: (u) => adminPengawas(u) || (u.jenis === 'PENGANGKATAN' && keJpt(u)) },
  { aturan: 'D29', jenis: 'HASIL_UJI_KOMPETENSI', bila: keJf },
  { aturan: 'D29', jenis: 'REKOMENDASI_PEMBINA_JF', bila: keJf },
  { aturan: 'E01', jenis: 'USUL_PPK_PENERIMA', bila: antarInstansi },
  { aturan: 'E02', jenis: 'PERSETUJUAN_PPK_ASAL', bila: antarInstansi },
  { aturan: 'E03', jenis: 'ANJAB_ABK', bila: antarInstansi },
  { aturan: 'E08', jenis: 'PERNYATAAN_TUGAS_BELAJAR', bila: antarInstansi },
  { aturan: 'F07', jenis: 'SK_HUKUMAN_DISIPLIN', bila: berhenti('7') },
  { aturan: 'F11', jenis: 'AKTA_KEMATIAN', bila: berhenti('2', '6') },
  { aturan: 'F14', jenis: 'SURAT_PENGUJI_KESEHATAN', bila: berhenti('4', '5') },
  { aturan: 'F19', jenis: 'SURAT_PERINTAH_PLT', bila: (u) => u.jenis === 'PEMBERHENTIAN' && u.tujuan.jenisJabatanId === '1' },
];

/** Kinds of document a usul of this person needs, each once, in the order of the table. */
export const dokumenWajib = (usulan: Usulan): readonly JenisDokumen[] => [
  ...new Set(SYARAT_DOKUMEN.filter(({ bila }) => bila(usulan)).map(({ jenis }) => jenis)),
];

/** Whom a rule about documents speaks of, from the same table. */
export const wajibMenurut =
  (aturan: string) =>
  (usulan: Usulan): boolean =>
    SYARAT_DOKUMEN.some((s) => s.aturan === aturan && s.bila(usulan));

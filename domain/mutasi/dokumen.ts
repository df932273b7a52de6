/** One kind of document of a usul. */
interface MacamDokumen {
  readonly judul: string;
  /** Id of SIASN's document list; null = SIASN has none that we have seen. */
  readonly siasn: string | null;
  /** Speaks of one person: in a usul of several it must name whom. */
  readonly perOrang: boolean;
}

const umum = (judul: string, siasn: string | null = null): MacamDokumen => ({ judul, siasn, perOrang: false });
const perOrang = (judul: string, siasn: string | null = null): MacamDokumen => ({ judul, siasn, perOrang: true });

/** Every kind that may be attached. Source: Peraturan BKN 5/2019 for moves between instansi, PP 11/2017 for the others; SIASN ids as seen in its client. */
export const JENIS_DOKUMEN = {
  SURAT_USUL: umum('Surat usul'),
  USUL_PPK_PENERIMA: umum('Surat usul PPK penerima yang menyebut jabatan'),
  PERSETUJUAN_PPK_ASAL: umum('Surat persetujuan PPK asal yang menyebut jabatan'),
  ANJAB_ABK: umum('Analisis jabatan dan analisis beban kerja'),
  PERMOHONAN_SENDIRI: perOrang('Surat permohonan pegawai'),
  PERNYATAAN_HUKDIS_PERADILAN: perOrang('Pernyataan tidak sedang menjalani proses atau hukuman disiplin maupun proses peradilan'),
  PERNYATAAN_TUGAS_BELAJAR: perOrang('Pernyataan tidak sedang tugas belajar atau ikatan dinas'),
  BEBAS_TEMUAN: perOrang('Surat keterangan bebas temuan Inspektorat'),
  SK_PANGKAT_TERAKHIR: perOrang('SK pangkat terakhir'),
  SK_JABATAN_TERAKHIR: perOrang('SK jabatan terakhir', '872'),
  BA_TPK: umum('Berita acara tim penilai kinerja PNS'),
  LAPORAN_PANSEL: umum('Laporan panitia seleksi terbuka'),
  PERSETUJUAN_TALENTA: umum('Persetujuan pengisian melalui manajemen talenta'),
  HASIL_UJI_KOMPETENSI: perOrang('Hasil uji kompetensi'),
  TANDA_TERIMA_LHKPN: perOrang('Tanda terima LHKPN'),
  SERTIFIKAT_PELATIHAN: perOrang('Sertifikat pelatihan kepemimpinan', '874'),
  REKOMENDASI_PEMBINA_JF: perOrang('Rekomendasi instansi pembina jabatan fungsional'),
  KEPUTUSAN_PRESIDEN: umum('Keputusan Presiden'),
  PERSETUJUAN_PRESIDEN: umum('Persetujuan Presiden atas pengecualian'),
  EVALUASI_JPT: perOrang('Evaluasi pejabat pimpinan tinggi'),
  PERPANJANGAN_JPT: perOrang('Persetujuan perpanjangan masa jabatan pimpinan tinggi'),
  EVALUASI_KINERJA: perOrang('Dokumen evaluasi kinerja', '890'),
  PENATAAN_ORGANISASI: umum('Peraturan penataan organisasi'),
  SK_HUKUMAN_DISIPLIN: perOrang('SK hukuman disiplin', '882'),
  BUKTI_PARPOL: perOrang('Bukti keanggotaan atau pencalonan dari partai politik'),
  AKTA_KEMATIAN: perOrang('Akta kematian'),
  SURAT_PENGUJI_KESEHATAN: perOrang('Surat keterangan tim penguji kesehatan'),
  SURAT_PERINTAH_PLT: umum('Surat perintah pelaksana tugas'),
  UNDANGAN_PELANTIKAN: umum('Undangan pelantikan'),
  SURAT_PELANTIKAN: umum('Surat pelantikan', '873'),
  SK_JABATAN: umum('SK jabatan yang ditetapkan atas usul ini', '872'),
} as const satisfies Readonly<Record<string, MacamDokumen>>;

export type JenisDokumen = keyof typeof JENIS_DOKUMEN;

export const isJenisDokumen = (teks: string): teks is JenisDokumen => Object.hasOwn(JENIS_DOKUMEN, teks);
export const isPerOrang = (jenis: string): boolean => isJenisDokumen(jenis) && JENIS_DOKUMEN[jenis].perOrang;

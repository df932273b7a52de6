import { PERAN, type Peran } from '../akses.ts';
import { type BagianKasus, melihatBagianKasus } from '../pelanggaran/idis/berbagi.ts';
import { type BagianBerkas, melihatBagian } from '../pelanggaran/sbt/berbagi.ts';
import { bagi, bila, ikut, type TabelBidang } from './aturan.ts';

const pembaca = (bagian: BagianBerkas): readonly Peran[] => PERAN.filter((p) => melihatBagian(p, bagian));
const pembacaKasus = (bagian: BagianKasus): readonly Peran[] => PERAN.filter((p) => melihatBagianKasus(p, bagian));
const PEMERIKSA: readonly Peran[] = pembacaKasus('PEMERIKSAAN').filter((p) => p !== 'ASN');

/** Types of subgraph pelanggaran. */
export const BIDANG_PELANGGARAN: TabelBidang = {
  AksesDarurat: {
    ...ikut('alasan barisDibaca berakhirPada catatan dibacaPada dimintaPada diputusPada id keadaan menit nip'),
    ...bila('bacaPegawai', 'pegawai'),
  },
  AksesDaruratPayload: ikut('aksesDarurat userErrors'),
  Aduan: {
    ...ikut(`alasan alasanKode batasPada diputusPada diterimaPada id induk instansi instansiTertulis kategori keterangan lampiran nomor pelaporTercatat
      saluran status tanggalKejadian terlambat terlapor uraian versi`),
    ...bila('bacaPegawai', 'pegawai'),
    ...bila('bacaPelanggaran', 'temuan'),
    ...bila('verifikasiAduan', 'mungkinDuplikat'),
    ...bila('bacaPermintaanPelapor', 'permintaanPelapor'),
  },
  AduanEdge: ikut('cursor node'),
  AduanKoneksi: ikut('edges nodes pageInfo'),
  AduanMirip: ikut('aduan kemiripan'),
  AduanPayload: ikut('aduan userErrors'),
  AksesTemuan: ikut('cara id instansi lembaga pada peran'),
  AksesTemuanEdge: ikut('cursor node'),
  AksesTemuanKoneksi: ikut('edges nodes pageInfo'),
  AksiTemuan: ikut('boleh sebab tindakan'),
  AnggotaTimPemeriksa: ikut('nomor pegawai tanggal unsur'),
  BacaDataDaruratPayload: ikut('identitas userErrors'),
  BapDisiplin: ikut('alasanMenolak cara ditandatangani isi tanggal'),
  BarisDaftarDitolak: ikut('baris kode pesan'),
  BarisRekapTemuan: ikut('instansi jumlah kunci tanpaTenggat terbuka tunggakanPpk'),
  BukaPelaporPayload: ikut('id kontak nama userErrors'),
  ButirBukti: ikut('nama nilai'),
  CatatAduanPayload: ikut('nomor status sudahAda userErrors'),
  CatatHukumanPayload: ikut('hukuman userErrors'),
  CatatKalenderPilkadaPayload: ikut('kalender userErrors'),
  CatatTemuanPayload: ikut('temuan userErrors'),
  HitunganAduan: ikut('jumlah kategori saluran status'),
  HitunganKasusDisiplin: ikut('jumlah sumber tahap tingkat'),
  HitunganTemuan: ikut('jumlah tanpaTenggat terbuka tunggakanPpk'),
  HukumanDisiplin:
    ikut(`akhir berlaku dibatalkanTanggal dicatatPada id instansi jenisHukuman jenisHukumanId masaBulan masaTahun mulai pegawai skNomor skTanggal sumber
      tingkat`),
  IdentitasDarurat: ikut('instansi nama nik sisi tanggalLahir'),
  JumlahStatusBlokir: ikut('jumlah status'),
  JumlahUsulTerkena: ikut('jumlah status'),
  KalenderPilkada: ikut('akhirMasaJabatan dasar id instansi larangan penetapanPaslon provinsiId tahun versi'),
  KasusDisiplin: {
    ...ikut(`berakhir dibukaPada hariAbsen hariBeruntun id instansi kasusAsal keputusan lewatTenggat pasal pelanggaran
      penyampaian riwayat sumber tahap temuan tenggat tenggatSebab tindakanBerikut tingkat tugasSiasn upaya usulHukuman usulHukumanId versi`),
    ...bagi(pembacaKasus('TERPERIKSA'), 'BERBAGI: TERPERIKSA', 'NULL', 'atasan pegawai uraian'),
    ...bila('bacaPelanggaran', 'hukuman'),
    ...bagi(pembacaKasus('PEMERIKSAAN'), 'BERBAGI: PEMERIKSAAN', 'KOSONG', 'bap panggilan'),
    ...bagi(PEMERIKSA, 'BERBAGI: PEMERIKSAAN, bukan yang diperiksa', 'NULL', 'lhp tim'),
  },
  KasusDisiplinEdge: ikut('cursor node'),
  KasusDisiplinKoneksi: ikut('edges nodes pageInfo'),
  KasusDisiplinPayload: ikut('kasus userErrors'),
  KeputusanDisiplin: {
    ...ikut('hukumanLamaSerupa id jarak jenisHukuman jenisHukumanId penetap pertekNomor skNomor skTanggal statusPenetap tingkat'),
    ...bagi(pembacaKasus('TERPERIKSA'), 'BERBAGI: TERPERIKSA', 'NULL', 'pertimbangan'),
  },
  KirimPesanTemuanPayload: ikut('pesan userErrors'),
  KlasifikasiNetralitas: ikut('berlakuDari berlakuSampai kategori keyakinan kode pasal perbuatan sumber tingkat'),
  LampiranAduan: ikut('nama sha256'),
  LangkahKasus: { ...ikut('dari ke pada tenggat tindakan'), ...bagi(pembacaKasus('TERPERIKSA'), 'BERBAGI: TERPERIKSA', 'NULL', 'catatan') },
  LayananBlokir: ikut('dasar hentiAsn hentiInstansi jenisUsul kode nama'),
  LhpDisiplin: ikut('dampak kesimpulan nomor tanggal terbukti tingkat usulan'),
  MasaLarangan: ikut('akhir mulai'),
  PanggilanTerperiksa: ikut('ke nomor periksaTanggal suratTanggal'),
  Pemblokiran: ikut(`aktifPada alasan alasanTolak anggota daftar dasar dasarPembukaan dibukaPada ditolakPada diusulkanPada id instansi kelas layananBerhenti
      layananTetap nomorSurat pegawai pembukaan sasaran status temuan usulDitahan versi`),
  PemblokiranEdge: ikut('cursor node'),
  PemblokiranKoneksi: ikut('edges nodes pageInfo'),
  PemblokiranPayload: ikut('barisDitolak blokir userErrors'),
  PembukaanBlokir: ikut('blokir catatan dasar diputusPada diusulkanPada id jumlahAnggota nomorSurat status'),
  PembukaanBlokirPayload: ikut('pembukaan userErrors'),
  PengawasanNetralitas: ikut('dalamLarangan instansi kepalaDaerah larangan petahanaMencalonkan temuanTerbuka'),
  PenyampaianKeputusan: { ...ikut('langkah tanggal'), ...bagi(pembacaKasus('TERPERIKSA'), 'BERBAGI: TERPERIKSA', 'NULL', 'keterangan') },
  PermintaanPelapor: ikut('aduan diajukanPada dibukaPada disetujuiPada id tujuan'),
  PermintaanPelaporPayload: ikut('id userErrors'),
  PesanTemuan: ikut('audiens id isi lembaga pada peran'),
  PesanTemuanEdge: ikut('cursor node'),
  PesanTemuanKoneksi: ikut('edges nodes pageInfo'),
  PratinjauBlokir: ikut('barisDitolak jumlahOrang layananBerhenti layananTetap userErrors usulDitahan usulMenunggu'),
  RekapPengawasan: ikut('aduan kasusDisiplin'),
  RekapTemuan: ikut('hariIni perInstansi perKategori perProvinsi perTahap total'),
  RiwayatTemuan: {
    ...ikut('dari ke oleh pada tenggat tindakan'),
    ...bagi(pembaca('CATATAN'), 'BERBAGI: CATATAN', 'NULL', 'catatan'),
  },
  SuratSbt: ikut('id jenis kode nomor oleh pada perihal tanggal tenggat urlPdf urlVerifikasi'),
  TanggapanTemuan: ikut('isi pada pihak tahap'),
  Temuan: {
    ...ikut(`aksi dicatatPada duplikatDari id instansi kategori klasifikasi lewatTenggat nomor pesan riwayat sumber surat tahap tahapSejak tanggapan
      tenggat tindakLanjut uraian versi`),
    ...bagi(pembaca('TERLAPOR'), 'BERBAGI: TERLAPOR', 'NULL', 'pegawai'),
    ...bila('bacaPelanggaran', 'blokir'),
    ...bagi(pembaca('BUKTI'), 'BERBAGI: BUKTI', 'NULL', 'bukti'),
  },
  TemuanEdge: ikut('cursor node'),
  TemuanKoneksi: ikut('edges nodes pageInfo'),
  TemuanPayload: ikut('temuan userErrors'),
  TindakLanjutTemuan: ikut('nomorSk pada tanggalSk uraian'),
  TugasHukdis: ikut('dibuatPada terbuktiPada'),
  TunggakanTindakLanjut: ikut('jumlah temuan'),
  UpayaAdministratif: {
    ...ikut('diajukan ditanggapi hasil jenis putusanNomor putusanTanggal'),
    ...bagi(pembacaKasus('TERPERIKSA'), 'BERBAGI: TERPERIKSA', 'NULL', 'alasan tanggapan'),
  },
};

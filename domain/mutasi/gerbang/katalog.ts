import { a01 } from './aturan/a-identitas/a01-struktur-nip.ts';
import { a02 } from './aturan/a-identitas/a02-nip-tanggal-lahir.ts';
import { a03 } from './aturan/a-identitas/a03-nip-tmt-cpns.ts';
import { a04 } from './aturan/a-identitas/a04-ni-pppk-tahun-angkat.ts';
import { a05 } from './aturan/a-identitas/a05-nip-jenis-kelamin.ts';
import { a06 } from './aturan/a-identitas/a06-nik-padan-dukcapil.ts';
import { a07 } from './aturan/a-identitas/a07-kedudukan-hukum-aktif.ts';
import { a08 } from './aturan/a-identitas/a08-data-asn-tidak-diblokir.ts';
import { a09 } from './aturan/a-identitas/a09-layanan-instansi-tidak-diblokir.ts';
import { a10 } from './aturan/a-identitas/a10-tidak-ada-usul-lain.ts';
import { a11 } from './aturan/a-identitas/a11-gerbang-sinkronisasi.ts';
import { a12 } from './aturan/a-identitas/a12-kesegaran-data.ts';
import { a13 } from './aturan/a-identitas/a13-cpns-belum-boleh.ts';
import { a14 } from './aturan/a-identitas/a14-cpns-lebih-setahun.ts';
import { a15 } from './aturan/a-identitas/a15-tmt-pns-setelah-cpns.ts';
import { b01 } from './aturan/b-integritas/b01-tidak-menjalani-hukdis.ts';
import { b02 } from './aturan/b-integritas/b02-hukdis-dua-tahun-terakhir.ts';
import { b03 } from './aturan/b-integritas/b03-tidak-dalam-pemeriksaan-disiplin.ts';
import { b03i } from './aturan/b-integritas/b03i-pemeriksaan-pada-mutasi-internal.ts';
import { b04 } from './aturan/b-integritas/b04-tidak-dalam-proses-peradilan.ts';
import { b05 } from './aturan/b-integritas/b05-ditahan-diberhentikan-sementara.ts';
import { b06 } from './aturan/b-integritas/b06-bebas-temuan-inspektorat.ts';
import { b07 } from './aturan/b-integritas/b07-lhkpn-dilaporkan.ts';
import { b08 } from './aturan/b-integritas/b08-temuan-sbt-terbuka.ts';
import { b08v } from './aturan/b-integritas/b08v-temuan-sbt-diverifikasi.ts';
import { b09 } from './aturan/b-integritas/b09-bukan-anggota-parpol.ts';
import { b10 } from './aturan/b-integritas/b10-tidak-cltn-tugas-belajar.ts';
import { b11 } from './aturan/b-integritas/b11-cltn-lewat-tanggal.ts';
import { b12 } from './aturan/b-integritas/b12-bukan-keluarga-ppk.ts';
import { b12k } from './aturan/b-integritas/b12k-bukan-keluarga-atasan.ts';
import { c01 } from './aturan/c-kewenangan/c01-kewenangan-penetapan.ts';
import { c02 } from './aturan/c-kewenangan/c02-pejabat-ditunjuk-wajib-pertek.ts';
import { c03 } from './aturan/c-kewenangan/c03-larangan-pilkada.ts';
import { c04 } from './aturan/c-kewenangan/c04-enam-bulan-pertama-kepala-daerah.ts';
import { c05 } from './aturan/c-kewenangan/c05-penjabat-butuh-mendagri.ts';
import { c06 } from './aturan/c-kewenangan/c06-larangan-pilkada-bagi-penjabat.ts';
import { c07 } from './aturan/c-kewenangan/c07-urutan-pertek-mendagri.ts';
import { c08 } from './aturan/c-kewenangan/c08-pertek-sebelum-sk.ts';
import { c09 } from './aturan/c-kewenangan/c09-isi-sk-sama-dengan-pertek.ts';
import { c10 } from './aturan/c-kewenangan/c10-masa-berlaku-pertek.ts';
import { c11 } from './aturan/c-kewenangan/c11-melalui-imut.ts';
import { c12 } from './aturan/c-kewenangan/c12-alasan-wajib.ts';
import { c13 } from './aturan/c-kewenangan/c13-pertimbangan-tim-penilai-kinerja.ts';
import { c14 } from './aturan/c-kewenangan/c14-tmt-tidak-mendahului-sk.ts';
import { c15 } from './aturan/c-kewenangan/c15-tmt-rentang-wajar.ts';
import { c16 } from './aturan/c-kewenangan/c16-pelantikan-tiga-puluh-hari-kerja.ts';
import { c17 } from './aturan/c-kewenangan/c17-pelantikan-setelah-keputusan.ts';
import { c18 } from './aturan/c-kewenangan/c18-undangan-sehari-kerja-sebelum.ts';
import { c19 } from './aturan/c-kewenangan/c19-rute-dan-penetap.ts';
import { c20 } from './aturan/c-kewenangan/c20-penandatangan-pertek-sah.ts';
import { c21 } from './aturan/c-kewenangan/c21-otomatis-lima-hari-kerja.ts';
import { d01 } from './aturan/d-syarat/d01-pangkat-minimum-eselon.ts';
import { d01s } from './aturan/d-syarat/d01s-pangkat-satu-tingkat-di-bawah.ts';
import { d02 } from './aturan/d-syarat/d02-pangkat-maksimum-eselon.ts';
import { d03 } from './aturan/d-syarat/d03-pendidikan-minimum.ts';
import { d04 } from './aturan/d-syarat/d04-jurusan-sesuai.ts';
import { d04f } from './aturan/d-syarat/d04f-jurusan-jf-daftar-tertutup.ts';
import { d05 } from './aturan/d-syarat/d05-pengalaman-kumulatif-jpt.ts';
import { d06 } from './aturan/d-syarat/d06-jenjang-asal-jpt.ts';
import { d07 } from './aturan/d-syarat/d07-usia-maksimum-jpt.ts';
import { d08 } from './aturan/d-syarat/d08-pengecualian-presiden.ts';
import { d09 } from './aturan/d-syarat/d09-bup-terlewati.ts';
import { d10 } from './aturan/d-syarat/d10-sisa-masa-kerja.ts';
import { d11 } from './aturan/d-syarat/d11-pengalaman-administrator.ts';
import { d12 } from './aturan/d-syarat/d12-pengalaman-pengawas.ts';
import { d13 } from './aturan/d-syarat/d13-kinerja-dua-tahun.ts';
import { d14 } from './aturan/d-syarat/d14-hasil-uji-kompetensi.ts';
import { d15 } from './aturan/d-syarat/d15-pelatihan-kepemimpinan.ts';
import { d16 } from './aturan/d-syarat/d16-jalur-pengisian-jpt.ts';
import { d17 } from './aturan/d-syarat/d17-panitia-seleksi-sah.ts';
import { d18 } from './aturan/d-syarat/d18-pengumuman-seleksi.ts';
import { d19 } from './aturan/d-syarat/d19-nominasi-tiga.ts';
import { d20 } from './aturan/d-syarat/d20-mutasi-antar-jpt.ts';
import { d21 } from './aturan/d-syarat/d21-jpt-belum-dua-tahun.ts';
import { d22 } from './aturan/d-syarat/d22-jpt-lima-tahun-dievaluasi.ts';
import { d23 } from './aturan/d-syarat/d23-masa-mutasi-minimum.ts';
import { d23l } from './aturan/d-syarat/d23l-masa-mutasi-maksimum.ts';
import { d24 } from './aturan/d-syarat/d24-formasi-tersedia.ts';
import { d25 } from './aturan/d-syarat/d25-jabatan-tidak-ganda.ts';
import { d26 } from './aturan/d-syarat/d26-tidak-rangkap-jabatan.ts';
import { d27 } from './aturan/d-syarat/d27-demosi-beralasan.ts';
import { d28 } from './aturan/d-syarat/d28-promosi-tidak-melompat.ts';
import { d29 } from './aturan/d-syarat/d29-syarat-jabatan-fungsional.ts';
import { d30 } from './aturan/d-syarat/d30-usia-perpindahan-jf.ts';
import { d31 } from './aturan/d-syarat/d31-golongan-jenjang-jf.ts';
import { d32 } from './aturan/d-syarat/d32-pendidikan-jf.ts';
import { d33 } from './aturan/d-syarat/d33-nama-pelaksana-bukan-jf.ts';
import { d34 } from './aturan/d-syarat/d34-unor-aktif-milik-instansi.ts';
import { d35 } from './aturan/d-syarat/d35-eselon-jabatan-unor.ts';
import { d36 } from './aturan/d-syarat/d36-plt-paling-lama.ts';
import { d37 } from './aturan/d-syarat/d37-plt-setingkat.ts';
import { d38 } from './aturan/d-syarat/d38-plt-tetap-definitif.ts';
import { d39 } from './aturan/d-syarat/d39-plt-tidak-menetapkan.ts';
import { e01 } from './aturan/e-antar-instansi/e01-usul-ppk-penerima.ts';
import { e02 } from './aturan/e-antar-instansi/e02-persetujuan-ppk-asal.ts';
import { e03 } from './aturan/e-antar-instansi/e03-anjab-abk.ts';
import { e04 } from './aturan/e-antar-instansi/e04-sepuluh-tahun-permintaan-sendiri.ts';
import { e04d } from './aturan/e-antar-instansi/e04d-sepuluh-tahun-kebutuhan-dinas.ts';
import { e05 } from './aturan/e-antar-instansi/e05-pppk-tidak-antar-instansi.ts';
import { e06 } from './aturan/e-antar-instansi/e06-pppk-pindah-internal.ts';
import { e07 } from './aturan/e-antar-instansi/e07-masa-perjanjian-pppk.ts';
import { e08 } from './aturan/e-antar-instansi/e08-tidak-ikatan-dinas.ts';
import { e09 } from './aturan/e-antar-instansi/e09-rute-terdeteksi.ts';
import { e10 } from './aturan/e-antar-instansi/e10-pertek-antar-instansi.ts';
import { e11 } from './aturan/e-antar-instansi/e11-biaya-instansi-penerima.ts';
import { e12 } from './aturan/e-antar-instansi/e12-data-asal-sinkron.ts';
import { f01 } from './aturan/f-pemberhentian/f01-jenis-pemberhentian-sah.ts';
import { f02 } from './aturan/f-pemberhentian/f02-tmt-pensiun-bup.ts';
import { f03 } from './aturan/f-pemberhentian/f03-usul-bup-tiga-bulan.ts';
import { f04 } from './aturan/f-pemberhentian/f04-bup-masih-aktif.ts';
import { f05 } from './aturan/f-pemberhentian/f05-aps-tidak-terhalang.ts';
import { f06 } from './aturan/f-pemberhentian/f06-aps-ditunda-setahun.ts';
import { f07 } from './aturan/f-pemberhentian/f07-hukdis-berat-final.ts';
import { f08 } from './aturan/f-pemberhentian/f08-pidana-inkracht.ts';
import { f09 } from './aturan/f-pemberhentian/f09-tipikor-inkracht.ts';
import { f10 } from './aturan/f-pemberhentian/f10-bukti-parpol.ts';
import { f11 } from './aturan/f-pemberhentian/f11-akta-kematian.ts';
import { f12 } from './aturan/f-pemberhentian/f12-hilang-dua-belas-bulan.ts';
import { f13 } from './aturan/f-pemberhentian/f13-perampingan-organisasi.ts';
import { f14 } from './aturan/f-pemberhentian/f14-tim-penguji-kesehatan.ts';
import { f15 } from './aturan/f-pemberhentian/f15-cltn-tidak-lapor.ts';
import { f16 } from './aturan/f-pemberhentian/f16-akhir-perjanjian-pppk.ts';
import { f17 } from './aturan/f-pemberhentian/f17-henti-jpt-beralasan.ts';
import { f18 } from './aturan/f-pemberhentian/f18-henti-jabatan-masa-pilkada.ts';
import { f19 } from './aturan/f-pemberhentian/f19-jabatan-kosong-setelah-henti.ts';
import type { Aturan } from './aturan.ts';

/** Every rule the gate runs, in code order. docs/aturan.md is generated from this list. */
export const KATALOG: readonly Aturan[] = [
  a01,
  a02,
  a03,
  a04,
  a05,
  a06,
  a07,
  a08,
  a09,
  a10,
  a11,
  a12,
  a13,
  a14,
  a15,
  b01,
  b02,
  b03,
  b03i,
  b04,
  b05,
  b06,
  b07,
  b08,
  b08v,
  b09,
  b10,
  b11,
  b12,
  b12k,
  c01,
  c02,
  c03,
  c04,
  c05,
  c06,
  c07,
  c08,
  c09,
  c10,
  c11,
  c12,
  c13,
  c14,
  c15,
  c16,
  c17,
  c18,
  c19,
  c20,
  c21,
  d01,
  d01s,
  d02,
  d03,
  d04,
  d04f,
  d05,
  d06,
  d07,
  d08,
  d09,
  d10,
  d11,
  d12,
  d13,
  d14,
  d15,
  d16,
  d17,
  d18,
  d19,
  d20,
  d21,
  d22,
  d23,
  d23l,
  d24,
  d25,
  d26,
  d27,
  d28,
  d29,
  d30,
  d31,
  d32,
  d33,
  d34,
  d35,
  d36,
  d37,
  d38,
  d39,
  e01,
  e02,
  e03,
  e04,
  e04d,
  e05,
  e06,
  e07,
  e08,
  e09,
  e10,
  e11,
  e12,
  f01,
  f02,
  f03,
  f04,
  f05,
  f06,
  f07,
  f08,
  f09,
  f10,
  f11,
  f12,
  f13,
  f14,
  f15,
  f16,
  f17,
  f18,
  f19,
];

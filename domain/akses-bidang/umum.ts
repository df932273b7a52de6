import { ikut, type TabelBidang } from './aturan.ts';

/** Types that several subgraphs answer with, without a subject of their own. */
export const BIDANG_UMUM: TabelBidang = {
  BagianLaporan: ikut('instansi nasional provinsi'),
  BarisLaporan: ikut('diketahui instansi provinsiId rincian'),
  GalatPengguna: ikut('field kode pesan'),
  PageInfo: ikut('endCursor hasNextPage hasPreviousPage startCursor'),
  RincianLaporan: ikut('jumlah kelompok kunci'),
  RingkasanLaporan: ikut('belumDiketahui diketahui rincian'),
  RingkasanProvinsi: ikut('belumDiketahui diketahui provinsiId rincian'),
};

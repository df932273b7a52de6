const GUGUR = `... on MutasiDitahan { hasil usul { id status versi } beritaAcara { id penghalang } pegawai { hasil sumber { sisi status umurJam }
  butir { kode judul tingkat hasil pesan dasar { peraturan pasal } selisih { bidang nilaiBkn nilaiSimpeg umurHari sejak selisih { id } } } } }
  ... on MutasiDitolakMasukan { userErrors { field kode pesan } }`;
const LULUS = '... on MutasiDiajukan { usul { id status versi } beritaAcara { id hasil sidik } }';

export const AJUKAN = `mutation ($input: AjukanMutasiInput!) { hasil: ajukanMutasi(input: $input) { __typename ${LULUS} ${GUGUR} } }`;
export const ULANG = `mutation ($input: AjukanUlangInput!) { hasil: ajukanUlang(input: $input) { __typename ${LULUS} ${GUGUR} } }`;
export const SIMULASI = `query ($input: AjukanMutasiInput!) { simulasiMutasi(input: $input) { hasil userErrors { kode pesan } pegawai { butir { kode hasil pesan } } } }`;

const tindakan = (nama: string, masukan: string): string =>
  `mutation ($input: ${masukan}!) { hasil: ${nama}(input: $input) { __typename ... on MutasiBeralih { usul { id status versi } } ${GUGUR} } }`;

export const TINDAKAN = {
  setujuiMutasi: tindakan('setujuiMutasi', 'TindakanUsulInput'),
  terbitkanPertek: tindakan('terbitkanPertek', 'TindakanUsulInput'),
  terbitkanSk: tindakan('terbitkanSk', 'SuratInput'),
  catatPelantikan: tindakan('catatPelantikan', 'PelantikanInput'),
} as const;
export type Tindakan = keyof typeof TINDAKAN;

export const SELISIH = `query ($id: ID!) { selisih(id: $id) { id versi status level bidang { nama } nilaiBkn nilaiSimpeg riwayat { dari ke sebab } tugas { tujuan pelaksana terbuktiPada } } }`;
export const PUTUSKAN = `mutation ($input: PutuskanSelisihInput!) { putuskanSelisih(input: $input) { selisih { id versi status } userErrors { kode pesan } } }`;
export const TEMUAN = `query ($filter: FilterTemuan) { daftarTemuan(filter: $filter, first: 50) { nodes { id kategori tahap pegawai { nip } instansi { id } } } }`;

const blokir = (nama: string, masukan: string): string =>
  `mutation ($input: ${masukan}!) { hasil: ${nama}(input: $input) { blokir { id status versi } userErrors { kode field pesan } } }`;
export const CATAT_BLOKIR = blokir('catatBlokir', 'CatatBlokirInput');
export const SETUJUI_BLOKIR = blokir('setujuiBlokir', 'SetujuiBlokirInput');
export const BUKA_BLOKIR = blokir('bukaBlokir', 'BukaBlokirInput');

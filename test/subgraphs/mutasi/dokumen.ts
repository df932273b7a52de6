import { JENIS_DOKUMEN, type JenisDokumen } from '../../../domain/mutasi/dokumen.ts';
import { type Dunia, pemanggil } from './dunia.ts';

/** Id dokumen instansi 1 pada dunia uji: satu surat per jenis, urut daftar jenis. */
export const idDokumen = (jenis: JenisDokumen): string => String(Object.keys(JENIS_DOKUMEN).indexOf(jenis) + 1);

/** Semua surat, kecuali yang mengubah arti usulnya. */
const LENGKAP = (Object.keys(JENIS_DOKUMEN) as JenisDokumen[])
  .filter((j) => j !== 'PERMOHONAN_SENDIRI' && j !== 'PERSETUJUAN_PRESIDEN')
  .map((j) => ({ id: idDokumen(j) }));

const DITAHAN = `... on MutasiDitahan { hasil usul { id nomor status versi } beritaAcara { id penghalang } pegawai { pegawai { nip } hasil sumber { sisi tarikan versiKanon umurJam status }
  butir { kode judul tingkat hasil pesan bukti pengecualian { nomor } dasar { peraturan } selisih { bidang judul nilaiBkn nilaiSimpeg umurHari selisih { id } } } } }
  ... on MutasiDitolakMasukan { userErrors { field kode pesan } }`;

export const AJUKAN = `mutation ($input: AjukanMutasiInput!) { hasil: ajukanMutasi(input: $input) { __typename ... on MutasiDiajukan { usul { id nomor status versi akuiPeringatan } beritaAcara { id hasil } } ${DITAHAN} } }`;
export const AJUKAN_KONSEP = `mutation ($input: KonsepUsulInput!) { hasil: ajukanKonsepUsul(input: $input) { __typename ... on MutasiDiajukan { usul { id nomor status versi } } ${DITAHAN} } }`;
export const ULANG = `mutation ($input: AjukanUlangInput!) { hasil: ajukanUlang(input: $input) { __typename ... on MutasiDiajukan { usul { id status versi } } ${DITAHAN} } }`;

const MASUKAN: Readonly<Record<string, string>> = {
  setujuiMutasi: 'TindakanUsulInput',
  setujuiInstansi: 'TindakanUsulInput',
  catatKeputusanPemindahan: 'KeputusanPemindahanInput',
  terbitkanPertek: 'TindakanUsulInput',
  kembalikanMutasi: 'TindakanBercatatanInput',
  tolakMutasi: 'TindakanBercatatanInput',
  batalkanMutasi: 'TindakanBercatatanInput',
  catatPersetujuanMendagri: 'SuratInput',
  terbitkanSk: 'SuratInput',
  catatPelantikan: 'PelantikanInput',
  verifikasiInstansi: 'TindakanUsulInput',
  catatSuratUsulan: 'SuratInput',
  kembalikanInstansi: 'TindakanBercatatanInput',
  setujuiProvinsi: 'SuratInput',
  parafPertek: 'TindakanUsulInput',
  perbaikiPertek: 'PerbaikanPertekInput',
  batalkanPertek: 'TindakanBercatatanInput',
  perbaikiSk: 'TindakanBercatatanInput',
  gantiSk: 'GantiSkInput',
  batalkanSk: 'TindakanBercatatanInput',
};

export const tindakan = (nama: string): string =>
  `mutation ($input: ${MASUKAN[nama]}!) { hasil: ${nama}(input: $input) { __typename ... on MutasiBeralih { usul { id status versi } beritaAcara { id hasil tahap } } ${DITAHAN} } }`;

export const masukan = (dunia: Dunia, nip: readonly string[], timpa: Record<string, unknown> = {}): Record<string, unknown> => ({
  jenis: 'PEMINDAHAN',
  alasan: 'Mengisi jabatan pengawas yang kosong sejak Januari.',
  tmt: dunia.tmt,
  dokumen: LENGKAP,
  pegawai: nip.map((n) => ({ nip: n, tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' } })),
  ...timpa,
});

export const ajukan = async (dunia: Dunia, nip: readonly string[], timpa: Record<string, unknown> = {}) =>
  (await dunia.jalankan(pemanggil('OPERATOR_INSTANSI'), AJUKAN, { input: masukan(dunia, nip, timpa) }))['hasil'];

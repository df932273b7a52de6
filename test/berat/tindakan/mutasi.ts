import { lantik, PERTEK, SETUJUI, sampai, sk } from '../../subgraphs/mutasi/alur.ts';
import { AJUKAN, ajukan, idDokumen, masukan, ULANG } from '../../subgraphs/mutasi/dokumen.ts';
import { pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { adakanProvinsi, bercatatan, KE_PROVINSI_LAIN, kelola, PIMPIN, PROVINSI, peralihan } from './peralihan.ts';
import { idDari, kirimkan, type Permintaan, type Tindakan } from './tindakan.ts';

const KE_PUSAT = (nip: string) => ({ pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3S', jabatanId: 'J3S' } }] });
const KEMBALIKAN = bercatatan('kembalikanMutasi', 'VERIFIKATOR_BKN');

/** A delegation for positions that nobody of this stage moves to, not in force for years. */
const delegasi = (nip: string): Omit<Permintaan, 'subgraf' | 'nama'> => ({
  peran: 'PENANDATANGAN_BKN',
  masukan: 'DelegasiInput',
  input: {
    dari: 'Kepala BKN',
    jenjang: 'JABATAN_FUNGSIONAL',
    kepada: 'SISTEM',
    nomorSk: `D-${nip.slice(-3)}`,
    tanggalSk: '2026-01-01',
    berlakuDari: '2090-01-01',
  },
});

export const TINDAKAN_MUTASI: readonly Tindakan[] = [
  {
    nama: 'ajukanMutasi',
    siapkan: async (dunia, nip) => {
      await dunia.tambahPegawai(nip);
      return async (kunci) => (await dunia.jalankan('OPERATOR_INSTANSI', AJUKAN, { input: masukan(dunia, [nip]) }, kunci))['hasil'];
    },
  },
  {
    nama: 'ajukanUlang',
    siapkan: async (dunia, nip) => {
      const { id, versi } = await sampai(dunia, nip, [KEMBALIKAN]);
      return async (kunci) => (await dunia.jalankan('OPERATOR_INSTANSI', ULANG, { input: { id, versi } }, kunci))['hasil'];
    },
  },
  kelola('lampirkanDokumen', async (dunia, nip) => {
    await dunia.tambahPegawai(nip);
    const { usul } = await ajukan(dunia, [nip], { dokumen: [] });
    return { peran: 'OPERATOR_INSTANSI', masukan: 'LampirkanDokumenInput', input: { id: usul.id, dokumen: [{ id: idDokumen('BA_TPK') }] } };
  }),
  peralihan('setujuiInstansi', () => [PIMPIN]),
  peralihan('setujuiMutasi', () => [SETUJUI]),
  peralihan('kembalikanMutasi', () => [KEMBALIKAN]),
  peralihan('tolakMutasi', () => [bercatatan('tolakMutasi', 'VERIFIKATOR_BKN')]),
  peralihan('batalkanMutasi', () => [SETUJUI, bercatatan('batalkanMutasi', 'OPERATOR_INSTANSI')]),
  peralihan('terbitkanPertek', () => [SETUJUI, PERTEK]),
  peralihan(
    'catatPersetujuanMendagri',
    (d) => [
      PIMPIN,
      ...PROVINSI,
      SETUJUI,
      PERTEK,
      { nama: 'catatPersetujuanMendagri', peran: 'OTDA_KEMENDAGRI', isi: { nomor: '100.2/1', tanggal: d.tanggalSk } },
    ],
    { timpa: KE_PROVINSI_LAIN, bekal: adakanProvinsi },
  ),
  peralihan(
    'catatKeputusanPemindahan',
    (d) => [
      SETUJUI,
      PERTEK,
      { nama: 'catatKeputusanPemindahan', peran: pemanggil('PPK', 3), isi: { penetap: 'KEPALA_BKN', nomor: 'KEP-1', tanggal: d.tanggalSk } },
    ],
    { timpa: KE_PUSAT },
  ),
  peralihan('terbitkanSk', (d) => [SETUJUI, PERTEK, sk(d)]),
  peralihan('catatPelantikan', (d) => [SETUJUI, PERTEK, sk(d), lantik(d)]),
  kelola('catatKepalaDaerah', async (_dunia, nip) => ({
    peran: 'OTDA_KEMENDAGRI',
    masukan: 'KepalaDaerahInput',
    input: { instansiId: 'INS-2', status: 'DEFINITIF', tanggalLantik: '2021-02-26', nomorSk: `KD-${nip.slice(4, 8)}${nip.slice(-3)}` },
  })),
  kelola('tetapkanHariLibur', async () => ({
    peran: 'DATA_STEWARD_BKN',
    masukan: 'TetapkanHariLiburInput',
    input: { dasar: 'SKB contoh 2090', hari: [{ tanggal: '2090-06-05', jenis: 'CUTI_BERSAMA', nama: 'Hari Contoh' }] },
  })),
  kelola('tetapkanDelegasi', async (_dunia, nip) => delegasi(nip)),
  kelola('cabutDelegasi', async (dunia, nip) => {
    await kirimkan(dunia, { subgraf: 'mutasi', nama: 'tetapkanDelegasi', ...delegasi(nip) });
    const id = await idDari(dunia, 'select max(id) id from delegasi_pertek');
    return { peran: 'PENANDATANGAN_BKN', masukan: 'CabutDelegasiInput', input: { id, berlakuSampai: '2099-01-01', alasan: 'Pejabat berganti.' } };
  }),
];

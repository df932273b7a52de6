import { BOLEH_NIK, boleh, PERAN, type Peran } from '../akses.ts';
import { melihatBagianKasus } from '../pelanggaran/idis/berbagi.ts';
import { bagi, dengan, ikut, type TabelBidang } from './aturan.ts';

/** Cases person by person: only for who may know who is examined. */
const PEMBACA_KASUS_ORANG: readonly Peran[] = PERAN.filter((p) => boleh('bacaKasusDisiplin', p) && melihatBagianKasus(p, 'TERPERIKSA'));

/** Types that several subgraphs add to. The key alone follows its parent: whoever was handed a reference knows it already. */
export const BIDANG_ENTITAS: TabelBidang = {
  Pegawai: {
    ...ikut('nip'),
    ...dengan(
      'bacaPegawai',
      `gelar golongan instansiInduk instansiKerja jabatan kedudukanHukum nama nik sisiBkn sisiSimpeg statusAsn tmtCpns tmtGolongan tmtJabatan tmtPensiun
      tmtPns unor unorId`,
    ),
    ...bagi(BOLEH_NIK, 'BOLEH_NIK', 'GALAT', 'nikPenuh'),
    ...dengan('bacaSelisih', 'bedaRiwayat selisih'),
    ...dengan('bacaMutasi', 'usul'),
    ...dengan('bacaPelanggaran', 'blokir hukuman pelanggaran temuan'),
    ...bagi(PEMBACA_KASUS_ORANG, 'bacaKasusDisiplin dan BERBAGI: TERPERIKSA', 'GALAT', 'kasusDisiplin'),
  },
  Instansi: {
    ...ikut('id'),
    ...dengan('bacaInstansi', 'daerah jenis kodeCepat nama provinsi kepalaDaerah rantaiPersetujuan'),
    ...dengan('bacaPegawai', 'pegawai'),
    ...dengan('bacaJabatan', 'petaJabatan'),
    ...dengan('bacaSelisih', 'kualitasData'),
    ...dengan('bacaMutasi', 'usul'),
    ...dengan('bacaPelanggaran', 'blokir pencantumanNspk tunggakanTindakLanjut'),
  },
  Jabatan: {
    ...ikut('id'),
    ...dengan('bacaJabatan', 'bup eselonId instansi jenisJabatanId jenjang kelas nama'),
  },
  UnitOrganisasi: {
    ...ikut('id'),
    ...dengan('bacaJabatan', 'aktif atasan eselonId instansi nama namaJabatan'),
  },
  LaporanNasional: {
    ...ikut('id'),
    ...dengan('bacaLaporan', 'jabatan kepegawaian mutasi pada pelanggaran selisih umpan'),
  },
  PelanggaranPegawai: {
    ...dengan('bacaPelanggaran', 'blokir hukuman temuan'),
    ...bagi(PEMBACA_KASUS_ORANG, 'bacaKasusDisiplin dan BERBAGI: TERPERIKSA', 'GALAT', 'kasusDisiplin'),
  },
};

import type { JenisRiwayat } from '../../../domain/riwayat/jenis.ts';

type Alias = Readonly<Record<string, readonly string[]>>;

/** Where each compared column stands in a row, in the names of SIASN's rw-* services (their misspellings included); first name present wins. */
export const KOLOM_SUMBER: Readonly<Record<JenisRiwayat, Alias>> = {
  jabatan: {
    unorId: ['unorId'],
    jenisJabatanId: ['jenisJabatanId', 'jenisJabatan'],
    jabatanId: ['jabatanId', 'jabatanFungsionalId', 'jabatanFungsionalUmumId'],
    eselonId: ['eselonId'],
    jenisPenugasanId: ['jenisPenugasanId'],
    jenisMutasiId: ['jenisMutasiId'],
    tmtJabatan: ['tmtJabatan'],
    tmtPelantikan: ['tmtPelantikan'],
    nomorSk: ['nomorSk'],
    tanggalSk: ['tanggalSk'],
  },
  golongan: {
    golonganId: ['golonganId', 'golongan'],
    tmtGolongan: ['tmtGolongan'],
    skNomor: ['skNomor'],
    skTanggal: ['skTanggal'],
    noPertekBkn: ['noPertekBkn'],
    jenisKPId: ['jenisKPId'],
    masaKerjaTahun: ['masaKerjaGolonganTahun'],
    masaKerjaBulan: ['masaKerjaGolonganBulan'],
  },
  pendidikan: {
    tkPendidikanId: ['tkPendidikanId'],
    pendidikanId: ['pendidikanId'],
    tahunLulus: ['tahunLulus'],
    tglLulus: ['tglLulus'],
    nomorIjasah: ['nomorIjasah', 'nomorIjazah'],
    namaSekolah: ['namaSekolah'],
  },
  kinerja: {
    tahun: ['tahun'],
    kuadran: ['KuadranKinerjaNilai', 'kuadranKinerjaNilai', 'kuadranNilai', 'kuadranKinerja'],
    hasil: ['hasilKinerjaNilai', 'hasilKinerja'],
    perilaku: ['PerilakuKerjaNilai', 'perilakuKerjaNilai', 'perilakuKerja'],
  },
  hukdis: {
    jenisHukumanId: ['jenisHukuman', 'jenisHukumanId'],
    tingkat: ['jenisTingkatHukumanId'],
    skNomor: ['skNomor'],
    skTanggal: ['skTanggal'],
    mulai: ['hukumanTanggal'],
    akhir: ['akhirHukumTanggal', 'akhirHukumanTanggal'],
  },
};

/** Local codes of a SIMPEG that carries no SIASN id: read through the crosswalk of its instansi. */
export const KOLOM_LOKAL: Readonly<Record<string, { readonly kolom: string; readonly tabel: 'unor' | 'jabatan' }>> = {
  unorId: { kolom: 'unorLokal', tabel: 'unor' },
  jabatanId: { kolom: 'jabatanLokal', tabel: 'jabatan' },
};

/** Opaque person ids, by service. */
export const KOLOM_ORANG = ['idPns', 'pnsOrang', 'pnsOrangId', 'pnsDinilaiId', 'pnsDinilaiOrang', 'pns', 'pnsId'] as const;

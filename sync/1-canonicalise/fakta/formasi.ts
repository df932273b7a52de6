import { type BarisFakta, bacaFakta, type HasilFakta } from './isian.ts';

/** One seat line of the position map of a unit. `kebutuhan` is the workload analysis, `terisi` the holders, `periode` as written. */
export interface FaktaFormasi {
  readonly unorId: string;
  readonly jenisJabatanId: string;
  readonly jabatanId: string;
  readonly namaJabatan: string | null;
  readonly jenjang: string | null;
  readonly kelasJabatan: number | null;
  readonly kebutuhan: number;
  readonly terisi: number;
  readonly periode: string | null;
}

/** One row of the position map. Refused without unit, kind, position (a structural position is its unit) or the two counts. */
export const kanonikFormasi = (baris: BarisFakta): HasilFakta<FaktaFormasi> =>
  bacaFakta(baris, (isian) => {
    const unorId = isian.wajib(isian.id('unorId', 'unor_id'), 'unorId');
    const jenisJabatanId = isian.wajib(isian.id('jenisJabatanId', 'jenis_jabatan_id'), 'jenisJabatanId');
    const jabatanId = isian.id('jabatanId', 'jabatan_id');
    return {
      unorId,
      jenisJabatanId,
      jabatanId: jenisJabatanId === '1' ? unorId : isian.wajib(jabatanId, 'jabatanId'),
      namaJabatan: isian.judul('namaJabatan', 'nama_jabatan'),
      jenjang: isian.judul('jenjang'),
      kelasJabatan: isian.angka('kelasJabatan', 'kelas_jabatan'),
      kebutuhan: isian.wajib(isian.angka('kebutuhan', 'kebutuhanABK', 'kebutuhan_abk'), 'kebutuhan'),
      terisi: isian.wajib(isian.angka('terisi'), 'terisi'),
      periode: isian.teks('periode'),
    };
  });

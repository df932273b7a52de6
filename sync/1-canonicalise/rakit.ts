import { BIDANG } from '../../domain/selisih/bidang.ts';
import { type AlasanTakTeruji, KOLOM_REKAMAN, type KolomRekaman, type RekamanPegawai } from '../../domain/selisih/rekaman.ts';

export type Nilai = string | null;

/** Place of a column in the value array that the canonicalisers fill. */
export const letakKolom = Object.fromEntries(KOLOM_REKAMAN.map((k, i) => [k, i])) as Readonly<Record<KolomRekaman, number>>;

/** Bit of the field to which each column belongs, by place. */
export const bitKolom: readonly number[] = KOLOM_REKAMAN.map((k) => BIDANG.find((b) => (b.kolom as readonly string[]).includes(k))?.bit ?? 31);

/** One literal with all keys in one order: V8 gives every record the same shape. */
export function rekamanDari(nip: string, v: readonly Nilai[]): RekamanPegawai {
  return {
    nip,
    pnsId: v[0] ?? null,
    nama: v[1] ?? null,
    gelar: v[2] ?? null,
    tglLahir: v[3] ?? null,
    jenisKelamin: v[4] ?? null,
    nik: v[5] ?? null,
    kedudukanHukumId: v[6] ?? null,
    statusAsn: v[7] ?? null,
    jenisPegawaiId: v[8] ?? null,
    instansiIndukId: v[9] ?? null,
    instansiKerjaId: v[10] ?? null,
    unorId: v[11] ?? null,
    jenisJabatanId: v[12] ?? null,
    jabatanId: v[13] ?? null,
    namaJabatan: v[14] ?? null,
    eselonId: v[15] ?? null,
    jenjangId: v[16] ?? null,
    kelasJabatan: v[17] ?? null,
    tmtJabatan: v[18] ?? null,
    nomorSk: v[19] ?? null,
    tanggalSk: v[20] ?? null,
    jenisPenugasanId: v[21] ?? null,
    golAkhirId: v[22] ?? null,
    tmtGolongan: v[23] ?? null,
    mkTahun: v[24] ?? null,
    mkBulan: v[25] ?? null,
    tkPendidikanId: v[26] ?? null,
    pendidikanId: v[27] ?? null,
    tmtCpns: v[28] ?? null,
    tmtPns: v[29] ?? null,
    bup: v[30] ?? null,
    tmtPensiun: v[31] ?? null,
  };
}

/** Reasons gathered while one row is read; reused from row to row. */
export interface Sebab {
  belumDirekon: number;
  tidakTerbaca: number;
  dpk: number;
}

/** The reasons by field name. `dasar` are the fields that the source never offers (shared object when the row adds none). */
export function takTerujiDari(sebab: Sebab, dasar: Readonly<Partial<Record<string, AlasanTakTeruji>>>): Readonly<Partial<Record<string, AlasanTakTeruji>>> {
  const semua = sebab.belumDirekon | sebab.tidakTerbaca | sebab.dpk;
  if (semua === 0) return dasar;
  const hasil: Partial<Record<string, AlasanTakTeruji>> = { ...dasar };
  for (const { bit, bidang } of BIDANG) {
    const b = 1 << bit;
    if ((semua & b) === 0) continue;
    hasil[bidang] = (sebab.dpk & b) !== 0 ? 'DPK_SATU_KOLOM' : (sebab.tidakTerbaca & b) !== 0 ? 'TIDAK_TERBACA' : 'BELUM_DIREKON';
  }
  return hasil;
}

/** Fields outside the mask, as reasons. */
export const tidakDisediakan = (cakupan: number): Readonly<Partial<Record<string, AlasanTakTeruji>>> =>
  Object.fromEntries(BIDANG.filter((b) => (cakupan & (1 << b.bit)) === 0).map((b) => [b.bidang, 'TIDAK_DISEDIAKAN' as const]));

/** Bitmap of all 27 fields. */
export const SEMUA_BIDANG = BIDANG.reduce((m, b) => m | (1 << b.bit), 0);

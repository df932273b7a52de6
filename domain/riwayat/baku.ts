import { bacaTanggal } from '../asn/baca-tanggal.ts';
import { bakukanGolongan } from '../asn/golongan.ts';
import { bakukanAngka, bakukanDuaDigit, bakukanEselon, bakukanId, bakukanKodeAngka, bakukanNomorSurat } from '../asn/kode.ts';
import { bakukanTeks } from '../asn/teks.ts';

/** Canonical text of one cell; null = "no value", undefined = unreadable. */
export type BakuRiwayat = (teks: string) => string | null | undefined;

const JENIS_JABATAN = new Map([
  ['STRUKTURAL', '1'],
  ['JABATAN STRUKTURAL', '1'],
  ['FUNGSIONAL TERTENTU', '2'],
  ['JABATAN FUNGSIONAL TERTENTU', '2'],
  ['FUNGSIONAL UMUM', '4'],
  ['JABATAN FUNGSIONAL UMUM', '4'],
  ['PELAKSANA', '4'],
]);
const dalam =
  (...daftar: readonly string[]): BakuRiwayat =>
  (teks) => {
    const t = teks.toUpperCase();
    return daftar.includes(t) ? t : undefined;
  };
const sampai =
  (maks: number): BakuRiwayat =>
  (teks) => {
    const n = bakukanAngka(teks);
    return n !== undefined && Number(n) >= 1 && Number(n) <= maks ? n : undefined;
  };
const nol =
  (baku: BakuRiwayat): BakuRiwayat =>
  (teks) =>
    teks === '0' ? null : baku(teks);

const tanggal = nol((t) => bacaTanggal(t));
const nomor: BakuRiwayat = (t) => {
  const teks = bakukanTeks(t);
  return teks === null ? null : bakukanNomorSurat(teks);
};
const tahun: BakuRiwayat = (t) => (/^(?:19|20|21)\d{2}$/.test(t) ? t : undefined);
const id = nol(bakukanId);

/** Canonical form per column, whatever the kind of history. Codes are SIASN's; dates are ISO. */
export const BAKU_RIWAYAT: Readonly<Record<string, BakuRiwayat>> = {
  unorId: id,
  jabatanId: id,
  pendidikanId: id,
  jenisHukumanId: id,
  // The kind comes as its number or as its label, sometimes both in one answer.
  jenisJabatanId: (t) => JENIS_JABATAN.get((bakukanTeks(t) ?? '').replaceAll('_', ' ')) ?? bakukanKodeAngka(t),
  eselonId: bakukanEselon,
  jenisPenugasanId: nol(dalam('D', 'PLT', 'PLH', 'PJ', 'TT')),
  jenisMutasiId: nol(dalam('MJ', 'MU')),
  tmtJabatan: tanggal,
  tmtPelantikan: tanggal,
  nomorSk: nomor,
  tanggalSk: tanggal,
  golonganId: nol(bakukanGolongan),
  tmtGolongan: tanggal,
  skNomor: nomor,
  skTanggal: tanggal,
  noPertekBkn: nomor,
  jenisKPId: nol(bakukanAngka),
  masaKerjaTahun: bakukanAngka,
  masaKerjaBulan: bakukanAngka,
  tkPendidikanId: nol(bakukanDuaDigit),
  tahunLulus: nol(tahun),
  tglLulus: tanggal,
  nomorIjasah: nomor,
  namaSekolah: bakukanTeks,
  tahun: nol(tahun),
  kuadran: sampai(5),
  hasil: sampai(3),
  perilaku: sampai(3),
  tingkat: dalam('R', 'S', 'B'),
  mulai: tanggal,
  akhir: tanggal,
};

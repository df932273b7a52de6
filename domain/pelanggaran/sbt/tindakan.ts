import type { Peran } from '../../akses.ts';

/** What can be done with a case. The clock of the hub acts as SISTEM. */
export const TINDAKAN_TEMUAN = [
  'teruskanKeKajian',
  'nyatakanTerbukti',
  'nyatakanTidakTerbukti',
  'tolak',
  'gandakan',
  'rujuk',
  'kajiTerbukti',
  'kajiTidakTerbukti',
  'tanggapi',
  'kirimRekomendasi',
  'pantau',
  'terbitkanPeringatan',
  'terbitkanTeguran',
  'usulkanBlokir',
  'rekomendasikanPencabutan',
  'catatTindakLanjut',
  'terimaTindakLanjut',
  'kembalikanTindakLanjut',
  'hukumanBerlaku',
  'kabulkanTanggapan',
  'tutup',
] as const;
export type TindakanTemuan = (typeof TINDAKAN_TEMUAN)[number];

const SATGAS = ['AUDITOR_ASN'] as const;
const SURAT = ['DIR_WASDAL', 'SISTEM'] as const;

/** Who may act. A mutation that carries a tindakan admits no other role (AKSES); the row-level policies name the same offices. */
export const PELAKU_TEMUAN: Readonly<Record<TindakanTemuan, readonly Peran[]>> = {
  teruskanKeKajian: SATGAS,
  nyatakanTerbukti: SATGAS,
  nyatakanTidakTerbukti: SATGAS,
  tolak: SATGAS,
  gandakan: SATGAS,
  rujuk: SATGAS,
  kajiTerbukti: ['VIEWER_BAWASLU'],
  kajiTidakTerbukti: ['VIEWER_BAWASLU'],
  tanggapi: ['PPK', 'ASN'],
  kirimRekomendasi: ['DIR_WASDAL'],
  pantau: ['AUDITOR_ASN', 'SISTEM'],
  terbitkanPeringatan: SURAT,
  terbitkanTeguran: SURAT,
  // Never the hub: a block needs two persons, the one who proposes and another who agrees.
  usulkanBlokir: ['DIR_WASDAL'],
  rekomendasikanPencabutan: ['DIR_WASDAL'],
  catatTindakLanjut: ['PPK'],
  terimaTindakLanjut: SATGAS,
  kembalikanTindakLanjut: SATGAS,
  // The case of discipline that this finding opened has been decided and its punishment is in force: the hub reports the follow-up.
  hukumanBerlaku: ['SISTEM'],
  kabulkanTanggapan: ['DEPUTI_WASDAL'],
  tutup: ['DEPUTI_WASDAL'],
};

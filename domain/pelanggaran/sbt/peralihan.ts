import type { Peran } from '../../akses.ts';
import { type BahanSyarat, type NamaSyarat, syaratKurang } from './syarat.ts';
import type { TahapTemuan } from './tahap.ts';
import { PELAKU_TEMUAN, TINDAKAN_TEMUAN, type TindakanTemuan } from './tindakan.ts';

/** A step: where it leads and what must hold before. ASAL = the stage from which the PPK reported its follow-up. */
export interface Langkah {
  readonly ke: TahapTemuan | 'ASAL';
  readonly syarat: readonly NamaSyarat[];
}

const ke = (tahap: Langkah['ke'], ...syarat: readonly NamaSyarat[]): Langkah => ({ ke: tahap, syarat });

const TETAP = Object.fromEntries(TINDAKAN_TEMUAN.map((t) => [t, null])) as Readonly<Record<TindakanTemuan, null>>;

/** From proof to the last letter the deputy may grant a reply or close the case on a stated ground. */
const TERBUKA = { kabulkanTanggapan: ke('TIDAK_TERBUKTI', 'ADA_TANGGAPAN'), tutup: ke('SELESAI') } as const;
/** A punishment in force is a follow-up from the proof on, whether or not a letter asked for it; beside a claim of the PPK it is one more. */
const DIHUKUM = { hukumanBerlaku: ke('TINDAK_LANJUT') } as const;
/** The PPK owes an answer, and may give one at any time. */
const MENUNGGU_PPK = { ...TERBUKA, ...DIHUKUM, catatTindakLanjut: ke('TINDAK_LANJUT') } as const;

/** Every stage answers every tindakan; null = refused. No Partial: a new stage does not compile until decided. */
export const PERALIHAN_TEMUAN: Readonly<Record<TahapTemuan, Readonly<Record<TindakanTemuan, Langkah | null>>>> = {
  VERIFIKASI: {
    ...TETAP,
    teruskanKeKajian: ke('KAJIAN', 'NETRALITAS'),
    nyatakanTerbukti: ke('TERBUKTI', 'BUKAN_NETRALITAS'),
    nyatakanTidakTerbukti: ke('TIDAK_TERBUKTI', 'BUKAN_NETRALITAS'),
    tolak: ke('DITOLAK'),
    gandakan: ke('DUPLIKAT'),
    rujuk: ke('DIRUJUK'),
  },
  // Bawaslu that stays silent beyond its working days does not keep a case for ever: the Satgas decides.
  KAJIAN: {
    ...TETAP,
    kajiTerbukti: ke('TERBUKTI', 'NETRALITAS'),
    kajiTidakTerbukti: ke('TIDAK_TERBUKTI', 'NETRALITAS'),
    nyatakanTerbukti: ke('TERBUKTI', 'LEWAT'),
    nyatakanTidakTerbukti: ke('TIDAK_TERBUKTI', 'LEWAT'),
    tanggapi: ke('KAJIAN'),
  },
  TERBUKTI: { ...TETAP, ...TERBUKA, ...DIHUKUM, tanggapi: ke('TERBUKTI'), kirimRekomendasi: ke('REKOMENDASI', 'HAK_JAWAB') },
  REKOMENDASI: { ...TETAP, ...MENUNGGU_PPK, tanggapi: ke('REKOMENDASI'), pantau: ke('PEMANTAUAN') },
  PEMANTAUAN: { ...TETAP, ...MENUNGGU_PPK, tanggapi: ke('PEMANTAUAN'), terbitkanPeringatan: ke('PERINGATAN', 'SUDAH_REKOMENDASI', 'LEWAT') },
  PERINGATAN: { ...TETAP, ...MENUNGGU_PPK, tanggapi: ke('PERINGATAN'), terbitkanTeguran: ke('TEGURAN', 'SUDAH_PERINGATAN', 'LEWAT') },
  TEGURAN: { ...TETAP, ...MENUNGGU_PPK, tanggapi: ke('TEGURAN'), usulkanBlokir: ke('PEMBLOKIRAN', 'SUDAH_PERINGATAN', 'SUDAH_TEGURAN', 'LEWAT') },
  PEMBLOKIRAN: {
    ...TETAP,
    ...MENUNGGU_PPK,
    tanggapi: ke('PEMBLOKIRAN'),
    // A refused proposal leaves the case where it is: it is made again under a new letter, or the case ends otherwise.
    usulkanBlokir: ke('PEMBLOKIRAN', 'BLOKIR_DITOLAK'),
    // The deadline is that of the block itself: the database sets it on the day the block stands (pemblokiran_temuan).
    rekomendasikanPencabutan: ke('PEMBLOKIRAN', 'TERHADAP_INSTANSI', 'BELUM_PENCABUTAN', 'BLOKIR_AKTIF', 'LEWAT'),
  },
  TINDAK_LANJUT: { ...TETAP, ...DIHUKUM, terimaTindakLanjut: ke('SELESAI'), kembalikanTindakLanjut: ke('ASAL'), tutup: ke('SELESAI') },
  TIDAK_TERBUKTI: TETAP,
  SELESAI: TETAP,
  DITOLAK: TETAP,
  DUPLIKAT: TETAP,
  DIRUJUK: TETAP,
};

export interface BahanPeralihan extends BahanSyarat {
  readonly tahap: TahapTemuan;
  /** Stage from which the follow-up was reported; null outside TINDAK_LANJUT. */
  readonly tahapAsal: TahapTemuan | null;
}

export type PutusanPeralihan = { readonly boleh: true; readonly ke: TahapTemuan } | { readonly boleh: false; readonly sebab: string };

/** A recommendation that was answered badly is watched from then on; every other stage is taken up where it was left. */
const kembaliKe = (asal: TahapTemuan | null): TahapTemuan => (asal === null || asal === 'REKOMENDASI' ? 'PEMANTAUAN' : asal);

/** Whether this step may be taken now, whoever takes it, and where it leads. */
export function putuskanPeralihan(b: BahanPeralihan, tindakan: TindakanTemuan): PutusanPeralihan {
  const langkah = PERALIHAN_TEMUAN[b.tahap][tindakan];
  if (langkah === null) return { boleh: false, sebab: `Tindakan ini tidak berlaku pada tahap ${b.tahap}.` };
  const [sebab] = syaratKurang(langkah.syarat, b);
  if (sebab !== undefined) return { boleh: false, sebab };
  return { boleh: true, ke: langkah.ke === 'ASAL' ? kembaliKe(b.tahapAsal) : langkah.ke };
}

/** One step as offered to a role: `sebab` says why it may not be taken yet. */
export interface AksiTemuan {
  readonly tindakan: TindakanTemuan;
  readonly boleh: boolean;
  readonly sebab: string | null;
}

/** The steps of this stage that are this role's, in the order of the ladder. */
export const aksiTemuan = (b: BahanPeralihan, peran: Peran): readonly AksiTemuan[] =>
  TINDAKAN_TEMUAN.filter((t) => PELAKU_TEMUAN[t].includes(peran) && PERALIHAN_TEMUAN[b.tahap][t] !== null).map((tindakan) => {
    const putusan = putuskanPeralihan(b, tindakan);
    return { tindakan, boleh: putusan.boleh, sebab: putusan.boleh ? null : putusan.sebab };
  });

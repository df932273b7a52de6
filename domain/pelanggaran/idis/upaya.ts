import type { Tanggal } from '../../asn/tanggal.ts';
import type { Kalender } from '../../kalender/hari-kerja.ts';
import { jenisHukumanDariId } from '../jenis-hukuman.ts';
import { bobotHukuman } from './hukuman.ts';
import type { ParameterIdis } from './parameter.ts';
import { ditahan, type Halangan, palingLambat, salah } from './putusan.ts';

export const JENIS_UPAYA = ['KEBERATAN', 'BANDING'] as const;
export type JenisUpaya = (typeof JENIS_UPAYA)[number];
export const HASIL_UPAYA = ['MENGUATKAN', 'MERINGANKAN', 'MEMBERATKAN', 'MENGUBAH', 'MEMBATALKAN'] as const;
export type HasilUpaya = (typeof HASIL_UPAYA)[number];

/** Which way is open against a kind: the appeal board for a dismissal, an objection for all others. Source: PP 79/2021. */
export const upayaUntuk = (jenisHukumanId: string): JenisUpaya => (jenisHukumanDariId.get(jenisHukumanId)?.final === true ? 'BANDING' : 'KEBERATAN');

/** Filed against the right kind, within so many working days after receipt. */
export function periksaPengajuan(
  k: Kalender,
  p: ParameterIdis,
  {
    jenis,
    jenisHukumanId,
    diterima,
    diajukan,
  }: { readonly jenis: string; readonly jenisHukumanId: string; readonly diterima: Tanggal; readonly diajukan: Tanggal },
): Halangan {
  const terbuka = upayaUntuk(jenisHukumanId);
  if (jenis !== terbuka) return salah('jenis', `Terhadap keputusan ini terbuka ${terbuka}.`);
  if (diajukan < diterima) return salah('diajukan', 'Diajukan sebelum keputusan diterima.');
  return palingLambat(k, 'diajukan', { dari: diterima, t: diajukan, paling: terbuka === 'BANDING' ? p.bandingAjukan : p.keberatanAjukan });
}

/** The outcome and the kind it puts in place of the old one agree; only an outcome that changes names a kind. */
export function periksaHasil(jenis: JenisUpaya, hasil: string, lama: string, baru: string | null): Halangan {
  if (!(HASIL_UPAYA as readonly string[]).includes(hasil)) return salah('hasil', `Hasil: ${HASIL_UPAYA.join(', ')}.`);
  const mengganti = hasil !== 'MENGUATKAN' && hasil !== 'MEMBATALKAN';
  if (mengganti !== (baru !== null))
    return salah('jenisHukumanId', mengganti ? 'Hasil ini menyebut jenis hukuman pengganti.' : 'Hasil ini tidak mengganti jenis hukuman.');
  if (baru === null) return null;
  const a = bobotHukuman(lama);
  const b = bobotHukuman(baru);
  if (a === null) return ditahan('id', 'Jenis hukuman semula tidak dikenal.');
  if (b === null) return salah('jenisHukumanId', 'Jenis hukuman tidak dikenal menurut PP 94/2021.');
  if (hasil === 'MERINGANKAN' && b >= a) return salah('jenisHukumanId', 'Bukan hukuman yang lebih ringan.');
  if (hasil === 'MEMBERATKAN' && b <= a) return salah('jenisHukumanId', 'Bukan hukuman yang lebih berat.');
  if (hasil === 'MENGUBAH' && baru === lama) return salah('jenisHukumanId', 'Jenis hukuman sama dengan semula.');
  return jenis === 'KEBERATAN' && jenisHukumanDariId.get(baru)?.final === true
    ? salah('jenisHukumanId', 'Pemberhentian tidak dapat dijatuhkan lewat keberatan.')
    : null;
}

export interface UpayaBerjalan {
  readonly jenis: JenisUpaya;
  readonly hasil: HasilUpaya | null;
}

/** What keeps a decision from taking effect: an appeal that is not decided; an objection only where the law in force says so. */
export const penunda = (p: ParameterIdis, upaya: readonly UpayaBerjalan[]): UpayaBerjalan | null =>
  upaya.find((u) => u.hasil === null && (u.jenis === 'BANDING' || p.keberatanMenunda === 1)) ?? null;

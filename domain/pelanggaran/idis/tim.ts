import { urutGolongan } from '../../asn/golongan.ts';
import type { TingkatHukuman } from '../jenis-hukuman.ts';
import { ditahan, type Halangan, salah } from './putusan.ts';

/** Who must sit in a team of examiners. Source: PP 94/2021 Pasal 27, Peraturan BKN 6/2022 Pasal 29. */
export const UNSUR_TIM = ['ATASAN_LANGSUNG', 'PENGAWASAN', 'KEPEGAWAIAN'] as const;
export type UnsurTim = (typeof UNSUR_TIM)[number];

export const KEHARUSAN_TIM: Readonly<Record<TingkatHukuman, 'TIDAK_ADA' | 'BOLEH' | 'WAJIB'>> = { R: 'TIDAK_ADA', S: 'BOLEH', B: 'WAJIB' };

export interface AnggotaTim {
  readonly nip: string;
  readonly unsur: string;
  /** SIASN id of the rank; null = not known to the hub. */
  readonly golonganId: string | null;
}

export interface Terperiksa {
  readonly nip: string;
  readonly golonganId: string | null;
  /** The direct superior as reviewed; null = not recorded. */
  readonly atasanNip: string | null;
}

const urut = (id: string | null) => (id === null ? undefined : urutGolongan(id));

/** Rank of a member is not lower; ranks that are unknown or of two ladders cannot be compared, and that holds. */
function periksaPangkat(anggota: AnggotaTim, terperiksa: Terperiksa): Halangan {
  const a = urut(anggota.golonganId);
  const b = urut(terperiksa.golonganId);
  if (a === undefined || b === undefined) return ditahan('anggota', `Pangkat ${a === undefined ? 'anggota tim' : 'terperiksa'} belum diketahui.`);
  if (a.jenis !== b.jenis) return ditahan('anggota', 'Pangkat PNS dan PPPK tidak dapat diperbandingkan; tunjuk anggota dari jenis yang sama.');
  return a.urut < b.urut ? salah('anggota', 'Pangkat anggota tim tidak boleh lebih rendah dari pangkat terperiksa.') : null;
}

/** Who sits in the team as direct superior is the one whom the review recorded. */
function periksaAtasan({ atasanNip }: Terperiksa, anggota: readonly AnggotaTim[]): Halangan {
  if (atasanNip === null) return ditahan('anggota', 'Atasan langsung terperiksa belum dicatat; telaah kasus ini dahulu.');
  const cocok = anggota.every((a) => a.unsur !== 'ATASAN_LANGSUNG' || a.nip === atasanNip);
  return cocok ? null : salah('anggota', 'Unsur ATASAN_LANGSUNG diisi atasan langsung yang tercatat pada telaah.');
}

/** A team for a suspected level: whether there is one at all, its elements, its ranks. */
export function periksaTim(tingkat: TingkatHukuman | null, terperiksa: Terperiksa, anggota: readonly AnggotaTim[]): Halangan {
  if (tingkat === null) return ditahan('id', 'Dugaan tingkat pelanggaran belum ditelaah.');
  if (KEHARUSAN_TIM[tingkat] === 'TIDAK_ADA') return salah('anggota', 'Pelanggaran ringan diperiksa atasan langsung, tanpa tim.');
  if (anggota.some((a) => !(UNSUR_TIM as readonly string[]).includes(a.unsur))) return salah('anggota', `Unsur: ${UNSUR_TIM.join(', ')}.`);
  const kurang = UNSUR_TIM.filter((u) => !anggota.some((a) => a.unsur === u));
  if (kurang.length > 0) return salah('anggota', `Unsur tim belum lengkap: ${kurang.join(', ')}.`);
  const nip = anggota.map((a) => a.nip);
  if (nip.includes(terperiksa.nip)) return salah('anggota', 'Terperiksa tidak dapat menjadi anggota tim.');
  if (new Set(nip).size < nip.length) return salah('anggota', 'Seorang anggota disebut dua kali.');
  return periksaAtasan(terperiksa, anggota) ?? anggota.map((a) => periksaPangkat(a, terperiksa)).find((h) => h !== null) ?? null;
}

/** Before the examination begins: berat is never examined without a team. */
export const periksaAdaTim = (tingkat: TingkatHukuman | null, adaTim: boolean): Halangan => {
  if (tingkat === null) return ditahan('id', 'Dugaan tingkat pelanggaran belum ditelaah.');
  return KEHARUSAN_TIM[tingkat] === 'WAJIB' && !adaTim ? ditahan('id', 'Pelanggaran berat wajib diperiksa tim pemeriksa; bentuk tim dahulu.') : null;
};

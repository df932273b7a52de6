import { jenisHukumanDariId, type TingkatHukuman } from '../jenis-hukuman.ts';
import { type Halangan, salah } from './putusan.ts';

/**
 * Kinds from the lightest to the heaviest; kinds that replace one another until the rules on pay exist stand side by side
 * (PP 94/2021 Pasal 42, Peraturan BKN 6/2022 Pasal 62). Moral sanctions punish the code of ethics and weigh less than any.
 */
const URUTAN: readonly (readonly string[])[] = [['21', '22'], ['1'], ['2'], ['3'], ['23', '4'], ['24', '7'], ['25', '8'], ['27'], ['28'], ['10']];

/** Weight of a kind; null when it is not a kind that may be imposed today. */
export function bobotHukuman(jenisId: string): number | null {
  const letak = URUTAN.findIndex((j) => j.includes(jenisId));
  return letak < 0 ? null : letak;
}

const BOBOT_TERBERAT = URUTAN.length - 1;

/** Of several kinds the heaviest: one punishment for all. Null for none, or when a kind is unknown. */
export function terberat(jenisId: readonly string[]): string | null {
  const bobot = jenisId.map((id) => [id, bobotHukuman(id)] as const);
  if (bobot.some(([, b]) => b === null)) return null;
  return bobot.toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0))[0]?.[0] ?? null;
}

export interface DasarJenis {
  /** Level that the report of the examination found. */
  readonly tingkat: TingkatHukuman;
  /** The violation is one of the code of ethics. */
  readonly kodeEtik: boolean;
  /** Kinds already imposed on this person for a violation of the same nature. */
  readonly pernah: readonly string[];
  /** Kinds that the report proposes, one for each violation it found. */
  readonly usulan: readonly string[];
  /** Kind that a count of days absent calls for; null = the case is of another kind. */
  readonly menurutKehadiran: string | null;
}

const MORAL: readonly string[] = ['21', '22'];

/** Whether a kind may be imposed: its level, the code of ethics, heavier than last time on repetition, days absent, and the heaviest of several. */
export function periksaJenis(jenisId: string, { tingkat, kodeEtik, pernah, usulan, menurutKehadiran }: DasarJenis): Halangan {
  const jenis = jenisHukumanDariId.get(jenisId);
  const bobot = bobotHukuman(jenisId);
  if (jenis === undefined || bobot === null) return salah('jenisHukumanId', 'Jenis hukuman tidak dikenal menurut PP 94/2021.');
  if (MORAL.includes(jenisId) !== kodeEtik)
    return salah('jenisHukumanId', kodeEtik ? 'Pelanggaran kode etik dikenai sanksi moral.' : 'Sanksi moral hanya bagi pelanggaran kode etik.');
  const lalu = Math.max(-1, ...pernah.map((id) => bobotHukuman(id) ?? -1));
  const ulang = pernah.length > 0;
  if (!ulang && jenis.tingkat !== tingkat)
    return salah('jenisHukumanId', `Jenis ini bertingkat ${jenis.tingkat}, sedangkan laporan hasil pemeriksaan menyatakan ${tingkat}.`);
  if (ulang && !kodeEtik && bobot <= lalu && lalu < BOBOT_TERBERAT)
    return salah('jenisHukumanId', 'Pelanggaran yang sifatnya sama pernah dijatuhi hukuman; hukuman ini harus lebih berat dari yang terakhir.');
  if (menurutKehadiran !== null && bobot < (bobotHukuman(menurutKehadiran) ?? 0))
    return salah('jenisHukumanId', `Jumlah hari tidak masuk kerja menuntut paling ringan: ${jenisHukumanDariId.get(menurutKehadiran)?.nama}.`);
  const utama = terberat(usulan);
  if (utama !== null && bobot < (bobotHukuman(utama) ?? 0))
    return salah('jenisHukumanId', `Beberapa pelanggaran dijatuhi satu hukuman, yang terberat: paling ringan ${jenisHukumanDariId.get(utama)?.nama}.`);
  return null;
}

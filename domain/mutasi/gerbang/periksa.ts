import { pemulihanUntuk } from '../pemulihan.ts';
import type { Usulan } from '../usul.ts';
import { type Aturan, isLewat, type Konteks, type Parameter, type Putusan, type Tingkat, tidakBerlaku, tingkatAturan } from './aturan.ts';
import type { Fakta } from './fakta.ts';
import { type Pengecualian, pengecualianUntuk } from './pembuka.ts';

export type HasilGerbang = 'LOLOS' | 'PERLU_ALASAN' | 'DITAHAN';

/** One line of the berita acara: enough to recompute it under the law and the parameters of its day. */
export interface Butir {
  readonly kode: string;
  readonly judul: string;
  readonly dasar: Aturan['dasar'];
  readonly tingkat: Tingkat;
  readonly parameter: Parameter;
  readonly putusan: Putusan;
  /** Lifts a BLOCK that does not pass; absent where there is nothing to lift or nobody has lifted it. */
  readonly pengecualian?: Pengecualian;
}

/** Holds nothing and asks for nothing: passed, only told, or lifted by the office the rule names. */
export const isTerlewati = ({ tingkat, putusan, pengecualian }: Pick<Butir, 'tingkat' | 'putusan' | 'pengecualian'>): boolean =>
  isLewat(putusan) || tingkat === 'INFO' || pengecualian !== undefined;

export interface HasilPeriksa {
  readonly hasil: HasilGerbang;
  readonly butir: readonly Butir[];
}

/** Dated overrides in force on the day, by rule code. */
export type Timpaan = Readonly<Record<string, Parameter>>;

const berlakuPada = (a: Aturan, hariIni: string): boolean => a.berlaku.sejak <= hariIni && (a.berlaku.sampai === undefined || hariIni <= a.berlaku.sampai);

/** When and under which overrides the gate is asked. */
export interface SaatPeriksa extends Omit<Konteks, 'parameter'> {
  readonly timpaan?: Timpaan;
}

/** A failure that an approved restoration names is set aside and says so; nothing else is. */
function dipulihkan(kode: string, putusan: Putusan, fakta: Fakta): Putusan {
  if (putusan.hasil !== 'GAGAL') return putusan;
  const p = pemulihanUntuk(fakta.alur.dipulihkan, kode);
  return p === null ? putusan : tidakBerlaku(`Dikesampingkan pemulihan ${p.nomor} tanggal ${p.tanggal}: ${putusan.pesan}`);
}

/** A rule that fails or does not know: BLOCK holds, WARN asks for a reason, INFO does neither. Unknown never passes. */
export function periksaGerbang(katalog: readonly Aturan[], usulan: Usulan, fakta: Fakta, { timpaan = {}, tahap, hariIni, pada }: SaatPeriksa): HasilPeriksa {
  const butir: Butir[] = [];
  for (const a of katalog) {
    if (!berlakuPada(a, hariIni)) continue;
    // Written out: copying objects of as many shapes as there are rules took ten times as long as the rules themselves.
    const timpa = timpaan[a.kode];
    const k: Konteks = { tahap, hariIni, pada, parameter: timpa === undefined ? a.parameter : { ...a.parameter, ...timpa } };
    if (!a.menyangkut(usulan, k)) continue;
    const tingkat = tingkatAturan(a, usulan, tahap);
    const putusan = dipulihkan(a.kode, a.periksa(usulan, fakta, k), fakta);
    const pengecualian = tingkat === 'BLOCK' && !isLewat(putusan) ? pengecualianUntuk(a.kode, putusan, fakta.pengecualian) : undefined;
    butir.push({ kode: a.kode, judul: a.judul, dasar: a.dasar, tingkat, parameter: k.parameter, putusan, ...(pengecualian && { pengecualian }) });
  }
  const gugur = butir.filter((b) => !isTerlewati(b));
  if (gugur.some((b) => b.tingkat === 'BLOCK')) return { hasil: 'DITAHAN', butir };
  return { hasil: gugur.length > 0 ? 'PERLU_ALASAN' : 'LOLOS', butir };
}

import type { Konteks, Parameter } from '../aturan.ts';

/** One number of the law: the dated override when the context carries it, else the rule's own default. */
export const angka = <P extends Parameter>(konteks: Pick<Konteks, 'parameter'>, bawaan: P, nama: keyof P & string): number =>
  konteks.parameter[nama] ?? (bawaan[nama] as number);

import type { JawabanGerbang } from './gerbang.ts';

/** Whether a rule of this usul is set aside by a restoration or lifted by an exception: then a person decides and signs, never the hub by itself. */
export const pernahDibuka = ({ fakta, isi }: JawabanGerbang): boolean =>
  (fakta.alur.dipulihkan?.length ?? 0) > 0 || isi.pegawai.some((p) => p.butir.some((b) => b.pengecualian !== undefined));

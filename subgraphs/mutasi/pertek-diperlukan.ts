import { PARAMETER_KEPALA, PARAMETER_PILKADA } from '../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import { pertekWajib } from '../../domain/mutasi/pertek-wajib.ts';
import type { JawabanGerbang } from './gerbang.ts';

/** Whether the usul needs a pertek, on the facts the gate itself read: one person who needs it, or of whom it is unknown, is enough. */
export function pertekDiperlukan({ fakta, usulan }: JawabanGerbang): boolean {
  const saat = { hariIni: fakta.hariIni, parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA, ...fakta.timpaan['C03'], ...fakta.timpaan['C04'] } };
  return fakta.pegawai.some((p, i) => {
    const u = usulan[i];
    const hasil = u === undefined ? null : pertekWajib(u, p.fakta, saat);
    return hasil === null || !hasil.ada || hasil.nilai.wajib;
  });
}

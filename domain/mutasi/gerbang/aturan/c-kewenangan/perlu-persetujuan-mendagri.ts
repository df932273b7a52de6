import { type Tanggal, tambahBulan } from '../../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Usulan } from '../../../usul.ts';
import type { Konteks } from '../../aturan.ts';
import type { Fakta } from '../../fakta.ts';
import { angka } from '../parameter.ts';

/** Numbers of rule C03; its dated overrides apply here too when they are in `konteks.parameter`. */
export const PARAMETER_PILKADA = { bulanSebelumPenetapan: 6 };

export interface MasaLarangan {
  readonly mulai: Tanggal;
  readonly akhir: Tanggal;
}

/** The ban window (first and last day included) that the TMT falls in, or null. Source: UU 10/2016 Pasal 71 ayat (2). */
export function masaLarangan(usulan: Usulan, fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<MasaLarangan | null> {
  if (!usulan.tujuan.daerah) return diketahui(null);
  if (!fakta.pilkada.ada) return belumDiketahui(`Kalender pilkada belum diketahui: ${fakta.pilkada.sebab}`);
  const bulan = angka(konteks, PARAMETER_PILKADA, 'bulanSebelumPenetapan');
  for (const masa of fakta.pilkada.nilai) {
    const mulai = tambahBulan(masa.penetapanPaslon, -bulan);
    if (mulai <= usulan.tmt && usulan.tmt <= masa.akhirMasaJabatan) return diketahui({ mulai, akhir: masa.akhirMasaJabatan });
  }
  return diketahui(null);
}

/** Whether Mendagri must approve in writing before the SK (state MENUNGGU_MENDAGRI). Unknown when the calendar is. */
export function perluPersetujuanMendagri(usulan: Usulan, fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<boolean> {
  const masa = masaLarangan(usulan, fakta, konteks);
  return masa.ada ? diketahui(masa.nilai !== null) : masa;
}

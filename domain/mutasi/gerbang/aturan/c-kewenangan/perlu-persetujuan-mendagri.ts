import { type Tanggal, tambahBulan } from '../../../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Usulan } from '../../../usul.ts';
import type { Konteks } from '../../aturan.ts';
import type { Fakta, KepalaDaerah, MasaPilkada } from '../../fakta.ts';
import { angka } from '../parameter.ts';

/** Numbers of rule C03; its dated overrides apply here too when they are in `konteks.parameter`. */
export const PARAMETER_PILKADA = { bulanSebelumPenetapan: 6 };

export interface MasaLarangan {
  readonly mulai: Tanggal;
  readonly akhir: Tanggal;
}

/** The ban window of one election, first and last day included; `bulan` = months before the candidates are fixed. */
export const jendelaLarangan = (
  { penetapanPaslon, akhirMasaJabatan }: Pick<MasaPilkada, 'penetapanPaslon' | 'akhirMasaJabatan'>,
  bulan: number,
): MasaLarangan => ({
  mulai: tambahBulan(penetapanPaslon, -bulan),
  akhir: akhirMasaJabatan,
});

/** The ban window (first and last day included) that the TMT falls in, or null. Source: UU 10/2016 Pasal 71 ayat (2). */
export function masaLarangan(usulan: Usulan, fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<MasaLarangan | null> {
  if (!usulan.tujuan.daerah) return diketahui(null);
  if (!fakta.pilkada.ada) return belumDiketahui(`Kalender pilkada belum diketahui: ${fakta.pilkada.sebab}`);
  const bulan = angka(konteks, PARAMETER_PILKADA, 'bulanSebelumPenetapan');
  for (const masa of fakta.pilkada.nilai) {
    const jendela = jendelaLarangan(masa, bulan);
    if (jendela.mulai <= usulan.tmt && usulan.tmt <= jendela.akhir) return diketahui(jendela);
  }
  return diketahui(null);
}

/** Numbers of rule C04. */
export const PARAMETER_KEPALA = { bulanSejakLantik: 6 };

/** Head of the target region; unknown when nobody recorded one. */
export function kepalaDaerahTujuan(fakta: Fakta): Diketahui<KepalaDaerah> {
  if (!fakta.kepalaDaerah.ada) return belumDiketahui(`Kepala daerah belum diketahui: ${fakta.kepalaDaerah.sebab}`);
  const kepala = fakta.kepalaDaerah.nilai;
  return kepala === null ? belumDiketahui('Kepala daerah tujuan belum dicatat') : diketahui(kepala);
}

/** First day after the first months of the head of region that the TMT falls in, or null. Source: UU 10/2016 Pasal 162 ayat (3). */
export function akhirMasaAwal(usulan: Usulan, fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<Tanggal | null> {
  const kepala = kepalaDaerahTujuan(fakta);
  if (!kepala.ada) return kepala;
  const bebas = tambahBulan(kepala.nilai.tanggalLantik, angka(konteks, PARAMETER_KEPALA, 'bulanSejakLantik'));
  return diketahui(usulan.tmt < bebas ? bebas : null);
}

/**
 * Whether Mendagri must approve in writing before the SK (state MENUNGGU_MENDAGRI): in an election window, in the first months of a head of region, or
 * while the region is led by an acting one. Unknown when the calendar or the head is, unless another ground already requires it.
 */
export function perluPersetujuanMendagri(usulan: Usulan, fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<boolean> {
  if (!usulan.tujuan.daerah) return diketahui(false);
  const masa = masaLarangan(usulan, fakta, konteks);
  if (masa.ada && masa.nilai !== null) return diketahui(true);
  const kepala = kepalaDaerahTujuan(fakta);
  if (!kepala.ada) return kepala;
  if (kepala.nilai.status !== 'DEFINITIF') return diketahui(true);
  const awal = akhirMasaAwal(usulan, fakta, konteks);
  if (!awal.ada || awal.nilai !== null) return awal.ada ? diketahui(true) : awal;
  return masa.ada ? diketahui(false) : masa;
}

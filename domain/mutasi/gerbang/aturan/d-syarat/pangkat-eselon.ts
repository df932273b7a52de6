import { urutGolongan } from '../../../../asn/golongan.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Usulan } from '../../../usul.ts';
import type { Konteks } from '../../aturan.ts';
import type { Fakta } from '../../fakta.ts';
import { bacaBkn, bacaStatusAsn } from '../baca-bkn.ts';
import { penugasan } from '../menyangkut.ts';

const NAMA_ESELON: Readonly<Record<string, string>> = {
  '10': 'I.a',
  '11': 'I.a',
  '12': 'I.b',
  '21': 'II.a',
  '22': 'II.b',
  '31': 'III.a',
  '32': 'III.b',
  '41': 'IV.a',
  '42': 'IV.b',
  '51': 'V.a',
  '52': 'V.b',
};

const RUANG = 'abcde';
const GOLONGAN = ['I', 'II', 'III', 'IV'];
const namaGolongan = (id: string): string => `${GOLONGAN[Number(id[0]) - 1] ?? '?'}/${RUANG[Number(id[1]) - 1] ?? '?'}`;

/** Distances are places on the ladder, never differences of ids (31 follows 24). */
function urutanPns(id: string): number | null {
  const urut = urutGolongan(id);
  return urut?.jenis === 'PNS' ? urut.urut : null;
}

/** Lowest golongan (SIASN id) per eselon id, and how many steps below it the law still allows with a reason. */
export const PARAMETER_PANGKAT: Readonly<Record<string, number>> = {
  eselon10: 44,
  eselon11: 44,
  eselon12: 43,
  eselon21: 43,
  eselon22: 42,
  eselon31: 41,
  eselon32: 34,
  eselon41: 33,
  eselon42: 32,
  eselon51: 31,
  eselon52: 31,
  langkahDitoleransi: 1,
};

/** Highest golongan (SIASN id) per eselon id. */
export const PARAMETER_PANGKAT_MAKS: Readonly<Record<string, number>> = {
  eselon10: 45,
  eselon11: 45,
  eselon12: 45,
  eselon21: 44,
  eselon22: 43,
  eselon31: 42,
  eselon32: 41,
  eselon41: 34,
  eselon42: 33,
  eselon51: 32,
  eselon52: 32,
};

export interface JarakPangkat {
  /** Steps of the ladder below the requirement; 0 or less = met. */
  readonly kurang: number;
  readonly ditoleransi: number;
  readonly uraian: string;
  readonly bukti: readonly string[];
}

/** How far the person's golongan lies below the minimum of the target eselon; null for PPPK, who have no golongan PNS. */
export function jarakPangkat(usulan: Usulan, fakta: Fakta, konteks: Pick<Konteks, 'parameter'>): Diketahui<JarakPangkat | null> {
  const status = bacaStatusAsn(fakta);
  if (!status.ada) return status;
  if (status.nilai === 'PPPK') return diketahui(null);
  const { eselonId } = usulan.tujuan;
  if (eselonId === null) return belumDiketahui('Eselon jabatan struktural tujuan tidak tersedia');
  const minimal = konteks.parameter[`eselon${eselonId}`] ?? PARAMETER_PANGKAT[`eselon${eselonId}`];
  const urutanMinimal = minimal === undefined ? null : urutanPns(String(minimal));
  if (urutanMinimal === null) return belumDiketahui(`Syarat pangkat eselon ${eselonId} tidak dikenal`);
  const golongan = bacaBkn(fakta, 'golAkhirId');
  if (!golongan.ada) return golongan;
  const urutan = urutanPns(golongan.nilai);
  if (urutan === null) return belumDiketahui(`Golongan ${golongan.nilai} pada data BKN bukan golongan PNS`);
  return diketahui({
    kurang: urutanMinimal - urutan,
    ditoleransi: konteks.parameter['langkahDitoleransi'] ?? PARAMETER_PANGKAT['langkahDitoleransi'] ?? 0,
    uraian: `Golongan ${namaGolongan(golongan.nilai)} di bawah syarat ${namaGolongan(String(minimal))} eselon ${NAMA_ESELON[eselonId] ?? eselonId}`,
    bukti: [`golAkhirId:${golongan.nilai}`, `eselonId:${eselonId}`],
  });
}

export const menyangkutStruktural = (usulan: Usulan): boolean => usulan.jenis !== 'PEMBERHENTIAN' && !penugasan(usulan) && usulan.tujuan.jenisJabatanId === '1';

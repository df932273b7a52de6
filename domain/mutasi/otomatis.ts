import { type Diketahui, diketahui } from '../hasil.ts';
import { dasarTandaTangan, type PenandaTanganPertek } from './delegasi.ts';
import type { Rute } from './rute.ts';
import type { Sla } from './sla.ts';
import { type Jenjang, NAMA_JENJANG, wajibTandaTanganLangsung } from './usul.ts';

/** Code of the dated rows of parameter_aturan that say by route, 0 or 1, whether the hub may decide at once. */
export const KODE_OTOMATIS = 'OTOMATIS';

/** The route under the dated rows of its day. A route that is unknown stays so. */
export function denganTimpaanOtomatis(rute: Diketahui<Rute>, timpa: Readonly<Record<string, number>> = {}): Diketahui<Rute> {
  const nilai = rute.ada ? timpa[rute.nilai.kode] : undefined;
  return rute.ada && nilai !== undefined ? diketahui({ ...rute.nilai, langsungOtomatis: nilai === 1 }) : rute;
}

/** LANGSUNG: every rule passes and nobody else has to speak. SLA: BKN did not answer within its working days. */
export type DasarOtomatis = 'LANGSUNG' | 'SLA';

export interface BahanOtomatis {
  readonly jenjang: readonly Jenjang[];
  readonly rute: Diketahui<Rute>;
  readonly sla: Sla;
  /** The hub as signer, with the delegations it holds. */
  readonly ttd: PenandaTanganPertek;
}

export type PutusanOtomatis = { readonly jalan: true; readonly dasar: DasarOtomatis } | { readonly jalan: false; readonly sebab: string };

const tidak = (sebab: string): PutusanOtomatis => ({ jalan: false, sebab });

/**
 * Whether the hub may decide for BKN on a usul that BKN has received. It says nothing about the rules of the gate: those are asked in the
 * transaction of the act, and a BLOCK that is open or unknown stops it there.
 */
export function putuskanOtomatis({ jenjang, rute, sla, ttd }: BahanOtomatis): PutusanOtomatis {
  const langsung = jenjang.find(wajibTandaTanganLangsung);
  if (langsung !== undefined) return tidak(`${NAMA_JENJANG[langsung]} diputuskan dan ditandatangani orang`);
  if (!rute.ada) return tidak(`rute belum diketahui: ${rute.sebab}`);
  if (sla.keadaan === 'LEWAT') return { jalan: true, dasar: 'SLA' };
  if (!rute.nilai.langsungOtomatis) return tidak(`rute ${rute.nilai.judul.toLowerCase()} menunggu verifikator BKN`);
  const { tanpa } = dasarTandaTangan(jenjang, ttd);
  if (tanpa.length > 0) return tidak(`tidak ada delegasi yang berlaku untuk ${tanpa.map((j) => NAMA_JENJANG[j]).join(', ')}`);
  return { jalan: true, dasar: 'LANGSUNG' };
}

import type { Tanggal } from '../../asn/tanggal.ts';
import { type Diketahui, diketahui } from '../../hasil.ts';
import { hariKerjaKe, type Kalender } from '../../kalender/hari-kerja.ts';
import type { ParameterIdis } from './parameter.ts';
import { tanggalBerlaku } from './penyampaian.ts';
import type { TahapKasus } from './tahap.ts';

/** Days of a case that its next deadline is counted from; null = has not come to that yet. */
export interface TitikKasus {
  readonly dibuka: Tanggal;
  /** Day of examination of the last summons. */
  readonly periksaTanggal: Tanggal | null;
  readonly bapTanggal: Tanggal | null;
  readonly lhpTanggal: Tanggal | null;
  readonly skTanggal: Tanggal | null;
  readonly rencana: Tanggal | null;
  readonly diterima: Tanggal | null;
  /** Last day of the punishment; null = it has none. */
  readonly akhir: Tanggal | null;
  /** Day of the last decision of an appeal or objection. */
  readonly putusanUpaya: Tanggal | null;
  /** An appeal or objection that is not decided. */
  readonly upaya: { readonly jenis: string; readonly diajukan: Tanggal; readonly ditanggapi: Tanggal | null } | null;
}

type Hitung = (k: Kalender, p: ParameterIdis, t: TitikKasus) => Diketahui<Tanggal | null>;

const TANPA: Hitung = () => diketahui(null);
const sesudah = (dari: Tanggal | null, k: Kalender, n: number): Diketahui<Tanggal | null> => (dari === null ? diketahui(null) : hariKerjaKe(k, dari, n));
const pada =
  (ambil: (t: TitikKasus) => Tanggal | null): Hitung =>
  (_k, _p, t) =>
    diketahui(ambil(t));

/** Days that only a decree of whoever runs the hub sets; 0 = none. */
const kebijakan = (dari: Tanggal | null, k: Kalender, n: number): Diketahui<Tanggal | null> => (n === 0 ? diketahui(null) : sesudah(dari, k, n));

const panggil: Hitung = (k, p, t) => hariKerjaKe(k, t.dibuka, p.panggilPaling);

function putusUpaya(k: Kalender, p: ParameterIdis, { upaya }: TitikKasus): Diketahui<Tanggal | null> | null {
  if (upaya === null) return null;
  if (upaya.jenis === 'KEBERATAN') return hariKerjaKe(k, upaya.diajukan, p.keberatanPutus);
  return hariKerjaKe(k, upaya.diajukan, upaya.ditanggapi === null ? p.bandingTanggapi : p.bandingPutus);
}

const TENGGAT: Readonly<Record<TahapKasus, Hitung>> = {
  TELAAH: panggil,
  PEMBENTUKAN_TIM: panggil,
  PANGGILAN_1: pada((t) => t.periksaTanggal),
  PANGGILAN_2: pada((t) => t.periksaTanggal),
  PEMERIKSAAN: (k, p, t) => kebijakan(t.periksaTanggal, k, p.bapPaling),
  BAP: (k, p, t) => kebijakan(t.bapTanggal, k, p.lhpPaling),
  // Without a report yet (nobody came twice) the report is what is waited for.
  LHP: (k, p, t) => (t.lhpTanggal === null ? kebijakan(t.periksaTanggal, k, p.lhpPaling) : kebijakan(t.lhpTanggal, k, p.tetapkanPaling)),
  PENETAPAN: (k, p, t) => sesudah(t.skTanggal, k, p.sampaikanPaling),
  PENYAMPAIAN: (k, p, t) => sesudah(t.rencana, k, p.kirimPaling),
  PENGIRIMAN: TANPA,
  UPAYA_ADMINISTRATIF: (k, p, t) => putusUpaya(k, p, t) ?? (t.diterima === null ? diketahui(null) : tanggalBerlaku(k, p, t.diterima, t.putusanUpaya)),
  BERLAKU: (k, p, t) => putusUpaya(k, p, t) ?? diketahui(t.akhir),
  MENJALANI: (k, p, t) => putusUpaya(k, p, t) ?? diketahui(t.akhir),
  SELESAI: TANPA,
  TIDAK_TERBUKTI: TANPA,
  DIBATALKAN: TANPA,
};

/** Last day for the next step of a case; null = the law sets none. Unknown while the calendar of a year is not decreed. */
export const tenggatKasus = (tahap: TahapKasus, k: Kalender, p: ParameterIdis, titik: TitikKasus): Diketahui<Tanggal | null> => TENGGAT[tahap](k, p, titik);

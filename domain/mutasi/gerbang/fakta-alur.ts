import type { Tanggal } from '../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui } from '../../hasil.ts';
import type { PenandaTanganPertek } from '../delegasi.ts';
import type { Pemulihan } from '../pemulihan.ts';
import type { PenetapPemindahan, Rute } from '../rute.ts';
import type { Sla } from '../sla.ts';

/** The decision on a move across instansi that the SK of the receiving PPK rests on. */
export interface KeputusanPemindahan {
  readonly penetap: PenetapPemindahan;
  readonly nomor: string;
  readonly tanggal: Tanggal;
}

/** What the rules may know about the way of a usul: route, deciding office, signature. */
export interface FaktaAlur {
  readonly rute: Diketahui<Rute>;
  readonly keputusanPemindahan: KeputusanPemindahan | null;
  /** Known only while a pertek is about to be signed. */
  readonly penandaTangan: Diketahui<PenandaTanganPertek>;
  /** The clock of BKN's validation. */
  readonly sla: Diketahui<Sla>;
  /** Restorations in force for this usul; absent in minutes older than them. */
  readonly dipulihkan?: readonly Pemulihan[];
  /** Provinces that must approve (null: one of them is not recorded), and those that have; absent in minutes older than this. */
  readonly provinsi?: { readonly perlu: readonly string[] | null; readonly sudah: readonly string[] };
  /** Last working days up to and including today, newest first; long enough for every period the rules count. */
  readonly hariKerjaKini: Diketahui<readonly Tanggal[]>;
  /** The same up to and including the day of the inauguration. */
  readonly hariKerjaPelantikan: Diketahui<readonly Tanggal[]>;
}

/** Minutes written before these facts were collected say nothing about them. */
export const ALUR_TAK_TERCATAT: FaktaAlur = {
  rute: belumDiketahui('rute belum dicatat pada pemeriksaan ini'),
  keputusanPemindahan: null,
  penandaTangan: belumDiketahui('penanda tangan belum dicatat pada pemeriksaan ini'),
  sla: belumDiketahui('jam layanan belum dicatat pada pemeriksaan ini'),
  hariKerjaKini: belumDiketahui('hari kerja belum dicatat pada pemeriksaan ini'),
  hariKerjaPelantikan: belumDiketahui('hari kerja belum dicatat pada pemeriksaan ini'),
};

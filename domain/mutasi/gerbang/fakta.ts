import type { Tanggal } from '../../asn/tanggal.ts';
import type { Diketahui } from '../../hasil.ts';
import type { Level } from '../../selisih/bidang.ts';
import type { AlasanTakTeruji, RekamanPegawai } from '../../selisih/rekaman.ts';
import type { FaktaAlur } from './fakta-alur.ts';

export interface SelisihTerbuka {
  readonly id: string;
  readonly bidang: string;
  readonly level: Level;
  readonly nilaiBkn: string | null;
  readonly nilaiSimpeg: string | null;
  /** ISO instant of the first sighting. */
  readonly sejak: string;
  readonly status: string;
}

export interface BidangTakTeruji {
  readonly bidang: string;
  readonly level: Level;
  readonly alasan: AlasanTakTeruji;
}

/** Age of the last accepted complete pull of one side. */
export interface Kesegaran {
  /** ISO instant; null = never pulled. */
  readonly pada: string | null;
  readonly status: string;
}

export interface Blokir {
  readonly sejak: string;
  readonly nomorSurat: string;
}
export interface Hukuman {
  readonly jenisHukumanId: string;
  readonly tingkat: string;
  readonly mulai: Tanggal | null;
  /** Computed end; null = unknown, treated as still running. */
  readonly akhir: Tanggal | null;
  readonly nomorSk: string;
}
/** A medium or severe punishment, not known to have ended, that the histories of one side name and those of the other do not. */
export interface HukumanSatuSisi {
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly mulai: Tanggal | null;
  readonly akhir: Tanggal | null;
  readonly nomorSk: string;
}
export interface Temuan {
  readonly nomor: string;
  readonly tahap: string;
  readonly kategori: string;
}
export interface KinerjaTahun {
  readonly tahun: number;
  readonly kuadran: number | null;
}
export interface Formasi {
  readonly kebutuhan: number;
  readonly terisi: number;
}
export interface MasaPilkada {
  readonly penetapanPaslon: Tanggal;
  readonly akhirMasaJabatan: Tanggal;
}
export interface Surat {
  readonly nomor: string;
  readonly tanggal: Tanggal;
}

/** All that the rules may know about one pegawai in one usul. No fact is optional: what is missing says so. */
export interface Fakta {
  readonly bkn: Diketahui<RekamanPegawai>;
  readonly simpeg: Diketahui<RekamanPegawai>;
  readonly selisih: Diketahui<readonly SelisihTerbuka[]>;
  readonly takTeruji: readonly BidangTakTeruji[];
  readonly kesegaran: { readonly bkn: Kesegaran; readonly simpeg: Kesegaran };
  readonly blokirAsn: Diketahui<readonly Blokir[]>;
  readonly blokirInstansi: Diketahui<readonly (Blokir & { readonly instansiId: string })[]>;
  readonly usulLain: Diketahui<readonly { readonly nomor: string; readonly status: string }[]>;
  readonly hukuman: Diketahui<readonly Hukuman[]>;
  readonly hukumanSatuSisi: readonly HukumanSatuSisi[];
  readonly temuan: Diketahui<readonly Temuan[]>;
  readonly kinerja: Diketahui<readonly KinerjaTahun[]>;
  /** For the target position at the target unor; nilai null = the map of the instansi has no such position. */
  readonly formasi: Diketahui<Formasi | null>;
  /** Election windows of the target region; empty = the calendar is loaded and has none. */
  readonly pilkada: Diketahui<readonly MasaPilkada[]>;
  readonly alur: FaktaAlur;
  readonly pertek: Surat | null;
  readonly persetujuanMendagri: Surat | null;
  readonly sk: Surat | null;
  /** Registered through the hub (an usul id exists); false only for moves found outside it. */
  readonly melaluiImut: boolean;
}

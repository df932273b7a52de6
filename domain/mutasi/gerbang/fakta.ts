import type { Tanggal } from '../../asn/tanggal.ts';
import { belumDiketahui, type Diketahui } from '../../hasil.ts';
import type { Level } from '../../selisih/bidang.ts';
import type { AlasanTakTeruji, RekamanPegawai } from '../../selisih/rekaman.ts';
import type { FaktaTercatat } from '../fakta-tercatat.ts';
import type { JenisUsul } from '../usul.ts';
import type { FaktaAlur } from './fakta-alur.ts';
import type { Pengecualian } from './pembuka.ts';

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

/** Age of what is known of one side: the last accepted complete pull, and this person's own row where it was read by itself. */
export interface Kesegaran {
  /** ISO instant of the pull; null = never pulled. */
  readonly pada: string | null;
  /** State of the feed as a whole. */
  readonly status: string;
  /** ISO instant for which this person's row speaks by itself; null or absent = it was not read by itself. */
  readonly padaPegawai?: string | null;
}

export interface Blokir {
  readonly sejak: string;
  readonly nomorSurat: string;
  /** Kinds of usul that its services carry; null or absent (minutes of before) = every kind. */
  readonly menahan?: readonly JenisUsul[] | null;
}
export interface Hukuman {
  readonly jenisHukumanId: string;
  readonly tingkat: string;
  readonly mulai: Tanggal | null;
  /** Computed end; null = unknown, treated as still running. */
  readonly akhir: Tanggal | null;
  readonly nomorSk: string;
}
/** A medium or severe punishment, not known to have ended, that the histories of one side name and those of the other do not, or cannot be asked about. */
export interface HukumanSatuSisi {
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly mulai: Tanggal | null;
  readonly akhir: Tanggal | null;
  readonly nomorSk: string;
  /** Where the finding stands in its life; absent in minutes from before such findings could be decided. */
  readonly status?: string;
  /** The other side cannot be compared: a row is unreadable, or the kind is offered no more. Absent in minutes from before that was kept apart. */
  readonly lawanTakTerbanding?: boolean;
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
  /** Places promised by approved usul and to people of this one who come before; absent in minutes from before they were counted. */
  readonly dijanjikan?: number;
}
/** The target as the reference tables know it. */
export interface RujukanTujuan {
  readonly nama: string;
  /** JF level code (PT, MU, …); null for other positions or when the table has none. */
  readonly jenjangJf: string | null;
  /** Eselon of the position's own row, structural only. */
  readonly eselonId: string | null;
  /** The target unit; null = no such unit. */
  readonly unor: { readonly aktif: boolean; readonly milikTujuan: boolean; readonly eselonId: string | null } | null;
}
/** What the reference tables say of the position held now; each null = not said. */
export interface JabatanAsal {
  readonly eselonId: string | null;
  readonly jenjangJf: string | null;
  /** Retirement age, years. */
  readonly bup: number | null;
}
/** One line of BKN's history of positions; acting and additional duties are not in it. */
export interface MasaJabatan {
  readonly jenisJabatanId: string | null;
  readonly eselonId: string | null;
  readonly jenjangJf: string | null;
  readonly jabatanId: string | null;
  /** Null = unreadable, and then nothing about durations is known. */
  readonly tmt: Tanggal | null;
}
export interface KeadaanNik {
  readonly lengkap: boolean;
  /** Dukcapil's word as BKN passes it on; null = not said. */
  readonly sah: boolean | null;
}
export type StatusKepalaDaerah = 'DEFINITIF' | 'PJ' | 'PJS' | 'PLT' | 'PLH';
/** Who governs the target region, hence who is its PPK. */
export interface KepalaDaerah {
  readonly status: StatusKepalaDaerah;
  readonly tanggalLantik: Tanggal;
  readonly nomorSk: string;
}
/** A letter attached to the usul for this person or for everybody in it. */
export interface DokumenUsul {
  readonly id: string;
  readonly jenis: string;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly penerbit: string;
  readonly sha256: string;
}
export interface MasaPilkada {
  readonly penetapanPaslon: Tanggal;
  readonly akhirMasaJabatan: Tanggal;
}
export interface Surat {
  readonly nomor: string;
  readonly tanggal: Tanggal;
}

/** What a letter, signed pertek or SK, says of the person. */
export interface IsiSuratPegawai {
  readonly instansiId: string;
  readonly unorId: string;
  readonly jabatanId: string;
  readonly tmt: Tanggal;
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
  readonly nik: Diketahui<KeadaanNik>;
  readonly jabatanAsal: Diketahui<JabatanAsal>;
  readonly rujukan: Diketahui<RujukanTujuan>;
  readonly riwayatJabatan: Diketahui<readonly MasaJabatan[]>;
  /** Other active people who hold the target position definitively, apart from those whom this usul moves away. */
  readonly pemangku: Diketahui<number>;
  readonly dokumen: Diketahui<readonly DokumenUsul[]>;
  /** Head of the target region; unknown when nobody recorded one. Null for a central instansi. */
  readonly kepalaDaerah: Diketahui<KepalaDaerah | null>;
  /** Election windows of the target region; empty = the calendar is loaded and has none. */
  readonly pilkada: Diketahui<readonly MasaPilkada[]>;
  /** Facts recorded of the person, and of the target instansi where they name its target position or unit, or none. */
  readonly tercatat: Diketahui<readonly FaktaTercatat[]>;
  readonly tercatatInstansi: Diketahui<readonly FaktaTercatat[]>;
  /** Unknown = no signed pertek is kept; null = the signed one does not name the person. */
  readonly isiPertek: Diketahui<IsiSuratPegawai | null>;
  /** As the PPK entered it; null = the SK does not name the person; absent = nothing was entered, and the SK stands for the usul as it is written. */
  readonly isiSk?: IsiSuratPegawai | null;
  /** Exceptions recorded for this person's usul. */
  readonly pengecualian: readonly Pengecualian[];
  readonly alur: FaktaAlur;
  readonly pertek: Surat | null;
  readonly persetujuanMendagri: Surat | null;
  readonly sk: Surat | null;
  /** Day of the inauguration, recorded or about to be. */
  readonly pelantikan: Tanggal | null;
  /** Registered through the hub (an usul id exists); false only for moves found outside it. */
  readonly melaluiImut: boolean;
}

const belumDicatat = belumDiketahui('fakta ini belum dicatat saat berita acara dibuat');

/** Facts that younger rules ask for; minutes of older date lack them and must read as unknown. */
export const FAKTA_KEMUDIAN = {
  nik: belumDicatat,
  jabatanAsal: belumDicatat,
  rujukan: belumDicatat,
  riwayatJabatan: belumDicatat,
  pemangku: belumDicatat,
  dokumen: belumDicatat,
  kepalaDaerah: belumDicatat,
  tercatat: belumDicatat,
  tercatatInstansi: belumDicatat,
  isiPertek: belumDicatat,
  pengecualian: [],
  pelantikan: null,
} as const satisfies Partial<Fakta>;

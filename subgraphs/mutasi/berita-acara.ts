import { createHash } from 'node:crypto';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { type Diketahui, diketahui } from '../../domain/hasil.ts';
import type { Aturan, Parameter, Putusan, Tahap, Tingkat } from '../../domain/mutasi/gerbang/aturan.ts';
import { FAKTA_KEMUDIAN, type Fakta } from '../../domain/mutasi/gerbang/fakta.ts';
import { ALUR_TAK_TERCATAT, type FaktaAlur } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Pengecualian } from '../../domain/mutasi/gerbang/pembuka.ts';
import { type Butir, type HasilGerbang, type HasilPeriksa, periksaGerbang, type Timpaan } from '../../domain/mutasi/gerbang/periksa.ts';
import type { Usulan } from '../../domain/mutasi/usul.ts';
import { REKAMAN_KOSONG, type RekamanPegawai } from '../../domain/selisih/rekaman.ts';
import type { SumberSisi } from './fakta.ts';

/** Records without their nulls; the SIMPEG record only where it differs from BKN's. Keeps the minutes of 5,000 names small. */
type RekamanRingkas = Diketahui<Readonly<Record<string, string | null>>>;
export type FaktaRingkas = Omit<Fakta, 'bkn' | 'simpeg' | 'alur'> & { readonly bkn: RekamanRingkas; readonly simpeg: RekamanRingkas };

export interface ButirTersimpan {
  readonly kode: string;
  readonly tingkat: Tingkat;
  readonly putusan: Putusan;
  readonly pengecualian?: Pengecualian;
}

export interface PegawaiBeritaAcara {
  readonly usulan: Usulan;
  readonly hasil: HasilGerbang;
  readonly fakta: FaktaRingkas;
  readonly sumber: { readonly bkn: SumberSisi; readonly simpeg: SumberSisi };
  readonly butir: readonly ButirTersimpan[];
}

/** Stored minutes: rules with their parameters, inputs with their versions, verdicts, date. Enough to compute the answer again. */
export interface IsiBeritaAcara {
  readonly bentuk: 1;
  readonly tahap: Tahap;
  readonly pada: string;
  readonly hariIni: Tanggal;
  readonly timpaan: Timpaan;
  readonly akui: readonly string[];
  /** Blockers only the database named. */
  readonly penghalang: readonly string[];
  /** The way of the usul, the same for all its people; absent in minutes older than these facts. */
  readonly alur?: FaktaAlur;
  readonly aturan: Readonly<Record<string, { readonly judul: string; readonly dasar: Aturan['dasar']; readonly parameter: Parameter }>>;
  readonly pegawai: readonly PegawaiBeritaAcara[];
}

export function ringkasFakta(fakta: Fakta): FaktaRingkas {
  const acuan = fakta.bkn.ada ? fakta.bkn.nilai : null;
  const bkn: RekamanRingkas = fakta.bkn.ada ? diketahui(Object.fromEntries(Object.entries(fakta.bkn.nilai).filter(([, v]) => v !== null))) : fakta.bkn;
  const simpeg: RekamanRingkas = fakta.simpeg.ada
    ? diketahui(
        Object.fromEntries(Object.entries(fakta.simpeg.nilai).filter(([k, v]) => (acuan === null ? v !== null : acuan[k as keyof RekamanPegawai] !== v))),
      )
    : fakta.simpeg;
  const { alur: _bersama, ...sisa } = fakta;
  return { ...sisa, bkn, simpeg };
}

export function bukaFakta(ringkas: FaktaRingkas, nip: string, alur: FaktaAlur = ALUR_TAK_TERCATAT): Fakta {
  const bkn = ringkas.bkn.ada ? diketahui({ ...REKAMAN_KOSONG, nip, ...ringkas.bkn.nilai } as RekamanPegawai) : ringkas.bkn;
  const acuan = bkn.ada ? bkn.nilai : { ...REKAMAN_KOSONG, nip };
  const simpeg = ringkas.simpeg.ada ? diketahui({ ...acuan, ...ringkas.simpeg.nilai } as RekamanPegawai) : ringkas.simpeg;
  return { ...FAKTA_KEMUDIAN, ...ringkas, alur: { ...ALUR_TAK_TERCATAT, ...alur }, bkn, simpeg };
}

export const sidikIsi = (isiBaku: string): string => createHash('sha256').update(isiBaku).digest('hex');

export const ringkasButir = ({ kode, tingkat, putusan, pengecualian }: Butir): ButirTersimpan => ({
  kode,
  tingkat,
  putusan,
  ...(pengecualian && { pengecualian }),
});

/** Runs the rules again on the stored inputs, under the stored parameters and date. */
export const hitungUlang = (katalog: readonly Aturan[], isi: IsiBeritaAcara): readonly HasilPeriksa[] =>
  isi.pegawai.map((p) =>
    periksaGerbang(katalog, p.usulan, bukaFakta(p.fakta, p.usulan.nip, isi.alur), {
      tahap: isi.tahap,
      hariIni: isi.hariIni,
      pada: isi.pada,
      timpaan: isi.timpaan,
    }),
  );

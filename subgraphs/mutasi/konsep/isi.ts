import { ALASAN_MAKS, type MasukanAjukan } from '../ajukan-mutasi.ts';
import { salah, type UserError } from '../jawaban.ts';
import { DOKUMEN_MAKS } from '../lampiran.ts';
import type { PegawaiDiusulkan } from '../queries-rujukan.ts';
import { gandaSalah, PEGAWAI_MAKS } from '../siapkan-pegawai.ts';

type Tujuan = PegawaiDiusulkan['tujuan'];
type Kosong<T> = { readonly [K in keyof T]?: T[K] | null };

/** Input of ajukanMutasi as far as it is filled in, without its people. */
export type IsiKonsep = Kosong<Omit<MasukanAjukan, 'pegawai' | 'kunci'>>;

export interface PegawaiKonsep {
  readonly nip: string;
  readonly tujuan?: Kosong<Tujuan> | null;
}

export interface Konsep {
  readonly isi: IsiKonsep;
  /** In NIP order. */
  readonly pegawai: readonly PegawaiKonsep[];
}

/** A field left out stays as it is; null empties it. */
export interface PerubahanKonsep extends IsiKonsep {
  readonly pegawai?: readonly PegawaiKonsep[] | null;
}

const tanpaKosong = <T extends object>(nilai: T): T => Object.fromEntries(Object.entries(nilai).filter(([, v]) => v !== null && v !== undefined)) as T;

const rapikan = ({ nip, tujuan }: PegawaiKonsep): PegawaiKonsep => (tujuan == null ? { nip } : { nip, tujuan: tanpaKosong(tujuan) });

export function gabungKonsep(lama: Konsep, { pegawai, ...isi }: PerubahanKonsep): Konsep {
  const disebut = Object.fromEntries(Object.entries(isi).filter(([, v]) => v !== undefined));
  return {
    isi: tanpaKosong({ ...lama.isi, ...disebut }),
    pegawai: pegawai === undefined ? lama.pegawai : (pegawai ?? []).map(rapikan).sort((a, b) => (a.nip < b.nip ? -1 : 1)),
  };
}

/** What not even a draft may hold: more than a usul could, or one person twice. Fields are those of the input. */
export function konsepSalah({ alasan, dokumen, pegawai }: PerubahanKonsep): readonly UserError[] {
  const hasil: UserError[] = [];
  if ((alasan ?? '').length > ALASAN_MAKS) hasil.push(salah('ALASAN_TERLALU_PANJANG', `Alasan paling panjang ${ALASAN_MAKS} huruf.`, 'alasan'));
  if ((dokumen ?? []).length > DOKUMEN_MAKS) hasil.push(salah('DOKUMEN_TERLALU_BANYAK', `Paling banyak ${DOKUMEN_MAKS} dokumen.`, 'dokumen'));
  if ((pegawai ?? []).length > PEGAWAI_MAKS)
    return [...hasil, salah('PEGAWAI_TERLALU_BANYAK', `Paling banyak ${PEGAWAI_MAKS} pegawai dalam satu usul.`, 'pegawai')];
  const sudah = new Set<string>();
  return [...hasil, ...(pegawai ?? []).flatMap(({ nip }, i) => gandaSalah(sudah, nip, `pegawai.${i}.nip`))];
}

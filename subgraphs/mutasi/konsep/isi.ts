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
  /** Beside those that are there; who is there already gets the new target. A long list comes in pieces, each no larger than a request may be. */
  readonly tambahPegawai?: readonly PegawaiKonsep[] | null;
  /** Beside those that are there; the same document for the same person stands once. */
  readonly tambahDokumen?: IsiKonsep['dokumen'];
}

const tanpaKosong = <T extends object>(nilai: T): T => Object.fromEntries(Object.entries(nilai).filter(([, v]) => v !== null && v !== undefined)) as T;

const rapikan = ({ nip, tujuan }: PegawaiKonsep): PegawaiKonsep => (tujuan == null ? { nip } : { nip, tujuan: tanpaKosong(tujuan) });

function gabungPegawai(lama: readonly PegawaiKonsep[], { pegawai, tambahPegawai }: PerubahanKonsep): readonly PegawaiKonsep[] {
  if (pegawai === undefined && tambahPegawai == null) return lama;
  const dasar = pegawai === undefined ? lama : (pegawai ?? []).map(rapikan);
  const semua = new Map([...dasar, ...(tambahPegawai ?? []).map(rapikan)].map((p) => [p.nip, p]));
  return [...semua.values()].sort((a, b) => (a.nip < b.nip ? -1 : 1));
}

type Dokumen = NonNullable<IsiKonsep['dokumen']>;

const gabungDokumen = (lama: Dokumen, tambah: Dokumen): Dokumen => [...new Map([...lama, ...tambah].map((d) => [`${d.id} ${d.nip ?? ''}`, d])).values()];

export function gabungKonsep(lama: Konsep, ubah: PerubahanKonsep): Konsep {
  const { pegawai: _, tambahPegawai: __, tambahDokumen, ...isi } = ubah;
  const disebut = Object.fromEntries(Object.entries(isi).filter(([, v]) => v !== undefined));
  const baru = tanpaKosong({ ...lama.isi, ...disebut });
  const dokumen = tambahDokumen == null ? {} : { dokumen: gabungDokumen(baru.dokumen ?? [], tambahDokumen) };
  return { isi: { ...baru, ...dokumen }, pegawai: gabungPegawai(lama.pegawai, ubah) };
}

const dokumenKebanyakan = (field: string): UserError => salah('DOKUMEN_TERLALU_BANYAK', `Paling banyak ${DOKUMEN_MAKS} dokumen.`, field);
const kebanyakan = (field: string): UserError => salah('PEGAWAI_TERLALU_BANYAK', `Paling banyak ${PEGAWAI_MAKS} pegawai dalam satu usul.`, field);

/** What not even a draft may hold: more than a usul could, or one person twice in one list. Fields are those of the input. */
export function konsepSalah({ alasan, dokumen, ...ubah }: PerubahanKonsep): readonly UserError[] {
  const hasil: UserError[] = [];
  if ((alasan ?? '').length > ALASAN_MAKS) hasil.push(salah('ALASAN_TERLALU_PANJANG', `Alasan paling panjang ${ALASAN_MAKS} huruf.`, 'alasan'));
  if ((dokumen ?? []).length > DOKUMEN_MAKS) hasil.push(dokumenKebanyakan('dokumen'));
  for (const daftar of ['pegawai', 'tambahPegawai'] as const) {
    const orang = ubah[daftar] ?? [];
    const sudah = new Set<string>();
    if (orang.length > PEGAWAI_MAKS) hasil.push(kebanyakan(daftar));
    else hasil.push(...orang.flatMap(({ nip }, i) => gandaSalah(sudah, nip, `${daftar}.${i}.nip`)));
  }
  return hasil;
}

/** What was added piece by piece may be too much together. */
export function gabunganSalah({ isi, pegawai }: Konsep): UserError | null {
  if (pegawai.length > PEGAWAI_MAKS) return kebanyakan('tambahPegawai');
  return (isi.dokumen ?? []).length > DOKUMEN_MAKS ? dokumenKebanyakan('tambahDokumen') : null;
}

import type { MasukanAjukan } from '../ajukan-mutasi.ts';
import { salah, type UserError } from '../jawaban.ts';
import type { PegawaiDiusulkan } from '../queries-rujukan.ts';
import type { IsiKonsep, Konsep, PegawaiKonsep } from './isi.ts';

/** The parts of ajukanMutasi's input that it cannot do without, and how their absence is said. */
export const WAJIB_ISI = { jenis: 'Jenis usul belum dipilih.', alasan: 'Alasan belum ditulis.', tmt: 'TMT belum diisi.' } as const;
export const WAJIB_TUJUAN = {
  instansiId: 'Instansi tujuan belum diisi.',
  unorId: 'Unit organisasi tujuan belum diisi.',
  jabatanId: 'Jabatan tujuan belum diisi.',
} as const;

const TANPA_PEGAWAI = 'Belum ada pegawai.';

const belumDiisi = (nilai: unknown): boolean => nilai === null || nilai === undefined || (typeof nilai === 'string' && nilai.trim() === '');

const kunciKosong = <W extends object>(wajib: W, nilai: { readonly [K in keyof W]?: unknown }): readonly (keyof W)[] =>
  (Object.keys(wajib) as (keyof W)[]).filter((k) => belumDiisi(nilai[k]));

const tujuanKosong = ({ tujuan }: PegawaiKonsep): readonly (keyof typeof WAJIB_TUJUAN)[] => kunciKosong(WAJIB_TUJUAN, tujuan ?? {});

export const hitungTanpaTujuan = (pegawai: readonly PegawaiKonsep[]): number => pegawai.filter((p) => tujuanKosong(p).length > 0).length;

export interface RingkasKonsep {
  readonly isi: IsiKonsep;
  readonly jumlah: number;
  readonly tanpaTujuan: number;
}

/** One line of what is missing; `jumlah` = people concerned, null where it is not about people. */
export interface Kekurangan {
  readonly field: string;
  readonly pesan: string;
  readonly jumlah: number | null;
}

/** What a draft still lacks before it can be proposed, without looking at each person. Whether the parts are right is the gate's answer. */
export function kekurangan({ isi, jumlah, tanpaTujuan }: RingkasKonsep): readonly Kekurangan[] {
  const hasil: Kekurangan[] = kunciKosong(WAJIB_ISI, isi).map((field) => ({ field, pesan: WAJIB_ISI[field], jumlah: null }));
  if (jumlah === 0) hasil.push({ field: 'pegawai', pesan: TANPA_PEGAWAI, jumlah: null });
  if (tanpaTujuan > 0) hasil.push({ field: 'pegawai.tujuan', pesan: 'Jabatan yang dituju belum lengkap.', jumlah: tanpaTujuan });
  return hasil;
}

const lengkapTujuan = (p: PegawaiKonsep): p is PegawaiDiusulkan => tujuanKosong(p).length === 0;

export type KonsepLengkap =
  | { readonly lengkap: true; readonly masukan: MasukanAjukan }
  | { readonly lengkap: false; readonly userErrors: readonly UserError[] };

const kosong = (field: string, pesan: string): UserError => salah('BELUM_DIISI', pesan, field);

/** The draft as input of ajukanMutasi, or every empty part by its place: `pegawai.N` counts from 0 in NIP order. */
export function lengkapi({ isi, pegawai }: Konsep): KonsepLengkap {
  const { jenis, alasan, tmt } = isi;
  const diusulkan = pegawai.filter(lengkapTujuan);
  if (jenis != null && alasan != null && tmt != null && alasan.trim() !== '' && diusulkan.length > 0 && diusulkan.length === pegawai.length)
    return { lengkap: true, masukan: { ...isi, jenis, alasan, tmt, pegawai: diusulkan } };
  return {
    lengkap: false,
    userErrors: [
      ...kunciKosong(WAJIB_ISI, isi).map((k) => kosong(k, WAJIB_ISI[k])),
      ...(pegawai.length === 0 ? [kosong('pegawai', TANPA_PEGAWAI)] : []),
      ...pegawai.flatMap((p, i) => tujuanKosong(p).map((k) => kosong(`pegawai.${i}.tujuan.${k}`, WAJIB_TUJUAN[k]))),
    ],
  };
}

import type { Peran } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { BERBAGI, type Lembaga, melihatBagian } from '../../../domain/pelanggaran/sbt/berbagi.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import type { BarisTemuan } from '../queries.ts';
import type { BarisRiwayat } from '../sbt/queries.ts';
import type { BerkasTemuan } from './berkas.ts';
import { type BarisAkses, type BarisPesan, selectAkses } from './queries.ts';

/** One piece of evidence that the hub or the auditor attached, by its name. */
interface ButirBukti {
  readonly nama: string;
  readonly nilai: string;
}

const teks = (nilai: unknown): string => (typeof nilai === 'string' ? nilai : JSON.stringify(nilai));

/** Null = this role does not see evidence. */
const bukti = ({ bukti: isi }: BarisTemuan, _: unknown, k: KonteksPelanggaran): readonly ButirBukti[] | null => {
  if (!melihatBagian(k.pemanggil.peran, 'BUKTI')) return null;
  return Object.entries(isi ?? {})
    .filter(([, nilai]) => nilai !== null)
    .map(([nama, nilai]) => ({ nama, nilai: teks(nilai) }));
};

const dariBerkas =
  <K extends Exclude<keyof BerkasTemuan, 'temuan'>>(bagian: K) =>
  async ({ id }: BarisTemuan, _: unknown, k: KonteksPelanggaran): Promise<BerkasTemuan[K] | readonly []> =>
    (await k.loaders.berkas.load(id))?.[bagian] ?? [];

const kunciHalaman = (bagian: unknown): string => {
  const id = String(bagian);
  if (!isKunci(id)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  return id;
};

/** The file is opened first, so that reading messages leaves the same trace as reading the rest of it. */
async function pesan({ id }: BarisTemuan, arg: ArgumenHalaman, k: KonteksPelanggaran): Promise<Koneksi<BarisPesan>> {
  const halaman = bacaHalaman('pesan', arg, 1);
  const argumen = { sesudah: halaman.after === null ? null : kunciHalaman(halaman.after[0]), batas: halaman.first + 1 };
  const rows = (await k.loaders.berkas.load(id)) === null ? [] : await k.loaders.pesanTemuan.load({ kunci: id, argumen });
  return susunKoneksi('pesan', rows, halaman, (r) => [r.id]);
}

export async function aksesTemuan(_: unknown, arg: ArgumenHalaman & { readonly temuanId: string }, k: KonteksPelanggaran): Promise<Koneksi<BarisAkses>> {
  wajibBoleh(k, 'bacaAksesTemuan');
  const halaman = bacaHalaman('akses', arg, 1);
  const potongan = { sesudah: halaman.after === null ? null : kunciHalaman(halaman.after[0]), batas: halaman.first + 1 };
  const rows = isKunci(arg.temuanId) ? await k.baca((tx) => selectAkses(tx, arg.temuanId, potongan)) : [];
  return susunKoneksi('akses', rows, halaman, (r) => [r.id]);
}

const lembaga = (peran: string): Lembaga => BERBAGI[peran as Peran].lembaga;

/** Fields of a case that are its file: reading any of them is written down, once per request and case. */
export const TEMUAN_BERBAGI = {
  bukti,
  riwayat: dariBerkas('riwayat'),
  surat: dariBerkas('surat'),
  tanggapan: dariBerkas('tanggapan'),
  tindakLanjut: dariBerkas('tindakLanjut'),
  pesan,
};

export const RIWAYAT_TEMUAN = {
  catatan: ({ catatan }: BarisRiwayat, _: unknown, k: KonteksPelanggaran): string | null => (melihatBagian(k.pemanggil.peran, 'CATATAN') ? catatan : null),
};
export const PESAN_TEMUAN = { lembaga: ({ oleh }: BarisPesan): Lembaga => lembaga(oleh), peran: ({ oleh }: BarisPesan): string => oleh };
export const AKSES_TEMUAN = {
  lembaga: ({ peran }: BarisAkses): Lembaga => lembaga(peran),
  instansi: ({ instansiId }: BarisAkses): { readonly id: string } | null => (instansiId === null ? null : { id: instansiId }),
};

interface BerinstansiMungkin {
  readonly instansiId: string | null;
}
const instansiMungkin = ({ instansiId }: BerinstansiMungkin): { readonly id: string } | null => (instansiId === null ? null : { id: instansiId });
export const KALENDER_PILKADA = { instansi: instansiMungkin };
export const PENGAWASAN_NETRALITAS = { instansi: instansiMungkin };
export const BARIS_REKAP = {
  instansi: ({ kelompok, kunci }: { readonly kelompok: string; readonly kunci: string | null }): { readonly id: string } | null =>
    kelompok === 'INSTANSI' && kunci !== null ? { id: kunci } : null,
};

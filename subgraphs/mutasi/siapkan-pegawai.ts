import { jenjangDari } from '../../domain/mutasi/usul.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salah, type UserError } from './jawaban.ts';
import { type BarisRujukan, type PegawaiDiusulkan, selectRujukan } from './queries-rujukan.ts';
import type { PegawaiUsul } from './usul.ts';

export const PEGAWAI_MAKS = 5_000;
const BUP_JPT = 60;
const BUP_LAIN = 58;

export interface Persiapan {
  /** In NIP order. */
  readonly pegawai: readonly PegawaiUsul[];
  readonly userErrors: readonly UserError[];
}

function jumlahSalah(pegawai: readonly PegawaiDiusulkan[]): UserError | null {
  if (pegawai.length === 0) return salah('PEGAWAI_KOSONG', 'Sebutkan paling sedikit satu pegawai.', 'pegawai');
  return pegawai.length > PEGAWAI_MAKS ? salah('PEGAWAI_TERLALU_BANYAK', `Paling banyak ${PEGAWAI_MAKS} pegawai dalam satu usul.`, 'pegawai') : null;
}

export interface Dikenali {
  readonly pegawai: PegawaiUsul | null;
  readonly userErrors: readonly UserError[];
}

/** One person and place against the reference tables; `di` names a part of this row in the input. */
export function kenaliPegawai(instansi: number, { nip, tujuan }: PegawaiDiusulkan, r: BarisRujukan | undefined, di: (bagian: string) => string): Dikenali {
  const userErrors: UserError[] = [];
  const jenjang = r?.jenis === null || r === undefined ? null : jenjangDari(r.jenis, r.eselon);
  if (r === undefined || !r.dikenal) userErrors.push(salah('PEGAWAI_TIDAK_DIKENAL', 'Pegawai tidak ditemukan pada instansi Anda.', di('nip')));
  if (r === undefined || r.tujuan === null) userErrors.push(salah('INSTANSI_TIDAK_DIKENAL', 'Instansi tujuan tidak dikenal.', di('tujuan.instansiId')));
  else if (!r.unor) userErrors.push(salah('UNOR_TIDAK_DIKENAL', 'Unit organisasi tidak ada atau tidak aktif pada instansi tujuan.', di('tujuan.unorId')));
  if (r === undefined || r.jenis === null)
    userErrors.push(salah('JABATAN_TIDAK_DIKENAL', 'Jabatan tidak dikenal pada instansi tujuan.', di('tujuan.jabatanId')));
  else if (jenjang === null) userErrors.push(salah('JENJANG_TIDAK_DIKENAL', 'Jenjang jabatan tujuan tidak dapat ditentukan.', di('tujuan.jabatanId')));
  if (r === undefined || r.tujuan === null || r.jenis === null || jenjang === null) return { pegawai: null, userErrors };
  const { unorId, jabatanId } = tujuan;
  const bup = r.bup ?? (jenjang.startsWith('JPT') ? BUP_JPT : BUP_LAIN);
  return { pegawai: { nip, asal: instansi, tujuan: r.tujuan, unorId, jabatanId, jenisJabatanId: r.jenis, eselonId: r.eselon, jenjang, bup }, userErrors };
}

/** The same person once more, in the order of the input. */
export function gandaSalah(sudah: Set<string>, nip: string, field: string): readonly UserError[] {
  const ganda = sudah.has(nip);
  sudah.add(nip);
  return ganda ? [salah('PEGAWAI_GANDA', 'Pegawai disebut lebih dari sekali.', field)] : [];
}

/** Turns the input into rows of usul_pegawai. Whatever cannot be resolved is a user error on its own row, and then nothing is saved. */
export async function siapkanPegawai(tx: Tx, instansi: number, diusulkan: readonly PegawaiDiusulkan[]): Promise<Persiapan> {
  const jumlah = jumlahSalah(diusulkan);
  if (jumlah !== null) return { pegawai: [], userErrors: [jumlah] };
  const rujukan = await selectRujukan(tx, instansi, diusulkan);
  const userErrors: UserError[] = [];
  const pegawai: PegawaiUsul[] = [];
  const sudah = new Set<string>();
  diusulkan.forEach((p, i) => {
    const di = (bagian: string): string => `pegawai.${i}.${bagian}`;
    const kenal = kenaliPegawai(instansi, p, rujukan[i], di);
    userErrors.push(...gandaSalah(sudah, p.nip, di('nip')), ...kenal.userErrors);
    if (kenal.pegawai !== null) pegawai.push(kenal.pegawai);
  });
  // One PPK signs one SK: a usul goes to one instansi.
  if (new Set(pegawai.map((p) => p.tujuan)).size > 1) userErrors.push(salah('TUJUAN_CAMPURAN', 'Satu usul hanya untuk satu instansi tujuan.', 'pegawai'));
  pegawai.sort((a, b) => (a.nip < b.nip ? -1 : 1));
  return { pegawai, userErrors };
}

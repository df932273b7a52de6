import { jenjangDari } from '../../domain/mutasi/usul.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salah, type UserError } from './jawaban.ts';
import { type PegawaiDiusulkan, selectRujukan } from './queries-rujukan.ts';
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

/** Turns the input into rows of usul_pegawai. Whatever cannot be resolved is a user error on its own row, and then nothing is saved. */
export async function siapkanPegawai(tx: Tx, instansi: number, diusulkan: readonly PegawaiDiusulkan[]): Promise<Persiapan> {
  const jumlah = jumlahSalah(diusulkan);
  if (jumlah !== null) return { pegawai: [], userErrors: [jumlah] };
  const rujukan = await selectRujukan(tx, instansi, diusulkan);
  const userErrors: UserError[] = [];
  const pegawai: PegawaiUsul[] = [];
  const sudah = new Set<string>();
  diusulkan.forEach(({ nip, tujuan }, i) => {
    const di = (bagian: string): string => `pegawai.${i}.${bagian}`;
    const r = rujukan[i];
    const jenjang = r?.jenis === null || r === undefined ? null : jenjangDari(r.jenis, r.eselon);
    if (sudah.has(nip)) userErrors.push(salah('PEGAWAI_GANDA', 'Pegawai disebut lebih dari sekali.', di('nip')));
    sudah.add(nip);
    if (r === undefined || !r.dikenal) userErrors.push(salah('PEGAWAI_TIDAK_DIKENAL', 'Pegawai tidak ditemukan pada instansi Anda.', di('nip')));
    if (r === undefined || r.tujuan === null) userErrors.push(salah('INSTANSI_TIDAK_DIKENAL', 'Instansi tujuan tidak dikenal.', di('tujuan.instansiId')));
    else if (!r.unor) userErrors.push(salah('UNOR_TIDAK_DIKENAL', 'Unit organisasi tidak ada atau tidak aktif pada instansi tujuan.', di('tujuan.unorId')));
    if (r === undefined || r.jenis === null)
      userErrors.push(salah('JABATAN_TIDAK_DIKENAL', 'Jabatan tidak dikenal pada instansi tujuan.', di('tujuan.jabatanId')));
    else if (jenjang === null) userErrors.push(salah('JENJANG_TIDAK_DIKENAL', 'Jenjang jabatan tujuan tidak dapat ditentukan.', di('tujuan.jabatanId')));
    if (r === undefined || r.tujuan === null || r.jenis === null || jenjang === null) return;
    const bup = r.bup ?? (jenjang.startsWith('JPT') ? BUP_JPT : BUP_LAIN);
    pegawai.push({
      nip,
      asal: instansi,
      tujuan: r.tujuan,
      unorId: tujuan.unorId,
      jabatanId: tujuan.jabatanId,
      jenisJabatanId: r.jenis,
      eselonId: r.eselon,
      jenjang,
      bup,
    });
  });
  // One PPK signs one SK: a usul goes to one instansi.
  if (new Set(pegawai.map((p) => p.tujuan)).size > 1) userErrors.push(salah('TUJUAN_CAMPURAN', 'Satu usul hanya untuk satu instansi tujuan.', 'pegawai'));
  pegawai.sort((a, b) => (a.nip < b.nip ? -1 : 1));
  return { pegawai, userErrors };
}

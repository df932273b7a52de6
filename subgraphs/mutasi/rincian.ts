import type { RincianUsul } from '../../domain/mutasi/rincian.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import { salah, type UserError } from './jawaban.ts';

interface Berincian {
  readonly jenis: JenisUsul;
  readonly rincian?: RincianUsul | null;
}

const KODE_MAKS = 40;

/** What the proposer said beyond kind, people and date, without the fields left empty. */
export const rincianDari = ({ rincian }: Berincian): RincianUsul =>
  Object.fromEntries(Object.entries(rincian ?? {}).filter(([, nilai]) => nilai !== null && nilai !== undefined));

/** Fields that this kind of usul cannot have, or that exclude each other. */
export function rincianSalah(masukan: Berincian): readonly UserError[] {
  const { jenisPemberhentian, alasanJabatan, penugasan, sampai } = rincianDari(masukan);
  const henti = masukan.jenis === 'PEMBERHENTIAN';
  const salahDi = (bagian: string, pesan: string): UserError => salah('RINCIAN_SALAH', pesan, `rincian.${bagian}`);
  const hasil: UserError[] = [];
  if (!henti && jenisPemberhentian !== undefined) hasil.push(salahDi('jenisPemberhentian', 'Hanya untuk usul PEMBERHENTIAN.'));
  if (!henti && alasanJabatan !== undefined) hasil.push(salahDi('alasanJabatan', 'Hanya untuk usul PEMBERHENTIAN.'));
  if (jenisPemberhentian !== undefined && alasanJabatan !== undefined)
    hasil.push(salahDi('alasanJabatan', 'Isi salah satu: jenisPemberhentian (berhenti sebagai ASN) atau alasanJabatan (berhenti dari jabatan).'));
  if (penugasan !== undefined && masukan.jenis !== 'PENGANGKATAN') hasil.push(salahDi('penugasan', 'Hanya untuk usul PENGANGKATAN.'));
  if (sampai !== undefined && penugasan === undefined) hasil.push(salahDi('sampai', 'Hanya bersama penugasan.'));
  for (const bagian of ['jenisPemberhentian', 'alasanJabatan'] as const)
    if ((rincianDari(masukan)[bagian] ?? '').length > KODE_MAKS) hasil.push(salahDi(bagian, `Paling panjang ${KODE_MAKS} huruf.`));
  return hasil;
}

/** Acting duty rests on an order of the superior: no SK and no inauguration, so there is nothing to propose, only something to check. */
export const penugasanSalah = (masukan: Berincian): readonly UserError[] =>
  rincianDari(masukan).penugasan === undefined
    ? []
    : [salah('PENUGASAN_TANPA_USUL', 'Plt/Plh cukup dengan surat perintah; periksa dengan simulasiMutasi, jangan diajukan.', 'rincian.penugasan')];

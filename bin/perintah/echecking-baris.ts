import { parseTanggal } from '../../domain/asn/tanggal.ts';
import type { RincianUsul } from '../../domain/mutasi/rincian.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import { type BarisFakta, bacaFakta, type HasilFakta, type Isian } from '../../sync/1-canonicalise/fakta/isian.ts';

/** One line of a list as the hub is asked about it. */
export interface BarisDaftar {
  readonly nip: string;
  readonly tujuan: { readonly instansiId: string; readonly unorId: string; readonly jabatanId: string };
  readonly jenis: JenisUsul;
  readonly tmt: string;
  readonly alasan: string;
  readonly rincian?: RincianUsul;
}

/** Columns of the list; those after `alasan` may be left out. */
export const KOLOM_DAFTAR = [
  'nip',
  'instansi',
  'unor',
  'jabatan',
  'jenis',
  'tmt',
  'alasan',
  'jenisPemberhentian',
  'alasanJabatan',
  'penugasan',
  'sampai',
] as const;

const JENIS = ['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN'] as const;
const PENUGASAN = ['PLT', 'PLH'] as const;

function pilih<const T extends string>(isian: Isian, kolom: string, daftar: readonly T[]): T | null {
  const teks = isian.judul(kolom);
  const ada = daftar.find((d) => d === teks);
  return teks === null ? null : (ada ?? isian.salah('PILIHAN_TIDAK_DIKENAL', kolom));
}

function rincianDari(isian: Isian): RincianUsul | null {
  const sampai = isian.tanggal('sampai');
  const semua = {
    jenisPemberhentian: isian.judul('jenisPemberhentian'),
    alasanJabatan: isian.judul('alasanJabatan'),
    penugasan: pilih(isian, 'penugasan', PENUGASAN),
    sampai: sampai === null ? null : parseTanggal(sampai),
  };
  const isi = Object.fromEntries(Object.entries(semua).filter(([, nilai]) => nilai !== null));
  return Object.keys(isi).length === 0 ? null : isi;
}

/** One row of the file; `bawaan` is the instansi of a move inside it, when the row names none. */
export const bacaBarisDaftar = (baris: BarisFakta, bawaan: string | null): HasilFakta<BarisDaftar> =>
  bacaFakta(baris, (isian) => {
    const nip = isian.wajib(isian.orang().nip, 'nip');
    const tujuan = {
      instansiId: isian.wajib(isian.id('instansi') ?? bawaan, 'instansi'),
      unorId: isian.wajib(isian.id('unor'), 'unor'),
      jabatanId: isian.wajib(isian.id('jabatan'), 'jabatan'),
    };
    const jenis = isian.wajib(pilih(isian, 'jenis', JENIS), 'jenis');
    const tmt = isian.wajib(isian.tanggal('tmt'), 'tmt');
    const rincian = rincianDari(isian);
    return { nip, tujuan, jenis, tmt, alasan: isian.teks('alasan') ?? '', ...(rincian && { rincian }) };
  });

import type { Tanggal } from '../../asn/tanggal.ts';
import { diketahui } from '../../hasil.ts';
import { dokumenWajib } from '../dokumen-wajib.ts';
import type { Usulan } from '../usul.ts';
import type { DokumenUsul, Fakta } from './fakta.ts';

/** What a simulation may take for granted. Unknown stays unknown: an assumption settles what is open, it does not invent a source. */
export const ANDAIAN = ['SELISIH_SELESAI', 'DOKUMEN_LENGKAP'] as const;
export type Andaian = (typeof ANDAIAN)[number];

/** Stands for a letter that nobody has yet; its number says so in the answer. */
const suratAndaian = (jenis: string, tanggal: Tanggal): DokumenUsul => ({ id: '0', jenis, nomor: 'ANDAIAN', tanggal, penerbit: 'ANDAIAN', sha256: '' });

const TERAPKAN: Readonly<Record<Andaian, (fakta: Fakta, usulan: Usulan, hariIni: Tanggal) => Fakta>> = {
  SELISIH_SELESAI: (fakta) => (fakta.selisih.ada ? { ...fakta, selisih: diketahui([]) } : fakta),
  DOKUMEN_LENGKAP: (fakta, usulan, hariIni) => {
    if (!fakta.dokumen.ada) return fakta;
    const ada = new Set(fakta.dokumen.nilai.map((d) => d.jenis));
    const kurang = dokumenWajib(usulan).filter((jenis) => !ada.has(jenis));
    return { ...fakta, dokumen: diketahui([...fakta.dokumen.nilai, ...kurang.map((jenis) => suratAndaian(jenis, hariIni))]) };
  },
};

/** Facts as they would be. The records themselves stay: an open mismatch is not decided for either side. */
export const andaikan = (semua: readonly Andaian[], fakta: Fakta, usulan: Usulan, hariIni: Tanggal): Fakta =>
  semua.reduce((f, a) => TERAPKAN[a](f, usulan, hariIni), fakta);

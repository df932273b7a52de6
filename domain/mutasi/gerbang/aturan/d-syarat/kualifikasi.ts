import { belumDiketahui, type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Usulan } from '../../../usul.ts';
import type { Fakta } from '../../fakta.ts';
import { bacaBkn } from '../baca-bkn.ts';
import { tercatatPada } from '../tercatat.ts';

export interface Kualifikasi {
  /** The JF lists what it accepts and nothing else. */
  readonly tertutup: boolean;
  readonly cocok: boolean;
}

/** What the target position asks of the field of study; null = the instansi has set nothing for it. */
export function kualifikasiJabatan({ tmt, tujuan }: Usulan, fakta: Fakta): Diketahui<Kualifikasi | null> {
  const syarat = tercatatPada(fakta, 'KUALIFIKASI', tmt);
  if (!syarat.ada) return syarat;
  const milik = syarat.nilai.filter((f) => f.acuan === tujuan.jabatanId);
  if (milik.length === 0) return diketahui(null);
  const pendidikan = bacaBkn(fakta, 'pendidikanId');
  if (!pendidikan.ada) return belumDiketahui(pendidikan.sebab);
  const tertutup = tujuan.jenisJabatanId === '2' && milik.some((f) => f.angka === 1);
  return diketahui({ tertutup, cocok: milik.some((f) => f.nilai === pendidikan.nilai) });
}

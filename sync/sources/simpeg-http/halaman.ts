import { perluTindakan } from '../galat-sumber.ts';
import type { SetelanHttp } from '../setelan.ts';

/** Where in a paged endpoint the next request goes: a number, an opaque cursor or a whole address. */
export interface LetakHalaman {
  readonly ke: number;
  readonly kursor: string | null;
}

export const HALAMAN_PERTAMA: LetakHalaman = { ke: 0, kursor: null };

/** Member of nested objects by a dotted path; empty for the value itself. */
export function anggota(isi: unknown, jalur: string): unknown {
  let kini = isi;
  for (const bagian of jalur === '' ? [] : jalur.split('.'))
    kini = typeof kini === 'object' && kini !== null && Object.hasOwn(kini, bagian) ? (kini as Record<string, unknown>)[bagian] : undefined;
  return kini;
}

export function alamatHalaman(dasar: URL, h: SetelanHttp['halaman'], letak: LetakHalaman): URL {
  if (h.gaya === 'tautan') {
    const url = letak.kursor === null ? dasar : new URL(letak.kursor, dasar);
    if (url.origin !== dasar.origin) throw perluTindakan('Tautan halaman berikut menuju host lain; tautan itu tidak diikuti.');
    return url;
  }
  const url = new URL(dasar);
  if (h.gaya === 'nomor') {
    url.searchParams.set(h.param, String(letak.ke + h.awal));
    url.searchParams.set(h.paramUkuran, String(h.ukuran));
  } else if (h.gaya === 'offset') {
    url.searchParams.set(h.param, String(letak.ke));
    url.searchParams.set(h.paramUkuran, String(h.ukuran));
  } else if (h.gaya === 'kursor' && letak.kursor !== null) url.searchParams.set(h.param, letak.kursor);
  return url;
}

/** The page after this answer; null at the end. By number and offset only an empty page ends the walk. */
export function halamanBerikut(h: SetelanHttp['halaman'], letak: LetakHalaman, isi: unknown, banyak: number): LetakHalaman | null {
  switch (h.gaya) {
    case 'tanpa':
      return null;
    case 'nomor':
      return banyak === 0 ? null : { ke: letak.ke + 1, kursor: null };
    case 'offset':
      return banyak === 0 ? null : { ke: letak.ke + banyak, kursor: null };
    case 'kursor':
    case 'tautan': {
      const nilai = anggota(isi, h.gaya === 'kursor' ? h.jalurKursor : h.jalurTautan);
      const kursor = typeof nilai === 'string' && nilai !== '' ? nilai : typeof nilai === 'number' ? String(nilai) : null;
      if (kursor !== null && kursor === letak.kursor) throw perluTindakan('Sumber memberi halaman berikut yang sama terus-menerus.');
      return kursor === null ? null : { ke: letak.ke + 1, kursor };
    }
  }
}

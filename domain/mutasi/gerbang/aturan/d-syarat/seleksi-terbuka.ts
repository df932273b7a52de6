import { belumDiketahui, type Diketahui, diketahui } from '../../../../hasil.ts';
import type { Usulan } from '../../../usul.ts';
import type { Fakta } from '../../fakta.ts';
import { dokumenJenis } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';

/** Why the rules on open selection do not speak of this appointment; null = they do. */
export function bukanSeleksiTerbuka(usulan: Usulan, fakta: Fakta): Diketahui<string | null> {
  const l = langkah(usulan, fakta);
  if (!l.ada) return l;
  if (l.nilai.tujuan <= l.nilai.asal.taraf) return diketahui('Bukan promosi ke JPT');
  const jalur = dokumenJenis(fakta, 'LAPORAN_PANSEL', 'PERSETUJUAN_TALENTA');
  if (!jalur.ada) return belumDiketahui(jalur.sebab);
  const talenta = jalur.nilai.some((d) => d.jenis === 'PERSETUJUAN_TALENTA') && !jalur.nilai.some((d) => d.jenis === 'LAPORAN_PANSEL');
  return diketahui(talenta ? 'Diisi melalui manajemen talenta' : null);
}

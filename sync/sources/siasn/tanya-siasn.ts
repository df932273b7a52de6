import { perluTindakan } from '../galat-sumber.ts';
import type { JenisSumber } from '../sumber-berkas.ts';
import type { JawabanPakai, KlienSiasn } from './klien.ts';
import { LAYANAN, type Layanan } from './kolom.ts';

export function layananSiasn(jenis: JenisSumber): Layanan {
  const layanan = LAYANAN[jenis];
  if (layanan === undefined) throw perluTindakan(`Layanan SIASN tidak menyediakan umpan ${jenis}; pasang sumber lain untuk umpan ini.`);
  return layanan;
}

/** What the service knows of one person: its paths in turn, each one call, until one of them knows somebody. Not found means by all of them. */
export async function tanyaSiasn(klien: KlienSiasn, layanan: Layanan, nip: string): Promise<JawabanPakai> {
  let jawaban: JawabanPakai = { jenis: 'TIDAK_ADA' };
  for (const jalur of layanan.jalur) {
    jawaban = await klien.ambil(`${jalur}/${nip}`);
    if (jawaban.jenis !== 'TIDAK_ADA') return jawaban;
  }
  return jawaban;
}

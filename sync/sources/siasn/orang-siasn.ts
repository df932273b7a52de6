import { perluTindakan } from '../galat-sumber.ts';
import type { BahanSumber, JawabanOrang } from '../port.ts';
import { KlienSiasn } from './klien.ts';
import { LAYANAN } from './kolom.ts';
import { barisJawaban } from './sumber-siasn.ts';

/**
 * People of SIASN by NIP, one call each. After a conversion of the NIP (siasn.md 1.7.13) the service answers an old number with the record of the new
 * one: that is a row of somebody who was not asked about, and is left to the full crawl.
 */
export async function* orangSiasn(b: BahanSumber, nip: readonly string[]): AsyncGenerator<JawabanOrang, void, void> {
  const layanan = LAYANAN[b.umpan.jenis];
  if (layanan === undefined) throw perluTindakan(`Layanan SIASN tidak menyediakan umpan ${b.umpan.jenis}.`);
  const klien = new KlienSiasn(b);
  for (const n of nip) {
    if (Date.now() >= b.sampai) return;
    const jawaban = await klien.ambil(`${layanan.jalur}/${n}`);
    const baris = barisJawaban(jawaban);
    if (jawaban.jenis === 'TIDAK_ADA') yield { nip: n, jenis: 'TIADA' };
    else if (baris === null || baris.length !== 1 || baris[0]?.['nipBaru'] !== n) yield { nip: n, jenis: 'CACAT' };
    else yield { nip: n, jenis: 'ISI', isi: baris.map((r) => `${JSON.stringify(layanan.baris(r, n))}\n`).join('') };
  }
}

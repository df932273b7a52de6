import { tulisJawabanFakta } from '../jawaban-fakta.ts';
import type { BahanSumber, JawabanOrang } from '../port.ts';
import { KlienSiasn } from './klien.ts';
import { barisJawaban } from './sumber-siasn.ts';
import { layananSiasn, tanyaSiasn } from './tanya-siasn.ts';

/**
 * People of SIASN by NIP. After a conversion of the NIP (siasn.md 1.7.13) the service answers an old number with the record of the new one: that is a
 * row of somebody who was not asked about, and is left to the full crawl. Of facts every row of the person comes, be it none.
 */
export async function* orangSiasn(b: BahanSumber, nip: readonly string[]): AsyncGenerator<JawabanOrang, void, void> {
  const layanan = layananSiasn(b.umpan.jenis);
  const klien = new KlienSiasn(b);
  for (const n of nip) {
    if (Date.now() >= b.sampai) return;
    const jawaban = await tanyaSiasn(klien, layanan, n);
    const baris = barisJawaban(jawaban);
    if (jawaban.jenis === 'TIDAK_ADA') yield { nip: n, jenis: 'TIADA' };
    else if (baris === null) yield { nip: n, jenis: 'CACAT' };
    else if (b.umpan.jenis !== 'pegawai') yield { nip: n, jenis: 'ISI', isi: tulisJawabanFakta({ nip: n, baris: baris.map((r) => layanan.baris(r, n)) }) };
    else if (baris.length !== 1 || baris[0]?.['nipBaru'] !== n) yield { nip: n, jenis: 'CACAT' };
    else yield { nip: n, jenis: 'ISI', isi: baris.map((r) => `${JSON.stringify(layanan.baris(r, n))}\n`).join('') };
  }
}

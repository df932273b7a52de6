import { Kesalahan } from '../../domain/kesalahan.ts';
import type { KepalaBerkas } from '../sources/baca-berkas.ts';
import { tulisSel } from '../sources/pecah-csv.ts';
import { BATAS_DENYUT } from './batas.ts';
import type { PembuatElemen } from './elemen.ts';
import type { BarisTambah, MuatanTerbuka } from './muatan.ts';
import type { BerkasBersidik } from './sidik-berkas.ts';

/** Rows that must follow an earlier row of their key, held back until the first ones are all written. */
class Tertahan {
  readonly #baris: BarisTambah[] = [];
  #bita = 0;
  tahan(b: BarisTambah): void {
    this.#bita += b.mentah.length;
    if (this.#bita > BATAS_DENYUT.bitaGanda) throw new Kesalahan('MUATAN_DITOLAK', 'Terlalu banyak baris berulang; kirim berkas penuh.');
    this.#baris.push({ urut: b.urut, mentah: b.mentah });
  }
  urutkan(): readonly string[] {
    return this.#baris.sort((a, b) => a.urut - b.urut).map((b) => b.mentah);
  }
}

/** First line of a CSV as this header would be read again; an NDJSON has none. */
const judul = ({ kolom, pemisah }: KepalaBerkas): string => (pemisah === null ? '' : `${kolom.map((k) => tulisSel(k, pemisah)).join(pemisah)}\n`);

/**
 * The new file as text: rows of the old one that were not removed, in their order, then the added ones, then whatever must stand behind a row of the
 * same key, by its ordinal. So the first of a repeated NIP is the one that is first at the agent.
 */
export async function* susunBerkas(lama: BerkasBersidik, muatan: MuatanTerbuka, elemen: PembuatElemen): AsyncGenerator<Buffer> {
  const tertahan = new Tertahan();
  yield Buffer.from(judul(lama.kepala), 'utf8');
  for await (const kelompok of lama.baris) {
    let teks = '';
    for (const b of kelompok) {
      if (muatan.buang.has(elemen.satu(b.sidik))) continue;
      if (b.urut > 0) tertahan.tahan(b);
      else teks += `${b.mentah}\n`;
    }
    yield Buffer.from(teks, 'utf8');
  }
  for await (const b of muatan.tambah) {
    if (b.urut > 0) tertahan.tahan(b);
    else yield Buffer.from(`${b.mentah}\n`, 'utf8');
  }
  yield Buffer.from(
    tertahan
      .urutkan()
      .map((m) => `${m}\n`)
      .join(''),
    'utf8',
  );
}

import { Kesalahan } from '../../domain/kesalahan.ts';
import { type KodeTolak, TOLAKAN } from '../1-canonicalise/hasil-baris.ts';
import { BATAS_GZIP, type BatasGzip, bukaSumber } from './buka-gzip.ts';
import { BATAS_BARIS, type BarisFisik, bacaBlok, potongBaris } from './pecah-baris.ts';
import { kutipTerbuka, pecahCsv, tebakPemisah } from './pecah-csv.ts';
import { periksaJudul } from './periksa-judul.ts';
import type { Saringan } from './saringan.ts';

/** One record as it stands in the file; `nomor` is the line on which it begins, counted from 1. */
export interface BarisMentah {
  readonly nomor: number;
  readonly mentah: string;
}

export interface BarisCacat {
  readonly nomor: number;
  readonly kode: KodeTolak;
  readonly pesan: string;
}

export interface KepalaBerkas {
  readonly format: 'csv' | 'ndjson';
  /** Delimiter of a CSV; null for NDJSON. */
  readonly pemisah: string | null;
  /** Column names of a CSV, cleaned of spaces and BOM; empty for NDJSON. */
  readonly kolom: readonly string[];
  readonly gzip: boolean;
}

export interface KelompokBaris {
  readonly kepala: KepalaBerkas;
  readonly baris: readonly BarisMentah[];
  /** Records that could not be read as one record; the stream went on after each. */
  readonly cacat: readonly BarisCacat[];
}

export interface OpsiBaca {
  readonly format: 'csv' | 'ndjson' | 'auto';
  /** Null or absent: detected from the header. */
  readonly pemisah?: string | null;
  readonly batasGzip?: BatasGzip;
  /** Asked once the header is known: lines that need not be read. They are in no batch. */
  readonly saring?: (kepala: KepalaBerkas) => Saringan | null;
}

const UKURAN = 2_000;
/** Physical lines that one quoted record may span. Lines behind an unclosed quote are read again, so this also bounds the work per line. */
const BARIS_PER_REKAMAN = 64;
/** Unclosed quotes in one file; each costs the reading of BARIS_PER_REKAMAN lines, and so many are a fault of the export, not of rows. */
const KUTIP_TERBUKA_MAKS = 10_000;
const cacat = (nomor: number, kode: KodeTolak): BarisCacat => ({ nomor, kode, pesan: TOLAKAN[kode] });

/** Joins physical lines into CSV records. An unclosed quote costs its own line only: the lines behind it are read again. */
class PerangkaiCsv {
  readonly pemisah: string;
  #tahan: BarisFisik[] = [];
  #panjang = 0;
  #rusak = 0;
  constructor(pemisah: string) {
    this.pemisah = pemisah;
  }

  get isMenahan(): boolean {
    return this.#tahan.length > 0;
  }

  /** The line is a whole record by itself: the common case, taken without ceremony. */
  isLangsung(teks: string): boolean {
    return this.#tahan.length === 0 && !(teks.includes('"') && kutipTerbuka(teks, this.pemisah, false));
  }

  *terima(fisik: BarisFisik): Generator<BarisMentah | BarisCacat> {
    const antre = [fisik];
    for (let f = antre.shift(); f !== undefined; f = antre.shift()) {
      const menahan = this.#tahan.length > 0;
      if (f.teks === null || (menahan && (this.#tahan.length >= BARIS_PER_REKAMAN || this.#panjang + f.teks.length > BATAS_BARIS))) {
        if (menahan) {
          yield this.#lepasRusak(antre, f);
          continue;
        }
        yield cacat(f.nomor, 'BARIS_TERLALU_PANJANG');
      } else if (!menahan && !f.teks.includes('"')) {
        if (f.teks !== '') yield { nomor: f.nomor, mentah: f.teks };
      } else if (kutipTerbuka(f.teks, this.pemisah, menahan)) {
        this.#tahan.push(f);
        this.#panjang += f.teks.length + 1;
      } else {
        const semua = [...this.#tahan, f];
        this.#lepas();
        yield { nomor: semua[0]?.nomor ?? f.nomor, mentah: semua.map((s) => s.teks ?? '').join('\n') };
      }
    }
  }

  *tutup(): Generator<BarisMentah | BarisCacat> {
    while (this.#tahan.length > 0) {
      const antre: BarisFisik[] = [];
      yield this.#lepasRusak(antre, null);
      for (const f of antre) yield* this.terima(f);
    }
  }

  #lepas(): void {
    this.#tahan = [];
    this.#panjang = 0;
  }

  #lepasRusak(antre: BarisFisik[], kini: BarisFisik | null): BarisCacat {
    this.#rusak += 1;
    if (this.#rusak > KUTIP_TERBUKA_MAKS)
      throw new Kesalahan('BERKAS_DITOLAK', 'Lebih dari 10.000 baris membuka tanda kutip tanpa menutupnya. Perbaiki penulisan tanda kutip pada ekspornya.');
    const [pertama, ...lain] = this.#tahan;
    antre.unshift(...lain, ...(kini ? [kini] : []));
    this.#lepas();
    return cacat(pertama?.nomor ?? 0, 'KUTIP_TIDAK_DITUTUP');
  }
}

function kepalaDari(teks: string, opsi: OpsiBaca, gzip: boolean): KepalaBerkas {
  const format = opsi.format === 'auto' ? (teks.trimStart().startsWith('{') ? 'ndjson' : 'csv') : opsi.format;
  if (format === 'ndjson') return { format, pemisah: null, kolom: [], gzip };
  const pemisah = opsi.pemisah ?? tebakPemisah(teks);
  const kolom = pecahCsv(teks, pemisah).map((k) => k.trim());
  periksaJudul(kolom);
  return { format, pemisah, kolom, gzip };
}

const tanpaBom = (teks: string): string => (teks.charCodeAt(0) === 0xfeff ? teks.slice(1) : teks);

/** Records out of lines, header first. */
class PembacaBaris {
  kepala: KepalaBerkas | null = null;
  baris: BarisMentah[] = [];
  cacat: BarisCacat[] = [];
  #perangkai: PerangkaiCsv | null = null;
  readonly #opsi: OpsiBaca;
  readonly #gzip: boolean;
  constructor(opsi: OpsiBaca, gzip: boolean) {
    this.#opsi = opsi;
    this.#gzip = gzip;
  }

  /** Between records: a line that comes now begins one. */
  get isBebas(): boolean {
    return this.kepala !== null && this.#perangkai?.isMenahan !== true;
  }

  #tampung(isi: BarisMentah | BarisCacat): void {
    if ('kode' in isi) this.cacat.push(isi);
    else this.baris.push(isi);
  }

  #bacaKepala(f: BarisFisik): void {
    if (f.teks === null) throw new Kesalahan('BERKAS_DITOLAK', 'Baris judul lebih panjang dari 64 KiB. Periksa pemisah kolom dan akhir baris.');
    const teks = tanpaBom(f.teks);
    if (teks.trim() === '') return;
    this.kepala = kepalaDari(teks, this.#opsi, this.#gzip);
    if (this.kepala.pemisah === null) this.baris.push({ nomor: f.nomor, mentah: teks });
    else this.#perangkai = new PerangkaiCsv(this.kepala.pemisah);
  }

  terima(f: BarisFisik): void {
    const perangkai = this.#perangkai;
    if (this.kepala === null) this.#bacaKepala(f);
    else if (f.teks !== null && f.teks !== '' && (perangkai === null || perangkai.isLangsung(f.teks))) this.baris.push({ nomor: f.nomor, mentah: f.teks });
    else if (perangkai !== null) for (const r of perangkai.terima(f)) this.#tampung(r);
    else if (f.teks === null) this.#tampung(cacat(f.nomor, 'BARIS_TERLALU_PANJANG'));
  }

  tutup(): void {
    if (this.#perangkai !== null) for (const r of this.#perangkai.tutup()) this.#tampung(r);
  }

  /** The batch so far; a new one begins. */
  ambil(kepala: KepalaBerkas): KelompokBaris {
    const { baris, cacat: rusak } = this;
    this.baris = [];
    this.cacat = [];
    return { kepala, baris, cacat: rusak };
  }
}

/** The block up to and with the first line that is a header, and the rest. */
const belahJudul = (blok: Buffer): readonly [Buffer, Buffer] => {
  const j = blok.indexOf(10) + 1 || blok.length;
  return [blok.subarray(0, j), blok.subarray(j)];
};

/**
 * Records of a CSV or NDJSON file of any size in constant memory, in batches; the first batch carries the header alone.
 * Faults of a single record travel in `cacat`; a file that cannot be read at all throws BERKAS_DITOLAK. An empty file is "no rows" only where the
 * caller says NDJSON; a CSV without a header is refused.
 */
export async function* bacaBaris(sumber: AsyncIterable<Buffer>, opsi: OpsiBaca): AsyncGenerator<KelompokBaris> {
  const { gzip, isi } = await bukaSumber(sumber, opsi.batasGzip ?? BATAS_GZIP);
  const pembaca = new PembacaBaris(opsi, gzip);
  const terima = (f: BarisFisik): void => pembaca.terima(f);
  const isBebas = (): boolean => pembaca.isBebas;
  let saringan: Saringan | null = null;
  let nomor = 1;
  for await (const potong of potongBaris(isi)) {
    if (potong === null) {
      terima({ nomor: nomor++, teks: null });
      continue;
    }
    let blok: Buffer = potong;
    while (pembaca.kepala === null && blok.length > 0) {
      const [judul, sisa] = belahJudul(blok);
      nomor = bacaBlok(judul, nomor, { terima, saringan: null, isBebas });
      blok = sisa;
      if (pembaca.kepala === null) continue;
      yield { kepala: pembaca.kepala, baris: [], cacat: [] };
      saringan = opsi.saring?.(pembaca.kepala) ?? null;
    }
    nomor = bacaBlok(blok, nomor, { terima, saringan, isBebas });
    if (pembaca.kepala !== null && (pembaca.baris.length + pembaca.cacat.length >= UKURAN || saringan?.penuh() === true)) yield pembaca.ambil(pembaca.kepala);
  }
  if (pembaca.kepala === null) {
    if (opsi.format !== 'ndjson') throw new Kesalahan('BERKAS_DITOLAK', 'Berkas kosong. Kirim baris judul dan baris datanya.');
    yield { kepala: kepalaDari('', opsi, gzip), baris: [], cacat: [] };
    return;
  }
  pembaca.tutup();
  if (pembaca.baris.length + pembaca.cacat.length > 0) yield pembaca.ambil(pembaca.kepala);
}

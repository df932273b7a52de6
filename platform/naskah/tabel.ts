import { setImmediate } from 'node:timers/promises';
import { HALAMAN, type Kertas, LEBAR_ISI, type Tulisan } from './kertas.ts';
import type { Blok, Kolom } from './naskah.ts';

type Tabel = Extract<Blok, { jenis: 'TABEL' }>;

const UKURAN = 8;
const TINGGI_BARIS = 10.4;
const TEPI = 3.5;

interface Lajur {
  readonly x: number;
  readonly lebar: number;
  readonly kolom: Kolom;
}

function lajurDari(kolom: readonly Kolom[]): readonly Lajur[] {
  const semua = kolom.reduce((n, k) => n + k.lebar, 0);
  let x: number = HALAMAN.kiri;
  return kolom.map((k) => {
    const lebar = (k.lebar / semua) * LEBAR_ISI;
    x += lebar;
    return { x: x - lebar, lebar, kolom: k };
  });
}

type Sel = readonly string[];

/** Lines `dari` to `sampai` of every cell of one row. */
function gambarIris(
  k: Kertas,
  lajur: readonly Lajur[],
  sel: readonly Sel[],
  { dari, sampai, kepala }: { dari: number; sampai: number; kepala: boolean },
): void {
  const tinggi = (sampai - dari) * TINGGI_BARIS + 2 * TEPI;
  if (kepala) k.pdf.rect(HALAMAN.kiri, k.y, LEBAR_ISI, tinggi).fill('#e6e6e6');
  lajur.forEach(({ x, lebar, kolom }, i) => {
    const t: Tulisan = { gaya: kepala || kolom.tebal === true ? 'tebal' : 'biasa', ukuran: UKURAN };
    (sel[i] ?? []).slice(dari, sampai).forEach((baris, n) => {
      const y = k.y + TEPI + n * TINGGI_BARIS;
      if (kolom.rata === 'tengah') k.tulisTengah(baris, y, t, { x, lebar });
      else k.tulisBaris(baris, x + TEPI, y, t);
    });
  });
  k.y += tinggi;
  k.garis(k.y);
}

/** A row of at most this many lines stands whole on one page; a longer one runs over, never with less than `SISA_MIN` lines before the break. */
const BARIS_UTUH = 58;
const SISA_MIN = 12;
/** Rows drawn before other work of the process gets its turn. */
const GILIRAN = 10;

/** The height of a row is that of its longest cell. */
function gambarBaris(k: Kertas, lajur: readonly Lajur[], sel: readonly Sel[], kepala: () => void): void {
  const banyak = Math.max(1, ...sel.map((s) => s.length));
  for (let dari = 0; dari < banyak; ) {
    const muat = Math.floor((k.sisa - 2 * TEPI) / TINGGI_BARIS);
    const sisa = banyak - dari;
    if (muat < sisa && (sisa <= BARIS_UTUH || muat < SISA_MIN)) {
      k.halamanBaru();
      kepala();
      continue;
    }
    const sampai = Math.min(banyak, dari + muat);
    gambarIris(k, lajur, sel, { dari, sampai, kepala: false });
    dari = sampai;
  }
}

export async function gambarTabel(k: Kertas, { kolom, baris }: Tabel): Promise<void> {
  const lajur = lajurDari(kolom);
  const pecah = (isi: readonly string[], kepala: boolean): readonly Sel[] =>
    lajur.map(({ lebar, kolom: c }, i) => k.baris(isi[i] ?? '', lebar - 2 * TEPI, { gaya: kepala || c.tebal === true ? 'tebal' : 'biasa', ukuran: UKURAN }));
  const judul = pecah(
    kolom.map((c) => c.judul),
    true,
  );
  const kepala = (): void => gambarIris(k, lajur, judul, { dari: 0, sampai: Math.max(...judul.map((s) => s.length)), kepala: true });
  k.sediakan(70);
  kepala();
  for (const [i, isi] of baris.entries()) {
    gambarBaris(k, lajur, pecah(isi, false), kepala);
    if (i % GILIRAN === GILIRAN - 1) await setImmediate();
  }
  k.y += 10;
}

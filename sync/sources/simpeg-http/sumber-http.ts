import { z } from 'zod';
import { perluTindakan, SumberMenunda } from '../galat-sumber.ts';
import { bacaTeks, type Jawaban, minta } from '../minta-http.ts';
import { penulisUmpan } from '../penulis-umpan.ts';
import type { BahanSumber, HasilAmbil, Penanda, Potong } from '../port.ts';
import { type SetelanHttp, setelanHttp } from '../setelan.ts';
import { alamatHalaman, anggota, HALAMAN_PERTAMA, halamanBerikut, type LetakHalaman } from './halaman.ts';

const KURSOR = z.object({ letak: z.object({ ke: z.int(), kursor: z.string().nullable() }), baris: z.int(), bita: z.int() });
const TUNDA_MS = 60_000;
const HALAMAN_MAKS = 100_000;

export function kepalaMasuk(b: BahanSumber, { masuk }: SetelanHttp): Record<string, string> {
  switch (masuk.cara) {
    case 'tanpa':
      return {};
    case 'bearer':
      return { authorization: `Bearer ${b.rahasia('token')}` };
    case 'basic':
      return { authorization: `Basic ${Buffer.from(`${b.rahasia('pengguna')}:${b.rahasia('sandi')}`).toString('base64')}` };
    case 'kepala':
      return { [masuk.nama.toLowerCase()]: b.rahasia('token') };
  }
}

const ulangSesudah = (jawaban: Jawaban): number => {
  const detik = jawaban.kepala['retry-after'];
  return /^\d{1,5}$/.test(detik ?? '') ? Number(detik) * 1_000 : TUNDA_MS;
};

export function periksaStatus(jawaban: Jawaban): void {
  const { status } = jawaban;
  if (status === 200) return;
  if (status === 401 || status === 403) throw perluTindakan(`SIMPEG menolak kredensial simpul (HTTP ${status}): periksa rahasia sumber ini.`);
  if (status === 429 || status >= 500) throw new SumberMenunda(ulangSesudah(jawaban), `SIMPEG menjawab HTTP ${status}`);
  throw perluTindakan(`SIMPEG menjawab HTTP ${status}: periksa alamat dan setelan halaman.`);
}

const penandaDari = ({ kepala }: Jawaban): Penanda => ({
  ...(kepala.etag === undefined ? {} : { etag: kepala.etag }),
  ...(kepala['last-modified'] === undefined ? {} : { diubah: kepala['last-modified'] }),
});

const kepalaBersyarat = (penanda: Penanda | null): Record<string, string> => ({
  ...(penanda?.etag === undefined ? {} : { 'if-none-match': penanda.etag }),
  ...(penanda?.diubah === undefined ? {} : { 'if-modified-since': penanda.diubah }),
});

class Pengambil {
  readonly #b: BahanSumber;
  readonly #s: SetelanHttp;
  readonly #dasar: URL;
  constructor(b: BahanSumber) {
    this.#b = b;
    this.#s = setelanHttp(b.setelan);
    this.#dasar = new URL(b.alamat);
  }

  async minta(letak: LetakHalaman, kepala: Record<string, string>): Promise<Jawaban> {
    await this.#b.jatah();
    return minta({
      url: alamatHalaman(this.#dasar, this.#s.halaman, letak),
      kepala: { accept: 'application/json, application/x-ndjson, text/csv', ...kepalaMasuk(this.#b, this.#s), ...kepala },
      tenggatMs: this.#s.tenggatMs,
      bolehPrivat: this.#s.privat,
      batal: this.#b.batal,
    });
  }

  /** A file as it is: CSV or NDJSON, in pieces. */
  async *berkas(jawaban: Jawaban): AsyncGenerator<Potong, HasilAmbil> {
    let bita = 0;
    for await (const isi of jawaban.badan) {
      bita += isi.length;
      if (bita > this.#s.batasBita) throw perluTindakan(`Jawaban SIMPEG lebih besar dari ${this.#s.batasBita} bita.`);
      yield { isi };
    }
    return { jenis: 'SELESAI', penanda: penandaDari(jawaban), hitung: { bita } };
  }

  /** Pages of rows; each page that was written is kept. */
  async *halaman(pertama: Jawaban | null): AsyncGenerator<Potong, HasilAmbil> {
    const { halaman, format, batasBita } = this.#s;
    const penulis = penulisUmpan(this.#b.profil);
    let k = this.#b.kursor === null ? { letak: HALAMAN_PERTAMA, baris: 0, bita: 0 } : KURSOR.parse(this.#b.kursor);
    if (this.#b.kursor === null) yield { isi: penulis.judul };
    let jawaban = pertama;
    let penanda: Penanda = {};
    for (let ke = 0; ke < HALAMAN_MAKS; ke += 1) {
      if (Date.now() >= this.#b.sampai) return { jenis: 'LANJUT' };
      jawaban ??= await this.minta(k.letak, {});
      periksaStatus(jawaban);
      penanda = penandaDari(jawaban);
      const teks = await bacaTeks(jawaban.badan, this.#s.batasHalaman);
      const isi = bacaIsi(teks, format);
      const baris = format === 'json' ? anggota(isi, this.#s.jalurBaris) : isi;
      if (!Array.isArray(baris)) throw perluTindakan(`Jawaban SIMPEG tidak memuat daftar pada "${this.#s.jalurBaris}": periksa jalurBaris.`);
      const tertulis = baris.map((r) => penulis.baris(r as Record<string, unknown>)).join('');
      const bita = k.bita + teks.length;
      if (bita > batasBita) throw perluTindakan(`Jawaban SIMPEG lebih besar dari ${batasBita} bita.`);
      const berikut = halamanBerikut(halaman, k.letak, isi, baris.length);
      k = { letak: berikut ?? k.letak, baris: k.baris + baris.length, bita };
      yield { isi: tertulis, kursor: k, titik: berikut !== null };
      if (berikut === null) return { jenis: 'SELESAI', penanda: halaman.gaya === 'tanpa' ? penanda : {}, hitung: { baris: k.baris, bita: k.bita } };
      jawaban = null;
    }
    throw perluTindakan(`SIMPEG memberi lebih dari ${HALAMAN_MAKS} halaman: periksa setelan halaman.`);
  }
}

function bacaIsi(teks: string, format: 'json' | 'ndjson' | 'csv'): unknown {
  try {
    if (format === 'json') return JSON.parse(teks);
    return teks
      .split('\n')
      .filter((b) => b.trim() !== '')
      .map((b) => JSON.parse(b) as unknown);
  } catch {
    throw new SumberMenunda(TUNDA_MS, 'jawaban SIMPEG bukan JSON yang utuh');
  }
}

/** SIMPEG over HTTP. One answer without pages may say "unchanged" (ETag, Last-Modified); pages are kept one by one. */
export async function* ambilHttp(b: BahanSumber): AsyncGenerator<Potong, HasilAmbil, void> {
  const { halaman, format } = setelanHttp(b.setelan);
  const pengambil = new Pengambil(b);
  if (halaman.gaya !== 'tanpa') {
    if (format === 'csv') throw perluTindakan('CSV berhalaman tidak didukung: pakai format json atau ndjson, atau satu berkas.');
    return yield* pengambil.halaman(null);
  }
  const jawaban = await pengambil.minta(HALAMAN_PERTAMA, kepalaBersyarat(b.penanda));
  if (jawaban.status === 304 && b.penanda !== null) return { jenis: 'TETAP' };
  periksaStatus(jawaban);
  return format === 'json' ? yield* pengambil.halaman(jawaban) : yield* pengambil.berkas(jawaban);
}

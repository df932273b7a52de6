import { z } from 'zod';
import { SumberMenunda } from '../galat-sumber.ts';
import type { BahanSumber, HasilAmbil, Kursor, Potong } from '../port.ts';
import { setelanSiasn } from '../setelan.ts';
import { JELAJAH_AWAL, type Jelajah, langkahJelajah } from './jelajah.ts';
import { type JawabanPakai, KlienSiasn } from './klien.ts';
import { layananSiasn, tanyaSiasn } from './tanya-siasn.ts';

const KURSOR = z.object({
  tahap: z.enum(['AWAL', 'DAFTAR', 'ORANG']),
  daftarKe: z.int(),
  jelajah: z.object({
    offset: z.int(),
    terbaca: z.int(),
    unik: z.int(),
    dijanjikan: z.int().nullable(),
    putaran: z.int(),
    baruPutaran: z.int(),
  }),
  /** Last person who was answered. */
  nip: z.string(),
  /** Answers in a row about the next person that could not be used. */
  cacat: z.int(),
  hitung: z.object({ terbaca: z.int(), duplikat: z.int(), dijanjikan: z.int(), ditanya: z.int(), tidakAda: z.int(), cacat: z.int(), baris: z.int() }),
});
type KursorSiasn = z.infer<typeof KURSOR>;

const AWAL: KursorSiasn = {
  tahap: 'AWAL',
  daftarKe: 0,
  jelajah: JELAJAH_AWAL,
  nip: '0',
  cacat: 0,
  hitung: { terbaca: 0, duplikat: 0, dijanjikan: 0, ditanya: 0, tidakAda: 0, cacat: 0, baris: 0 },
};
const SEKALI_BACA = 50;
/** After this many unusable answers about one person the others go on; that person becomes unknown, not gone. */
const CACAT_MAKS = 3;
const TUNDA_CACAT_MS = 10_000;

const titik = (isi: string, k: KursorSiasn): Potong => ({ isi, kursor: k as unknown as Kursor, titik: true });
const isObjek = (nilai: unknown): nilai is Readonly<Record<string, unknown>> => typeof nilai === 'object' && nilai !== null && !Array.isArray(nilai);

const nipDari = (baris: unknown, kolom: string): string | null => {
  const nilai = isObjek(baris) ? baris[kolom] : null;
  const nip = typeof nilai === 'string' ? nilai.replace(/\D/g, '') : '';
  return nip.length === 18 ? nip : null;
};

/** The rows of an answer about one person; null when its shape is not that of the service. */
export function barisJawaban(j: JawabanPakai): readonly Readonly<Record<string, unknown>>[] | null {
  if (j.jenis === 'TIDAK_ADA') return [];
  if (j.jenis === 'CACAT') return null;
  if (Array.isArray(j.data)) return j.data.every(isObjek) ? j.data : null;
  return isObjek(j.data) ? [j.data] : null;
}

const sesudahDaftar = (k: KursorSiasn, j: Jelajah): KursorSiasn => ({
  ...k,
  daftarKe: k.daftarKe + 1,
  jelajah: JELAJAH_AWAL,
  hitung: {
    ...k.hitung,
    terbaca: k.hitung.terbaca + j.terbaca,
    duplikat: k.hitung.duplikat + j.terbaca - j.unik,
    dijanjikan: k.hitung.dijanjikan + (j.dijanjikan ?? 0),
  },
});

/** Walks the paged lists of the settings to learn of people whom the hub does not know. */
async function* jelajahiDaftar(b: BahanSumber, klien: KlienSiasn, awal: KursorSiasn): AsyncGenerator<Potong, KursorSiasn | null> {
  const { daftar, ukuranHalaman } = setelanSiasn(b.setelan);
  let k = awal;
  for (let d = daftar[k.daftarKe]; d !== undefined; d = daftar[k.daftarKe]) {
    if (Date.now() >= b.sampai) return null;
    const jawaban = await klien.ambil(d.jalur, { ...d.param, limit: String(ukuranHalaman), offset: String(k.jelajah.offset) });
    const isi = jawaban.jenis === 'ISI' && Array.isArray(jawaban.data) ? jawaban.data : jawaban.jenis === 'TIDAK_ADA' ? [] : null;
    if (isi === null) throw new SumberMenunda(TUNDA_CACAT_MS, 'halaman daftar SIASN tidak dapat dipakai');
    const nip = isi.map((baris) => nipDari(baris, d.nip)).filter((n) => n !== null);
    const halaman = { diterima: isi.length, baru: await b.daftar.tambah(nip), dijanjikan: jawaban.jenis === 'ISI' ? jawaban.jumlah : null };
    const { berikut, selesai } = langkahJelajah(k.jelajah, halaman, ukuranHalaman);
    k = selesai ? sesudahDaftar(k, berikut) : { ...k, jelajah: berikut };
    yield titik('', k);
  }
  return k;
}

/** Asks for every person of the list, in order of NIP. */
async function* tanyaiOrang(b: BahanSumber, klien: KlienSiasn, awal: KursorSiasn): AsyncGenerator<Potong, KursorSiasn | null> {
  const layanan = layananSiasn(b.umpan.jenis);
  let k = awal;
  for (;;) {
    const berikut = await b.daftar.sesudah(k.nip, SEKALI_BACA);
    if (berikut.length === 0) return k;
    for (const nip of berikut) {
      if (Date.now() >= b.sampai) return null;
      const jawaban = await tanyaSiasn(klien, layanan, nip);
      const baris = barisJawaban(jawaban);
      const { hitung } = k;
      if (baris === null && k.cacat + 1 < CACAT_MAKS) {
        yield titik('', { ...k, cacat: k.cacat + 1 });
        throw new SumberMenunda(TUNDA_CACAT_MS, jawaban.jenis === 'CACAT' ? jawaban.sebab : 'bentuk jawaban SIASN tidak dikenal', 'SATU');
      }
      const isi = baris === null ? barisCacat(nip) : baris.map((r) => `${JSON.stringify(layanan.baris(r, nip))}\n`).join('');
      k = {
        ...k,
        nip,
        cacat: 0,
        hitung: {
          ...hitung,
          ditanya: hitung.ditanya + 1,
          tidakAda: hitung.tidakAda + (jawaban.jenis === 'TIDAK_ADA' ? 1 : 0),
          cacat: hitung.cacat + (baris === null ? 1 : 0),
          baris: hitung.baris + (baris?.length ?? 0),
        },
      };
      yield titik(isi, k);
    }
  }
}

/** No JSON on purpose: the row is refused with its NIP, so that the person is unknown and neither changed nor removed. */
const barisCacat = (nip: string): string => `{"nip_baru":"${nip}","jawaban":"tidak dapat dipakai"\n`;

/** SIASN's web service: people by list and by what the hub knows, then one call each; goes on from the very call at which it stopped. */
export async function* ambilSiasn(b: BahanSumber): AsyncGenerator<Potong, HasilAmbil, void> {
  const klien = new KlienSiasn(b);
  let k = b.kursor === null ? AWAL : KURSOR.parse(b.kursor);
  if (k.tahap === 'AWAL') {
    await b.daftar.isiDariHub();
    k = { ...k, tahap: 'DAFTAR' };
    yield titik('', k);
  }
  if (k.tahap === 'DAFTAR') {
    const hasil = yield* jelajahiDaftar(b, klien, k);
    if (hasil === null) return { jenis: 'LANJUT' };
    k = { ...hasil, tahap: 'ORANG' };
    yield titik('', k);
  }
  const hasil = yield* tanyaiOrang(b, klien, k);
  return hasil === null ? { jenis: 'LANJUT' } : { jenis: 'SELESAI', hitung: hasil.hitung };
}

import { setTimeout as tidur } from 'node:timers/promises';
import { acakUji } from '../../sync/mesin.ts';
import { type Cara, type Jawab, Penanya, type UkuranTanya } from '../asing/bertanya.ts';
import { BANYAK_INSTANSI, buatDuniaAsing, type DuniaAsing } from '../asing/dunia-asing.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';

interface Takaran {
  readonly tenang: number;
  /** Questions while backends are killed, and how many of these at least. */
  readonly dibunuh: number;
  readonly bunuh: number;
  readonly ukuran: UkuranTanya;
}
const PENDEK: Takaran = { tenang: 500, dibunuh: 150, bunuh: 4, ukuran: { ragam: 2, akar: 8, rujukan: 40 } };
const PANJANG: Takaran = { tenang: 19_000, dibunuh: 1_000, bunuh: 12, ukuran: { ragam: 5, akar: 12, rujukan: 40 } };
/** Many documents of a few questions: a hole shows only where somebody looks. */
const BERAGAM: UkuranTanya = { ragam: 8, akar: 5, rujukan: 8 };
const SEREMPAK = 12;
const TENGOK_MS = 5;
const BUNUH_TIAP = 4;
const BATAS_KENDALI = 200;

type Hitungan = Record<Cara | 'pertanyaan' | 'permintaan' | 'saatDibunuh' | 'bunuh' | 'baris' | 'bergalat', number>;

interface Ajang {
  readonly dunia: DuniaAsing;
  readonly penanya: Penanya;
  readonly hitung: Hitungan;
  readonly pelanggaran: string[];
}

function catat({ hitung, pelanggaran }: Ajang, j: Jawab): void {
  hitung.pertanyaan += j.pertanyaan;
  hitung[j.cara] += j.pertanyaan;
  hitung.permintaan += 1;
  hitung.baris += j.baris;
  hitung.bergalat += j.galat.length > 0 ? 1 : 0;
  const [pertama] = j.asing;
  if (pertama !== undefined)
    pelanggaran.push(`${j.asing.length} baris asing bagi ${j.pelaku.peran} (${j.cara}), a.l. ${pertama.replace(/ .*/, '')}: ${j.teks}`);
}

async function tanyai(a: Ajang, lanjut: () => boolean): Promise<void> {
  const satu = async (): Promise<void> => {
    while (lanjut()) catat(a, await a.penanya.tanya());
  };
  await Promise.all(Array.from({ length: SEREMPAK }, satu));
}

/** Kills a backend that serves, at work if one is, once in so many answers: by the clock, a slow machine would answer nothing any more. */
async function bunuhTerus({ dunia, hitung }: Ajang, lanjut: () => boolean): Promise<void> {
  for (let giliran = hitung.permintaan; lanjut(); await tidur(TENGOK_MS)) {
    if (hitung.permintaan < giliran) continue;
    giliran = hitung.permintaan + BUNUH_TIAP;
    hitung.bunuh += await dunia.bunuhSambungan();
  }
}

const ajang = (dunia: DuniaAsing, benih: number, ukuran: UkuranTanya): Ajang => ({
  dunia,
  penanya: new Penanya(dunia, acakUji(benih), ukuran),
  hitung: { pertanyaan: 0, federasi: 0, langsung: 0, entitas: 0, permintaan: 0, saatDibunuh: 0, bunuh: 0, baris: 0, bergalat: 0 },
  pelanggaran: [],
});

async function putaran({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const t = penuh ? PANJANG : PENDEK;
  const dunia = await buatDuniaAsing(server);
  try {
    const a = ajang(dunia, benih, t.ukuran);
    await tanyai(a, () => a.hitung.pertanyaan < t.tenang);
    const sebelum = a.hitung.pertanyaan;
    const lanjut = (): boolean => a.hitung.pertanyaan < sebelum + t.dibunuh || a.hitung.bunuh < t.bunuh;
    await Promise.all([tanyai(a, lanjut), bunuhTerus(a, lanjut)]);
    a.hitung.saatDibunuh = a.hitung.pertanyaan - sebelum;
    // Answers in which nothing is recognised would prove nothing.
    const kosong = a.hitung.baris === 0 ? ['tidak satu baris pun terlihat'] : [];
    return { angka: { ...a.hitung }, pelanggaran: [...a.pelanggaran, ...kosong] };
  } finally {
    await dunia.tutup();
  }
}

/** Holes, one at a time: this table's rows are everybody's. */
const LUBANG = ['selisih', 'temuan', 'pegawai_bkn'] as const;

/** Holes that were found; 0 when one of them was not, within the limit. */
async function kendali({ server }: Lapangan, benih: number): Promise<number> {
  const dunia = await buatDuniaAsing(server);
  try {
    for (const [i, tabel] of LUBANG.entries()) {
      const a = ajang(dunia, benih + i, BERAGAM);
      await dunia.rls.admin.query(`create policy lubang on ${tabel} for select to simpul_app using (true)`);
      await tanyai(a, () => a.pelanggaran.length === 0 && a.hitung.permintaan < BATAS_KENDALI);
      await dunia.rls.admin.query(`drop policy lubang on ${tabel}`);
      if (a.pelanggaran.length === 0) return 0;
    }
    return LUBANG.length;
  } finally {
    await dunia.tutup();
  }
}

export const BARIS_ASING: Klaim = {
  id: 'baris-asing',
  pernyataan: `Pertanyaan acak atas ${BANYAK_INSTANSI} instansi oleh semua peran, lewat gerbang, langsung ke subgraf, dan lewat rujukan entitas dengan kunci orang lain, juga selagi sambungan basis data dibunuh: tidak satu pun baris milik orang lain (S1)`,
  kendali: `satu kebijakan baris yang dilonggarkan, satu per satu pada ${LUBANG.length} tabel, selalu ditemukan dalam ${BATAS_KENDALI} permintaan`,
  putaranPanjang: 50,
  putaran,
  jalankanKendali: kendali,
};

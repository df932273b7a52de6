import { setTimeout as tidur } from 'node:timers/promises';
import type { Dunia } from '../../subgraphs/mutasi/dunia.ts';
import type { CaraPutus } from '../../support/kawat.ts';
import { acakUji } from '../../sync/mesin.ts';
import { hitungAkibat, selisihAkibat } from '../akibat.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { bongkarUsul, type MejaUsul, siapkanUsul } from '../meja-usul.ts';
import { PUTUSKAN_SELISIH } from '../tindakan/selisih.ts';
import { TINDAKAN } from '../tindakan/semua.ts';
import type { Kirim, Tindakan } from '../tindakan/tindakan.ts';

/** Cuts tried in the short form, of three acts; a round of the long one cuts one act at every statement, in both ways. */
const CONTOH_PENDEK = 5;

/** What one undisturbed act writes, and in how many statements. */
interface Utuh {
  readonly akibat: string;
  readonly pernyataan: number;
}

let kunciKe = 0;
const kunciBaru = (): string => `kunci-${process.pid}-${++kunciKe}`;

async function sekaliUtuh({ dunia, kawat, nipBaru }: MejaUsul, t: Tindakan): Promise<Utuh> {
  kawat.hidupkan();
  const kirim = await t.siapkan(dunia, nipBaru());
  const sebelum = await hitungAkibat(dunia);
  kawat.hidupkan();
  const jawaban = await kirim(kunciBaru());
  const akibat = selisihAkibat(sebelum, await hitungAkibat(dunia));
  if (akibat === '') throw new RangeError(`${t.nama} tidak berakibat: ${JSON.stringify(jawaban)}`);
  return { akibat, pernyataan: kawat.hitung };
}

/** Connections that died in the pool are noticed a moment later. */
async function tungguPoolKosong({ pool }: Dunia): Promise<void> {
  for (let sisa = 200; pool.totalCount > 0 && sisa > 0; sisa -= 1) await tidur(5);
}

async function ulangi(kirim: Kirim, kunci: string): Promise<string> {
  try {
    const jawaban = JSON.stringify(await kirim(kunci));
    return /"userErrors":\[\{|MutasiDitahan|MutasiDitolakMasukan/.test(jawaban) ? jawaban : '';
  } catch (galat) {
    return galat instanceof Error ? galat.message : 'galat';
  }
}

interface Potongan {
  readonly t: Tindakan;
  readonly utuh: Utuh;
  readonly pada: number;
  readonly cara: CaraPutus;
}

/** One act, cut at one statement, then sent again with the same key. Returns whether the cut came to pass. */
async function sekaliPutus({ dunia, kawat, nipBaru }: MejaUsul, { t, utuh, pada, cara }: Potongan, salah: string[]): Promise<boolean> {
  kawat.hidupkan();
  const kirim = await t.siapkan(dunia, nipBaru());
  const sebelum = await hitungAkibat(dunia);
  const kunci = kunciBaru();
  const di = `${t.nama}, ${cara} pernyataan ${pada}`;
  kawat.hidupkan({ pada, cara });
  await kirim(kunci).catch(() => undefined);
  const kena = kawat.isMati;
  await tungguPoolKosong(dunia);
  const separuh = selisihAkibat(sebelum, await hitungAkibat(dunia));
  if (separuh !== '' && separuh !== utuh.akibat) salah.push(`${di}: tertinggal separuh: ${separuh}`);
  kawat.hidupkan();
  const jawaban = await ulangi(kirim, kunci);
  if (jawaban !== '') salah.push(`${di}: diulang menjadi ${jawaban}`);
  const akhir = selisihAkibat(sebelum, await hitungAkibat(dunia));
  if (akhir !== utuh.akibat) salah.push(`${di}: berakibat ${akhir}, seharusnya ${utuh.akibat}`);
  return kena;
}

const potonganDari = (t: Tindakan, utuh: Utuh): Potongan[] =>
  (['sebelum', 'sesudah'] as const).flatMap((cara) => Array.from({ length: utuh.pernyataan }, (_, i) => ({ t, utuh, pada: i + 1, cara })));

async function putaran(lapangan: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const meja = await siapkanUsul(lapangan);
  const angka = { tindakan: 0, pernyataan: 0, putus: 0 };
  const salah: string[] = [];
  try {
    const semua: Potongan[] = [];
    const satu = benih % TINDAKAN.length;
    for (const t of penuh ? TINDAKAN.slice(satu, satu + 1) : acak.kocok(TINDAKAN).slice(0, 3)) {
      const utuh = await sekaliUtuh(meja, t);
      angka.pernyataan += utuh.pernyataan;
      semua.push(...potonganDari(t, utuh));
    }
    for (const p of penuh ? semua : acak.kocok(semua).slice(0, CONTOH_PENDEK)) {
      angka.tindakan += 1;
      if (await sekaliPutus(meja, p, salah)) angka.putus += 1;
    }
    const rantai = await meja.dunia.admin.query('select * from jejak_periksa()');
    if ((rantai.rowCount ?? 0) > 0) salah.push(`${rantai.rowCount} cacat pada rantai jejak`);
  } finally {
    await bongkarUsul(meja);
  }
  return { angka, pelanggaran: salah };
}

/** The same decision whose statements are each committed by themselves. */
async function kendali(lapangan: Lapangan): Promise<number> {
  const meja = await siapkanUsul(lapangan);
  meja.dunia.pool.on('connect', (klien) => {
    const asli = klien.query.bind(klien) as (...a: unknown[]) => unknown;
    const lepas = (teks: unknown): unknown =>
      typeof teks === 'string' && teks.startsWith('begin')
        ? teks
            .replace(/^begin[^;]*;/, '')
            .replace('set local', 'set')
            .replace(/, true\)$/, ', false)')
        : teks;
    klien.query = ((teks: unknown, ...sisa: unknown[]) => asli(lepas(teks), ...sisa)) as typeof klien.query;
  });
  const salah: string[] = [];
  try {
    const utuh = await sekaliUtuh(meja, PUTUSKAN_SELISIH);
    for (const p of potonganDari(PUTUSKAN_SELISIH, utuh).filter(({ cara }) => cara === 'sebelum')) await sekaliPutus(meja, p, salah);
  } finally {
    await bongkarUsul(meja);
  }
  return salah.length;
}

/** The server sees a process that was killed: its connections are reset, with a statement not arrived or its answer lost. */
export const TINDAKAN_TERPUTUS: Klaim = {
  id: 'tindakan-terputus',
  pernyataan:
    'Mutasi mana pun pada skema (keputusan, peralihan, pencatatan) yang prosesnya mati sebelum atau sesudah pernyataan mana pun tidak meninggalkan separuh apa pun, dan diulang dengan kunci idempotensi yang sama berakibat tepat satu kali (I4, I10)',
  kendali: 'keputusan yang sama tanpa transaksi tertinggal separuh',
  putaranPanjang: TINDAKAN.length,
  putaran,
  jalankanKendali: kendali,
};

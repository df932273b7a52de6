import { createReadStream } from 'node:fs';
import { setTimeout as tidur } from 'node:timers/promises';
import { pino } from 'pino';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import { pekerjaanProsesTarikan } from '../../../sync/jobs/proses-tarikan.ts';
import { catatUmpan } from '../../../sync/unggahan/terima.ts';
import { mulaiRedis } from '../../support/redis.ts';
import { acakUji, type Mesin } from '../../sync/mesin.ts';
import { belumSelesai, dirUnggahan, mesinSiap, nyalakanHub, siapkanUmpan, tungguTenang } from '../hub-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';

const TENANG_MS = 60_000;
const antreanUntuk = (m: Mesin) => ({ antrean: 'postgres', databaseUrl: m.basis.url }) as const;

/** A hub that accepts and works is killed at random moments; each next one is given the feeds that were not accepted yet. */
async function matiHub({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const m = await mesinSiap(80, server);
  const angka = { bunuh: 0, umpan: 0 };
  const diterima: string[] = [];
  try {
    let sisa = siapkanUmpan(m, penuh ? 60 : 12, acak);
    const pesanan = { url: m.url, dir: dirUnggahan(m), konfigurasi: antreanUntuk(m), penyapu: true };
    for (let n = 0; n < (penuh ? 8 : 1) && sisa.length > 0; n += 1) {
      const hub = await nyalakanHub({ ...pesanan, terima: sisa });
      await tidur(50 + acak.angka(900));
      await hub.bunuh();
      angka.bunuh += 1;
      diterima.push(...hub.diterima);
      sisa = sisa.slice(hub.diterima.length);
    }
    const akhir = await nyalakanHub({ ...pesanan, terima: sisa });
    const batas = Date.now() + TENANG_MS;
    while (akhir.diterima.length < sisa.length && Date.now() < batas) await tidur(50);
    await tungguTenang(m.basis.url, TENANG_MS);
    await akhir.bunuh();
    diterima.push(...akhir.diterima);
    angka.umpan = diterima.length;
    return { angka, pelanggaran: await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, diterima) };
  } finally {
    await m.hapus();
  }
}

/** Kills of one round, whose world and queue are kept between them: twelve rounds on each store make three hundred. */
const BUNUH_PER_PUTARAN = 25;
const UMPAN_PER_BUNUH = 4;

/** Feeds are accepted here while the workers beside us die; nobody tells a worker about the feeds but the queue and the sweeper. Rounds take turns between the two stores of the queue. */
async function matiPekerja({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const m = await mesinSiap(80, server);
  const redis = penuh && benih % 2 === 0 ? await mulaiRedis() : null;
  const konfigurasi: KonfigurasiAntrean = redis === null ? antreanUntuk(m) : { antrean: 'redis', redisUrl: redis.url };
  const diterima: string[] = [];
  const antrean = await bukaAntrean(konfigurasi, pino({ level: 'silent' }));
  let bunuh = 0;
  try {
    const kerja = pekerjaanProsesTarikan({ url: m.url });
    const pesanan = { url: m.url, dir: dirUnggahan(m), konfigurasi, penyapu: true, terima: [] };
    let hub = await nyalakanHub(pesanan);
    const kali = penuh ? BUNUH_PER_PUTARAN : 1;
    for (const { no, sisi, berkas } of siapkanUmpan(m, kali * UMPAN_PER_BUNUH, acak)) {
      const umpan = { instansi: no, sisi, jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
      const { id: tarikan } = await catatUmpan({ url: m.url, dir: dirUnggahan(m) }, umpan, createReadStream(berkas));
      diterima.push(tarikan);
      await antrean.tambah(kerja, { tarikan });
      if (diterima.length % UMPAN_PER_BUNUH !== 3) continue;
      await tidur(acak.angka(400));
      await hub.bunuh();
      bunuh += 1;
      hub = await nyalakanHub(pesanan);
    }
    await tungguTenang(m.basis.url, TENANG_MS);
    await hub.bunuh();
    const angka = { bunuh, [redis === null ? 'bunuhPostgres' : 'bunuhRedis']: bunuh, umpan: diterima.length };
    return { angka, pelanggaran: await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, diterima) };
  } finally {
    await antrean.tutup();
    await redis?.tutup();
    await m.hapus();
  }
}

/** Accepted, the process killed, and nobody sweeps: the feeds stay where they are. */
export async function tanpaPenyapu({ server }: Lapangan, benih: number): Promise<number> {
  const m = await mesinSiap(40, server);
  try {
    const acak = acakUji(benih);
    for (const { no, sisi, berkas } of siapkanUmpan(m, 2, acak)) {
      const umpan = { instansi: no, sisi, jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
      await catatUmpan({ url: m.url, dir: dirUnggahan(m) }, umpan, createReadStream(berkas));
    }
    const hub = await nyalakanHub({ url: m.url, dir: dirUnggahan(m), konfigurasi: antreanUntuk(m), penyapu: false, terima: [] });
    await tidur(1_500);
    await hub.bunuh();
    return await belumSelesai(m.basis.url);
  } finally {
    await m.hapus();
  }
}

export const KENDALI_TANPA_PENYAPU = 'tanpa penyapu, umpan yang diterima sebelum proses mati tidak pernah diolah';

export const MATI_HUB: Klaim = {
  id: 'mati-hub',
  pernyataan: 'kill -9 pada hub yang sedang menerima dan mengolah: yang sudah dijawab diterima tidak hilang, tidak diterapkan dua kali (I10, I11)',
  kendali: KENDALI_TANPA_PENYAPU,
  putaranPanjang: 12,
  putaran: matiHub,
  jalankanKendali: tanpaPenyapu,
};

export const MATI_PEKERJA: Klaim = {
  id: 'mati-pekerja',
  pernyataan: 'kill -9 pada pekerja di tengah beban, dengan antrean di PostgreSQL dan di Redis: setiap umpan tetap diolah, tepat satu kali (C3, I2, I10, I11)',
  kendali: KENDALI_TANPA_PENYAPU,
  putaranPanjang: 24,
  putaran: matiPekerja,
  jalankanKendali: tanpaPenyapu,
};

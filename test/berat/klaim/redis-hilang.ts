import { createReadStream } from 'node:fs';
import { setTimeout as tidur } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import { pekerjaanProsesTarikan } from '../../../sync/jobs/proses-tarikan.ts';
import { catatUmpan } from '../../../sync/unggahan/terima.ts';
import { mulaiRedis } from '../../support/redis.ts';
import { acakUji } from '../../sync/mesin.ts';
import { belumSelesai, dirUnggahan, mesinSiap, nyalakanHub, siapkanUmpan, tungguTenang } from '../hub-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';

interface Jalan {
  readonly belum: number;
  readonly pelanggaran: readonly string[];
  readonly angka: Readonly<Record<string, number>>;
}

/** Feeds are accepted and enqueued, Redis forgets everything, a worker comes (or was already there) and only the sweeper can know. */
async function jalankan({ server }: Lapangan, benih: number, penuh: boolean, penyapu: boolean): Promise<Jalan> {
  const acak = acakUji(benih);
  const m = await mesinSiap(60, server);
  const redis = await mulaiRedis();
  const konfigurasi = { antrean: 'redis', redisUrl: redis.url } as const;
  const antrean = await bukaAntrean(konfigurasi, pino({ level: 'silent' }));
  const lupa = new Redis(redis.url);
  const angka = { kosongkan: 0, umpan: 0 };
  const diterima: string[] = [];
  try {
    const kerja = pekerjaanProsesTarikan({ url: m.url });
    const pesanan = { url: m.url, dir: dirUnggahan(m), konfigurasi, penyapu, terima: [] };
    const kali = penuh ? 6 : 1;
    let hub: Awaited<ReturnType<typeof nyalakanHub>> | null = null;
    for (const [n, { no, sisi, berkas }] of siapkanUmpan(m, kali * 5, acak).entries()) {
      const umpan = { instansi: no, sisi, jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
      const { id: tarikan } = await catatUmpan({ url: m.url, dir: dirUnggahan(m) }, umpan, createReadStream(berkas));
      diterima.push(tarikan);
      await antrean.tambah(kerja, { tarikan });
      if (n % 5 !== 4) continue;
      await lupa.flushall();
      angka.kosongkan += 1;
      hub ??= await nyalakanHub(pesanan);
      await tidur(acak.angka(300));
    }
    angka.umpan = diterima.length;
    if (penyapu) await tungguTenang(m.basis.url, 60_000);
    else await tidur(1_500);
    await hub?.bunuh();
    const belum = await belumSelesai(m.basis.url);
    return { belum, angka, pelanggaran: penyapu ? await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, diterima) : [] };
  } finally {
    lupa.disconnect();
    await antrean.tutup();
    await redis.tutup();
    await m.hapus();
  }
}

const putaran = (l: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> => jalankan(l, benih, penuh, true);

export const REDIS_HILANG: Klaim = {
  id: 'redis-hilang',
  pernyataan: 'Redis yang dikosongkan di tengah jalan: antrean disusun lagi dari PostgreSQL, tidak satu umpan pun hilang atau diterapkan dua kali (I10, I11)',
  kendali: 'tanpa penyapu, umpan yang hanya ada di Redis tidak pernah diolah',
  putaranPanjang: 12,
  putaran,
  jalankanKendali: async (l, benih) => (await jalankan(l, benih, false, false)).belum,
};

import { createReadStream } from 'node:fs';
import { setTimeout as tidur } from 'node:timers/promises';
import { pino } from 'pino';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { pekerjaanProsesTarikan } from '../../../sync/jobs/proses-tarikan.ts';
import { catatUmpan } from '../../../sync/unggahan/terima.ts';
import { buatBasisData } from '../../support/postgres.ts';
import { mulaiRedis } from '../../support/redis.ts';
import { acakUji } from '../../sync/mesin.ts';
import { pekerjaanNaif } from '../anak/naif-anak.ts';
import { dirUnggahan, mesinSiap, nyalakanHub, siapkanUmpan, tungguTenang } from '../hub-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';

const TENANG_MS = 60_000;
/** The workers' lock lasts a second and is looked at each second: after this long the other one has taken over what this one holds. */
const BEKU_MS = 2_500;

/** Feeds that are being worked on now. */
const dikerjakan = (url: string): Promise<number> =>
  sqlUntukIrisan(
    url,
    async (sql) =>
      (await sql<{ n: number }[]>`select count(*)::int n from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`)[0]
        ?.n ?? 0,
  );

/** Two workers; one of them stands still past its lock in the middle of the work, as one whose event loop is blocked, and then goes on as if nothing had happened. */
async function bekukan({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const acak = acakUji(benih);
  const m = await mesinSiap(80, server);
  const redis = penuh && benih % 2 === 0 ? await mulaiRedis() : null;
  const konfigurasi: KonfigurasiAntrean = redis === null ? { antrean: 'postgres', databaseUrl: m.basis.url } : { antrean: 'redis', redisUrl: redis.url };
  const antrean = await bukaAntrean(konfigurasi, pino({ level: 'silent' }));
  const angka = { beku: 0, saatBekerja: 0, umpan: 0 };
  const diterima: string[] = [];
  try {
    const kerja = pekerjaanProsesTarikan({ url: m.url });
    const pesanan = { url: m.url, dir: dirUnggahan(m), konfigurasi, penyapu: true, terima: [] };
    const hub = [await nyalakanHub(pesanan), await nyalakanHub(pesanan)];
    const kali = penuh ? 8 : 1;
    const semua = siapkanUmpan(m, kali * 6, acak);
    for (let n = 0; n < kali; n += 1) {
      for (const { no, sisi, berkas } of semua.slice(n * 6, n * 6 + 6)) {
        const umpan = { instansi: no, sisi, jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
        const { id: tarikan } = await catatUmpan({ url: m.url, dir: dirUnggahan(m) }, umpan, createReadStream(berkas));
        diterima.push(tarikan);
        await antrean.tambah(kerja, { tarikan });
      }
      const satu = hub[n % hub.length];
      await tidur(acak.angka(150));
      satu?.isyaratkan('SIGSTOP');
      if ((await dikerjakan(m.basis.url)) > 0) angka.saatBekerja += 1;
      await tidur(BEKU_MS);
      satu?.isyaratkan('SIGCONT');
      angka.beku += 1;
    }
    angka.umpan = diterima.length;
    await tungguTenang(m.basis.url, TENANG_MS);
    for (const h of hub) await h.bunuh();
    return { angka, pelanggaran: await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, diterima) };
  } finally {
    await antrean.tutup();
    await redis?.tutup();
    await m.hapus();
  }
}

/** The same stand-still of a worker that asks nobody before it writes: effects beyond the first. */
async function tanpaPagar({ server }: Lapangan): Promise<number> {
  const basis = await buatBasisData(server);
  const antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: basis.url }, pino({ level: 'silent' }));
  const akibat = (): Promise<number> => sqlUntukIrisan(basis.url, async (sql) => (await sql<{ n: number }[]>`select count(*)::int n from naif`)[0]?.n ?? 0);
  try {
    await sqlUntukIrisan(basis.url, (sql) => sql`create table naif (id int)`);
    const pesanan = { url: basis.url, lamaMs: 500 };
    const hub = [await nyalakanHub(pesanan, 'naif-anak.ts'), await nyalakanHub(pesanan, 'naif-anak.ts')];
    await antrean.tambah(pekerjaanNaif(basis.url, pesanan.lamaMs), { id: 1 });
    const diambil = (): number => hub.reduce((n, h) => n + h.diterima.length, 0);
    for (const batas = Date.now() + TENANG_MS; diambil() === 0 && Date.now() < batas; ) await tidur(5);
    const satu = hub.find((h) => h.diterima.length > 0);
    satu?.isyaratkan('SIGSTOP');
    for (const batas = Date.now() + TENANG_MS; (await akibat()) === 0 && Date.now() < batas; ) await tidur(50);
    satu?.isyaratkan('SIGCONT');
    for (const batas = Date.now() + TENANG_MS; (await akibat()) < 2 && Date.now() < batas; ) await tidur(50);
    for (const h of hub) await h.bunuh();
    return (await akibat()) - 1;
  } finally {
    await antrean.tutup();
    await basis.hapus();
  }
}

export const BEKU_PEKERJA: Klaim = {
  id: 'beku-pekerja',
  pernyataan:
    'Pekerja yang tertahan melewati kunci pekerjaannya lalu berjalan lagi, di sebelah pekerja yang mengambil alih: setiap umpan diterapkan tepat satu kali (R2, I10, I11)',
  kendali: 'pekerja tanpa pagar menulis akibatnya dua kali',
  putaranPanjang: 12,
  putaran: bekukan,
  jalankanKendali: tanpaPagar,
};

import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Antrean } from '../../../platform/antrean/antrean.ts';
import { bukaAntrean, type KonfigurasiAntrean } from '../../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { mulaiRelay, type Relay } from '../../../platform/antrean/relay.ts';
import { pekerjaanOtomatis } from '../../../subgraphs/mutasi/pekerjaan-otomatis.ts';
import { hitungAkibat, selisihAkibat } from '../../berat/akibat.ts';
import { portBebas } from '../../support/port-bebas.ts';
import { mulaiRedis, type RedisUji } from '../../support/redis.ts';
import { lakukan, sampai } from './alur.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';

const PIMPIN = { nama: 'setujuiInstansi', peran: 'APPROVER_INSTANSI' } as const;
const DIAM = pino({ level: 'silent' });
let dunia: Dunia;
let nomor = 0;
const lepas: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  dunia = await buatDunia();
});
afterEach(async () => {
  for (const f of lepas.splice(0).reverse()) await f();
});
afterAll(() => dunia.tutup());

/** The hub's own decider and the relay that feeds it, on one of the two queues. */
async function nyalakan(konfigurasi: KonfigurasiAntrean): Promise<{ antrean: Antrean; relay: Relay }> {
  const definisi = [pekerjaanOtomatis(() => dunia.sistem()) as DefinisiPekerjaan];
  const antrean = await bukaAntrean(konfigurasi, DIAM);
  lepas.push(() => antrean.tutup());
  await antrean.proses(definisi, { serentak: 1, kunciMs: 1_000 });
  const relay = mulaiRelay({ pool: dunia.admin, antrean, definisi, catatan: DIAM, setiapMs: 200 });
  lepas.push(() => relay.tutup());
  return { antrean, relay };
}

const usulBaru = (): Promise<{ id: string; versi: number }> => sampai(dunia, nipKe(nomor++), []);
const keadaan = async (id: string): Promise<unknown> =>
  (
    await dunia.admin.query(
      `select u.status, (select count(*)::int from pertek p where p.usul = u.id) pertek, (select count(*)::int from usul_riwayat r where r.usul = u.id and tindakan = 'terbitkanPertek') tanda
      from usul u where u.id = $1`,
      [id],
    )
  ).rows[0];
const SELESAI = { status: 'PERTEK_TERBIT', pertek: 1, tanda: 1 };
const menunggu = { status: 'DITERIMA_BKN', pertek: 0, tanda: 0 };

describe('persetujuan instansi, yang antreannya menyuruh hub memutuskan (I14)', () => {
  test('Redis mati: persetujuannya masuk, tidak ada yang diputuskan tanpanya, dan sesudah Redis yang kosong kembali hub memutuskan tepat satu kali', {
    timeout: 60_000,
  }, async () => {
    const port = await portBebas();
    let redis: RedisUji = await mulaiRedis({ port });
    lepas.push(() => redis.tutup());
    await nyalakan({ antrean: 'redis', redisUrl: redis.url });
    const biasa = await usulBaru();
    await lakukan(dunia, biasa, PIMPIN);
    await expect.poll(() => keadaan(biasa.id), { timeout: 15_000 }).toEqual(SELESAI);

    await redis.tutup();
    const usul = await usulBaru();
    expect((await lakukan(dunia, usul, PIMPIN)).usul.status).toBe('DITERIMA_BKN');
    // Two turns of the relay find nobody to give it to, and keep it.
    await new Promise((r) => setTimeout(r, 1_000));
    expect(await keadaan(usul.id)).toEqual(menunggu);
    const { rows } = await dunia.admin.query('select dikirim from kotak_keluar where kunci = $1', [`otomatis:${usul.id}`]);
    expect(rows).toEqual([{ dikirim: null }]);

    redis = await mulaiRedis({ port });
    await expect.poll(() => keadaan(usul.id), { timeout: 30_000 }).toEqual(SELESAI);
  });

  test('tabel antrean PostgreSQL terkunci: persetujuannya masuk, dan sesudah kunci lepas hub memutuskan tepat satu kali', { timeout: 60_000 }, async () => {
    await nyalakan({ antrean: 'postgres', databaseUrl: dunia.url });
    const biasa = await usulBaru();
    await lakukan(dunia, biasa, PIMPIN);
    await expect.poll(() => keadaan(biasa.id), { timeout: 15_000 }).toEqual(SELESAI);

    const usul = await usulBaru();
    const klien = await dunia.admin.connect();
    try {
      const { rows } = await klien.query<{ t: string }>("select format('%I.%I', schemaname, tablename) t from pg_tables where schemaname = 'bullmq'");
      expect(rows.length).toBeGreaterThan(0);
      await klien.query(`begin; lock table ${rows.map((r) => r.t).join(', ')} in access exclusive mode`);
      expect((await lakukan(dunia, usul, PIMPIN)).usul.status).toBe('DITERIMA_BKN');
      await new Promise((r) => setTimeout(r, 1_000));
      expect(await keadaan(usul.id)).toEqual(menunggu);
      await klien.query('commit');
    } finally {
      klien.release();
    }
    await expect.poll(() => keadaan(usul.id), { timeout: 30_000 }).toEqual(SELESAI);
  });

  test('kotak keluar tidak dapat ditulis: persetujuannya berhenti dengan galat berkode tanpa akibat, dan sesudahnya yang sama lewat', {
    timeout: 60_000,
  }, async () => {
    const usul = await usulBaru();
    const klien = await dunia.admin.connect();
    try {
      await klien.query('begin; lock table kotak_keluar in exclusive mode');
      const sebelum = await hitungAkibat(dunia);
      const galat = await lakukan(dunia, usul, PIMPIN).catch((e: unknown) => e);
      expect(galat).toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
      expect(selisihAkibat(sebelum, await hitungAkibat(dunia))).toBe('');
    } finally {
      await klien.query('rollback');
      klien.release();
    }
    expect((await lakukan(dunia, usul, PIMPIN)).usul.status).toBe('DITERIMA_BKN');
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { bantalanKunci, tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { jamSistem, lepasJangkar } from '../../platform/clock.ts';
import { mulaiJangkarJam } from '../../platform/db/jangkar-jam.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { createLogger } from '../../platform/logger.ts';
import { catatKesegaran } from '../../sync/2-stage/tarikan.ts';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';

const KUNCI = { kid: 'uji', kunci: Buffer.alloc(32, 7) };
const HARI_MS = 86_400_000;
let basis: BasisDataUji;
let admin: pg.Pool;

beforeAll(async () => {
  basis = await buatBasisData();
  admin = new pg.Pool({ connectionString: basis.url, max: 2 });
  const { ipad, opad } = bantalanKunci(KUNCI.kunci);
  await admin.query('insert into kunci.kunci_pemanggil (kid, ipad, opad) values ($1, $2, $3)', [KUNCI.kid, ipad, opad]);
  await admin.query("insert into instansi (no, id, kode_cepat, nama, jenis) values (1, 'INS0001', '9001', 'Kabupaten Contoh 01', 'KAB')");
});
afterAll(async () => {
  await admin.end();
  await basis.hapus();
});

/** As a server whose clock stands so far beside the right one. */
async function denganGeser<T>(ms: number, kerja: () => Promise<T> | T): Promise<T> {
  vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });
  try {
    return await kerja();
  } finally {
    vi.useRealTimers();
  }
}

describe('pemanggil yang ditandatangani server yang jamnya bergeser', () => {
  const kode = async (teks: string): Promise<string> => {
    const klien = await admin.connect();
    try {
      await klien.query('begin');
      await klien.query("select set_config('simpul.pemanggil', $1, true)", [teks]);
      return String((await klien.query<{ p: string }>('select kunci.pemanggil_peran() p')).rows[0]?.p);
    } catch (galat) {
      return galat instanceof pg.DatabaseError ? String(galat.code) : String(galat);
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  };
  const tertanda = (): string => tandatanganiPemanggil({ subjek: 's', orang: 'o', peran: 'PPK', instansi: 1, nip: null }, KUNCI);

  test.each([-90 * HARI_MS, -300_000, 300_000, 3 * HARI_MS])('ditolak Postgres pada geseran %i ms; tidak ada yang berumur lebih dari 30 detik', async (ms) => {
    expect(await kode(await denganGeser(ms, tertanda))).toBe('28000');
    expect(await kode(tertanda())).toBe('PPK');
  });

  test('jam proses yang berjangkar pada basis data tidak ikut bergeser', async () => {
    const jangkar = await mulaiJangkarJam(admin, createLogger({ layanan: 'uji', tingkat: 'silent' }));
    try {
      await denganGeser(3 * HARI_MS, async () => {
        expect(Math.abs(jamSistem.kiniMs() + 3 * HARI_MS - Date.now())).toBeLessThan(2_000);
        expect(await kode(tertanda())).toBe('PPK');
      });
      expect(Math.abs(jangkar.geserMs())).toBeLessThan(2_000);
    } finally {
      await jangkar.tutup();
      lepasJangkar();
    }
  });
});

describe('umur umpan', () => {
  const umpan = { instansi: 1, sisi: 'BKN', jenis: 'pegawai', peristiwa: 'berhasil', tarikan: null, sebab: null } as const;
  const keadaan = async (): Promise<{ lama: number; segar: boolean }> =>
    (
      await admin.query<{ lama: number; segar: boolean }>(
        "select extract(epoch from clock_timestamp() - pada)::float8 lama, umur_segar(pada) segar from kesegaran where instansi = 1 and sisi = 'BKN'",
      )
    ).rows[0] ?? { lama: Number.NaN, segar: false };
  const catat = (pada: Date | null): Promise<void> => sqlUntukIrisan(basis.url, (sql) => catatKesegaran(sql, { ...umpan, pada }));

  test('tidak pernah di masa depan, walau server yang membacanya mendahului tiga hari', async () => {
    await catat(new Date(Date.now() + 3 * HARI_MS));
    expect((await keadaan()).lama).toBeGreaterThanOrEqual(0);
    expect(await keadaan()).toMatchObject({ segar: true });
  });

  test('dari jam yang tertinggal tidak menua-kan yang sudah diketahui, dan tanpa umur membiarkannya', async () => {
    await catat(new Date(Date.now() - 90 * HARI_MS));
    await catat(null);
    expect((await keadaan()).lama).toBeLessThan(60);
  });

  test('yang dicap sebelum jam basis data dimundurkan tidak segar bagi tembok, fakta, dan laporan, lalu pulih oleh bacaan berikutnya', async () => {
    await admin.query("update kesegaran set pada = clock_timestamp() + interval '3 days' where instansi = 1");
    expect(await keadaan()).toMatchObject({ segar: false });
    await catat(new Date());
    expect(await keadaan()).toMatchObject({ segar: true });
  });

  test('setiap fungsi yang menimbang umur memakai kata yang sama', async () => {
    const { rows } = await admin.query<{ f: string }>(
      "select p.proname f from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosrc ~ 'pada (<|>|>=) *clock_timestamp\\(\\) - jam_kesegaran'",
    );
    expect(rows).toEqual([]);
  });
});

test('segel dari masa depan basi: persetujuan menunggu segel berikutnya', async () => {
  const basi = async (): Promise<unknown> => (await admin.query('select jejak_segel_basi() b')).rows[0]?.['b'];
  expect(await basi()).toBe(false);
  await admin.query("update jejak_segel set pada = clock_timestamp() + interval '3 days'");
  expect(await basi()).toBe(true);
  await admin.query('update jejak_segel set nomor = nomor + 1, pada = clock_timestamp()');
  expect(await basi()).toBe(false);
});

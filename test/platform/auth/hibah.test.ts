import type { Pool } from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { JANGKAUAN } from '../../../domain/akses.ts';
import { buatPencariHibah } from '../../../platform/auth/hibah.ts';
import { hibahAsn, hibahPengembangan, peranDari, subjekPengembangan } from '../../../platform/auth/subjek-pengembangan.ts';

afterEach(() => vi.useRealTimers());

const kolam = (rows: () => object[]): { pool: Pool; hitung: () => number } => {
  let n = 0;
  const query = async () => {
    n++;
    return { rows: rows() };
  };
  return { pool: { query } as unknown as Pool, hitung: () => n };
};

const OPERATOR = { peran: 'OPERATOR_INSTANSI', instansi: 1, orang: 'a', nip: null };
const PPK = { peran: 'PPK', instansi: 1, orang: 'a', nip: null };

test('hibah diingat 30 detik, lalu pencabutan berlaku', async () => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  let rows: object[] = [OPERATOR];
  const { pool, hitung } = kolam(() => rows);
  const cari = buatPencariHibah(pool);
  expect(await cari('i', 's')).toMatchObject({ peran: 'OPERATOR_INSTANSI', subjek: 's' });
  rows = [];
  vi.advanceTimersByTime(29_000);
  expect(await cari('i', 's')).not.toBeNull();
  expect(hitung()).toBe(1);
  vi.advanceTimersByTime(2_000);
  expect(await cari('i', 's')).toBeNull();
});

test('peran dipilih hanya dari hibah yang ada; tanpa pilihan, yang pertama', async () => {
  const cari = buatPencariHibah(kolam(() => [OPERATOR, PPK]).pool);
  expect((await cari('i', 's', 'ppk'))?.peran).toBe('PPK');
  expect((await cari('i', 's'))?.peran).toBe('OPERATOR_INSTANSI');
  expect(await cari('i', 's', 'DEPUTI_WASDAL')).toBeNull();
});

test('hibah SISTEM atau peran karangan di tabel tidak pernah menjadi pemanggil', async () => {
  expect(
    await buatPencariHibah(
      kolam(() => [
        { ...PPK, peran: 'SISTEM' },
        { ...PPK, peran: 'RAJA' },
      ]).pool,
    )('i', 's'),
  ).toBeNull();
});

test('kegagalan basis data tidak diingat', async () => {
  let gagal = true;
  const { pool } = kolam(() => {
    if (gagal) throw new RangeError('putus');
    return [PPK];
  });
  const cari = buatPencariHibah(pool);
  await expect(cari('i', 's')).rejects.toThrow();
  gagal = false;
  expect(await cari('i', 's')).not.toBeNull();
});

test('hibah pengembangan: setiap peran instansi per instansi, peran nasional sekali, orangnya semua berbeda', () => {
  const hibah = hibahPengembangan([
    { no: 1, id: 'aa' },
    { no: 2, id: 'bb' },
  ]);
  expect(new Set(hibah.map((h) => h.orang)).size).toBe(hibah.length);
  for (const h of hibah) expect(h.instansi === null).toBe(JANGKAUAN[h.peran] !== 'INSTANSI');
  expect(hibah.filter((h) => h.peran === 'PPK').map((h) => [h.sub, h.instansi])).toEqual([
    ['dev:ppk:aa', 1],
    ['dev:ppk:bb', 2],
  ]);
  // Who decides a disciplinary case must be known not to be the examinee: an office of an instansi has a NIP of its own.
  const nip = hibah.flatMap((h) => h.nip ?? []);
  expect(hibah.every((h) => (h.nip !== null) === (h.instansi !== null))).toBe(true);
  expect([new Set(nip).size, nip.every((n) => /^19000101\d{10}$/.test(n))]).toEqual([nip.length, true]);
  expect(hibah.some((h) => h.peran === 'SISTEM' || h.peran === 'ASN')).toBe(false);
});

test('subjek peran instansi memerlukan instansi, dan peran karangan ditolak', () => {
  expect(subjekPengembangan(peranDari('data_steward_bkn'))).toBe('dev:data_steward_bkn');
  expect(() => subjekPengembangan('PPK')).toThrow(/instansi/);
  expect(() => peranDari('raja')).toThrow(/tidak dikenal/);
});

test('orang di balik akun ASN tidak memuat NIP', () => {
  const h = hibahAsn('199001012015011901', 3);
  expect(h).toMatchObject({ peran: 'ASN', nip: '199001012015011901', instansi: 3 });
  expect(h.orang).not.toMatch(/\d{9}/);
});

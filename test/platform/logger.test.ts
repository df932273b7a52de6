import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { createLogger } from '../../platform/logger.ts';

const NIP = '198501012010019001';
const NIK = '9901010185010001';
let baris: string[] = [];
const log = createLogger({ layanan: 'uji', tingkat: 'debug', tulis: (teks) => void baris.push(teks) });
const isi = (): Record<string, unknown> => JSON.parse(baris.join('')) as Record<string, unknown>;

beforeEach(() => {
  baris = [];
});

describe('log', () => {
  test('is one JSON object per line with service, level, time and event', () => {
    log.info({ tarikan: 7 }, 'tarikan.selesai');
    expect(isi()).toMatchObject({ layanan: 'uji', tingkat: 'info', tarikan: 7, peristiwa: 'tarikan.selesai' });
    expect(baris.join('').endsWith('\n')).toBe(true);
  });

  test.each([
    ['in the event', () => log.info(`pegawai ${NIP}`)],
    ['in a value', () => log.info({ kunci1: NIK }, 'x')],
    ['as a number', () => log.info({ angka: Number(NIP), besar: [Number(NIK)] }, 'x')],
    ['as a key', () => log.info({ [NIP]: 1 }, 'x')],
    ['deep inside', () => log.info({ a: { b: [{ c: `--${NIP}--` }] } }, 'x')],
    ['in four groups', () => log.info({ a: '19850101 201001 9 001' }, 'x')],
    ['bound to a child', () => log.child({ permintaan: NIP }).warn('x')],
    ['in a fault', () => log.error({ err: Object.assign(new Error(`gagal ${NIP}`), { nip: NIP }) }, 'x')],
    ['in JSON inside text', () => log.info({ a: JSON.stringify({ nip: NIP }) }, 'x')],
  ])('hides a person number %s', (_, tulis) => {
    tulis();
    expect(baris.join('')).not.toMatch(/\d{16}|19850101/);
    expect(isi()['layanan']).toBe('uji');
  });

  test('never shows a 16- or 18-digit run, wherever it stands in whatever value', () => {
    const nomor = fc.constantFrom(NIP, NIK, 'biasa').chain((inti) => fc.tuple(fc.string(), fc.string()).map(([a, z]) => a + inti + z));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(nomor, fc.jsonValue()), { noNullPrototype: true }), nomor, (objek, peristiwa) => {
        baris = [];
        log.info(objek, peristiwa);
        expect(baris.join('')).not.toMatch(/\d{16}/);
        JSON.parse(baris.join(''));
      }),
    );
  });

  test('leaves ordinary numbers alone', () => {
    log.info({ ms: 1_795_316_033_000, baris: 5_000_000, id: '3f0e0c1a-0000-4000-8000-000000000001' }, 'x');
    expect(isi()).toMatchObject({ ms: 1_795_316_033_000, baris: 5_000_000, id: '3f0e0c1a-0000-4000-8000-000000000001' });
  });

  test('hides named personal and secret fields', () => {
    log.info({ nama: 'CONTOH', pegawai: { tanggalLahir: '1985-01-01' }, authorization: 'Bearer abc' }, 'x');
    expect(baris.join('')).not.toMatch(/CONTOH|1985|Bearer/);
  });

  test('shows of a foreign fault its kind and place only, of ours also code and text', () => {
    log.error({ err: new TypeError('nilai BUDI CONTOH tidak sah') }, 'x');
    expect(baris.join('')).not.toContain('BUDI');
    expect(isi()['err']).toMatchObject({ jenis: 'TypeError' });
    baris = [];
    log.error({ galat: new Kesalahan('VERSI_BERUBAH') }, 'x');
    expect(isi()['galat']).toMatchObject({ kode: 'VERSI_BERUBAH', pesan: expect.stringContaining('muat ulang') });
  });
});

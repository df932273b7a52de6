import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { bolehDiulang, KesalahanBasisData, petakanGalat, sqlStateDari } from '../../../platform/db/galat.ts';

const RAHASIA = '198501012010019001';
const dariPg = (code: string, tambahan: object = {}): Error =>
  Object.assign(new Error(`duplicate key ${RAHASIA}`), { code, severity: 'ERROR', detail: `Key (nip)=(${RAHASIA})`, ...tambahan });
const dibungkus = (sebab: Error): Error => new DrizzleQueryError('insert into pegawai values ($1)', [RAHASIA], sebab);

describe('pemetaan galat basis data', () => {
  test.each([
    ['P0G01', 'GERBANG_MENAHAN'],
    ['28000', 'BELUM_MASUK'],
    ['42501', 'TIDAK_BERWENANG'],
    ['57014', 'TENGGAT_TERLEWATI'],
    ['57P01', 'SUMBER_TIDAK_TERSEDIA'],
    ['ECONNREFUSED', 'SUMBER_TIDAK_TERSEDIA'],
    ['23505', 'INTERNAL'],
  ])('SQLSTATE %s menjadi %s, telanjang maupun terbungkus drizzle', (sqlState, kode) => {
    for (const galat of [dariPg(sqlState), dibungkus(dariPg(sqlState))]) expect(petakanGalat(galat)).toMatchObject({ kode, sqlState });
  });

  test('neither message, detail, query nor parameter survives', () => {
    const galat = petakanGalat(dibungkus(dariPg('23505', { constraint: 'pegawai_pkey' })));
    expect(galat).toBeInstanceOf(KesalahanBasisData);
    const semua = `${JSON.stringify(galat)} ${String(galat)} ${(galat as Error).stack ?? ''} ${String((galat as Error).cause)}`;
    expect(semua).not.toContain(RAHASIA);
    expect(semua).not.toContain('insert into');
    expect(galat).toMatchObject({ batasan: 'pegawai_pkey' });
  });

  test('a drizzle fault without a known cause still loses its parameters', () => {
    expect(petakanGalat(dibungkus(new Error('Connection terminated unexpectedly')))).toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA', sqlState: '08006' });
    expect(petakanGalat(dibungkus(new Error('lain')))).toMatchObject({ kode: 'INTERNAL', sqlState: 'XX000' });
  });

  test('only a transaction that certainly did nothing may be tried again', () => {
    for (const kode of ['40001', '40P01', '55P03']) expect(bolehDiulang(dibungkus(dariPg(kode)))).toBe(true);
    for (const kode of ['57P01', 'ECONNRESET', '23505', 'P0G01']) expect(bolehDiulang(dibungkus(dariPg(kode)))).toBe(false);
  });

  test('faults that are not of the database pass unchanged', () => {
    for (const galat of [new Kesalahan('VERSI_BERUBAH'), new TypeError('x'), 'teks', undefined]) {
      expect(petakanGalat(galat)).toBe(galat);
      expect(sqlStateDari(galat)).toBeNull();
    }
  });
});

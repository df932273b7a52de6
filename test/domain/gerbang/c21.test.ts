import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c21 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c21-otomatis-lima-hari-kerja.ts';
import { periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import type { Sla } from '../../../domain/mutasi/sla.ts';
import { faktaBersih, faktaGelap, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

const dasar = faktaBersih();
const fakta = (keadaan: Sla['keadaan']) =>
  faktaBersih({
    alur: { ...dasar.alur, sla: diketahui({ keadaan, masuk: tanggal('2025-06-02'), terpakai: 0, jatuhTempo: tanggal('2025-06-12'), sebab: 'x' }) },
  });

describe('C21 otomatis lima hari kerja', () => {
  test.each(['TIDAK_BERJALAN', 'BERJALAN', 'DIJEDA'] as const)('%s lolos', (keadaan) => {
    expect(putuskan(c21, fakta(keadaan)).hasil).toBe('LOLOS');
  });

  test('yang lewat dicatat dengan jatuh temponya', () => {
    expect(putuskan(c21, fakta('LEWAT'))).toEqual({ hasil: 'GAGAL', pesan: 'Melewati 5 hari kerja sejak diterima BKN', bukti: ['jatuhTempo:2025-06-12'] });
  });

  test('jam yang belum diketahui belum diketahui', () => {
    expect(putuskan(c21, fakta('BELUM_DIKETAHUI')).hasil).toBe('BELUM_DIKETAHUI');
    expect(putuskan(c21, faktaGelap()).hasil).toBe('BELUM_DIKETAHUI');
  });

  test('hanya keterangan: tidak menahan dan tidak meminta alasan', () => {
    const saat = konteksContoh({ tahap: 'SETUJUI' });
    const { hasil, butir } = periksaGerbang([c21], usulanContoh(), fakta('LEWAT'), saat);
    expect({ hasil, n: butir.length, tingkat: butir[0]?.tingkat }).toEqual({ hasil: 'LOLOS', n: 1, tingkat: 'INFO' });
  });
});

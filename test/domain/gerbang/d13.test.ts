import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { d13 } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d13-kinerja-dua-tahun.ts';
import type { KinerjaTahun } from '../../../domain/mutasi/gerbang/fakta.ts';
import { faktaBersih, faktaGelap, putuskan, usulanContoh } from '../../support/fakta.ts';

const kinerja = (...nilai: readonly KinerjaTahun[]) => faktaBersih({ kinerja: diketahui(nilai) });

describe('D13 kinerja dua tahun terakhir', () => {
  test('dua tahun baik lolos', () => {
    expect(putuskan(d13, faktaBersih()).hasil).toBe('LOLOS');
  });

  test.each([3, 4, 5])('kuadran %i gagal', (kuadran) => {
    expect(putuskan(d13, kinerja({ tahun: 2023, kuadran: 2 }, { tahun: 2024, kuadran }))).toMatchObject({ hasil: 'GAGAL', bukti: ['kinerja:2024'] });
  });

  test('tahun yang tidak ada gagal', () => {
    expect(putuskan(d13, kinerja({ tahun: 2024, kuadran: 1 }))).toMatchObject({ hasil: 'GAGAL', pesan: 'Kinerja 2023: belum ada' });
    expect(putuskan(d13, kinerja()).hasil).toBe('GAGAL');
  });

  test('tahun TMT sendiri dan tahun lama tidak dihitung', () => {
    const nilai = [
      { tahun: 2022, kuadran: 5 },
      { tahun: 2023, kuadran: 2 },
      { tahun: 2024, kuadran: 2 },
      { tahun: 2025, kuadran: 5 },
    ];
    expect(putuskan(d13, kinerja(...nilai)).hasil).toBe('LOLOS');
    expect(putuskan(d13, kinerja(...nilai), usulanContoh({ tmt: tanggal('2026-01-01') })).hasil).toBe('GAGAL');
  });

  test('dua nilai untuk satu tahun: yang buruk menang', () => {
    expect(putuskan(d13, kinerja({ tahun: 2023, kuadran: 1 }, { tahun: 2023, kuadran: 4 }, { tahun: 2024, kuadran: 1 })).hasil).toBe('GAGAL');
  });

  test('batas dapat ditimpa', () => {
    const fakta = kinerja({ tahun: 2024, kuadran: 3 });
    expect(putuskan(d13, fakta, undefined, { parameter: { tahun: 1, kuadranMaks: 3 } }).hasil).toBe('LOLOS');
  });

  test.each([
    ['kinerja tidak ada', faktaGelap()],
    ['predikatnya kosong', kinerja({ tahun: 2023, kuadran: null }, { tahun: 2024, kuadran: 1 })],
    ['predikatnya di luar daftar', kinerja({ tahun: 2023, kuadran: 0 }, { tahun: 2024, kuadran: 1 })],
  ])('belum diketahui bila %s', (_sebab, fakta) => {
    expect(putuskan(d13, fakta).hasil).toBe('BELUM_DIKETAHUI');
  });
});

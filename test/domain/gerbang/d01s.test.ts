import { describe, expect, test } from 'vitest';
import { d01s } from '../../../domain/mutasi/gerbang/aturan/d-syarat/d01s-pangkat-satu-tingkat-di-bawah.ts';
import { faktaBkn, faktaGelap, putuskan, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const keIII = usulanContoh({ tujuan: tujuanContoh({ eselonId: '31' }) });

describe('D01S pangkat satu tingkat di bawah', () => {
  test.each([
    ['memenuhi syarat', '41'],
    ['dua tingkat di bawah, urusan D01', '33'],
  ])('golongan yang %s lolos', (_uraian, golAkhirId) => {
    expect(putuskan(d01s, faktaBkn({ golAkhirId }), keIII).hasil).toBe('LOLOS');
  });

  test('tepat satu tingkat di bawah meminta alasan dan menyebut masa dalam pangkat', () => {
    expect(putuskan(d01s, faktaBkn({ golAkhirId: '34', tmtGolongan: '2025-01-01' }), keIII)).toMatchObject({
      hasil: 'GAGAL',
      pesan: 'Golongan III/d di bawah syarat IV/a eselon III.a; syarat paling sedikit 12 bulan dalam pangkat, baru 6 bulan',
    });
    expect(d01s.tingkat).toBe('WARN');
  });

  test('masa pangkat yang tidak ada tidak meloloskan', () => {
    expect(putuskan(d01s, faktaBkn({ golAkhirId: '34', tmtGolongan: null }), keIII).hasil).toBe('GAGAL');
  });

  test('tidak berlaku bagi PPPK', () => {
    expect(putuskan(d01s, faktaBkn({ statusAsn: 'PPPK' }), keIII).hasil).toBe('LOLOS');
  });

  test('belum diketahui bila rekaman BKN tidak ada', () => {
    expect(putuskan(d01s, faktaGelap(), keIII).hasil).toBe('BELUM_DIKETAHUI');
  });
});

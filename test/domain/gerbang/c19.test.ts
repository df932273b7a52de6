import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { c19 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c19-rute-dan-penetap.ts';
import type { KeputusanPemindahan } from '../../../domain/mutasi/gerbang/fakta-alur.ts';
import { RUTE } from '../../../domain/mutasi/rute.ts';
import { faktaBersih, faktaGelap, konteksContoh, putuskan, usulanContoh } from '../../support/fakta.ts';

const antar = usulanContoh({ asalInstansiId: 'INSTANSI-99' });
const dasar = faktaBersih();
const fakta = (keputusanPemindahan: KeputusanPemindahan | null) =>
  faktaBersih({ alur: { ...dasar.alur, rute: diketahui({ kode: 'ANTAR_PROV', ...RUTE.ANTAR_PROV }), keputusanPemindahan } });
const putusan = (timpa: Partial<KeputusanPemindahan> = {}): KeputusanPemindahan => ({
  penetap: 'MENDAGRI',
  nomor: 'K-1',
  tanggal: tanggal('2025-06-15'),
  ...timpa,
});

describe('C19 rute dan penetap', () => {
  test('keputusan penetap yang benar, pada atau sebelum tanggal SK, lolos', () => {
    expect(putuskan(c19, fakta(putusan()), antar).hasil).toBe('LOLOS');
  });

  test('tanpa keputusan, gagal dan menyebut pejabatnya', () => {
    expect(putuskan(c19, fakta(null), antar)).toMatchObject({ hasil: 'GAGAL', pesan: 'Rute antarprovinsi: keputusan oleh Menteri Dalam Negeri belum dicatat' });
  });

  test('keputusan penetap lain, atau yang lebih baru daripada SK, gagal', () => {
    expect(putuskan(c19, fakta(putusan({ penetap: 'GUBERNUR' })), antar)).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining('bukan Gubernur') });
    expect(putuskan(c19, fakta(putusan({ tanggal: tanggal('2025-06-16') })), antar)).toMatchObject({
      hasil: 'GAGAL',
      pesan: expect.stringContaining('mendahului'),
    });
  });

  test('rute yang belum diketahui membuatnya belum diketahui', () => {
    expect(putuskan(c19, faktaGelap(), antar).hasil).toBe('BELUM_DIKETAHUI');
  });

  test('baru ditanya saat SK dan pelantikan', () => {
    expect((['AJUKAN', 'PERTEK', 'SK', 'PELANTIKAN'] as const).map((tahap) => c19.menyangkut(antar, konteksContoh({ tahap })))).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(c19.menyangkut(usulanContoh(), konteksContoh())).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import type { Delegasi, PeranPenandaTangan } from '../../../domain/mutasi/delegasi.ts';
import { c20 } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/c20-penandatangan-pertek-sah.ts';
import type { Jenjang } from '../../../domain/mutasi/usul.ts';
import { faktaBersih, faktaGelap, konteksContoh, putuskan, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

const dasar = faktaBersih();
const delegasi = (jenjang: Jenjang, sampai: string | null = null): Delegasi => ({
  id: '1',
  jenjang,
  dari: 'Kepala BKN',
  kepada: 'SISTEM',
  nomorSk: 'D-1',
  tanggalSk: tanggal('2025-06-01'),
  berlakuDari: tanggal('2025-06-01'),
  berlakuSampai: sampai === null ? null : tanggal(sampai),
});
const tanya = (jenjang: Jenjang, peran: PeranPenandaTangan, matriks: readonly Delegasi[]) =>
  putuskan(
    c20,
    faktaBersih({ alur: { ...dasar.alur, penandaTangan: diketahui({ peran, tanggal: tanggal('2025-06-16'), delegasi: matriks }) } }),
    usulanContoh({ tujuan: tujuanContoh({ jenjang }) }),
  );

describe('C20 penandatangan pertek', () => {
  test.each(['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JABATAN_FUNGSIONAL'] as const)('%s dengan delegasi yang berlaku lolos', (jenjang) => {
    expect(tanya(jenjang, 'SISTEM', [delegasi(jenjang)]).hasil).toBe('LOLOS');
  });

  test.each(['JPT_UTAMA', 'JPT_MADYA'] as const)('%s hanya oleh pejabatnya sendiri', (jenjang) => {
    expect(tanya(jenjang, 'SISTEM', [delegasi(jenjang)])).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining('langsung') });
    expect(tanya(jenjang, 'PENANDATANGAN_BKN', []).hasil).toBe('LOLOS');
  });

  test('delegasi yang berakhir kemarin gagal, yang berakhir hari ini lolos', () => {
    expect(tanya('PENGAWAS', 'SISTEM', [delegasi('PENGAWAS', '2025-06-15')])).toMatchObject({ hasil: 'GAGAL', pesan: expect.stringContaining('pengawas') });
    expect(tanya('PENGAWAS', 'SISTEM', [delegasi('PENGAWAS', '2025-06-16')]).hasil).toBe('LOLOS');
  });

  test('penanda tangan yang belum diketahui tidak lolos', () => {
    expect(putuskan(c20, faktaGelap()).hasil).toBe('BELUM_DIKETAHUI');
  });

  test('ditanya hanya saat pertek akan ditandatangani', () => {
    expect((['SETUJUI', 'PERTEK', 'SK'] as const).map((tahap) => c20.menyangkut(usulanContoh(), konteksContoh({ tahap })))).toEqual([false, true, false]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { type Delegasi, dasarTandaTangan, delegasiBerlaku } from '../../../domain/mutasi/delegasi.ts';
import { denganTimpaanOtomatis, putuskanOtomatis } from '../../../domain/mutasi/otomatis.ts';
import { KODE_RUTE, type KodeRute, RUTE } from '../../../domain/mutasi/rute.ts';
import type { Sla } from '../../../domain/mutasi/sla.ts';
import { JENJANG, type Jenjang, wajibTandaTanganLangsung } from '../../../domain/mutasi/usul.ts';

const hari = tanggal('2026-03-02');
const delegasi = (timpa: Partial<Delegasi> = {}): Delegasi => ({
  id: '1',
  jenjang: 'PENGAWAS',
  dari: 'Kepala BKN',
  kepada: 'SISTEM',
  nomorSk: 'D-1',
  tanggalSk: tanggal('2025-12-01'),
  berlakuDari: tanggal('2026-01-01'),
  berlakuSampai: null,
  ...timpa,
});
const sla = (keadaan: Sla['keadaan']): Sla => ({ keadaan, masuk: null, terpakai: 0, jatuhTempo: null, sebab: null });
const rute = (kode: KodeRute) => diketahui({ kode, ...RUTE[kode] });
const bahan = (jenjang: readonly Jenjang[], kode: KodeRute, keadaan: Sla['keadaan'], d: readonly Delegasi[] = [delegasi()]) => ({
  jenjang,
  rute: rute(kode),
  sla: sla(keadaan),
  ttd: { peran: 'SISTEM' as const, tanggal: hari, delegasi: d },
});

describe('delegasi', () => {
  test('berlaku dari hari pertama sampai hari terakhirnya, keduanya termasuk', () => {
    const d = [delegasi({ berlakuDari: tanggal('2026-02-01'), berlakuSampai: tanggal('2026-02-28') })];
    const pada = (t: string) => delegasiBerlaku(d, 'PENGAWAS', 'SISTEM', tanggal(t)) !== null;
    expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map(pada)).toEqual([false, true, true, false]);
  });

  test('yang terbaru di antara yang berlaku dipakai; jenjang atau penerima lain tidak', () => {
    const dua = [delegasi(), delegasi({ id: '2', berlakuDari: tanggal('2026-02-01') })];
    expect(delegasiBerlaku(dua, 'PENGAWAS', 'SISTEM', hari)?.id).toBe('2');
    expect(delegasiBerlaku(dua, 'PENGAWAS', 'PARAF_BKN', hari)).toBeNull();
    expect(dasarTandaTangan(['PENGAWAS', 'ADMINISTRATOR'], { peran: 'SISTEM', tanggal: hari, delegasi: dua })).toMatchObject({ tanpa: ['ADMINISTRATOR'] });
  });

  test('JPT madya dan utama tidak pernah lewat delegasi, walau ada barisnya', () => {
    for (const jenjang of JENJANG.filter(wajibTandaTanganLangsung)) expect(delegasiBerlaku([delegasi({ jenjang })], jenjang, 'SISTEM', hari)).toBeNull();
  });
});

describe('putusan otomatis', () => {
  test('internal dengan delegasi lengkap langsung jalan', () => {
    expect(putuskanOtomatis(bahan(['PENGAWAS'], 'INTERNAL_INSTANSI', 'BERJALAN'))).toEqual({ jalan: true, dasar: 'LANGSUNG' });
  });

  test('tanpa delegasi yang berlaku menunggu orang, dengan sebab', () => {
    expect(putuskanOtomatis(bahan(['PENGAWAS'], 'INTERNAL_INSTANSI', 'BERJALAN', []))).toEqual({ jalan: false, sebab: expect.stringContaining('pengawas') });
  });

  test('baris bertanggal membuka rute yang menunggu dan menutup rute yang langsung; rute lain dan yang belum diketahui tetap', () => {
    const langsung = (kode: KodeRute, timpa: Record<string, number>) => {
      const r = denganTimpaanOtomatis(rute(kode), timpa);
      return r.ada && r.nilai.langsungOtomatis;
    };
    expect(langsung('ANTAR_PUSAT', {})).toBe(false);
    expect(langsung('ANTAR_PUSAT', { ANTAR_PUSAT: 1 })).toBe(true);
    expect(langsung('ANTAR_PROV', {})).toBe(true);
    expect(langsung('ANTAR_PROV', { ANTAR_PROV: 0 })).toBe(false);
    expect(langsung('ANTAR_PROV', { ANTAR_PROV: 0.5 })).toBe(false);
    expect(langsung('ANTAR_PUSAT', { ANTAR_PROV: 1 })).toBe(false);
    const gelap = belumDiketahui('provinsi tidak tercatat');
    expect(denganTimpaanOtomatis(gelap, { ANTAR_PROV: 1 })).toBe(gelap);
  });

  test('rute yang menunggu pihak lain baru diputuskan setelah hari kerja ke-5 lewat', () => {
    expect(putuskanOtomatis(bahan(['PENGAWAS'], 'ANTAR_PUSAT', 'BERJALAN')).jalan).toBe(false);
    expect(putuskanOtomatis(bahan(['PENGAWAS'], 'ANTAR_PUSAT', 'LEWAT'))).toEqual({ jalan: true, dasar: 'SLA' });
  });

  test('rute yang belum diketahui tidak pernah diputuskan otomatis', () => {
    expect(putuskanOtomatis({ ...bahan(['PENGAWAS'], 'ANTAR_PUSAT', 'LEWAT'), rute: belumDiketahui('provinsi tidak tercatat') }).jalan).toBe(false);
  });

  test('usul yang memuat satu saja JPT madya atau utama tidak pernah diputuskan otomatis', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...JENJANG), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...KODE_RUTE),
        fc.constantFrom('BERJALAN', 'LEWAT', 'DIJEDA', 'BELUM_DIKETAHUI' as const),
        (jenjang, kode, keadaan) => {
          const d = JENJANG.map((j, i) => delegasi({ id: String(i), jenjang: j }));
          const { jalan } = putuskanOtomatis(bahan(jenjang, kode, keadaan, d));
          expect(jalan).toBe(!jenjang.some(wajibTandaTanganLangsung) && (RUTE[kode].langsungOtomatis || keadaan === 'LEWAT'));
        },
      ),
    );
  });
});

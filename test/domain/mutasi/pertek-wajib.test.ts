import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, type Diketahui, diketahui } from '../../../domain/hasil.ts';
import { PARAMETER_KEPALA, PARAMETER_PILKADA } from '../../../domain/mutasi/gerbang/aturan/c-kewenangan/perlu-persetujuan-mendagri.ts';
import type { KepalaDaerah } from '../../../domain/mutasi/gerbang/fakta.ts';
import { isNomorBkn, nomorPertek, SERI_PERTEK } from '../../../domain/mutasi/nomor-pertek.ts';
import { pertekWajib } from '../../../domain/mutasi/pertek-wajib.ts';
import { KODE_RUTE, RUTE } from '../../../domain/mutasi/rute.ts';
import { JENJANG, type Jenjang } from '../../../domain/mutasi/usul.ts';
import { faktaBersih, usulanContoh } from '../../support/fakta.ts';

const SAAT = { hariIni: tanggal('2026-11-01'), parameter: { ...PARAMETER_PILKADA, ...PARAMETER_KEPALA } };
const DEFINITIF = { status: 'DEFINITIF' as const, tanggalLantik: tanggal('2021-02-26'), nomorSk: 'KD-901' };
const rute = (kode: (typeof KODE_RUTE)[number]) => diketahui({ kode, ...RUTE[kode] });

function tanya(jenjang: Jenjang, timpa: { rute?: (typeof KODE_RUTE)[number]; kepala?: Diketahui<KepalaDaerah>; saat?: typeof SAAT } = {}) {
  const u = usulanContoh();
  const f = faktaBersih();
  const usulan = { ...u, tmt: tanggal('2026-12-01'), tujuan: { ...u.tujuan, jenjang, daerah: true } };
  const fakta = {
    ...f,
    pilkada: diketahui([]),
    kepalaDaerah: timpa.kepala ?? diketahui(DEFINITIF),
    alur: { ...f.alur, rute: rute(timpa.rute ?? 'INTERNAL_INSTANSI') },
  };
  return pertekWajib(usulan, fakta, timpa.saat ?? SAAT);
}
const wajib = (h: ReturnType<typeof tanya>): boolean | null => (h.ada ? h.nilai.wajib : null);

describe('pertek wajib', () => {
  test.each(JENJANG)('%s di dalam satu instansi, kepala daerah definitif, di luar masa larangan', (jenjang) => {
    expect(wajib(tanya(jenjang))).toBe(!['PELAKSANA', 'JABATAN_FUNGSIONAL'].includes(jenjang));
  });
  test.each(KODE_RUTE)('pelaksana lewat rute %s: menurut rutenya', (kode) => {
    expect(wajib(tanya('PELAKSANA', { rute: kode }))).toBe(RUTE[kode].pertekWajib);
  });
  test.each(['PJ', 'PJS', 'PLT', 'PLH'] as const)('kepala daerah %s: wajib juga bagi pelaksana', (status) => {
    expect(wajib(tanya('PELAKSANA', { kepala: diketahui({ ...DEFINITIF, status }) }))).toBe(true);
  });
  test('enam bulan pertama kepala daerah: wajib', () => {
    expect(wajib(tanya('PELAKSANA', { kepala: diketahui({ ...DEFINITIF, tanggalLantik: tanggal('2026-10-01') }) }))).toBe(true);
  });
  test('eselon III dan IV sejak 1 Juli 2025, tidak sehari sebelumnya', () => {
    const pada = (hari: string) => ({ ...SAAT, hariIni: tanggal(hari) });
    expect([wajib(tanya('PENGAWAS', { saat: pada('2025-06-30') })), wajib(tanya('PENGAWAS', { saat: pada('2025-07-01') }))]).toEqual([false, true]);
  });
  test('kepala daerah belum diketahui: belum diketahui bagi pelaksana, wajib bagi JPT', () => {
    const kepala = belumDiketahui('belum dicatat');
    expect([wajib(tanya('PELAKSANA', { kepala })), wajib(tanya('JPT_PRATAMA', { kepala }))]).toEqual([null, true]);
  });
});

test('nomor pertek berbentuk nomor surat BKN', () => {
  for (const seri of Object.values(SERI_PERTEK)) expect(isNomorBkn(nomorPertek(1586, seri, 2026))).toBe(true);
  expect([isNomorBkn('1586/R-AK.02.02/SD/K/2024'), isNomorBkn('USUL-2026-0000001')]).toEqual([true, false]);
});

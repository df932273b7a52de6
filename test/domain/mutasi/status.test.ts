import { describe, expect, test } from 'vitest';
import {
  memberiTempat,
  PERALIHAN,
  STATUS_AKHIR,
  STATUS_BERJALAN,
  STATUS_DAPAT_DITAHAN,
  STATUS_USUL,
  type StatusUsul,
  statusSetelah,
  TINDAKAN_USUL,
} from '../../../domain/mutasi/status.ts';

const berikut = (s: StatusUsul): readonly StatusUsul[] => TINDAKAN_USUL.map((t) => statusSetelah(s, t)).filter((x) => x !== null);

/** Every status reachable from `awal` without entering `terlarang`. */
function terjangkau(awal: StatusUsul, terlarang: readonly StatusUsul[] = []): ReadonlySet<StatusUsul> {
  const lihat = new Set<StatusUsul>([awal]);
  for (const s of lihat) for (const n of berikut(s)) if (!terlarang.includes(n)) lihat.add(n);
  return lihat;
}

describe('peralihan usul', () => {
  test('tabelnya total: setiap status menjawab setiap tindakan', () => {
    expect(Object.keys(PERALIHAN).sort()).toEqual([...STATUS_USUL].sort());
    for (const s of STATUS_USUL) expect(Object.keys(PERALIHAN[s]).sort()).toEqual([...TINDAKAN_USUL].sort());
  });

  test('status akhir tepat SELESAI, TMS, dan DIBATALKAN; hanya SELESAI dapat dibuka lagi, oleh SK yang diganti atau dibatalkan', () => {
    expect(STATUS_AKHIR).toEqual(['SELESAI', 'TMS', 'DIBATALKAN']);
    expect(STATUS_AKHIR.map(berikut)).toEqual([['DILANTIK', 'DIBATALKAN'], [], []]);
  });

  test.each(STATUS_USUL)('dari %s selalu ada jalan ke status akhir', (s) => {
    expect(STATUS_AKHIR.some((t) => terjangkau(s).has(t))).toBe(true);
  });

  test.each(STATUS_USUL)('%s terjangkau dari DRAF', (s) => {
    expect(terjangkau('DRAF').has(s)).toBe(true);
  });

  test('DITAHAN tidak sampai ke DISETUJUI tanpa diajukan lagi', () => {
    expect(terjangkau('DITAHAN', ['DIAJUKAN']).has('DISETUJUI')).toBe(false);
    expect(terjangkau('DITAHAN').has('DISETUJUI')).toBe(true);
  });

  test('SK tidak terbit tanpa persetujuan BKN, dan pelantikan tidak tanpa SK', () => {
    expect(terjangkau('DRAF', ['DISETUJUI']).has('SK_TERBIT')).toBe(false);
    expect(terjangkau('DRAF', ['SK_TERBIT']).has('DILANTIK')).toBe(false);
  });

  test('tempat pada jabatan hanya diberikan oleh persetujuan BKN, atau kembali oleh SK yang diganti sesudah selesai', () => {
    expect(TINDAKAN_USUL.filter(memberiTempat)).toEqual(['setujui', 'gantiSk']);
  });

  test.each(STATUS_DAPAT_DITAHAN)('%s dapat ditahan dan lalu harus mengulang dari pengajuan', (s) => {
    expect(statusSetelah(s, 'tahan')).toBe('DITAHAN');
    expect(
      berikut('DITAHAN')
        .filter((x) => x !== 'DITAHAN')
        .sort(),
    ).toEqual(['DIAJUKAN', 'DIBATALKAN']);
  });

  test('berjalan berarti belum berakhir', () => {
    expect([...STATUS_BERJALAN].sort()).toEqual(STATUS_USUL.filter((s) => !STATUS_AKHIR.includes(s)).sort());
  });
});

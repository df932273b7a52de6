import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tambahHari, tanggal } from '../../../domain/asn/tanggal.ts';
import { hariKerjaAntara, susunKalender } from '../../../domain/kalender/hari-kerja.ts';
import { hitungSla, type LangkahUsul } from '../../../domain/mutasi/sla.ts';
import type { StatusUsul } from '../../../domain/mutasi/status.ts';

const K = susunKalender(['2026-01-01', '2026-02-17', '2026-05-01', '2026-06-01'].map((t) => ({ tanggal: tanggal(t), libur: true, perkiraan: false })));
const langkah = (...isi: readonly [StatusUsul, string][]): LangkahUsul[] => isi.map(([ke, t]) => ({ ke, tanggal: tanggal(t) }));
const pada = (riwayat: LangkahUsul[], t: string) => hitungSla(K, riwayat, tanggal(t));

describe('jam layanan validasi BKN', () => {
  // Monday 5 January 2026: working days 1 to 5 are 6, 7, 8, 9 and 12 January.
  const diterima = langkah(['DIAJUKAN', '2026-01-05'], ['DITERIMA_BKN', '2026-01-05']);

  test('berjalan sampai akhir hari kerja ke-5, lewat pada awal hari kerja ke-6', () => {
    expect(pada(diterima, '2026-01-12')).toMatchObject({ keadaan: 'BERJALAN', jatuhTempo: '2026-01-13' });
    expect(pada(diterima, '2026-01-13')).toMatchObject({ keadaan: 'LEWAT' });
  });

  test('libur menunda jatuh tempo', () => {
    expect(pada(langkah(['DITERIMA_BKN', '2026-02-12']), '2026-02-13').jatuhTempo).toBe('2026-02-23');
  });

  test('berhenti selama BTS dan dilanjutkan dengan sisa harinya', () => {
    const bts = [...diterima, ...langkah(['BTS', '2026-01-08'])];
    expect(pada(bts, '2026-04-01')).toMatchObject({ keadaan: 'DIJEDA', terpakai: 2, jatuhTempo: null });
    const lagi = [...bts, ...langkah(['DIAJUKAN', '2026-01-20'], ['DITERIMA_BKN', '2026-01-21'])];
    expect(pada(lagi, '2026-01-22')).toMatchObject({ keadaan: 'BERJALAN', terpakai: 2, jatuhTempo: '2026-01-27' });
  });

  test('usul yang ditahan mulai dari awal lagi', () => {
    const riwayat = [...diterima, ...langkah(['DITAHAN', '2026-01-09'], ['DIAJUKAN', '2026-01-12'], ['DITERIMA_BKN', '2026-01-12'])];
    expect(pada(riwayat, '2026-01-12')).toMatchObject({ terpakai: 0, jatuhTempo: '2026-01-20' });
  });

  test('tidak berjalan sebelum diterima BKN maupun sesudah diputuskan', () => {
    expect(pada(langkah(['DIAJUKAN', '2026-01-05']), '2026-06-02').keadaan).toBe('TIDAK_BERJALAN');
    expect(pada([...diterima, ...langkah(['DISETUJUI', '2026-01-06'])], '2026-06-02').keadaan).toBe('TIDAK_BERJALAN');
  });

  test('tahun tanpa kalender membuatnya belum diketahui, tidak pernah lewat', () => {
    expect(pada(langkah(['DITERIMA_BKN', '2026-12-30']), '2027-03-01')).toMatchObject({
      keadaan: 'BELUM_DIKETAHUI',
      jatuhTempo: null,
      sebab: expect.stringContaining('2027'),
    });
  });

  test('tidak pernah lewat sebelum lima hari kerja penuh berada di tangan BKN, berapa pun putaran BTS', () => {
    const putaran = fc.record({ diam: fc.nat(20), lama: fc.nat(4) });
    fc.assert(
      fc.property(fc.array(putaran, { maxLength: 4 }), fc.nat(20), (semua, geser) => {
        let t = tanggal('2026-01-05');
        let ditangan = 0;
        const riwayat: LangkahUsul[] = [];
        for (const { diam, lama } of semua) {
          riwayat.push({ ke: 'DITERIMA_BKN', tanggal: t });
          const kembali = tambahHari(t, lama);
          const hari = hariKerjaAntara(K, t, kembali);
          ditangan += hari.ada ? hari.nilai : 0;
          riwayat.push({ ke: 'BTS', tanggal: kembali }, { ke: 'DIAJUKAN', tanggal: tambahHari(kembali, diam) });
          t = tambahHari(kembali, diam);
        }
        riwayat.push({ ke: 'DITERIMA_BKN', tanggal: t });
        const kini = tambahHari(t, geser);
        const akhir = hariKerjaAntara(K, t, tambahHari(kini, -1));
        const { keadaan } = hitungSla(K, riwayat, kini);
        if (keadaan === 'LEWAT') expect(ditangan + (akhir.ada ? akhir.nilai : 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

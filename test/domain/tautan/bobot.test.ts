import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BIDANG_TAUTAN, bacaPola, kecocokan } from '../../../domain/tautan/bidang.ts';
import { type HitungPola, JALUR_TAUTAN, peluangSkor, skorPola, taksirBobot } from '../../../domain/tautan/bobot.ts';
import { PITA_TAUTAN, pitaUsulan } from '../../../domain/tautan/pita.ts';
import { PERISTIWA_USULAN, SIKLUS_USULAN, STATUS_USULAN } from '../../../domain/tautan/siklus.ts';
import { uraikanPola } from '../../../domain/tautan/uraian.ts';

const pola = fc.tuple(...BIDANG_TAUTAN.map((b) => fc.constantFrom('-', ...b.tingkat.map((_, i) => String(i))))).map((x) => x.join(''));
const hitung: fc.Arbitrary<HitungPola> = fc.record({
  jalur: fc.integer({ min: 1, max: JALUR_TAUTAN.length }),
  pola,
  jumlah: fc.integer({ min: 1, max: 100_000 }),
});
const banyak = fc.array(hitung, { maxLength: 80 });
const SAMA = BIDANG_TAUTAN.map(() => '0').join('');

describe('bobot tautan', () => {
  test('selalu terhingga, juga tanpa satu pasangan pun', () => {
    fc.assert(
      fc.property(banyak, banyak, fc.integer({ min: 0, max: 1_000_000_000 }), (calon, acak, ruang) => {
        const b = taksirBobot(calon, acak, ruang);
        expect(b.bobot.flat().every(Number.isFinite)).toBe(true);
        for (const baris of b.bobot) expect([...baris].sort((x, y) => y - x)).toEqual(baris);
        expect(Number.isFinite(b.logPeluangAwal) && b.logPeluangAwal < 0).toBe(true);
        for (const { pola: p } of calon) {
          const peluang = peluangSkor(b, skorPola(b, p));
          expect(peluang >= 0 && peluang <= 1).toBe(true);
        }
      }),
    );
  });

  test('tanpa data: dugaan awal; serba sama jauh di atas serba beda; kosong tidak menambah dan tidak mengurangi', () => {
    const b = taksirBobot([], [], 1_000);
    for (const [f, baris] of b.m.entries()) for (const [t, x] of baris.entries()) expect(x).toBeCloseTo(BIDANG_TAUTAN[f]?.mAwal[t] ?? 0, 9);
    expect(skorPola(b, SAMA)).toBeGreaterThan(20);
    expect(skorPola(b, BIDANG_TAUTAN.map((x) => String(x.tingkat.length - 1)).join(''))).toBeLessThan(-10);
    expect(skorPola(b, BIDANG_TAUTAN.map(() => '-').join(''))).toBe(0);
  });

  test('pasangan jalur NIK mengajari bidang lain, dan jalur lain mengajari NIK', () => {
    const acak: HitungPola[] = [
      { jalur: 1, pola: '23211111', jumlah: 40_000 },
      { jalur: 1, pola: '23201111', jumlah: 40_000 },
    ];
    const calon: HitungPola[] = [
      { jalur: 1, pola: '00000000', jumlah: 8_000 },
      { jalur: 1, pola: '01000000', jumlah: 2_000 },
      { jalur: 2, pola: '10000000', jumlah: 900 },
      { jalur: 2, pola: '20000000', jumlah: 100 },
      { jalur: 2, pola: '23000111', jumlah: 5_000 },
    ];
    const b = taksirBobot(calon, acak, 50_000 * 5_000_000);
    expect(b.m[0]?.[0]).toBeCloseTo(10 / 11, 1);
    expect(b.m[1]?.[0]).toBeCloseTo(9 / 11, 1);
    expect(skorPola(b, '20000000')).toBeGreaterThan(skorPola(b, '23000111'));
    expect(peluangSkor(b, skorPola(b, '23000111'))).toBeLessThan(0.5);
  });
});

describe('pita', () => {
  const kuat = { pola: SAMA, peluang: 0.9999, jarak: null };
  test('kuat hanya dengan NIK sama, nama dan tanggal lahir yang tidak membantah, peluang tinggi, dan unggul jelas', () => {
    expect(pitaUsulan(kuat)).toBe('KUAT');
    expect(pitaUsulan({ ...kuat, jarak: 12 })).toBe('KUAT');
    for (const [ganti, sebab] of [
      [{ pola: `1${SAMA.slice(1)}` }, 'NIK satu angka beda: bisa saudara kembar'],
      [{ pola: `-${SAMA.slice(1)}` }, 'NIK kosong'],
      [{ pola: `03${SAMA.slice(2)}` }, 'nama lain: bisa NIK pasangannya'],
      [{ pola: `002${SAMA.slice(3)}` }, 'tanggal lahir lain'],
      [{ jarak: 3 }, 'ada calon lain yang hampir sebaik itu'],
      [{ jarak: -1 }, 'ada calon lain yang lebih baik'],
      [{ peluang: 0.99 }, 'peluang belum cukup'],
    ] as const)
      expect(pitaUsulan({ ...kuat, ...ganti }), sebab).toBe('PERLU_DITINJAU');
    expect(pitaUsulan({ ...kuat, peluang: 0.49 })).toBe('TIDAK_ADA');
  });

  test('total: setiap pola dan angka mempunyai tepat satu pita, dan kuat selalu ber-NIK sama', () => {
    fc.assert(
      fc.property(pola, fc.double({ min: 0, max: 1, noNaN: true }), fc.option(fc.double({ min: -50, max: 50, noNaN: true })), (p, peluang, jarak) => {
        const pita = pitaUsulan({ pola: p, peluang, jarak });
        expect(PITA_TAUTAN).toContain(pita);
        if (pita === 'KUAT') expect(kecocokan(p, 'nik')).toBe('SAMA');
      }),
    );
  });
});

test('uraian: satu kalimat per bidang dengan bobotnya, dan jumlah bobotnya sama dengan skor', () => {
  const b = taksirBobot([], [], 1_000);
  fc.assert(
    fc.property(pola, (p) => {
      const uraian = uraikanPola(p, b.bobot);
      expect(uraian).toHaveLength(BIDANG_TAUTAN.length);
      expect(uraian.reduce((n, u) => n + u.bobot, 0)).toBeCloseTo(skorPola(b, p), 9);
      for (const [f, t] of bacaPola(p).entries()) expect(uraian[f]?.hasil === 'KOSONG').toBe(t === null);
    }),
  );
  expect(
    uraikanPola(`2-${SAMA.slice(2)}`, b.bobot)
      .slice(0, 2)
      .map((u) => u.kalimat),
  ).toEqual(['NIK berbeda (−4,2)', 'Nama kosong atau tidak terbaca pada salah satu sisi, tidak dihitung']);
});

test('siklus usulan total; yang ditolak dan yang terbukti tidak pernah kembali', () => {
  for (const s of STATUS_USULAN)
    for (const p of PERISTIWA_USULAN) expect(SIKLUS_USULAN[s][p] === null || STATUS_USULAN.includes(SIKLUS_USULAN[s][p])).toBe(true);
  for (const s of ['DITOLAK', 'TERBUKTI'] as const) expect(Object.values(SIKLUS_USULAN[s]).every((x) => x === null)).toBe(true);
});

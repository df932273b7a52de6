import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import type { FaktaRisiko } from '../../../domain/mutasi/risiko/fakta.ts';
import { PARAMETER_RISIKO, parameterRisiko } from '../../../domain/mutasi/risiko/parameter.ts';
import { hitungSkor, KODE_SUMBANGAN, perluOrang } from '../../../domain/mutasi/risiko/skor.ts';
import { KOLOM_REKAMAN } from '../../../domain/selisih/rekaman.ts';

const P = parameterRisiko();
const gelap = belumDiketahui('tidak ada');
const GELAP: FaktaRisiko = { naik: gelap, pindah: gelap, kembali: gelap, gelombang: gelap, pola: gelap, kerabat: gelap };
const BIASA: FaktaRisiko = {
  naik: diketahui({ bulan: 60, p01: 12, p25: 48 }),
  pindah: diketahui({ banyak: 1, p75: 1, p99: 4 }),
  kembali: diketahui(false),
  gelombang: diketahui({ hariSejakLantik: 900, orang: 5, rata: 4, simpangan: 2 }),
  pola: diketahui({ bagian: 0.4, banyak: 500 }),
  kerabat: gelap,
};

const bulan = fc.integer({ min: 0, max: 240 });
const banyak = fc.integer({ min: 0, max: 500 });
const faktaAcak: fc.Arbitrary<FaktaRisiko> = fc.record({
  naik: fc.oneof(
    fc.constant(gelap),
    fc.constant(diketahui(null)),
    fc.tuple(bulan, bulan, bulan).map(([b, x, y]) => diketahui({ bulan: b, p01: Math.min(x, y), p25: Math.max(x, y) })),
  ),
  pindah: fc.oneof(
    fc.constant(gelap),
    fc.tuple(banyak, banyak, banyak).map(([n, x, y]) => diketahui({ banyak: n, p75: Math.min(x, y), p99: Math.max(x, y) })),
  ),
  kembali: fc.oneof(fc.constant(gelap), fc.boolean().map(diketahui)),
  gelombang: fc.oneof(
    fc.constant(gelap),
    fc.constant(diketahui(null)),
    fc
      .record({
        hariSejakLantik: fc.integer({ min: 0, max: 2_000 }),
        orang: banyak,
        rata: fc.double({ min: 0, max: 500, noNaN: true }),
        simpangan: fc.double({ min: 0, max: 500, noNaN: true }),
      })
      .map(diketahui),
  ),
  pola: fc.oneof(
    fc.constant(gelap),
    fc.record({ bagian: fc.double({ min: 0, max: 1, noNaN: true }), banyak: fc.integer({ min: 30, max: 5_000 }) }).map(diketahui),
  ),
  kerabat: fc.oneof(fc.constant(gelap), fc.boolean().map(diketahui)),
}) as fc.Arbitrary<FaktaRisiko>;

describe('batas dan kemantapan', () => {
  test('selalu 0 sampai 100, juga di bawah parameter yang sembarang', () => {
    const timpa = fc.dictionary(fc.constantFrom(...Object.keys(PARAMETER_RISIKO)), fc.double({ min: -1_000, max: 1_000, noNaN: true }));
    fc.assert(
      fc.property(faktaAcak, timpa, (f, t) => {
        const { skor, sumbangan } = hitungSkor(f, parameterRisiko(t));
        for (const n of [skor, ...sumbangan.map((s) => s.nilai)]) expect(n >= 0 && n <= 100).toBe(true);
      }),
    );
  });

  test('naik bersama setiap pengamatan: lebih cepat, lebih sering, lebih ramai, lebih jarang tidak pernah menurunkannya', () => {
    fc.assert(
      fc.property(faktaAcak, fc.integer({ min: 1, max: 60 }), (f, d) => {
        const skor = hitungSkor(f, P).skor;
        const lebih: readonly FaktaRisiko[] = [
          f.naik.ada && f.naik.nilai !== null ? { ...f, naik: diketahui({ ...f.naik.nilai, bulan: f.naik.nilai.bulan - d }) } : f,
          f.pindah.ada ? { ...f, pindah: diketahui({ ...f.pindah.nilai, banyak: f.pindah.nilai.banyak + d }) } : f,
          f.gelombang.ada && f.gelombang.nilai !== null ? { ...f, gelombang: diketahui({ ...f.gelombang.nilai, orang: f.gelombang.nilai.orang + d }) } : f,
          f.pola.ada ? { ...f, pola: diketahui({ ...f.pola.nilai, bagian: f.pola.nilai.bagian / (1 + d) }) } : f,
          { ...f, kembali: diketahui(true) },
          { ...f, kerabat: diketahui(true) },
        ];
        for (const x of lebih) expect(hitungSkor(x, P).skor).toBeGreaterThanOrEqual(skor);
      }),
    );
  });

  test('perubahan kecil mengubah skor sedikit: sebulan paling banyak bobot dibagi jarak persentilnya', () => {
    fc.assert(
      fc.property(faktaAcak, (f) => {
        if (!f.naik.ada || f.naik.nilai === null) return;
        const { p01, p25, bulan: b } = f.naik.nilai;
        const geser = hitungSkor({ ...f, naik: diketahui({ ...f.naik.nilai, bulan: b + 1 }) }, P).skor;
        expect(Math.abs(geser - hitungSkor(f, P).skor)).toBeLessThanOrEqual((100 * P.bobotNaik) / Math.max(1, p25 - p01) + 0.1);
      }),
    );
  });

  test('yang tidak diketahui tidak menyumbang apa pun dan disebut; tahu bahwa tidak ada apa-apa sama dengan 0', () => {
    expect(hitungSkor(GELAP, P)).toMatchObject({ skor: 0, sumbangan: [], tidakDiketahui: KODE_SUMBANGAN.map((kode) => ({ kode, sebab: 'tidak ada' })) });
    expect(hitungSkor(BIASA, P)).toMatchObject({ skor: 0, sumbangan: [], tidakDiketahui: [{ kode: 'kerabat' }] });
    fc.assert(
      fc.property(faktaAcak, fc.constantFrom(...KODE_SUMBANGAN), (f, k) => {
        expect(hitungSkor({ ...f, [k]: gelap }, P).skor).toBeLessThanOrEqual(hitungSkor(f, P).skor);
      }),
    );
  });
});

describe('isinya', () => {
  test('setiap sumbangan diuraikan dengan angkanya, terbesar dahulu', () => {
    const cepat = {
      ...BIASA,
      naik: diketahui({ bulan: 6, p01: 12, p25: 48 }),
      kembali: diketahui(true),
      gelombang: diketahui({ hariSejakLantik: 30, orang: 60, rata: 4, simpangan: 2 }),
    };
    const { skor, sumbangan } = hitungSkor(cepat, P);
    expect(sumbangan.map((s) => s.kode)).toEqual(['naik', 'gelombang', 'kembali']);
    expect(sumbangan.map((s) => s.uraian).join(' ')).toMatch(/sesudah 6 bulan.*60 orang dalam 30 hari, 30 hari sesudah pelantikan.*4,0 orang/);
    expect(skor).toBeGreaterThan(Math.max(...sumbangan.map((s) => s.nilai)));
    expect(perluOrang([hitungSkor(cepat, P)], P)).toBe(true);
    expect(perluOrang([hitungSkor(BIASA, P)], P)).toBe(false);
  });

  test('satu pengamatan saja tidak pernah mengalihkan usul: hanya gabungan, atau kerabat yang tercatat', () => {
    const bobot = Object.entries(PARAMETER_RISIKO).filter(([n]) => n.startsWith('bobot') && n !== 'bobotKerabat');
    for (const [nama, nilai] of bobot) expect(nilai * 100, nama).toBeLessThan(PARAMETER_RISIKO.ambang);
  });
});

describe('yang tidak boleh menjadi masukan', () => {
  const baca = (berkas: string): string => readFileSync(new URL(`../../../${berkas}`, import.meta.url), 'utf8');
  const KODE = [
    'domain/mutasi/risiko/fakta.ts',
    'domain/mutasi/risiko/skor.ts',
    'domain/mutasi/risiko/parameter.ts',
    'subgraphs/mutasi/fakta-risiko.ts',
    'subgraphs/mutasi/queries-risiko.ts',
    'drizzle/migrations/0054_risiko.sql',
  ];
  /** Code without comments: what is forbidden may be named where it is forbidden. */
  const tanpaKomentar = (teks: string): string => teks.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*--.*$|\/\/.*$/gm, '');
  const TERLARANG = /kelamin|gender|\bsex\b|agama|relig|kawin|nikah|marital|lahir|birth|tempat|suku|usia|umur|\bnama_pegawai\b|\bnik\b|tgl_|foto|alamat/i;

  test.each(KODE)('%s tidak membaca jenis kelamin, agama, status kawin, tempat atau tanggal lahir', (berkas) => {
    expect(tanpaKomentar(baca(berkas)).match(TERLARANG)).toBeNull();
  });

  test('SQL-nya hanya membaca jabatan, unit, tanggal, dan usul, dan tidak mengurai NIP', () => {
    const sql = tanpaKomentar(baca('drizzle/migrations/0054_risiko.sql'));
    const tabel = [...sql.matchAll(/\b(?:from|join) ([a-z_]+)/g)].map((m) => m[1]);
    const boleh = [
      'riwayat_bkn',
      'riwayat_cakupan',
      'riwayat_tak_lengkap',
      'risiko_langkah',
      'risiko_langkah_kini',
      'risiko_acuan',
      'usul',
      'usul_pegawai',
      'instansi',
      'kepala_daerah',
      'unnest',
      'generate_series',
      's',
      'utuh',
      'langkah',
      'public',
      'age',
    ];
    expect(tabel.filter((t) => t !== undefined && !boleh.includes(t))).toEqual([]);
    expect(sql).not.toMatch(/(substr|substring|left|right|lpad|overlay|split_part)\s*\([^)]*nip/i);
    expect(
      [...sql.matchAll(/isi ->> '(\w+)'/g)]
        .map((m) => m[1])
        .filter((k, i, a) => a.indexOf(k) === i)
        .sort(),
    ).toEqual(['eselonId', 'jenisJabatanId', 'jenisPenugasanId', 'tmtJabatan', 'unorId']);
  });

  test('tidak satu pun nama masukan sama dengan kolom rekaman pegawai', () => {
    for (const k of KODE_SUMBANGAN) expect(KOLOM_REKAMAN as readonly string[]).not.toContain(k);
  });

  test('pemeriksa ini menolak yang terlarang', () => {
    for (const t of ["b.jenis_kelamin = 'F'", 'tglLahir', 'agama_id', 'status_kawin', 'tempat_lahir']) expect(t).toMatch(TERLARANG);
  });
});

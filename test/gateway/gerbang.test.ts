import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Rakitan, rakit } from './rakit.ts';
import { NIP_CONTOH } from './subgraf-contoh.ts';

const GABUNG = 'query($n: Int) { daftarOrang(first: $n) { nip nama jabatan pembaca } jumlah }';

describe.each(['lokal', 'http'] as const)('gateway, subgraphs %s', (cara) => {
  let r: Rakitan;
  beforeAll(async () => {
    r = await rakit(cara, { tenggatBacaMs: 800 });
    // Planning and compiling the first document is not what the short deadline is about.
    await r.tanya(GABUNG);
  });
  afterAll(() => r.tutup());

  test('joins both subgraphs under the caller', async () => {
    const { status, isi } = await r.tanya(GABUNG, { variables: { n: 2 } });
    expect(status).toBe(200);
    expect(isi).toEqual({
      data: {
        daftarOrang: [
          { nip: NIP_CONTOH[0], nama: 'NAMA CONTOH 1', jabatan: 'JABATAN 1', pembaca: 'steward' },
          { nip: NIP_CONTOH[1], nama: 'NAMA CONTOH 2', jabatan: 'JABATAN 2', pembaca: 'steward' },
        ],
        jumlah: 3,
      },
    });
  });

  test.each([
    ['tanpa header', {}],
    ['bukan Bearer', { authorization: 'Basic abc' }],
    ['token asal', { authorization: 'Bearer a.b.c' }],
  ])('token tidak sah (%s) ditolak dengan BELUM_MASUK sebelum query dibaca', async (_, headers) => {
    const { status, badan } = await r.gerbang.tanya(headers, '{"query":"{ jumlah }"}');
    expect(status).toBe(401);
    expect(JSON.parse(badan).errors[0].extensions).toEqual({ code: 'BELUM_MASUK', kelas: 'UNAUTHENTICATED' });
  });

  test('peran karangan di dalam token tidak memberi apa-apa', async () => {
    const token = await r.token('integrator', { roles: ['DEPUTI_WASDAL'], peran: 'DEPUTI_WASDAL', realm_access: { roles: ['DEPUTI_WASDAL'] } });
    const { badan } = await r.gerbang.tanya({ authorization: `Bearer ${token}` }, '{"query":"{ terlarang }"}');
    expect(JSON.parse(badan).errors[0].extensions.code).toBe('TIDAK_BERWENANG');
  });

  test('peran dipilih dengan header, dan hanya dari hibah sendiri', async () => {
    expect((await r.tanya('{ saya }', { sub: 'ganda', headers: { 'x-simpul-peran': 'PPK' } })).status).toBe(200);
    expect((await r.tanya('{ saya }', { sub: 'ganda', headers: { 'x-simpul-peran': 'DEPUTI_WASDAL' } })).status).toBe(403);
    expect((await r.tanya('{ saya }', { sub: 'tanpahibah' })).status).toBe(403);
  });

  test('header pemanggil kiriman klien diabaikan', async () => {
    const { isi } = await r.tanya('{ saya }', { headers: { 'x-simpul-pemanggil': 'uji|SISTEM||lain|lain||9999999999|00' } });
    expect(isi.data).toEqual({ saya: 'steward' });
  });

  test('permintaan sama dari pemanggil berbeda tidak pernah digabung', async () => {
    r.kelakuan.panggilan.length = 0;
    r.kelakuan.gantungMs = 50;
    const subs = Array.from({ length: 8 }, (_, i) => `steward-${i}`);
    const hasil = await Promise.all(subs.map((sub) => r.tanya('{ daftarOrang(first: 1) { pembaca } }', { sub })));
    r.kelakuan.gantungMs = 0;
    expect(hasil.map((h) => h.isi.data)).toEqual(subs.map((pembaca) => ({ daftarOrang: [{ pembaca }] })));
    expect([...r.kelakuan.panggilan].sort()).toEqual(subs);
  });

  test('subgraf yang menggantung hanya kehilangan bagiannya sendiri', async () => {
    r.kelakuan.gantungMs = 3_000;
    const mulai = Date.now();
    const { isi } = await r.tanya(GABUNG, { variables: { n: 1 } });
    r.kelakuan.gantungMs = 0;
    expect(Date.now() - mulai).toBeLessThan(2_500);
    expect(isi.data).toEqual({ daftarOrang: [{ nip: NIP_CONTOH[0], nama: 'NAMA CONTOH 1', jabatan: null, pembaca: null }], jumlah: 3 });
    expect(isi.errors?.map((e) => e.extensions.code)).toEqual(['SUMBER_TIDAK_TERSEDIA']);
  });

  test('teks galat asing tidak pernah sampai ke klien', async () => {
    const langsung = await r.tanya('{ bocor jumlah }');
    r.kelakuan.rusak = true;
    const entitas = await r.tanya('{ daftarOrang { jabatan } }');
    r.kelakuan.rusak = false;
    for (const { teks, isi } of [langsung, entitas]) {
      expect(teks).not.toMatch(/password|Rekaan|RangeError|at .*\.ts|127\.0\.0\.1/);
      expect(isi.errors?.[0]?.extensions.code).toBe('INTERNAL');
    }
    expect(langsung.isi.data).toEqual({ bocor: null, jumlah: 3 });
  });

  test('kesalahan katalog lewat dengan kode dan kelasnya', async () => {
    const { isi } = await r.tanya('mutation { ubah(nilai: "basi") }');
    expect(isi.errors?.[0]).toMatchObject({
      message: 'Data sudah diubah pihak lain; muat ulang lalu ulangi.',
      path: ['ubah'],
      extensions: { code: 'VERSI_BERUBAH', kelas: 'CONFLICT' },
    });
  });

  test('NIP yang salah ditolak tanpa mengulang nilainya', async () => {
    for (const [query, variables] of [
      ['{ orang(nip: "19900101201501190X") { nama } }', {}],
      ['query($n: Nip!) { orang(nip: $n) { nama } }', { n: '19900101201501190X' }],
      ['query($n: Int) { daftarOrang(first: $n) { nama } }', { n: '199001012015011901' }],
    ] as const) {
      const { teks, isi } = await r.tanya(query, { variables });
      expect(isi.errors?.[0]?.extensions.code).toBe('MASUKAN_SALAH');
      expect(teks).not.toContain('1990010120150119');
    }
  });

  test('Idempotency-Key diteruskan ke subgraf', async () => {
    expect((await r.tanya('{ kunciIdempotensi }', { headers: { 'idempotency-key': 'kunci-1' } })).isi.data).toEqual({ kunciIdempotensi: 'kunci-1' });
    expect((await r.tanya('{ kunciIdempotensi }')).isi.data).toEqual({ kunciIdempotensi: null });
  });

  test('saran nama bidang tidak diberikan', async () => {
    const { teks, isi } = await r.tanya('{ jumlahh }');
    expect(isi.errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(teks).not.toContain('Did you mean');
  });

  test('prototipe tidak dapat dicemari lewat alias', async () => {
    expect((await r.tanya('{ __proto__: daftarOrang { nama } }')).status).toBe(400);
    expect(({} as { nama?: unknown }).nama).toBeUndefined();
  });
});

test.each([
  ['pencari hibah', { hibah: () => new Promise<never>(() => undefined) }],
  ['penghitung anggaran', { laju: { biaya: () => new Promise<never>(() => undefined), orang: async () => null } }],
])('yang ditahan %s dijawab 503 pada tenggat seluruh permintaan', async (_, pilihan) => {
  const r = await rakit('lokal', { ...pilihan, tenggatSemuaMs: 300 });
  try {
    const { status, isi } = await r.tanya('{ jumlah }');
    expect({ status, kode: isi.errors?.[0]?.extensions.code }).toEqual({ status: 503, kode: 'TENGGAT_TERLEWATI' });
  } finally {
    await r.tutup();
  }
});

test('satu proses dan HTTP memberi jawaban yang sama, termasuk galatnya', async () => {
  const [lokal, http] = await Promise.all([rakit('lokal'), rakit('http')]);
  try {
    for (const q of [
      '{ daftarOrang { nip nama jabatan } jumlah saya }',
      '{ terlarang jumlah }',
      'mutation { a: ubah(nilai: "1") b: ubah(nilai: "basi") }',
      '{ orang(nip: "x") { nama } }',
      '{ __typename }',
    ]) {
      expect((await http.tanya(q)).isi, q).toEqual((await lokal.tanya(q)).isi);
    }
  } finally {
    await Promise.all([lokal.tutup(), http.tutup()]);
  }
});

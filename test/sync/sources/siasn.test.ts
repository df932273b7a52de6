import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putuskanJawaban } from '../../../sync/sources/siasn/jawaban.ts';
import { JELAJAH_AWAL, type Jelajah, langkahJelajah } from '../../../sync/sources/siasn/jelajah.ts';
import { barisEkspor, LAYANAN } from '../../../sync/sources/siasn/kolom.ts';

describe('jawaban SIASN', () => {
  test.each([
    [200, { code: 1, data: { id: 'A' }, message: 'success' }, 'ISI'],
    [200, { code: '1', data: [], message: 'success', count: 0 }, 'ISI'],
    [404, { code: 0, data: 'Data tidak ditemukan' }, 'TIDAK_ADA'],
    [200, { code: 0, data: null, message: 'record not found' }, 'TIDAK_ADA'],
    [200, { code: 1, data: 'Data tidak ditemukan' }, 'TIDAK_ADA'],
    [401, { message: 'invalid or expired jwt' }, 'SSO_DITOLAK'],
    [200, { code: 0, data: 'Token SSO mismatch' }, 'SSO_DITOLAK'],
    [401, { code: '900901', message: 'Invalid Credentials' }, 'APIM_DITOLAK'],
    [500, { fault: { message: 'Runtime Error', description: 'Address endpoint [ State : SUSPENDED ]' } }, 'TUNDA'],
    [429, { code: '900804', message: 'Message throttled out' }, 'TUNDA'],
    [502, { message: 'bad gateway' }, 'TUNDA'],
    [403, { message: 'forbidden' }, 'MENOLAK'],
    [200, { code: 0, message: 'terjadi kesalahan' }, 'CACAT'],
    [500, { code: 0, message: 'internal error' }, 'CACAT'],
    [404, { fault: { message: 'No matching resource found' } }, 'CACAT'],
    [200, { success: true }, 'CACAT'],
  ] as const)('HTTP %i %j berarti %s', (status, isi, jenis) => {
    expect(putuskanJawaban({ status, teks: JSON.stringify(isi) }).jenis).toBe(jenis);
  });

  test('halaman HTML menunda, dan nama orang di dalam data tidak pernah terbaca sebagai galat', () => {
    expect(putuskanJawaban({ status: 200, teks: '<html><body>Login</body></html>' }).jenis).toBe('TUNDA');
    expect(
      putuskanJawaban({ status: 200, teks: JSON.stringify({ code: 1, data: { nama: 'SUSPENDED TIDAK DITEMUKAN', alamat: 'Invalid Credentials' } }) }).jenis,
    ).toBe('ISI');
  });

  test('total: apa pun jawabannya, putusannya satu dan tanpa lemparan; yang bukan 200 tidak pernah menjadi isi', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, teks) => {
        const { jenis } = putuskanJawaban({ status, teks });
        if (status !== 200) expect(jenis).not.toBe('ISI');
      }),
    );
  });

  test('jeda yang diminta sumber dihormati', () => {
    expect(putuskanJawaban({ status: 429, teks: '{}', retryAfter: '42' })).toMatchObject({ jenis: 'TUNDA', tundaMs: 42_000 });
  });
});

describe('jelajah halaman', () => {
  /** Walks a list that the service changes between any two pages by moving some of its first rows to the end. */
  function jelajahi(n: number, ukuran: number, geser: readonly number[], janji: boolean): { ditemukan: Set<number>; panggilan: number; akhir: Jelajah } {
    const daftar = Array.from({ length: n }, (_, i) => i);
    const ditemukan = new Set<number>();
    let j = JELAJAH_AWAL;
    for (let panggilan = 1; panggilan < 10_000; panggilan += 1) {
      daftar.push(...daftar.splice(0, Math.min(geser[panggilan % geser.length] ?? 0, daftar.length)));
      const halaman = daftar.slice(j.offset, j.offset + ukuran);
      const sebelum = ditemukan.size;
      for (const h of halaman) ditemukan.add(h);
      const langkah = langkahJelajah(j, { diterima: halaman.length, baru: ditemukan.size - sebelum, dijanjikan: janji ? n : null }, ukuran);
      j = langkah.berikut;
      if (langkah.selesai) return { ditemukan, panggilan, akhir: j };
    }
    throw new RangeError('tidak berakhir');
  }

  test('daftar yang bergeser paling banyak sebanyak tumpangannya ditemukan seluruhnya, dan jelajah selalu berakhir', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 10, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 7 }),
        fc.boolean(),
        (n, ukuran, geser, janji) => {
          const { ditemukan, panggilan, akhir } = jelajahi(n, ukuran, geser, janji);
          expect(ditemukan.size).toBe(n);
          expect(akhir.unik).toBe(n);
          expect(panggilan).toBeLessThanOrEqual(6 * Math.ceil(n / (ukuran - Math.floor(ukuran / 10)) + 4));
        },
      ),
    );
  });

  test('daftar diam: sekali jalan sampai halaman kosong, lalu ekornya sekali lagi sampai halaman kosong', () => {
    expect(jelajahi(100, 20, [0], true).panggilan).toBe(6 + 1 + 3 + 1);
    expect(jelajahi(0, 20, [0], true).panggilan).toBe(1);
  });

  test('bila yang ditemukan kurang dari yang dijanjikan, seluruh daftar dibaca lagi', () => {
    const kurang = langkahJelajah({ ...JELAJAH_AWAL, offset: 80, terbaca: 80, unik: 70, dijanjikan: 90 }, { diterima: 0, baru: 0, dijanjikan: null }, 20);
    expect(kurang).toMatchObject({ selesai: false, berikut: { offset: 0, putaran: 1 } });
    const cukup = langkahJelajah({ ...JELAJAH_AWAL, offset: 80, terbaca: 80, unik: 70, dijanjikan: 70 }, { diterima: 0, baru: 0, dijanjikan: null }, 20);
    expect(cukup).toMatchObject({ selesai: false, berikut: { offset: 40, putaran: 1 } });
  });
});

describe('kolom', () => {
  test('jabatan dipilih menurut jenisnya, dan yang tidak dibandingkan tidak ikut tersimpan', () => {
    const isi = {
      nipBaru: '1',
      jenisJabatanId: '2',
      jabatanFungsionalId: 'F',
      jabatanFungsionalUmumId: 'U',
      unorId: 'N',
      noHp: '08',
      alamat: 'Jalan',
      email: 'x',
    };
    expect(barisEkspor(isi)['jabatan_id']).toBe('F');
    expect(barisEkspor({ ...isi, jenisJabatanId: '4' })['jabatan_id']).toBe('U');
    expect(barisEkspor({ ...isi, jenisJabatanId: '1' })['jabatan_id']).toBe('N');
    expect(barisEkspor({ ...isi, jenisJabatanId: '' })['jabatan_id']).toBeNull();
    expect(JSON.stringify(barisEkspor(isi))).not.toMatch(/08|Jalan/);
    expect(LAYANAN.kinerja?.baris({ tahun: '2025', namaPenilai: 'PENILAI CONTOH' }, '1')).toEqual({ nipBaru: '1', tahun: '2025' });
    expect(LAYANAN.formasi).toBeUndefined();
  });
});

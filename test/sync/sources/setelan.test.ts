import { describe, expect, test } from 'vitest';
import { bacaSetelan } from '../../../bin/perintah/setelan-baris.ts';
import { bukaSandi, sandikan } from '../../../platform/sandi.ts';
import { periksaSumber } from '../../../sync/ambil/sumber-terpasang.ts';
import { akhirJwt, tahapToken } from '../../../sync/ambil/token.ts';
import { isPrivat } from '../../../sync/sources/alamat-aman.ts';

const dasar = {
  instansi: 1,
  sisi: 'SIMPEG',
  jenis: 'pegawai',
  macam: 'HTTP',
  alamat: 'https://simpeg.invalid/pegawai',
  setelan: {},
  rahasia: {},
  jarakDetik: 900,
} as const;

describe('sumber terpasang', () => {
  test('setelan bawaan diisi, dan yang salah disebut semuanya', () => {
    expect(periksaSumber(dasar).setelan).toMatchObject({ privat: false, format: 'json', halaman: { gaya: 'tanpa' }, masuk: { cara: 'tanpa' } });
    expect(() => periksaSumber({ ...dasar, setelan: { format: 'xml', tenggatMs: 1 } })).toThrow(/tenggatMs:.*format:/);
  });
  test.each([
    [{ macam: 'MYSQL', alamat: 'https://simpeg.invalid', setelan: { tabel: 'p' } }, /Alamat sumber MYSQL/],
    [{ macam: 'SIASN' }, /hanya untuk sisi BKN/],
    [{ sisi: 'BKN' }, /hanya untuk sisi SIMPEG/],
    [{ jenis: 'kinerja' }, /hanya punya umpan pegawai/],
    [{ alamat: 'http://simpeg.invalid' }, /jaringan privat/],
    [{ alamat: 'https://a:b@simpeg.invalid' }, /pengguna atau sandi/],
    [{ rahasia: { sandi: 'isi-rahasianya' } }, /bukan isinya/],
    [{ rahasia: { lain: 'env:SUMBER_X' } }, /tidak memakai rahasia/],
  ] as const)('%j ditolak', (ubah, kata) => expect(() => periksaSumber({ ...dasar, ...(ubah as object) })).toThrow(kata));

  test.each(['HTTP', 'POSTGRES', 'MYSQL'] as const)('%s boleh melayani kinerja dan hukdis, yang hanya bersisi BKN', (macam) => {
    const alamat = { HTTP: dasar.alamat, POSTGRES: 'postgres://simpeg.invalid/p', MYSQL: 'mysql://simpeg.invalid/p' }[macam];
    const setelan = macam === 'HTTP' ? {} : { tabel: 'v_hukdis' };
    for (const jenis of ['kinerja', 'hukdis'] as const) expect(periksaSumber({ ...dasar, sisi: 'BKN', jenis, macam, alamat, setelan }).jenis).toBe(jenis);
    expect(() => periksaSumber({ ...dasar, sisi: 'BKN', jenis: 'formasi', macam, alamat, setelan })).toThrow(/hanya untuk sisi SIMPEG/);
  });

  test('baris perintah menjadi setelan bersarang, dan tidak dapat menyentuh prototipe', () => {
    expect(bacaSetelan(['halaman.gaya=offset', 'halaman.ukuran=100', 'privat=true', 'tabel=v_pegawai'])).toEqual({
      halaman: { gaya: 'offset', ukuran: 100 },
      privat: true,
      tabel: 'v_pegawai',
    });
    expect(() => bacaSetelan(['__proto__.x=1'])).toThrow();
    expect(() => bacaSetelan(['tanpa-nilai'])).toThrow(/nama=nilai/);
  });
});

describe('token yang ditempel', () => {
  test('sandi yang diubah satu bita pun, kuncinya, atau gunanya tidak terbuka', () => {
    const isi = sandikan('token', 'kunci', 'guna');
    expect(bukaSandi(isi, 'kunci', 'guna')).toBe('token');
    expect(bukaSandi(isi, 'lain', 'guna')).toBeNull();
    expect(bukaSandi(isi, 'kunci', 'lain')).toBeNull();
    for (let i = 0; i < isi.length; i += 1) {
      const rusak = Buffer.from(isi);
      rusak.writeUInt8(rusak.readUInt8(i) ^ 1, i);
      expect(bukaSandi(rusak, 'kunci', 'guna')).toBeNull();
    }
    expect(bukaSandi(Buffer.alloc(10), 'kunci', 'guna')).toBeNull();
  });
  test('akhirnya dibaca dari exp; tahapnya mengikuti sisa waktu', () => {
    const jwt = (isi: object): string => `a.${Buffer.from(JSON.stringify(isi)).toString('base64url')}.c`;
    expect(akhirJwt(jwt({ exp: 100 }))).toBe(100_000);
    expect(() => akhirJwt(jwt({}))).toThrow(/JWT/);
    const pada = (sisaMs: number, ditolakPada: Date | null = null): string =>
      tahapToken({ berakhirPada: new Date(1_000_000_000 + sisaMs), ditolakPada }, 1_000_000_000);
    expect([pada(7_200_000), pada(3_000_000), pada(1_000), pada(-1), pada(7_200_000, new Date())]).toEqual([
      'BAIK',
      'HAMPIR',
      'BERAKHIR',
      'BERAKHIR',
      'DITOLAK',
    ]);
    expect(tahapToken(null, 0)).toBe('TIADA');
  });
});

test.each([
  ['8.8.8.8', false],
  ['2001:4860:4860::8888', false],
  ['127.0.0.1', true],
  ['10.0.0.1', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['::1', true],
  ['::', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:8.8.8.8', false],
  ['::ffff:7f00:1', true],
  ['64:ff9b::7f00:1', true],
])('alamat %s privat: %s', (ip, privat) => expect(isPrivat(ip)).toBe(privat));

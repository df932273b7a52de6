import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { uraikanHosts } from '../../../sync/kaitan/nama-tetap.ts';
import { buatPenguraiNama, type PenguraiNama } from '../../../sync/kaitan/urai-nama.ts';
import { uraikanAlamat } from '../../../sync/sources/alamat-aman.ts';
import { mulaiServerNama, type ServerNama } from './server-nama.ts';

const SEHAT = 'sehat.contoh.example';
const mati = (n: number): string => `mati-${n}.contoh.example`;
const TENGGAT_MS = 600;

let server: ServerNama;
let nama: PenguraiNama;
beforeAll(async () => {
  const diam = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [mati(n), 'DIAM'] as const));
  server = await mulaiServerNama({ ...diam, [SEHAT]: '127.0.0.1', 'kosong.contoh.example': 'KOSONG' });
});
afterAll(() => server.tutup());
beforeEach(() => {
  server.ditanya.length = 0;
  nama = buatPenguraiNama({ server: [server.alamat], tetap: new Map(), tenggatMs: TENGGAT_MS });
});

describe('nama yang tidak dijawab', () => {
  test('jalur lain dijawab selagi lima nama mati ditunggu; di jalur yang sama nama sehat menunggu gilirannya', async () => {
    const habis: string[] = [];
    const catat = (apa: string) => (): void => void habis.push(apa);
    const buntu = [1, 2, 3, 4, 5].map((n) => nama.jalur('2')(mati(n)).then(catat('?'), catat('mati')));
    const sejalur = nama.jalur('2')(SEHAT).then(catat('sehat sejalur'));
    expect(await nama.jalur('1')(SEHAT)).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect(habis).toEqual([]);
    await Promise.all([...buntu, sejalur]);
    // Two at a time: the healthy name of that lane had to wait for four of its own dead ones.
    expect(habis.indexOf('sehat sejalur')).toBeGreaterThanOrEqual(4);
    expect(habis.filter((h) => h === 'mati')).toHaveLength(5);
  });

  test('yang diam disebut lambat pada tenggatnya; yang tidak ada atau tanpa alamat disebut tidak dikenal', async () => {
    const mulai = Date.now();
    await expect(nama.jalur('1')(mati(1))).rejects.toMatchObject({ sifat: 'LAMBAT' });
    expect(Date.now() - mulai).toBeGreaterThanOrEqual(TENGGAT_MS - 20);
    for (const host of ['tidak-ada.contoh.example', 'kosong.contoh.example'])
      await expect(nama.jalur('1')(host), host).rejects.toMatchObject({ sifat: 'GAGAL', sebab: `nama host ${host} tidak dikenal DNS` });
    expect(server.ditanya.filter(([n]) => n === 'kosong.contoh.example').map(([, jenis]) => jenis)).toEqual([1, 28]);
  });
});

describe('ingatan', () => {
  test('jawaban diingat setengah menit, kegagalan tiga detik, masing-masing di jalurnya sendiri', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const tanya = async (jalur: string, host: string, majuMs = 0): Promise<number> => {
        vi.setSystemTime(Date.now() + majuMs);
        const sebelum = server.ditanya.length;
        await nama
          .jalur(jalur)(host)
          .catch(() => undefined);
        return server.ditanya.length - sebelum;
      };
      expect(await tanya('1', SEHAT)).toBe(1);
      expect([await tanya('1', SEHAT.toUpperCase(), 29_000), await tanya('2', SEHAT), await tanya('1', SEHAT, 2_000)]).toEqual([0, 1, 1]);
      const hilang = 'tidak-ada.contoh.example';
      expect([await tanya('1', hilang), await tanya('1', hilang, 2_900), await tanya('1', hilang, 200)]).toEqual([1, 0, 1]);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('nama tetap mesin', () => {
  test('berkas hosts mendahului server nama; localhost adalah mesin ini, apa pun kata server nama', async () => {
    const tetap = uraikanHosts('# ulasan\n10.0.0.7 Dalam dalam.contoh.example # akhir\nfd00::7 dalam\nrusak x\n\n');
    const n = buatPenguraiNama({ server: [server.alamat], tetap }).jalur('1');
    server.jawab.set('localhost', '203.0.113.9');
    expect(await n('DALAM')).toEqual([
      { address: '10.0.0.7', family: 4 },
      { address: 'fd00::7', family: 6 },
    ]);
    for (const host of ['localhost', 'a.localhost', 'localhost.']) expect(await n(host), host).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect(server.ditanya).toEqual([]);
  });

  test('pagar alamat tetap berlaku atas jawaban server nama', async () => {
    server.jawab.set('metadata.contoh.example', '169.254.169.254').set('dalam.contoh.example', '10.1.2.3');
    for (const [host, bolehPrivat] of [
      ['metadata.contoh.example', true],
      ['dalam.contoh.example', false],
      [SEHAT, false],
      ['localhost', false],
    ] as const)
      await expect(uraikanAlamat(host, bolehPrivat, nama.jalur('1')), host).rejects.toMatchObject({ kode: 'SUMBER_MENOLAK' });
    expect(await uraikanAlamat('dalam.contoh.example', true, nama.jalur('1'))).toEqual({ ip: '10.1.2.3', keluarga: 4 });
  });
});

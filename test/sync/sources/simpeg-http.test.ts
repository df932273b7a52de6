import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { setelanHttp } from '../../../sync/sources/setelan.ts';
import { ambilHttp } from '../../../sync/sources/simpeg-http/sumber-http.ts';
import { bacaHabis, profilUji } from './sumber-uji.ts';

type Layani = (url: URL, res: ServerResponse, req: IncomingMessage) => void;
const server: Server[] = [];
async function mulai(layani: Layani): Promise<string> {
  const s = createServer((req, res) => layani(new URL(req.url ?? '/', 'http://uji'), res, req)).listen(0, '127.0.0.1');
  server.push(s);
  await once(s, 'listening');
  const alamat = s.address();
  return `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}`;
}
afterEach(() => {
  for (const s of server.splice(0)) {
    s.closeAllConnections();
    s.close();
  }
});

const PROFIL = profilUji(['nip', 'nama']);
const orang = (n: number): { nip: string; nama: string; alamat: string }[] =>
  Array.from({ length: n }, (_, i) => ({ nip: String(i + 1), nama: i % 7 === 0 ? `BUDI; "CONTOH" ${i}` : `CONTOH ${i}`, alamat: 'Jalan Contoh' }));
const csv = (n: number): string =>
  `nip;nama\n${orang(n)
    .map((o) => `${o.nip};${/[;"]/.test(o.nama) ? `"${o.nama.replaceAll('"', '""')}"` : o.nama}`)
    .join('\n')}${n > 0 ? '\n' : ''}`;
const json = (res: ServerResponse, isi: unknown): void => void res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(isi));
const s = (isi: object = {}): Record<string, unknown> => setelanHttp({ privat: true, ...isi });

/** The same people served in each of the ways SIMPEG endpoints page. */
const GAYA = {
  tanpa: { setelan: { halaman: { gaya: 'tanpa' } }, jawab: (_u: URL, semua: object[]) => ({ data: semua }) },
  nomor: {
    setelan: { halaman: { gaya: 'nomor', ukuran: 4 } },
    jawab: (u: URL, semua: object[]) => {
      const ke = Number(u.searchParams.get('page')) - 1;
      const per = Number(u.searchParams.get('per_page'));
      return { data: semua.slice(ke * per, (ke + 1) * per), meta: { total: semua.length } };
    },
  },
  offset: {
    setelan: { jalurBaris: 'results', halaman: { gaya: 'offset', ukuran: 4 } },
    jawab: (u: URL, semua: object[]) => ({ results: semua.slice(Number(u.searchParams.get('offset'))).slice(0, Number(u.searchParams.get('limit'))) }),
  },
  kursor: {
    setelan: { halaman: { gaya: 'kursor' } },
    jawab: (u: URL, semua: object[]) => {
      const mulai = Number(u.searchParams.get('cursor') ?? '0');
      return { data: semua.slice(mulai, mulai + 4), next_cursor: mulai + 4 < semua.length ? mulai + 4 : null };
    },
  },
  tautan: {
    setelan: { halaman: { gaya: 'tautan' } },
    jawab: (u: URL, semua: object[]) => {
      const mulai = Number(u.searchParams.get('mulai') ?? '0');
      return { data: semua.slice(mulai, mulai + 4), links: { next: mulai + 4 < semua.length ? `?mulai=${mulai + 4}` : null } };
    },
  },
} as const;

describe('halaman', () => {
  test.each(Object.keys(GAYA) as (keyof typeof GAYA)[])(
    'gaya %s memberi setiap orang sekali, hanya kolom profil, berapa pun banyaknya dan di mana pun dilanjutkan',
    async (gaya) => {
      const isi: { semua: object[] } = { semua: [] };
      const alamat = await mulai((u, res) => json(res, GAYA[gaya].jawab(u, isi.semua)));
      const setelan = s(GAYA[gaya].setelan);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 21 }), async (n) => {
          isi.semua = orang(n);
          expect((await bacaHabis(ambilHttp, { alamat, setelan, profil: PROFIL })).teks).toBe(csv(n));
        }),
        { numRuns: 12 },
      );
      // Cut after the first page: what was kept and what follows are the whole.
      isi.semua = orang(11);
      const awal = await potongSetelahTitik(alamat, setelan);
      const { teks } = awal.kursor === null ? { teks: '' } : await bacaHabis(ambilHttp, { alamat, setelan, profil: PROFIL, kursor: awal.kursor });
      expect(awal.teks + teks).toBe(csv(11));
    },
  );

  async function potongSetelahTitik(
    alamat: string,
    setelan: Record<string, unknown>,
  ): Promise<{ teks: string; kursor: Awaited<ReturnType<typeof bacaHabis>>['kursor'] }> {
    const { bahanSumberUji } = await import('./sumber-uji.ts');
    let teks = '';
    for await (const p of ambilHttp(bahanSumberUji({ alamat, setelan, profil: PROFIL }))) {
      teks += p.isi.toString();
      if (p.titik === true) return { teks, kursor: p.kursor ?? null };
    }
    return { teks, kursor: null };
  }

  test('CSV dan NDJSON satu berkas diteruskan apa adanya', async () => {
    const alamat = await mulai((u, res) => void res.writeHead(200).end(u.pathname === '/csv' ? csv(3) : '{"nip":"1"}\n'));
    expect((await bacaHabis(ambilHttp, { alamat: `${alamat}/csv`, setelan: s({ format: 'csv' }), profil: PROFIL })).teks).toBe(csv(3));
    expect((await bacaHabis(ambilHttp, { alamat: `${alamat}/x`, setelan: s({ format: 'ndjson' }), profil: PROFIL })).teks).toBe('{"nip":"1"}\n');
  });
});

describe('murah bila tak berubah', () => {
  test('ETag dan Last-Modified dikirim kembali, dan 304 berarti tetap', async () => {
    const alamat = await mulai((_u, res, req) => {
      if (req.headers['if-none-match'] === '"v1"' && req.headers['if-modified-since'] === 'Mon, 01 Jan 2024 00:00:00 GMT') return void res.writeHead(304).end();
      res.writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT' }).end(csv(2));
    });
    const { hasil } = await bacaHabis(ambilHttp, { alamat, setelan: s({ format: 'csv' }), profil: PROFIL });
    const penanda = hasil.jenis === 'SELESAI' ? (hasil.penanda ?? null) : null;
    expect(penanda).toEqual({ etag: '"v1"', diubah: 'Mon, 01 Jan 2024 00:00:00 GMT' });
    expect((await bacaHabis(ambilHttp, { alamat, setelan: s({ format: 'csv' }), profil: PROFIL, penanda })).hasil).toEqual({ jenis: 'TETAP' });
  });
});

describe('masuk', () => {
  const rahasia = { token: 'token-contoh', pengguna: 'simpul', sandi: 'sandi-contoh' };
  test.each([
    [{ cara: 'bearer' }, 'authorization', 'Bearer token-contoh'],
    [{ cara: 'basic' }, 'authorization', `Basic ${Buffer.from('simpul:sandi-contoh').toString('base64')}`],
    [{ cara: 'kepala', nama: 'X-Api-Key' }, 'x-api-key', 'token-contoh'],
  ] as const)('cara %j dikirim sebagai kepala', async (masuk, kepala, nilai) => {
    const alamat = await mulai((_u, res, req) => (req.headers[kepala] === nilai ? json(res, { data: orang(1) }) : void res.writeHead(401).end()));
    expect((await bacaHabis(ambilHttp, { alamat, setelan: s({ masuk }), profil: PROFIL, rahasia })).teks).toBe(csv(1));
    await expect(bacaHabis(ambilHttp, { alamat, setelan: s({ masuk }), profil: PROFIL })).rejects.toMatchObject({ kode: 'SUMBER_MENOLAK' });
  });
});

describe('penjagaan', () => {
  test('pengalihan ke host lain tidak diikuti dan kredensial tidak terkirim ke sana; di asal yang sama diikuti', async () => {
    let lain = 0;
    const asing = await mulai((_u, res) => {
      lain += 1;
      json(res, { data: [] });
    });
    const alamat = await mulai((u, res) => {
      if (u.pathname === '/asing') return void res.writeHead(302, { location: `${asing}/x` }).end();
      if (u.pathname === '/pindah') return void res.writeHead(307, { location: '/baru' }).end();
      json(res, { data: orang(1) });
    });
    await expect(bacaHabis(ambilHttp, { alamat: `${alamat}/asing`, setelan: s(), profil: PROFIL })).rejects.toThrow(/mengalihkan ke host lain/);
    expect(lain).toBe(0);
    expect((await bacaHabis(ambilHttp, { alamat: `${alamat}/pindah`, setelan: s(), profil: PROFIL })).teks).toBe(csv(1));
  });

  test('tautan halaman berikut ke host lain tidak diikuti', async () => {
    const alamat = await mulai((_u, res) => json(res, { data: orang(1), links: { next: 'http://169.254.169.254/latest' } }));
    await expect(bacaHabis(ambilHttp, { alamat, setelan: s({ halaman: { gaya: 'tautan' } }), profil: PROFIL })).rejects.toThrow(/host lain/);
  });

  test.each([
    'http://127.0.0.1:9/',
    'http://localhost:9/',
    'http://[::1]:9/',
    'http://[::ffff:127.0.0.1]:9/',
    'http://169.254.169.254/',
    'http://10.1.2.3/',
    'http://2130706433/',
  ])('alamat privat %s ditolak tanpa izin, sebelum satu bita pun dikirim', async (alamat) => {
    await expect(bacaHabis(ambilHttp, { alamat, setelan: setelanHttp({}), profil: PROFIL })).rejects.toThrow(/beralamat privat/);
  });

  test('jawaban yang melampaui batas ditolak, yang terpotong dan yang menggantung ditunda', async () => {
    const alamat = await mulai((u, res) => {
      if (u.pathname === '/gantung') return;
      if (u.pathname === '/potong') {
        res.writeHead(200, { 'content-length': '1000' });
        res.write('nip;nama\n1;');
        setTimeout(() => res.destroy(), 20);
        return;
      }
      res.writeHead(200).end(csv(500));
    });
    const setelan = s({ format: 'csv', batasBita: 1_000, tenggatMs: 300 });
    await expect(bacaHabis(ambilHttp, { alamat, setelan, profil: PROFIL })).rejects.toThrow(/lebih besar dari 1000 bita/);
    await expect(bacaHabis(ambilHttp, { alamat: `${alamat}/potong`, setelan, profil: PROFIL })).rejects.toMatchObject({ name: 'SumberMenunda' });
    await expect(bacaHabis(ambilHttp, { alamat: `${alamat}/gantung`, setelan, profil: PROFIL })).rejects.toMatchObject({
      name: 'SumberMenunda',
      sebab: expect.stringContaining('tenggat'),
    });
  });

  test.each([
    [401, 'SUMBER_MENOLAK'],
    [403, 'SUMBER_MENOLAK'],
    [404, 'SUMBER_MENOLAK'],
    [429, 'SumberMenunda'],
    [500, 'SumberMenunda'],
    [503, 'SumberMenunda'],
  ])('HTTP %i digolongkan %s', async (status, golongan) => {
    const alamat = await mulai((_u, res) => void res.writeHead(status, { 'retry-after': '7' }).end());
    const galat = (await bacaHabis(ambilHttp, { alamat, setelan: s(), profil: PROFIL }).catch((g: unknown) => g)) as {
      kode?: string;
      name: string;
      tundaMs?: number;
    };
    expect(galat.kode ?? galat.name).toBe(golongan);
    if (golongan === 'SumberMenunda') expect(galat.tundaMs).toBe(7_000);
  });

  test('daftar yang tidak ada, halaman yang berputar, dan JSON rusak disebut sebabnya', async () => {
    const alamat = await mulai((u, res) => {
      if (u.pathname === '/rusak') return void res.writeHead(200).end('{"data":[');
      json(res, u.pathname === '/putar' ? { data: orang(1), next_cursor: 'sama' } : { rows: [] });
    });
    await expect(bacaHabis(ambilHttp, { alamat, setelan: s(), profil: PROFIL })).rejects.toThrow(/periksa jalurBaris/);
    await expect(bacaHabis(ambilHttp, { alamat: `${alamat}/putar`, setelan: s({ halaman: { gaya: 'kursor' } }), profil: PROFIL })).rejects.toThrow(
      /terus-menerus/,
    );
    await expect(bacaHabis(ambilHttp, { alamat: `${alamat}/rusak`, setelan: s(), profil: PROFIL })).rejects.toMatchObject({ name: 'SumberMenunda' });
  });
});

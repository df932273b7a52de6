import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LayananGerbang, layani } from '../../gateway/http.ts';
import { type Rakitan, rakit } from './rakit.ts';

/** Whom the scanner asks. */
interface Sasaran {
  readonly url: string;
  readonly token: string;
}

let r: Rakitan;
let layanan: LayananGerbang;
let gerbang: Sasaran;
beforeAll(async () => {
  r = await rakit('lokal', { produksi: true });
  layanan = await layani(r.gerbang, { port: 0 });
  gerbang = { url: layanan.url, token: await r.token('steward') };
});
afterAll(async () => {
  await layanan.tutup();
});

interface Dijawab {
  readonly teks: string;
  readonly isi: { readonly data?: Record<string, unknown> | null; readonly errors?: readonly object[]; readonly extensions?: object } | null;
}

async function baca(jawab: Response): Promise<Dijawab> {
  const teks = await jawab.text();
  try {
    return { teks, isi: JSON.parse(teks) as Dijawab['isi'] };
  } catch {
    return { teks, isi: null };
  }
}

const kirim = async ({ url, token }: Sasaran, badan: unknown, headers: Record<string, string> = {}): Promise<Dijawab> =>
  baca(
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: typeof badan === 'string' ? badan : JSON.stringify(badan),
    }),
  );
const query = (s: Sasaran, teks: string): Promise<Dijawab> => kirim(s, { query: teks });
const get = async ({ url, token }: Sasaran, teks: string): Promise<Dijawab> =>
  baca(await fetch(`${url}/graphql?query=${encodeURIComponent(teks)}`, { headers: { authorization: `Bearer ${token}`, accept: 'text/html' } }));
const dijawab = ({ isi }: Dijawab): boolean => isi?.data != null;

/** What a scanner of GraphQL endpoints calls a finding, by the name that graphql-cop gives it; true = found. Each is asked with a valid token. */
const TEMUAN: Readonly<Record<string, (s: Sasaran) => Promise<boolean>>> = {
  alias_overloading: async (s) => dijawab(await query(s, `{ ${Array.from({ length: 101 }, (_, i) => `alias${i}: __typename`).join(' ')} }`)),
  batch_query: async (s) =>
    Array.isArray(
      (
        await kirim(
          s,
          Array.from({ length: 10 }, () => ({ query: '{ __typename }' })),
        )
      ).isi,
    ),
  directive_overloading: async (s) => ((await query(s, `{ __typename ${'@aa'.repeat(10)} }`)).isi?.errors?.length ?? 0) >= 10,
  circular_query_introspection: async (s) =>
    dijawab(await query(s, '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }')),
  field_duplication: async (s) => dijawab(await query(s, `{ ${'__typename '.repeat(500)} }`)),
  get_method_support: async (s) => dijawab(await get(s, '{ __typename }')),
  get_based_mutation: async (s) => dijawab(await get(s, 'mutation { __typename }')),
  post_based_csrf: async (s) => dijawab(await kirim(s, 'query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' })),
  text_based_csrf: async (s) => dijawab(await kirim(s, { query: '{ __typename }' }, { 'content-type': 'text/plain' })),
  graphiql: async ({ url }) => {
    for (const jalur of ['/graphql', '/graphiql', '/playground', '/altair', '/voyager', '/']) {
      const { teks } = await baca(await fetch(url + jalur, { headers: { accept: 'text/html' } }));
      if (/graphiql|playground|altair|voyager|sandbox/i.test(teks)) return true;
    }
    return false;
  },
  introspection: async (s) => dijawab(await query(s, '{ __schema { types { name } } }')),
  trace_mode: async (s) => (await query(s, '{ __typename }')).isi?.extensions !== undefined,
  unhandled_error_detection: async (s) => /exception|stacktrace|node_modules|\bat .*:\d+:\d+/.test((await query(s, 'qwerty cop { abc }')).teks),
  field_suggestions: async (s) => /did you mean/i.test((await query(s, '{ __schema { directive } }')).teks),
};

/** Answers whatever it is asked, and more than that. */
const CEROBOH = {
  data: { __typename: 'Query' },
  errors: Array.from({ length: 10 }, () => ({ message: 'Did you mean "directives"?', stacktrace: ['at f (/app/a.js:1:1)'] })),
  extensions: { tracing: {} },
  ui: 'graphiql',
};

async function layaniCeroboh(): Promise<{ readonly url: string; readonly tutup: () => void }> {
  const server = createServer((req, res) => {
    const potongan: Buffer[] = [];
    req.on('data', (p: Buffer) => potongan.push(p));
    req.on('end', () => res.end(JSON.stringify(Buffer.concat(potongan).toString('utf8').startsWith('[') ? [CEROBOH] : CEROBOH)));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, tutup: () => server.close() };
}

describe('pemindai GraphQL tidak menemukan apa pun pada gerbang produksi (S3)', () => {
  test.each(Object.entries(TEMUAN))('%s', async (_nama, ditemukan) => {
    expect(await ditemukan(gerbang)).toBe(false);
  });

  test('kendali: pada server yang menjawab apa saja, setiap pemindai menemukan', async () => {
    const ceroboh = await layaniCeroboh();
    try {
      for (const [nama, ditemukan] of Object.entries(TEMUAN)) expect([nama, await ditemukan({ url: ceroboh.url, token: 'x' })]).toEqual([nama, true]);
    } finally {
      ceroboh.tutup();
    }
  });

  test('gerbang yang sama menjawab pertanyaan yang wajar', async () => {
    expect((await query(gerbang, '{ __typename }')).isi).toEqual({ data: { __typename: 'Query' } });
  });
});

/** Every way to write a name wrongly by one letter: left out, doubled, exchanged with its neighbour, replaced. */
const mirip = (nama: string): readonly string[] =>
  [...nama].flatMap((huruf, i) => {
    const [depan, belakang] = [nama.slice(0, i), nama.slice(i + 1)];
    return [depan + belakang, depan + huruf + huruf + belakang, `${depan}${belakang.slice(0, 1)}${huruf}${belakang.slice(1)}`, `${depan}x${belakang}`];
  });

test('nama yang hampir benar tidak membuka nama yang benar: tidak satu bidang pun dapat diterka dari jawaban (S3)', async () => {
  const NAMA = ['jumlah', 'daftarOrang', 'orang', 'nama'];
  const salah = [...new Set(NAMA.flatMap(mirip))].filter((n) => /^[A-Za-z_]\w*$/.test(n) && !NAMA.includes(n));
  expect(salah.length).toBeGreaterThan(60);
  for (const n of salah) {
    const { teks } = await query(gerbang, `{ ${n} }`);
    const lain = teks.replaceAll(n, '');
    expect(
      NAMA.filter((benar) => new RegExp(`\\b${benar}\\b`).test(lain)),
      teks,
    ).toEqual([]);
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LayananGerbang, layani } from '../../gateway/http.ts';
import { type Rakitan, rakit } from './rakit.ts';

let r: Rakitan;
let layanan: LayananGerbang;
let token: string;
beforeAll(async () => {
  r = await rakit('lokal', { produksi: true });
  layanan = await layani(r.gerbang, { port: 0 });
  token = await r.token('steward');
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

const kirim = async (badan: unknown, headers: Record<string, string> = {}): Promise<Dijawab> =>
  baca(
    await fetch(`${layanan.url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: typeof badan === 'string' ? badan : JSON.stringify(badan),
    }),
  );
const query = (teks: string): Promise<Dijawab> => kirim({ query: teks });
const get = async (teks: string): Promise<Dijawab> =>
  baca(await fetch(`${layanan.url}/graphql?query=${encodeURIComponent(teks)}`, { headers: { authorization: `Bearer ${token}`, accept: 'text/html' } }));
const dijawab = ({ isi }: Dijawab): boolean => isi?.data != null;

/** What a scanner of GraphQL endpoints calls a finding, by the name that graphql-cop gives it; true = found. Each is asked with a valid token. */
const TEMUAN: Readonly<Record<string, () => Promise<boolean>>> = {
  alias_overloading: async () => dijawab(await query(`{ ${Array.from({ length: 101 }, (_, i) => `alias${i}: __typename`).join(' ')} }`)),
  batch_query: async () => Array.isArray((await kirim(Array.from({ length: 10 }, () => ({ query: '{ __typename }' })))).isi),
  directive_overloading: async () => ((await query(`{ __typename ${'@aa'.repeat(10)} }`)).isi?.errors?.length ?? 0) >= 10,
  circular_query_introspection: async () => dijawab(await query('{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }')),
  field_duplication: async () => dijawab(await query(`{ ${'__typename '.repeat(500)} }`)),
  get_method_support: async () => dijawab(await get('{ __typename }')),
  get_based_mutation: async () => dijawab(await get('mutation { __typename }')),
  post_based_csrf: async () => dijawab(await kirim('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' })),
  text_based_csrf: async () => dijawab(await kirim({ query: '{ __typename }' }, { 'content-type': 'text/plain' })),
  graphiql: async () => {
    for (const jalur of ['/graphql', '/graphiql', '/playground', '/altair', '/voyager', '/']) {
      const { teks } = await baca(await fetch(layanan.url + jalur, { headers: { accept: 'text/html' } }));
      if (/graphiql|playground|altair|voyager|sandbox/i.test(teks)) return true;
    }
    return false;
  },
  introspection: async () => dijawab(await query('{ __schema { types { name } } }')),
  trace_mode: async () => (await query('{ __typename }')).isi?.extensions !== undefined,
  unhandled_error_detection: async () => /exception|stacktrace|node_modules|\bat .*:\d+:\d+/.test((await query('qwerty cop { abc }')).teks),
  field_suggestions: async () => /did you mean/i.test((await query('{ __schema { directive } }')).teks),
};

describe('pemindai GraphQL tidak menemukan apa pun pada gerbang produksi (S3)', () => {
  test.each(Object.entries(TEMUAN))('%s', async (_nama, ditemukan) => {
    expect(await ditemukan()).toBe(false);
  });

  test('pemindai yang sama melihat temuan pada gerbang pengembangan yang membuka introspeksi', async () => {
    const terbuka = await rakit('lokal', { produksi: false });
    const { isi } = await terbuka.tanya('{ __schema { types { name } } }');
    expect(isi.data).toBeDefined();
    expect((await query('{ __typename }')).isi?.data).toEqual({ __typename: 'Query' });
    await terbuka.tutup();
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
    const { teks } = await query(`{ ${n} }`);
    const lain = teks.replaceAll(n, '');
    expect(
      NAMA.filter((benar) => new RegExp(`\\b${benar}\\b`).test(lain)),
      teks,
    ).toEqual([]);
  }
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pemanggil } from '../../../domain/akses.ts';
import { HEADER_PEMANGGIL, tandatanganiPemanggil } from '../../../platform/auth/pemanggil.ts';
import { layaniSubgraf, type SubgrafBerjalan } from '../../../platform/graphql/subgraf-http.ts';
import { PENCATAT_DIAM } from '../../../platform/telemetry/pencatat.ts';
import { kelakuanBaru, NIP_CONTOH, schemaKerja, schemaOrang } from '../../gateway/subgraf-contoh.ts';

const KUNCI = { kid: 'k1', kunci: Buffer.from('0123456789abcdef0123456789abcdef') };
const PPK: Pemanggil = { subjek: 'dev:ppk:é1', orang: 'orang-1', peran: 'PPK', instansi: 3, nip: null };
let subgraf: SubgrafBerjalan;
let kerja: SubgrafBerjalan;
const kelakuan = kelakuanBaru();

beforeAll(async () => {
  const bersama = { buatKonteks: (k: object) => k, kunci: KUNCI, port: 0, produksi: true, log: PENCATAT_DIAM };
  subgraf = await layaniSubgraf({ ...bersama, nama: 'orang', schema: schemaOrang() });
  kerja = await layaniSubgraf({ ...bersama, nama: 'kerja', schema: schemaKerja(kelakuan), tenggatMs: 100 });
});
afterAll(() => Promise.all([subgraf.tutup(), kerja.tutup()]));

const sah = (): string => Buffer.from(tandatanganiPemanggil(PPK, KUNCI), 'utf8').toString('latin1');
const kirim = (badan: unknown, headers: Record<string, string> = { [HEADER_PEMANGGIL]: sah() }, url = subgraf.url): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof badan === 'string' ? badan : JSON.stringify(badan) });

const PROBE = {
  _service: { query: '{ _service { sdl } }' },
  _entities: {
    query: 'query($r: [_Any!]!) { _entities(representations: $r) { __typename } }',
    variables: { r: [{ __typename: 'Orang', nip: NIP_CONTOH[0] }] },
  },
  __schema: { query: '{ __schema { types { name } } }' },
  biasa: { query: '{ saya }' },
  rusak: '{',
};

const TAK_SAH: readonly (readonly [string, () => Record<string, string>])[] = [
  ['tanpa pemanggil', () => ({})],
  ['bearer token saja', () => ({ authorization: 'Bearer abc' })],
  ['kedaluwarsa', () => ({ [HEADER_PEMANGGIL]: tandatanganiPemanggil({ ...PPK, subjek: 'x' }, KUNCI, -1) })],
  ['umur terlalu panjang', () => ({ [HEADER_PEMANGGIL]: tandatanganiPemanggil({ ...PPK, subjek: 'x' }, KUNCI, 600) })],
  ['kunci palsu', () => ({ [HEADER_PEMANGGIL]: tandatanganiPemanggil({ ...PPK, subjek: 'x' }, { ...KUNCI, kunci: Buffer.alloc(32) }) })],
  ['peran diganti', () => ({ [HEADER_PEMANGGIL]: tandatanganiPemanggil({ ...PPK, subjek: 'x' }, KUNCI).replace('PPK', 'DEPUTI_WASDAL') })],
];

describe.each(Object.keys(PROBE) as (keyof typeof PROBE)[])('tanpa pemanggil yang sah, %s', (nama) => {
  test.each(TAK_SAH)('%s: 401 sebelum GraphQL', async (_, headers) => {
    const jawaban = await kirim(PROBE[nama], headers());
    expect(jawaban.status).toBe(401);
    expect((await jawaban.text()).length).toBeLessThan(100);
  });
});

test('pemanggil yang sah dilayani, juga dengan nama bukan ASCII', async () => {
  expect(await (await kirim(PROBE.biasa)).json()).toEqual({ data: { saya: 'dev:ppk:é1' } });
});

test('hanya POST, paling besar 1 MB, tanpa batch, tanpa introspeksi di produksi', async () => {
  expect((await fetch(`${subgraf.url}?query={saya}`, { headers: { [HEADER_PEMANGGIL]: sah() } })).status).toBe(405);
  expect((await kirim(`{"query":"${'a'.repeat(1_100_000)}"}`)).status).toBe(413);
  expect((await kirim([PROBE.biasa, PROBE.biasa])).status).toBe(400);
  expect((await kirim(PROBE.rusak)).status).toBe(400);
  const introspeksi = (await (await kirim(PROBE.__schema)).json()) as { errors: { extensions: { code: string } }[] };
  expect(introspeksi.errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('badan tanpa content-type JSON ditolak', async () => {
  expect((await kirim(PROBE.biasa, { [HEADER_PEMANGGIL]: sah(), 'content-type': 'text/plain' })).status).toBe(400);
});

test('paling banyak 1.000 rujukan, lewat variabel maupun di dalam dokumen', async () => {
  const kode = async (badan: object): Promise<unknown> =>
    ((await (await kirim(badan)).json()) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;
  const rujukan = (n: number): object[] => Array.from({ length: n }, () => ({ __typename: 'Orang', nip: NIP_CONTOH[0] }));
  expect(await kode({ ...PROBE._entities, variables: { r: rujukan(1_000) } })).toBeUndefined();
  expect(await kode({ ...PROBE._entities, variables: { r: rujukan(1_001) } })).toBe('MASUKAN_SALAH');
  const langsung = `[${`{__typename:"Orang",nip:"${NIP_CONTOH[0]}"}`.repeat(1_001)}]`;
  expect(await kode({ query: `{ _entities(representations: ${langsung}) { __typename } }` })).toBe('MASUKAN_SALAH');
});

test('resolver yang menggantung diputus pada tenggat', async () => {
  kelakuan.gantungMs = 2_000;
  const jawaban = await kirim({ ...PROBE._entities, query: PROBE._entities.query.replace('__typename', '... on Orang { jabatan }') }, undefined, kerja.url);
  kelakuan.gantungMs = 0;
  expect(jawaban.status).toBe(503);
  expect(await jawaban.json()).toEqual({ code: 'TENGGAT_TERLEWATI' });
});

test('/healthz terbuka dan tidak mengatakan apa-apa selain hidup', async () => {
  expect(await (await fetch(subgraf.url.replace('/graphql', '/healthz'))).text()).toBe('{"status":"ok"}');
});

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { type Mesin, nipBerkas, rakitMesin } from './mesin.ts';

let m: Mesin;
let nip: readonly string[] = [];
beforeAll(async () => {
  m = await rakitMesin(30, 1);
  await m.tarik(1);
  nip = nipBerkas(m.sumber, m.instansiKe(1), 'BKN').slice(0, 3);
}, 60_000);
afterAll(() => m.hapus());

const hukuman = (n: string, id: string, lain: Record<string, string> = {}): string =>
  JSON.stringify({
    id,
    nipBaru: n,
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    skNomor: `HD/${id}`,
    hukumanTanggal: '01-02-2026',
    masaTahun: '1',
    ...lain,
  });
const RUSAK = { hukumanTanggal: '31-02-2026' };

let ke = 0;
/** One feed of hukdis, of these rows alone. */
async function kirim(baris: readonly string[], lengkap = true): Promise<unknown> {
  ke += 1;
  const dir = path.join(m.sumber, '..', 'hukdis-uji');
  mkdirSync(dir, { recursive: true });
  const berkas = path.join(dir, `${ke}.ndjson`);
  writeFileSync(berkas, baris.map((b) => `${b}\n`).join(''));
  const umpan = { instansi: 1, sisi: 'BKN', jenis: 'hukdis', asal: 'IMPOR', oleh: 'UJI' } as const;
  return m.proses(await m.sql((sql) => catatTarikan(sql, { ...umpan, berkas, sha256: '', lengkap })));
}
const ada = async (): Promise<readonly string[]> =>
  (await m.sql((sql) => sql<{ id: string }[]>`select id from hukuman_disiplin where id like 'U-%' order by id`)).map((h) => h.id);
const ragu = async (): Promise<readonly string[]> =>
  (await m.sql((sql) => sql<{ nip: string }[]>`select lpad(nip::text, 18, '0') nip from kesegaran_pegawai where jenis = 'hukdis' and ragu order by nip`)).map(
    (k) => k.nip,
  );

describe('baris hukuman yang tidak terbaca', () => {
  test('tidak menghapus hukuman orangnya dan meragukannya; orang lain yang tidak disebut lagi kehilangan hukumannya', async () => {
    const [a = '', b = '', c = ''] = nip;
    await kirim([hukuman(a, 'U-1'), hukuman(b, 'U-2'), hukuman(c, 'U-3')]);
    expect([await ada(), await ragu()]).toEqual([['U-1', 'U-2', 'U-3'], []]);
    await kirim([hukuman(a, 'U-1', RUSAK), hukuman(c, 'U-3')]);
    expect([await ada(), await ragu()]).toEqual([['U-1', 'U-3'], [a]]);
    await kirim([hukuman(c, 'U-3')]);
    expect([await ada(), await ragu()]).toEqual([['U-3'], []]);
  });

  test.each([
    ['yang hanya menyebut id orangnya', (n: string, id: string) => hukuman(n, 'U-9', { nipBaru: '', pnsOrang: id, ...RUSAK }), true],
    ['yang JSON-nya rusak tetapi memuat NIP', (n: string) => `{"nip_baru":"${n}","jawaban":"tidak dapat dipakai"`, true],
    ['yang tidak menyebut siapa pun', () => hukuman('1,98E+17', 'U-9', RUSAK), false],
  ] as const)('%s: tidak ada hukuman yang mungkin dimaksudnya dihapus', async (_apa, baris, dikenal) => {
    const [a = '', b = ''] = nip;
    await kirim([hukuman(a, 'U-1'), hukuman(b, 'U-2')]);
    const [p] = await m.sql((sql) => sql<{ id: string }[]>`select pns_id id from pegawai_bkn where instansi = 1 and nip = ${a}`);
    await kirim([baris(a, p?.id ?? '')]);
    expect([await ada(), await ragu()]).toEqual([dikenal ? ['U-1'] : ['U-1', 'U-2'], dikenal ? [a] : []]);
  });

  test('kiriman sebagian yang membetulkan baris itu mengakhiri keraguannya', async () => {
    const [a = ''] = nip;
    await kirim([hukuman(a, 'U-1')]);
    await kirim([hukuman(a, 'U-4', RUSAK)], false);
    expect([await ada(), await ragu()]).toEqual([['U-1'], [a]]);
    await kirim([hukuman(a, 'U-4')], false);
    expect([await ada(), await ragu()]).toEqual([['U-1', 'U-4'], []]);
  });

  test('setiap baris terhitung tepat sekali', async () => {
    const [a = '', b = ''] = nip;
    await kirim([hukuman(a, 'U-1'), hukuman(a, 'U-1'), hukuman(b, 'U-2', RUSAK)]);
    const [t] = await m.sql((sql) => sql`select terbaca, diterapkan, tak_berubah, karantina, duplikat from tarikan order by id desc limit 1`);
    expect(t).toEqual({ terbaca: 3, diterapkan: 1, tak_berubah: 0, karantina: 1, duplikat: 1 });
  });
});

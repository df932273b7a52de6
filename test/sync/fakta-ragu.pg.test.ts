import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { type Mesin, nipBerkas, rakitMesin } from './mesin.ts';

let m: Mesin;
let nip: readonly string[] = [];
beforeAll(async () => {
  m = await rakitMesin(60, 2);
  for (const no of [1, 2]) await m.tarik(no);
  nip = nipBerkas(m.sumber, m.instansiKe(1), 'BKN').slice(0, 3);
});
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

  test('kiriman sebagian mengakhiri keraguan hanya bila menyebut semua baris yang diragukan dan tidak ada barisnya yang tanpa orang', async () => {
    const [a = '', , c = ''] = nip;
    await kirim([hukuman(a, 'U-1')]);
    await kirim([hukuman(a, 'U-4', RUSAK)], false);
    await kirim([hukuman(a, 'U-5', RUSAK)], false);
    for (const sebagian of [[hukuman(a, 'U-1')], [hukuman(a, 'U-4')], [hukuman(a, 'U-5')], [hukuman(c, 'U-3')]]) {
      await kirim(sebagian, false);
      expect(await ragu()).toEqual([a]);
    }
    const betul = [hukuman(a, 'U-4'), hukuman(a, 'U-5')];
    await kirim([...betul, hukuman('1,98E+17', 'U-9', RUSAK)], false);
    expect(await ragu()).toEqual([a]);
    await kirim(betul, false);
    expect([await ada(), await ragu()]).toEqual([['U-1', 'U-3', 'U-4', 'U-5'], []]);
  });

  test('yang idnya pun tidak terbaca diragukan sampai kiriman lengkap', async () => {
    const [a = ''] = nip;
    await kirim([hukuman(a, 'U-1')]);
    await kirim([hukuman(a, '')], false);
    await kirim([hukuman(a, 'U-1'), hukuman(a, 'U-2')], false);
    expect(await ragu()).toEqual([a]);
    await kirim([hukuman(a, 'U-1')]);
    expect([await ada(), await ragu()]).toEqual([['U-1'], []]);
  });

  test('yang NIP-nya NIP orang lain: hukuman dengan id itu tetap ada, dan kedua orangnya diragukan', async () => {
    const [a = '', b = '', c = ''] = nip;
    await kirim([hukuman(a, 'U-1'), hukuman(b, 'U-2')]);
    await kirim([hukuman(c, 'U-1', RUSAK)]);
    expect([await ada(), await ragu()]).toEqual([['U-1'], [a, c].sort()]);
    await kirim([hukuman(c, 'U-1', RUSAK)]);
    expect([await ada(), await ragu()]).toEqual([['U-1'], [a, c].sort()]);
    await kirim([]);
    expect([await ada(), await ragu()]).toEqual([[], []]);
  });

  test('hukuman yang barisnya disisihkan karena orang pada baris itu dibaca lebih baru tetap ada', async () => {
    const [a = '', b = ''] = nip;
    await kirim([hukuman(a, 'U-1')]);
    const segar = (pada: Date | null) =>
      m.sql(
        (sql) => sql`insert into kesegaran_pegawai (instansi, sisi, jenis, nip, pada) values (1, 'BKN', 'hukdis', ${b}, ${pada})
          on conflict (instansi, sisi, jenis, nip) do update set pada = excluded.pada`,
      );
    await segar(new Date(Date.now() + 3_600_000));
    await kirim([hukuman(b, 'U-1')]);
    expect(await ada()).toEqual(['U-1']);
    await segar(null);
    await kirim([]);
    expect(await ada()).toEqual([]);
  });

  test('kiriman yang satu barisnya tidak menyebut siapa pun tidak mengakhiri keraguan siapa pun', async () => {
    const [a = '', , c = ''] = nip;
    const tanpaOrang = hukuman('1,98E+17', 'U-9', RUSAK);
    await kirim([hukuman(a, 'U-1'), hukuman(a, 'U-4', RUSAK)]);
    await kirim([hukuman(c, 'U-3'), tanpaOrang]);
    expect(await ragu()).toEqual([a]);
    await kirim([hukuman(a, 'U-1'), tanpaOrang]);
    expect(await ragu()).toEqual([a]);
    await kirim([hukuman(a, 'U-1')]);
    expect(await ragu()).toEqual([]);
  });

  test.each([
    ['tidak terbaca dan ber-NIP', (n: string) => hukuman(n, 'U-7', RUSAK)],
    ['tidak terbaca dan hanya ber-id pegawai', (_n: string, id: string) => hukuman('', 'U-7', { pnsOrang: id, ...RUSAK })],
    ['terbaca dan ditolak karena bukan pegawai instansi ini', (n: string) => hukuman(n, 'U-7')],
  ] as const)('hukuman pegawai yang data utamanya pada instansi lain tetap ada: baris %s', async (_apa, baris) => {
    const [b = ''] = nip;
    const [p] = await m.sql(
      (sql) => sql<{ n: string; id: string }[]>`select lpad(nip::text, 18, '0') n, pns_id id from pegawai_bkn where instansi = 2 order by nip limit 1`,
    );
    const { n = '', id = '' } = p ?? {};
    await kirim([hukuman(b, 'U-2')]);
    await m.sql(
      (sql) =>
        sql`insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, sumber, oleh) values ('U-7', 1, ${n}, '25', 'S', '2026-02-01', 'SIASN', 'SISTEM')`,
    );
    await kirim([baris(n, id)]);
    expect([await ada(), await ragu()]).toEqual([['U-7'], [n]]);
    await kirim([hukuman(b, 'U-2')]);
    expect([await ada(), await ragu()]).toEqual([['U-2'], []]);
  });

  test('hukuman yang barisnya ditolak karena id pegawainya belum dikenal tetap ada, dan orangnya diragukan', async () => {
    const [a = '', b = ''] = nip;
    await kirim([hukuman(a, 'U-1'), hukuman(b, 'U-2')]);
    await kirim([hukuman('', 'U-1', { pnsOrang: 'ID-BELUM-ADA' })]);
    expect([await ada(), await ragu()]).toEqual([['U-1'], [a]]);
    await kirim([hukuman(b, 'U-2')]);
    await kirim([hukuman('', 'U-9', { pnsOrang: 'ID-BELUM-ADA', ...RUSAK })]);
    expect([await ada(), await ragu()]).toEqual([['U-2'], []]);
  });

  test('setiap baris terhitung tepat sekali', async () => {
    const [a = '', b = ''] = nip;
    await kirim([hukuman(a, 'U-1'), hukuman(a, 'U-1'), hukuman(b, 'U-2', RUSAK)]);
    const [t] = await m.sql((sql) => sql`select terbaca, diterapkan, tak_berubah, karantina, duplikat from tarikan order by id desc limit 1`);
    expect(t).toEqual({ terbaca: 3, diterapkan: 1, tak_berubah: 0, karantina: 1, duplikat: 1 });
  });
});

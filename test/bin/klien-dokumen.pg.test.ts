import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pisahkan } from '../../gateway/dokumen/kanonik.ts';
import { DOKUMEN_HUB } from '../../gateway/dokumen/manifes.ts';
import { type RakitanKlien, rakitKlien } from './rakit-klien.ts';

let r: RakitanKlien;
const token: Record<string, string> = {};
beforeAll(async () => {
  r = await rakitKlien();
  for (const tujuan of ['satu', 'dua']) {
    const nama = `${tujuan}.json`;
    const kunci = await r.publik(nama);
    await r.perintah('klien', 'buat', '--instansi', 'INS-1', '--tujuan', tujuan, '--kunci', kunci, '--penerbit', r.issuer);
    const { keluar } = await r.perintah('klien', 'token', '--penerbit', r.issuer, '--klien', `ins-1-${tujuan}`, '--folder', r.dir, '--nama', nama);
    token[tujuan] = keluar.trim();
  }
});
afterAll(() => r.tutup());

const A = 'query A { __typename }';
const B = 'query B { a: __typename }';
const sidik = (teks: string): string => `sha256:${pisahkan(teks)[0]?.sidik}`;
const berkas = async (nama: string, isi: string): Promise<string> => {
  await writeFile(join(r.dir, nama), isi);
  return join(r.dir, nama);
};
const dokumen = (...lain: string[]) => r.perintah('klien', 'dokumen', 'ins-1-satu', ...lain);
const tanya = async (tujuan: string, isi: object): Promise<[number, string | undefined, string]> => {
  const jawab = await fetch(`${r.hub}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token[tujuan]}`, 'content-type': 'application/json' },
    body: JSON.stringify(isi),
  });
  const teks = await jawab.text();
  return [jawab.status, (JSON.parse(teks) as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code, teks];
};
const status = async (tujuan: string, isi: object) => (await tanya(tujuan, isi)).slice(0, 2);
const peristiwa = () =>
  r.sql(async (sql) => [
    ...(await sql<
      { p: string; n: number | null }[]
    >`select peristiwa p, (data ->> 'jumlah')::int n from jejak where peristiwa like 'klien.dokumen%' order by pada, shard, urut`),
  ]);

test('tanpa daftar klien mengirim apa saja, juga sidik dari manifes', async () => {
  expect((await dokumen()).cerita).toContain('tidak berdaftar');
  for (const isi of [{ query: A }, { query: B }, { documentId: `sha256:${DOKUMEN_HUB.CobaKonsol.sidik}` }])
    expect(await status('satu', isi)).toEqual([200, undefined]);
});

test('dengan daftar hanya isinya: sidik dan teks boleh, yang lain 403 menyebut sidiknya; klien lain tidak tersentuh', async () => {
  const dipasang = await dokumen('--berkas', await berkas('a.graphql', A));
  expect(dipasang).toMatchObject({ kode: 0, keluar: expect.stringMatching(new RegExp(`^A\t${sidik(A)}\t.*\tCLI\n$`)) });
  for (const isi of [{ documentId: sidik(A) }, { query: A }, { query: '# komentar\nquery A\n{ __typename }' }])
    expect(await status('satu', isi)).toEqual([200, undefined]);
  for (const isi of [{ query: B }, { documentId: sidik(B) }]) {
    const [kode, sebab, teks] = await tanya('satu', isi);
    expect([kode, sebab]).toEqual([403, 'DOKUMEN_TIDAK_DIIZINKAN']);
    expect(teks).toContain(sidik(B));
    expect(teks).toContain('simpul klien dokumen');
  }
  expect(await status('satu', { documentId: `sha256:${DOKUMEN_HUB.CobaKonsol.sidik}` })).toEqual([403, 'DOKUMEN_TIDAK_DIIZINKAN']);
  expect(await status('dua', { query: B })).toEqual([200, undefined]);
});

test('daftar diganti seluruhnya, ditampilkan dengan isinya, dihapus, dan setiap perubahan tercatat sekali', async () => {
  await dokumen('--berkas', await berkas('a.graphql', `# sama\n${A}`));
  await dokumen('--berkas', await berkas('b.graphql', B), await berkas('c.graphql', 'query C { __typename }'));
  expect([await status('satu', { query: A }), await status('satu', { query: B })]).toEqual([
    [403, 'DOKUMEN_TIDAK_DIIZINKAN'],
    [200, undefined],
  ]);
  expect((await dokumen('--teks')).keluar).toMatch(/^B\tsha256:.*\nquery B \{\n.*\n\}\nC\t/);
  expect(await dokumen('--hapus')).toMatchObject({ kode: 0, keluar: '' });
  expect(await status('satu', { query: A })).toEqual([200, undefined]);
  expect(await peristiwa()).toEqual([
    { p: 'klien.dokumen_ditetapkan', n: 1 },
    { p: 'klien.dokumen_ditetapkan', n: 2 },
    { p: 'klien.dokumen_dihapus', n: null },
  ]);
});

test('yang cacat ditolak tanpa mengubah daftar', async () => {
  const sebelum = await r.sql((sql) => sql`select count(*)::int n from klien_dokumen`);
  const rusak = await berkas('rusak.graphql', 'query X { tidakAda }');
  for (const [argumen, kode] of [
    [['ins-1-satu', '--berkas', rusak], 2],
    [['ins-1-satu', '--berkas', rusak, '--hapus'], 2],
    [['ins-1-satu', '--berkas', join(r.dir, 'entah.graphql')], 2],
    [['tidak-ada', '--hapus'], 5],
    [['tidak-ada'], 5],
  ] as const)
    expect((await r.perintah('klien', 'dokumen', ...argumen)).kode, argumen.join(' ')).toBe(kode);
  expect(await r.sql((sql) => sql`select count(*)::int n from klien_dokumen`)).toEqual(sebelum);
});

test('peran layanan tidak membaca atau menulis daftar di luar fungsinya; baris yang sidiknya bukan milik teksnya tidak dapat ada', async () => {
  const sebagai = (peran: string, teks: string) =>
    r.sql((sql) =>
      sql.begin(async (tx) => {
        await tx.unsafe(`set local role ${peran}`);
        return tx.unsafe(teks);
      }),
    );
  for (const peran of ['simpul_app', 'simpul_sync'])
    for (const teks of [
      'select from klien_dokumen',
      "delete from klien_dokumen where klien = 'x'",
      "select klien_dokumen_tetapkan('ins-1-satu', '[]', 'a', 'b')",
    ])
      await expect(sebagai(peran, teks), `${peran}: ${teks}`).rejects.toMatchObject({ sqlState: '42501' });
  expect(await sebagai('simpul_app', "select klien_dokumen_daftar('ins-1-satu') d")).toEqual([{ d: null }]);
  await expect(
    r.sql((sql) => sql`insert into klien_dokumen (klien, sidik, nama, teks, oleh) values ('ins-1-satu', ${'0'.repeat(64)}, 'A', ${A}, 'uji')`),
  ).rejects.toMatchObject({ sqlState: '23514' });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { bacaNeraca, isSeimbang, type Neraca } from '../../sync/neraca.ts';
import { terimaUmpan, type UmpanDikirim } from '../../sync/unggahan/terima.ts';
import { potong, type RakitanUnggahan, rakitUnggahan, teks } from '../sync/unggahan/rakit-unggahan.ts';

const SEMUA = { tanggal: null, instansi: null } as const;
let r: RakitanUnggahan;
beforeAll(async () => {
  r = await rakitUnggahan(60, 2);
  const kirim = (lain: Partial<UmpanDikirim>, isi: string): Promise<unknown> =>
    terimaUmpan(
      r,
      { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'dev:uji', orang: 'uji' }, ...lain },
      potong(isi),
    );
  const bkn = teks(r.berkas('bkn', 1));
  await kirim({}, bkn);
  await kirim({}, bkn.replace(/\b\d{18}\b/, '1,98E+17'));
  await kirim({ sisi: 'SIMPEG' }, teks(r.berkas('simpeg', 1)));
  for (const jenis of ['kinerja', 'hukdis', 'formasi'] as const) await kirim({ jenis }, teks(r.berkas('bkn', 1, jenis)));
  await kirim({ instansi: 2 }, teks(r.berkas('bkn', 2)));
  await kirim({ instansi: 2 }, `${teks(r.berkas('bkn', 2)).split('\n').slice(0, 4).join('\n')}\n`);
  await kirim({ instansi: 2 }, 'bukan;tabel pegawai\n');
});
afterAll(() => r.hapus());

const baca = (pilihan: Parameters<typeof bacaNeraca>[1] = SEMUA): Promise<Neraca> => r.sql((sql) => bacaNeraca(sql, pilihan));
async function simpul(...argv: string[]): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const kode = await jalankanPerintah(
    ['tarikan', 'neraca', ...argv],
    { SIMPUL_DATA: r.data, DATABASE_URL: r.basis.url },
    {
      stdout: (s) => {
        keluar += s;
      },
      stderr: () => undefined,
    },
  );
  return { kode, keluar };
}

test('setiap baris yang diterima ada di neraca hari dan instansinya, fakta dan umpan yang ditahan juga', async () => {
  const n = await baca();
  expect(n.timpang).toEqual([]);
  expect(isSeimbang(n)).toBe(true);
  expect(n.baris.map((b) => `${b.sisi} ${b.jenis}`).sort()).toEqual([
    'BKN formasi',
    'BKN hukdis',
    'BKN kinerja',
    'BKN pegawai',
    'BKN pegawai',
    'SIMPEG pegawai',
  ]);
  const dua = n.baris.find((b) => b.instansi === r.instansi[1]?.id);
  expect(dua).toMatchObject({ umpan: 3, gagal: 1, berjalan: 0, tertahan: 3 });
  const satu = n.baris.find((b) => b.jenis === 'kinerja');
  expect(satu?.terbaca).toBeGreaterThan(5);
});

test('perintah menyaring hari dan instansi, menulis teks dan JSON, dan menolak hari yang tidak ada', async () => {
  const hari = (await baca()).baris[0]?.tanggal ?? '';
  const semua = await simpul('--json', '--tanggal', hari);
  expect([semua.kode, (JSON.parse(semua.keluar) as Neraca & { seimbang: boolean }).seimbang]).toEqual([0, true]);
  const satu = await simpul('--instansi', r.instansi[1]?.kodeCepat ?? '');
  expect([satu.kode, satu.keluar.trimEnd().split('\n').length]).toEqual([0, 3]);
  expect(JSON.parse((await simpul('--json', '--tanggal', '2001-01-01')).keluar)).toEqual({ seimbang: true, baris: [], timpang: [] });
  expect((await simpul('--tanggal', '2026-02-31')).kode).toBe(2);
});

test.each([
  [
    'satu baris lebih pada umpan pegawai',
    `update tarikan set diterapkan = diterapkan + 1 where id = (select min(id) from tarikan where jenis = 'pegawai')`,
    'JUMLAH',
  ],
  ['satu baris lebih pada umpan fakta', `update tarikan set terbaca = terbaca + 1 where jenis = 'kinerja'`, 'JUMLAH'],
  [
    'baris ditolak yang hilang',
    `delete from baris_ditolak where (tarikan, baris) in (select tarikan, baris from baris_ditolak order by 1, 2 limit 1)`,
    'BARIS_DITOLAK',
  ],
  [
    'umpan yang diterapkan dua kali',
    `select jejak_catat('tarikan.diterapkan', jsonb_build_object('tarikan', (select min(id) from tarikan)), 'SISTEM', 'SISTEM');
     set constraints all immediate`,
    'JEJAK',
  ],
])('kendali: %s terlihat', async (_nama, rusak, sebab) => {
  const n = await r.sql((sql) =>
    sql
      .begin(async (tx) => {
        await tx.unsafe(rusak);
        throw Object.assign(new RangeError('batal'), { neraca: await bacaNeraca(tx, SEMUA) });
      })
      .catch((galat: { neraca: Neraca }) => galat.neraca),
  );
  expect(isSeimbang(n)).toBe(false);
  expect(n.timpang.map((t) => t.sebab)).toEqual([sebab]);
});

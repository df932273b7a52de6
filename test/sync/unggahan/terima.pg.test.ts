import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { prosesTarikan } from '../../../sync/proses-tarikan.ts';
import { tulisGagal } from '../../../sync/unggahan/gagal.ts';
import { bacaTersimpan, type LaporanUmpan, susunLaporan } from '../../../sync/unggahan/laporan.ts';
import { catatUmpan, tarikanTerbengkalai, terimaUmpan, type UmpanDikirim } from '../../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../../sync/unggahan/uji.ts';
import { potong, type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
beforeAll(async () => {
  r = await rakitUnggahan();
});
afterAll(() => r.hapus());

const oleh = { subjek: 'dev:uji', orang: 'orang-uji' };
const umpan = (instansi: number, lain: Partial<UmpanDikirim> = {}): UmpanDikirim => ({
  instansi,
  sisi: 'BKN',
  jenis: 'pegawai',
  asal: 'UNGGAH',
  lengkap: true,
  oleh,
  ...lain,
});
const terima = (u: UmpanDikirim, ...isi: (string | Buffer)[]): Promise<LaporanUmpan> => terimaUmpan(r, u, potong(...isi));
const jumlah = ({ diterapkan, takBerubah, karantina, duplikat }: LaporanUmpan): number => diterapkan + takBerubah + karantina + duplikat;

/** Sets one column of the n-th data row of a CSV without quotes in that row. */
function gantiSel(csv: string, pemisah: string, kolom: string, ganti: Readonly<Record<number, string>>): string {
  const baris = csv.split('\n');
  const letak = (baris[0] ?? '').replace(/\r$/, '').split(pemisah).indexOf(kolom);
  expect(letak).toBeGreaterThanOrEqual(0);
  for (const [n, nilai] of Object.entries(ganti)) {
    const sel = (baris[Number(n)] ?? '').split(pemisah);
    sel[letak] = nilai;
    baris[Number(n)] = sel.join(pemisah);
  }
  return baris.join('\n');
}

const pemisahDari = (csv: string): string => ((csv.split('\n')[0] ?? '').includes(';') ? ';' : ',');

test('ekspor BKN diterima: baris diterapkan, kolom tambahan disebut, jejak dan berkasnya ada', async () => {
  const l = await terima(umpan(1), teks(r.berkas('bkn', 1)));
  expect(l).toMatchObject({ status: 'DITERAPKAN', sisi: 'BKN', takBerubah: 0, sebab: null });
  expect(l.diterapkan).toBeGreaterThan(10);
  expect(jumlah(l)).toBe(l.terbaca);
  const [j] = await r.sql((sql) => sql`select data, pelaku, orang from jejak where peristiwa = 'tarikan.diterima' and data ->> 'tarikan' = ${l.tarikanId}`);
  expect(j).toEqual({ data: { tarikan: l.tarikanId, instansi: 1, sisi: 'BKN', jenis: 'pegawai' }, pelaku: oleh.subjek, orang: oleh.orang });
  const [t] = await r.sql((sql) => sql<{ berkas: string; sha256: string; oleh: string }[]>`select berkas, sha256, oleh from tarikan where id = ${l.tarikanId}`);
  expect(t?.berkas).toContain(t?.sha256);
  expect(teks(t?.berkas ?? '')).toBe(teks(r.berkas('bkn', 1)));
  expect(t?.oleh).toBe(oleh.subjek);
});

test('berkas yang sama sekali lagi, juga sebagai gzip, diterima dan tidak mengubah apa pun', async () => {
  const isi = teks(r.berkas('bkn', 1));
  for (const badan of [isi, gzipSync(isi)]) {
    const l = await terima(umpan(1), badan);
    expect(l.status).toBe('DITERAPKAN');
    expect(l.diterapkan).toBe(0);
    expect(jumlah(l)).toBe(l.terbaca);
    expect(l.takBerubah + l.karantina + l.duplikat).toBe(l.terbaca);
  }
});

test('baris yang ditolak disebut baris, kolom, kode dan pesannya; NIP yang dibulatkan Excel dikatakan begitu', async () => {
  const asli = teks(r.berkas('bkn', 2));
  const p = pemisahDari(asli);
  const l = await terima(umpan(2), gantiSel(asli, p, 'nip_baru', { 2: '1,98E+17', 4: '123' }));
  expect(l.status).toBe('DITERAPKAN');
  const kode = new Map(l.ditolak.map((d) => [d.baris, d]));
  expect(kode.get(3)).toMatchObject({ kolom: 'nip_baru', kode: p === ',' ? expect.any(String) : 'NIP_DIBULATKAN_EXCEL' });
  expect(kode.get(5)).toMatchObject({ kolom: 'nip_baru', kode: 'NIP_BUKAN_18_DIGIT', pesan: expect.stringContaining('18 angka') });
  expect(l.karantina).toBe(l.ditolak.length);
  expect(jumlah(l)).toBe(l.terbaca);
  expect(l.gagalUrl).toBe(`/v1/unggahan/${l.tarikanId}/gagal.csv`);
});

test('berkas baris gagal memuat kolom yang sama ditambah _kesalahan, dan dapat diunggah lagi sesudah dibetulkan', async () => {
  const asli = teks(r.berkas('bkn', 3));
  const p = pemisahDari(asli);
  const l = await terima(umpan(3), gantiSel(asli, p, 'nip_baru', { 1: '19800101' }));
  const t = await r.sql((sql) => bacaTersimpan(sql, l.tarikanId ?? ''));
  let csv = '';
  await tulisGagal(r.url, { id: t?.id ?? '', berkas: t?.berkas ?? null }, async (s) => {
    csv += s;
  });
  const baris = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  const kepalaAsli = (asli.split('\n')[0] ?? '').replace(/\r$/, '');
  expect(baris[0]).toBe(`${kepalaAsli}${p}_kesalahan`);
  expect(baris).toHaveLength(l.ditolak.length + 1);
  expect(baris[1]).toContain('baris 2, kolom nip_baru: NIP_BUKAN_18_DIGIT');
  const lagi = await ujiUmpan(r, umpan(3, { lengkap: false }), potong(csv));
  expect(lagi.terbaca).toBe(l.ditolak.length);
});

test('uji mengatakan persis apa yang kemudian terjadi, tanpa meninggalkan jejak di tabel maupun folder', async () => {
  const potret = (): Promise<unknown> =>
    r.sql(
      (
        sql,
      ) => sql`select (select count(*) from tarikan)::int t, (select count(*) from baris_ditolak)::int d, (select count(*) from jejak)::int j, (select count(*) from staging_pegawai)::int s,
        (select count(*) from staging_fakta)::int f, (select count(*) from pegawai_simpeg)::int p, (select count(*) from kesegaran)::int k`,
    );
  const kasus: [UmpanDikirim, string][] = [
    ...[1, 2, 3, 4].map((no): [UmpanDikirim, string] => [umpan(no, { sisi: 'SIMPEG' }), r.berkas('simpeg', no)]),
    [umpan(1, { jenis: 'kinerja' }), r.berkas('bkn', 1, 'kinerja')],
    [umpan(4, { jenis: 'kinerja' }), r.berkas('bkn', 4, 'kinerja')],
    [umpan(2, { jenis: 'formasi' }), r.berkas('bkn', 2, 'formasi')],
    [umpan(1, { jenis: 'hukdis' }), r.berkas('bkn', 1, 'hukdis')],
  ];
  for (const [u, berkas] of kasus) {
    const sebelum = { tabel: await potret(), folder: readdirSync(r.dir).sort() };
    const { tarikanId, gagalUrl: _g, status, ...duga } = await ujiUmpan(r, u, potong(teks(berkas)));
    expect({ tarikanId, status }).toEqual({ tarikanId: null, status: 'UJI' });
    expect({ tabel: await potret(), folder: readdirSync(r.dir).sort() }).toEqual(sebelum);
    const { tarikanId: _t, gagalUrl: _u, status: nyata, ...isi } = await terima(u, teks(berkas));
    expect(nyata).toBe('DITERAPKAN');
    expect(duga).toEqual(isi);
    expect(isi.diterapkan + isi.takBerubah + isi.karantina + isi.duplikat).toBe(isi.terbaca);
  }
});

test('umpan yang kehilangan terlalu banyak pegawai ditahan, dan uji sudah mengatakannya', async () => {
  const separuh = teks(r.berkas('bkn', 1)).split('\n').slice(0, 6).join('\n');
  const duga = await ujiUmpan(r, umpan(1), potong(separuh));
  expect(duga.sebab).toMatch(/ditahan: kehilangan \d+ dari \d+/);
  const l = await terima(umpan(1), separuh);
  expect(l.status).toBe('TERTUNDA');
  expect(l.sebab).toMatch(/kehilangan \d+ dari \d+ pegawai/);
  expect((await terima(umpan(1, { lengkap: false }), separuh)).status).toBe('DITERAPKAN');
});

test('berkas yang tidak dapat dibaca berakhir GAGAL dengan sebabnya, bukan galat', async () => {
  const l = await terima(umpan(1), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]));
  expect(l).toMatchObject({ status: 'GAGAL', terbaca: 0, sebab: expect.stringContaining('Excel') });
  expect(await terima(umpan(1), 'a;b\n1;2\n')).toMatchObject({ status: 'GAGAL', sebab: expect.stringContaining('nip_baru') });
});

test('umpan yang diterima tetapi belum diolah ditemukan lagi, dalam urutan penerimaan, dan dapat diselesaikan', async () => {
  const isi = teks(r.berkas('bkn', 4));
  const { id: satu } = await catatUmpan(r, umpan(4), potong(isi));
  const { id: dua } = await catatUmpan(r, umpan(4), potong(isi));
  expect(await r.sql((sql) => tarikanTerbengkalai(sql, 3_600))).toEqual([]);
  expect(await r.sql((sql) => tarikanTerbengkalai(sql, 0))).toEqual([satu, dua]);
  await r.sql(async (sql) => {
    await sql`select pg_advisory_lock(7002, 4)`;
    expect(await tarikanTerbengkalai(sql, 0)).toEqual([]);
  });
  for (const id of [satu, dua]) await prosesTarikan(r, id);
  expect(await r.sql((sql) => tarikanTerbengkalai(sql, 0))).toEqual([]);
  expect((await r.sql((sql) => bacaTersimpan(sql, dua)))?.status).toBe('DITERAPKAN');
});

test('umpan yang sudah selesai tidak diolah lagi: baris tertolaknya tetap dan tidak ada sisa di staging', async () => {
  const baris = teks(r.berkas('bkn', 4)).trimEnd().split('\n');
  const ganda = (baris[1] ?? '').replace(/\b(II|III|IV|\d{4}-\d{2}-\d{2}|\d{2}-\d{2}-\d{4})\b/, 'X');
  const l = await terima(umpan(4), [...baris, ganda].join('\n'));
  expect(l.ditolak.map((d) => d.kode)).toContain('NIP_GANDA_DALAM_BERKAS');
  expect(await prosesTarikan(r, l.tarikanId ?? '')).toEqual({ hasil: 'SUDAH' });
  const lagi = await r.sql((sql) => susunLaporan(sql, l.tarikanId ?? ''));
  expect(lagi).toEqual(l);
  expect(await r.sql((sql) => sql`select count(*)::int n from staging_kunci where tarikan = ${l.tarikanId}`)).toEqual([{ n: 0 }]);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteTautan } from '../../bin/akar/rute-tautan.ts';
import { bukaIsi, type IsiTersimpan } from '../../subgraphs/mutasi/isi-tersimpan.ts';
import { ajukan } from '../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from '../subgraphs/mutasi/dunia.ts';
import { type LayananUji, layaniRute } from '../support/rute.ts';

const BUAT = 'mutation ($input: BuatTautanUsulInput!) { h: buatTautanUsul(input: $input) { id url berakhirPada userErrors { field kode } } }';
const CABUT = 'mutation ($input: CabutTautanUsulInput!) { h: cabutTautanUsul(input: $input) { id userErrors { field kode } } }';
const DAFTAR = 'query ($id: ID!) { usul(id: $id) { tautan { id pegawai { nip } berakhirPada dicabutPada } } }';
const NIP = [nipKe(1), nipKe(2)] as const;
const asn = (nip: string) => ({ ...pemanggil('ASN'), subjek: `asn-${nip.slice(-3)}`, instansi: null, nip });

let dunia: Dunia;
let layanan: LayananUji;
let usul: { id: string; nomor: string };
beforeAll(async () => {
  dunia = await buatDunia();
  await dunia.tambahPegawai(NIP[0], 1, { golAkhirId: '11' });
  await dunia.tambahPegawai(NIP[1], 1, { kedudukanHukumId: '99' });
  ({ usul } = await ajukan(dunia, NIP));
  layanan = await layaniRute([ruteTautan(dunia.pool)], () => {
    throw new RangeError('rute ini tanpa masuk');
  });
});
afterAll(async () => {
  await layanan.tutup();
  await dunia.tutup();
});

const buat = async (siapa: Parameters<Dunia['jalankan']>[0], nip: string, hari?: number, usulId = usul.id) =>
  (await dunia.jalankan(siapa, BUAT, { input: { usulId, nip, ...(hari !== undefined && { hari }) } }))['h'];
const buka = (url: string, terima = 'application/json') => fetch(`${layanan.url}${url}`, { headers: { accept: terima } });
const jejak = async (): Promise<number> => (await dunia.admin.query("select count(*)::int n from jejak where peristiwa = 'mutasi.tautan_dibuka'")).rows[0].n;

describe('tautan pantau', () => {
  test('pegawai membukanya tanpa masuk: status, tahap, tanggal, dan aturan yang menahan dirinya', async () => {
    const { url } = await buat(asn(NIP[1]), NIP[1]);
    const isi = await (await buka(url)).json();
    expect(isi).toMatchObject({ nomor: usul.nomor, status: 'DITAHAN', instansi: 'Kabupaten Contoh 01', tujuan: { jabatan: 'Kepala Seksi Contoh' } });
    expect(isi.pemeriksaan.butir.map((b: { kode: string }) => b.kode)).toContain('A07');
    const halaman = await buka(url, 'text/html');
    expect(halaman.headers.get('referrer-policy')).toBe('no-referrer');
    expect(halaman.headers.get('cache-control')).toBe('no-store');
    const teks = await halaman.text();
    for (const t of ['<html lang="id">', '<h1>Usul mutasi Anda</h1>', 'Ditahan sampai penyebabnya diselesaikan', 'Kedudukan hukum aktif', '<time datetime="'])
      expect(teks).toContain(t);
  });

  test('berita acara dari sebelum bentuk 2 terbaca sama', async () => {
    const { url } = await buat(asn(NIP[1]), NIP[1]);
    const kini = (await (await buka(url)).json()).pemeriksaan;
    const { rows } = await dunia.admin.query<{ id: string; isi: IsiTersimpan }>('select id, isi from berita_acara where usul = $1', [usul.id]);
    await dunia.admin.query('alter table berita_acara disable trigger user');
    for (const { id, isi } of rows) {
      expect(isi.bentuk).toBe(2);
      await dunia.admin.query('update berita_acara set isi = $2 where id = $1', [id, JSON.stringify(bukaIsi(isi))]);
    }
    await dunia.admin.query('alter table berita_acara enable trigger user');
    expect(kini.butir.length).toBeGreaterThan(0);
    expect((await (await buka(url)).json()).pemeriksaan).toEqual(kini);
  });

  test('tidak ada NIP di alamat maupun isi, tidak ada nama, dan tidak ada apa pun tentang rekan di usul yang sama', async () => {
    const satu = await buat('OPERATOR_INSTANSI', NIP[0]);
    const dua = await buat('OPERATOR_INSTANSI', NIP[1]);
    const isi = [];
    for (const { url } of [satu, dua]) {
      expect(url).toMatch(/^\/v1\/tautan\/[A-Za-z0-9_-]{43}$/);
      for (const terima of ['application/json', 'text/html']) isi.push(await (await buka(url, terima)).text());
    }
    for (const t of isi) {
      expect(t).not.toContain('PEGAWAI CONTOH');
      for (const nip of NIP) expect(t).not.toContain(nip);
    }
    // Only the second person's standing fails, only the first's rank.
    expect(isi[0]).not.toContain('"A07"');
    expect(isi[2]).toContain('"A07"');
    expect(isi[0]).toContain('"D01"');
    expect(isi[2]).not.toContain('"D01"');
  });

  test('hanya sidiknya yang tersimpan, dan simpul_app pun tidak dapat membacanya kembali', async () => {
    const { url } = await buat('OPERATOR_INSTANSI', NIP[0]);
    const rahasia = url.split('/').at(-1);
    const { rows } = await dunia.admin.query(
      'select t::text as baris from tautan_usul t union all select j::text from jejak j union all select i::text from idempotensi i',
    );
    for (const { baris } of rows) expect(baris).not.toContain(rahasia);
    await expect(dunia.pool.query('select sidik from tautan_usul')).rejects.toMatchObject({ code: '42501' });
  });

  test('setiap pembukaan tercatat tanpa NIP; yang salah, berakhir, atau dicabut dijawab sama dan tidak tercatat', async () => {
    const { url, id } = await buat('OPERATOR_INSTANSI', NIP[0], 1);
    const awal = await jejak();
    await buka(url);
    await buka(url, 'text/html');
    expect(await jejak()).toBe(awal + 2);
    const { rows } = await dunia.admin.query("select data, pelaku, orang from jejak where peristiwa = 'mutasi.tautan_dibuka' order by pada desc limit 1");
    expect(rows[0]).toEqual({ data: { tautan: id, usul: usul.id }, pelaku: 'TAUTAN', orang: `TAUTAN-${id}` });
    await dunia.admin.query(
      `alter table tautan_usul disable trigger user; update tautan_usul set berakhir_pada = now() - interval '1 second' where id = ${id}`,
    );
    const lain = await buat('OPERATOR_INSTANSI', NIP[0]);
    expect((await dunia.jalankan('OPERATOR_INSTANSI', CABUT, { input: { id: lain.id } }))['h']).toEqual({ id: lain.id, userErrors: [] });
    const jawab = await Promise.all(
      [url, lain.url, `/v1/tautan/${'x'.repeat(43)}`, '/v1/tautan/x', '/v1/tautan/'].map(async (u) => [
        (await buka(u)).status,
        await (await buka(u)).text(),
        await (await buka(u, 'text/html')).text(),
      ]),
    );
    expect(new Set(jawab.map((j) => JSON.stringify(j))).size).toBe(1);
    expect(jawab[0]?.[0]).toBe(404);
    expect(await jejak()).toBe(awal + 2);
  });

  test('diulang dengan kunci idempotensi yang sama: tautan yang sama tanpa rahasianya, bukan tautan kedua; isi lain ditolak (I4)', async () => {
    const lewat = async (hari: number) =>
      (await dunia.jalankan('OPERATOR_INSTANSI', BUAT, { input: { usulId: usul.id, nip: NIP[0], hari } }, 'kunci-tautan'))['h'];
    const pertama = await lewat(2);
    const { rows: awal } = await dunia.admin.query('select count(*)::int n from tautan_usul');
    expect(await lewat(2)).toEqual({ ...pertama, url: null });
    expect((await dunia.admin.query('select count(*)::int n from tautan_usul')).rows).toEqual(awal);
    expect((await buka(pertama.url)).status).toBe(200);
    await expect(lewat(3)).rejects.toMatchObject({ kode: 'KUNCI_DIPAKAI_LAIN' });
  });

  test('hanya pegawainya sendiri dan operator instansi pengusul yang membuat dan mencabut; orang lain tidak melihatnya', async () => {
    expect((await buat(asn(NIP[0]), NIP[1])).userErrors).toEqual([{ field: 'usulId', kode: 'TIDAK_DITEMUKAN' }]);
    expect((await buat(pemanggil('OPERATOR_INSTANSI', 2), NIP[0])).userErrors).toEqual([{ field: 'usulId', kode: 'TIDAK_DITEMUKAN' }]);
    expect((await buat('OPERATOR_INSTANSI', nipKe(9))).userErrors).toEqual([{ field: 'usulId', kode: 'TIDAK_DITEMUKAN' }]);
    expect((await buat('OPERATOR_INSTANSI', NIP[0], 91)).userErrors).toEqual([{ field: 'hari', kode: 'MASUKAN_SALAH' }]);
    await expect(dunia.jalankan('PPK', BUAT, { input: { usulId: usul.id, nip: NIP[0] } })).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    const { id } = await buat('OPERATOR_INSTANSI', NIP[0]);
    for (const p of [asn(NIP[1]), pemanggil('OPERATOR_INSTANSI', 2)])
      expect((await dunia.jalankan(p, CABUT, { input: { id } }))['h'].userErrors).toEqual([{ field: 'id', kode: 'TIDAK_DITEMUKAN' }]);
    const milik = (await dunia.jalankan(asn(NIP[1]), DAFTAR, { id: usul.id }))['usul'].tautan;
    expect(milik.length).toBeGreaterThan(0);
    expect(new Set(milik.map((t: { pegawai: { nip: string } }) => t.pegawai.nip))).toEqual(new Set([NIP[1]]));
    expect((await dunia.jalankan('PPK', DAFTAR, { id: usul.id }))['usul'].tautan).toEqual([]);
  });
});

import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteAduan } from '../../bin/akar/rute-aduan.ts';
import { jamSistem } from '../../platform/clock.ts';
import { brankasUji } from '../support/brankas.ts';
import { buatDunia, type DuniaUji, isiInstansi, isiPegawai, nipUji } from '../support/isi.ts';
import { type LayananUji, layaniRute } from '../support/rute.ts';

const NIP = nipUji(1);
const BAIK = { kategori: 'NETRALITAS', nip: NIP, uraian: 'Ikut berkampanye bagi calon contoh di lapangan desa.' };

let dunia: DuniaUji;
let layanan: LayananUji;
/** Each test sends from an address of its own, as the one proxy in front saw it. */
let alamat = 0;
const dariAlamat = (): Record<string, string> => ({ 'x-forwarded-for': `192.0.2.${alamat}` });

beforeAll(async () => {
  dunia = await buatDunia();
  await isiPegawai(dunia, { nip: NIP, instansi: await isiInstansi(dunia, 1) });
  layanan = await layaniRute(ruteAduan({ pool: dunia.pool, brankas: brankasUji, jam: jamSistem, proksi: 1 }), () => {
    throw new RangeError('rute ini tanpa masuk');
  });
});
afterAll(async () => {
  await layanan.tutup();
  await dunia.tutup();
});

const kirim = (isi: unknown, kepala: Record<string, string> = {}) =>
  fetch(`${layanan.url}/v1/aduan`, { method: 'POST', headers: { 'content-type': 'application/json', ...dariAlamat(), ...kepala }, body: JSON.stringify(isi) });
const formulir = (isi: Record<string, string>) => fetch(`${layanan.url}/aduan`, { method: 'POST', headers: dariAlamat(), body: new URLSearchParams(isi) });
const tanya = (jalur: string, terima = 'application/json') => fetch(`${layanan.url}${jalur}`, { headers: { accept: terima, ...dariAlamat() } });
const banyak = async (): Promise<number> => (await dunia.admin.query('select count(*)::int n from aduan')).rows[0].n;

describe('mengadu tanpa masuk', () => {
  test('JSON: nomor aduan, lalu keadaannya dengan nomor itu; tanpa nama, NIP, instansi, atau uraian', async () => {
    alamat = 1;
    const jawab = await kirim({ ...BAIK, pelaporNama: 'PELAPOR REKAAN' });
    expect(jawab.status).toBe(201);
    const { nomor, status, keterangan, alamat: di } = await jawab.json();
    expect({ status, di }).toEqual({ status: 'DITERIMA', di: `/v1/aduan/${nomor}` });
    expect(keterangan).toContain('menunggu verifikasi');
    const lihat = await tanya(di);
    expect(lihat.headers.get('cache-control')).toBe('no-store');
    const isi = await lihat.text();
    expect(JSON.parse(isi)).toMatchObject({ nomor, status: 'DITERIMA' });
    const halaman = await (await tanya(`/aduan/status?nomor=${nomor.toLowerCase()}`, 'text/html')).text();
    expect(halaman).toContain('menunggu verifikasi');
    for (const teks of [isi, halaman]) for (const rahasia of [NIP, 'PELAPOR', 'Kabupaten', 'berkampanye']) expect(teks).not.toContain(rahasia);
  });

  test('formulir: halaman tanpa skrip, CSP ketat, setiap isian berlabel; kesalahan disebut di bidangnya dan isian tidak hilang', async () => {
    alamat = 2;
    const kosong = await tanya('/aduan', 'text/html');
    expect(kosong.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(kosong.headers.get('referrer-policy')).toBe('no-referrer');
    const teks = await kosong.text();
    expect(teks).not.toMatch(/<script|\son\w+=/i);
    for (const [, id] of teks.matchAll(/<(?:input|select|textarea) id="(\w+)"/g)) expect(teks, id).toContain(`<label for="${id}">`);
    const salah = await formulir({ ...BAIK, nip: '12', uraian: '<b>"pendek', kunci: 'k' });
    expect(salah.status).toBe(400);
    const ulang = await salah.text();
    for (const t of ['role="alert"', '<a href="#nip">NIP terdiri dari 18 angka.</a>', 'id="nip-salah"', '&lt;b&gt;&quot;pendek', 'value="NETRALITAS" selected'])
      expect(ulang).toContain(t);
    expect(ulang).not.toContain('<b>"pendek');
  });

  test('halaman situs lain tidak dapat mengadu lewat peramban pengunjungnya', async () => {
    alamat = 8;
    const awal = await banyak();
    // fetch itself may not set this header; a browser does.
    const status = await new Promise<number | undefined>((selesai, gagal) => {
      const kepala = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', ...dariAlamat() };
      const r = request(`${layanan.url}/aduan`, { method: 'POST', headers: kepala }, (res) => selesai(res.resume().statusCode));
      r.on('error', gagal).end(new URLSearchParams(BAIK).toString());
    });
    expect(status).toBe(403);
    expect(await banyak()).toBe(awal);
  });

  test('menekan tombol dua kali tetap satu aduan; kunci yang sama dengan isi lain ditolak', async () => {
    alamat = 3;
    const awal = await banyak();
    const isi = { ...BAIK, kunci: 'kunci-formulir-3' };
    const [a, b] = await Promise.all([formulir(isi), formulir(isi)]);
    const nomor = async (r: Response): Promise<string | undefined> => /ADU(-\w{4}){4}/.exec(await r.text())?.[0];
    expect(await nomor(a)).toBe(await nomor(b));
    expect(await banyak()).toBe(awal + 1);
    expect((await formulir({ ...isi, uraian: `${BAIK.uraian} Dan lagi.` })).status).toBe(409);
    const json = await Promise.all([1, 2].map(() => kirim(BAIK, { 'idempotency-key': 'json-3' })));
    expect(json.map((r) => r.status).sort()).toEqual([200, 201]);
    expect(await banyak()).toBe(awal + 2);
  });

  test('tanpa NIP dan NIK: dirujuk ke SP4N-LAPOR; uraian dan pelapor tidak disimpan', async () => {
    alamat = 4;
    const { nip: _, ...tanpa } = BAIK;
    const jawab = await kirim({ ...tanpa, pelaporNama: 'PELAPOR REKAAN' });
    expect(jawab.status).toBe(200);
    const { nomor, status, keterangan } = await jawab.json();
    expect(status).toBe('DIRUJUK');
    expect(keterangan).toContain('SP4N-LAPOR');
    const { rows } = await dunia.admin.query('select uraian, nip, anonim, terlapor from aduan where nomor = $1', [nomor]);
    expect(rows).toEqual([{ uraian: null, nip: null, anonim: true, terlapor: 'TANPA_NOMOR' }]);
    expect(await (await formulir(tanpa)).text()).toContain('dirujuk ke SP4N-LAPOR');
  });

  test('NIP yang dikenal dan yang tidak dikenal dijawab sama', async () => {
    alamat = 5;
    const bentuk = async (nip: string): Promise<string> => {
      const r = await kirim({ ...BAIK, nip });
      return `${r.status} ${(await r.text()).replaceAll(/ADU(-\w{4}){4}/g, 'ADU')}`;
    };
    expect(await bentuk(nipUji(77))).toBe(await bentuk(NIP));
  });

  test('nomor yang tidak ada, salah ketik, atau bukan nomor dijawab sama', async () => {
    alamat = 6;
    const jalur = ['ADU-0000-0000-0000-0000', 'ADU-0000-0000-0000-0001', 'x', '', "'; drop table aduan", 'A'.repeat(500)].map(
      (n) => `/v1/aduan/${encodeURIComponent(n)}`,
    );
    for (const terima of ['application/json', 'text/html']) {
      const jawab = await Promise.all(jalur.map((j) => tanya(j, terima)));
      expect(new Set(jawab.map((r) => r.status))).toEqual(new Set([404]));
      expect(new Set(await Promise.all(jawab.map((r) => r.text()))).size).toBe(1);
    }
  });

  test('yang bukan aduan ditolak dengan sebabnya: bukan JSON, bukan objek, terlalu panjang, jenis isi lain', async () => {
    alamat = 7;
    const mentah = (body: string, jenis = 'application/json') =>
      fetch(`${layanan.url}/v1/aduan`, { method: 'POST', headers: { 'content-type': jenis, ...dariAlamat() }, body });
    for (const r of await Promise.all([mentah('{'), mentah('[]'), mentah('null'), mentah('x'.repeat(70_000)), mentah('{}', 'text/plain')])) {
      expect(r.status).toBe(400);
      expect(r.headers.get('content-type')).toBe('application/problem+json');
    }
    const bidang = await (await kirim({ kategori: 'X', uraian: 1 })).json();
    expect(bidang.galat.map((g: { bidang: string }) => g.bidang).sort()).toEqual(['kategori', 'uraian']);
  });

  test('sesudah 20 kiriman sejam dari satu alamat: 429 dengan Retry-After, alamat lain tetap dilayani, dan tidak satu alamat pun tersimpan', async () => {
    alamat = 200;
    const status = [];
    for (let i = 0; i < 21; i++) status.push((await kirim({})).status);
    expect(status).toEqual([...Array(20).fill(400), 429]);
    const ditolak = await formulir(BAIK);
    expect(ditolak.status).toBe(429);
    expect(Number(ditolak.headers.get('retry-after'))).toBeGreaterThan(0);
    alamat = 201;
    expect((await kirim(BAIK)).status).toBe(201);
    const { rows } = await dunia.admin.query("select string_agg(a::text, ' ') || (select string_agg(j::text, ' ') from jejak j) x from aduan a");
    expect(rows[0].x).toContain('aduan.diterima');
    expect(rows[0].x).not.toContain('192.0.2.');
  });
});

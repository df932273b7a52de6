import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteBeritaAcara } from '../../bin/akar/rute-berita-acara.ts';
import { ruteVerifikasi } from '../../bin/akar/rute-verifikasi.ts';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import type { Pemanggil } from '../../domain/akses.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { daftarkanKunciPertek, penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import { ajukan } from '../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from '../subgraphs/mutasi/dunia.ts';
import { type LayananUji, layaniRute } from '../support/rute.ts';

const NIP = [nipKe(1), nipKe(2)] as const;
let dunia: Dunia;
let dir: string;
let layanan: LayananUji;
let id: string;

const asn = (nip: string): Pemanggil => ({ ...pemanggil('ASN'), instansi: null, nip });
const PELAKU: Readonly<Record<string, Pemanggil>> = {
  ppk: pemanggil('PPK'),
  lain: pemanggil('PPK', 2),
  auditor: pemanggil('AUDITOR_ASN'),
  panrb: pemanggil('VIEWER_PANRB'),
  asn: asn(NIP[0]),
  asing: asn(nipKe(9)),
};

beforeAll(async () => {
  dunia = await buatDunia();
  dir = mkdtempSync(join(tmpdir(), 'simpul-ba-'));
  await sqlUntukIrisan(dunia.url, async (sql) => {
    await isiKunciPemanggil(sql, 'k1', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL));
    await daftarkanKunciPertek(sql, dir);
  });
  for (const nip of NIP) await dunia.tambahPegawai(nip);
  const hasil = await ajukan(dunia, NIP);
  id = hasil.beritaAcara.id;
  const bahan = { pool: dunia.pool, penandaTangan: penandaTanganLokal(dir), alamatUmum: 'https://simpul.contoh.example' };
  const rute = [ruteBeritaAcara(bahan), ruteVerifikasi(dunia.pool)];
  layanan = await layaniRute(rute, (nama) => {
    const p = PELAKU[nama] as Pemanggil;
    return { pemanggil: p, tertanda: dunia.tertanda(p), permintaanId: 'uji', kunciIdempotensi: null };
  });
});
afterAll(async () => {
  await layanan.tutup();
  rmSync(dir, { recursive: true, force: true });
  await dunia.tutup();
});

const ambil = (jalur: string, siapa?: string, terima = '*/*') =>
  fetch(`${layanan.url}${jalur}`, { headers: { accept: terima, ...(siapa !== undefined && { 'x-uji': siapa }) } });
async function pdf(siapa: string): Promise<Buffer> {
  const jawab = await ambil(`/v1/berita-acara/${id}.pdf`, siapa);
  const isi = Buffer.from(await jawab.arrayBuffer());
  expect(jawab.status, isi.toString('utf8', 0, 300)).toBe(200);
  return isi;
}
const kode = async (): Promise<string> =>
  (
    await dunia.jalankan('AUDITOR_ASN', 'query ($i: ID!) { usul(id: $i) { beritaAcara { id kode urlPdf urlVerifikasi tandaTangan { kid dokumen } } } }', {
      i: await usulId(),
    })
  )['usul'].beritaAcara[0];
const usulId = async (): Promise<string> => String((await dunia.admin.query('select usul from berita_acara where id = $1', [id])).rows[0].usul);

async function perintah(...argv: string[]): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const tulis = (s: string): void => {
    keluar += s;
  };
  const env = { SIMPUL_DATA: dir, DATABASE_URL: dunia.url, SIMPUL_ALAMAT_UMUM: 'https://simpul.contoh.example/' };
  return { kode: await jalankanPerintah(argv, env, { stdout: tulis, stderr: tulis }), keluar };
}

describe('mengunduh', () => {
  test('dua unduhan, oleh orang berbeda dan bersamaan, sama bita demi bita dan satu tanda tangan', async () => {
    const [a, b] = await Promise.all([pdf('ppk'), pdf('auditor')]);
    expect(a.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(a.equals(b)).toBe(true);
    expect((await pdf('ppk')).equals(a)).toBe(true);
    const { rows } = await dunia.admin.query("select peristiwa, count(*)::int n from jejak where peristiwa like 'mutasi.berita_acara%' group by 1 order by 1");
    expect(rows).toEqual([
      { peristiwa: 'mutasi.berita_acara_ditandatangani', n: 1 },
      { peristiwa: 'mutasi.berita_acara_diunduh', n: 3 },
    ]);
  });

  test('tanpa token, peran tanpa hak, dan instansi lain ditolak; yang tak terjangkau tidak dibedakan dari tidak ada', async () => {
    expect((await ambil(`/v1/berita-acara/${id}.pdf`)).status).toBe(401);
    expect((await ambil(`/v1/berita-acara/${id}.pdf`, 'panrb')).status).toBe(403);
    for (const siapa of ['lain', 'asing']) expect((await ambil(`/v1/berita-acara/${id}.pdf`, siapa)).status, siapa).toBe(404);
    for (const x of ['999999', 'x', '1/../2']) expect((await ambil(`/v1/berita-acara/${x}.pdf`, 'ppk')).status, x).toBe(404);
  });

  test('ASN menerima petikan tentang dirinya, dan GraphQL menyebut jawabannya sendiri saja', async () => {
    const petikan = await pdf('asn');
    expect(petikan.equals(await pdf('ppk'))).toBe(false);
    expect(petikan.toString('latin1')).toContain('petikan 1');
    const q = 'query ($i: ID!) { usul(id: $i) { beritaAcara { pegawai(hanyaGugur: false) { pegawai { nip } } } } }';
    const jawab = await dunia.jalankan(asn(NIP[0]), q, { i: await usulId() });
    expect(jawab['usul'].beritaAcara[0].pegawai).toEqual([{ pegawai: { nip: NIP[0] } }]);
  });
});

describe('memeriksa keaslian', () => {
  test('siapa pun memeriksa dengan kodenya, sebagai JSON atau halaman, tanpa data pribadi', async () => {
    const ba = (await kode()) as unknown as { kode: string; urlVerifikasi: string; urlPdf: string };
    expect(ba.urlPdf).toBe(`/v1/berita-acara/${id}.pdf`);
    const json = await (await ambil(ba.urlVerifikasi)).json();
    expect(json).toMatchObject({
      sah: true,
      kode: ba.kode,
      cacat: [],
      beritaAcara: { hasil: 'LOLOS', banyakPegawai: 2, usul: { instansi: { nama: 'Kabupaten Contoh 01' } } },
    });
    const halaman = await ambil(ba.urlVerifikasi.toLowerCase(), undefined, 'text/html,*/*');
    expect(halaman.headers.get('content-security-policy')).toContain("default-src 'none'");
    const teks = await halaman.text();
    expect(teks).toContain('<html lang="id">');
    expect(teks).toContain('SAH. Berita acara ini');
    for (const isi of [JSON.stringify(json), teks]) {
      expect(isi.replaceAll(/[0-9a-f]{64}/g, '')).not.toMatch(/\d{16}/);
      expect(isi).not.toContain('PEGAWAI CONTOH');
    }
  });

  test('kode yang tidak dikenal dijawab 404 dalam bentuk yang diminta', async () => {
    expect((await ambil('/v1/verifikasi/0000-0000-0000-0000')).status).toBe(404);
    const halaman = await ambil('/v1/verifikasi/%3Cscript%3E', undefined, 'text/html');
    expect(halaman.status).toBe(404);
    expect(await halaman.text()).not.toContain('<script');
  });

  test('simpul berita-acara mencetak bita yang sama; simpul verifikasi menyatakan kode, JSON, dan PDF-nya sah', async () => {
    const berkas = join(dir, 'ba.pdf');
    const cetak = await perintah('berita-acara', id, '--keluar', berkas);
    expect(cetak.kode, cetak.keluar).toBe(0);
    expect(readFileSync(berkas).equals(await pdf('ppk'))).toBe(true);
    const ba = (await kode()) as unknown as { kode: string; tandaTangan: { dokumen: string } };
    const json = join(dir, 'ba.json');
    writeFileSync(json, ba.tandaTangan.dokumen);
    writeFileSync(join(dir, 'petikan.pdf'), await pdf('asn'));
    for (const sasaran of [ba.kode, json, berkas, join(dir, 'petikan.pdf')])
      expect(await perintah('verifikasi', sasaran)).toEqual({ kode: 0, keluar: expect.stringContaining(`SAH: berita acara ${ba.kode}`) });
  });

  test('satu huruf yang diganti di PDF atau JSON, dan berita acara yang diubah di basis data, ketahuan', async () => {
    const palsu = Buffer.from((await pdf('ppk')).toString('latin1').replace('>BERITA ACARA', '>BERIKA ACARA'), 'latin1');
    writeFileSync(join(dir, 'palsu.pdf'), palsu);
    expect(await perintah('verifikasi', join(dir, 'palsu.pdf'))).toEqual({ kode: 10, keluar: expect.stringContaining('berbeda dari cetakan') });
    const ba = (await kode()) as unknown as { kode: string; tandaTangan: { dokumen: string } };
    writeFileSync(join(dir, 'palsu.json'), ba.tandaTangan.dokumen.replace('"banyakPegawai":2', '"banyakPegawai":1'));
    expect(await perintah('verifikasi', join(dir, 'palsu.json'))).toEqual({ kode: 10, keluar: expect.stringContaining('berbeda dari yang tersimpan') });
    await dunia.admin.query('alter table berita_acara disable trigger user');
    await dunia.admin.query(`update berita_acara set isi = jsonb_set(isi, '{pegawai,0,hasil}', '"DITAHAN"') where id = $1`, [id]);
    expect(await perintah('verifikasi', ba.kode)).toEqual({ kode: 10, keluar: expect.stringContaining('tidak lagi bersidik') });
    await dunia.admin.query(`update berita_acara set isi = jsonb_set(isi, '{pegawai,0,hasil}', '"LOLOS"') where id = $1`, [id]);
    await dunia.admin.query('alter table berita_acara enable trigger user');
    expect((await perintah('verifikasi', ba.kode)).kode).toBe(0);
  });
});

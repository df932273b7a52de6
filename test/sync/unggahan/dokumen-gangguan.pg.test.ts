import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { isiKunciPemanggil } from '../../../platform/auth/pemanggil.ts';
import { sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { hapusDokumenYatim } from '../../../sync/unggahan/dokumen-yatim.ts';
import { KUNCI_UJI } from '../../gateway/rakit.ts';
import { tungguSelesaiAtauTertahan } from '../../support/antre-kunci.ts';
import { JALAN } from '../../support/jalan.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';
import { pasangTmpfs } from '../../support/tmpfs.ts';
import { INSTANSI_DOKUMEN, type JawabDokumen, mintaDokumen, pdf, sidik, surat } from './rakit-dokumen.ts';

const ANAK = fileURLToPath(new URL('hub-dokumen-anak.ts', import.meta.url));
let basis: BasisDataUji;
let admin: pg.Pool;
let dir: string;
/** Lives through all tests; the one that kills starts another. */
let hub: HubDokumen;
const hidup = new Set<ChildProcess>();

beforeAll(async () => {
  basis = await buatBasisData();
  admin = new pg.Pool({ connectionString: basis.url, max: 3 });
  admin.on('error', () => undefined);
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-dokumen-'));
  await admin.query(INSTANSI_DOKUMEN);
  await sqlUntukIrisan(basis.url, (sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  hub = await nyalakan();
}, 120_000);
afterAll(async () => {
  for (const anak of hidup) anak.kill('SIGKILL');
  await admin.end();
  await basis.hapus();
  rmSync(dir, { recursive: true, force: true });
});

interface HubDokumen {
  readonly kirim: (jalur: string, isi?: Buffer) => Promise<JawabDokumen>;
  readonly bunuh: () => Promise<void>;
}

async function nyalakan(folder = dir): Promise<HubDokumen> {
  const anak = spawn(process.execPath, [JALAN, ANAK, basis.url, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  anak.stderr.on('data', (isi: Buffer) => process.stderr.write(isi));
  hidup.add(anak);
  anak.once('exit', () => hidup.delete(anak));
  const [baris] = (await once(anak.stdout.setEncoding('utf8'), 'data')) as [string];
  const { url, token } = JSON.parse(baris) as { url: string; token: string };
  return {
    kirim: (jalur, isi) => mintaDokumen(`${url}${jalur}`, token, isi),
    bunuh: async () => {
      const habis = once(anak, 'exit');
      anak.kill('SIGKILL');
      await habis;
    },
  };
}

const berkas = (): string[] => readdirSync(dir).sort();
const bersihkan = (umurMs?: number): Promise<number> => hapusDokumenYatim(sebagaiPeran(basis.url, 'simpul_sync'), dir, umurMs);
const banyakBaris = async (): Promise<number> => (await admin.query<{ n: number }>('select count(*)::int as n from dokumen')).rows[0]?.n ?? -1;

/** While no row can be written, an upload has come as far as its file; then `kerja`, then rows can be written again. */
async function tanpaBaris(kirim: () => Promise<JawabDokumen>, nama: string, kerja: () => Promise<void>): Promise<JawabDokumen | null> {
  const klien = await admin.connect();
  try {
    await klien.query('begin; lock table dokumen in exclusive mode');
    const jawaban = kirim().catch(() => null);
    await expect.poll(berkas).toContain(nama);
    expect(await tungguSelesaiAtauTertahan(admin, jawaban)).toBe(false);
    await kerja();
    await klien.query('commit');
    return await jawaban;
  } finally {
    klien.release();
  }
}

test('hub yang mati di antara berkas dan barisnya: tidak dijawab diterima, tersisih sesudah sehari, dan kiriman yang sama lewat', {
  timeout: 120_000,
}, async () => {
  const [isi, alamat] = [pdf('mati di tengah'), surat()];
  const nama = `${sidik(isi)}.pdf`;
  const lama = await nyalakan();
  expect(await tanpaBaris(() => lama.kirim(alamat, isi), nama, lama.bunuh)).toBeNull();
  expect([await banyakBaris(), berkas()]).toEqual([0, [nama]]);
  // A young file may belong to an upload that is still under way.
  expect([await bersihkan(), berkas()]).toEqual([0, [nama]]);
  utimesSync(path.join(dir, nama), new Date(), new Date(Date.now() - 86_400_001));
  expect([await bersihkan(), berkas()]).toEqual([1, []]);

  const { status, isi: jawab } = await hub.kirim(alamat, isi);
  expect([status, berkas()]).toEqual([201, [nama]]);
  expect((await hub.kirim(`/v1/dokumen/${jawab?.id}`)).badan.equals(isi)).toBe(true);
  expect([await bersihkan(0), berkas()]).toEqual([0, [nama]]);
});

test('basis data yang putus sesudah berkas ditulis: dijawab galat berkode, tanpa baris, dan berkasnya disisihkan', { timeout: 120_000 }, async () => {
  const [isi, alamat] = [pdf('basis data putus'), surat()];
  const nama = `${sidik(isi)}.pdf`;
  const [baris, ada] = [await banyakBaris(), berkas()];
  const jawab = await tanpaBaris(
    () => hub.kirim(alamat, isi),
    nama,
    async () => {
      await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'uji-dokumen-anak' and datname = current_database()");
    },
  );
  expect([(jawab?.status ?? 0) >= 500, jawab?.isi?.kode]).toEqual([true, 'SUMBER_TIDAK_TERSEDIA']);
  expect([await banyakBaris(), berkas()]).toEqual([baris, [...ada, nama].sort()]);
  expect([await bersihkan(0), berkas()]).toEqual([1, ada]);
  expect((await hub.kirim(alamat, isi)).status).toBe(201);
});

test('pembersih yang datang di antara berkas dan barisnya menunggu baris itu, dan tidak mengambil berkasnya', { timeout: 120_000 }, async () => {
  const [isi, alamat] = [pdf('pembersih datang'), surat()];
  const nama = `${sidik(isi)}.pdf`;
  let pembersih: Promise<number> = Promise.resolve(-1);
  const jawab = await tanpaBaris(
    () => hub.kirim(alamat, isi),
    nama,
    async () => {
      pembersih = bersihkan(0);
      await expect
        .poll(
          async () =>
            (
              await admin.query(
                "select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
              )
            ).rowCount,
        )
        .toBe(1);
    },
  );
  expect([jawab?.status, await pembersih]).toEqual([201, 0]);
  expect((await hub.kirim(`/v1/dokumen/${jawab?.isi?.id}`)).badan.equals(isi)).toBe(true);
});

test('unggahan dan pembersih yang berlomba: yang ditolak diminta mengirim lagi, dan setiap dokumen yang diterima dapat dibaca kembali', {
  timeout: 120_000,
}, async () => {
  let selesai = false;
  const menyapu = (async (): Promise<void> => {
    for (; !selesai; await tidur(15)) await bersihkan(0);
  })();
  const kirim = async (isi: Buffer): Promise<string> => {
    const alamat = surat();
    for (let n = 0; n < 50; n += 1) {
      const jawab = await hub.kirim(alamat, isi);
      if (jawab.status === 201) return jawab.isi?.id ?? '';
      expect([jawab.status, jawab.isi?.kode]).toEqual([503, 'SUMBER_TIDAK_TERSEDIA']);
    }
    throw new RangeError('tidak pernah diterima');
  };
  const isi = Array.from({ length: 24 }, (_, n) => pdf(`berlomba ${n % 6}`));
  for (let n = 0; n < isi.length; n += 4) {
    const sekelompok = isi.slice(n, n + 4);
    for (const [i, id] of (await Promise.all(sekelompok.map(kirim))).entries())
      expect((await hub.kirim(`/v1/dokumen/${id}`)).badan.equals(sekelompok[i] ?? Buffer.alloc(0))).toBe(true);
  }
  selesai = true;
  await menyapu;
});

test('folder dokumen yang penuh: yang diterima tetap ada, yang ditolak dikatakan penuh dan tidak meninggalkan apa pun, sesudah ada ruang lewat lagi', {
  timeout: 120_000,
}, async () => {
  const cakram = pasangTmpfs(1);
  try {
    const penuh = await nyalakan(path.join(cakram.dir, 'dokumen'));
    const baris = await banyakBaris();
    const besar = (n: number): Buffer => pdf(`${n}${'x'.repeat(300_000)}`);
    const [alamat, jawab] = [Array.from({ length: 6 }, () => surat()), [] as JawabDokumen[]];
    for (const [n, satu] of alamat.entries()) jawab.push(await penuh.kirim(satu, besar(n)));
    const diterima = jawab.filter((j) => j.status === 201);
    expect(diterima.length).toBeGreaterThan(0);
    for (const j of jawab.slice(diterima.length)) expect([j.status, j.isi?.kode]).toEqual([503, 'SUMBER_TIDAK_TERSEDIA']);
    expect(diterima.length).toBeLessThan(jawab.length);
    const tersimpan = readdirSync(path.join(cakram.dir, 'dokumen'));
    expect(tersimpan.sort()).toEqual(diterima.map((_, n) => `${sidik(besar(n))}.pdf`).sort());
    expect(await banyakBaris()).toBe(baris + diterima.length);
    for (const [n] of diterima.entries()) expect(readFileSync(path.join(cakram.dir, 'dokumen', `${sidik(besar(n))}.pdf`)).equals(besar(n))).toBe(true);
    cakram.ubahUkuran(8);
    for (const [n, satu] of alamat.entries()) expect([200, 201]).toContain((await penuh.kirim(satu, besar(n))).status);
    expect(await banyakBaris()).toBe(baris + jawab.length);
    await penuh.bunuh();
  } finally {
    cakram.lepas();
  }
});

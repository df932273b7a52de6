import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jagaToken } from '../../bin/perintah/jaga-token.ts';
import { buatAsersi, JENIS_ASERSI } from '../../platform/auth/klien/asersi.ts';
import { bukaKunciBerkas } from '../../platform/auth/kunci-berkas.ts';
import { type RakitanKlien, rakitKlien } from './rakit-klien.ts';

let r: RakitanKlien;
beforeAll(async () => {
  r = await rakitKlien();
});
afterAll(() => r.tutup());

/** A new client of this purpose with the key file of that name. */
const buat = async (tujuan: string, nama: string, ...lain: string[]) =>
  r.perintah('klien', 'buat', '--instansi', 'INS-1', '--tujuan', tujuan, '--kunci', await r.publik(nama), '--penerbit', r.issuer, ...lain);
const klien = (id: string, nama: string): string[] => ['--penerbit', r.issuer, '--klien', id, '--folder', r.dir, '--nama', nama];
const token = async (id: string, nama: string): Promise<string> => (await r.perintah('klien', 'token', ...klien(id, nama))).keluar.trim();
const kodeToken = async (id: string, nama: string): Promise<number> => (await r.perintah('klien', 'token', ...klien(id, nama))).kode;
const ganti = (id: string, nama: string, baru: string, tumpang: string) =>
  r.perintah('klien', 'ganti-kunci', ...klien(id, nama), '--hub', r.hub, '--baru', baru, '--tumpang', tumpang);
const panggil = async (jalur: string, bearer: string, init: RequestInit = {}) => {
  const jawab = await fetch(`${r.hub}${jalur}`, { ...init, headers: { authorization: `Bearer ${bearer}` } });
  return { status: jawab.status, isi: (await jawab.json()) as { kunci?: { kid: string }[]; keys?: { kid: string }[]; kode?: string } };
};
const kid = async (nama: string): Promise<string> => (await bukaKunciBerkas(r.dir, nama)).kid;
const peristiwa = (id: string) =>
  r.sql(async (sql) => (await sql<{ p: string }[]>`select peristiwa p from jejak where data ->> 'klien' = ${id} order by pada, shard, urut`).map((x) => x.p));

describe('pendaftaran', () => {
  test('klien masuk dengan kuncinya sendiri dan hanya memperoleh hibah instansinya', async () => {
    const dibuat = await buat('umpan', 'umpan.json');
    expect(dibuat).toMatchObject({ kode: 0, keluar: expect.stringMatching(/^ins-1-umpan\t.*\tklien:ins-1-umpan\t/) });
    expect((await panggil('/v1/klien/kunci', await token('ins-1-umpan', 'umpan.json'))).isi.kunci).toMatchObject([{ kid: await kid('umpan.json') }]);
    expect(await r.sql((sql) => sql`select peran, instansi, orang, aktif from hibah where sub = 'klien:ins-1-umpan'`)).toEqual([
      { peran: 'INTEGRATOR_INSTANSI', instansi: 1, orang: 'klien:ins-1-umpan', aktif: true },
    ]);
    expect(await peristiwa('ins-1-umpan')).toEqual(['klien.dibuat', 'klien.kunci_dipasang']);
  });

  test('satu per instansi dan tujuan; kunci klien lain, bagian rahasia, dan subjek yang sudah berhibah ditolak tanpa sisa', async () => {
    const sebelum = await r.sql((sql) => sql`select count(*)::int n from klien_mesin`);
    expect(await buat('umpan', 'kedua.json', '--id', 'lain-umpan')).toMatchObject({ kode: 7 });
    expect(await buat('usul', 'umpan.json')).toMatchObject({ kode: 7, cerita: expect.stringContaining('milik klien lain') });
    expect(await buat('usul', 'kedua.json', '--subjek', 'klien:ins-1-umpan')).toMatchObject({ kode: 7 });
    const rahasia = join(r.dir, 'kunci', 'kedua.json');
    const salah = await r.perintah('klien', 'buat', '--instansi', 'INS-1', '--tujuan', 'usul', '--kunci', rahasia);
    expect(salah).toMatchObject({ kode: 2, cerita: expect.stringContaining('rahasia') });
    expect(await r.sql((sql) => sql`select count(*)::int n from klien_mesin`)).toEqual(sebelum);
  });

  test('peran layanan tidak membaca tabel klien dan tidak memasang kunci di luar fungsinya', async () => {
    for (const teks of [
      'select from klien_mesin',
      'select from kunci_klien',
      'select from asersi_klien',
      "select klien_kunci_pasang('a', 'b', '{}', 0, 'c')",
    ]) {
      await expect(r.sql((sql) => sql.begin((tx) => [tx`set local role simpul_app`, tx.unsafe(teks)]))).rejects.toMatchObject({ sqlState: '42501' });
    }
  });
});

describe('asersi', () => {
  test('yang sama dua puluh kali serentak memberi tepat satu token', async () => {
    const asersi = await buatAsersi(await bukaKunciBerkas(r.dir, 'umpan.json'), 'ins-1-umpan', r.issuer);
    const kirim = async (): Promise<number> =>
      (
        await fetch(`${r.issuer}/token`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: JENIS_ASERSI, client_assertion: asersi }),
        })
      ).status;
    const status = await Promise.all(Array.from({ length: 20 }, kirim));
    expect(status.filter((s) => s === 200)).toHaveLength(1);
    expect(status.filter((s) => s === 401)).toHaveLength(19);
  });

  test('yang sudah lewat dibersihkan, sehingga tabelnya tidak tumbuh', async () => {
    await r.sql((sql) => sql`update asersi_klien set sampai = now() - interval '1 hour'`);
    await token('ins-1-umpan', 'umpan.json');
    expect(await r.sql((sql) => sql`select count(*)::int n from asersi_klien`)).toEqual([{ n: 1 }]);
  });

  test('klien penerbit lain tidak masuk lewat penerbit ini', async () => {
    expect(await buat('lain', 'lain.json', '--penerbit', 'https://sso.contoh.example')).toMatchObject({ kode: 0 });
    expect(await kodeToken('ins-1-lain', 'lain.json')).toBe(3);
  });
});

describe('penggantian kunci oleh klien sendiri', () => {
  test('keduanya berlaku selama jendela, lalu yang lama berakhir dengan sendirinya', async () => {
    await buat('ganti', 'g1.json');
    expect(await ganti('ins-1-ganti', 'g1.json', 'g2.json', '2')).toMatchObject({ kode: 0 });
    expect([await kodeToken('ins-1-ganti', 'g1.json'), await kodeToken('ins-1-ganti', 'g2.json')]).toEqual([0, 0]);
    await jeda(2_100);
    expect([await kodeToken('ins-1-ganti', 'g1.json'), await kodeToken('ins-1-ganti', 'g2.json')]).toEqual([3, 0]);
    const { isi } = await panggil('/v1/klien/ins-1-ganti/jwks.json', '');
    expect(isi.keys?.map((k) => [k.kid, 'd' in k])).toEqual([[await kid('g2.json'), false]]);
    expect(await peristiwa('ins-1-ganti')).toEqual(['klien.dibuat', 'klien.kunci_dipasang', 'klien.kunci_dipasang']);
  });

  test('diulang tidak mengubah apa pun; kunci yang sudah berakhir tidak kembali', async () => {
    expect(await ganti('ins-1-ganti', 'g2.json', 'g2.json', '0')).toMatchObject({ kode: 0 });
    expect(await kodeToken('ins-1-ganti', 'g2.json')).toBe(0);
    expect(await ganti('ins-1-ganti', 'g2.json', 'g1.json', '0')).toMatchObject({ kode: 7 });
  });

  test('dihentikan dengan tangan: yang disebut berakhir, yang tinggal tidak lagi berbatas; yang terakhir tidak dapat dihentikan', async () => {
    await ganti('ins-1-ganti', 'g2.json', 'g3.json', '3600');
    const { isi } = await panggil(`/v1/klien/kunci/${await kid('g3.json')}`, await token('ins-1-ganti', 'g3.json'), { method: 'DELETE' });
    expect(isi.kunci).toMatchObject([{ kid: await kid('g2.json'), berlakuSampai: null }]);
    expect([await kodeToken('ins-1-ganti', 'g2.json'), await kodeToken('ins-1-ganti', 'g3.json')]).toEqual([0, 3]);
    const sisa = await panggil(`/v1/klien/kunci/${await kid('g2.json')}`, await token('ins-1-ganti', 'g2.json'), { method: 'DELETE' });
    expect(sisa).toMatchObject({ status: 409, isi: { kode: 'PERALIHAN_DITOLAK' } });
  });

  test('sepuluh penggantian serentak meninggalkan tepat satu kunci tanpa batas', async () => {
    await buat('serentak', 's0.json');
    const hasil = await Promise.all(Array.from({ length: 10 }, (_, i) => ganti('ins-1-serentak', 's0.json', `s${i + 1}.json`, '3600')));
    expect(hasil.map((h) => h.kode)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(
      await r.sql(
        (sql) => sql`select count(*)::int n, count(*) filter (where berlaku_sampai is null)::int tetap from kunci_klien where klien = 'ins-1-serentak'`,
      ),
    ).toEqual([{ n: 11, tetap: 1 }]);
  });

  test('orang tidak dapat mengganti kunci klien, dan klien tidak menyentuh kunci klien lain', async () => {
    await r.sql(
      (sql) =>
        sql`insert into hibah (iss, sub, peran, instansi, orang) values (${r.issuer}, 'dev:integrator_instansi:INS-1', 'INTEGRATOR_INSTANSI', 1, 'klien:ins-1-umpan')`,
    );
    const orang = (
      (await (
        await fetch(`${r.issuer}/token`, {
          method: 'POST',
          body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'dev:integrator_instansi:INS-1' }),
        })
      ).json()) as { access_token: string }
    ).access_token;
    expect((await panggil('/v1/klien/kunci', orang)).isi.kunci).toEqual([]);
    expect(await panggil(`/v1/klien/kunci/${await kid('umpan.json')}`, orang, { method: 'DELETE' })).toMatchObject({ status: 403 });
    expect(await panggil(`/v1/klien/kunci/${await kid('umpan.json')}`, await token('ins-1-ganti', 'g2.json'), { method: 'DELETE' })).toMatchObject({
      status: 404,
    });
    expect(await kodeToken('ins-1-umpan', 'umpan.json')).toBe(0);
  });
});

test('berkas token agen diisi sebelum dipakai dan diperbarui sendiri', async () => {
  const berkas = join(r.dir, 'token-agen');
  const henti = await jagaToken({ penerbit: r.issuer, klien: 'ins-1-umpan', folder: r.dir, nama: 'umpan.json' }, berkas, () => undefined);
  henti();
  expect((await panggil('/v1/klien/kunci', (await readFile(berkas, 'utf8')).trim())).status).toBe(200);
});

describe('akhir', () => {
  test('sidik kunci yang diawali tanda hubung tetap sebuah nilai, juga dengan opsi sesudahnya', async () => {
    for (const sidik of [`-h${'A'.repeat(41)}`, `--${'A'.repeat(41)}`]) {
      const hasil = await r.perintah('klien', 'hentikan-kunci', 'ins-1-umpan', sidik, '--json');
      expect(hasil).toMatchObject({ kode: 5 });
      expect(hasil.cerita).not.toMatch(/option|Usage/);
    }
  });

  test('kunci yang bocor dihentikan operator, bila bukan yang terakhir', async () => {
    expect(await r.perintah('klien', 'hentikan-kunci', 'ins-1-umpan', await kid('umpan.json'))).toMatchObject({ kode: 7 });
    await ganti('ins-1-umpan', 'umpan.json', 'umpan2.json', '3600');
    expect(await r.perintah('klien', 'hentikan-kunci', 'ins-1-umpan', await kid('umpan.json'))).toMatchObject({ kode: 0 });
    expect([await kodeToken('ins-1-umpan', 'umpan.json'), await kodeToken('ins-1-umpan', 'umpan2.json')]).toEqual([3, 0]);
    expect((await peristiwa('ins-1-umpan')).at(-1)).toBe('klien.kunci_dihentikan');
  });

  test('klien yang dicabut tidak masuk lagi, dan token yang masih beredar tidak berlaku', async () => {
    const beredar = await token('ins-1-umpan', 'umpan2.json');
    expect(await r.perintah('klien', 'cabut', 'ins-1-umpan')).toMatchObject({ kode: 0 });
    expect(await kodeToken('ins-1-umpan', 'umpan2.json')).toBe(3);
    expect(await panggil('/v1/klien/kunci', beredar)).toMatchObject({ status: 403 });
    expect(await panggil('/v1/klien/ins-1-umpan/jwks.json', '')).toMatchObject({ status: 404 });
    expect((await r.perintah('klien', 'daftar', '--instansi', '9001')).keluar).toMatch(/^ins-1-umpan\tINS-1\tumpan\tDICABUT\t0\t-\t0$/m);
    expect(await r.perintah('klien', 'cabut', 'ins-1-umpan')).toMatchObject({ kode: 5 });
  });
});

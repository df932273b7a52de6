import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BATAS_DENYUT } from '../../../sync/denyut/batas.ts';
import { tulisMuatan } from '../../../sync/denyut/muatan.ts';
import type { PesanBuka } from '../../../sync/denyut/pesan.ts';
import { ringkasBerkas } from '../../../sync/denyut/sidik-berkas.ts';
import { buatSketsa, tulisSketsa } from '../../../sync/denyut/sketsa.ts';
import { potong } from '../unggahan/rakit-unggahan.ts';
import { type AgenUji, baca, type RakitanDenyut, rakitDenyut } from './rakit-denyut.ts';

let d: RakitanDenyut;
let agen: AgenUji;
let isi: string;
beforeAll(async () => {
  d = await rakitDenyut(60, 3);
  isi = baca(d.r.berkas('simpeg', 1));
  agen = await d.agen('integrator', isi);
  await agen.putar();
});
afterAll(() => d.tutup());

const sesiBaru = (): string => randomBytes(16).toString('hex');

async function pesan(teks: string, lain: Partial<PesanBuka> = {}): Promise<PesanBuka> {
  const k = await ringkasBerkas(potong(teks), { sisi: 'SIMPEG', jenis: 'pegawai', kolomKunci: null });
  const dasar = await ringkasBerkas(potong(isi), { sisi: 'SIMPEG', jenis: 'pegawai', kolomKunci: null });
  const kosong = tulisSketsa(buatSketsa({ hi: new Uint32Array(0), lo: new Uint32Array(0) }));
  return {
    versi: 1,
    sesi: sesiBaru(),
    kunci: k.kunci.toString('hex'),
    kolomKunci: k.kolomKunci,
    akar: k.akar,
    jumlah: k.jumlah,
    cacat: k.cacat,
    dasar: dasar.akar,
    sketsa: kosong,
    penuh: false,
    ...lain,
  };
}

async function minta(sub: string, metode: string, jalur: string, badan?: string | Buffer): Promise<{ status: number; isi: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${await d.token(sub)}` };
  const jawab = await fetch(`${d.url}${jalur}`, { method: metode, headers, ...(badan === undefined ? {} : { body: new Uint8Array(Buffer.from(badan)) }) });
  const jenis = jawab.headers.get('content-type') ?? '';
  return {
    status: jawab.status,
    isi: jenis.includes('json') ? ((await jawab.json()) as Record<string, unknown>) : { bita: (await jawab.arrayBuffer()).byteLength },
  };
}

const buka = (sub: string, p: object, kueri = 'jenis=pegawai') => minta(sub, 'POST', `/v1/denyut?${kueri}`, JSON.stringify(p));
const sha = (b: Buffer): string => createHash('sha256').update(b).digest('hex');
const kirim = (sub: string, sesi: string, muatan: Buffer, lain: { cara?: string; mulai?: number; sha256?: string; panjang?: number } = {}) =>
  minta(
    sub,
    'PUT',
    `/v1/denyut/${sesi}/muatan?cara=${lain.cara ?? 'DELTA'}&mulai=${lain.mulai ?? 0}&panjang=${lain.panjang ?? muatan.length}&sha256=${lain.sha256 ?? sha(muatan)}`,
    muatan,
  );

const banyak = (): Promise<{ tarikan: number; jejak: number }> =>
  d.r.sql(
    async (sql) =>
      (
        await sql<{ tarikan: number; jejak: number }[]>`select (select count(*)::int from tarikan) tarikan,
    (select count(*)::int from jejak where peristiwa = 'denyut.ditolak') jejak`
      )[0] ?? { tarikan: -1, jejak: -1 },
  );

/** The act is refused with this code, leaves one audit entry, no feed and no file. */
async function ditolak(harap: { status: number; kode: string }, fn: () => Promise<{ status: number; isi: Record<string, unknown> }>): Promise<void> {
  const sebelum = await banyak();
  const { status, isi: badan } = await fn();
  expect({ status, kode: badan['kode'] }).toEqual(harap);
  expect(await banyak()).toEqual({ tarikan: sebelum.tarikan, jejak: sebelum.jejak + 1 });
  const sisa = path.join(d.r.dir, 'denyut');
  expect(existsSync(sisa) ? readdirSync(sisa) : []).toEqual([]);
}

const ubahan = (n: number): string => isi.replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, `UBAH ${n}`);

test('akar yang tidak dihasilkan baris yang dikirim ditolak: selisih maupun berkas penuh', async () => {
  const a = await pesan(ubahan(1));
  expect((await buka('integrator', a)).isi).toMatchObject({ tindakan: 'MUATAN' });
  // The rows are real, but the promised change is not among them.
  await ditolak({ status: 409, kode: 'AKAR_TIDAK_COCOK' }, () => kirim('integrator', a.sesi, gzipSync(tulisMuatan([], []))));
  expect((await kirim('integrator', a.sesi, gzipSync(tulisMuatan([], [])))).isi['kode']).toBe('SESI_TIDAK_BERLAKU');

  const b = await pesan(ubahan(2), { penuh: true });
  expect((await buka('integrator', b)).isi).toMatchObject({ tindakan: 'PENUH' });
  await ditolak({ status: 409, kode: 'AKAR_TIDAK_COCOK' }, () => kirim('integrator', b.sesi, gzipSync(ubahan(3)), { cara: 'PENUH' }));
});

test('baris yang berbohong tentang urutannya ditolak, karena hub menghitung urutan itu sendiri', async () => {
  const teks = isi.trimEnd().split('\n');
  const kembar = `${isi}${(teks[1] ?? '').replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, 'KEMBAR')}\n`;
  const p = await pesan(kembar);
  await buka('integrator', p);
  const mentah = kembar.trimEnd().split('\n').at(-1) ?? '';
  await ditolak({ status: 409, kode: 'AKAR_TIDAK_COCOK' }, () => kirim('integrator', p.sesi, gzipSync(tulisMuatan([], [{ urut: 2, mentah: `${mentah}x` }]))));
});

test('sesi yang sudah selesai tidak dapat dipakai untuk isi lain; ulangan yang sama menjawab umpan yang sama', async () => {
  const teks = ubahan(4);
  const p = await pesan(teks, { penuh: true });
  await buka('integrator', p);
  const muatan = gzipSync(teks);
  const pertama = await kirim('integrator', p.sesi, muatan, { cara: 'PENUH' });
  expect(pertama.isi).toMatchObject({ laporan: { status: 'DITERAPKAN' } });
  expect(await kirim('integrator', p.sesi, muatan, { cara: 'PENUH' })).toEqual(pertama);
  await ditolak({ status: 409, kode: 'SESI_TIDAK_BERLAKU' }, () => kirim('integrator', p.sesi, gzipSync(ubahan(5)), { cara: 'PENUH' }));
  await ditolak({ status: 409, kode: 'SESI_TIDAK_BERLAKU' }, async () => buka('integrator', { ...(await pesan(ubahan(6), { penuh: true })), sesi: p.sesi }));
  agen.tulis(isi);
  await agen.putar();
});

test('sesi orang lain tidak terlihat, instansi lain tidak dapat dituju, dan peran tanpa hak unggah ditolak', async () => {
  const p = await pesan(ubahan(7));
  await buka('integrator', p);
  expect((await kirim('steward', p.sesi, Buffer.from('x'))).isi['kode']).toBe('TIDAK_DITEMUKAN');
  expect((await kirim('integrator-lain', p.sesi, Buffer.from('x'))).isi['kode']).toBe('TIDAK_DITEMUKAN');
  expect((await minta('integrator-lain', 'GET', `/v1/denyut/${p.sesi}`)).isi['kode']).toBe('TIDAK_DITEMUKAN');
  await ditolak({ status: 403, kode: 'BUKAN_INSTANSI_ANDA' }, async () =>
    buka('integrator', await pesan(isi), `jenis=pegawai&instansi=${encodeURIComponent(d.id(2))}`),
  );
  expect((await minta('tak-dikenal', 'POST', '/v1/denyut?jenis=pegawai', '{}')).status).toBe(403);
  expect((await fetch(`${d.url}/v1/denyut?jenis=pegawai`, { method: 'POST', body: '{}' })).status).toBe(401);
});

test('muatan rusak, terlalu panjang, mengembang, atau melompat ditolak dengan kodenya', async () => {
  const tolak = async (muatan: Buffer, lain: Parameters<typeof kirim>[3] = {}): Promise<void> => {
    const p = await pesan(ubahan(8));
    await buka('integrator', p);
    await ditolak({ status: 400, kode: 'MUATAN_DITOLAK' }, () => kirim('integrator', p.sesi, muatan, lain));
  };
  await tolak(Buffer.from('bukan muatan'));
  await tolak(gzipSync(Buffer.from('DNY1pendek')));
  await tolak(gzipSync(tulisMuatan([], [{ urut: 0, mentah: 'x'.repeat(200_000) }])));
  await tolak(gzipSync(tulisMuatan([], [])), { sha256: 'a'.repeat(64) });
  await tolak(Buffer.alloc(100), { panjang: 50 });
  const p = await pesan(ubahan(9));
  await buka('integrator', p);
  const bom = gzipSync(Buffer.concat([tulisMuatan([], [{ urut: 0, mentah: 'x' }]), Buffer.alloc(64 * 1024 ** 2)]));
  await ditolak({ status: 400, kode: 'MUATAN_DITOLAK' }, () => kirim('integrator', p.sesi, bom));
  const q = await pesan(ubahan(10));
  await buka('integrator', q);
  const lompat = await kirim('integrator', q.sesi, Buffer.alloc(10), { mulai: 40, panjang: 50 });
  expect(lompat).toMatchObject({ status: 409, isi: { kode: 'SESI_TIDAK_BERLAKU' } });
  expect((await kirim('integrator', q.sesi, Buffer.alloc(0), { panjang: BATAS_DENYUT.muatan + 1 })).isi['kode']).toBe('MUATAN_DITOLAK');
});

test('pesan pembuka yang cacat, versi lain, dan rentang sel di luar batas ditolak; sel yang wajar diberikan', async () => {
  const p = await pesan(ubahan(11), { dasar: null });
  for (const rusak of [{ ...p, versi: 2 }, { ...p, akar: 'x' }, { ...p, jumlah: -1 }, { ...p, tambahan: 1 }, 'x', null])
    expect((await buka('integrator', rusak as object)).isi['kode']).toBe('MASUKAN_SALAH');
  expect((await buka('integrator', { ...p, kolomKunci: 'k'.repeat(20_000) })).isi['kode']).toBe('MASUKAN_SALAH');
  expect((await buka('integrator', p, 'jenis=cuti')).isi['kode']).toBe('MASUKAN_SALAH');
  expect(await buka('integrator', { ...p, kolomKunci: 'nama' })).toMatchObject({ status: 200, isi: { tindakan: 'KOLOM', kolomKunci: p.kolomKunci } });
  await buka('integrator', { ...p, dasar: (await pesan(isi)).dasar });
  const sel = (kueri: string) => minta('integrator', 'GET', `/v1/denyut/${p.sesi}/sel?${kueri}`);
  expect((await sel('dari=8&sampai=24')).isi['bita']).toBeGreaterThan(16 * 13);
  for (const kueri of ['dari=5&sampai=5', 'dari=-1&sampai=4', 'dari=0&sampai=999999', 'dari=0', 'dari=0.5&sampai=3'])
    expect((await sel(kueri)).isi['kode']).toBe('MASUKAN_SALAH');
});

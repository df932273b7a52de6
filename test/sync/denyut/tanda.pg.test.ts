import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jalankanPerintah } from '../../../bin/perintah/program.ts';
import { bacaRahasiaKaitan, tandai } from '../../../platform/kaitan/tanda.ts';
import { VERSI_DENYUT } from '../../../sync/denyut/batas.ts';
import { ringkasBerkas } from '../../../sync/denyut/sidik-berkas.ts';
import { potong } from '../unggahan/rakit-unggahan.ts';
import { buatProksi, type Proksi } from './proksi.ts';
import { type AgenUji, baca, KUNCI_HUB, type RakitanDenyut, rakitDenyut } from './rakit-denyut.ts';

let d: RakitanDenyut;
let proksi: Proksi;
let rahasia: string;
let berkasRahasia: string;
let isi: string;

const perintah = async (...argumen: string[]): Promise<string> => {
  let keluar = '';
  const stdout = (s: string): void => {
    keluar += s;
  };
  const env = { DATABASE_URL: d.r.basis.url, SIMPUL_KUNCI_PEMANGGIL: KUNCI_HUB };
  expect(await jalankanPerintah(['kaitan', ...argumen, '--instansi', d.id(1)], env, { stdout, stderr: () => undefined })).toBe(0);
  return keluar.trim().split('\t')[1] ?? '';
};
const simpanRahasia = (teks: string): void => writeFileSync(berkasRahasia, `${teks}\n`, { mode: 0o600 });

beforeAll(async () => {
  d = await rakitDenyut(40, 3);
  proksi = await buatProksi(() => Number(new URL(d.url).port));
  isi = baca(d.r.berkas('simpeg', 1));
  berkasRahasia = path.join(d.r.data, 'rahasia-umpan');
  rahasia = await perintah('rahasia-umpan');
  simpanRahasia(rahasia);
  await perintah('wajib-tanda', '--nyala', 'ya');
});
afterAll(async () => {
  await proksi.tutup();
  await d.tutup();
});

/** The same rows, each with a name that no compression can shorten. */
const ubahan = (): string => isi.replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/g, () => randomBytes(24).toString('hex').toUpperCase());
const agenBertanda = (teks: string): Promise<AgenUji> => d.agen('integrator', teks, { berkasRahasia, url: proksi.url });

interface Simpanan {
  readonly tarikan: number;
  readonly sesi: number;
  readonly berkas: readonly string[];
}
async function simpanan(): Promise<Simpanan> {
  const [n] = await d.r.sql(
    (sql) => sql<{ tarikan: number; sesi: number }[]>`select (select count(*)::int from tarikan) tarikan, (select count(*)::int from denyut_sesi) sesi`,
  );
  const di = (dir: string): string[] => (existsSync(dir) ? readdirSync(dir).sort() : []);
  return { tarikan: n?.tarikan ?? -1, sesi: n?.sesi ?? -1, berkas: [...di(d.r.dir), ...di(path.join(d.r.dir, 'denyut'))] };
}
/** Runs `fn` and proves that it left neither a feed, a session nor a byte. */
async function tanpaSisa(fn: () => Promise<void>): Promise<void> {
  const sebelum = await simpanan();
  await fn();
  expect(await simpanan()).toEqual(sebelum);
}

interface Pesan {
  readonly metode: string;
  readonly jalur: string;
  readonly badan?: string | Buffer;
}
/** Signature written here from docs/denyut-sync.md: over the request line and the JSON. */
function bertanda({ metode, jalur, badan }: Pesan, { geser = 0, id = `denyut_${randomUUID()}`, dengan = rahasia } = {}): Record<string, string> {
  const pada = Math.floor(Date.now() / 1_000) + geser;
  const teks = `${metode} ${jalur}\n${typeof badan === 'string' ? badan : ''}`;
  const tanda = tandai([bacaRahasiaKaitan(dengan) ?? Buffer.alloc(0)], { id, pada }, teks);
  return { 'webhook-id': id, 'webhook-timestamp': String(pada), 'webhook-signature': tanda };
}
async function minta({ metode, jalur, badan }: Pesan, kepala: Record<string, string>, siapa = 'integrator') {
  const jawab = await fetch(`${d.url}${jalur}`, {
    method: metode,
    headers: { authorization: `Bearer ${await d.token(siapa)}`, ...kepala },
    ...(badan === undefined ? {} : { body: new Uint8Array(Buffer.from(badan)) }),
  });
  return { status: jawab.status, isi: (await jawab.json()) as { kode?: string; tindakan?: string; diterima?: number } };
}
const DITOLAK = { status: 403, isi: { kode: 'TANDA_DITOLAK' } };

async function pembuka(teks: string, sesi = randomBytes(16).toString('hex')): Promise<Pesan & { readonly badan: string; readonly sesi: string }> {
  const k = await ringkasBerkas(potong(teks), { sisi: 'SIMPEG', jenis: 'pegawai', kolomKunci: null });
  const { kolomKunci, akar, jumlah, cacat } = k;
  const pesan = { versi: VERSI_DENYUT, sesi, kunci: k.kunci.toString('hex'), kolomKunci, akar, jumlah, cacat, dasar: null, sketsa: null, penuh: true };
  return { metode: 'POST', jalur: '/v1/denyut?jenis=pegawai', badan: JSON.stringify(pesan), sesi };
}
const muatan = (sesi: string, isiMuatan: Buffer, mulai = 0, sampai = isiMuatan.length): Pesan => {
  const sha256 = createHash('sha256').update(isiMuatan).digest('hex');
  const jalur = `/v1/denyut/${sesi}/muatan?cara=PENUH&mulai=${mulai}&panjang=${isiMuatan.length}&sha256=${sha256}`;
  return { metode: 'PUT', jalur, badan: isiMuatan.subarray(mulai, sampai) };
};

describe('agen di bawah kewajiban', () => {
  test('yang menandai menempuh setiap anak tangga; yang tidak, ditolak tanpa sisa', async () => {
    const agen = await agenBertanda(isi);
    const anak: string[] = [(await agen.putar()).anak, (await agen.putar()).anak];
    agen.tulis(ubahan());
    anak.push((await agen.putar()).anak);
    agen.lupakanJurnal();
    agen.tulis(isi.replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, 'UBAH'));
    anak.push((await agen.putar()).anak);
    expect(anak).toEqual(['PENUH', 'SAMA', 'JURNAL', expect.stringMatching(/REKONSILIASI|PENUH/)]);
    await tanpaSisa(async () => {
      const tanpa = await d.agen('integrator', ubahan());
      await expect(tanpa.putar()).rejects.toMatchObject({ kode: 'TANDA_DITOLAK' });
    });
  });

  test('diputus pada bita mana pun, naik atau turun: satu umpan per perubahan', async () => {
    const agen = await agenBertanda(ubahan());
    await agen.putar();
    let { tarikan } = await simpanan();
    const ukur = { ...proksi.lewat };
    agen.tulis(ubahan());
    await agen.putar();
    tarikan += 1;
    const panjang = { naik: proksi.lewat.naik - ukur.naik, turun: proksi.lewat.turun - ukur.turun };
    for (const [arah, banyak] of [
      ['naik', 4],
      ['turun', 2],
    ] as const)
      for (let i = 0; i < banyak; i++) {
        agen.tulis(ubahan());
        const putus = proksi.terpotong();
        proksi.potongSesudah(arah, 1 + Math.floor(((panjang[arah] - 120) * i) / (banyak - 1)));
        expect(await agen.putar()).toMatchObject({ anak: 'JURNAL', laporan: { status: 'DITERAPKAN' } });
        expect([proksi.terpotong(), (await simpanan()).tarikan]).toEqual([putus + 1, ++tarikan]);
      }
  });

  test('rahasia diganti selagi muatan di jalan: yang lama ditolak, yang baru melanjutkan muatan itu', async () => {
    const agen = await agenBertanda(ubahan());
    await agen.putar();
    agen.tulis(ubahan());
    const baru = await perintah('rahasia-umpan', '--tumpang', '0');
    await tanpaSisa(async () => expect(agen.putar()).rejects.toMatchObject({ kode: 'TANDA_DITOLAK' }));
    simpanRahasia(baru);
    rahasia = baru;
    proksi.potongSesudah('naik', 3_000, { tundaMs: 300 });
    const sekali = await d.agen('integrator', '', { ...agen.bahan, coba: 1 });
    await expect(sekali.putar()).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
    const berikut = await perintah('rahasia-umpan', '--tumpang', '0');
    await expect(agen.putar()).rejects.toMatchObject({ kode: 'TANDA_DITOLAK' });
    simpanRahasia(berikut);
    rahasia = berikut;
    expect(await agen.putar()).toMatchObject({ anak: 'LANJUTAN', laporan: { status: 'DITERAPKAN' } });
  });

  test('simpul agen menandai dengan --rahasia-umpan; tanpanya berakhir dengan kode 4 dan sebabnya', async () => {
    const { bahan } = await d.agen('integrator', ubahan());
    const dasar = ['agen', '--sumber', bahan.sumber, '--hub', d.url, '--token-file', bahan.berkasToken, '--jurnal', bahan.dir, '--sekali'];
    const jalankan = async (...lain: string[]): Promise<readonly [number, string]> => {
      let keluar = '';
      const tulis = (s: string): void => {
        keluar += s;
      };
      return [await jalankanPerintah([...dasar, ...lain], {}, { stdout: tulis, stderr: tulis }), keluar];
    };
    expect(await jalankan()).toEqual([4, expect.stringContaining('TANDA_DITOLAK')]);
    expect(await jalankan('--rahasia-umpan', berkasRahasia)).toEqual([0, expect.stringContaining('DITERAPKAN')]);
  });

  test('berkas rahasia yang terbaca orang lain, rusak, atau hilang tidak dipakai', async () => {
    const buruk = path.join(d.r.data, 'buruk');
    writeFileSync(buruk, rahasia, { mode: 0o644 });
    for (const berkas of [buruk, d.r.berkas('simpeg', 1), path.join(d.r.data, 'tidak-ada')]) {
      const agen = await d.agen('integrator', ubahan(), { berkasRahasia: berkas });
      await expect(agen.putar()).rejects.toMatchObject({ kode: 'KONFIGURASI' });
    }
  });
});

describe('pesan satu per satu', () => {
  test('pembuka tanpa tanda, bertanda salah, basi, diubah, untuk tujuan lain, atau diulang: ditolak tanpa sisa, jejaknya ada', async () => {
    const p = await pembuka(ubahan());
    const sah = bertanda(p);
    const riwayat = { ...p, jalur: '/v1/denyut?jenis=riwayat' };
    const sejak = await d.r.sql(async (sql) => (await sql<{ t: string }[]>`select clock_timestamp()::text t`)[0]?.t ?? '');
    await tanpaSisa(async () => {
      for (const [pesan, kepala] of [
        [p, {}],
        [p, { ...sah, 'webhook-signature': 'v1,AAAA' }],
        [{ ...p, badan: p.badan.replace('"penuh":true', '"penuh":false') }, sah],
        [riwayat, sah],
        [p, bertanda({ ...p, jalur: `${p.jalur}&instansi=${encodeURIComponent(d.id(2))}` })],
        [p, bertanda(p, { geser: -301 })],
        [p, bertanda(p, { geser: 360 })],
        [p, bertanda(p, { id: `pegawai_lengkap_${randomUUID()}` })],
        [p, { 'webhook-id': 'denyut_x' }],
        [p, bertanda(p, { dengan: `whsec_${randomBytes(32).toString('base64')}` })],
      ] as const)
        expect(await minta(pesan, kepala), JSON.stringify(kepala)).toMatchObject(DITOLAK);
    });
    expect(await minta(p, sah)).toMatchObject({ status: 200, isi: { tindakan: 'PENUH' } });
    await tanpaSisa(async () => expect(await minta(p, sah)).toMatchObject(DITOLAK));
    // The same message under a new signature is the repetition of a lost answer.
    await tanpaSisa(async () => expect(await minta(p, bertanda(p))).toMatchObject({ status: 200, isi: { tindakan: 'PENUH' } }));
    const sebab = await d.r.sql(
      (sql) =>
        sql<{ s: string }[]>`select data ->> 'sebab' s from jejak where peristiwa = 'umpan.tanda_ditolak' and pada >= ${sejak}::timestamptz order by pada`,
    );
    const salah = 'TANDA_SALAH';
    expect(sebab.map((x) => x.s)).toEqual(['TANPA_TANDA', salah, salah, salah, salah, 'BASI', 'BASI', 'TUJUAN_LAIN', 'KEPALA_RUSAK', salah, 'TERPAKAI']);
  });

  test('muatan dan pertanyaan: yang tidak bertanda, salah, atau diulang tidak meninggalkan bita; pengumuman lain dan isi lain ditolak', async () => {
    const teks = ubahan();
    const p = await pembuka(teks);
    await minta(p, bertanda(p));
    const gz = gzipSync(teks);
    const separuh = muatan(p.sesi, gz, 0, 400);
    const tanya: Pesan = { metode: 'GET', jalur: `/v1/denyut/${p.sesi}` };
    await tanpaSisa(async () => {
      const lain = muatan(p.sesi, gzipSync(ubahan()));
      for (const [pesan, kepala] of [
        [separuh, {}],
        [separuh, bertanda(lain)],
        [separuh, bertanda(muatan(p.sesi, gz, 1, 400))],
        [separuh, bertanda(separuh, { geser: -400 })],
        [tanya, {}],
        [tanya, bertanda(separuh)],
        [{ ...tanya, jalur: `${tanya.jalur}/sel?dari=0&sampai=8` }, {}],
      ] as const)
        expect(await minta(pesan, kepala), pesan.jalur).toMatchObject(DITOLAK);
    });
    const tanda = bertanda(separuh);
    expect(await minta(separuh, tanda)).toMatchObject({ status: 202, isi: { diterima: 400 } });
    expect(await minta(separuh, tanda)).toMatchObject(DITOLAK);
    expect(await minta(tanya, bertanda(tanya))).toMatchObject({ status: 200, isi: { diterima: 400 } });
    const { tarikan } = await simpanan();
    // Signed for the right payload, but other bytes arrive: the SHA-256 under the signature tells.
    const sisa = muatan(p.sesi, gz, 400);
    expect(await minta({ ...sisa, badan: randomBytes(gz.length - 400) }, bertanda(sisa))).toMatchObject({ status: 400, isi: { kode: 'MUATAN_DITOLAK' } });
    expect((await simpanan()).tarikan).toBe(tarikan);
    expect(existsSync(path.join(d.r.dir, 'denyut', p.sesi))).toBe(false);
  });

  test('tanpa kewajiban agen tanpa tanda diterima, tetapi tanda yang salah tetap ditolak', async () => {
    await perintah('wajib-tanda', '--nyala', 'tidak');
    const p = await pembuka(ubahan());
    expect(await minta(p, { ...bertanda(p), 'webhook-signature': 'v1,AAAA' })).toMatchObject(DITOLAK);
    expect(await minta(p, {})).toMatchObject({ status: 200, isi: { tindakan: 'PENUH' } });
    const tanpa = await d.agen('integrator', ubahan());
    expect((await tanpa.putar()).laporan?.status).toBe('DITERAPKAN');
  });
});

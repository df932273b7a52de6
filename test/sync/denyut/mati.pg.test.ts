import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JALAN } from '../../support/jalan.ts';
import { kenalkan } from '../riwayat/rakit-riwayat.ts';
import { type RakitanUnggahan, rakitUnggahan } from '../unggahan/rakit-unggahan.ts';
import { buatProksi, type Proksi } from './proksi.ts';
import { baca } from './rakit-denyut.ts';

const HUB = fileURLToPath(new URL('hub-anak.ts', import.meta.url));
const SIMPUL = fileURLToPath(new URL('../../../bin/simpul.ts', import.meta.url));
const node = (naskah: string, ...argumen: readonly string[]): ChildProcess =>
  spawn(process.execPath, [JALAN, naskah, ...argumen], { stdio: ['ignore', 'pipe', 'pipe'] });

let r: RakitanUnggahan;
let proksi: Proksi;
let hub: ChildProcess;
let portHub = 0;
let akar: string;
let baris: string[];
let sumber: string;

async function nyalakanHub(): Promise<void> {
  hub = node(HUB, r.url, r.dir, String(portHub));
  const [port] = (await once(hub.stdout ?? hub, 'data')) as [Buffer];
  portHub = Number(port.toString('utf8'));
}

beforeAll(async () => {
  r = await rakitUnggahan(60, 3);
  akar = mkdtempSync(path.join(tmpdir(), 'simpul-agen-mati-'));
  sumber = path.join(akar, 'simpeg.csv');
  baris = baca(r.berkas('simpeg', 1)).trimEnd().split('\n');
  writeFileSync(path.join(akar, 'token'), 'apa saja');
  await nyalakanHub();
  proksi = await buatProksi(() => portHub);
});
afterAll(async () => {
  hub.kill('SIGKILL');
  await proksi.tutup();
  await r.hapus();
  rmSync(akar, { recursive: true, force: true });
});

function tulisBaru(): readonly string[] {
  const baru = baris.map((b, i) => (i === 0 ? b : b.replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, randomBytes(24).toString('hex').toUpperCase())));
  writeFileSync(sumber, `${baru.join('\n')}\n`);
  return baru;
}

const OPSI = (asal: readonly string[]): readonly string[] => [
  ...asal,
  '--hub',
  proksi.url,
  '--token-file',
  path.join(akar, 'token'),
  '--jurnal',
  path.join(akar, 'jurnal'),
];

interface Akhir {
  readonly kode: number | null;
  readonly isyarat: string | null;
  readonly keluar: string;
}

async function agen(saatMulai: (anak: ChildProcess) => void = () => {}, asal: readonly string[] = ['--sumber', sumber]): Promise<Akhir> {
  const anak = node(SIMPUL, 'agen', ...OPSI(asal), '--sekali', '--coba', '20');
  saatMulai(anak);
  let keluar = '';
  for (const arus of [anak.stdout, anak.stderr])
    arus?.on('data', (p: Buffer) => {
      keluar += p.toString('utf8');
    });
  const [kode, isyarat] = (await once(anak, 'close')) as [number | null, string | null];
  return { kode, isyarat, keluar };
}

async function umpan(): Promise<{ n: number; mentah: ReadonlySet<string> }> {
  const [k] = await r.sql(
    (sql) => sql<{ n: number; mentah: string | null }[]>`select (select count(*)::int from tarikan where status = 'DITERAPKAN') n,
    (select string_agg(mentah, E'\n') from pegawai_simpeg where instansi = 1) mentah`,
  );
  return { n: k?.n ?? 0, mentah: new Set((k?.mentah ?? '').split('\n')) };
}

async function terkirim(harap: readonly string[], n: number): Promise<void> {
  const kini = await umpan();
  expect(kini.n).toBe(n);
  const punya = new Set(harap);
  expect([...kini.mentah].filter((m) => !punya.has(m))).toEqual([]);
  expect(readdirSync(path.join(akar, 'jurnal'))).toEqual(['jurnal']);
}

test('agen sebagai proses: pertama penuh lalu sama, dengan hitungan bita dan baris dalam bahasa Indonesia', { timeout: 120_000 }, async () => {
  const isi = tulisBaru();
  const pertama = await agen();
  expect(pertama.keluar).toMatch(/PENUH: berkas penuh · \d+ baris · \d+ dikirim/);
  expect(pertama.keluar).toMatch(/[\d.]+ bita terkirim · [\d.]+ bita diterima · 2 pulang-pergi/);
  expect([0, 6]).toContain(pertama.kode);
  await terkirim(isi, 1);
  expect((await agen()).keluar).toMatch(/SAMA: sama dengan hub .* 0 dikirim/);
  await terkirim(isi, 1);
});

test('agen yang mati oleh kill -9 pada bita ke-k menyelesaikan kiriman itu sesudah dijalankan lagi, satu umpan saja', { timeout: 240_000 }, async () => {
  let { n } = await umpan();
  for (const bita of [400, 1_500, 2_600]) {
    const isi = tulisBaru();
    const mati = await agen((anak) => proksi.potongSesudah('naik', bita, { saat: () => void anak.kill('SIGKILL') }));
    expect(mati.isyarat).toBe('SIGKILL');
    const lanjut = await agen();
    expect(lanjut.keluar).toMatch(bita > 1_200 ? /LANJUTAN/ : /JURNAL/);
    await terkirim(isi, ++n);
  }
});

test('hub yang mati oleh kill -9 di tengah muatan, atau sebelum jawabannya sampai, melanjutkan sesi yang sama sesudah hidup lagi', {
  timeout: 240_000,
}, async () => {
  let { n } = await umpan();
  for (const [arah, bita] of [
    ['naik', 2_200],
    ['turun', 450],
  ] as const) {
    const isi = tulisBaru();
    proksi.potongSesudah(arah, bita, {
      tundaMs: 300,
      saat: () => {
        hub.kill('SIGKILL');
        void nyalakanHub();
      },
    });
    expect([0, 6]).toContain((await agen()).kode);
    await terkirim(isi, ++n);
  }
});

test('umpan riwayat oleh agen yang mati kill -9 di tengah muatannya diselesaikan sesudah dijalankan lagi, satu umpan saja', { timeout: 240_000 }, async () => {
  const berkas = path.join(akar, 'riwayat.ndjson');
  const baris = Array.from({ length: 60 }, (_, i) => ({
    jenisRiwayat: 'golongan',
    nipBaru: `1990010120150119${String(10 + i)}`,
    golonganId: '31',
    tmtGolongan: '01-04-2020',
    skNomor: randomBytes(24).toString('hex'),
  }));
  writeFileSync(berkas, baris.map((b) => `${JSON.stringify(b)}\n`).join(''));
  await kenalkan(
    r,
    1,
    baris.map((b) => b.nipBaru),
  );
  const asal = ['--umpan', `riwayat=${berkas}`];
  const mati = await agen((anak) => proksi.potongSesudah('naik', 2_600, { saat: () => void anak.kill('SIGKILL') }), asal);
  expect(mati.isyarat).toBe('SIGKILL');
  expect((await agen(() => {}, asal)).keluar).toMatch(/riwayat · LANJUTAN/);
  expect((await agen(() => {}, asal)).keluar).toMatch(/riwayat · SAMA/);
  expect(await r.sql((sql) => sql`select status, diterapkan from tarikan where jenis = 'riwayat'`)).toEqual([{ status: 'DITERAPKAN', diterapkan: 60 }]);
});

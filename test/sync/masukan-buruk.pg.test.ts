import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { type LayananGerbang, layani } from '../../gateway/http.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KolamIrisan } from '../../platform/db/kolam-irisan.ts';
import { TOLAKAN } from '../../sync/1-canonicalise/hasil-baris.ts';
import { PERINGATAN } from '../../sync/1-canonicalise/peringatan.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { ruteUnggahan } from '../../sync/unggahan/http.ts';
import type { BarisTertolak, LaporanUmpan } from '../../sync/unggahan/laporan.ts';
import { KUNCI_UJI, type Rakitan, rakit } from '../gateway/rakit.ts';
import { type Jawaban, susunDokumen } from './masukan-buruk/dokumen.ts';
import { type Harapan, type KasusBuruk, orangKe } from './masukan-buruk/korpus/bentuk.ts';
import { KORPUS } from './masukan-buruk/korpus/korpus.ts';
import { type RakitanUnggahan, rakitUnggahan } from './unggahan/rakit-unggahan.ts';

const AWALAN = 'Berkas tidak dapat dibaca. ';
const PESAN: Readonly<Record<string, string>> = { ...TOLAKAN, ...PERINGATAN };
/** The command reads through the same door; one feed in eight goes through it as well. */
const LEWAT_PERINTAH = 8;
const SEMUA = KORPUS.flatMap(([bagian, kasus]) => kasus.map((k) => ({ bagian, kasus: k })));

let r: RakitanUnggahan;
let gerbang: Rakitan;
let layanan: LayananGerbang;
let kolam: KolamIrisan;
let dir: string;
const jawaban: Jawaban[] = [];

beforeAll(async () => {
  r = await rakitUnggahan(40, 2);
  gerbang = await rakit('lokal');
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-buruk-'));
  await r.sql((sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  // As in the hub: slices hand their connections on.
  kolam = new KolamIrisan(r.url);
  layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteUnggahan({ url: r.url, kolam, dir: r.dir }) });
});
afterAll(async () => {
  await layanan.tutup();
  await kolam.tutup();
  await r.hapus();
  rmSync(dir, { recursive: true, force: true });
});

const instansi = () => r.instansi[0] ?? { id: '', kodeCepat: '', no: 1 };
const minta = async (jalur: string, badan?: Buffer): Promise<Response> =>
  fetch(`${layanan.url}${jalur}`, {
    headers: { authorization: `Bearer ${await gerbang.token('steward')}` },
    ...(badan === undefined ? {} : { method: 'POST', body: new Uint8Array(badan) }),
  });

/** Dry run of the same bytes by the command: what it prints, or the refusal on stderr. */
async function imporUji(kasus: KasusBuruk, isi: Buffer): Promise<LaporanUmpan | string> {
  const berkas = path.join(dir, kasus.id);
  writeFileSync(berkas, isi);
  let keluar = '';
  let cerita = '';
  const argv = [
    'impor',
    berkas,
    '--instansi',
    instansi().kodeCepat,
    '--jenis',
    'pegawai',
    '--sisi',
    'BKN',
    '--uji',
    '--json',
    ...(kasus.lengkap === true ? [] : ['--sebagian']),
  ];
  const kode = await jalankanPerintah(
    argv,
    { SIMPUL_DATA: r.data, DATABASE_URL: r.basis.url },
    {
      stdout: (s) => {
        keluar += s;
      },
      stderr: (s) => {
        cerita += s;
      },
    },
  );
  if (keluar !== '') return JSON.parse(keluar) as LaporanUmpan;
  expect(kode).toBe(6);
  return cerita.replace(/^simpul: BERKAS_DITOLAK: /, '').trimEnd();
}

async function unggah(kasus: KasusBuruk, isi: Buffer): Promise<LaporanUmpan | string> {
  const jawab = await minta(`/v1/unggahan?instansi=${encodeURIComponent(instansi().id)}&jenis=pegawai&lengkap=${kasus.lengkap === true}`, isi);
  const badan = (await jawab.json()) as LaporanUmpan & { readonly title?: string };
  expect([200, 422]).toContain(jawab.status);
  return jawab.status === 422 ? (badan.title ?? '') : badan;
}

const ringkas = (baris: readonly BarisTertolak[]): (string | number | null)[][] => baris.map((b) => [b.baris, b.kolom, b.kode]);

function sesuai(laporan: LaporanUmpan | string, h: Harapan): void {
  if ('tolak' in h || typeof laporan === 'string') {
    expect(laporan).toBe('tolak' in h ? `${AWALAN}${h.tolak}` : 'laporan');
    return;
  }
  const karantina = h.karantina ?? [];
  expect({ terbaca: laporan.terbaca, diterapkan: laporan.diterapkan, duplikat: laporan.duplikat, karantina: laporan.karantina }).toEqual({
    terbaca: h.terbaca,
    diterapkan: h.diterapkan,
    duplikat: h.duplikat ?? 0,
    karantina: karantina.length,
  });
  expect(ringkas(laporan.ditolak)).toEqual(karantina.slice(0, 1_000));
  expect(ringkas(laporan.peringatan)).toEqual(h.peringatan ?? []);
  for (const b of [...laporan.ditolak, ...laporan.peringatan]) expect(b.pesan).toBe(PESAN[b.kode]);
  expect(laporan.terbaca).toBe(laporan.diterapkan + laporan.takBerubah + laporan.karantina + laporan.duplikat);
}

describe('masukan buruk', () => {
  it('korpus memuat sedikitnya 60 umpan, masing-masing dengan nama sendiri', () => {
    expect(SEMUA.length).toBeGreaterThanOrEqual(60);
    expect(new Set(SEMUA.map((s) => s.kasus.id)).size).toBe(SEMUA.length);
  });

  it.each(SEMUA.map((s, n) => [s.kasus.id, n] as const))('%s', async (_id, n) => {
    const satu = SEMUA[n];
    if (satu === undefined) throw new RangeError('kasus tidak ada');
    const { bagian, kasus } = satu;
    const orang = [orangKe(n * 3), orangKe(n * 3 + 1), orangKe(n * 3 + 2)] as const;
    const isi = kasus.isi(orang);
    const duga = n % LEWAT_PERINTAH === 0 ? await imporUji(kasus, isi) : null;
    if (duga !== null) sesuai(duga, kasus.harapan);
    const laporan = await unggah(kasus, isi);
    sesuai(laporan, kasus.harapan);
    if (typeof laporan !== 'string' && duga !== null && typeof duga !== 'string')
      expect([laporan.ditolak, laporan.peringatan]).toEqual([duga.ditolak, duga.peringatan]);
    if ('nama' in kasus.harapan) {
      const [p] = await r.sql((sql) => sql<{ nama: string | null }[]>`select nama from pegawai_bkn where nip = ${orang[1]['nip_baru'] ?? ''}`);
      expect(p?.nama).toBe(kasus.harapan.nama);
    }
    jawaban.push({ bagian, kasus, laporan });
  });

  it('berkas baris gagal dapat dibuka di lembar kerja tanpa menjalankan apa pun', async () => {
    const satu = jawaban.find((j) => j.kasus.id === 'rumus-nama')?.laporan;
    if (satu === undefined || typeof satu === 'string') throw new RangeError('umpan rumus tidak ada');
    const gagal = await (await minta(satu.gagalUrl ?? '')).text();
    expect(gagal).toContain(`"'=HYPERLINK(""http://contoh.invalid"")"`);
    expect(gagal).toContain(";'\uff1d1+1;");
  });

  it('tidak satu umpan pun tertinggal, dan keadaan bertahap sama dengan sapuan', async () => {
    const [t] = await r.sql((sql) => sql`select count(*) filter (where status not in ('DITERAPKAN', 'GAGAL'))::int sisa, count(*)::int semua from tarikan`);
    expect(t).toEqual({ sisa: 0, semua: SEMUA.filter((s) => s.kasus.diPintu !== true).length });
    expect((await jalankanSapuan(r.url)).alarm).toEqual([]);
  });

  it('docs/masukan-buruk.md memuat jawaban yang sekarang', async () => {
    expect(jawaban).toHaveLength(SEMUA.length);
    await expect(susunDokumen(jawaban)).toMatchFileSnapshot('../../docs/masukan-buruk.md');
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JenisUmpan } from '../../../sync/2-stage/tarikan.ts';
import { CAKUPAN_PENUH, kenalkan, orangUji } from '../riwayat/rakit-riwayat.ts';
import { buatProksi, type Proksi } from './proksi.ts';
import { type RakitanDenyut, rakitDenyut } from './rakit-denyut.ts';

let d: RakitanDenyut;
let proksi: Proksi;
beforeAll(async () => {
  d = await rakitDenyut(60, 3);
  await kenalkan(
    d.r,
    1,
    Array.from({ length: 20 }, (_, i) => orangUji(i)),
  );
  proksi = await buatProksi(() => Number(new URL(d.url).port));
});
afterAll(async () => {
  await proksi.tutup();
  await d.tutup();
});

const umpan = (jenis: JenisUmpan): Promise<{ n: number; status: string; sisi: string }> =>
  d.r.sql(async (sql) => {
    const [k] = await sql<{ n: number; status: string; sisi: string }[]>`select count(*)::int n, (array_agg(status order by id desc))[1] status, max(sisi) sisi
      from tarikan where instansi = 1 and jenis = ${jenis}`;
    return k ?? { n: 0, status: '', sisi: '' };
  });

const acak = (): string => randomBytes(16).toString('hex').toUpperCase();
/** Twelve rows a person, each with a number that no compression can shorten. */
const riwayat = (orang: number): string[] => [
  ...CAKUPAN_PENUH.map((c) => JSON.stringify(c)),
  ...Array.from({ length: orang * 12 }, (_, i) =>
    JSON.stringify({
      jenisRiwayat: 'golongan',
      nipBaru: orangUji(Math.floor(i / 12)),
      golonganId: '31',
      tmtGolongan: `01-04-${2000 + (i % 12)}`,
      skNomor: acak(),
    }),
  ),
];
const teks = (baris: readonly string[]): string => `${baris.join('\n')}\n`;
const nomorDiHub = (): Promise<string[]> =>
  d.r.sql(async (sql) =>
    (await sql<{ sk: string }[]>`select isi ->> 'skNomor' sk from riwayat_simpeg where instansi = 1 order by nip, kunci`).map((r) => r.sk),
  );
const nomor = (baris: readonly string[]): string[] =>
  baris.flatMap((b) => {
    const { nipBaru, skNomor, tmtGolongan } = JSON.parse(b) as Record<string, string>;
    return skNomor === undefined ? [] : [`${nipBaru}:${tmtGolongan}:${skNomor}`];
  });
const urutNomor = (baris: readonly string[]): string[] =>
  nomor(baris)
    .sort()
    .map((n) => n.split(':')[2] ?? '');

describe('agen dan umpan riwayat', () => {
  it('penuh sekali, lalu hanya baris yang berubah; tanpa jurnal dicocokkan; yang sama tidak mengirim apa pun', async () => {
    const baris = riwayat(20);
    const agen = await d.agen('integrator', teks(baris), { jenis: 'riwayat' });
    expect(await agen.putar()).toMatchObject({ anak: 'PENUH', laporan: { status: 'DITERAPKAN' } });
    expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: null });
    expect(await umpan('riwayat')).toEqual({ n: 1, status: 'DITERAPKAN', sisi: 'SIMPEG' });
    const ganti = (i: number): void => void baris.splice(i, 1, JSON.stringify({ ...(JSON.parse(baris[i] ?? '') as object), skNomor: acak() }));
    ganti(30);
    baris.splice(100, 1);
    agen.tulis(teks(baris));
    const kedua = await agen.putar();
    expect(kedua).toMatchObject({ anak: 'JURNAL', laporan: { status: 'DITERAPKAN' } });
    // Rows behind the one that went move up by one, within that person only.
    expect(kedua.tambah).toBeLessThanOrEqual(12);
    ganti(50);
    agen.tulis(teks(baris));
    agen.lupakanJurnal();
    expect(await agen.putar()).toMatchObject({ anak: 'REKONSILIASI', tambah: 1, hapus: 1 });
    expect(await nomorDiHub()).toEqual(urutNomor(baris));
  });

  it('sambungan yang diputus pada bita mana pun, naik atau turun: dilanjutkan, satu umpan per perubahan', { timeout: 120_000 }, async () => {
    const agen = await d.agen('integrator', teks(riwayat(20)), { jenis: 'riwayat', url: proksi.url });
    await agen.putar();
    let { n } = await umpan('riwayat');
    for (const [arah, bita] of [
      ['naik', 60],
      ['naik', 1_400],
      ['naik', 4_000],
      ['turun', 40],
      ['turun', 400],
    ] as const) {
      const baris = riwayat(20);
      agen.tulis(teks(baris));
      const sebelum = proksi.terpotong();
      proksi.potongSesudah(arah, bita);
      expect((await agen.putar()).laporan?.status).toBe('DITERAPKAN');
      expect(proksi.terpotong()).toBe(sebelum + 1);
      expect(await umpan('riwayat')).toMatchObject({ n: ++n, status: 'DITERAPKAN' });
      expect(await nomorDiHub()).toEqual(urutNomor(baris));
    }
  });
});

describe('agen dan umpan fakta', () => {
  const orang = Array.from({ length: 20 }, (_, i) => orangUji(i));
  const kinerja = (tahun: number, kuadran: (i: number) => string): string =>
    teks(['nip;tahun;KuadranKinerjaNilai', ...orang.map((n, i) => `${n};${tahun};${kuadran(i)}`)]);

  it('kinerja dikirim seluruhnya bila berubah, urutan baris pun perubahan, dan sama sekali tidak bila tetap', async () => {
    await d.r.sql(
      (sql) =>
        sql`insert into pegawai_simpeg (instansi, nip, h, tarikan) select 1, n::bigint, 1, 1 from jsonb_array_elements_text(${sql.json(orang)}) n on conflict do nothing`,
    );
    const agen = await d.agen(
      'integrator',
      kinerja(2025, () => '2'),
      { jenis: 'kinerja', url: proksi.url },
    );
    expect(await agen.putar()).toMatchObject({ anak: 'PENUH', laporan: { karantina: 0 } });
    expect(await agen.putar()).toMatchObject({ anak: 'SAMA', laporan: null });
    const { n } = await umpan('kinerja');
    agen.tulis(kinerja(2025, (i) => String(1 + (i % 3))));
    proksi.potongSesudah('naik', 300);
    expect(await agen.putar()).toMatchObject({ anak: 'PENUH', laporan: { karantina: 0 } });
    expect(await umpan('kinerja')).toEqual({ n: n + 1, status: 'DITERAPKAN', sisi: 'BKN' });
    const terbalik = kinerja(2025, (i) => String(1 + (i % 3)))
      .trimEnd()
      .split('\n');
    agen.tulis(teks([terbalik[0] ?? '', ...terbalik.slice(1).reverse()]));
    expect(await agen.putar()).toMatchObject({ anak: 'PENUH' });
  });

  it('hukdis hanya oleh steward BKN, seperti unggahan; jenis yang tidak dikenal ditolak', async () => {
    const agen = await d.agen('integrator', 'nip;jenis\n', { jenis: 'hukdis' });
    await expect(agen.putar()).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    const lain = await d.agen('integrator', 'nip;jenis\n', { jenis: 'cuti' as JenisUmpan });
    await expect(lain.putar()).rejects.toThrow();
    expect((await umpan('hukdis')).n).toBe(0);
  });
});

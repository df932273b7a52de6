import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buatProksi, type Proksi } from './proksi.ts';
import { baca, type RakitanDenyut, rakitDenyut } from './rakit-denyut.ts';

let d: RakitanDenyut;
let proksi: Proksi;
let judul: string;
let baris: string[];
beforeAll(async () => {
  d = await rakitDenyut(60, 3);
  proksi = await buatProksi(() => Number(new URL(d.url).port));
  const isi = baca(d.r.berkas('simpeg', 1));
  judul = isi.slice(0, isi.indexOf('\n') + 1);
  baris = isi.slice(judul.length).trimEnd().split('\n');
});
afterAll(async () => {
  await proksi.tutup();
  await d.tutup();
});

/** Every row again with a name that no compression can shorten. */
const acakNama = (): string =>
  `${judul}${baris.map((b) => b.replace(/REKAAN|CONTOH|MISALNYA|UJICOBA/, randomBytes(24).toString('hex').toUpperCase())).join('\n')}\n`;

interface Keadaan {
  readonly n: number;
  readonly status: string;
  readonly mentah: string;
}

async function keadaan(): Promise<Keadaan> {
  const [k] = await d.r.sql(
    (sql) => sql<Keadaan[]>`select (select count(*)::int from tarikan where instansi = 1 and sisi = 'SIMPEG') n,
    (select status from tarikan where instansi = 1 and sisi = 'SIMPEG' order by id desc limit 1) status,
    (select string_agg(mentah, E'\n' order by nip) from pegawai_simpeg where instansi = 1) mentah`,
  );
  return k ?? { n: 0, status: '', mentah: '' };
}

async function utuh(isi: string, n: number): Promise<void> {
  const kini = await keadaan();
  expect({ n: kini.n, status: kini.status }).toEqual({ n, status: 'DITERAPKAN' });
  const harap = new Set(isi.trimEnd().split('\n').slice(1));
  expect(kini.mentah.split('\n').filter((m) => !harap.has(m))).toEqual([]);
}

test('sambungan yang diputus pada bita ke-k, naik atau turun, di mana pun: satu umpan per perubahan, tidak hilang dan tidak dua kali', {
  timeout: 240_000,
}, async () => {
  const agen = await d.agen('integrator', acakNama(), { url: proksi.url });
  await agen.putar();
  let { n } = await keadaan();
  const ukur = { ...proksi.lewat };
  agen.tulis(acakNama());
  await agen.putar();
  n += 1;
  const panjang = { naik: proksi.lewat.naik - ukur.naik, turun: proksi.lewat.turun - ukur.turun };
  for (const [arah, banyak] of [
    ['naik', 9],
    ['turun', 5],
  ] as const) {
    for (let i = 0; i < banyak; i++) {
      const isi = acakNama();
      agen.tulis(isi);
      const sebelum = proksi.terpotong();
      proksi.potongSesudah(arah, 1 + Math.floor(((panjang[arah] - 120) * i) / (banyak - 1)));
      const hasil = await agen.putar();
      expect(proksi.terpotong()).toBe(sebelum + 1);
      expect(hasil).toMatchObject({ anak: 'JURNAL' });
      await utuh(isi, ++n);
    }
  }
});

test('kiriman yang terputus dilanjutkan dari bita yang sudah diakui hub, bukan dari awal', async () => {
  const isi = acakNama();
  const agen = await d.agen('integrator', isi, { url: proksi.url });
  const { n } = await keadaan();
  // The opening takes some 900 bytes; the cut falls into the payload, and the hub has had time to read what came.
  proksi.permintaan.length = 0;
  proksi.potongSesudah('naik', 3_000, { tundaMs: 1_500 });
  const hasil = await agen.putar();
  const mulai = proksi.permintaan.filter((p) => p.startsWith('PUT ')).map((p) => Number(/mulai=(\d+)/.exec(p)?.[1]));
  expect(mulai).toHaveLength(2);
  expect(mulai[0]).toBe(0);
  expect(mulai[1]).toBeGreaterThan(500);
  expect(proksi.permintaan.some((p) => /^GET \/v1\/denyut\/[0-9a-f]{32}$/.test(p))).toBe(true);
  expect(hasil.laporan?.status).toBe('DITERAPKAN');
  await utuh(isi, n + 1);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { keadaanAmbil } from '../../../sync/ambil/keadaan.ts';
import { GANGGUAN, type Gangguan, jadwalGangguan } from '../../siasn-tiruan/gangguan.ts';
import { isiTiruan } from '../../siasn-tiruan/orang.ts';
import { mulaiSiasn, type OpsiTiruan, type SiasnTiruan } from '../../siasn-tiruan/tiruan.ts';
import { JALAN } from '../../support/jalan.ts';
import { teruskanKeluaran } from '../../support/keluaran.ts';
import { keadaanInstansi } from '../keadaan-instansi.ts';
import { buatMesin, type Mesin, rakitMesin } from '../mesin.ts';
import { ambilanTempo, ambilSampaiSelesai, bahanUji, pasangSiasn, tempelSso } from './rakit-siasn.ts';

const PEGAWAI = { sisi: 'BKN', jenis: 'pegawai' } as const;

let berkas: Mesin;
beforeAll(async () => {
  berkas = await rakitMesin(50, 2, 11);
  await berkas.tarik(1);
});
afterAll(() => berkas.hapus());

interface Panggung {
  readonly m: Mesin;
  readonly t: SiasnTiruan;
  readonly bahan: ReturnType<typeof bahanUji>;
}
const terbuka: Panggung[] = [];

/** A fresh hub over the same nation, and a stand-in that holds the same people of instansi 1. */
async function panggung(opsi: Partial<OpsiTiruan> = {}, detikSso = 43_200): Promise<Panggung> {
  const m = await buatMesin(berkas.sumber);
  const t = await mulaiSiasn({ isi: isiTiruan(berkas.sumber, berkas.instansiKe(1)), ...opsi });
  const p = { m, t, bahan: bahanUji(m.url) };
  terbuka.push(p);
  await pasangSiasn(m, t, 'pegawai');
  await tempelSso(m, t.terbitkanSso(detikSso));
  return p;
}
afterEach(async () => {
  for (const { m, t, bahan } of terbuka.splice(0)) {
    await t.tutup();
    await m.hapus();
    bahan.hapus();
  }
});

const kesegaran = async (m: Mesin): Promise<{ status: string; sebab: string | null } | undefined> =>
  (
    await m.sql(
      (sql) => sql<{ status: string; sebab: string | null }[]>`select status, sebab from kesegaran where instansi = 1 and sisi = 'BKN' and jenis = 'pegawai'`,
    )
  )[0];

const orangDitanya = (t: SiasnTiruan): string[] => t.panggilan.map((p) => p.jalur).filter((j) => j.startsWith('/pns/'));

describe('layanan web dan berkas ekspor', () => {
  test.each([
    [1, 3, ['pegawai', 'kinerja', 'hukdis']],
    [2, 2, ['pegawai']],
  ] as const)(
    'orang yang sama berakhir pada sidik, selisih, kinerja dan hukuman yang sama, walau layanan berulah dengan setiap cara (benih %i, satu dari %i panggilan, umpan %j)',
    async (benih, tiap, umpan) => {
      const { m, t, bahan } = await panggung({ gangguan: jadwalGangguan(benih, tiap) });
      for (const jenis of umpan) {
        await pasangSiasn(m, t, jenis);
        const { hasil, tindakan } = await ambilSampaiSelesai(m, bahan, t, { sisi: 'BKN', jenis });
        expect(hasil).toBe('SELESAI');
        expect(tindakan.every((s) => s.includes('simpul sumber-data token --instansi'))).toBe(true);
      }
      expect([...t.terjadi.keys()].sort()).toEqual([...GANGGUAN].sort());
      await m.tarik(1);
      expect(await keadaanInstansi(m, 1)).toEqual(await keadaanInstansi(berkas, 1));
    },
  );

  test('halaman yang bertumpuk dan bergerak dibaca sampai kosong, setiap orang sekali, dan hitungannya dilaporkan', async () => {
    const { m, t, bahan } = await panggung();
    expect(await ambilUmpan(bahan, 1, PEGAWAI)).toBe('SELESAI');
    const ditanya = orangDitanya(t);
    expect(new Set(ditanya).size).toBe(ditanya.length);
    const [k] = await m.sql((sql) => keadaanAmbil(sql, 1));
    const semua = isiTiruan(berkas.sumber, berkas.instansiKe(1)).orang.size;
    expect(k?.hitung).toMatchObject({ dijanjikan: semua, ditanya: semua, baris: semua, tidakAda: 0, cacat: 0 });
    expect(k?.hitung?.['terbaca']).toBe(semua + (k?.hitung?.['duplikat'] ?? 0));
    expect(k?.hitung?.['duplikat']).toBeGreaterThan(0);
  });
});

test('PPPK paruh waktu: jelajah menanyai jalurnya sendiri bila data utama tidak mengenalnya, dan berakhir pada keadaan yang sama', async () => {
  const isi = isiTiruan(berkas.sumber, berkas.instansiKe(1));
  const paruhWaktu = new Set([...isi.orang.keys()].slice(0, 3));
  const { m, t, bahan } = await panggung({ paruhWaktu });
  expect((await ambilSampaiSelesai(m, bahan, t, PEGAWAI)).hasil).toBe('SELESAI');
  const [k] = await m.sql((sql) => keadaanAmbil(sql, 1));
  expect(k?.hitung).toMatchObject({ ditanya: isi.orang.size, baris: isi.orang.size, tidakAda: 0 });
  expect(orangDitanya(t).filter((j) => j.includes('/paruhwaktu/'))).toHaveLength(3);
  await m.tarik(1);
  const nip = (d: Mesin): Promise<readonly unknown[]> => d.sql((sql) => sql`select nip::text nip, nama from pegawai_bkn where instansi = 1 order by nip`);
  expect(await nip(m)).toEqual(await nip(berkas));
});

describe('orang yang tidak terjawab', () => {
  test('yang jawaban hukumannya selalu cacat diragukan, dan hukuman yang diketahui tidak dihapus', async () => {
    const isi = isiTiruan(berkas.sumber, berkas.instansiKe(1));
    const [kena = '', lain = ''] = isi.orang.keys();
    const hukdis = new Map([kena, lain].map((n, i) => [n, [{ id: `H-${i}`, jenisHukuman: '25', jenisTingkatHukumanId: 'S', hukumanTanggal: '01-02-2026' }]]));
    let cacat = false;
    const { m, t, bahan } = await panggung({
      isi: { ...isi, hukdis },
      gangguan: (jalur) => (cacat && jalur.includes(`/rw-hukdis/${kena}`) ? 'CODE_0' : null),
    });
    await pasangSiasn(m, t, 'hukdis');
    const HUKDIS = { sisi: 'BKN', jenis: 'hukdis' } as const;
    await ambilSampaiSelesai(m, bahan, t, PEGAWAI);
    await ambilSampaiSelesai(m, bahan, t, HUKDIS);
    await m.tarik(1);
    const hukuman = (n: string): Promise<readonly unknown[]> => m.sql((sql) => sql`select id from hukuman_disiplin where nip = ${n} order by id`);
    const [semula, ragu] = [
      await hukuman(kena),
      () => m.sql((sql) => sql`select lpad(nip::text, 18, '0') nip from kesegaran_pegawai where jenis = 'hukdis' and ragu`),
    ];
    expect([semula.length > 0, (await hukuman(lain)).length > 0, await ragu()]).toEqual([true, true, []]);
    cacat = true;
    await ambilSampaiSelesai(m, bahan, t, HUKDIS);
    await m.tarik(1);
    expect([await hukuman(kena), await ragu()]).toEqual([semula, [{ nip: kena }]]);
    cacat = false;
    await ambilSampaiSelesai(m, bahan, t, HUKDIS);
    await m.tarik(1);
    expect(await ragu()).toEqual([]);
  });

  test('orang yang jawabannya selalu cacat menjadi tidak diketahui, tidak dihapus; yang dijawab tidak ada dihapus', async () => {
    const isi = isiTiruan(berkas.sumber, berkas.instansiKe(1));
    const [cacat = '', hilang = ''] = isi.orang.keys();
    const orang = new Map(isi.orang);
    const { m, t, bahan } = await panggung({
      isi: { ...isi, orang },
      gangguan: (jalur) => (jalur.includes(`/data-utama/${cacat}`) && orang.size < isi.orang.size ? 'CODE_0' : null),
    });
    await ambilSampaiSelesai(m, bahan, t, PEGAWAI);
    await m.tarik(1);
    orang.delete(hilang);
    const { hasil, tertunda } = await ambilSampaiSelesai(m, bahan, t, PEGAWAI);
    expect(hasil).toBe('SELESAI');
    expect(tertunda).toHaveLength(2);
    await m.tarik(1);
    const ada = await m.sql((sql) => sql<{ nip: string }[]>`select lpad(nip::text, 18, '0') nip from pegawai_bkn where instansi = 1`);
    expect(ada.some((b) => b.nip === cacat)).toBe(true);
    expect(ada.some((b) => b.nip === hilang)).toBe(false);
    const [k] = await m.sql((sql) => keadaanAmbil(sql, 1));
    expect(k?.hitung).toMatchObject({ cacat: 1, tidakAda: 1 });
  });
});

describe('token SSO', () => {
  test('yang berakhir menghentikan umpan sebagai PERLU_TINDAKAN dengan kata-kata yang menyuruh menempel, tanpa satu panggilan pun; sesudah ditempel diteruskan', async () => {
    const { m, t, bahan } = await panggung({ sebelum: (ke) => void (ke === 15 && hentikan()) });
    let hentikan = (): void => undefined;
    const cabut = new Promise<void>((selesai) => {
      hentikan = selesai;
    });
    const tugas = ambilUmpan({ ...bahan, sekaliMs: 60_000 }, 1, PEGAWAI).catch((g: unknown) => g);
    await cabut;
    await m.sql((sql) => sql`update token_sumber set berakhir_pada = now() - interval '1 second'`);
    expect(await tugas).toMatchObject({ kode: 'SUMBER_MENOLAK' });
    const sebelum = t.panggilan.length;
    await expect(ambilUmpan(bahan, 1, PEGAWAI)).rejects.toMatchObject({ kode: 'SUMBER_MENOLAK' });
    expect(t.panggilan.length).toBe(sebelum);
    const k = await kesegaran(m);
    expect(k?.status).toBe('PERLU_TINDAKAN');
    expect(k?.sebab).toMatch(/sudah berakhir.*simpul sumber-data token --instansi 9001/);
    await tempelSso(m, t.terbitkanSso());
    expect(await ambilanTempo(m)).toEqual([{ instansi: 1, ...PEGAWAI, lambat: false }]);
    expect(await ambilUmpan(bahan, 1, PEGAWAI)).toBe('SELESAI');
    const ditanya = orangDitanya(t);
    expect(ditanya.length - new Set(ditanya).size).toBeLessThanOrEqual(1);
    await m.tarik(1);
    expect(await kesegaran(m)).toEqual({ status: 'SEHAT', sebab: null });
  });

  test('yang hampir berakhir disebut di samping umpan yang sehat', async () => {
    const { m, bahan } = await panggung({}, 1_800);
    await ambilUmpan(bahan, 1, PEGAWAI);
    await m.tarik(1);
    await m.tarik(1);
    const k = await kesegaran(m);
    expect(k?.status).toBe('SEHAT');
    expect(k?.sebab).toMatch(/kurang dari satu jam/);
  });

  test('tersimpan terenkripsi: isi tabel tidak memuat token, dan kunci lain tidak membukanya', async () => {
    const { m, t, bahan } = await panggung();
    const token = t.terbitkanSso();
    await tempelSso(m, token);
    const [baris] = await m.sql((sql) => sql<{ isi: Buffer }[]>`select isi from token_sumber`);
    expect(baris?.isi.includes(token.slice(0, 20))).toBe(false);
    await expect(ambilUmpan({ ...bahan, kunci: 'kunci-lain-yang-juga-cukup-panjang-ya' }, 1, PEGAWAI)).rejects.toThrow(/kunci simpul yang lama/);
  });
});

describe('kelas penolakan', () => {
  const kelas: readonly (readonly [Gangguan, string, string])[] = [
    ['SUSPENDED', 'MENCOBA_LAGI', 'SUSPENDED'],
    ['LAJU', 'MENCOBA_LAGI', 'membatasi laju'],
    ['HTML', 'MENCOBA_LAGI', 'HTML'],
    ['HTML_200', 'MENCOBA_LAGI', 'HTML'],
    ['PUTUS', 'MENCOBA_LAGI', 'sambungan ke sumber gagal'],
    ['GANTUNG', 'MENCOBA_LAGI', 'tenggat'],
    ['SSO_JWT', 'PERLU_TINDAKAN', 'Token SSO'],
    ['SSO_TIDAK_COCOK', 'PERLU_TINDAKAN', 'Token SSO'],
  ];
  test('setiap ulah SIASN menjadi keadaan umpan yang semestinya, dan jalannya tetap tersimpan', async () => {
    const ulah: { kini: Gangguan | null } = { kini: null };
    const { m, t, bahan } = await panggung({ gangguan: () => ulah.kini });
    for (const [g, status, sebab] of kelas) {
      ulah.kini = g;
      await expect(ambilUmpan(bahan, 1, PEGAWAI), g).rejects.toThrow();
      expect(await kesegaran(m), g).toMatchObject({ status, sebab: expect.stringContaining(sebab) });
      await tempelSso(m, t.terbitkanSso());
    }
    ulah.kini = null;
    expect(await ambilUmpan(bahan, 1, PEGAWAI)).toBe('SELESAI');
  });

  test('token aplikasi yang ditolak diminta lagi sekali; rahasia yang salah menyuruh memeriksanya', async () => {
    let sisa = 1;
    const { m, bahan } = await panggung({ gangguan: () => (sisa-- > 0 ? 'APIM_KEDALUWARSA' : null) });
    expect(await ambilUmpan(bahan, 1, PEGAWAI)).toBe('SELESAI');
    sisa = 1;
    const salah = { ...bahan, rahasia: { ...bahan.rahasia, env: { SUMBER_KUNCI: 'salah', SUMBER_RAHASIA: 'salah' } } };
    await expect(ambilUmpan(salah, 1, PEGAWAI)).rejects.toThrow(/consumer key/);
    expect(await kesegaran(m)).toMatchObject({ status: 'PERLU_TINDAKAN' });
  });
});

test('pengambilan yang dimatikan dengan kill -9 di tengah halaman dan di tengah orang diteruskan dari panggilan yang sama', async () => {
  let bunuh: { pada: number; fn: () => void } = { pada: 0, fn: () => undefined };
  const { m, t, bahan } = await panggung({ sebelum: (ke) => void (ke === bunuh.pada && bunuh.fn()) });
  for (const pada of [2, 15, 28]) {
    const anak = spawn(process.execPath, [JALAN, fileURLToPath(new URL('siasn-anak.ts', import.meta.url)), m.url, bahan.dir], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    teruskanKeluaran(anak);
    bunuh = { pada, fn: () => anak.kill('SIGKILL') };
    expect(await once(anak, 'close')).toEqual([null, 'SIGKILL']);
  }
  while ((await ambilUmpan(bahan, 1, PEGAWAI)) === 'DIPEGANG');
  const ditanya = orangDitanya(t);
  expect(ditanya.length - new Set(ditanya).size).toBeLessThanOrEqual(4);
  await m.tarik(1);
  const nip = (x: Mesin): Promise<unknown> => x.sql(async (sql) => [...(await sql`select nip, h from sidik_bkn where instansi = 1 order by nip`)]);
  expect(await nip(m)).toEqual(await nip(berkas));
});

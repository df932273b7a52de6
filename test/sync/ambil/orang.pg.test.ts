import { describe, expect, test } from 'vitest';
import { tetapkanAnggaran } from '../../../platform/antrean/anggaran.ts';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { ambilOrang } from '../../../sync/ambil/orang.ts';
import { keadaanInstansi } from '../keadaan-instansi.ts';
import type { Mesin } from '../mesin.ts';
import { rakitOrang } from './rakit-orang.ts';
import { usulkan } from './sejarah-sumber.ts';

const PEGAWAI = { sisi: 'BKN', jenis: 'pegawai' } as const;
const { panggung } = rakitOrang();

const ganti = (orang: Map<string, Record<string, unknown>>, nip: string, nama: string): void => void orang.set(nip, { ...orang.get(nip), nama });
const segar = (m: Mesin): Promise<Record<string, boolean>> =>
  m.sql(async (sql) =>
    Object.fromEntries(
      (
        await sql<
          { nip: string; segar: boolean }[]
        >`select lpad(nip::text, 18, '0') nip, pada > clock_timestamp() - interval '5 minutes' segar from kesegaran_pegawai where sisi = 'BKN' and instansi = 1 and jenis = 'pegawai'`
      ).map((b) => [b.nip, b.segar]),
    ),
  );
const nama = async (m: Mesin, nip: string): Promise<string | null | undefined> =>
  (await m.sql((sql) => sql<{ nama: string | null }[]>`select nama from pegawai_bkn where instansi = 1 and nip = ${nip}`))[0]?.nama;
const jumlah = async (m: Mesin): Promise<number> =>
  (await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_bkn where instansi = 1`))[0]?.n ?? 0;

describe('SIASN', () => {
  test('hanya pegawai dalam usul terbuka ditanyai; barisnya diterapkan, umurnya sendiri tercatat, umpan dan orang lain tetap sebagaimana adanya', async () => {
    const { m, t, bahan, orang, nip } = await panggung();
    const [a = '', b = ''] = nip;
    await usulkan(m, [a, b]);
    await m.sql((sql) => sql`update kesegaran set pada = clock_timestamp() - interval '3 days' where instansi = 1`);
    const [sebelum, umpan] = [
      await jumlah(m),
      await m.sql((sql) => sql`select status, pada, tarikan from kesegaran where instansi = 1 and sisi = 'BKN' and jenis = 'pegawai'`),
    ];
    ganti(orang, a, 'NAMA YANG BARU');
    expect(await ambilOrang(bahan, 1, { sisi: 'BKN' })).toEqual({ hasil: 'SELESAI', dibaca: 2, tiada: 0, cacat: 0 });
    expect(t.panggilan.map((p) => p.jalur).sort()).toEqual([a, b].map((n) => `/pns/data-utama/${n}`).sort());
    expect(await nama(m, a)).toBe('NAMA YANG BARU');
    expect(await jumlah(m)).toBe(sebelum);
    expect(await segar(m)).toEqual({ [a]: true, [b]: true });
    expect(await m.sql((sql) => sql`select status, pada, tarikan from kesegaran where instansi = 1 and sisi = 'BKN' and jenis = 'pegawai'`)).toEqual(umpan);
  });

  test('membaca lagi tanpa perubahan memperbarui umurnya saja: satu tarikan dan tanpa catatan jejak baru', async () => {
    const { m, bahan, nip } = await panggung();
    await usulkan(m, nip.slice(0, 3));
    // The web service writes a line otherwise than the export file did: the first reading takes that in.
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    const hitung = (): Promise<unknown> =>
      m.sql(
        (sql) =>
          sql`select (select count(*)::int from tarikan where asal = 'ORANG') tarikan, (select count(*)::int from jejak where peristiwa = 'tarikan.diterapkan') jejak`,
      );
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    const [kedua, umur] = [await hitung(), await m.sql((sql) => sql<{ p: Date }[]>`select min(pada) p from kesegaran_pegawai`)];
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    expect(await hitung()).toEqual(kedua);
    const [kini] = await m.sql((sql) => sql<{ p: Date }[]>`select min(pada) p from kesegaran_pegawai`);
    expect(kini?.p.getTime()).toBeGreaterThan(umur[0]?.p.getTime() ?? Number.POSITIVE_INFINITY);
  });

  test('setelah dijawab seseorang baru ditanyai lagi sesudah selangnya; yang baru diusulkan segera', async () => {
    const { m, t, bahan, nip } = await panggung();
    await m.sql((sql) => sql`update sumber_instansi set jarak_detik = 3600`);
    await usulkan(m, nip.slice(0, 1));
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    expect(await ambilOrang(bahan, 1, { sisi: 'BKN' })).toEqual({ hasil: 'TAK_ADA' });
    await usulkan(m, nip.slice(1, 2));
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    expect(t.panggilan.map((p) => p.jalur)).toEqual(nip.slice(0, 2).map((n) => `/pns/data-utama/${n}`));
  });

  test('jelajah penuh yang dimulai lebih dahulu tidak menimpa dan tidak menghapus yang dibaca sesudahnya; sisanya diterapkan', async () => {
    const { m, t, bahan, orang, nip } = await panggung();
    const [a = '', b = '', c = ''] = nip;
    await usulkan(m, [a, b]);
    // The crawl has read everybody (b was missing for a moment), and the people of the usul are read after it and applied before it.
    const simpan = orang.get(b) ?? {};
    orang.delete(b);
    ganti(orang, c, 'NAMA DARI JELAJAH');
    expect(await ambilUmpan(bahan, 1, PEGAWAI)).toBe('SELESAI');
    orang.set(b, simpan);
    ganti(orang, a, 'NAMA YANG BARU');
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    await m.tarik(1);
    expect([await nama(m, a), await nama(m, c)]).toEqual(['NAMA YANG BARU', 'NAMA DARI JELAJAH']);
    expect(await nama(m, b)).toBeDefined();
    expect(await segar(m)).toEqual({ [a]: true, [b]: true });
    // The next crawl is younger: it decides, and the ages of single people go.
    ganti(orang, a, 'NAMA LEBIH BARU LAGI');
    expect(await ambilUmpan(bahan, 1, PEGAWAI)).toBe('SELESAI');
    await m.tarik(1);
    expect(await nama(m, a)).toBe('NAMA LEBIH BARU LAGI');
    expect(await segar(m)).toEqual({ [a]: null, [b]: null });
    expect(t.panggilan.length).toBeGreaterThan(nip.length);
  });

  test('yang tidak ditemukan tidak dihapus dan tidak segar; yang jawabannya cacat atau ber-NIP lain tidak diterapkan; lainnya segar', async () => {
    const { m, bahan, orang, nip } = await panggung((n) => ({
      konversi: new Map([[n[1] ?? '', n[4] ?? '']]),
      gangguan: (jalur) => (jalur.includes(n[2] ?? '-') ? 'CODE_0' : null),
    }));
    const [hilang = '', berganti = '', cacat = '', biasa = ''] = nip;
    await usulkan(m, [hilang, berganti, cacat, biasa]);
    const sebelum = await jumlah(m);
    orang.delete(hilang);
    expect(await ambilOrang(bahan, 1, { sisi: 'BKN' })).toEqual({ hasil: 'SELESAI', dibaca: 1, tiada: 1, cacat: 2 });
    expect(await jumlah(m)).toBe(sebelum);
    expect(await segar(m)).toEqual({ [hilang]: null, [berganti]: null, [cacat]: null, [biasa]: true });
  });

  test('yang sudah dijawab tetap diterapkan ketika layanan putus di tengah; sisanya menunggu dan pemutus sumber mencatatnya', async () => {
    const { m, bahan, nip } = await panggung((n) => ({ gangguan: (jalur) => (jalur.includes([...n].sort()[1] ?? '-') ? 'PUTUS' : null) }));
    const [a = '', b = '', c = ''] = [...nip].sort();
    await usulkan(m, [a, b, c]);
    await expect(ambilOrang(bahan, 1, { sisi: 'BKN' })).rejects.toThrow();
    expect(await segar(m)).toEqual({ [a]: true, [b]: null, [c]: null });
    const [p] = await m.sql((sql) => sql`select gagal, keadaan from pemutus_sumber where sumber like 'siasn/%'`);
    expect(p).toEqual({ gagal: 1, keadaan: 'TERTUTUP' });
    const [k] = await m.sql((sql) => sql`select bool_and(berikut > clock_timestamp()) tunda from kesegaran_pegawai where nip in (${b}, ${c})`);
    expect(k).toEqual({ tunda: true });
  });

  test('didahulukan atas jelajah penuh yang menunggu jatah yang sama', async () => {
    const { m, t, bahan, nip } = await panggung();
    await usulkan(m, nip.slice(-2));
    await m.sql((sql) => tetapkanAnggaran(sql, 'siasn/9001', { kapasitas: 1, perDetik: 5 }));
    const jelajah = ambilUmpan({ ...bahan, sekaliMs: 4_000 }, 1, PEGAWAI);
    while (t.panggilan.length < 2) await new Promise((lanjut) => setTimeout(lanjut, 20));
    const mulai = t.panggilan.length;
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    await jelajah;
    const jalur = t.panggilan.slice(mulai).map((p) => p.jalur);
    const letak = nip.slice(-2).map((n) => jalur.indexOf(`/pns/data-utama/${n}`));
    // At most one call of the crawl was already under way or paid for before each of the two.
    expect(Math.max(...letak)).toBeLessThanOrEqual(4);
    expect(Math.min(...letak)).toBeGreaterThanOrEqual(0);
  });

  test('PPPK paruh waktu, yang hanya dikenal jalurnya sendiri, terbaca; yang tidak dikenal keduanya tidak ditemukan', async () => {
    const { m, t, bahan, orang, nip } = await panggung((n) => ({ paruhWaktu: new Set([n[0] ?? '']) }));
    const [paruh = '', hilang = ''] = nip;
    await usulkan(m, [paruh, hilang]);
    ganti(orang, paruh, 'NAMA PARUH WAKTU');
    orang.delete(hilang);
    expect(await ambilOrang(bahan, 1, { sisi: 'BKN' })).toEqual({ hasil: 'SELESAI', dibaca: 1, tiada: 1, cacat: 0 });
    expect(await nama(m, paruh)).toBe('NAMA PARUH WAKTU');
    expect(await segar(m)).toEqual({ [paruh]: true, [hilang]: null });
    expect(t.panggilan.map((p) => p.jalur).sort()).toEqual([paruh, hilang].flatMap((n) => [`/pns/data-utama/${n}`, `/pns/data-utama/paruhwaktu/${n}`]).sort());
  });

  test('tanpa usul hasil jelajah sama dengan membaca orang satu per satu: sidik dan selisih tidak berbeda', async () => {
    const { m, bahan, nip } = await panggung();
    const semula = await keadaanInstansi(m, 1);
    await usulkan(m, nip);
    await ambilOrang(bahan, 1, { sisi: 'BKN' });
    expect(await keadaanInstansi(m, 1)).toEqual(semula);
  });
});

import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../../contoh/baca-bangsa.ts';
import { tetapkanAnggaran } from '../../../platform/antrean/anggaran.ts';
import { pilihJatuhTempo, umpanJatuhTempo } from '../../../sync/jadwal/jatuh-tempo.ts';
import { kendalikanUmpan, mintaTarikan } from '../../../sync/jadwal/kendali.ts';
import type { PagarSumber } from '../../../sync/jadwal/pagar-sumber.ts';
import { tarikJatuhTempo } from '../../../sync/tarik-jatuh-tempo.ts';
import { CLI, panggungJadwal } from './panggung.ts';
import { DIAM } from './rakit-jadwal.ts';

const p = panggungJadwal();
const { tarik, umpan, tempo, sumber, terpilih } = p;

/** The file of the feed cannot be read while `fn` runs: a folder stands in its place. */
async function takTerbaca(no: number, fn: () => Promise<void>): Promise<void> {
  const { jalur } = bukaBerkas(p.mesin().sumber, p.mesin().instansiKe(no), 'SIMPEG');
  renameSync(jalur, `${jalur}.simpan`);
  mkdirSync(jalur);
  try {
    await fn();
  } finally {
    rmdirSync(jalur);
    renameSync(`${jalur}.simpan`, jalur);
  }
}

describe('yang gagal diulang sendiri', () => {
  it('hanya umpan yang gagal mencoba lagi, dengan jeda yang berlipat dua dan tersimpan di PostgreSQL; yang sehat tetap pada jadwalnya', async () => {
    await takTerbaca(1, async () => {
      const jeda: number[] = [];
      for (let n = 0; n < 2; n += 1) {
        await tempo(1);
        expect(await tarik(1)).toMatchObject({ tetap: 6, bermasalah: 1 });
        jeda.push((await umpan(1)).dalam);
        expect(await umpan(1)).toMatchObject({ status: 'MENCOBA_LAGI', percobaan: n + 1 });
        expect((await umpan(1, 'BKN')).status).toBe('SEHAT');
      }
      expect(jeda[0]).toBeLessThanOrEqual(60);
      expect(jeda[1]).toBeGreaterThanOrEqual(59);
      expect(jeda[1]).toBeLessThanOrEqual(120);
    });
    await tempo(1, 'SIMPEG');
    // One feed was due, one was pulled.
    expect(await tarik(1)).toMatchObject({ diterapkan: 1, bermasalah: 0 });
    expect(await umpan(1)).toMatchObject({ status: 'SEHAT', percobaan: 0 });
  });

  it('`ulangi` menyentuh MENCOBA_LAGI dan PERLU_TINDAKAN saja, dan tercatat sekali per instansi', async () => {
    await p.sql((sql) => sql`update kesegaran set status = 'MENCOBA_LAGI', percobaan = 5 where instansi = 1 and sisi = 'SIMPEG' and jenis = 'pegawai'`);
    await p.sql((sql) => sql`update kesegaran set status = 'PERLU_TINDAKAN' where instansi = 2 and jenis = 'kinerja'`);
    await p.sql((sql) => sql`update kesegaran set status = 'TERTUNDA' where instansi = 3 and jenis = 'hukdis'`);
    const semua = { instansi: null, sisi: null, jenis: null };
    const beralih = await p.sql((sql) => kendalikanUmpan(sql, semua, { tindakan: 'ulangi', alasan: 'sumber sudah pulih', oleh: CLI }));
    expect(beralih.map((u) => [u.instansi, u.jenis, u.ke])).toEqual([
      [1, 'pegawai', 'MENCOBA_LAGI'],
      [2, 'kinerja', 'MENCOBA_LAGI'],
    ]);
    expect((await terpilih()).sort()).toEqual([1, 2]);
    expect((await umpanJatuhTempo(p.jadwal().pool, 1)).umpan).toHaveLength(1);
    expect(await p.sql((sql) => sql`select data -> 'instansi' i, data -> 'jumlah' n from jejak where peristiwa = 'tarikan.diulangi' order by 1`)).toEqual([
      { i: 1, n: 1 },
      { i: 2, n: 1 },
    ]);
  });
});

describe('anggaran laju sumber', () => {
  it('umpan tanpa anggaran tidak ditarik dan tidak dianggap gagal; direncanakan saat anggarannya ada, dan yang lain tidak menunggu', async () => {
    const s = await sumber(3, 'SIMPEG');
    await p.sql((sql) => tetapkanAnggaran(sql, s, { kapasitas: 1, perDetik: 0.05 }));
    await tempo(3);
    expect(await tarik(3)).toMatchObject({ tetap: 6, bermasalah: 0 });
    await tempo(3);
    expect(await tarik(3)).toMatchObject({ tetap: 5, bermasalah: 0 });
    const u = await umpan(3);
    expect(u).toMatchObject({ status: 'SEHAT', percobaan: 0 });
    expect(u.dalam).toBeGreaterThan(5);
    expect(u.dalam).toBeLessThanOrEqual(41);
  });
});

describe('permintaan', () => {
  it('menjadikan umpan jatuh tempo; yang keempat berturut-turut ditolak; permintaan di tengah tarikan tidak hilang', async () => {
    const minta = () => p.sql((sql) => mintaTarikan(sql, 3, CLI));
    await minta();
    expect(await pilihJatuhTempo(p.jadwal().bahan, 10)).toEqual([{ instansi: 3, lambat: false, diminta: true }]);
    const { bahan } = p.jadwal();
    let isDiminta = false;
    const pagar: PagarSumber = {
      ...bahan.pagar,
      jalan: async (sumber, tenggatMs, kerja) => {
        if (!isDiminta) await minta();
        isDiminta = true;
        return bahan.pagar.jalan(sumber, tenggatMs, kerja);
      },
    };
    await tarikJatuhTempo({ ...bahan, pagar }, 3, { jalur: 'cepat', catatan: DIAM });
    expect(isDiminta).toBe(true);
    expect((await umpan(3)).dalam).toBeLessThanOrEqual(0);
    await tarik(3);
    expect((await umpan(3)).dalam).toBeGreaterThan(10);
    await minta();
    await expect(minta()).rejects.toMatchObject({ kode: 'TERLALU_SERING' });
  });
});

describe('antrean', () => {
  it('yang jatuh tempo dan hilang dari antrean ditambahkan lagi; yang masih dikenalnya tidak', async () => {
    await tempo();
    const penjadwal = p.jadwal().penjadwal({ setiapMs: 3_600_000 });
    expect(await penjadwal.putar()).toBe(4);
    expect(await penjadwal.putar()).toBe(0);
    await p.sql((sql) => sql`truncate bullmq.job, bullmq.dedup, bullmq.dedup_next cascade`);
    expect(await penjadwal.putar()).toBe(4);
    await penjadwal.tutup();
  });

  it('terbatas: yang melebihi ruangnya menunggu di PostgreSQL, dan permintaan orang tetap masuk', async () => {
    await p.sql((sql) => sql`truncate bullmq.job, bullmq.dedup, bullmq.dedup_next cascade`);
    await tempo();
    await p.sql((sql) => sql`update jadwal_umpan set tingkat = 'BIASA', berikut = berikut - interval '1 minute' where instansi <> 4`);
    const penjadwal = p.jadwal().penjadwal({ batas: 2, setiapMs: 3_600_000 });
    expect(await penjadwal.putar()).toBe(2);
    expect(await penjadwal.putar()).toBe(0);
    expect((await p.jadwal().antrean.statistik()).map((s) => s.menunggu)).toEqual([2]);
    await p.sql((sql) => sql`update jadwal_umpan set diminta_pada = clock_timestamp() where instansi = 4`);
    expect(await penjadwal.putar()).toBeGreaterThanOrEqual(1);
    await penjadwal.tutup();
  });
});

import { mkdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../../contoh/baca-bangsa.ts';
import { PERALIHAN, STATUS_BERJALAN, STATUS_USUL } from '../../../domain/mutasi/status.ts';
import { BATAS_GAGAL } from '../../../domain/tarikan/pemutus.ts';
import { tetapkanAnggaran } from '../../../platform/antrean/anggaran.ts';
import { catatHasilUmpan } from '../../../sync/jadwal/hasil-umpan.ts';
import { jatuhTempoSemua, pilihJatuhTempo, umpanJatuhTempo } from '../../../sync/jadwal/jatuh-tempo.ts';
import { kendalikanUmpan, mintaTarikan } from '../../../sync/jadwal/kendali.ts';
import { catatSumberGagal, mintaUjiSumber } from '../../../sync/jadwal/sumber.ts';
import { segarkanJadwal } from '../../../sync/jadwal/tingkat.ts';
import { tarikJatuhTempo } from '../../../sync/tarik-jatuh-tempo.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { DIAM, type JadwalUji, rakitJadwal } from './rakit-jadwal.ts';

const DASAR_MS = 60_000;
const CLI = { subjek: 'CLI', orang: 'CLI' };
let m: Mesin;
let j: JadwalUji;
beforeAll(async () => {
  m = await rakitMesin(60, 4);
  j = await rakitJadwal(m, { dasarMs: DASAR_MS, cepat: 5_000 });
  await segarkanJadwal(j.bahan);
  for (const i of m.instansi) await tarik(i.no);
}, 90_000);
afterAll(async () => {
  await j.tutup();
  await m.hapus();
});
beforeEach(async () => {
  await m.sql((sql) => sql`delete from pemutus_sumber`);
  await m.sql((sql) => sql`delete from anggaran_sumber`);
  await m.sql((sql) => sql`update kesegaran set status = 'SEHAT', percobaan = 0, sebab = null`);
  await m.sql((sql) => sql`update jadwal_umpan set berikut = clock_timestamp() + interval '1 hour', diminta_pada = null, terakhir = clock_timestamp()`);
});

const tarik = (no: number) => tarikJatuhTempo(j.bahan, no, { jalur: 'cepat', catatan: DIAM });
interface Umpan {
  readonly status: string;
  readonly percobaan: number;
  readonly tingkat: string;
  /** Seconds until it is due; negative when it is. */
  readonly dalam: number;
}
const umpan = async (no: number, sisi = 'SIMPEG', jenis = 'pegawai'): Promise<Umpan> => {
  const [u] = await m.sql(
    (sql) => sql<Umpan[]>`select k.status, k.percobaan, j.tingkat, extract(epoch from j.berikut - clock_timestamp())::float8 dalam
      from kesegaran k join jadwal_umpan j using (instansi, sisi, jenis) where (instansi, sisi, jenis) = (${no}, ${sisi}, ${jenis})`,
  );
  if (u === undefined) throw new RangeError('umpan tidak ada');
  return u;
};
const tempo = async (no: number | null = null, sisi: string | null = null): Promise<void> => {
  await m.sql(
    (sql) =>
      sql`update jadwal_umpan set berikut = clock_timestamp() where (${no}::int is null or instansi = ${no}) and (${sisi}::text is null or sisi = ${sisi})`,
  );
};
const sumber = async (no: number, sisi = 'BKN'): Promise<string> =>
  (await m.sql((sql) => sql<{ s: string }[]>`select sumber s from jadwal_umpan where instansi = ${no} and sisi = ${sisi} limit 1`))[0]?.s ?? '';
const terpilih = async (): Promise<number[]> => (await pilihJatuhTempo(j.bahan, 10)).map((i) => i.instansi);

/** The file of the feed cannot be read while `fn` runs: a folder stands in its place. */
async function takTerbaca(no: number, fn: () => Promise<void>): Promise<void> {
  const { jalur } = bukaBerkas(m.sumber, m.instansiKe(no), 'SIMPEG');
  renameSync(jalur, `${jalur}.simpan`);
  mkdirSync(jalur);
  try {
    await fn();
  } finally {
    rmdirSync(jalur);
    renameSync(`${jalur}.simpan`, jalur);
  }
}

describe('tingkat', () => {
  it('mengikuti yang benar saat ini tanpa mulai ulang, dan yang naik ditarik lebih dahulu daripada rencananya', async () => {
    await m.sql((sql) => sql`update selisih set sejak = clock_timestamp() - interval '30 days'`);
    await m.sql((sql) => sql`update tarikan set diterima_pada = clock_timestamp() - interval '30 days'`);
    await segarkanJadwal(j.bahan);
    const semula = await umpan(1);
    expect(['BIASA', 'TENANG']).toContain(semula.tingkat);
    const selisih = async (): Promise<void> => {
      await m.sql(
        (sql) =>
          sql`insert into selisih (instansi, nip, bidang, jenis, level) values (1, 199001012015011001, 1, 'BEDA', 'BLOKIR') on conflict (instansi, nip, bidang) do update set status = 'BARU'`,
      );
    };
    await selisih();
    await segarkanJadwal(j.bahan);
    expect(await umpan(1)).toMatchObject({ tingkat: 'BARU_MEMBLOKIR' });
    expect((await umpan(1)).dalam).toBeLessThan(0.75 * 60 * 1.11);
    const [usul] = await m.sql(
      (sql) =>
        sql<
          { id: string }[]
        >`insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (1, 'PEMINDAHAN', 'uji tingkat', current_date, 'DRAF', 'uji', 'uji') returning id::text id`,
    );
    await m.sql(
      (
        sql,
      ) => sql`insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
        values (${usul?.id ?? ''}, 199001012015011001, 1, 2, 'U', 'J', '2', 'X', 58)`,
    );
    await segarkanJadwal(j.bahan);
    expect([(await umpan(1)).tingkat, (await umpan(2)).tingkat]).toEqual(['USUL_TERBUKA', 'USUL_TERBUKA']);
    expect((await umpan(1)).dalam).toBeLessThan(0.5 * 60 * 1.11);
    await m.sql((sql) => sql`delete from usul_pegawai where usul = ${usul?.id ?? ''}`);
    await m.sql((sql) => sql`update selisih set status = 'TERTUTUP' where instansi = 1`);
    await segarkanJadwal(j.bahan);
    expect((await umpan(1)).tingkat).toBe('TENANG');
    expect((await umpan(2)).tingkat).not.toBe('USUL_TERBUKA');
  });

  it('usul yang berjalan menurut jadwal adalah usul yang berjalan menurut domain', () => {
    const selesai = STATUS_USUL.filter((s) => !STATUS_BERJALAN.includes(s));
    expect([...selesai].sort()).toEqual(['DIBATALKAN', 'SELESAI', 'TMS']);
    expect(Object.keys(PERALIHAN)).toHaveLength(STATUS_USUL.length);
    expect(readFileSync(new URL('../../../sync/jadwal/tingkat.ts', import.meta.url), 'utf8').match(/not in \('SELESAI', 'TMS', 'DIBATALKAN'\)/g)).toHaveLength(
      2,
    );
  });

  it('yang diminta lebih dahulu, lalu usul terbuka dengan keunggulannya; yang menunggu cukup lama mendahului semua', async () => {
    await m.sql((sql) => sql`update jadwal_umpan set tingkat = case instansi when 2 then 'USUL_TERBUKA' else 'BIASA' end`);
    await m.sql(
      (sql) =>
        sql`update jadwal_umpan set berikut = clock_timestamp() - case instansi when 1 then interval '1 minute' when 3 then interval '1 hour' else interval '1 second' end`,
    );
    await m.sql((sql) => sql`update jadwal_umpan set diminta_pada = clock_timestamp() where instansi = 4`);
    expect(await terpilih()).toEqual([4, 3, 2, 1]);
  });
});

describe('selang', () => {
  it('umpan yang sehat tidak pernah menjadi basi oleh jadwalnya sendiri, sepanjang apa pun selang dasarnya', async () => {
    await m.sql((sql) => sql`update jadwal_umpan set tingkat = 'TENANG'`);
    await catatHasilUmpan({ ...j.bahan, dasarMs: 36 * 3_600_000 }, 1, {
      mulai: new Date(),
      hasil: [{ sisi: 'SIMPEG', jenis: 'pegawai', hasil: 'baik', tundaMs: null }],
    });
    const { dalam } = await umpan(1);
    expect(dalam).toBeGreaterThan(11 * 3_600);
    expect(dalam).toBeLessThanOrEqual(12 * 3_600);
  });
});

describe('yang gagal diulang sendiri', () => {
  it('hanya umpan yang gagal mencoba lagi, dengan jeda yang berlipat dua dan tersimpan di PostgreSQL; yang sehat tetap pada jadwalnya', async () => {
    await takTerbaca(1, async () => {
      const jeda: number[] = [];
      for (let n = 0; n < 2; n += 1) {
        await tempo(1);
        expect(await tarik(1)).toMatchObject({ tetap: 4, bermasalah: 1 });
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
    expect(await tarik(1)).toEqual({ diterapkan: 1, tetap: 0, bermasalah: 0 });
    expect(await umpan(1)).toMatchObject({ status: 'SEHAT', percobaan: 0 });
  });

  it('`ulangi` menyentuh MENCOBA_LAGI dan PERLU_TINDAKAN saja, dan tercatat sekali per instansi', async () => {
    await m.sql((sql) => sql`update kesegaran set status = 'MENCOBA_LAGI', percobaan = 5 where instansi = 1 and sisi = 'SIMPEG'`);
    await m.sql((sql) => sql`update kesegaran set status = 'PERLU_TINDAKAN' where instansi = 2 and jenis = 'kinerja'`);
    await m.sql((sql) => sql`update kesegaran set status = 'TERTUNDA' where instansi = 3 and jenis = 'hukdis'`);
    const semua = { instansi: null, sisi: null, jenis: null };
    const beralih = await m.sql((sql) => kendalikanUmpan(sql, semua, { tindakan: 'ulangi', alasan: 'sumber sudah pulih', oleh: CLI }));
    expect(beralih.map((u) => [u.instansi, u.jenis, u.ke])).toEqual([
      [1, 'pegawai', 'MENCOBA_LAGI'],
      [2, 'kinerja', 'MENCOBA_LAGI'],
    ]);
    expect((await terpilih()).sort()).toEqual([1, 2]);
    expect((await umpanJatuhTempo(j.pool, 1)).umpan).toHaveLength(1);
    expect(await m.sql((sql) => sql`select data -> 'instansi' i, data -> 'jumlah' n from jejak where peristiwa = 'tarikan.diulangi' order by 1`)).toEqual([
      { i: 1, n: 1 },
      { i: 2, n: 1 },
    ]);
  });
});

describe('jeda', () => {
  it('umpan yang dijeda tidak ditarik, juga oleh tarikan yang sudah di antrean; lanjut menariknya seketika', async () => {
    const sasaran = { instansi: 1, sisi: 'SIMPEG', jenis: 'pegawai' };
    const kendali = (tindakan: 'jeda' | 'lanjut') => m.sql((sql) => kendalikanUmpan(sql, sasaran, { tindakan, alasan: 'pemeliharaan aplikasi', oleh: CLI }));
    await tempo(1);
    expect(await kendali('jeda')).toEqual([{ ...sasaran, ke: 'DIJEDA' }]);
    expect(await kendali('jeda')).toEqual([]);
    expect(await tarik(1)).toEqual({ diterapkan: 0, tetap: 4, bermasalah: 0 });
    expect(await jatuhTempoSemua(j.pool, [1, 2])).toContain(1);
    expect((await umpanJatuhTempo(j.pool, 1)).umpan.map((u) => u.sisi)).not.toContain('SIMPEG');
    // A file that was accepted all the same is applied, but ends no pause and keeps the reason.
    await m.umpan(1, 'SIMPEG');
    const [k] = await m.sql((sql) => sql`select status, sebab from kesegaran where instansi = 1 and sisi = 'SIMPEG'`);
    expect(k).toEqual({ status: 'DIJEDA', sebab: 'pemeliharaan aplikasi' });
    expect(await kendali('lanjut')).toEqual([{ ...sasaran, ke: 'MENCOBA_LAGI' }]);
    expect((await umpan(1)).dalam).toBeLessThanOrEqual(0);
    await tarik(1);
    expect((await umpan(1)).status).toBe('SEHAT');
  });

  it('keadaan yang tidak ada di tabel tidak dapat ditulis: umpan berstatus asing ditolak, bukan ditimpa', async () => {
    await m.sql((sql) => sql`alter table kesegaran drop constraint kesegaran_status_check`);
    await m.sql((sql) => sql`update kesegaran set status = 'ASING' where instansi = 1 and sisi = 'SIMPEG'`);
    await tempo(1, 'SIMPEG');
    await tarik(1);
    expect((await umpan(1)).status).toBe('ASING');
  });
});

describe('pemutus sumber', () => {
  const istirahatHabis = (): Promise<unknown> => m.sql((sql) => sql`update pemutus_sumber set sampai = clock_timestamp() - interval '1 second'`);

  it('berulang kali gagal: sumber diistirahatkan, lalu tepat satu umpan mencobanya, dan keberhasilan membangunkan yang lain', async () => {
    const s = await sumber(2);
    await m.sql((sql) => sql`update kesegaran set status = 'MENCOBA_LAGI' where instansi = 2 and sisi = 'BKN'`);
    await tempo(2, 'BKN');
    for (let n = 1; n < BATAS_GAGAL; n += 1) await catatSumberGagal(j.pool, s, false);
    expect(await terpilih()).toEqual([2]);
    await catatSumberGagal(j.pool, s, false);
    expect(await terpilih()).toEqual([]);
    // Not yet: a job that is already in the queue asks in vain, and its feeds are planned for the end of the rest.
    expect(await tarik(2)).toEqual({ diterapkan: 0, tetap: 0, bermasalah: 0 });
    expect((await umpan(2, 'BKN')).dalam).toBeGreaterThan(1);
    await istirahatHabis();
    const izin = await Promise.all(Array.from({ length: 8 }, () => mintaUjiSumber(j.pool, s, 60_000)));
    expect(izin.filter(Boolean)).toHaveLength(1);
    await istirahatHabis();
    await tempo(2, 'BKN');
    expect(await tarik(2)).toEqual({ diterapkan: 1, tetap: 0, bermasalah: 0 });
    expect(await m.sql((sql) => sql`select keadaan, gagal from pemutus_sumber where sumber = ${s}`)).toEqual([{ keadaan: 'TERTUTUP', gagal: 0 }]);
    for (const jenis of ['kinerja', 'hukdis', 'formasi']) expect((await umpan(2, 'BKN', jenis)).dalam, jenis).toBeLessThanOrEqual(DASAR_MS / 1_000);
  });

  it('percobaan yang gagal memperpanjang istirahat, dan kegagalan serentak dua proses dihitung dua', async () => {
    await Promise.all(Array.from({ length: BATAS_GAGAL + 1 }, () => catatSumberGagal(j.pool, 'uji/serentak', true)));
    const [p] = await m.sql(
      (sql) => sql`select keadaan, gagal, lambat, sampai > clock_timestamp() + interval '14 seconds' panjang from pemutus_sumber where sumber = 'uji/serentak'`,
    );
    expect(p).toEqual({ keadaan: 'TERBUKA', gagal: BATAS_GAGAL + 1, lambat: true, panjang: true });
  });
});

describe('anggaran laju sumber', () => {
  it('umpan tanpa anggaran tidak ditarik dan tidak dianggap gagal; direncanakan saat anggarannya ada, dan yang lain tidak menunggu', async () => {
    const s = await sumber(3, 'SIMPEG');
    await m.sql((sql) => tetapkanAnggaran(sql, s, { kapasitas: 1, perDetik: 0.05 }));
    await tempo(3);
    expect(await tarik(3)).toMatchObject({ tetap: 5, bermasalah: 0 });
    await tempo(3);
    expect(await tarik(3)).toMatchObject({ tetap: 4, bermasalah: 0 });
    const u = await umpan(3);
    expect(u).toMatchObject({ status: 'SEHAT', percobaan: 0 });
    expect(u.dalam).toBeGreaterThan(5);
    expect(u.dalam).toBeLessThanOrEqual(20);
  });
});

describe('permintaan', () => {
  it('menjadikan umpan jatuh tempo; yang keempat berturut-turut ditolak; permintaan di tengah tarikan tidak hilang', async () => {
    const minta = () => m.sql((sql) => mintaTarikan(sql, 3, CLI));
    await minta();
    expect(await pilihJatuhTempo(j.bahan, 10)).toEqual([{ instansi: 3, lambat: false, diminta: true }]);
    const berjalan = tarik(3);
    await minta();
    await berjalan;
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
    const penjadwal = j.penjadwal({ setiapMs: 3_600_000 });
    expect(await penjadwal.putar()).toBe(4);
    expect(await penjadwal.putar()).toBe(0);
    await m.sql((sql) => sql`truncate bullmq.job, bullmq.dedup, bullmq.dedup_next cascade`);
    expect(await penjadwal.putar()).toBe(4);
    await penjadwal.tutup();
  });

  it('terbatas: yang melebihi ruangnya menunggu di PostgreSQL, dan permintaan orang tetap masuk', async () => {
    await m.sql((sql) => sql`truncate bullmq.job, bullmq.dedup, bullmq.dedup_next cascade`);
    await tempo();
    await m.sql((sql) => sql`update jadwal_umpan set tingkat = 'BIASA', berikut = berikut - interval '1 minute' where instansi <> 4`);
    const penjadwal = j.penjadwal({ batas: 2, setiapMs: 3_600_000 });
    expect(await penjadwal.putar()).toBe(2);
    expect(await penjadwal.putar()).toBe(0);
    expect((await j.antrean.statistik()).map((s) => s.menunggu)).toEqual([2]);
    await m.sql((sql) => sql`update jadwal_umpan set diminta_pada = clock_timestamp() where instansi = 4`);
    expect(await penjadwal.putar()).toBeGreaterThanOrEqual(1);
    await penjadwal.tutup();
  });
});

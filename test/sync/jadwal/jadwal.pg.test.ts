import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PERALIHAN, STATUS_BERJALAN, STATUS_USUL } from '../../../domain/mutasi/status.ts';
import { BATAS_GAGAL } from '../../../domain/tarikan/pemutus.ts';
import { catatHasilUmpan } from '../../../sync/jadwal/hasil-umpan.ts';
import { jatuhTempoSemua, umpanJatuhTempo } from '../../../sync/jadwal/jatuh-tempo.ts';
import { kendalikanUmpan } from '../../../sync/jadwal/kendali.ts';
import { catatSumberGagal, mintaUjiSumber } from '../../../sync/jadwal/sumber.ts';
import { segarkanJadwal } from '../../../sync/jadwal/tingkat.ts';
import { CLI, DASAR_MS, panggungJadwal } from './panggung.ts';

const p = panggungJadwal();
const { tarik, umpan, tempo, sumber, terpilih } = p;

describe('tingkat', () => {
  it('mengikuti yang benar saat ini tanpa mulai ulang, dan yang naik ditarik lebih dahulu daripada rencananya', async () => {
    await p.sql((sql) => sql`update selisih set sejak = clock_timestamp() - interval '30 days'`);
    await p.sql((sql) => sql`update rekap_selisih set terakhir = clock_timestamp() - interval '30 days'`);
    await p.sql((sql) => sql`update tarikan set diterima_pada = clock_timestamp() - interval '30 days'`);
    await segarkanJadwal(p.jadwal().bahan);
    const semula = await umpan(1);
    expect(['BIASA', 'TENANG']).toContain(semula.tingkat);
    const selisih = async (): Promise<void> => {
      await p.sql(
        (sql) =>
          sql`insert into selisih (instansi, nip, bidang, jenis, level) values (1, 199001012015011001, 1, 'BEDA', 'BLOKIR') on conflict (instansi, nip, bidang) do update set status = 'BARU'`,
      );
    };
    await selisih();
    await segarkanJadwal(p.jadwal().bahan);
    expect(await umpan(1)).toMatchObject({ tingkat: 'BARU_MEMBLOKIR' });
    expect((await umpan(1)).dalam).toBeLessThan(0.75 * 60 * 1.11);
    const [usul] = await p.sql(
      (sql) =>
        sql<
          { id: string }[]
        >`insert into usul (instansi, jenis, alasan, tmt, status, dibuat_oleh, orang_pengusul) values (1, 'PEMINDAHAN', 'uji tingkat', hari_ini(), 'DRAF', 'uji', 'uji') returning id::text id`,
    );
    await p.sql(
      (
        sql,
      ) => sql`insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, jenjang_tujuan, bup_tujuan)
        values (${usul?.id ?? ''}, 199001012015011001, 1, 2, 'U', 'J', '2', 'X', 58)`,
    );
    await segarkanJadwal(p.jadwal().bahan);
    expect([(await umpan(1)).tingkat, (await umpan(2)).tingkat]).toEqual(['USUL_TERBUKA', 'USUL_TERBUKA']);
    expect((await umpan(1)).dalam).toBeLessThan(0.5 * 60 * 1.11);
    await p.sql((sql) => sql`delete from usul_pegawai where usul = ${usul?.id ?? ''}`);
    await p.sql((sql) => sql`update selisih set status = 'TERTUTUP' where instansi = 1`);
    await segarkanJadwal(p.jadwal().bahan);
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
    await p.sql((sql) => sql`update jadwal_umpan set tingkat = case instansi when 2 then 'USUL_TERBUKA' else 'BIASA' end`);
    await p.sql(
      (sql) =>
        sql`update jadwal_umpan set berikut = clock_timestamp() - case instansi when 1 then interval '1 minute' when 3 then interval '1 hour' else interval '1 second' end`,
    );
    await p.sql((sql) => sql`update jadwal_umpan set diminta_pada = clock_timestamp() where instansi = 4`);
    expect(await terpilih()).toEqual([4, 3, 2, 1]);
  });
});

describe('selang', () => {
  it('umpan yang sehat tidak pernah menjadi basi oleh jadwalnya sendiri, sepanjang apa pun selang dasarnya', async () => {
    await p.sql((sql) => sql`update jadwal_umpan set tingkat = 'TENANG'`);
    await catatHasilUmpan({ ...p.jadwal().bahan, dasarMs: 36 * 3_600_000 }, 1, {
      mulai: new Date(),
      hasil: [{ sisi: 'SIMPEG', jenis: 'pegawai', hasil: 'baik', tundaMs: null }],
    });
    const { dalam } = await umpan(1);
    expect(dalam).toBeGreaterThan(11 * 3_600);
    expect(dalam).toBeLessThanOrEqual(12 * 3_600);
  });
});

describe('jeda', () => {
  it('umpan yang dijeda tidak ditarik, juga oleh tarikan yang sudah di antrean; lanjut menariknya seketika', async () => {
    const sasaran = { instansi: 1, sisi: 'SIMPEG', jenis: 'pegawai' };
    const kendali = (tindakan: 'jeda' | 'lanjut') => p.sql((sql) => kendalikanUmpan(sql, sasaran, { tindakan, alasan: 'pemeliharaan aplikasi', oleh: CLI }));
    await tempo(1);
    expect(await kendali('jeda')).toEqual([{ ...sasaran, ke: 'DIJEDA' }]);
    expect(await kendali('jeda')).toEqual([]);
    expect(await tarik(1)).toEqual({ diterapkan: 0, tetap: 6, bermasalah: 0, berlanjut: false });
    expect(await jatuhTempoSemua(p.jadwal().pool, [1, 2])).toContain(1);
    expect((await umpanJatuhTempo(p.jadwal().pool, 1)).umpan.map((u) => `${u.sisi} ${u.jenis}`)).not.toContain('SIMPEG pegawai');
    // A file that was accepted all the same is applied, but ends no pause and keeps the reason.
    await p.mesin().umpan(1, 'SIMPEG');
    const [k] = await p.sql((sql) => sql`select status, sebab from kesegaran where instansi = 1 and sisi = 'SIMPEG'`);
    expect(k).toEqual({ status: 'DIJEDA', sebab: 'pemeliharaan aplikasi' });
    expect(await kendali('lanjut')).toEqual([{ ...sasaran, ke: 'MENCOBA_LAGI' }]);
    expect((await umpan(1)).dalam).toBeLessThanOrEqual(0);
    await tarik(1);
    expect((await umpan(1)).status).toBe('SEHAT');
  });

  it('keadaan yang tidak ada di tabel tidak dapat ditulis: umpan berstatus asing ditolak, bukan ditimpa', async () => {
    await p.sql((sql) => sql`alter table kesegaran drop constraint kesegaran_status_check`);
    await p.sql((sql) => sql`update kesegaran set status = 'ASING' where instansi = 1 and sisi = 'SIMPEG'`);
    await tempo(1, 'SIMPEG');
    await tarik(1);
    expect((await umpan(1)).status).toBe('ASING');
  });
});

describe('pemutus sumber', () => {
  const istirahatHabis = (): Promise<unknown> => p.sql((sql) => sql`update pemutus_sumber set sampai = clock_timestamp() - interval '1 second'`);

  it('berulang kali gagal: sumber diistirahatkan, lalu tepat satu umpan mencobanya, dan keberhasilan membangunkan yang lain', async () => {
    const s = await sumber(2);
    await p.sql((sql) => sql`update kesegaran set status = 'MENCOBA_LAGI' where instansi = 2 and sisi = 'BKN'`);
    await tempo(2, 'BKN');
    for (let n = 1; n < BATAS_GAGAL; n += 1) await p.sql((sql) => catatSumberGagal(sql, s, false));
    expect(await terpilih()).toEqual([2]);
    await p.sql((sql) => catatSumberGagal(sql, s, false));
    expect(await terpilih()).toEqual([]);
    // Not yet: a job that is already in the queue asks in vain, and its feeds are planned for the end of the rest.
    expect(await tarik(2)).toEqual({ diterapkan: 0, tetap: 0, bermasalah: 0, berlanjut: false });
    expect((await umpan(2, 'BKN')).dalam).toBeGreaterThan(1);
    await istirahatHabis();
    const izin = await Promise.all(Array.from({ length: 8 }, () => p.sql((sql) => mintaUjiSumber(sql, s, 60_000))));
    expect(izin.filter(Boolean)).toHaveLength(1);
    await istirahatHabis();
    await tempo(2, 'BKN');
    expect(await tarik(2)).toMatchObject({ diterapkan: 1, bermasalah: 0 });
    expect(await p.sql((sql) => sql`select keadaan, gagal from pemutus_sumber where sumber = ${s}`)).toEqual([{ keadaan: 'TERTUTUP', gagal: 0 }]);
    for (const jenis of ['kinerja', 'hukdis', 'formasi']) expect((await umpan(2, 'BKN', jenis)).dalam, jenis).toBeLessThanOrEqual(DASAR_MS / 1_000);
  });

  it('percobaan yang gagal memperpanjang istirahat, dan kegagalan serentak dua proses dihitung dua', async () => {
    await Promise.all(Array.from({ length: BATAS_GAGAL + 1 }, () => p.sql((sql) => catatSumberGagal(sql, 'uji/serentak', true))));
    const [pemutus] = await p.sql(
      (sql) => sql`select keadaan, gagal, lambat, sampai > clock_timestamp() + interval '14 seconds' panjang from pemutus_sumber where sumber = 'uji/serentak'`,
    );
    expect(pemutus).toEqual({ keadaan: 'TERBUKA', gagal: BATAS_GAGAL + 1, lambat: true, panjang: true });
  });
});

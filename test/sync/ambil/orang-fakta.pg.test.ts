import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { tetapkanAnggaran } from '../../../platform/antrean/anggaran.ts';
import { ambilOrang } from '../../../sync/ambil/orang.ts';
import { orangJatuhTempo } from '../../../sync/ambil/orang-giliran.ts';
import { segarkanJadwal } from '../../../sync/jadwal/tingkat.ts';
import { isiTiruan } from '../../siasn-tiruan/orang.ts';
import type { Mesin } from '../mesin.ts';
import { type Panggung, rakitOrang } from './rakit-orang.ts';
import { pasangSiasn } from './rakit-siasn.ts';
import { usulkan } from './sejarah-sumber.ts';

const { panggung, penutup, berkas } = rakitOrang();

describe('kinerja dan hukuman disiplin dari SIASN', () => {
  const HUKUMAN = (id: string, lain: Record<string, unknown> = {}) => ({
    id,
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    skNomor: `HD/${id}`,
    hukumanTanggal: '01-02-2026',
    masaTahun: '1',
    ...lain,
  });
  /** The same stage, whose facts come from the web service too; a test may change what it holds of them. */
  async function panggungFakta(): Promise<Panggung & { readonly hukdis: Map<string, Record<string, unknown>[]> }> {
    const hukdis = new Map<string, Record<string, unknown>[]>();
    const p = await panggung(() => ({ isi: { orang: isiTiruan(berkas().sumber, berkas().instansiKe(1)).orang, kinerja: new Map(), hukdis } }));
    for (const jenis of ['kinerja', 'hukdis'] as const) await pasangSiasn(p.m, p.t, jenis, { setelan: { tenggatMs: 20_000 } });
    return { ...p, hukdis };
  }
  const hukuman = async (m: Mesin, nip: string): Promise<readonly string[]> =>
    (await m.sql((sql) => sql<{ id: string }[]>`select id from hukuman_disiplin where nip = ${nip} order by id`)).map((h) => h.id);
  const umurHukdis = (m: Mesin): Promise<readonly unknown[]> =>
    m.sql((sql) => sql`select lpad(nip::text, 18, '0') nip, pada is not null segar, ragu from kesegaran_pegawai where jenis = 'hukdis' order by nip`);
  const baca = (p: Panggung) => ambilOrang(p.bahan, 1, { sisi: 'BKN', jenis: 'hukdis' });

  test('ditanyai sesudah data utamanya; semua barisnya diterapkan, yang tidak lagi disebut hilang, dan milik orang lain tidak disentuh', async () => {
    const p = await panggungFakta();
    const [a = '', b = '', lain = ''] = p.nip;
    const milikLain = await p.m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from hukuman_disiplin where nip not in (${a}, ${b})`);
    await usulkan(p.m, [a, b]);
    p.hukdis.set(a, [HUKUMAN('H-1'), HUKUMAN('H-2')]);
    p.hukdis.set(lain, [HUKUMAN('H-LAIN')]);
    // Until the master record was asked for, "not found" would say nothing.
    expect(await baca(p)).toEqual({ hasil: 'TAK_ADA' });
    await ambilOrang(p.bahan, 1, { sisi: 'BKN' });
    expect(await baca(p)).toEqual({ hasil: 'SELESAI', dibaca: 2, tiada: 0, cacat: 0 });
    expect([await hukuman(p.m, a), await hukuman(p.m, b)]).toEqual([['H-1', 'H-2'], []]);
    expect(await umurHukdis(p.m)).toEqual([a, b].sort().map((nip) => ({ nip, segar: true, ragu: false })));
    p.hukdis.set(a, [HUKUMAN('H-2')]);
    await baca(p);
    expect(await hukuman(p.m, a)).toEqual(['H-2']);
    expect(await p.m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from hukuman_disiplin where nip not in (${a}, ${b})`)).toEqual(milikLain);
  });

  test('yang data utamanya tidak dikenal layanan: tidak ditemukan bukan berarti tanpa hukuman', async () => {
    const p = await panggungFakta();
    const [a = ''] = p.nip;
    p.hukdis.set(a, [HUKUMAN('H-1')]);
    await usulkan(p.m, [a]);
    await ambilOrang(p.bahan, 1, { sisi: 'BKN' });
    await baca(p);
    p.orang.delete(a);
    p.hukdis.delete(a);
    await p.m.sql((sql) => sql`update kesegaran_pegawai set pada = null, revisi = null where jenis = 'pegawai'`);
    expect(await baca(p)).toEqual({ hasil: 'SELESAI', dibaca: 0, tiada: 1, cacat: 0 });
    expect(await hukuman(p.m, a)).toEqual(['H-1']);
    expect(await umurHukdis(p.m)).toEqual([{ nip: a, segar: false, ragu: false }]);
  });

  test('baris yang tidak terbaca meragukan orangnya: tidak ada yang dihapus, yang terbaca diterapkan, dan bacaan utuh mengakhirinya', async () => {
    const p = await panggungFakta();
    const [a = ''] = p.nip;
    await usulkan(p.m, [a]);
    await ambilOrang(p.bahan, 1, { sisi: 'BKN' });
    p.hukdis.set(a, [HUKUMAN('H-1')]);
    await baca(p);
    p.hukdis.set(a, [HUKUMAN('H-2', { hukumanTanggal: '31-02-2026' }), HUKUMAN('H-3')]);
    expect(await baca(p)).toMatchObject({ hasil: 'SELESAI', dibaca: 1 });
    expect([await hukuman(p.m, a), await umurHukdis(p.m)]).toEqual([['H-1', 'H-3'], [{ nip: a, segar: false, ragu: true }]]);
    const [terakhir] = await p.m.sql(
      (sql) => sql`select terbaca, diterapkan, karantina, duplikat, tak_berubah, dihapus from tarikan where asal = 'ORANG' order by id desc limit 1`,
    );
    expect(terakhir).toEqual({ terbaca: 2, diterapkan: 1, karantina: 1, duplikat: 0, tak_berubah: 0, dihapus: 0 });
    p.hukdis.set(a, [HUKUMAN('H-3')]);
    await baca(p);
    expect([await hukuman(p.m, a), await umurHukdis(p.m)]).toEqual([['H-3'], [{ nip: a, segar: true, ragu: false }]]);
  });

  test('giliran: data utama dahulu, lalu fakta orang yang sudah ditanyai; selang semuanya dari satu jatah', async () => {
    const p = await panggungFakta();
    await usulkan(p.m, p.nip.slice(0, 2));
    const pool = new pg.Pool({ connectionString: p.m.url, max: 1 });
    penutup.unshift(() => pool.end());
    const giliran = async (): Promise<readonly string[]> => (await orangJatuhTempo({ pool, dasarMs: 60_000 }, 10)).map((o) => o.jenis);
    await segarkanJadwal({ pool, dasarMs: 60_000 });
    expect(await giliran()).toEqual(['pegawai']);
    await p.m.sql((sql) => tetapkanAnggaran(sql, 'siasn/9001', { kapasitas: 100, perDetik: 1 }));
    await ambilOrang(p.bahan, 1, { sisi: 'BKN' });
    expect(await giliran()).toEqual(expect.arrayContaining(['hukdis', 'kinerja']));
    const [jarak] = await p.m.sql(
      (sql) => sql<{ detik: number }[]>`select extract(epoch from max(berikut - pada))::float8 detik from kesegaran_pegawai where jenis = 'pegawai'`,
    );
    // Two people, one call a second, half of the budget: 4 s for their master records alone.
    expect(jarak?.detik).toBeGreaterThan(3);
    await baca(p);
    await ambilOrang(p.bahan, 1, { sisi: 'BKN', jenis: 'kinerja' });
    const [semua] = await p.m.sql(
      (sql) => sql<{ detik: number }[]>`select extract(epoch from max(berikut - pada))::float8 detik from kesegaran_pegawai where jenis = 'kinerja'`,
    );
    expect(semua?.detik).toBeGreaterThan(10);
  });
});

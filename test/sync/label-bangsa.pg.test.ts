import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bacaLabel } from '../../contoh/cari-contoh.ts';
import { bidangDariBit } from '../../domain/selisih/bidang.ts';
import { type Mesin, rakitMesin } from './mesin.ts';
import { neracaSalah, urut } from './ramalan.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(4_000, 8);
  for (const i of m.instansi) await m.tarik(i.no);
}, 120_000);
afterAll(() => m.hapus());

const no = (instansiId: string): number => m.instansi.find((i) => i.id === instansiId)?.no ?? -1;

describe('bangsa contoh melalui seluruh alur', () => {
  it('selisih terbuka tepat yang dinyatakan label, untuk setiap orang dan bidang, dan tidak satu pun lagi', async () => {
    const harapan = new Map<string, string>();
    for (const l of bacaLabel(m.sumber))
      if (l.harapan === 'BEDA' || l.harapan === 'KOSONG_SATU_SISI') harapan.set(`${no(l.instansiId)}:${l.nip}:${l.bidang}`, l.harapan);
    const ada = await m.sql(
      (sql) =>
        sql<
          { instansi: number; nip: string; bidang: number; jenis: string }[]
        >`select instansi, nip::text nip, bidang, jenis from selisih where status = 'BARU'`,
    );
    expect(harapan.size).toBeGreaterThan(200);
    expect(urut(new Map(ada.map((s) => [`${s.instansi}:${s.nip}:${bidangDariBit.get(s.bidang)?.bidang}`, s.jenis])))).toEqual(urut(harapan));
    expect(await m.sql((sql) => sql`select count(*)::int n from selisih where status <> 'BARU'`)).toEqual([{ n: 0 }]);
  });

  it('bidang yang tak terbandingkan menurut label memang bertanda, dan tidak dibuka', async () => {
    const takTerbandingkan = bacaLabel(m.sumber).filter((l) => l.harapan === 'TAK_TERBANDINGKAN');
    expect(takTerbandingkan.length).toBeGreaterThan(10);
    const alasan = new Map(
      (
        await m.sql(
          (sql) => sql<
            { kunci: string; alasan: Record<string, string> }[]
          >`select s.instansi || ':' || s.nip kunci, coalesce(b.alasan, '{}') || coalesce(s.alasan, '{}') alasan
            from pegawai_simpeg s join pegawai_bkn b using (instansi, nip)`,
        )
      ).map((r) => [r.kunci, r.alasan]),
    );
    const salah = takTerbandingkan.filter((l) => (alasan.get(`${no(l.instansiId)}:${l.nip}`)?.[l.bidang ?? ''] ?? 'TIDAK_DISEDIAKAN') === 'TIDAK_DISEDIAKAN');
    expect(salah).toEqual([]);
  });

  it('tepat satu temuan sistemik: kode golongan satu instansi, dan anggotanya bertanda', async () => {
    const sistemik = bacaLabel(m.sumber).filter((l) => l.cacat === 'SISTEMIK_GOLONGAN');
    const temuan = await m.sql(
      (sql) => sql<{ instansi: number; bidang: number; jumlah: number }[]>`select instansi, bidang, jumlah from temuan_sistemik where ditutup_pada is null`,
    );
    expect(temuan).toMatchObject([{ instansi: no(sistemik[0]?.instansiId ?? ''), bidang: 21 }]);
    expect(temuan[0]?.jumlah).toBeGreaterThanOrEqual(sistemik.length);
    const tanda = await m.sql(
      (sql) => sql<{ instansi: number; bidang: number; n: number }[]>`select instansi, bidang, count(*)::int n from selisih where sistemik group by 1, 2`,
    );
    expect(tanda.map((t) => ({ ...t }))).toEqual(temuan.map((t) => ({ instansi: t.instansi, bidang: t.bidang, n: t.jumlah })));
  });

  it('selisih himpunan sama dengan labelnya; baris yang NIP-nya rusak membuat orangnya hanya ada di BKN', async () => {
    const label = bacaLabel(m.sumber);
    const nip = (...cacat: string[]): string[] => [...new Set(label.filter((l) => cacat.includes(l.cacat)).map((l) => l.nip))].sort();
    const ada = async (jenis: string): Promise<string[]> =>
      (
        await m.sql(
          (sql) => sql<{ nip: string }[]>`select distinct nip::text nip from beda_himpunan where jenis = ${jenis} and ditutup_pada is null order by 1`,
        )
      ).map((r) => r.nip);
    expect(await ada('HANYA_BKN')).toEqual(nip('HANYA_BKN', 'NIP_EXCEL', 'NIP_17_DIGIT'));
    expect(await ada('HANYA_SIMPEG')).toEqual(nip('HANYA_SIMPEG'));
    expect(await ada('BEDA_INSTANSI')).toEqual(nip('BEDA_INSTANSI'));
    expect(await ada('NIP_GANDA')).toEqual(nip('NIP_GANDA_INSTANSI'));
    for (const cacat of ['HANYA_BKN', 'HANYA_SIMPEG', 'BEDA_INSTANSI', 'NIP_GANDA_INSTANSI']) expect(nip(cacat).length, cacat).toBeGreaterThan(0);
    expect(nip('DPK_SAH', 'DPK_SATU_KOLOM').length).toBeGreaterThan(0);
  });

  it('baris yang ditolak dan duplikat berjumlah sama dengan labelnya, per sebab', async () => {
    const label = bacaLabel(m.sumber);
    const banyak = (cacat: string): number => label.filter((l) => l.cacat === cacat).length;
    const tolak = await m.sql(
      (sql) =>
        sql<
          { kode: string; n: number }[]
        >`select kode, count(*)::int n from baris_ditolak b join tarikan t on t.id = b.tarikan where t.jenis = 'pegawai' group by 1`,
    );
    const harapan = { NIP_DIBULATKAN_EXCEL: banyak('NIP_EXCEL'), NIP_BUKAN_18_DIGIT: banyak('NIP_17_DIGIT') };
    expect(Object.fromEntries(tolak.map((t) => [t.kode, t.n]))).toEqual(Object.fromEntries(Object.entries(harapan).filter(([, n]) => n > 0)));
    expect(await m.sql((sql) => sql`select sum(duplikat)::int n from tarikan where jenis = 'pegawai'`)).toEqual([{ n: banyak('NIP_GANDA_SATU_BERKAS') }]);
    expect(await neracaSalah(m)).toEqual([]);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type HitunganIkd, type IndikatorIkd, KODE_IKD } from '../../../../domain/pelanggaran/ikd.ts';
import { selectHitunganIkd } from '../../../../subgraphs/pelanggaran/sbt/queries-ikd.ts';
import { temukanIkd } from '../../../../subgraphs/pelanggaran/sbt/temuan-ikd.ts';
import { isiPegawai, nipUji } from '../../../support/isi.ts';
import { AUDITOR, buatDuniaSbt, type DuniaSbt } from './kasus.ts';

let d: DuniaSbt;
let n = 100;
/** Somebody of instansi 1; whoever is not described is unknown to every indicator but the NIK, which is fine. */
const orang = (kolom: Record<string, unknown>): Promise<string> => {
  n += 1;
  return isiPegawai(d, { nip: nipUji(n), instansi: d.satu, kolom: { status_asn: 'PNS', nik_sah: true, ...kolom } });
};
beforeAll(async () => {
  d = await buatDuniaSbt();
  await d.admin.query(
    "insert into kesegaran (instansi, sisi, jenis, status, pada, jumlah) values (1, 'BKN', 'pegawai', 'SEHAT', now(), 9) on conflict do nothing",
  );
  await d.admin.query('update pegawai_bkn set nik_sah = true where instansi = 1');
});
afterEach(() => d.admin.query("delete from parameter_aturan where kode = 'IKD'"));
afterAll(() => d.tutup());

const batasi = (indikator: IndikatorIkd, nilai: number, sejak = 'hari_ini()'): Promise<unknown> =>
  d.admin.query(`insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ($1, $2, $3, ${sejak}, 'Surat uji')`, [KODE_IKD, indikator, nilai]);
const temuan = async (
  indikator: IndikatorIkd,
): Promise<readonly { id: string; kategori: string; nip: string | null; tahap: string; sumber: string; uraian: string }[]> =>
  (await d.admin.query('select id::text, kategori, nip, tahap, sumber, uraian from temuan where kunci like $1 order by id', [`IKD:${indikator}:%`])).rows;
const hitung = async (indikator: IndikatorIkd): Promise<HitunganIkd | undefined> =>
  (await d.sistem().baca((tx) => selectHitunganIkd(tx, 1, d.hariIni()))).find((h) => h.indikator === indikator);
const jalan = (): Promise<readonly string[]> => temukanIkd(() => d.sistem());

const akhiri = (id: string): Promise<unknown> => d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'TIDAK_TERBUKTI' });

describe('temuan indeks kualitas data', () => {
  test('yang terhitung tepat yang melanggar; yang isinya tidak ada terhitung gelap', async () => {
    const dasar = Object.fromEntries((await d.sistem().baca((tx) => selectHitunganIkd(tx, 1, d.hariIni()))).map((h) => [h.indikator, h]));
    const bulan = (m: number): string => {
      const t = new Date(`${d.hariIni()}T00:00:00Z`);
      return new Date(Date.UTC(t.getUTCFullYear(), t.getUTCMonth() - m, 1)).toISOString().slice(0, 10);
    };
    await orang({ status_asn: 'CPNS', tmt_cpns: bulan(14) });
    await orang({ status_asn: 'CPNS', tmt_cpns: bulan(11) });
    await orang({ status_asn: 'CPNS', tmt_cpns: null });
    await orang({ tmt_cpns: '2012-01-01', tmt_pns: '2011-01-01' });
    await orang({ tmt_cpns: '2011-01-01', tmt_pns: '2012-01-01' });
    await orang({ nik_sah: false });
    await orang({ nik_sah: null });
    const beda = async (i: IndikatorIkd): Promise<readonly number[]> => {
      const h = await hitung(i);
      return [(h?.kena ?? 0) - (dasar[i]?.kena ?? 0), (h?.gelap ?? 0) - (dasar[i]?.gelap ?? 0)];
    };
    expect(await beda('CPNS_LEWAT')).toEqual([1, 1]);
    expect(await beda('TMT_TERBALIK')).toEqual([1, 2]);
    expect(await beda('NIK_BELUM_SAH')).toEqual([1, 1]);
    // None of these five numbers begins with the year and month of its appointment but by design of the sample.
    expect((await beda('NIP_TMT_CPNS'))[1]).toBe(3);
  });

  test('tanpa batas tidak ada temuan; batas yang belum berlaku pun tidak; pada batasnya tidak', async () => {
    expect(await jalan()).toEqual([]);
    await batasi('NIK_BELUM_SAH', 0, 'hari_ini() + 1');
    expect(await jalan()).toEqual([]);
    await batasi('NIK_BELUM_SAH', 1);
    expect(await jalan()).toEqual([]);
    expect(await temuan('NIK_BELUM_SAH')).toEqual([]);
  });

  test('di atas batas: satu temuan atas instansi, tepat sekali walau dikirim serentak dan diulang, berjejak, tanpa menyebut seorang pun', async () => {
    await batasi('NIK_BELUM_SAH', 0);
    await Promise.all([jalan(), jalan(), jalan()]);
    await jalan();
    const [satu, ...lain] = await temuan('NIK_BELUM_SAH');
    expect(lain).toEqual([]);
    expect(satu).toMatchObject({
      kategori: 'NSPK',
      nip: null,
      tahap: 'VERIFIKASI',
      sumber: 'SISTEM',
      uraian: expect.stringContaining('dimensi akurasi: 1 pegawai'),
    });
    expect(satu?.uraian).not.toMatch(/\d{16}/);
    const { rows } = await d.admin.query("select from jejak where peristiwa = 'pelanggaran.temuan_dicatat' and data ->> 'temuan' = $1", [satu?.id]);
    expect(rows).toHaveLength(1);
  });

  test('selama temuannya berjalan tidak ada yang baru, juga esok hari; sesudah berakhir keadaan yang sama menjadi temuan baru', async () => {
    await batasi('NIK_BELUM_SAH', 0);
    const [satu] = await temuan('NIK_BELUM_SAH');
    await d.admin.query("update temuan set kunci = replace(kunci, $1, '2026-01-01') where id = $2", [d.hariIni(), satu?.id]);
    expect(await jalan()).toEqual([]);
    await akhiri(String(satu?.id));
    expect(await jalan()).toHaveLength(1);
    for (const { id, tahap } of await temuan('NIK_BELUM_SAH')) if (tahap === 'VERIFIKASI') await akhiri(id);
  });

  test('umpan BKN yang tidak sehat: instansinya tidak dinilai', async () => {
    await batasi('CPNS_LEWAT', 0);
    await d.admin.query("update kesegaran set status = 'PERLU_TINDAKAN' where instansi = 1 and sisi = 'BKN' and jenis = 'pegawai'");
    expect(await jalan()).toEqual([]);
    await d.admin.query("update kesegaran set status = 'SEHAT' where instansi = 1 and sisi = 'BKN' and jenis = 'pegawai'");
    expect(await jalan()).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sapuRiwayat } from '../../../sync/3-diff/sapuan-riwayat.ts';
import { type Mesin, rakitMesin, type SisiUji } from '../mesin.ts';
import { type BarisUji, CAKUPAN_PENUH, orangUji, ramalRiwayat, terbukaRiwayat, umpanRiwayat } from './rakit-riwayat.ts';

const NO = 1;
/** Its SIMPEG never offers hukdis. */
const NO_TANPA_HUKDIS = 2;
let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(40, 2);
});
afterAll(() => m.hapus());

const golongan = (nipBaru: string): BarisUji => ({ nipBaru, jenisRiwayat: 'golongan', golonganId: '31', tmtGolongan: '01-04-2020', skNomor: 'SK/1' });
const hukdis = (nipBaru: string, lain: BarisUji = {}): BarisUji => ({
  nipBaru,
  jenisRiwayat: 'hukdis',
  jenisHukuman: '25',
  jenisTingkatHukumanId: 'S',
  skNomor: 'HD/1',
  skTanggal: '01-01-2026',
  hukumanTanggal: '01-01-2026',
  akhirHukumTanggal: '01-01-2099',
  ...lain,
});
const kirim = (sisi: SisiUji, nip: string, ...baris: BarisUji[]): Promise<unknown> =>
  umpanRiwayat(m, { no: NO, sisi }, [...CAKUPAN_PENUH, golongan(nip), ...baris]);
const tanpaHukdis = (sisi: SisiUji, nip: string, no = NO): Promise<unknown> => umpanRiwayat(m, { no, sisi }, [{ jenisRiwayat: 'golongan' }, golongan(nip)]);
/** Two rows of one key that say different things: the second is refused, so the history is not whole. */
const TAK_TERBACA: Readonly<Record<string, (nip: string) => BarisUji[]>> = {
  'baris yang ditolak': (nip) => [hukdis(nip, { jenisHukuman: '2' }), hukdis(nip, { jenisHukuman: '2', akhirHukumTanggal: '01-02-2026' })],
  'baris yang kuncinya tidak terbaca': (nip) => [hukdis(nip, { jenisHukuman: '2', skTanggal: '31-02-2026', skNomor: 'HD/2', akhirHukumTanggal: '01-02-2026' })],
};

const hukuman = (nip: string): Promise<readonly object[]> =>
  m.sql((sql) => sql`select beda, level, status from beda_riwayat where nip = ${nip} and kunci = 'S:25|2026-01-01'`);
const penghalang = (nip: string): Promise<readonly object[]> =>
  m.sql((sql) => sql`select sebab from gerbang_penghalang(array[${nip}::bigint], 'PEMINDAHAN', hari_ini())`);
const TAHAN = [{ sebab: 'HUKUMAN_SATU_SISI' }];
const sesuai = async (): Promise<void> => {
  expect(await m.sql((sql) => terbukaRiwayat(sql, NO))).toEqual(await m.sql((sql) => ramalRiwayat(sql, NO)));
  expect(await sapuRiwayat(m.url)).toMatchObject({ alarm: [], lewat: [] });
};

describe('hukuman berjalan yang dinyatakan satu sisi, sisi lain tidak dapat dibandingkan', () => {
  it.each(Object.entries(TAK_TERBACA))('%s di sisi lain tidak membuka gerbang, dan baris yang utuh kembali menutupnya', async (_nama, rusak) => {
    for (const [sisi, lain] of [
      ['BKN', 'SIMPEG'],
      ['SIMPEG', 'BKN'],
    ] as const) {
      const nip = orangUji(sisi === 'BKN' ? 1 : 2);
      await kirim(sisi, nip, hukdis(nip));
      await kirim(lain, nip);
      expect(await hukuman(nip)).toMatchObject([{ beda: `HANYA_${sisi}`, level: 'BLOKIR', status: 'BARU' }]);
      await kirim(lain, nip, ...rusak(nip));
      expect(await hukuman(nip)).toEqual([{ beda: `SEPIHAK_${sisi}`, level: 'BLOKIR', status: 'BARU' }]);
      expect(await penghalang(nip)).toContainEqual(TAHAN[0]);
      await sesuai();
      await kirim(lain, nip);
      expect(await hukuman(nip)).toMatchObject([{ beda: `HANYA_${sisi}`, status: 'BARU' }]);
      await kirim(lain, nip, hukdis(nip));
      expect(await hukuman(nip)).toMatchObject([{ status: 'TERTUTUP' }]);
      expect(await penghalang(nip)).toEqual([]);
    }
  });

  it.each([
    ['BKN', 'SIMPEG', 3],
    ['SIMPEG', 'BKN', 4],
  ] as const)('jenis yang tidak lagi disediakan: hukuman menurut %s tetap menahan, juga yang baru dinyatakan sesudahnya', async (sisi, lain, n) => {
    const nip = orangUji(n);
    await kirim(sisi, nip, hukdis(nip));
    await kirim(lain, nip);
    await tanpaHukdis(lain, nip);
    expect(await hukuman(nip)).toEqual([{ beda: `SEPIHAK_${sisi}`, level: 'BLOKIR', status: 'BARU' }]);
    expect(await penghalang(nip)).toEqual(TAHAN);
    await kirim(sisi, nip);
    expect([await hukuman(nip), await penghalang(nip)]).toMatchObject([[{ status: 'TERTUTUP' }], []]);
    await kirim(sisi, nip, hukdis(nip));
    expect(await penghalang(nip)).toEqual(TAHAN);
    await sesuai();
  });

  it('hukuman ringan, yang sudah berakhir, dan yang dibatalkan tidak menahan', async () => {
    const nip = orangUji(5);
    await kirim('SIMPEG', nip);
    await tanpaHukdis('SIMPEG', nip);
    for (const lain of [{ jenisTingkatHukumanId: 'R' }, { akhirHukumTanggal: '01-02-2026' }, { skPembatalanNomor: 'BATAL/1' }]) {
      await kirim('BKN', nip, hukdis(nip, lain));
      expect([await hukuman(nip), await penghalang(nip)], JSON.stringify(lain)).toEqual([[], []]);
    }
  });

  it('pengecualian steward bertahan ketika sisi lain tidak lagi dapat dibandingkan, dan gugur begitu hukumannya berubah', async () => {
    const nip = orangUji(6);
    await kirim('SIMPEG', nip);
    await kirim('BKN', nip, hukdis(nip));
    await m.sql((sql) => sql`update beda_riwayat set status = 'DIKECUALIKAN' where nip = ${nip}`);
    await tanpaHukdis('SIMPEG', nip);
    expect(await hukuman(nip)).toMatchObject([{ beda: 'SEPIHAK_BKN', status: 'DIKECUALIKAN' }]);
    expect(await penghalang(nip)).toEqual([]);
    await kirim('SIMPEG', nip);
    expect(await hukuman(nip)).toMatchObject([{ beda: 'HANYA_BKN', status: 'DIKECUALIKAN' }]);
    await kirim('BKN', nip, hukdis(nip, { akhirHukumTanggal: '01-01-2098' }));
    expect(await penghalang(nip)).toEqual(TAHAN);
    const catatan = await m.sql(
      (sql) =>
        sql<{ sebab: string }[]>`select c.sebab from beda_riwayat_catatan c join beda_riwayat b on b.id = c.beda_riwayat where b.nip = ${nip} order by c.id`,
    );
    expect(catatan.map((c) => c.sebab)).toEqual(['DITEMUKAN', 'TAK_TERBANDINGKAN', 'TERBANDINGKAN', 'NILAI_BERUBAH']);
  });

  it('hukuman yang habis sejak umpan terakhir disegarkan sapuan tanpa alarm', async () => {
    const nip = orangUji(7);
    await kirim('BKN', nip, hukdis(nip));
    await kirim('SIMPEG', nip);
    await tanpaHukdis('SIMPEG', nip);
    await m.sql((sql) => sql`update riwayat_bkn set isi = isi || '{"akhir":"2026-02-01"}' where nip = ${nip} and jenis = 'hukdis'`);
    await m.sql((sql) => sql`update beda_riwayat set nilai = jsonb_set(nilai, '{akhir,0}', '"2026-02-01"') where nip = ${nip}`);
    expect(await sapuRiwayat(m.url)).toMatchObject({ alarm: [], lewat: [{ nip }] });
  });

  it('instansi yang tidak pernah menyediakan riwayat hukuman tidak ditahan karenanya', async () => {
    const nip = orangUji(8);
    await umpanRiwayat(m, { no: NO_TANPA_HUKDIS, sisi: 'BKN' }, [...CAKUPAN_PENUH, golongan(nip), hukdis(nip)]);
    await tanpaHukdis('SIMPEG', nip, NO_TANPA_HUKDIS);
    expect([await hukuman(nip), await penghalang(nip)]).toEqual([[], []]);
  });
});

describe('hukuman berjalan yang barisnya kemudian tidak terbaca pada sisi yang menyatakannya', () => {
  const RUSAK: Readonly<Record<string, (nip: string) => BarisUji>> = {
    'karakter terlarang': (nip) => hukdis(nip, { skNomor: 'HD/\u202e1' }),
    'jenis tidak dikenal': (nip) => hukdis(nip, { jenisRiwayat: 'hukumann' }),
    'NIP dibulatkan Excel': () => hukdis('1,98E+17'),
  };

  it.each(Object.entries(RUSAK))('%s: tetap menahan sampai riwayatnya terbaca utuh tanpa hukuman itu', async (_nama, rusak) => {
    for (const [sisi, lain] of [
      ['BKN', 'SIMPEG'],
      ['SIMPEG', 'BKN'],
    ] as const) {
      const nip = orangUji(sisi === 'BKN' ? 11 : 12);
      await kirim(lain, nip);
      await kirim(sisi, nip, hukdis(nip));
      expect(await penghalang(nip)).toEqual(TAHAN);
      await kirim(sisi, nip, rusak(nip));
      expect(await hukuman(nip)).toMatchObject([{ level: 'BLOKIR', status: 'BARU' }]);
      expect(await penghalang(nip)).toEqual(TAHAN);
      await sesuai();
      await kirim(sisi, nip);
      expect([await hukuman(nip), await penghalang(nip)]).toMatchObject([[{ status: 'TERTUTUP' }], []]);
    }
  });

  it.each([
    ['BKN', 'SIMPEG', 15],
    ['SIMPEG', 'BKN', 16],
  ] as const)(
    'jenis hukdis tidak lagi disediakan %s: yang dinyatakannya tetap menahan sampai jenisnya disediakan lagi tanpa hukuman itu',
    async (sisi, lain, n) => {
      const nip = orangUji(n);
      await kirim(lain, nip);
      await kirim(sisi, nip, hukdis(nip));
      await tanpaHukdis(sisi, nip);
      expect(await hukuman(nip)).toEqual([{ beda: `SEPIHAK_${sisi}`, level: 'BLOKIR', status: 'BARU' }]);
      expect(await penghalang(nip)).toEqual(TAHAN);
      await sesuai();
      await kirim(sisi, nip);
      expect([await hukuman(nip), await penghalang(nip)]).toMatchObject([[{ status: 'TERTUTUP' }], []]);
    },
  );

  it('yang lain tetap hilang bila tidak disebut lagi: golongan orang itu, dan hukuman orang yang riwayatnya terbaca', async () => {
    const [nip, utuh] = [orangUji(13), orangUji(14)];
    await umpanRiwayat(m, { no: NO, sisi: 'BKN' }, [...CAKUPAN_PENUH, golongan(nip), hukdis(nip), golongan(utuh), hukdis(utuh)]);
    await umpanRiwayat(m, { no: NO, sisi: 'BKN' }, [...CAKUPAN_PENUH, hukdis(nip, { skNomor: 'HD/\u202e1' }), golongan(utuh)]);
    const baris = await m.sql((sql) => sql`select nip::text nip, jenis from riwayat_bkn where nip in (${nip}, ${utuh}) order by nip, jenis`);
    expect(baris).toEqual(
      [
        { nip, jenis: 'hukdis' },
        { nip: utuh, jenis: 'golongan' },
      ].sort((a, b) => (a.nip < b.nip ? -1 : 1)),
    );
  });
});

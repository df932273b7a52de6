import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mesin, rakitMesin, type SisiUji } from '../mesin.ts';
import { type BarisUji, CAKUPAN_PENUH, orangUji, umpanRiwayat } from './rakit-riwayat.ts';

const NO = 1;
let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(40, 2);
});
afterAll(() => m.hapus());

const golongan = (nipBaru: string, skNomor: string): BarisUji => ({ nipBaru, jenisRiwayat: 'golongan', golonganId: '31', tmtGolongan: '01-04-2020', skNomor });
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
/** Every person has a row on both sides, or nothing is compared. */
const kirim = (sisi: SisiUji, nip: string, ...baris: BarisUji[]): Promise<unknown> =>
  umpanRiwayat(m, { no: NO, sisi, lengkap: true }, [...CAKUPAN_PENUH, golongan(nip, 'SK/1'), ...baris]);
const temuan = async (nip: string) => {
  const [b] = await m.sql(
    (sql) =>
      sql<
        { id: string; status: string; level: string; versi: number }[]
      >`select id, status, level, versi from beda_riwayat where nip = ${nip} and kunci = 'S:25|2026-01-01'`,
  );
  return b ?? { id: '', status: '', level: '', versi: 0 };
};
const catatan = (nip: string): Promise<string[]> =>
  m.sql(async (sql) =>
    (
      await sql<
        { c: string }[]
      >`select concat_ws(' ', coalesce(c.dari, '-'), c.ke, c.sebab) c from beda_riwayat_catatan c join beda_riwayat b on b.id = c.beda_riwayat
        where b.nip = ${nip} order by c.id`
    ).map((r) => r.c),
  );
const putus = (nip: string, status: string): Promise<unknown> =>
  m.sql((sql) => sql`update beda_riwayat set status = ${status}, versi = versi + 1 where nip = ${nip}`);

describe('beda riwayat yang sudah diputus', () => {
  it('pengecualian bertahan selama isinya tetap, gugur begitu isinya berubah, dan tertutup sendiri bila kedua sumber sepakat', async () => {
    const nip = orangUji(1);
    await kirim('BKN', nip);
    await kirim('SIMPEG', nip, hukdis(nip));
    expect(await temuan(nip)).toMatchObject({ status: 'BARU', level: 'BLOKIR' });
    await putus(nip, 'DIKECUALIKAN');
    await kirim('SIMPEG', nip, hukdis(nip), hukdis(nip, { jenisHukuman: '26', skNomor: 'HD/9', skTanggal: '02-01-2026', akhirHukumTanggal: '01-02-2026' }));
    await kirim('SIMPEG', nip, hukdis(nip));
    expect((await temuan(nip)).status).toBe('DIKECUALIKAN');
    await kirim('SIMPEG', nip, hukdis(nip, { akhirHukumTanggal: '01-01-2098' }));
    expect((await temuan(nip)).status).toBe('BARU');
    await kirim('BKN', nip, hukdis(nip, { akhirHukumTanggal: '01-01-2098' }));
    expect((await temuan(nip)).status).toBe('TERTUTUP');
    expect((await catatan(nip)).filter((c) => !c.startsWith('- BARU') && !c.endsWith('SEPAKAT'))).toEqual(['DIKECUALIKAN BARU NILAI_BERUBAH']);
    await kirim('BKN', nip);
    expect((await temuan(nip)).status).toBe('BARU');
  });

  it('hukuman yang berakhir hanya menurunkan level: pengecualian bertahan; yang mulai menahan membuka kembali', async () => {
    const nip = orangUji(2);
    await kirim('BKN', nip);
    await kirim('SIMPEG', nip, hukdis(nip));
    await putus(nip, 'DIKECUALIKAN');
    // BKN's annulment of the row takes its weight without changing what the two sides say.
    await kirim('BKN', nip, hukdis(nip, { skPembatalanNomor: 'BATAL/1' }));
    expect(await temuan(nip)).toMatchObject({ status: 'DIKECUALIKAN', level: 'PERINGATAN' });
    await kirim('BKN', nip);
    expect(await temuan(nip)).toMatchObject({ status: 'BARU', level: 'BLOKIR' });
    expect((await catatan(nip)).slice(1)).toEqual(['DIKECUALIKAN DIKECUALIKAN LEVEL_BERUBAH', 'DIKECUALIKAN BARU LEVEL_BERUBAH']);
  });

  it('yang menunggu perbaikan tetap menunggu saat isinya berubah, dan tugasnya terbukti hanya saat kedua sumber sepakat', async () => {
    const nip = orangUji(3);
    await kirim('BKN', nip);
    await kirim('SIMPEG', nip, hukdis(nip));
    const { id } = await temuan(nip);
    await putus(nip, 'MENUNGGU_INSTANSI');
    await m.sql(
      (sql) =>
        sql`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi) values (${`uji:${id}`}, 'SIMPEG', 'PERBAIKAN', ${NO}, ${nip}, ${sql.json({ bedaRiwayat: id })})`,
    );
    const terbukti = (): Promise<readonly object[]> => m.sql((sql) => sql`select terbukti_pada is not null ya from tugas_keluar where kunci = ${`uji:${id}`}`);
    await kirim('SIMPEG', nip, hukdis(nip, { akhirHukumTanggal: '01-01-2098' }));
    expect((await temuan(nip)).status).toBe('MENUNGGU_INSTANSI');
    // A kind that is no longer offered says nothing: the finding stands, the task is not proven.
    await umpanRiwayat(m, { no: NO, sisi: 'SIMPEG' }, [{ jenisRiwayat: 'golongan' }, golongan(nip, 'SK/1')]);
    expect([(await temuan(nip)).status, await terbukti()]).toEqual(['MENUNGGU_INSTANSI', [{ ya: false }]]);
    await kirim('SIMPEG', nip, hukdis(nip));
    expect((await temuan(nip)).status).toBe('MENUNGGU_INSTANSI');
    await kirim('SIMPEG', nip);
    expect([(await temuan(nip)).status, await terbukti()]).toEqual(['TERTUTUP', [{ ya: true }]]);
  });
});

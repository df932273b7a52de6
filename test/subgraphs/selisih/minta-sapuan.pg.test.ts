import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { createLogger } from '../../../platform/logger.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import { pekerjaanSapuanNasional } from '../../../sync/jobs/sapuan-nasional.ts';
import { buatDunia, buatTanya, type DuniaUji, di, isiInstansi, type PelakuUji, type TanyaUji } from '../../support/isi.ts';

const MINTA = 'mutation { mintaSapuan { diterima userErrors { kode } } }';
const TERAKHIR = '{ sapuanTerakhir { id mulai selesai kunciBeda alarm } }';
const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN' };

let dunia: DuniaUji;
let tanya: TanyaUji;
beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
});
afterAll(() => dunia.tutup());

const jumlah = async (tabel: string): Promise<number> => Number((await dunia.admin.query<{ n: string }>(`select count(*) n from ${tabel}`)).rows[0]?.n);
/** The job as the worker runs it; returns how many sweeps there are afterwards. */
const jalankan = async (): Promise<number> => {
  const sapuan = pekerjaanSapuanNasional({ url: dunia.admin.options.connectionString ?? '', jadwal: { jam: 2, zona: 'Asia/Jakarta' } });
  await sapuan.jalankan(
    {},
    { catatan: createLogger({ layanan: 'uji', tingkat: 'silent' }), kunciSekali: 'x', mulaiKe: 1, batal: new AbortController().signal },
  );
  return jumlah('sapuan');
};

describe('mintaSapuan', () => {
  it('hanya boleh oleh steward BKN, begitu pula membaca sapuan terakhir', async () => {
    const satu = await isiInstansi(dunia, 1);
    for (const peran of PERAN.filter((p) => !boleh('mintaSapuan', p))) {
      for (const teks of [MINTA, TERAKHIR]) expect((await tanya({ peran, instansi: satu }, teks)).galat, peran).toEqual(['TIDAK_BERWENANG']);
    }
    expect(await jumlah('sapuan_permintaan')).toBe(0);
  });

  it('tanpa permintaan pekerjaan tidak menyapu lagi; permintaan menyapu tepat sekali, dengan jejak dan pekerjaan di kotak keluar', async () => {
    expect(await jalankan()).toBe(1);
    expect(await jalankan()).toBe(1);
    expect(di(await tanya(STEWARD, MINTA), 'mintaSapuan')).toEqual({ diterima: true, userErrors: [] });
    const { rows: kotak } = await dunia.admin.query('select antrean, nama, payload, kunci from kotak_keluar');
    expect(kotak).toEqual([{ antrean: 'sapuan', nama: 'sapuan-nasional', payload: {}, kunci: 'sapuan' }]);
    const { rows: jejak } = await dunia.admin.query("select data from jejak where peristiwa = 'sapuan.diminta'");
    expect(jejak).toHaveLength(1);
    expect(await jalankan()).toBe(2);
    expect(await jalankan()).toBe(2);
    const terakhir = di(await tanya(STEWARD, TERAKHIR), 'sapuanTerakhir');
    expect(terakhir).toMatchObject({ id: '2', kunciBeda: 0, alarm: 0 });
  });
});

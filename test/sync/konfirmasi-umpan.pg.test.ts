import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { jatuhTempoSemua } from '../../sync/jadwal/jatuh-tempo.ts';
import { segarkanJadwal } from '../../sync/jadwal/tingkat.ts';
import { pekerjaanTarikInstansi } from '../../sync/jobs/tarik-instansi.ts';
import { rakitJadwal } from './jadwal/rakit-jadwal.ts';
import { buangNipRusak, gantiBaris, type Mesin, nipBerkas, rakitMesin } from './mesin.ts';
import { neracaSalah } from './ramalan.ts';

const NO = 1;
let m: Mesin;
let nip: string[];
beforeAll(async () => {
  m = await rakitMesin(160, 2);
  buangNipRusak(m.sumber, m.instansiKe(NO), 'SIMPEG');
  for (const i of m.instansi) await m.tarik(i.no);
  nip = nipBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG');
});
afterAll(() => m.hapus());

const putus = async (id: string, putusan = 'TERAPKAN'): Promise<unknown> =>
  (await m.sql((sql) => sql<{ j: string }[]>`select tarikan_putus(${id}, ${putusan}, 'penyusutan ini benar', 'uji', 'uji') j`))[0]?.j;
const jumlah = async (): Promise<number> =>
  (await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_simpeg where instansi = ${NO}`))[0]?.n ?? -1;
const kesegaran = async (): Promise<unknown> =>
  (await m.sql((sql) => sql`select status from kesegaran where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`))[0];

describe('umpan yang ditahan lalu dikonfirmasi orang', () => {
  it('berkas yang berubah sesudah ditahan tidak ikut dikonfirmasi; umpan yang dikonfirmasi diterapkan, dan tarikan berikut mendapatinya sehat', async () => {
    const awal = await jumlah();
    for (const n of nip.slice(0, 14)) gantiBaris(m.sumber, { i: m.instansiKe(NO), sisi: 'SIMPEG', nip: n });
    await m.tarik(NO);
    expect(await kesegaran()).toEqual({ status: 'TERTUNDA' });
    const [ditahan] = await m.sql((sql) => sql<{ id: string }[]>`select id::text id from tarikan where status = 'TERTUNDA'`);
    const lain = nip[20] ?? '';
    gantiBaris(m.sumber, { i: m.instansiKe(NO), sisi: 'SIMPEG', nip: lain });
    expect(await putus(ditahan?.id ?? '')).toBe('SAH');
    expect(await m.proses(ditahan?.id ?? '')).toEqual({ hasil: 'DIGANTIKAN' });
    expect(await jumlah()).toBe(awal);

    await m.tarik(NO);
    const [lagi] = await m.sql((sql) => sql<{ id: string }[]>`select id::text id from tarikan where status = 'TERTUNDA'`);
    expect(await putus(lagi?.id ?? '')).toBe('SAH');
    expect(await putus(lagi?.id ?? '')).toBe('TIDAK_TERTUNDA');
    expect(await m.proses(lagi?.id ?? '')).toMatchObject({ hasil: 'DITERAPKAN', dihapus: 15 });
    expect(await jumlah()).toBe(awal - 15);
    expect(await kesegaran()).toEqual({ status: 'SEHAT' });
    expect(await m.tarik(NO)).toMatchObject({ bermasalah: 0, diterapkan: 0 });
    expect(await neracaSalah(m)).toEqual([]);
  });
});

describe('pekerjaan dengan jatah', () => {
  it('mengantre lagi selama umpan belum selesai, melanjutkan tarikan yang sama, dan memberi giliran di antaranya', async () => {
    for (const n of nip.slice(30, 60)) ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: n, bidang: 'tglLahir', nilai: '1981-02-03' });
    const j = await rakitJadwal(m);
    await segarkanJadwal(j.bahan);
    await jatuhTempoSemua(j.pool, [NO]);
    const kerja = pekerjaanTarikInstansi({ ...j.bahan, tarik: { ...j.bahan.tarik, batasUmpan: { barisIrisan: 8 } }, jatah: { irisan: 1, ms: 60_000 } });
    const jalan = (): Promise<void> =>
      kerja.jalankan({ instansi: NO }, { catatan: pino({ level: 'silent' }), kunciSekali: 'x', mulaiKe: 1, batal: new AbortController().signal });
    const antre = async (): Promise<number> =>
      (await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from kotak_keluar where kunci = ${`instansi:${NO}`}`))[0]?.n ?? 0;
    const mulai = await antre();
    const sebelum = (await m.sql((sql) => sql`select id from tarikan`)).length;
    let n = 0;
    do {
      await jalan();
      n += 1;
    } while ((await antre()) === mulai + n && n < 20);
    await j.tutup();
    expect(n).toBeGreaterThan(2);
    expect(await m.sql((sql) => sql`select payload from kotak_keluar where kunci = ${`instansi:${NO}`} order by id desc limit 1`)).toEqual([
      { payload: { instansi: NO } },
    ]);
    const baru = await m.sql((sql) => sql`select status, diterapkan from tarikan order by id offset ${sebelum}`);
    expect(baru).toEqual([{ status: 'DITERAPKAN', diterapkan: 30 }]);
    expect(await kesegaran()).toEqual({ status: 'SEHAT' });
    expect(await neracaSalah(m)).toEqual([]);
  });
});

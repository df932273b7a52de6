import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bukaBerkas, cariBaris } from '../../contoh/baca-bangsa.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { tegaskanTetap } from '../../sync/tarik-tetap.ts';
import { type Mesin, nipBerkas, rakitMesin } from './mesin.ts';

const SEMUA = [1, 2, 3, 4];
let m: Mesin;
const tegaskan = (): Promise<readonly number[]> => tegaskanTetap({ url: m.url, dirSumber: m.sumber, terlihat: new Map() });
const jumlahTarikan = () => m.sql(async (sql) => (await sql<{ n: number }[]>`select count(*)::int n from tarikan`)[0]?.n);
const pada = (no: number) =>
  m.sql((sql) => sql<{ status: string; pada: Date }[]>`select status, pada from kesegaran where instansi = ${no} order by sisi, jenis`);

describe('umpan yang tetap', () => {
  beforeAll(async () => {
    m = await rakitMesin(160, 4);
  });
  afterAll(() => m.hapus());
  beforeEach(async () => {
    for (const no of SEMUA) await m.tarik(no, true);
  });

  it('basis data kosong: semua instansi perlu ditarik', async () => {
    const lain = await rakitMesin(80, 2);
    expect(await tegaskanTetap({ url: lain.url, dirSumber: lain.sumber, terlihat: new Map() })).toEqual([1, 2]);
    await lain.hapus();
  });

  it('tidak ada yang berubah: umurnya diperbarui tanpa tarikan baru', async () => {
    const [awal, sejak] = [await jumlahTarikan(), new Date()];
    expect(await tegaskan()).toEqual([]);
    expect(await jumlahTarikan()).toBe(awal);
    for (const no of SEMUA) for (const k of await pada(no)) expect([k.status, k.pada >= sejak]).toEqual(['SEHAT', true]);
  });

  it('berkas berubah, padanan berubah, atau profil tidak terbaca: instansi itu ditarik, yang lain tidak', async () => {
    const nip = nipBerkas(m.sumber, m.instansiKe(2), 'SIMPEG')[3] ?? '';
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip, bidang: 'nama', nilai: 'NAMA BARU CONTOH' });
    expect(await tegaskan()).toEqual([2]);
    await m.tarik(2);
    await m.sql(
      (sql) => sql`update padanan set status = 'SALAH', diubah_pada = clock_timestamp() where ctid = (select min(ctid) from padanan where instansi = 3)`,
    );
    expect(await tegaskan()).toEqual([3]);
    await m.tarik(3, true);
    const lain = SEMUA.filter((no) => m.instansiKe(no).profilId === m.instansiKe(4).profilId);
    await m.sql((sql) => sql`update profil_pemetaan set teks = '{' where id = ${m.instansiKe(4).profilId}`);
    expect(await tegaskan()).toEqual(lain);
    await m.sql((sql) => sql`update profil_pemetaan set teks = null where id = ${m.instansiKe(4).profilId}`);
    expect(await tegaskan()).toEqual([]);
  });

  it('berkas hilang atau umpan tidak sehat bukan tetap: umurnya tidak bergerak', async () => {
    const { jalur } = bukaBerkas(m.sumber, m.instansiKe(1), 'BKN');
    renameSync(jalur, `${jalur}.pindah`);
    await m.sql((sql) => sql`update kesegaran set status = 'TERTUNDA', pada = '2020-01-01' where instansi = 4 and sisi = 'SIMPEG'`);
    const awal = await pada(1);
    expect(await tegaskan()).toEqual([1, 4]);
    expect((await pada(1))[3]).toEqual(awal[3]);
    expect((await pada(4)).filter((k) => k.status === 'TERTUNDA').map((k) => k.pada.getUTCFullYear())).toEqual([2020]);
    renameSync(`${jalur}.pindah`, jalur);
  });

  describe('sisi yang sempat dilayani sumber lain', () => {
    const NO = 1;
    const orang = async (nip: string): Promise<string | undefined> =>
      (await m.sql((sql) => sql<{ nama: string }[]>`select nama from pegawai_bkn where instansi = ${NO} and nip = ${nip}`))[0]?.nama;
    /** One person as another source said, read by itself; the row in the folder says otherwise. */
    async function bacaSendiri(nama: string): Promise<string> {
      const nip = nipBerkas(m.sumber, m.instansiKe(NO), 'BKN')[2] ?? '';
      const b = bukaBerkas(m.sumber, m.instansiKe(NO), 'BKN');
      const sel = b.sel(cariBaris(b, nip) ?? b.awal);
      const isi = Object.fromEntries(b.kolom.map((k, i) => [k, k === 'nama' ? nama : (sel[i] ?? '').replace(/^'/, '')]));
      const berkas = path.join(m.sumber, `orang-${nama.length}.ndjson`);
      writeFileSync(berkas, `${JSON.stringify(isi)}\n`);
      const umpan = { instansi: NO, sisi: 'BKN', jenis: 'pegawai', asal: 'ORANG', lengkap: false, oleh: 'SISTEM' } as const;
      const id = await m.sql((sql) => catatTarikan(sql, { ...umpan, berkas, sha256: 'uji' }));
      expect(await m.proses(id)).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 1 });
      expect(await orang(nip)).toBe(nama);
      return nip;
    }

    it('mulai lagi: berkas yang tidak berubah bukan lagi isi hub, jadi instansinya ditarik dan berkasnya berlaku', async () => {
      const nip = await bacaSendiri('NAMA DARI SUMBER LAIN');
      expect(await tegaskan()).toEqual([NO]);
      await m.tarik(NO);
      expect(await orang(nip)).not.toBe('NAMA DARI SUMBER LAIN');
      expect(await tegaskan()).toEqual([]);
    });

    it('pekerja yang sama: berkas yang sudah dilihatnya tidak berkata bahwa isi hub segar', async () => {
      await m.tarik(NO);
      const nip = await bacaSendiri('NAMA DARI SUMBER YANG LAIN');
      await m.tarik(NO);
      expect(await orang(nip)).not.toBe('NAMA DARI SUMBER YANG LAIN');
      expect(await m.sql((sql) => sql`select count(*)::int n from kesegaran_pegawai where pada is not null`)).toEqual([{ n: 0 }]);
    });
  });
});

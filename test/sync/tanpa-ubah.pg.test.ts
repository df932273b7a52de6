import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { buangNipRusak, type Mesin, rakitMesin } from './mesin.ts';
import { himpunanTerbuka, neracaSalah, ramalHimpunan, urut } from './ramalan.ts';

const NO = 1;
let m: Mesin;

beforeAll(async () => {
  m = await rakitMesin(120, 2, 9);
  for (const i of m.instansi) {
    buangNipRusak(m.sumber, i, 'SIMPEG');
    await m.umpan(i.no, 'BKN');
    await m.umpan(i.no, 'SIMPEG');
  }
}, 120_000);
afterAll(() => m.hapus());

/** Which version of each row there is: a row that is written again has another xmin. */
const versiBaris = (): Promise<unknown> =>
  m.sql(
    (sql) => sql`select 'f' t, nip, xmin::text from pegawai_simpeg where instansi = ${NO} union all select 's', nip, xmin::text from sidik_simpeg
      where instansi = ${NO} union all select 'h', nip, xmin::text from beda_himpunan where instansi = ${NO} order by 1, 2`,
  );
const revisi = async (): Promise<string | null | undefined> =>
  (await m.sql((sql) => sql<{ revisi: string | null }[]>`select revisi from sidik_blok where instansi = ${NO} and sisi = 'SIMPEG'`))[0]?.revisi;
const umpanTerakhir = async (): Promise<unknown> =>
  (
    await m.sql(
      (
        sql,
      ) => sql`select t.status, t.diterapkan, t.dihapus, t.tak_berubah > 0 ada, t.terbaca - t.tak_berubah - t.karantina - t.duplikat sisa, k.status umur, k.pada = date_trunc('milliseconds', t.diterima_pada) sejak,
        k.jumlah = (select count(*) from sidik_simpeg where instansi = ${NO}) jumlah from tarikan t
        join kesegaran k on k.tarikan = t.id and k.jenis = 'pegawai' where t.instansi = ${NO} and t.sisi = 'SIMPEG' order by t.id desc limit 1`,
    )
  )[0];
const UTUH = { status: 'DITERAPKAN', diterapkan: 0, dihapus: 0, ada: true, sisa: 0, umur: 'SEHAT', sejak: true, jumlah: true };
const tambahUnor = (id: string): Promise<unknown> => m.sql((sql) => sql`insert into unor (id, instansi, nama) values (${id}, ${NO}, 'UNIT CONTOH')`);
const orangPertama = (): string => {
  const b = bukaBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG');
  const berkas = path.join(m.sumber, 'satu-orang.csv');
  const awal = b.teks.slice(0, b.awal);
  writeFileSync(berkas, awal + b.teks.slice(b.awal, b.teks.indexOf('\n', b.awal) + 1));
  return berkas;
};

describe('umpan lengkap yang tidak mengubah apa pun', () => {
  it('tidak menulis satu baris pegawai, sidik, atau beda himpunan pun; umur dan neraca tetap ikut', async () => {
    const sebelum = await versiBaris();
    expect(await m.umpan(NO, 'SIMPEG')).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 0 });
    expect(await versiBaris()).toEqual(sebelum);
    expect(await umpanTerakhir()).toEqual(UTUH);
    expect(await neracaSalah(m)).toEqual([]);
  });

  it('daftar unit berubah: setiap baris dibaca lagi, yang artinya sama tidak ditulis lagi, dan sejak itu dikenali dari bitanya', async () => {
    const [sebelum, lama] = [await versiBaris(), await revisi()];
    await tambahUnor('UNIT-BARU-1');
    expect(await m.umpan(NO, 'SIMPEG')).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 0 });
    expect(await versiBaris()).toEqual(sebelum);
    expect(await umpanTerakhir()).toEqual(UTUH);
    expect(typeof (await revisi())).toBe('string');
    expect(await revisi()).not.toBe(lama);
    expect(await neracaSalah(m)).toEqual([]);
  });

  it('umpan sebagian dengan daftar unit lain: baris dua revisi tidak boleh dikenali dari bitanya sampai umpan lengkap berikutnya', async () => {
    await tambahUnor('UNIT-BARU-2');
    expect(await m.umpan(NO, 'SIMPEG', { berkas: orangPertama(), lengkap: false })).toMatchObject({ hasil: 'DITERAPKAN' });
    expect(await revisi()).toBeNull();
    expect(await m.umpan(NO, 'SIMPEG')).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 0 });
    expect(typeof (await revisi())).toBe('string');
  });

  it('umpan sebelumnya tidak tuntas: jalan panjang ditempuh, dan beda himpunan yang tertinggal disusulkan', async () => {
    await m.sql(async (sql) => {
      await sql`update kesegaran set status = 'BERJALAN' where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`;
      await sql`update beda_himpunan set ditutup_pada = now() where instansi = ${NO}`;
    });
    expect(await m.umpan(NO, 'SIMPEG')).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 0 });
    expect(await umpanTerakhir()).toEqual(UTUH);
    await m.sql(async (sql) => expect(urut(await himpunanTerbuka(sql))).toEqual(urut(await ramalHimpunan(sql))));
  });
});

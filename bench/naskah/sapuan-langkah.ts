import type pg from 'pg';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type CaraKunci, langkahKunci } from '../../sync/3-diff/kunci-sapuan.ts';
import type { RentangInstansi } from '../../sync/3-diff/rentang.ts';
import { denganPotret, rentangSapuan, sapuBagian } from '../../sync/3-diff/sapuan.ts';
import { kolomDb } from '../data/isi.ts';

export const SAMBUNGAN = 2;
/** Enough for the hash of the yardstick's join to stay in memory: the yardstick gets its best case. */
export const WORK_MEM_PEMBANDING = '1GB';

const irisan = <T>(url: string, fn: (sql: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(url, fn, { tenggatPernyataanMs: 1_800_000 });
const kolom = (sisi: 'b' | 's'): string => kolomDb.map((k) => `${sisi}.${k}`).join(', ');
const SQL_GABUNG_BIASA = `select count(*)::int n from pegawai_bkn b full join pegawai_simpeg s using (instansi, nip) where (${kolom('b')}) is distinct from (${kolom('s')})`;

/** Ranges, snapshot and connections as the sweep itself makes them; returns the sum over the ranges. */
export const serentak = (url: string, kerja: (klien: pg.Client, r: RentangInstansi) => Promise<number>): Promise<number> =>
  irisan(url, async (sql) => {
    const rentang = await rentangSapuan(sql, SAMBUNGAN);
    return denganPotret(sql, async (_, potret) => {
      const jumlah = await Promise.all(rentang.map((r) => sapuBagian(url, { rentang: r, potret }, kerja)));
      return jumlah.reduce((a, b) => a + b, 0);
    });
  });

export const langkahKunciSaja = (url: string, cara: CaraKunci): Promise<number> =>
  serentak(url, async (klien, r) => {
    await langkahKunci(klien, r, cara);
    return (await klien.query<{ n: number }>('select count(*)::int n from sapuan_kunci')).rows[0]?.n ?? 0;
  });

export const hitungSemua = async (url: string): Promise<void> => {
  await irisan(url, async (sql) => {
    for (const sisi of ['bkn', 'simpeg']) await sql.unsafe(`select count(*) from pegawai_${sisi}`);
  });
};

export const hitungGabungBiasa = (url: string): Promise<number> =>
  irisan(url, async (sql) => {
    await sql.unsafe(`set work_mem = '${WORK_MEM_PEMBANDING}'`);
    const [n] = (await sql.unsafe(SQL_GABUNG_BIASA)) as { n: number }[];
    return n?.n ?? 0;
  });

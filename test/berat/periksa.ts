import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { jalankanSapuan, jumlahAlarm } from '../../sync/3-diff/sapuan.ts';
import { bacaNeraca, isSeimbang } from '../../sync/neraca.ts';
import { himpunanTerbuka, ramalHimpunan, ramalSelisih, selisihTerbuka, urut } from '../sync/ramalan.ts';

/** The database as its superuser and as simpul_sync reach it. */
export interface DiPeriksa {
  readonly adminUrl: string;
  readonly url: string;
}

async function umpanSalah(sql: Sql, diterima: readonly string[]): Promise<string[]> {
  const baris = await sql<{ id: string; status: string }[]>`select id::text id, status from tarikan order by tarikan.id`;
  const status = new Map(baris.map((b) => [b.id, b.status]));
  return [
    ...baris.filter((b) => ['DITERIMA', 'DISIAPKAN'].includes(b.status)).map((b) => `umpan ${b.id} belum selesai`),
    ...diterima.filter((id) => !status.has(id)).map((id) => `umpan ${id} dijawab diterima, tetapi hilang`),
  ];
}

async function isiSalah(sql: Sql): Promise<string[]> {
  const salah: string[] = [];
  const sama = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (!sama(urut(await selisihTerbuka(sql)), urut(await ramalSelisih(sql)))) salah.push('selisih terbuka berbeda dari pembandingan isi tabel');
  if (!sama(urut(await himpunanTerbuka(sql)), urut(await ramalHimpunan(sql)))) salah.push('beda himpunan berbeda dari hitungan isi tabel');
  const [sisa] = await sql<
    { n: number }[]
  >`select ((select count(*) from staging_pegawai) + (select count(*) from staging_kunci) + (select count(*) from staging_fakta) + (select count(*) from staging_ragu) + (select count(*) from staging_riwayat))::int n`;
  if (sisa?.n !== 0) salah.push(`${sisa?.n} baris tersisa di staging`);
  const rantai = await sql`select * from jejak_periksa()`;
  if (rantai.length > 0) salah.push(`${rantai.length} cacat pada rantai jejak`);
  const neraca = await bacaNeraca(sql, { tanggal: null, instansi: null });
  if (!isSeimbang(neraca)) salah.push(`neraca tidak seimbang: ${JSON.stringify(neraca.timpang)}`);
  return salah;
}

/**
 * Every way in which what stands in the database is not what it must be once all is quiet: an accepted feed lost or unfinished, one applied twice
 * or not in the audit, rows out of the account (I11), increments that differ from the sweep or from the contents of the tables (I3).
 */
export async function periksaUtuh({ adminUrl, url }: DiPeriksa, diterima: readonly string[] = []): Promise<string[]> {
  const salah = await sqlUntukIrisan(adminUrl, async (sql) => [...(await umpanSalah(sql, diterima)), ...(await isiSalah(sql))]);
  const alarm = jumlahAlarm(await jalankanSapuan(url));
  return alarm > 0 ? [...salah, `${alarm} kunci berbeda antara sapuan dan inkremental`] : salah;
}

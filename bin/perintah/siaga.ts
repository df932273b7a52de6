import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { naikkanSiaga } from '../../platform/db/naik-siaga.ts';
import { type Alat, bilangan } from './alat.ts';

interface Pengikut {
  readonly nama: string;
  readonly keadaan: string;
  readonly sinkron: string;
  readonly tertinggalBita: number | null;
}

async function keadaan(alat: Alat): Promise<void> {
  const [menunggu, pengikut] = await alat.sqlPemilik(async (sql) => [
    (await sql<{ nama: string }[]>`select current_setting('synchronous_standby_names') nama`)[0]?.nama ?? '',
    await sql<Pengikut[]>`/* siaga.keadaan */ select application_name nama, state keadaan, sync_state sinkron,
      pg_wal_lsn_diff(pg_current_wal_lsn(), flush_lsn)::float8 "tertinggalBita" from pg_stat_replication order by application_name`,
  ]);
  if (menunggu === '') alat.cerita('Tidak satu siaga pun ditunggu: yang diterima selamat dari matinya proses, bukan dari hilangnya mesin ini.');
  else if (!pengikut.some((p) => p.sinkron === 'sync' || p.sinkron === 'quorum'))
    alat.cerita('Siaga yang ditunggu tidak tersambung: tulisan menunggu sampai ia kembali.');
  alat.hasil({ menunggu, pengikut }, [
    'SIAGA\tKEADAAN\tSINKRON\tTERTINGGAL (bita)',
    ...pengikut.map((p) => [p.nama, p.keadaan, p.sinkron, p.tertinggalBita ?? '-'].join('\t')),
  ]);
}

async function naikkan(alat: Alat, { tenggat }: { readonly tenggat: string }): Promise<void> {
  const url = alat.env['SIMPUL_SIAGA_URL'];
  if (url === undefined || url === '')
    throw new Kesalahan('KONFIGURASI', 'Isi SIMPUL_SIAGA_URL: sambungan superuser ke siaga yang dinaikkan, basis data simpul.');
  const hasil = await naikkanSiaga(url, bilangan('--tenggat', tenggat, 1, 600) * 1000);
  alat.hasil(hasil, [
    `${hasil.dinaikkan ? 'Siaga dinaikkan' : 'Server sudah utama; penghalang tulisnya dilepas'}: ${hasil.msNaik} ms, tulisan pertama ${hasil.msTulis} ms.`,
    `Tidak ada siaga yang ditunggu lagi (sebelumnya: ${hasil.sinkronSebelum === '' ? 'tidak ada' : hasil.sinkronSebelum}). Arahkan DATABASE_URL ke server ini, lalu pasang siaga baru.`,
  ]);
}

export function perintahSiaga(program: Command, alat: Alat): void {
  const siaga = program.command('siaga').description('salinan siaga PostgreSQL: keadaannya, dan menaikkannya bila server utama hilang');
  siaga
    .command('keadaan')
    .description('siaga yang tersambung ke server utama, dan yang ditunggu setiap tulisan')
    .action(() => keadaan(alat));
  siaga
    .command('naikkan')
    .description('jadikan siaga di SIMPUL_SIAGA_URL server utama dan lepaskan yang menahan tulisannya; aman diulang. Server lama harus sudah mati')
    .option('--tenggat <detik>', 'paling lama', '30')
    .action((opsi: { tenggat: string }) => naikkan(alat, opsi));
}

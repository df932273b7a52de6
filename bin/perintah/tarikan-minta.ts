import type { Command } from 'commander';
import { mintaTarikan } from '../../sync/jadwal/kendali.ts';
import { type Alat, cariInstansi, OLEH_PERINTAH } from './alat.ts';

async function minta(alat: Alat, instansi: string): Promise<void> {
  const { id } = await alat.sql(async (sql) => {
    const ada = await cariInstansi(sql, instansi);
    await mintaTarikan(sql, ada.no, OLEH_PERINTAH);
    return ada;
  });
  alat.hasil({ instansiId: id, diminta: true }, [`${id}\tdiminta`]);
}

export function tarikanMinta(tarikan: Command, alat: Alat): void {
  tarikan
    .command('minta')
    .description('tarik semua umpan satu instansi sekarang, mendahului jadwal')
    .requiredOption('--instansi <id>', 'id atau kode cepat')
    .action(({ instansi }: { instansi: string }) => minta(alat, instansi));
}

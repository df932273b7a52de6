import type { Command } from 'commander';
import type { Alat } from './alat.ts';
import { tarikanNeraca } from './neraca.ts';
import { tarikanAnggaran } from './tarikan-anggaran.ts';
import { tarikanKendali } from './tarikan-kendali.ts';
import { tarikanMinta } from './tarikan-minta.ts';
import { tarikanPutus } from './tarikan-putus.ts';
import { tarikanStatus } from './tarikan-status.ts';

export function perintahTarikan(program: Command, alat: Alat): void {
  const tarikan = program
    .command('tarikan')
    .alias('feed')
    .description('umpan: keadaan, daftar, jawaban atas yang ditahan, permintaan, jeda, pengulangan, neraca (feeds)');
  for (const pasang of [tarikanStatus, tarikanPutus, tarikanMinta, tarikanKendali, tarikanNeraca, tarikanAnggaran]) pasang(tarikan, alat);
}

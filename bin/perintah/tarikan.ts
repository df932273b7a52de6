import type { Command } from 'commander';
import type { Alat } from './alat.ts';
import { tarikanAnggaran } from './tarikan-anggaran.ts';
import { tarikanKendali } from './tarikan-kendali.ts';
import { tarikanMinta } from './tarikan-minta.ts';
import { tarikanStatus } from './tarikan-status.ts';

export function perintahTarikan(program: Command, alat: Alat): void {
  const tarikan = program.command('tarikan').alias('feed').description('umpan: keadaan, permintaan, jeda, pengulangan (feeds)');
  for (const pasang of [tarikanStatus, tarikanMinta, tarikanKendali, tarikanAnggaran]) pasang(tarikan, alat);
}

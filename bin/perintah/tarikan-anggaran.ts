import type { Command } from 'commander';
import { tetapkanAnggaran } from '../../platform/antrean/anggaran.ts';
import { type Alat, bilangan } from './alat.ts';

interface OpsiAnggaran {
  readonly perMenit: string;
  readonly sekaligus: string;
}

async function anggaran(alat: Alat, sumber: string, opsi: OpsiAnggaran): Promise<void> {
  const perMenit = bilangan('--per-menit', opsi.perMenit, 1, 60_000);
  const kapasitas = bilangan('--sekaligus', opsi.sekaligus, 1, 10_000);
  await alat.sql((sql) => tetapkanAnggaran(sql, sumber, { kapasitas, perDetik: perMenit / 60 }));
  alat.hasil({ sumber, perMenit, sekaligus: kapasitas }, [[sumber, `${perMenit}/menit`, `${kapasitas} sekaligus`].join('\t')]);
}

export function tarikanAnggaran(tarikan: Command, alat: Alat): void {
  tarikan
    .command('anggaran')
    .description('tetapkan laju satu sumber bagi semua proses; nama sumber: namaSumber pada status --format json')
    .argument('<sumber>')
    .requiredOption('--per-menit <n>', 'banyak panggilan per menit')
    .option('--sekaligus <n>', 'banyak yang boleh beruntun sesudah jeda', '1')
    .action((sumber: string, opsi: OpsiAnggaran) => anggaran(alat, sumber, opsi));
}

import type { Command } from 'commander';
import { bacaAnggaran, tetapkanAnggaran } from '../../platform/antrean/anggaran.ts';
import { type Alat, bilangan } from './alat.ts';

interface OpsiAnggaran {
  readonly perMenit?: string;
  readonly sekaligus: string;
}

async function anggaran(alat: Alat, sumber: string | undefined, opsi: OpsiAnggaran): Promise<void> {
  const daftar = await alat.sql(async (sql) => {
    if (sumber !== undefined && opsi.perMenit !== undefined) {
      const perMenit = bilangan('--per-menit', opsi.perMenit, 1, 60_000);
      await tetapkanAnggaran(sql, sumber, { kapasitas: bilangan('--sekaligus', opsi.sekaligus, 1, 10_000), perDetik: perMenit / 60 });
    }
    return bacaAnggaran(sql, sumber === undefined ? null : [sumber]);
  });
  alat.hasil(
    { anggaran: daftar },
    daftar.map((a) => [a.sumber, `${a.perMenit}/menit`, `${a.sekaligus} sekaligus`, `sisa ${a.sisa}`].join('\t')),
  );
}

export function tarikanAnggaran(tarikan: Command, alat: Alat): void {
  tarikan
    .command('anggaran')
    .description('laju sumber bagi semua proses: tanpa --per-menit ditampilkan, dengan itu ditetapkan; nama sumber: namaSumber pada status --format json')
    .argument('[sumber]')
    .option('--per-menit <n>', 'banyak panggilan per menit')
    .option('--sekaligus <n>', 'banyak yang boleh beruntun sesudah jeda', '1')
    .action((sumber: string | undefined, opsi: OpsiAnggaran) => anggaran(alat, sumber, opsi));
}

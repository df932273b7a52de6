import type { Command } from 'commander';
import { type BarisKasus, selectKasus } from '../../subgraphs/pelanggaran/idis/queries/baca.ts';
import type { Alat } from './alat.ts';
import { denganKonteksHub } from './konteks-hub.ts';

interface OpsiDaftar {
  readonly instansi?: string;
  readonly lewat?: boolean;
  readonly tahap?: string;
  readonly banyak: string;
}

const tenggat = ({ tenggat: hari, tenggatSebab, lewatTenggat }: BarisKasus): string => {
  if (tenggatSebab !== null) return `? ${tenggatSebab}`;
  return `${hari ?? 'tanpa batas'}${lewatTenggat === true ? ' LEWAT' : ''}`;
};

/** Nobody is named: a case is known by its number. */
async function daftar(alat: Alat, { instansi, lewat, tahap, banyak }: OpsiDaftar): Promise<void> {
  const filter = { instansiId: instansi ?? null, lewatTenggat: lewat === true ? true : null, tahap: tahap === undefined ? null : tahap.split(',') };
  const kasus = await denganKonteksHub(alat, (k) => k.baca((tx) => selectKasus(tx, filter, { sesudah: null, batas: Number(banyak) })));
  const isi = kasus.map((k) => ({
    id: k.id,
    instansi: k.instansiId,
    tahap: k.tahap,
    tingkat: k.tingkat,
    sumber: k.sumber,
    tenggat: k.tenggat,
    tenggatSebab: k.tenggatSebab,
    lewatTenggat: k.lewatTenggat,
  }));
  alat.hasil(
    { kasus: isi },
    kasus.length === 0 ? ['tidak ada kasus'] : kasus.map((k) => [k.id, k.instansiId, k.tahap, k.tingkat ?? '-', k.sumber, tenggat(k)].join('\t')),
  );
}

export function perintahIdis(program: Command, alat: Alat): void {
  program
    .command('idis')
    .description('kasus disiplin (PP 94/2021)')
    .command('daftar')
    .description('kasus terbaru: nomor, instansi, tahap, tingkat, asal, tenggat; tanpa nama maupun NIP')
    .option('--instansi <id>', 'id SIASN instansi')
    .option('--tahap <tahap>', 'tahap, dipisah koma')
    .option('--lewat', 'hanya yang lewat tenggat')
    .option('--banyak <n>', 'paling banyak sekian', '100')
    .action((opsi: OpsiDaftar) => daftar(alat, opsi));
}

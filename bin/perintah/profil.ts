import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaProfil } from '../../sync/1-canonicalise/profil.ts';
import type { Alat } from './alat.ts';

async function periksa(alat: Alat, berkas: string): Promise<void> {
  const teks = await readFile(berkas, 'utf8').catch(() => {
    throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas profil');
  });
  const { id, versi, nama, format, bidang } = bacaProfil(teks, path.basename(berkas));
  alat.hasil({ id, versi, nama, format, bidang: bidang.map((b) => b.kanonik) }, [`sah: ${id} versi ${versi}, ${format}, ${bidang.length} bidang`]);
}

export function perintahProfil(program: Command, alat: Alat): void {
  program
    .command('profil')
    .alias('profile')
    .description('profil pemetaan SIMPEG (mapping profiles)')
    .command('periksa')
    .alias('check')
    .argument('<berkas>')
    .action((berkas: string) => periksa(alat, berkas));
}

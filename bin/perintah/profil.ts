import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaProfil, type Profil } from '../../sync/1-canonicalise/profil.ts';
import { simpanProfil } from '../../sync/2-stage/muat-rujukan.ts';
import type { Alat } from './alat.ts';

async function baca(berkas: string): Promise<{ teks: string; asal: string; profil: Profil }> {
  const teks = await readFile(berkas, 'utf8').catch(() => {
    throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas profil');
  });
  const asal = path.basename(berkas);
  return { teks, asal, profil: bacaProfil(teks, asal) };
}

const laporkan = (alat: Alat, kata: string, { id, versi, nama, format, bidang }: Profil): void =>
  alat.hasil({ id, versi, nama, format, bidang: bidang.map((b) => b.kanonik) }, [`${kata}: ${id} versi ${versi}, ${format}, ${bidang.length} bidang`]);

async function periksa(alat: Alat, berkas: string): Promise<void> {
  laporkan(alat, 'sah', (await baca(berkas)).profil);
}

async function pasang(alat: Alat, berkas: string): Promise<void> {
  const { teks, asal, profil } = await baca(berkas);
  await alat.sql((sql) => sql.begin((tx) => simpanProfil(tx, teks, asal)));
  laporkan(alat, 'terpasang', profil);
}

export function perintahProfil(program: Command, alat: Alat): void {
  const profil = program.command('profil').alias('profile').description('profil pemetaan SIMPEG (mapping profiles)');
  profil
    .command('periksa')
    .alias('check')
    .description('periksa sebuah berkas profil tanpa menyimpannya')
    .argument('<berkas>')
    .action((berkas: string) => periksa(alat, berkas));
  profil
    .command('pasang')
    .alias('install')
    .description('periksa lalu jadikan versi yang berlaku; versi lama tetap tersimpan')
    .argument('<berkas>')
    .action((berkas: string) => pasang(alat, berkas));
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bacaProfil } from '../../sync/1-canonicalise/profil.ts';
import { simpanProfil } from '../../sync/2-stage/muat-rujukan.ts';
import type { Alat } from './alat.ts';

const baca = (berkas: string): Promise<string> =>
  readFile(berkas, 'utf8').catch(() => {
    throw new Kesalahan('TIDAK_DITEMUKAN', 'berkas profil');
  });

async function periksa(alat: Alat, berkas: string): Promise<void> {
  const teks = await baca(berkas);
  const { id, versi, nama, format, bidang } = bacaProfil(teks, path.basename(berkas));
  alat.hasil({ id, versi, nama, format, bidang: bidang.map((b) => b.kanonik) }, [`sah: ${id} versi ${versi}, ${format}, ${bidang.length} bidang`]);
}

/** A new version becomes the active one; the instansi of this profile, and no others, are pulled again by the workers. */
async function pasang(alat: Alat, berkas: string): Promise<void> {
  const teks = await baca(berkas);
  const { id, versi } = bacaProfil(teks, path.basename(berkas));
  const instansi = await alat.sql(async (sql) => {
    await sql.begin((tx) => simpanProfil(tx, teks, path.basename(berkas)));
    return (await sql<{ id: string }[]>`/* cli.profil */ select id from instansi where profil_id = ${id} order by no`).map((i) => i.id);
  });
  alat.hasil({ id, versi, instansi }, [`terpasang: ${id} versi ${versi}; ${instansi.length} instansi akan ditarik ulang`]);
}

export function perintahProfil(program: Command, alat: Alat): void {
  const profil = program.command('profil').alias('profile').description('profil pemetaan SIMPEG (mapping profiles)');
  profil
    .command('pasang')
    .alias('install')
    .description('jadikan versi aktif; hanya instansi berprofil ini yang dibaca ulang')
    .argument('<berkas>')
    .action((berkas: string) => pasang(alat, berkas));
  profil
    .command('periksa')
    .alias('check')
    .argument('<berkas>')
    .action((berkas: string) => periksa(alat, berkas));
}

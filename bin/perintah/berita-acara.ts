import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { selectBeritaAcaraTerakhir } from '../../subgraphs/mutasi/queries-bertanda.ts';
import { type KonteksTanda, unduhBeritaAcara } from '../../subgraphs/mutasi/tandatangani-berita-acara.ts';
import type { Alat } from './alat.ts';
import { denganKonteksHub } from './konteks-hub.ts';

/** Minutes by their own id, or the newest of a usul by its number. Throws TIDAK_DITEMUKAN. */
async function cariId(konteks: KonteksTanda, sasaran: string): Promise<string> {
  if (/^\d{1,18}$/.test(sasaran)) return sasaran;
  const id = await konteks.baca((tx) => selectBeritaAcaraTerakhir(tx, sasaran));
  if (id === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'id berita acara atau nomor usul');
  return id;
}

async function cetak(alat: Alat, sasaran: string, { keluar }: { readonly keluar: string }): Promise<void> {
  const { id, nama, pdf } = await denganKonteksHub(alat, async (konteks) => {
    const ketemu = await cariId(konteks, sasaran);
    return { id: ketemu, ...(await unduhBeritaAcara(konteks, ketemu)) };
  });
  await writeFile(keluar, pdf, { mode: 0o600 });
  const kode = nama.slice('berita-acara-'.length, -'.pdf'.length);
  alat.hasil({ beritaAcara: id, kode, berkas: keluar, bita: pdf.length }, [`berita acara ${id}, kode ${kode}: ${keluar} (${pdf.length} bita)`]);
}

export function perintahBeritaAcara(program: Command, alat: Alat): void {
  program
    .command('berita-acara')
    .description('cetak berita acara pemeriksaan sebagai PDF bertanda tangan hub; tercatat di jejak')
    .argument('<id|nomor>', 'id berita acara, atau nomor usul untuk yang terakhir')
    .requiredOption('--keluar <berkas>', 'berkas PDF yang ditulis; memuat NIP, hanya terbaca pemiliknya')
    .action((sasaran: string, opsi: { readonly keluar: string }) => cetak(alat, sasaran, opsi));
}

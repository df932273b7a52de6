import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { type Dokumen, sebutSidik } from '../../gateway/dokumen/kanonik.ts';
import { alatPeriksa, bacaDaftar } from '../../gateway/dokumen/periksa-daftar.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type Alat, OLEH_PERINTAH } from './alat.ts';

interface OpsiDokumen {
  readonly berkas?: readonly string[];
  readonly hapus?: boolean;
  readonly teks?: boolean;
}

interface BarisDokumen extends Dokumen {
  readonly oleh: string;
  readonly pada: Date;
}

function bacaBerkas(berkas: string): string {
  try {
    return readFileSync(berkas, 'utf8');
  } catch {
    throw new Kesalahan('MASUKAN_SALAH', `Berkas ${berkas} tidak dapat dibaca.`);
  }
}

const dariBerkas = (berkas: readonly string[]): readonly Dokumen[] =>
  bacaDaftar(berkas.map(bacaBerkas), alatPeriksa(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8')));

/** The whole list at once, with its audit entry in the transaction; an empty one takes it away. */
async function tetapkan(alat: Alat, klien: string, daftar: readonly Dokumen[]): Promise<void> {
  const { subjek, orang } = OLEH_PERINTAH;
  const [r] = await alat.denganBasis((basis) =>
    sqlUntukIrisan(
      basis.pemilik,
      (sql) => sql<{ kode: KodeKesalahan | null }[]>`select klien_dokumen_tetapkan(${klien}, ${JSON.stringify(daftar)}::text::jsonb, ${subjek}, ${orang}) kode`,
    ),
  );
  if (r?.kode === 'TIDAK_DITEMUKAN') throw new Kesalahan(r.kode, 'klien yang aktif dengan id itu');
  if (r?.kode != null) throw new Kesalahan(r.kode, 'Paling banyak 500 dokumen.');
}

async function tampilkan(alat: Alat, klien: string, denganTeks: boolean): Promise<void> {
  const { ada, dokumen } = await alat.denganBasis((basis) =>
    sqlUntukIrisan(basis.pemilik, async (sql) => ({
      ada: (await sql`select from klien_mesin where id = ${klien}`).length > 0,
      dokumen: [...(await sql<BarisDokumen[]>`select nama, sidik, teks, oleh, pada from klien_dokumen where klien = ${klien} order by nama`)],
    })),
  );
  if (!ada) throw new Kesalahan('TIDAK_DITEMUKAN', 'klien dengan id itu');
  if (dokumen.length === 0) alat.cerita('Klien ini tidak berdaftar dokumen.');
  alat.hasil(
    { klien, dokumen },
    dokumen.map((d) => `${d.nama}\t${sebutSidik(d.sidik)}\t${d.pada.toISOString()}\t${d.oleh}${denganTeks ? `\n${d.teks}` : ''}`),
  );
}

async function dokumen(alat: Alat, klien: string, opsi: OpsiDokumen): Promise<void> {
  if (opsi.hapus === true && opsi.berkas !== undefined) throw new Kesalahan('MASUKAN_SALAH', 'Pilih --berkas atau --hapus, tidak keduanya.');
  if (opsi.berkas !== undefined) await tetapkan(alat, klien, dariBerkas(opsi.berkas));
  if (opsi.hapus === true) await tetapkan(alat, klien, []);
  await tampilkan(alat, klien, opsi.teks === true);
}

export function perintahDokumenKlien(klien: Command, alat: Alat): void {
  klien
    .command('dokumen')
    .alias('documents')
    .description('operator: dokumen GraphQL yang boleh dikirim klien itu; tanpa pilihan, tampilkan daftarnya. Perubahan berlaku dalam 5 detik')
    .argument('<id>')
    .option('--berkas <berkas...>', 'ganti seluruh daftar dengan operasi bernama pada berkas .graphql ini')
    .option('--hapus', 'hapus daftarnya: klien kembali tanpa batas dokumen, kecuali SIMPUL_DOKUMEN_MESIN=berdaftar')
    .option('--teks', 'tampilkan juga isinya')
    .action((id: string, opsi: OpsiDokumen) => dokumen(alat, id, opsi));
}

import type { Command } from 'commander';
import { sql as teksSql } from 'drizzle-orm';
import { boleh, JANGKAUAN } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { bantalanKunci, type KunciPemanggil, tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { peranDari } from '../../platform/auth/subjek-pengembangan.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { denganPelaku } from '../../platform/db/pelaku.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { type Alat, pilihan } from './alat.ts';
import { type BarisTersimpan, barisCsv, type NamaWilayah, susunNasional } from './laporan-susun.ts';
import type { Basis } from './sambungan.ts';

const BARIS = `select b.bagian, i.id "instansiId", i.provinsi_id "provinsiId", b.diketahui, b.isi from laporan_bagian b join instansi i on i.no = b.instansi`;

/** The key under which the database verifies callers, when it is the one of this configuration. */
async function kunciPemanggil(alat: Alat, basis: Basis): Promise<KunciPemanggil> {
  const kunci = Buffer.from(alat.config.kunci.pemanggil);
  const { ipad } = bantalanKunci(kunci);
  const [baris] = await sqlUntukIrisan(basis.pemilik, (sql) => sql<{ kid: string }[]>`select kid from kunci.kunci_pemanggil where ipad = ${ipad} limit 1`);
  if (baris === undefined) throw new Kesalahan('KONFIGURASI', 'SIMPUL_KUNCI_PEMANGGIL berbeda dari yang dikenal basis data.');
  return { kid: baris.kid, kunci };
}

/** Rows as a national role sees them: read under a signed caller, so that row-level security decides. */
async function bacaSebagai(alat: Alat, basis: Basis, id: string, teksPeran: string): Promise<BarisTersimpan[]> {
  const peran = peranDari(teksPeran);
  if (!boleh('bacaLaporan', peran)) throw new Kesalahan('TIDAK_BERWENANG');
  if (JANGKAUAN[peran] === 'INSTANSI' || JANGKAUAN[peran] === 'DIRI') throw new Kesalahan('MASUKAN_SALAH', 'Peran ini memerlukan pemanggil; pakai GraphQL.');
  const tertanda = tandatanganiPemanggil({ subjek: 'CLI', orang: 'CLI', peran, instansi: null, nip: null }, await kunciPemanggil(alat, basis));
  const { pool, close } = openDb({ url: basis.app, nama: 'simpul-cli', maks: 1 });
  try {
    const { rows } = await denganPelaku(pool, tertanda, (tx) => tx.execute(teksSql`${teksSql.raw(BARIS)} where b.laporan = ${id} order by b.instansi`));
    return rows as unknown as BarisTersimpan[];
  } finally {
    await close();
  }
}

interface Hasil {
  readonly id: string;
  readonly pada: Date;
  readonly rows: readonly BarisTersimpan[];
  readonly nama: NamaWilayah;
}

async function buat(alat: Alat, basis: Basis, peran: string | undefined): Promise<Hasil> {
  const inti = await sqlUntukIrisan(basis.sync, async (sql) => {
    const [dibuat] = await sql<{ id: string }[]>`select laporan_buat()::text id`;
    const id = dibuat?.id ?? '';
    const [tersimpan] = await sql<{ pada: Date }[]>`select pada from laporan where id = ${id}`;
    const instansi = await sql<{ id: string; nama: string }[]>`select id, nama from instansi`;
    const provinsi = await sql<{ id: string; nama: string }[]>`select id, nama from provinsi`;
    const rows = peran === undefined ? await sql.unsafe<BarisTersimpan[]>(`${BARIS} where b.laporan = $1 order by b.instansi`, [id]) : [];
    const nama = { instansi: new Map(instansi.map((i) => [i.id, i.nama])), provinsi: new Map(provinsi.map((p) => [p.id, p.nama])) };
    return { id, pada: tersimpan?.pada ?? new Date(0), rows: [...rows], nama };
  });
  return peran === undefined ? inti : { ...inti, rows: await bacaSebagai(alat, basis, inti.id, peran) };
}

interface OpsiNasional {
  readonly format: string;
  readonly peran?: string;
}

async function nasional(alat: Alat, opsi: OpsiNasional): Promise<void> {
  const format = pilihan('--format', alat.isJson ? 'json' : opsi.format, ['csv', 'json']);
  const { id, pada, rows, nama } = await alat.denganBasis((basis) => buat(alat, basis, opsi.peran));
  const laporan = susunNasional(id, pada, rows);
  if (format === 'json') alat.tulis(`${JSON.stringify(laporan)}\n`);
  else for (const baris of barisCsv(laporan, nama)) alat.tulis(baris);
  const belum = laporan.bagian.selisih?.nasional.belumDiketahui ?? 0;
  if (belum > 0) alat.cerita(`${belum} instansi belum diketahui: umpannya basi atau gagal. Jumlahnya tidak termasuk di dalam total.`);
}

export function perintahLaporan(program: Command, alat: Alat): void {
  program
    .command('laporan')
    .alias('report')
    .description('laporan (reports)')
    .command('nasional')
    .alias('national')
    .description('laporan nasional per instansi dan provinsi, sekarang')
    .option('--format <format>', 'csv atau json', 'csv')
    .option('--peran <peran>', 'seperti yang dilihat peran nasional ini, mis. viewer_bawaslu')
    .action((opsi: OpsiNasional) => nasional(alat, opsi));
}

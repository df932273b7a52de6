import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type PostgresTersemat, startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { BARIS_PER_BIDANG } from '../../sync/3-diff/bandingkan-sql.ts';
import { hitungDetik } from '../statistik.ts';
import { langkahIsi, SQL_BLOK } from './isi.ts';
import { folderData, type UkuranData } from './tempat.ts';

const TENGGAT_MS = 3_600_000;

export interface DataBench {
  readonly url: string;
  /** Seconds per step when the data was built now; null when it was there. */
  readonly dibangun: Readonly<Record<string, number>> | null;
}

interface Indeks {
  readonly nama: string;
  readonly buat: string;
}

/** Indexes that no constraint needs are built after the rows: sorted once instead of at random. */
async function lepasIndeks(sql: Sql): Promise<readonly Indeks[]> {
  const indeks = await sql<Indeks[]>`select i.indexrelid::regclass::text nama, pg_get_indexdef(i.indexrelid) buat from pg_index i
    where i.indrelid in ('pegawai_bkn'::regclass, 'pegawai_simpeg'::regclass, 'sidik_bkn'::regclass, 'sidik_simpeg'::regclass) and not i.indisprimary`;
  for (const i of indeks) await sql.unsafe(`drop index ${i.nama}`);
  return indeks;
}

/** The open discrepancies that the increments would have left, so that the sweep finds both states equal. */
const SQL_SELISIH = `insert into selisih (instansi, nip, bidang, jenis, kosong_di, nilai_bkn, nilai_simpeg, level, tarikan)
  select b.instansi, b.nip, f.bidang, case when f.beda then 'BEDA' else 'KOSONG_SATU_SISI' end, case when f.beda then null when f.kosong_bkn then 'BKN' else 'SIMPEG' end,
    f.nilai_bkn, f.nilai_simpeg, f.level, 1
  from sidik_bkn x join sidik_simpeg y using (instansi, nip) join pegawai_bkn b using (instansi, nip) join pegawai_simpeg s using (instansi, nip)
  cross join lateral ${BARIS_PER_BIDANG} where x.h <> y.h`;

async function isi(url: string, ukuran: UkuranData, cerita: (teks: string) => void): Promise<Record<string, number>> {
  const detik: Record<string, number> = {};
  const catat = async (nama: string, kerja: () => Promise<unknown>): Promise<void> => {
    detik[nama] = (await hitungDetik(kerja)).detik;
    cerita(`  ${nama}: ${detik[nama]?.toFixed(1)} detik`);
  };
  await sqlUntukIrisan(
    url,
    async (sql) => {
      await sql.unsafe(`set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off`);
      const indeks = await lepasIndeks(sql);
      for (const l of langkahIsi(ukuran)) await catat(l.nama, () => sql.unsafe(l.sql));
      await catat('indeks', async () => {
        for (const i of indeks) await sql.unsafe(i.buat);
      });
      await catat('analisis', () => sql.unsafe('analyze'));
      await catat('sidik_blok', () => sql.unsafe(SQL_BLOK));
      await catat('selisih', () => sql.unsafe(SQL_SELISIH));
      await catat('vacuum', () => sql.unsafe('vacuum (analyze)'));
      await sql.unsafe('checkpoint');
    },
    { tenggatPernyataanMs: TENGGAT_MS },
  );
  return detik;
}

/** Runs `kerja` against the bench data of this size, built first when it is not there; the server stops with it. */
export async function denganData<T>(ukuran: UkuranData, cerita: (teks: string) => void, kerja: (data: DataBench) => Promise<T>): Promise<T> {
  const folder = folderData(ukuran);
  const cap = path.join(folder, 'selesai.json');
  // Half a build is no build: the stamp is written last.
  if (!existsSync(cap)) rmSync(folder, { recursive: true, force: true });
  const server: PostgresTersemat = await startEmbeddedPostgres({ folder, port: 0 });
  try {
    let dibangun: Record<string, number> | null = null;
    const mulai = performance.now();
    await migrate(server.url);
    if (!existsSync(cap)) {
      cerita(`membangun ${ukuran.baris.toLocaleString('id-ID')} baris per sisi, ${ukuran.beda} per seribu berbeda`);
      dibangun = await isi(server.url, ukuran, cerita);
      dibangun['seluruhnya'] = (performance.now() - mulai) / 1_000;
      writeFileSync(cap, `${JSON.stringify(dibangun)}\n`);
    }
    return await kerja({ url: server.url, dibangun });
  } finally {
    await server.stop();
  }
}

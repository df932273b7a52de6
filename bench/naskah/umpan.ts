import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { muatRujukan } from '../../sync/2-stage/muat-rujukan.ts';
import { catatTarikan } from '../../sync/2-stage/tarikan.ts';
import { KOLOM_DB } from '../../sync/2-stage/teks-copy.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import { type DataUmpan, siapkanUmpan, type VersiUmpan } from '../data/umpan.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { hitungDetik } from '../statistik.ts';

const BARIS_BAWAAN = 100_000;
const DIR_PROFIL = fileURLToPath(new URL('../../contoh/profil', import.meta.url));
const NO_DASAR = 1_000;
const jalankanPsql = promisify(execFile);

interface Ukuran {
  readonly detik: number;
  /** CPU seconds of this process and of PostgreSQL; the sum is what a core has to give. */
  readonly node: number;
  readonly postgres: number;
}

async function ukur(kerja: () => Promise<unknown>): Promise<Ukuran> {
  const awal = bacaCpu([process.pid]);
  const { detik } = await hitungDetik(kerja);
  const akhir = bacaCpu([process.pid]);
  if (awal === null || akhir === null) return { detik, node: Number.NaN, postgres: Number.NaN };
  return { detik, node: (akhir.node - awal.node) / 1_000, postgres: (akhir.postgres - awal.postgres) / 1_000 };
}

/** Largest resident size of this process from now on. */
function amatiMemori(): () => number {
  let puncak = 0;
  const lihat = (): void => {
    puncak = Math.max(puncak, process.memoryUsage.rss());
  };
  const jam = setInterval(lihat, 50);
  return () => {
    clearInterval(jam);
    lihat();
    return puncak;
  };
}

/** Every instansi of the bench reads its feeds through the profile and the crosswalk of the sample. */
const siapkanInstansi = (url: string, d: DataUmpan): Promise<unknown> =>
  sqlUntukIrisan(url, async (sql) => {
    await sql`insert into instansi (no, id, kode_cepat, nama, jenis, profil_id)
      select ${NO_DASAR} + n, 'UMPAN-' || n, (5000 + n)::text, 'Badan Contoh ' || n, 'LPNK', ${d.contoh.profilId} from generate_series(0, ${d.instansi - 1}) n`;
    await sql`insert into padanan (instansi, tabel, lokal, siasn, status) select ${NO_DASAR} + n, tabel, lokal, siasn, status
      from padanan, generate_series(0, ${d.instansi - 1}) n where instansi = ${d.contoh.no}`;
  });

/** The other side says the same of the same people: else every person were a set difference, and the bench would measure those. */
const samakanBkn = (url: string): Promise<unknown> =>
  sqlUntukIrisan(
    url,
    async (sql) => {
      const kolom = ['instansi', 'nip', ...KOLOM_DB, 'nik_sah', 'tak', 'alasan', 'h', 'tarikan'].join(', ');
      await sql.unsafe(`insert into pegawai_bkn (${kolom}) select ${kolom} from pegawai_simpeg`);
      await sql`insert into sidik_bkn select * from sidik_simpeg`;
      await sql`insert into kesegaran (instansi, sisi, jenis, status, pada, jumlah) select instansi, 'BKN', 'pegawai', 'SEHAT', now(), count(*) from pegawai_bkn group by 1`;
      await sql`update beda_himpunan set ditutup_pada = now()`;
      await sql`vacuum analyze`;
    },
    { tenggatPernyataanMs: 1_800_000 },
  );

async function kirimSemua(url: string, d: DataUmpan, versi: VersiUmpan): Promise<void> {
  for (let n = 0; n < d.instansi; n++) {
    const umpan = { instansi: NO_DASAR + n, sisi: 'SIMPEG', jenis: 'pegawai', asal: 'IMPOR', sha256: '', lengkap: true, oleh: 'bench' } as const;
    const id = await sqlUntukIrisan(url, (sql) => catatTarikan(sql, { ...umpan, berkas: d.berkas(n, versi) }));
    const { hasil } = await prosesTarikan({ url }, id);
    if (hasil !== 'DITERAPKAN') throw new Kesalahan('INTERNAL', `umpan bench berakhir ${hasil}`);
  }
}

const jumlahDiterapkan = (url: string): Promise<number> =>
  sqlUntukIrisan(url, async (sql) => (await sql<{ n: number }[]>`select coalesce(sum(diterapkan), 0)::int n from tarikan`)[0]?.n ?? 0);

/** `psql \copy` of the same files into a table of as many text columns; null when psql is not on the PATH. */
async function psqlCopy(url: string, d: DataUmpan): Promise<Ukuran | null> {
  const ada = await jalankanPsql('psql', ['--version']).then(
    () => true,
    () => false,
  );
  if (!ada) return null;
  const perintah = Array.from({ length: d.instansi }, (_, n) => [
    '-c',
    `\\copy bench_salin from '${d.berkas(n, 'awal')}' with (format csv, header, delimiter ';')`,
  ]).flat();
  await sqlUntukIrisan(url, async (sql) => {
    const kolom = Array.from({ length: KOLOM_BERKAS }, (_, i) => `k${i} text`).join(', ');
    await sql.unsafe(`drop table if exists bench_salin; create table bench_salin (${kolom})`);
  });
  return ukur(() => jalankanPsql('psql', ['-X', '-q', url, ...perintah]));
}

const KOLOM_BERKAS = 34;

const FASE = ['semua_baru', 'tak_berubah', 'satu_persen', 'kanon_penuh'] as const;
type Fase = (typeof FASE)[number];

async function jalankanFase(
  url: string,
  { d, baris }: { d: DataUmpan; baris: number },
  cerita: (teks: string) => void,
): Promise<Readonly<Record<Fase, Ukuran>>> {
  const hasil: Partial<Record<Fase, Ukuran>> = {};
  const catat = async (fase: Fase, versi: VersiUmpan): Promise<void> => {
    const u = await ukur(() => kirimSemua(url, d, versi));
    hasil[fase] = u;
    cerita(`  ${fase}: ${u.detik.toFixed(2)} detik, CPU node ${u.node.toFixed(2)}, postgres ${u.postgres.toFixed(2)}`);
  };
  await catat('semua_baru', 'awal');
  if ((await jumlahDiterapkan(url)) !== baris) throw new Kesalahan('INTERNAL', 'umpan bench tidak diterapkan seluruhnya');
  await samakanBkn(url);
  await catat('tak_berubah', 'awal');
  await catat('satu_persen', 'satu_persen');
  const sebelum = await jumlahDiterapkan(url);
  // A unit nobody works in: rows are read with other units, so no line may be taken as it was.
  await sqlUntukIrisan(
    url,
    (sql) => sql`insert into unor (id, instansi, nama) select 'TIDAK-DIPAKAI-' || no, no, 'UNIT CONTOH' from instansi where no >= ${NO_DASAR}`,
  );
  await catat('kanon_penuh', 'satu_persen');
  if ((await jumlahDiterapkan(url)) !== sebelum) throw new Kesalahan('INTERNAL', 'kanonikalisasi penuh menulis baris yang sama');
  return hasil as Readonly<Record<Fase, Ukuran>>;
}

/** Feeds of SIMPEG: all new, unchanged, one row in a hundred changed, and unchanged but to be canonicalised in full. */
export const umpan: Bench = {
  nama: 'umpan',
  judul: 'umpan SIMPEG semua baru, tak berubah, 1 % berubah, dan dibakukan penuh, terhadap psql \\copy',
  jalankan: async ({ baris: diminta, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    const d = await siapkanUmpan(baris, cerita);
    const folder = mkdtempSync(path.join(tmpdir(), 'simpul-umpan-'));
    const server = await startEmbeddedPostgres({ folder, port: 0 });
    try {
      await migrate(server.url);
      await sqlUntukIrisan(server.url, (sql) => muatRujukan(sql, d.bangsa, DIR_PROFIL));
      await siapkanInstansi(server.url, d);
      const puncak = amatiMemori();
      const fase = await jalankanFase(server.url, { d, baris }, cerita);
      const rss = puncak();
      const psql = await psqlCopy(server.url, d);
      const perInti = (u: Ukuran): number => Math.round(baris / (u.node + u.postgres));
      const bita = Array.from({ length: d.instansi }, (_, n) => statSync(d.berkas(n, 'awal')).size).reduce((a, b) => a + b, 0);
      return {
        ukuran: { baris, instansi: d.instansi, bita_berkas: bita },
        angka: {
          ...Object.fromEntries(
            FASE.flatMap((f) => [
              [`detik_${f}`, bulatkan(fase[f].detik)] as const,
              [`detik_cpu_node_${f}`, bulatkan(fase[f].node)] as const,
              [`detik_cpu_postgres_${f}`, bulatkan(fase[f].postgres)] as const,
              [`per_detik_inti_${f}`, perInti(fase[f])] as const,
            ]),
          ),
          bita_rss_puncak: rss,
          ...(psql === null ? {} : { detik_psql_copy: bulatkan(psql.detik), per_detik_inti_psql_copy: perInti(psql) }),
        },
        rasio:
          psql === null
            ? {}
            : Object.fromEntries([
                ['psql_copy', bulatkan(psql.detik / fase.tak_berubah.detik, 2)],
                ...FASE.map((f) => [`psql_copy_${f}`, bulatkan(psql.detik / fase[f].detik, 2)]),
              ]),
        catatan: [
          'per_detik_inti = baris per detik CPU, node dan PostgreSQL bersama; psql_copy = detik psql \\copy berkas yang sama ÷ detik umpan tak berubah (lebih dari 1: lebih cepat)',
          ...(psql === null ? ['psql tidak ada di PATH: pembanding tidak diukur; pasang postgresql-client'] : []),
        ],
      };
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as jeda } from 'node:timers/promises';
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
import { DIR_PROFIL, ukurFormat, ukurTanpaBasis } from './umpan-kanon.ts';

const BARIS_BAWAAN = 100_000;
const NO_DASAR = 1_000;
const jalankanPsql = promisify(execFile);

interface Ukuran {
  readonly detik: number;
  /** CPU seconds of this process and of PostgreSQL; the sum is what a core has to give. */
  readonly node: number;
  readonly postgres: number;
}

/** A backend that has ended is for a moment in neither sum: not among the living any more, not yet with its parent. */
const REDA_MS = 500;

async function ukur(kerja: () => Promise<unknown>): Promise<Ukuran> {
  await jeda(REDA_MS);
  const awal = bacaCpu([process.pid]);
  const { detik } = await hitungDetik(kerja);
  await jeda(REDA_MS);
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
/** Phases that need no database. */
const TANPA_BASIS = ['pindai', 'kanon', 'format'] as const;
const PILIHAN_FASE: readonly string[] = [...TANPA_BASIS, ...FASE, 'psql'];
/** Rows of each format. */
const BARIS_FORMAT = 20_000;

interface Jalan {
  readonly d: DataUmpan;
  readonly baris: number;
  readonly fase: readonly string[];
  readonly cerita: (teks: string) => void;
}

async function jalankanFase(url: string, { d, baris, fase, cerita }: Jalan): Promise<ReadonlyMap<string, Ukuran>> {
  const hasil = new Map<string, Ukuran>();
  const catat = async (f: Fase, versi: VersiUmpan): Promise<void> => {
    const u = await ukur(() => kirimSemua(url, d, versi));
    hasil.set(f, u);
    cerita(`  ${f}: ${u.detik.toFixed(2)} detik, CPU node ${u.node.toFixed(2)}, postgres ${u.postgres.toFixed(2)}`);
  };
  await catat('semua_baru', 'awal');
  if ((await jumlahDiterapkan(url)) !== baris) throw new Kesalahan('INTERNAL', 'umpan bench tidak diterapkan seluruhnya');
  await samakanBkn(url);
  if (fase.includes('tak_berubah')) await catat('tak_berubah', 'awal');
  if (fase.includes('satu_persen')) await catat('satu_persen', 'satu_persen');
  if (!fase.includes('kanon_penuh')) return hasil;
  const sebelum = await jumlahDiterapkan(url);
  // A unit nobody works in: rows are read with other units, so no line may be taken as it was.
  await sqlUntukIrisan(
    url,
    (sql) => sql`insert into unor (id, instansi, nama) select 'TIDAK-DIPAKAI-' || no, no, 'UNIT CONTOH' from instansi where no >= ${NO_DASAR}`,
  );
  await catat('kanon_penuh', fase.includes('satu_persen') ? 'satu_persen' : 'awal');
  if ((await jumlahDiterapkan(url)) !== sebelum) throw new Kesalahan('INTERNAL', 'kanonikalisasi penuh menulis baris yang sama');
  return hasil;
}

/** The phases that need a database, on a server of their own. */
async function denganBasis({ d, baris, fase, cerita }: Jalan): Promise<ReadonlyMap<string, Ukuran>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-umpan-'));
  const server = await startEmbeddedPostgres({ folder, port: 0 });
  try {
    await migrate(server.url);
    await sqlUntukIrisan(server.url, (sql) => muatRujukan(sql, d.bangsa, DIR_PROFIL));
    await siapkanInstansi(server.url, d);
    const hasil = fase.some((f) => FASE.includes(f as Fase)) ? await jalankanFase(server.url, { d, baris, fase, cerita }) : new Map<string, Ukuran>();
    const psql = fase.includes('psql') ? await psqlCopy(server.url, d) : null;
    return psql === null ? hasil : new Map([...hasil, ['psql_copy', psql]]);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pilihFase(teks: string | null): readonly string[] {
  const fase = teks === null ? PILIHAN_FASE : teks.split(',');
  const asing = fase.find((f) => !PILIHAN_FASE.includes(f));
  if (asing !== undefined) throw new Kesalahan('KONFIGURASI', `fase ${asing} tidak dikenal; yang ada: ${PILIHAN_FASE.join(', ')}`);
  return fase;
}

const angkaFase = (nama: string, u: Ukuran, baris: number): readonly (readonly [string, number])[] => [
  [`detik_${nama}`, bulatkan(u.detik)],
  [`detik_cpu_node_${nama}`, bulatkan(u.node)],
  [`detik_cpu_postgres_${nama}`, bulatkan(u.postgres)],
  [`per_detik_inti_${nama}`, Math.round(baris / (u.node + u.postgres))],
];

/**
 * Feeds of SIMPEG: all new, unchanged, one row in a hundred changed, and unchanged but to be canonicalised in full; before them the same reading
 * without a database, where the whole of the cost is ours.
 */
export const umpan: Bench = {
  nama: 'umpan',
  judul: `umpan SIMPEG semua baru, tak berubah, 1 % berubah, dan dibakukan penuh, terhadap psql \\copy; --fase ${PILIHAN_FASE.join(',')} (tanpa basis data: ${TANPA_BASIS.join(', ')}; fase umpan lain mendahulukan semua_baru)`,
  jalankan: async ({ baris: diminta, fase: teksFase, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    const fase = pilihFase(teksFase);
    const d = await siapkanUmpan(baris, cerita);
    const puncak = amatiMemori();
    const tanpa = fase.includes('pindai') || fase.includes('kanon') ? await ukurTanpaBasis(d, fase, cerita) : {};
    const rssTanpa = puncak();
    const format = fase.includes('format') ? await ukurFormat(d, BARIS_FORMAT) : {};
    const puncakUmpan = amatiMemori();
    const hasil = fase.some((f) => !(TANPA_BASIS as readonly string[]).includes(f)) ? await denganBasis({ d, baris, fase, cerita }) : new Map<string, Ukuran>();
    const rss = puncakUmpan();
    const psql = hasil.get('psql_copy');
    const bita = Array.from({ length: d.instansi }, (_, n) => statSync(d.berkas(n, 'awal')).size).reduce((a, b) => a + b, 0);
    return {
      ukuran: { baris, instansi: d.instansi, bita_berkas: bita },
      angka: {
        ...Object.fromEntries(
          Object.entries(tanpa).flatMap(([nama, detik]) => [
            [`detik_cpu_${nama}`, bulatkan(detik)],
            [`per_detik_inti_${nama}`, Math.round(baris / detik)],
          ]),
        ),
        ...format,
        ...Object.fromEntries([...hasil].flatMap(([nama, u]) => angkaFase(nama, u, baris))),
        bita_rss_puncak_tanpa_basis: rssTanpa,
        bita_rss_puncak: rss,
      },
      rasio:
        psql === undefined
          ? {}
          : Object.fromEntries(
              [...hasil].flatMap(([f, u]) =>
                f === 'psql_copy'
                  ? []
                  : [
                      [`psql_copy_${f}`, bulatkan(psql.detik / u.detik, 2)] as const,
                      ...(f === 'tak_berubah' ? [['psql_copy', bulatkan(psql.detik / u.detik, 2)] as const] : []),
                    ],
              ),
            ),
      catatan: [
        'per_detik_inti = baris per detik CPU, node dan PostgreSQL bersama; pindai dan kanon tanpa basis data: node saja, sampai baris yang berbeda diketahui',
        'psql_copy = detik psql \\copy berkas yang sama ÷ detik umpan tak berubah (lebih dari 1: lebih cepat)',
        'format_*: baris bangsa contoh berulang-ulang; pada simpeg-c nama lengkap yang berulang menguntungkan; simpeg-d NDJSON, menurut susunan barisnya',
        ...(fase.includes('psql') && psql === undefined ? ['psql tidak ada di PATH: pembanding tidak diukur; pasang postgresql-client'] : []),
      ],
    };
  },
};

import { isIP } from 'node:net';
import pg from 'pg';
import { to as salinKeluar } from 'pg-copy-streams';
import { kolomSumber, type Profil } from '../../1-canonicalise/profil.ts';
import { uraikanAlamat } from '../alamat-aman.ts';
import { bacaBaris } from '../baca-berkas.ts';
import { perluTindakan, SumberMenunda } from '../galat-sumber.ts';
import { pecahCsv } from '../pecah-csv.ts';
import { penulisUmpan } from '../penulis-umpan.ts';
import type { BahanSumber, HasilAmbil, Potong } from '../port.ts';
import { type SetelanDb, setelanDb } from '../setelan.ts';
import { barisFaktaDb, type FaktaDb, faktaDb } from './fakta-db.ts';
import { pilihPostgres, semuaPostgres } from './kutip.ts';
import { periksaTls } from './tls.ts';

const SAMBUNG_MS = 15_000;
const TUNDA_MS = 60_000;

const PERLU_TINDAKAN = new Map<string, string>([
  ['28P01', 'Basis data SIMPEG menolak pengguna atau sandi.'],
  ['28000', 'Basis data SIMPEG menolak pengguna ini.'],
  ['42501', 'Pengguna basis data SIMPEG tidak boleh membaca tabel atau view itu.'],
  ['3D000', 'Basis data SIMPEG itu tidak ada.'],
  ['42P01', 'Tabel atau view sumber tidak ada di basis data SIMPEG.'],
  ['42703', 'Kolom yang disebut profil pemetaan tidak ada di tabel atau view sumber.'],
]);

/** 57014: the statement passed its deadline. */
const LAMBAT: ReadonlySet<string> = new Set(['57014', 'ETIMEDOUT']);

/** Faults of the driver by their code; their texts hold values and stay inside. */
export function galatPostgres(galat: unknown): unknown {
  const kode = galat instanceof Error && 'code' in galat && typeof galat.code === 'string' ? galat.code : null;
  if (galat instanceof Error && /does not support SSL/.test(galat.message))
    return perluTindakan('Basis data SIMPEG tidak menyediakan TLS; setel tls "mati" hanya untuk jaringan yang tepercaya.');
  if (kode === null)
    return galat instanceof Error && /^(Connection|timeout)/i.test(galat.message)
      ? new SumberMenunda(TUNDA_MS, 'basis data SIMPEG terputus', /timeout/i.test(galat.message) ? 'LAMBAT' : 'GAGAL')
      : galat;
  const tindakan = PERLU_TINDAKAN.get(kode);
  if (tindakan !== undefined) return perluTindakan(tindakan);
  return new SumberMenunda(TUNDA_MS, `basis data SIMPEG tidak menjawab (${kode})`, LAMBAT.has(kode) ? 'LAMBAT' : 'GAGAL');
}

function opsiTls(s: SetelanDb, host: string): pg.ClientConfig {
  return s.tls === 'mati' ? {} : { ssl: { rejectUnauthorized: periksaTls(s, host), ...(isIP(host) > 0 ? {} : { servername: host }) } };
}

/** Connection that cannot write: read-only by default and inside a read-only transaction with one view of the data; statements end at their deadline. */
export async function bukaPostgres(b: BahanSumber): Promise<pg.Client> {
  const s = setelanDb('POSTGRES', b.setelan);
  const url = new URL(b.alamat);
  const { ip } = await uraikanAlamat(url.hostname, s.privat);
  const klien = new pg.Client({
    host: ip,
    port: Number(url.port || '5432'),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: b.rahasia('pengguna'),
    password: b.rahasia('sandi'),
    application_name: 'simpul-baca',
    connectionTimeoutMillis: SAMBUNG_MS,
    statement_timeout: s.tenggatMs,
    options: '-c default_transaction_read_only=on -c datestyle=ISO,YMD -c client_encoding=UTF8',
    ...opsiTls(s, url.hostname),
  });
  klien.on('error', () => {});
  await klien.connect();
  await klien.query('begin transaction isolation level repeatable read read only');
  return klien;
}

/** The server writes the very CSV that the profile reads; a profile of NDJSON gets its rows as objects. */
async function* tulis(arus: AsyncIterable<Buffer>, profil: Profil): AsyncGenerator<Potong, void> {
  if (profil.format === 'csv') {
    for await (const isi of arus) yield { isi };
    return;
  }
  const penulis = penulisUmpan(profil);
  for await (const { kepala, baris } of bacaBaris(arus, { format: 'csv', pemisah: ',' })) {
    const objek = baris.map(({ mentah }) => pecahCsv(mentah, ',')).map((sel) => Object.fromEntries(kepala.kolom.map((k, i) => [k, sel[i] ?? null])));
    yield { isi: objek.map((o) => penulis.baris(o)).join('') };
  }
}

async function* tulisFakta(arus: AsyncIterable<Buffer>, fakta: FaktaDb): AsyncGenerator<Potong, void> {
  for await (const { kepala, baris } of bacaBaris(arus, { format: 'csv', pemisah: ',' })) {
    const objek = baris.map(({ mentah }) => pecahCsv(mentah, ',')).map((sel) => Object.fromEntries(kepala.kolom.map((k, i) => [k, sel[i] ?? null])));
    yield { isi: objek.map((o) => barisFaktaDb(fakta, o)).join('') };
  }
}

/** What to copy, separated by what, and how to write it as the feed's file. */
function rencana(b: BahanSumber): {
  readonly sql: string;
  readonly pemisah: string;
  readonly tulis: (arus: AsyncIterable<Buffer>) => AsyncGenerator<Potong, void>;
} {
  const { profil } = b;
  const s = setelanDb('POSTGRES', b.setelan);
  const fakta = faktaDb(b, s);
  if (fakta !== null) return { sql: semuaPostgres(s), pemisah: ',', tulis: (arus) => tulisFakta(arus, fakta) };
  if (profil === null) throw perluTindakan('Sumber basis data memerlukan profil pemetaan.');
  const pemisah = profil.format === 'csv' ? (profil.pemisah ?? ',') : ',';
  return { sql: pilihPostgres({ ...s, kolom: kolomSumber(profil) }), pemisah: pemisah === '\t' ? '\\t' : pemisah, tulis: (arus) => tulis(arus, profil) };
}

/** Rows of one table or view of a PostgreSQL SIMPEG, streamed by COPY. */
export async function* ambilPostgres(b: BahanSumber): AsyncGenerator<Potong, HasilAmbil, void> {
  const { sql, pemisah, tulis } = rencana(b);
  let klien: pg.Client | null = null;
  try {
    await b.jatah();
    klien = await bukaPostgres(b);
    const arus = klien.query(salinKeluar(`copy (${sql}) to stdout (format csv, header true, delimiter E'${pemisah}')`));
    b.batal.addEventListener('abort', () => arus.destroy(), { once: true });
    yield* tulis(arus as AsyncIterable<Buffer>);
    return { jenis: 'SELESAI', hitung: { baris: arus.rowCount } };
  } catch (galat) {
    throw galatPostgres(galat);
  } finally {
    await klien?.end().catch(() => {});
  }
}

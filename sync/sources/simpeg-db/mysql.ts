import { connect } from 'node:net';
import { type Connection, createConnection } from 'mysql2';
import { kolomSumber } from '../../1-canonicalise/profil.ts';
import { uraikanAlamat } from '../alamat-aman.ts';
import { perluTindakan, SumberMenunda } from '../galat-sumber.ts';
import { penulisUmpan } from '../penulis-umpan.ts';
import type { BahanSumber, HasilAmbil, Potong } from '../port.ts';
import { type SetelanDb, setelanDb } from '../setelan.ts';
import { barisFaktaDb, faktaDb } from './fakta-db.ts';
import { pilihMysql, semuaMysql } from './kutip.ts';
import { periksaTls } from './tls.ts';

const SAMBUNG_MS = 15_000;
const TUNDA_MS = 60_000;
const SEKALI_TULIS = 256 * 1024;
/** Rows held ahead of the file. */
const DI_DEPAN = 256;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Any value as text: bits as a number, bytes that are no UTF-8 as hex; dates as they are stored, also 0000-00-00. */
export function teksNilai(bidang: { readonly type: string; buffer(): Buffer | null }): string | null {
  const bita = bidang.buffer();
  if (bita === null) return null;
  if (bidang.type === 'BIT') return BigInt(`0x${bita.toString('hex') || '0'}`).toString();
  try {
    return utf8.decode(bita);
  } catch {
    return bita.toString('hex');
  }
}

const PERLU_TINDAKAN = new Map<string, string>([
  ['ER_ACCESS_DENIED_ERROR', 'Basis data SIMPEG menolak pengguna atau sandi.'],
  ['ER_DBACCESS_DENIED_ERROR', 'Pengguna basis data SIMPEG tidak boleh membuka basis data ini.'],
  ['ER_TABLEACCESS_DENIED_ERROR', 'Pengguna basis data SIMPEG tidak boleh membaca tabel atau view itu.'],
  ['ER_BAD_DB_ERROR', 'Basis data SIMPEG itu tidak ada.'],
  ['ER_NO_SUCH_TABLE', 'Tabel atau view sumber tidak ada di basis data SIMPEG.'],
  ['ER_BAD_FIELD_ERROR', 'Kolom yang disebut profil pemetaan tidak ada di tabel atau view sumber.'],
  ['HANDSHAKE_NO_SSL_SUPPORT', 'Basis data SIMPEG tidak menyediakan TLS; setel tls "mati" hanya untuk jaringan yang tepercaya.'],
  ['HANDSHAKE_SSL_ERROR', 'Sertifikat TLS basis data SIMPEG ditolak.'],
]);

const LAMBAT: ReadonlySet<string> = new Set(['ETIMEDOUT', 'ER_QUERY_TIMEOUT', 'ER_STATEMENT_TIMEOUT', 'PROTOCOL_SEQUENCE_TIMEOUT']);

/** Faults of the driver by their code; their texts hold values and stay inside. */
export function galatMysql(galat: unknown): unknown {
  const kode = galat instanceof Error && 'code' in galat ? String(galat.code) : null;
  if (kode === null) return galat;
  const tindakan = PERLU_TINDAKAN.get(kode);
  if (tindakan !== undefined) return perluTindakan(tindakan);
  return new SumberMenunda(TUNDA_MS, `basis data SIMPEG tidak menjawab (${kode})`, LAMBAT.has(kode) ? 'LAMBAT' : 'GAGAL');
}

const jalankan = (klien: Connection, perintah: string): Promise<unknown> =>
  new Promise((selesai, gagal) => {
    klien.query(perintah, (galat: Error | null, hasil: unknown) => (galat === null ? selesai(hasil) : gagal(galat)));
  });

/** The certificate is checked against the host's name, though the connection goes to the address that was checked. */
function opsiTls(s: SetelanDb, host: string): object {
  return s.tls === 'mati' ? {} : { ssl: { rejectUnauthorized: periksaTls(s, host), verifyIdentity: s.tls === 'wajib' } };
}

/**
 * Connection that cannot write: the session is read-only and stands inside a read-only transaction with one consistent view; a statement ends at its
 * deadline. The server may ask for no local file.
 */
export async function bukaMysql(b: BahanSumber): Promise<Connection> {
  const s = setelanDb('MYSQL', b.setelan);
  const url = new URL(b.alamat);
  const { ip } = await uraikanAlamat(url.hostname, s.privat);
  const port = Number(url.port || '3306');
  const klien = createConnection({
    host: url.hostname,
    port,
    stream: () => connect(port, ip),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: b.rahasia('pengguna'),
    password: b.rahasia('sandi'),
    charset: 'utf8mb4',
    connectTimeout: SAMBUNG_MS,
    flags: ['-LOCAL_FILES'],
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    ...opsiTls(s, url.hostname),
  });
  // Faults are read where a statement waits; without a listener a lost connection would end the process.
  klien.on('error', () => {});
  await new Promise<void>((selesai, gagal) => klien.connect((galat: Error | null) => (galat === null ? selesai() : gagal(galat))));
  const [{ v }] = (await jalankan(klien, 'select version() v')) as [{ v: string }];
  await jalankan(klien, /mariadb/i.test(v) ? `set session max_statement_time = ${s.tenggatMs / 1_000}` : `set session max_execution_time = ${s.tenggatMs}`);
  await jalankan(klien, 'set session transaction read only');
  await jalankan(klien, 'start transaction with consistent snapshot, read only');
  return klien;
}

/** What to select, and how to write it as the feed's file. */
function rencana(
  b: BahanSumber,
  s: SetelanDb,
): { readonly sql: string; readonly judul: string; readonly baris: (isi: Readonly<Record<string, unknown>>) => string } {
  const fakta = faktaDb(b, s);
  if (fakta !== null) return { sql: semuaMysql(s), judul: '', baris: (isi) => barisFaktaDb(fakta, isi) };
  if (b.profil === null) throw perluTindakan('Sumber basis data memerlukan profil pemetaan.');
  return { sql: pilihMysql({ ...s, kolom: kolomSumber(b.profil) }), ...penulisUmpan(b.profil) };
}

/** Rows of one table or view of a MySQL or MariaDB SIMPEG, streamed. */
export async function* ambilMysql(b: BahanSumber): AsyncGenerator<Potong, HasilAmbil, void> {
  const s = setelanDb('MYSQL', b.setelan);
  const { sql, judul, baris: tulis } = rencana(b, s);
  let klien: Connection | null = null;
  try {
    await b.jatah();
    klien = await bukaMysql(b);
    const batal = klien;
    const jam = setTimeout(() => batal.destroy(), s.tenggatMs + SAMBUNG_MS);
    b.batal.addEventListener('abort', () => batal.destroy(), { once: true });
    const arus = klien.query({ sql, typeCast: teksNilai as never }).stream({ highWaterMark: DI_DEPAN });
    let baris = 0;
    let isi = judul;
    try {
      for await (const satu of arus as AsyncIterable<Record<string, string | null>>) {
        baris += 1;
        isi += tulis(satu);
        if (isi.length < SEKALI_TULIS) continue;
        yield { isi };
        isi = '';
      }
    } finally {
      clearTimeout(jam);
    }
    yield { isi };
    return { jenis: 'SELESAI', hitung: { baris } };
  } catch (galat) {
    throw galatMysql(galat);
  } finally {
    klien?.destroy();
  }
}

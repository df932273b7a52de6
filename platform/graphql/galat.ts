import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { KesalahanBasisData } from '../db/galat.ts';
import type { Pencatat } from '../telemetry/pencatat.ts';

/** GraphQL's own complaints about the document: texts about the schema, not about data. */
const KODE_DOKUMEN: ReadonlySet<string> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE']);
/** Complaints whose text repeats the caller's values. */
const KODE_MASUKAN: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'BAD_REQUEST']);

const isKode = (kode: unknown): kode is KodeKesalahan => typeof kode === 'string' && Object.hasOwn(KESALAHAN, kode);

/** graphql-js gives no code to a value that does not fit its variable or argument; its text repeats the value. */
const NILAI_DITOLAK = /^(Variable "\$|Argument ")/;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Drops the schema hint ("Did you mean") and any run of digits long enough to be a NIP or a date of birth. */
const teksDokumen = (pesan: string): string => pesan.replace(/ ?Did you mean .*$/s, '').replace(/\d{6,}/g, '…');

function asal(galat: unknown): unknown {
  let kini = galat;
  for (let n = 0; n < 5 && kini instanceof GraphQLError && kini.originalError !== undefined; n++) kini = kini.originalError;
  return kini;
}

const bangun = (galat: unknown, pesan: string, extensions: Record<string, unknown>): GraphQLError =>
  new GraphQLError(pesan, galat instanceof GraphQLError && galat.path !== undefined ? { path: galat.path, extensions } : { extensions });

/** The name of a document is no number of a person, whatever digits stand in it. */
const SIDIK_DOKUMEN = /sha256:[\da-f]{64}(?![\da-f])/g;

/** Our own text always begins with the catalogue's; any other text under our code came from a foreign hand and is replaced. */
function dariKode(galat: unknown, kode: KodeKesalahan, pesan: string): GraphQLError {
  const { kelas, pesan: baku } = KESALAHAN[kode];
  const aman = kode !== 'INTERNAL' && pesan.startsWith(baku) && !/\d{16}/.test(pesan.replace(SIDIK_DOKUMEN, '')) ? pesan : baku;
  return bangun(galat, aman, { code: kode, kelas });
}

/** Name and frames only: a driver's message holds parameters, and parameters hold people. */
function catat(log: Pencatat, id: { readonly galatId: string; readonly permintaanId?: string | undefined }, g: unknown): void {
  const nama = g instanceof Error ? g.name : typeof g;
  const bingkai =
    g instanceof Error
      ? (g.stack ?? '')
          .split('\n')
          .filter((b) => /^\s+at /.test(b))
          .slice(0, 6)
          .map((b) => b.trim())
      : [];
  const sqlState = g instanceof KesalahanBasisData ? { sqlState: g.sqlState, batasan: g.batasan } : {};
  log.error({ ...id, nama, ...sqlState, bingkai }, 'galat.internal');
}

/**
 * The only way an error leaves the hub: catalogued faults with `extensions.code` and `kelas`, GraphQL's complaints about the document,
 * and for everything else INTERNAL with `galatId`, the id under which its cause was logged (by this process, or by the subgraph it came from).
 */
export function samarkanGalat(galat: unknown, log: Pencatat, permintaanId?: string): GraphQLError {
  const inti = asal(galat);
  if (inti instanceof Kesalahan && inti.kode !== 'INTERNAL') return dariKode(galat, inti.kode, inti.message);
  const { kode, pesan, internal } = bacaExtensions(galat);
  if (isKode(kode) && kode !== 'INTERNAL') return dariKode(galat, kode, pesan);
  if (KODE_MASUKAN.has(kode) || (kode === '' && inti instanceof GraphQLError && NILAI_DITOLAK.test(pesan)))
    return bangun(galat, KESALAHAN.MASUKAN_SALAH.pesan, { code: 'MASUKAN_SALAH', kelas: 'BAD_INPUT' });
  if (KODE_DOKUMEN.has(kode)) return bangun(galat, teksDokumen(pesan), { code: kode, kelas: 'BAD_INPUT' });
  const galatId = internal ?? randomUUID();
  if (internal === null) catat(log, { galatId, permintaanId }, inti);
  return bangun(galat, KESALAHAN.INTERNAL.pesan, { code: 'INTERNAL', kelas: 'INTERNAL', galatId });
}

/** `internal` = id of a fault that was masked and logged before. */
function bacaExtensions(galat: unknown): { kode: string; pesan: string; internal: string | null } {
  if (!(galat instanceof Error)) return { kode: '', pesan: '', internal: null };
  const ext: unknown = Reflect.get(galat, 'extensions');
  const { code, galatId } = typeof ext === 'object' && ext !== null ? (ext as { code?: unknown; galatId?: unknown }) : {};
  const kode = typeof code === 'string' ? code : '';
  return { kode, pesan: galat.message, internal: kode === 'INTERNAL' && typeof galatId === 'string' && UUID.test(galatId) ? galatId : null };
}

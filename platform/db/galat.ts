import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';

const KODE: Readonly<Record<string, KodeKesalahan>> = {
  P0G01: 'GERBANG_MENAHAN',
  P0S01: 'AUDIT_SEAL_STALE',
  '28000': 'BELUM_MASUK',
  '28P01': 'BELUM_MASUK',
  '42501': 'TIDAK_BERWENANG',
  '57014': 'TENGGAT_TERLEWATI',
  '25P03': 'TENGGAT_TERLEWATI',
  '57P05': 'TENGGAT_TERLEWATI',
};

const KODE_ULANG: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);
const KODE_JARINGAN: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
]);

/** A database fault whose text is ours alone: the driver's message, detail and parameters (they hold rows) are dropped. */
export class KesalahanBasisData extends Kesalahan {
  readonly sqlState: string;
  /** Constraint, when one was violated: a name of our schema, never a value. */
  readonly batasan: string | null;
  /** The transaction certainly did nothing and may be tried again as it is. A lost connection is not of this kind: COMMIT may have arrived. */
  readonly bolehDiulang: boolean;
  constructor(kode: KodeKesalahan, sqlState: string, batasan: string | null = null) {
    super(kode, `(basis data ${sqlState}${batasan === null ? '' : ` ${batasan}`})`);
    this.name = 'KesalahanBasisData';
    this.sqlState = sqlState;
    this.batasan = batasan;
    this.bolehDiulang = KODE_ULANG.has(sqlState);
  }
}

/**
 * Turns what pg, postgres.js or drizzle threw into a Kesalahan without personal data. Faults that do not come from the database
 * pass through unchanged.
 */
export function petakanGalat(galat: unknown): unknown {
  if (galat instanceof Kesalahan) return galat;
  const asal = galatBasisData(galat);
  if (asal === null) return galat;
  return new KesalahanBasisData(KODE[asal.code] ?? (KODE_JARINGAN.has(asal.code) ? 'SUMBER_TIDAK_TERSEDIA' : 'INTERNAL'), asal.code, asal.batasan);
}

/** SQLSTATE (or the driver's network code) of a fault, through drizzle's wrapping; null when it is not one of the database. */
export const sqlStateDari = (galat: unknown): string | null => (galat instanceof KesalahanBasisData ? galat.sqlState : (galatBasisData(galat)?.code ?? null));

/** Whether the same transaction did nothing and may be tried again (serialisation fault, deadlock, lock timeout). */
export function bolehDiulang(galat: unknown): boolean {
  const dipetakan = petakanGalat(galat);
  return dipetakan instanceof KesalahanBasisData && dipetakan.bolehDiulang;
}

interface GalatAsal {
  readonly code: string;
  readonly batasan: string | null;
}

function galatBasisData(galat: unknown): GalatAsal | null {
  let kini: unknown = galat;
  let dariDrizzle = false;
  for (let dalam = 0; dalam < 5 && kini instanceof Error; dalam += 1) {
    if (kini.name === 'DrizzleQueryError' || kini.message.startsWith('Failed query:')) dariDrizzle = true;
    else if (dariDrizzle || berasalDariDriver(kini)) return { code: teksBidang(kini, 'code') ?? kodeDariPesan(kini), batasan: namaBatasan(kini) };
    kini = kini.cause;
  }
  return dariDrizzle ? { code: 'XX000', batasan: null } : null;
}

/** pg's own, which carry no code. */
const PESAN_JARINGAN: ReadonlySet<string> = new Set([
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Query read timeout',
]);

const berasalDariDriver = (galat: Error): boolean => {
  const kode = teksBidang(galat, 'code');
  if (kode === null) return PESAN_JARINGAN.has(galat.message);
  return KODE_JARINGAN.has(kode) || galat.name === 'PostgresError' || teksBidang(galat, 'severity') !== null;
};

const kodeDariPesan = (galat: Error): string => (/terminated|timeout|closed/i.test(galat.message) ? '08006' : 'XX000');

const namaBatasan = (galat: Error): string | null => teksBidang(galat, 'constraint') ?? teksBidang(galat, 'constraint_name');

function teksBidang(galat: Error, bidang: string): string | null {
  const nilai: unknown = Reflect.get(galat, bidang);
  return typeof nilai === 'string' ? nilai : null;
}

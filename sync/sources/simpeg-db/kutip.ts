import { perluTindakan } from '../galat-sumber.ts';

/** An identifier that comes from data, as this database writes it. Nothing else of the data enters the statement. */
function kutip(nama: string, tanda: '"' | '`'): string {
  if (nama === '' || nama.length > 128 || nama.includes('\0')) throw perluTindakan('Nama tabel atau kolom sumber tidak sah.');
  return tanda + nama.replaceAll(tanda, tanda + tanda) + tanda;
}

export interface TabelSumber {
  readonly skema?: string | undefined;
  readonly tabel: string;
  readonly kolom: readonly string[];
}

const tabelDari = ({ skema, tabel }: Omit<TabelSumber, 'kolom'>, tanda: '"' | '`'): string =>
  (skema === undefined ? '' : `${kutip(skema, tanda)}.`) + kutip(tabel, tanda);

/** Every column of a table or view that was made for the hub. */
export const semuaMysql = (t: Omit<TabelSumber, 'kolom'>): string => `select * from ${tabelDari(t, '`')}`;
export const semuaPostgres = (t: Omit<TabelSumber, 'kolom'>): string => `select * from ${tabelDari(t, '"')}`;
/** Each row as one JSON object `isi`, beside its key as text: as a number its last digits would be lost. */
export const objekPostgres = (t: Omit<TabelSumber, 'kolom'>, kunci: string): string =>
  `select ${kutip(kunci, '"')}::text kunci, to_jsonb(t) isi from ${tabelDari(t, '"')} t`;

/** Rows of a table or view, only the columns named, for MySQL and MariaDB. */
export const pilihMysql = (t: TabelSumber): string => `select ${t.kolom.map((k) => kutip(k, '`')).join(', ')} from ${tabelDari(t, '`')}`;

/** Rows of the people named in one parameter, for PostgreSQL: an array; for MySQL and MariaDB: a list. */
export const hanyaPostgres = (kolom: string): string => ` where ${kutip(kolom, '"')} = any ($1)`;
export const hanyaMysql = (kolom: string): string => ` where ${kutip(kolom, '`')} in (?)`;

/** The same for PostgreSQL, every value as the text that the database itself writes. */
export const pilihPostgres = (t: TabelSumber): string =>
  `select ${t.kolom.map((k) => `${kutip(k, '"')}::text as ${kutip(k, '"')}`).join(', ')} from ${tabelDari(t, '"')}`;

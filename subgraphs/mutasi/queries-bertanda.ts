import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import type { InstansiTersebut } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { IsiBeritaAcara } from './berita-acara.ts';
import { bukaIsi, type IsiTersimpan } from './isi-tersimpan.ts';

export interface TandaRow extends Record<string, unknown> {
  readonly id: string;
  readonly kode: string;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  readonly pada: string;
}

const KOLOM = sql`berita_acara::text as id, kode, isi, jws, kid, to_jsonb(pada) #>> '{}' as pada`;

export async function selectTandaByIds(tx: Tx, ids: readonly string[]): Promise<readonly TandaRow[]> {
  const { rows } = await tx.execute<TandaRow>(
    sql`select ${KOLOM} from berita_acara_bertanda where berita_acara = any (${sql.param(ids.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[])`,
  );
  return rows;
}

/** Minutes with what names them; null = none within the caller's reach. */
export interface BahanTanda {
  readonly usul: string;
  readonly nomor: string;
  readonly jenis: JenisUsul;
  readonly tmt: Tanggal;
  readonly instansi: InstansiTersebut;
  readonly sidik: string;
  readonly hasil: HasilGerbang;
  readonly isi: IsiBeritaAcara;
}

type TersimpanRow = Omit<BahanTanda, 'isi'> & { readonly isi: IsiTersimpan } & Record<string, unknown>;

export async function selectBahanTanda(tx: Tx, id: string): Promise<BahanTanda | null> {
  const { rows } = await tx.execute<TersimpanRow>(sql`select u.id::text as usul, u.nomor, u.jenis, u.tmt::text as tmt,
      jsonb_build_object('id', i.id, 'nama', i.nama) as instansi, b.sidik, b.hasil, b.isi
    from berita_acara b join usul u on u.id = b.usul join instansi i on i.no = u.instansi where b.id = ${id}::bigint`);
  const [row] = rows;
  return row === undefined ? null : { ...row, isi: bukaIsi(row.isi) };
}

export async function selectNamaInstansi(tx: Tx, ids: readonly string[]): Promise<readonly InstansiTersebut[]> {
  const { rows } = await tx.execute<Record<string, unknown> & InstansiTersebut>(
    sql`select id, nama from instansi where id = any (${sql.param([...ids])}::text[]) order by id`,
  );
  return rows;
}

export interface TandaBaru {
  readonly id: string;
  readonly usul: string;
  readonly kode: string;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
}

/** True when this row is the one that stays: two who ask at once get the same signature. The code is unique too, so no one index is named: the other would be an error. */
export async function insertTanda(tx: Tx, t: TandaBaru): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`insert into berita_acara_bertanda (berita_acara, usul, kode, isi, jws, kid)
    values (${t.id}::bigint, ${t.usul}::bigint, ${t.kode}, ${t.isi}, ${t.jws}, ${t.kid}) on conflict do nothing`);
  return rowCount === 1;
}

/** Newest minutes of the usul with this number. */
export async function selectBeritaAcaraTerakhir(tx: Tx, nomorUsul: string): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select b.id::text as id from usul u join berita_acara b on b.usul = u.id where u.nomor = ${nomorUsul} order by b.id desc limit 1`,
  );
  return rows[0]?.id ?? null;
}

export async function selectUsulByNomor(tx: Tx, nomor: string): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id::text as id from usul where nomor = ${nomor}`);
  return rows[0]?.id ?? null;
}

/** The database's clock, by which keys are valid too. */
export async function selectKini(tx: Tx): Promise<string> {
  const { rows } = await tx.execute<{ pada: Date | string }>(sql`select to_jsonb(clock_timestamp()) #>> '{}' as pada`);
  return new Date(rows[0]?.pada ?? 0).toISOString();
}

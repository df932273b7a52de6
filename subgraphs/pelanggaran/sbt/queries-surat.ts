import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import type { JenisSuratSbt } from '../../../domain/pelanggaran/sbt/surat.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

/** Whom a letter names. */
export interface Alamat extends Record<string, unknown> {
  readonly instansi: string;
  readonly jenisInstansi: string;
  readonly provinsi: string | null;
  readonly nama: string | null;
}

export async function selectAlamat(tx: Tx, instansi: number, nip: string | null): Promise<Alamat> {
  const { rows } = await tx.execute<Alamat>(sql`select i.nama as instansi, i.jenis as "jenisInstansi", p.nama as provinsi,
      (select b.nama from pegawai_bkn b where b.instansi = i.no and b.nip = ${nip}::bigint) as nama
    from instansi i left join provinsi p on p.id = i.provinsi_id where i.no = ${instansi}`);
  const alamat = rows[0];
  if (alamat === undefined) throw new RangeError('instansi temuan tidak ada');
  return alamat;
}

/** The next number of a year. Its row is held until the commit: a letter that is undone gives its number back, and nobody has it twice. */
export async function ambilNomor(tx: Tx, tahun: number): Promise<number> {
  const { rows } = await tx.execute<{ terakhir: number }>(sql`insert into nomor_surat_sbt as n (tahun, terakhir) values (${tahun}, 1)
    on conflict (tahun) do update set terakhir = n.terakhir + 1 returning terakhir`);
  const nomor = rows[0]?.terakhir;
  if (nomor === undefined) throw new RangeError('tahun surat tanpa nomor');
  return nomor;
}

export interface SuratBaru {
  readonly temuan: string;
  readonly jenis: JenisSuratSbt;
  readonly tahun: number;
  readonly urut: number;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly tenggat: Tanggal | null;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  readonly oleh: string;
  readonly orang: string;
}

export async function insertSurat(tx: Tx, s: SuratBaru): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into surat_sbt (temuan, jenis, tahun, urut, nomor, tanggal, tenggat, isi, jws, kid, oleh, orang)
    values (${s.temuan}::bigint, ${s.jenis}, ${s.tahun}, ${s.urut}, ${s.nomor}, ${s.tanggal}::date, ${s.tenggat}::date, ${s.isi}, ${s.jws}, ${s.kid}, ${s.oleh}, ${s.orang})
    returning id::text as id`);
  return String(rows[0]?.id);
}

export interface SuratTersimpan extends Record<string, unknown> {
  readonly temuan: string;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  readonly kode: string;
}

/** One letter as it was signed; null = none within the caller's reach. */
export async function selectSuratById(tx: Tx, id: string): Promise<SuratTersimpan | null> {
  const { rows } = await tx.execute<SuratTersimpan>(sql`select temuan::text as temuan, isi, jws, kid, kode from surat_sbt where id = ${id}::bigint`);
  return rows[0] ?? null;
}

export async function selectSuratByNomor(tx: Tx, nomor: string): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id::text as id from surat_sbt where nomor = ${nomor}`);
  return rows[0]?.id ?? null;
}

/** Code of a letter by its number; null = none within the caller's reach. */
export async function selectKodeByNomor(tx: Tx, nomor: string): Promise<string | null> {
  const { rows } = await tx.execute<{ kode: string }>(sql`select kode from surat_sbt where nomor = ${nomor}`);
  return rows[0]?.kode ?? null;
}

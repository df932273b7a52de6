import { sql } from 'drizzle-orm';
import type { Pemanggil } from '../../domain/akses.ts';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { ModePertek } from '../../domain/mutasi/delegasi.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { KeputusanPemindahan } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { IsiSkPegawai } from './queries-alur.ts';
import type { PegawaiUsul, UsulInti } from './usul.ts';

/** The next number of a series in a year. Its row is held until the commit: a letter that is undone gives its number back, and nobody has it twice. */
export async function ambilNomorPertek(tx: Tx, seri: string, tahun: number): Promise<number> {
  const { rows } = await tx.execute<{ terakhir: number }>(sql`insert into nomor_pertek as n (seri, tahun, terakhir) values (${seri}, ${tahun}, 1)
    on conflict (seri, tahun) do update set terakhir = n.terakhir + 1 returning terakhir`);
  const nomor = rows[0]?.terakhir;
  if (nomor === undefined) throw new RangeError('seri pertek tanpa nomor');
  return nomor;
}

/** Puts the letters in force out of force; they stay as they are, beside this row. Returns how many there were. */
export async function cabutSurat(
  tx: Tx,
  usulId: string,
  d: {
    readonly jenis: readonly ('PERTEK' | 'SK')[];
    readonly sebab: 'DIPERBAIKI' | 'DIBATALKAN';
    readonly alasan: string;
    readonly oleh: string;
    readonly orang: string;
  },
): Promise<readonly { readonly jenis: string; readonly urut: number }[]> {
  const { rows } = await tx.execute<{ jenis: string; urut: number }>(sql`insert into surat_dicabut (usul, jenis, urut, sebab, alasan, oleh, orang)
    select x.usul, x.jenis, x.urut, ${d.sebab}, ${d.alasan}, ${d.oleh}, ${d.orang}
    from (select usul, 'PERTEK' as jenis, urut from pertek union all select usul, 'SK', urut from sk) x
    where x.usul = ${usulId}::bigint and x.jenis = any (${sql.param([...d.jenis])}::text[]) returning jenis, urut`);
  return rows;
}

export interface RujukanPertek extends Record<string, unknown> {
  readonly nomorUsul: string;
  /** Fingerprint of the minutes. */
  readonly sidik: string;
  /** Place of the next letter among those of the usul, after those that were withdrawn. */
  readonly urut: number;
}

/** What a pertek names besides its number. The caller holds the usul row and has seen that no letter is in force. */
export async function selectRujukanPertek(tx: Tx, usulId: string, beritaAcaraId: string): Promise<RujukanPertek | null> {
  const { rows } = await tx.execute<RujukanPertek>(sql`select u.nomor as "nomorUsul", b.sidik,
      (select coalesce(max(p.urut), 0) + 1 from surat_pertek p where p.usul = u.id) as urut
    from usul u join berita_acara b on b.usul = u.id where u.id = ${usulId}::bigint and b.id = ${beritaAcaraId}::bigint`);
  return rows[0] ?? null;
}

export interface PertekBertandaBaru {
  readonly usulId: string;
  readonly urut: number;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly mode: ModePertek;
  readonly penandaTangan: string;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  readonly peran: string;
}

/** The letter and the signature under it, in one statement. */
export async function insertPertekBertanda(tx: Tx, b: PertekBertandaBaru): Promise<void> {
  await tx.execute(sql`with surat as (insert into surat_pertek (usul, urut, nomor, tanggal, mode, penanda_tangan)
      values (${b.usulId}::bigint, ${b.urut}, ${b.nomor}, ${b.tanggal}::date, ${b.mode}, ${b.penandaTangan}))
    insert into surat_pertek_bertanda (usul, urut, isi, jws, kid, peran) values (${b.usulId}::bigint, ${b.urut}, ${b.isi}, ${b.jws}, ${b.kid}, ${b.peran})`);
}

export async function insertKeputusanPemindahan(tx: Tx, usulId: string, k: KeputusanPemindahan, oleh: string): Promise<void> {
  await tx.execute(sql`insert into keputusan_pemindahan (usul, penetap, nomor, tanggal, oleh)
    values (${usulId}::bigint, ${k.penetap}, ${k.nomor}, ${k.tanggal}, ${oleh}) on conflict (usul) do nothing`);
}

export async function selectKeputusanPemindahan(tx: Tx, usulId: string): Promise<KeputusanPemindahan | null> {
  const { rows } = await tx.execute<Record<string, unknown> & KeputusanPemindahan>(
    sql`select penetap, nomor, tanggal::text as tanggal from keputusan_pemindahan where usul = ${usulId}::bigint`,
  );
  return rows[0] ?? null;
}

export async function insertPersetujuanMendagri(tx: Tx, usulId: string, surat: Surat, oleh: string): Promise<void> {
  await tx.execute(
    sql`insert into persetujuan_mendagri (usul, nomor, tanggal, oleh) values (${usulId}::bigint, ${surat.nomor}, ${surat.tanggal}, ${oleh}) on conflict (usul) do nothing`,
  );
}

/** A usul that was held after its SK keeps that letter; one whose SK was withdrawn gets a further one. */
export async function insertSk(tx: Tx, usulId: string, surat: Surat, penetap: string): Promise<void> {
  await tx.execute(sql`insert into surat_sk (usul, urut, nomor, tanggal, penetap)
    select ${usulId}::bigint, coalesce(max(urut), 0) + 1, ${surat.nomor}, ${surat.tanggal}::date, ${penetap} from surat_sk where usul = ${usulId}::bigint
    having not exists (select from sk where usul = ${usulId}::bigint)`);
}

/** What the SK in force says of each person, in NIP order; what was entered before stays. */
export async function insertIsiSk(tx: Tx, usulId: string, isi: readonly IsiSkPegawai[], { subjek, orang }: Pemanggil): Promise<void> {
  await tx.execute(sql`insert into isi_sk (usul, urut, isi, oleh, orang)
    select usul, urut, ${JSON.stringify(isi)}::jsonb, ${subjek}, ${orang} from sk where usul = ${usulId}::bigint on conflict do nothing`);
}

/** What the signed pertek in force says of each person, in NIP order; empty = there is none. */
export async function selectIsiPertek(tx: Tx, usulId: string): Promise<readonly IsiSkPegawai[]> {
  const { rows } = await tx.execute<
    Record<string, unknown> & IsiSkPegawai
  >(sql`select x ->> 'nip' as nip, x ->> 'instansiId' as "instansiId", x ->> 'unorId' as "unorId",
    x ->> 'jabatanId' as "jabatanId", b.isi::jsonb #>> '{usul,tmt}' as tmt
    from pertek_bertanda b cross join lateral jsonb_array_elements(b.isi::jsonb -> 'pegawai') x where b.usul = ${usulId}::bigint order by x ->> 'nip'`);
  return rows;
}

/** That of the SK in force; null = none was entered. */
export async function selectIsiSk(tx: Tx, usulId: string): Promise<readonly IsiSkPegawai[] | null> {
  const { rows } = await tx.execute<{ isi: IsiSkPegawai[] }>(
    sql`select i.isi from isi_sk i join sk s on (s.usul, s.urut) = (i.usul, i.urut) where i.usul = ${usulId}::bigint`,
  );
  return rows[0]?.isi ?? null;
}

export async function selectSurat(tx: Tx, tabel: 'sk' | 'persetujuan_mendagri' | 'pertek', usulId: string): Promise<Surat | null> {
  const { rows } = await tx.execute<Record<string, unknown> & Surat>(
    sql`select nomor, tanggal::text as tanggal from ${sql.identifier(tabel)} where usul = ${usulId}::bigint`,
  );
  return rows[0] ?? null;
}

export async function insertPelantikan(tx: Tx, usulId: string, tanggal: Tanggal, oleh: string): Promise<void> {
  await tx.execute(sql`insert into pelantikan (usul, tanggal, oleh) values (${usulId}::bigint, ${tanggal}, ${oleh})`);
}

/** Which SK a task carries: the place of the one in force. */
const URUT_SK = (usulId: string) => sql`(select max(urut) from surat_sk where usul = ${usulId}::bigint)`;

/** Tasks of an SK that is in force no more are not carried out any further. Found by their keys: a search by pattern would read every task of the nation. */
export async function batalkanTugasJabatan(tx: Tx, usulId: string): Promise<void> {
  await tx.execute(sql`update tugas_keluar t set dibatalkan_pada = clock_timestamp() from usul_isi(${usulId}::bigint) p cross join (values ('SIASN'), ('SIMPEG')) s(tujuan)
    cross join generate_series(1, ${URUT_SK(usulId)}) k(urut) where t.dibatalkan_pada is null
      and t.kunci = 'usul:' || p.usul || ':' || lpad(p.nip::text, 18, '0') || ':' || s.tujuan || case when k.urut > 1 then ':' || k.urut else '' end`);
}

export interface TugasJabatanBaru {
  readonly usul: UsulInti;
  readonly sk: Surat;
  readonly instansiId: string;
}

/** Two outbound tasks per person, one for each side's record; their keys make a repetition harmless. One statement. */
export async function insertTugasJabatan(tx: Tx, pegawai: readonly PegawaiUsul[], { usul, sk, instansiId }: TugasJabatanBaru): Promise<void> {
  const isi = pegawai.map((p) =>
    JSON.stringify({
      usul: usul.id,
      jenisUsul: usul.jenis,
      instansiId,
      unorId: p.unorId,
      jabatanId: p.jabatanId,
      jenisJabatanId: p.jenisJabatanId,
      eselonId: p.eselonId,
      tmtJabatan: usul.tmt,
      nomorSk: sk.nomor,
      tanggalSk: sk.tanggal,
    }),
  );
  await tx.execute(sql`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi)
    select 'usul:' || ${usul.id}::text || ':' || lpad(t.nip::text, 18, '0') || ':' || s.tujuan || case when k.urut > 1 then ':' || k.urut else '' end, s.tujuan, 'JABATAN', t.instansi, t.nip,
      t.isi || jsonb_build_object('tanggalPelantikan', (select tanggal from pelantikan where usul = ${usul.id}::bigint))
    from unnest(${sql.param(pegawai.map((p) => p.nip))}::bigint[], ${sql.param(pegawai.map((p) => p.tujuan))}::smallint[], ${sql.param(isi)}::jsonb[]) t(nip, instansi, isi)
    cross join (values ('SIASN'), ('SIMPEG')) s(tujuan) cross join (select ${URUT_SK(usul.id)} as urut) k on conflict (kunci) do nothing`);
}

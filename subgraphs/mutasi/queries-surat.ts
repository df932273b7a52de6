import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { KeputusanPemindahan } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { PegawaiUsul, UsulInti } from './usul.ts';

export interface PertekBaru {
  readonly usulId: string;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly mode: 'LANGSUNG' | 'DELEGASI_OTOMATIS';
  readonly penandaTangan: string;
}

/** A usul that was held after its pertek keeps that letter: evidence is written once. Returns the number in force. */
export async function insertPertek(tx: Tx, p: PertekBaru): Promise<{ readonly nomor: string; readonly baru: boolean }> {
  const { rows } = await tx.execute<{ nomor: string; baru: boolean }>(sql`with baru as (insert into pertek (usul, nomor, tanggal, mode, penanda_tangan)
      values (${p.usulId}::bigint, ${p.nomor}, ${p.tanggal}, ${p.mode}, ${p.penandaTangan}) on conflict (usul) do nothing returning nomor)
    select nomor, true as baru from baru union all select nomor, false from pertek where usul = ${p.usulId}::bigint limit 1`);
  return rows[0] ?? { nomor: p.nomor, baru: false };
}

/** Number of the usul and fingerprint of the minutes, as a pertek names them. */
export async function selectRujukanPertek(
  tx: Tx,
  usulId: string,
  beritaAcaraId: string,
): Promise<{ readonly nomorUsul: string; readonly sidik: string } | null> {
  const { rows } = await tx.execute<{ nomorUsul: string; sidik: string }>(sql`select u.nomor as "nomorUsul", b.sidik
    from usul u join berita_acara b on b.usul = u.id where u.id = ${usulId}::bigint and b.id = ${beritaAcaraId}::bigint`);
  return rows[0] ?? null;
}

export interface PertekBertandaBaru {
  readonly usulId: string;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  readonly peran: string;
}

export async function insertPertekBertanda(tx: Tx, b: PertekBertandaBaru): Promise<void> {
  await tx.execute(sql`insert into pertek_bertanda (usul, isi, jws, kid, peran) values (${b.usulId}::bigint, ${b.isi}, ${b.jws}, ${b.kid}, ${b.peran})`);
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

export async function insertSk(tx: Tx, usulId: string, surat: Surat, penetap: string): Promise<void> {
  await tx.execute(
    sql`insert into sk (usul, nomor, tanggal, penetap) values (${usulId}::bigint, ${surat.nomor}, ${surat.tanggal}, ${penetap}) on conflict (usul) do nothing`,
  );
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
    select 'usul:' || ${usul.id}::text || ':' || lpad(t.nip::text, 18, '0') || ':' || s.tujuan, s.tujuan, 'JABATAN', t.instansi, t.nip, t.isi
    from unnest(${sql.param(pegawai.map((p) => p.nip))}::bigint[], ${sql.param(pegawai.map((p) => p.tujuan))}::smallint[], ${sql.param(isi)}::jsonb[]) t(nip, instansi, isi)
    cross join (values ('SIASN'), ('SIMPEG')) s(tujuan) on conflict (kunci) do nothing`);
}

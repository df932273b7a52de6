import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Tahap } from '../../domain/mutasi/gerbang/aturan.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { StatusUsul } from '../../domain/mutasi/status.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { IsiUsul, PegawaiUsul, UsulInti } from './usul.ts';

/** Gate rows of people in NIP order, then of their instansi: always before the usul row, everywhere. */
export async function kunciGerbang(tx: Tx, pegawai: readonly PegawaiUsul[]): Promise<void> {
  await tx.execute(sql`select gerbang_kunci(${sql.param(pegawai.map((p) => p.nip))}::bigint[])`);
  await tx.execute(sql`select gerbang_kunci_instansi(${sql.param([...new Set(pegawai.flatMap((p) => [p.asal, p.tujuan]))])}::smallint[])`);
}

/** After the gate rows and before the usul: places of a position are given out one approval at a time. */
export async function kunciFormasi(tx: Tx, pegawai: readonly PegawaiUsul[]): Promise<void> {
  const kolom = (ambil: (p: PegawaiUsul) => unknown) => sql.param(pegawai.map(ambil));
  await tx.execute(
    sql`select gerbang_kunci_formasi(${kolom((p) => p.tujuan)}::smallint[], ${kolom((p) => p.unorId)}::text[], ${kolom((p) => p.jabatanId)}::text[])`,
  );
}

/** What holds the usul now, in the words of its riwayat; empty also when it is out of the caller's reach. */
export async function selectPenghalang(tx: Tx, usulId: string): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ sebab: string }>(sql`select sebab from usul_penghalang(${usulId}::bigint)`);
  return rows.map((r) => r.sebab);
}

export interface UsulBaru extends IsiUsul {
  readonly instansi: number;
  readonly oleh: string;
  readonly orang: string;
}

export async function insertUsul(tx: Tx, u: UsulBaru): Promise<UsulInti> {
  const { rows } = await tx.execute<{
    id: string;
  }>(sql`insert into usul (instansi, jenis, alasan, tmt, status, pengaktifan, rincian, akui, dibuat_oleh, orang_pengusul)
    values (${u.instansi}, ${u.jenis}, ${u.alasan}, ${u.tmt}, 'DRAF', ${u.pengaktifan}, ${JSON.stringify(u.rincian ?? {})}::jsonb, ${sql.param([...u.akui])}::text[], ${u.oleh}, ${u.orang}) returning id::text as id`);
  const { oleh: _oleh, orang, ...isi } = u;
  return { ...isi, id: rows[0]?.id ?? '', status: 'DRAF', perluMendagri: false, orangPengusul: orang, versi: 1 };
}

export async function insertUsulPegawai(tx: Tx, usulId: string, pegawai: readonly PegawaiUsul[]): Promise<void> {
  const kolom = <K extends keyof PegawaiUsul>(k: K) => sql.param(pegawai.map((p) => p[k]));
  await tx.execute(sql`insert into usul_pegawai (usul, nip, instansi_asal, instansi_tujuan, unor_tujuan, jabatan_tujuan, jenis_jabatan_tujuan, eselon_tujuan, jenjang_tujuan, bup_tujuan)
    select ${usulId}::bigint, t.* from unnest(${kolom('nip')}::bigint[], ${kolom('asal')}::smallint[], ${kolom('tujuan')}::smallint[], ${kolom('unorId')}::text[],
      ${kolom('jabatanId')}::text[], ${kolom('jenisJabatanId')}::text[], ${kolom('eselonId')}::text[], ${kolom('jenjang')}::text[], ${kolom('bup')}::smallint[]) t`);
}

interface BarisPegawaiUsul extends Record<string, unknown> {
  readonly nip: string;
}

/** People of a usul in NIP order; empty when it does not exist or is out of the caller's reach. */
export async function selectPegawaiUsul(tx: Tx, usulId: string): Promise<readonly PegawaiUsul[]> {
  const { rows } = await tx.execute<
    BarisPegawaiUsul & PegawaiUsul
  >(sql`select lpad(nip::text, 18, '0') as nip, instansi_asal as asal, instansi_tujuan as tujuan, unor_tujuan as "unorId",
    jabatan_tujuan as "jabatanId", jenis_jabatan_tujuan as "jenisJabatanId", eselon_tujuan as "eselonId", jenjang_tujuan as jenjang, bup_tujuan as bup
    from usul_isi(${usulId}::bigint)`);
  return rows;
}

/** Locks the usul row. Null when it is out of reach. */
export async function kunciUsul(tx: Tx, usulId: string): Promise<UsulInti | null> {
  const { rows } = await tx.execute<
    Record<string, unknown> & UsulInti
  >(sql`select id::text as id, instansi, jenis, alasan, tmt::text as tmt, status, pengaktifan, rincian, akui,
    perlu_mendagri as "perluMendagri", orang_pengusul as "orangPengusul", versi from usul where id = ${usulId}::bigint for update`);
  return rows[0] ?? null;
}

/** Version of a usul that stands where a block put it and that no block holds any more; null = it does not. */
export async function selectVersiTerlepas(tx: Tx, usulId: string): Promise<number | null> {
  const { rows } = await tx.execute<{ versi: number }>(sql`select versi from usul where id = ${usulId}::bigint and blokir_terlepas(id)`);
  return rows[0]?.versi ?? null;
}

/** A corrected effective date; the earlier one stands in the letter that was withdrawn. */
export async function ubahTmt(tx: Tx, usulId: string, tmt: Tanggal): Promise<void> {
  await tx.execute(sql`update usul set tmt = ${tmt}::date where id = ${usulId}::bigint`);
}

/** SIASN's id of an instansi of the hub. */
export async function selectInstansiId(tx: Tx, no: number): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id from instansi where no = ${no}`);
  return rows[0]?.id ?? '';
}

export interface BeritaAcaraBaru {
  readonly usulId: string;
  readonly tahap: Tahap;
  readonly hasil: HasilGerbang;
  /** Canonical JSON text. */
  readonly isi: string;
  readonly sidik: string;
  readonly oleh: string;
}

export async function insertBeritaAcara(tx: Tx, b: BeritaAcaraBaru): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into berita_acara (usul, tahap, hasil, isi, sidik, oleh)
    values (${b.usulId}::bigint, ${b.tahap}, ${b.hasil}, ${b.isi}::jsonb, ${b.sidik}, ${b.oleh}) returning id::text as id`);
  return rows[0]?.id ?? '';
}

export interface UbahStatus {
  readonly usul: UsulInti;
  readonly tindakan: string;
  readonly ke: StatusUsul;
  readonly oleh: string;
  readonly orang: string;
  readonly catatan?: string;
  readonly akui?: readonly string[];
  readonly perluMendagri?: boolean;
}

/** Moves the usul and writes its history. The trigger usul_gerbang has the last word on gated statuses (SQLSTATE P0G01). */
export async function ubahStatus(tx: Tx, u: UbahStatus): Promise<UsulInti> {
  const akui = u.akui ?? u.usul.akui;
  const perluMendagri = u.perluMendagri ?? u.usul.perluMendagri;
  await tx.execute(sql`update usul set status = ${u.ke}, versi = versi + 1, diubah_pada = clock_timestamp(), akui = ${sql.param([...akui])}::text[], perlu_mendagri = ${perluMendagri}
    where id = ${u.usul.id}::bigint`);
  await tx.execute(sql`insert into usul_riwayat (usul, tindakan, dari, ke, catatan, oleh, orang)
    values (${u.usul.id}::bigint, ${u.tindakan}, ${u.usul.status}, ${u.ke}, ${u.catatan ?? null}, ${u.oleh}, ${u.orang})`);
  return { ...u.usul, status: u.ke, versi: u.usul.versi + 1, akui, perluMendagri };
}

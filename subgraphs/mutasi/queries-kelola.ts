import { type SQL, sql } from 'drizzle-orm';
import type { Pemanggil } from '../../domain/akses.ts';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Delegasi } from '../../domain/mutasi/delegasi.ts';
import { iso } from '../../platform/db/iso.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

const angka = (ids: readonly string[]): SQL => sql`${sql.param([...ids])}::bigint[]`;

export interface KeputusanOtomatisRow extends Record<string, unknown> {
  readonly usul: string;
  readonly tindakan: string;
  readonly dasar: string;
  readonly jatuhTempo: string | null;
  readonly pada: string;
}

export async function selectKeputusanOtomatis(tx: Tx, usulIds: readonly string[]): Promise<readonly KeputusanOtomatisRow[]> {
  const { rows } =
    await tx.execute<KeputusanOtomatisRow>(sql`select usul::text as usul, tindakan, dasar, jatuh_tempo::text as "jatuhTempo", ${iso(sql`pada`)} as pada
    from keputusan_otomatis where usul = any (${angka(usulIds)}) order by keputusan_otomatis.id`);
  return rows;
}

export interface KeputusanPemindahanRow extends Record<string, unknown> {
  readonly usul: string;
  readonly penetap: string;
  readonly nomor: string;
  readonly tanggal: string;
  readonly pada: string;
}

export async function selectKeputusanPemindahanUsul(tx: Tx, usulIds: readonly string[]): Promise<readonly KeputusanPemindahanRow[]> {
  const { rows } = await tx.execute<KeputusanPemindahanRow>(sql`select usul::text as usul, penetap, nomor, tanggal::text as tanggal, ${iso(sql`pada`)} as pada
    from keputusan_pemindahan where usul = any (${angka(usulIds)})`);
  return rows;
}

export interface TandaTanganRow extends Record<string, unknown> {
  readonly usul: string;
  readonly isi: string;
  readonly jws: string;
  readonly kid: string;
  readonly peran: string;
}

export async function selectTandaTangan(tx: Tx, usulIds: readonly string[]): Promise<readonly TandaTanganRow[]> {
  const { rows } = await tx.execute<TandaTanganRow>(
    sql`select usul::text as usul, isi, jws, kid, peran from pertek_bertanda where usul = any (${angka(usulIds)})`,
  );
  return rows;
}

/** Approved usul with a person of JPT utama or madya, oldest first. */
export async function selectMenungguTandaTangan(tx: Tx, banyak: number): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`select u.id::text as id from usul u where u.status = 'PARAF_PERTEK'
    and exists (select from usul_pegawai p where p.usul = u.id and p.jenjang_tujuan in ('JPT_UTAMA', 'JPT_MADYA')) order by u.id limit ${banyak}`);
  return rows.map((r) => r.id);
}

export interface HariLiburRow extends Record<string, unknown> {
  readonly tanggal: string;
  readonly jenis: string;
  readonly nama: string;
  readonly libur: boolean;
  readonly dasar: string;
  readonly keyakinan: string;
}

export async function selectHariLibur(tx: Tx, tahun: number): Promise<readonly HariLiburRow[]> {
  const { rows } = await tx.execute<HariLiburRow>(sql`select distinct on (h.tanggal) h.tanggal::text as tanggal, jenis, nama, libur, dasar, keyakinan
    from hari_libur h where extract(year from h.tanggal) = ${tahun} order by h.tanggal, h.versi desc`);
  return rows;
}

export interface HariLiburBaru {
  readonly tanggal: Tanggal;
  readonly jenis: string;
  readonly nama: string;
  readonly libur: boolean;
}

/** A new version of each day. The key refuses two writers of one day at once. */
export async function insertHariLibur(tx: Tx, hari: readonly HariLiburBaru[], dasar: string, oleh: string): Promise<void> {
  await tx.execute(sql`insert into hari_libur (tanggal, versi, jenis, nama, libur, dasar, keyakinan, oleh)
    select b.tanggal, coalesce((select max(h.versi) from hari_libur h where h.tanggal = b.tanggal), 0) + 1, b.jenis, b.nama, b.libur, ${dasar}, 'TERBACA', ${oleh}
    from jsonb_to_recordset(${JSON.stringify(hari)}::jsonb) b(tanggal date, jenis text, nama text, libur boolean)`);
}

export type DelegasiBaru = Omit<Delegasi, 'id'>;

/** Account and person behind an act. */
type Pelaku = Pick<Pemanggil, 'subjek' | 'orang'>;

export async function insertDelegasi(tx: Tx, d: DelegasiBaru, { subjek, orang }: Pelaku): Promise<string> {
  const { rows } = await tx.execute<{
    id: string;
  }>(sql`insert into delegasi_pertek (jenjang, dari, kepada, nomor_sk, tanggal_sk, berlaku_dari, berlaku_sampai, oleh, orang)
    values (${d.jenjang}, ${d.dari}, ${d.kepada}, ${d.nomorSk}, ${d.tanggalSk}, ${d.berlakuDari}, ${d.berlakuSampai}, ${subjek}, ${orang}) returning id::text as id`);
  return rows[0]?.id ?? '';
}

export interface PencabutanBaru {
  readonly id: string;
  readonly berlakuSampai: Tanggal;
  readonly alasan: string;
}

export async function insertPencabutan(tx: Tx, p: PencabutanBaru, { subjek, orang }: Pelaku): Promise<void> {
  await tx.execute(sql`insert into pencabutan_delegasi (delegasi, berlaku_sampai, alasan, oleh, orang)
    values (${p.id}::bigint, ${p.berlakuSampai}, ${p.alasan}, ${subjek}, ${orang})`);
}

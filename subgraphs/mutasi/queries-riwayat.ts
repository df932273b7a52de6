import { type SQL, sql } from 'drizzle-orm';
import { iso } from '../../platform/db/iso.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

const angka = (ids: readonly string[]): SQL => sql`${sql.param([...ids])}::bigint[]`;

export interface RiwayatRow extends Record<string, unknown> {
  readonly id: string;
  readonly usul: string;
  readonly tindakan: string;
  readonly dari: string;
  readonly ke: string;
  readonly catatan: string | null;
  readonly pada: string;
}

export async function selectRiwayat(tx: Tx, usulIds: readonly string[]): Promise<readonly RiwayatRow[]> {
  const { rows } = await tx.execute<RiwayatRow>(sql`select id::text as id, usul::text as usul, tindakan, dari, ke, catatan, ${iso(sql`pada`)} as pada
    from usul_riwayat where usul = any (${angka(usulIds)}) order by usul_riwayat.id`);
  return rows;
}

export interface SuratRow extends Record<string, unknown> {
  readonly usul: string;
  readonly jenis: 'pertek' | 'persetujuanMendagri' | 'sk' | 'pelantikan';
  readonly nomor: string | null;
  readonly tanggal: string;
  readonly mode: string | null;
  readonly pada: string;
}

/** All papers of these usul in one statement; a usul has at most one of each kind. */
export async function selectSuratUsul(tx: Tx, usulIds: readonly string[]): Promise<readonly SuratRow[]> {
  const { rows } = await tx.execute<SuratRow>(sql`select x.usul::text as usul, jenis, nomor, tanggal::text as tanggal, mode, ${iso(sql`pada`)} as pada from (
      select usul, 'pertek' as jenis, nomor, tanggal, mode, pada from pertek
      union all select usul, 'persetujuanMendagri', nomor, tanggal, null, pada from persetujuan_mendagri
      union all select usul, 'sk', nomor, tanggal, null, pada from sk
      union all select usul, 'pelantikan', null, tanggal, null, pada from pelantikan) x
    where x.usul = any (${angka(usulIds)})`);
  return rows;
}

export interface TugasRow extends Record<string, unknown> {
  readonly usul: string;
  readonly id: string;
  readonly nip: string;
  readonly tujuan: string;
  readonly dibuatPada: string;
  readonly terbuktiPada: string | null;
  readonly dibatalkanPada: string | null;
  readonly disimpanPada: string | null;
  readonly disinkronkanPada: string | null;
  readonly dokumenPada: string | null;
  readonly keadaan: string;
  readonly percobaan: number;
  readonly kode: string | null;
  readonly pesan: string | null;
}

export async function selectTugasUsul(tx: Tx, usulIds: readonly string[]): Promise<readonly TugasRow[]> {
  const { rows } = await tx.execute<TugasRow>(sql`select u.id::text as usul, t.id::text as id, lpad(t.nip::text, 18, '0') as nip, t.tujuan,
      ${iso(sql`t.dibuat_pada`)} as "dibuatPada", ${iso(sql`t.terbukti_pada`)} as "terbuktiPada", ${iso(sql`t.dibatalkan_pada`)} as "dibatalkanPada",
      ${iso(sql`t.disimpan_pada`)} as "disimpanPada", ${iso(sql`t.disinkronkan_pada`)} as "disinkronkanPada", ${iso(sql`t.dokumen_pada`)} as "dokumenPada",
      coalesce(b.keadaan, case when t.dokumen_pada is not null then 'TERKIRIM' else 'MENUNGGU' end) as keadaan, coalesce(b.percobaan, 0) as percobaan, b.kode, b.pesan
    from unnest(${angka(usulIds)}) u(id) cross join lateral usul_isi(u.id) p cross join (values ('SIASN'), ('SIMPEG')) s(tujuan)
    cross join generate_series(1, coalesce((select max(urut) from surat_sk where usul = u.id), 1)) k(urut)
    join tugas_keluar t on t.kunci = 'usul:' || u.id || ':' || lpad(p.nip::text, 18, '0') || ':' || s.tujuan || case when k.urut > 1 then ':' || k.urut else '' end left join tulis_balik b on b.tugas = t.id order by t.id`);
  return rows;
}

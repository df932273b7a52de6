import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { DokumenUsul, KepalaDaerah, MasaPilkada, Surat } from '../../domain/mutasi/gerbang/fakta.ts';
import type { KeputusanPemindahan } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

/** Day of minutes in Jakarta, as they themselves say. */
export interface HariBeritaAcara extends Record<string, unknown> {
  readonly id: string;
  readonly hariIni: Tanggal;
}

export async function selectHariBeritaAcara(tx: Tx, usulId: string): Promise<readonly HariBeritaAcara[]> {
  const { rows } = await tx.execute<HariBeritaAcara>(
    sql`select id::text as id, isi ->> 'hariIni' as "hariIni" from berita_acara where usul = ${usulId}::bigint order by id`,
  );
  return rows;
}

/** What is kept with its own date, as it stood at the end of a day. */
export interface BertanggalRow extends Record<string, unknown> {
  readonly timpaan: readonly { readonly kode: string; readonly nama: string; readonly nilai: number }[] | null;
  readonly pertek: Surat | null;
  readonly persetujuanMendagri: Surat | null;
  readonly sk: Surat | null;
  readonly pelantikan: Tanggal | null;
  readonly keputusanPemindahan: KeputusanPemindahan | null;
  readonly dokumen: readonly (DokumenUsul & { readonly nip: string | null })[] | null;
  readonly kepalaDaerah: readonly (KepalaDaerah & { readonly instansiId: string })[] | null;
  readonly pilkada: readonly (MasaPilkada & { readonly instansiId: string })[] | null;
  readonly adaKalender: boolean;
}

const surat = (tabel: 'pertek' | 'persetujuan_mendagri' | 'sk', usul: string, hari: Tanggal) =>
  sql`(select jsonb_build_object('nomor', nomor, 'tanggal', tanggal) from ${sql.identifier(tabel)} where usul = ${usul}::bigint and tanggal <= ${hari}::date)`;

/** One statement, whatever the number of people. */
export async function selectBertanggal(tx: Tx, usul: string, hari: Tanggal, tujuan: readonly string[]): Promise<BertanggalRow> {
  const ids = sql.param([...tujuan]);
  const { rows } = await tx.execute<BertanggalRow>(sql`select
    (select jsonb_agg(jsonb_build_object('kode', kode, 'nama', nama, 'nilai', nilai)) from (select distinct on (kode, nama) kode, nama, nilai from parameter_aturan
      where kode <> 'SBT' and sejak <= ${hari}::date and coalesce(sampai, ${hari}::date) >= ${hari}::date order by kode, nama, sejak desc) x) as timpaan,
    ${surat('pertek', usul, hari)} as pertek, ${surat('persetujuan_mendagri', usul, hari)} as "persetujuanMendagri", ${surat('sk', usul, hari)} as sk,
    (select tanggal::text from pelantikan where usul = ${usul}::bigint and tanggal <= ${hari}::date) as pelantikan,
    (select jsonb_build_object('penetap', penetap, 'nomor', nomor, 'tanggal', tanggal) from keputusan_pemindahan where usul = ${usul}::bigint and tanggal <= ${hari}::date)
      as "keputusanPemindahan",
    (select jsonb_agg(jsonb_build_object('nip', lpad(l.nip::text, 18, '0'), 'id', d.id::text, 'jenis', d.jenis, 'nomor', d.nomor, 'tanggal', d.tanggal, 'penerbit', d.penerbit,
        'sha256', d.sha256) order by l.id) from usul_dokumen l join dokumen d on d.id = l.dokumen
      where l.usul = ${usul}::bigint and (l.pada at time zone 'Asia/Jakarta')::date <= ${hari}::date) as dokumen,
    (select jsonb_agg(jsonb_build_object('instansiId', i.id, 'status', k.status, 'tanggalLantik', k.tanggal_lantik, 'nomorSk', k.nomor_sk)) from instansi i
      cross join lateral (select * from kepala_daerah x where x.instansi = i.no and x.tanggal_lantik <= ${hari}::date order by x.tanggal_lantik desc, x.id desc limit 1) k
      where i.id = any (${ids}::text[])) as "kepalaDaerah",
    (select jsonb_agg(jsonb_build_object('instansiId', i.id, 'penetapanPaslon', x.penetapan_paslon, 'akhirMasaJabatan', x.akhir_masa_jabatan)) from instansi i
      join kalender_pilkada x on x.instansi = i.no or (x.instansi is null and x.provinsi_id = i.provinsi_id) where i.id = any (${ids}::text[]) and i.daerah) as pilkada,
    exists (select from kalender_pilkada) as "adaKalender"`);
  const [row] = rows;
  if (row === undefined) throw new RangeError('fakta bertanggal tanpa baris');
  return row;
}

import { type SQL, sql } from 'drizzle-orm';
import { iso } from '../../platform/db/iso.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

const angka = (ids: readonly string[]): SQL => sql`${sql.param([...ids])}::bigint[]`;

export interface SuratUsulanRow extends Record<string, unknown> {
  readonly usul: string;
  readonly nomor: string;
  readonly tanggal: string;
  readonly pada: string;
}

/** The latest letter of each usul. */
export async function selectSuratUsulan(tx: Tx, usulIds: readonly string[]): Promise<readonly SuratUsulanRow[]> {
  const { rows } =
    await tx.execute<SuratUsulanRow>(sql`select distinct on (s.usul) s.usul::text as usul, s.nomor, s.tanggal::text as tanggal, ${iso(sql`s.pada`)} as pada
    from surat_usulan s where s.usul = any (${angka(usulIds)}) order by s.usul, s.id desc`);
  return rows;
}

export interface PersetujuanProvinsiRow extends SuratUsulanRow {
  readonly provinsiId: string;
}

export async function selectPersetujuanProvinsi(tx: Tx, usulIds: readonly string[]): Promise<readonly PersetujuanProvinsiRow[]> {
  const { rows } =
    await tx.execute<PersetujuanProvinsiRow>(sql`select usul::text as usul, provinsi_id as "provinsiId", nomor, tanggal::text as tanggal, ${iso(sql`pada`)} as pada
    from persetujuan_provinsi where usul = any (${angka(usulIds)}) order by persetujuan_provinsi.pada`);
  return rows;
}

export interface KeadaanSiasnRow extends Record<string, unknown> {
  readonly usul: string;
  readonly kode: string;
  readonly label: string | null;
  readonly pada: string;
}

export async function selectKeadaanSiasn(tx: Tx, usulIds: readonly string[]): Promise<readonly KeadaanSiasnRow[]> {
  const { rows } = await tx.execute<KeadaanSiasnRow>(sql`select usul::text as usul, kode, label, ${iso(sql`pada`)} as pada
    from keadaan_siasn where usul = any (${angka(usulIds)}) order by keadaan_siasn.id`);
  return rows;
}

export interface KeadaanSiasnBaru {
  readonly usulId: string;
  readonly kode: string;
  readonly label: string | null;
}

export async function insertKeadaanSiasn(tx: Tx, k: KeadaanSiasnBaru, oleh: string): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into keadaan_siasn (usul, kode, label, oleh)
    values (${k.usulId}::bigint, ${k.kode}, ${k.label}, ${oleh}) returning id::text as id`);
  return rows[0]?.id ?? '';
}

export interface SuratLamaRow extends SuratUsulanRow {
  readonly jenis: string;
  readonly sebab: string;
  readonly alasan: string;
  readonly dicabutPada: string;
}

/** Letters that are in force no more, oldest first. */
export async function selectSuratLama(tx: Tx, usulIds: readonly string[]): Promise<readonly SuratLamaRow[]> {
  const { rows } =
    await tx.execute<SuratLamaRow>(sql`select d.usul::text as usul, d.jenis, coalesce(p.nomor, s.nomor) as nomor, coalesce(p.tanggal, s.tanggal)::text as tanggal,
      ${iso(sql`coalesce(p.pada, s.pada)`)} as pada, d.sebab, d.alasan, ${iso(sql`d.pada`)} as "dicabutPada"
    from surat_dicabut d left join surat_pertek p on d.jenis = 'PERTEK' and (p.usul, p.urut) = (d.usul, d.urut)
    left join surat_sk s on d.jenis = 'SK' and (s.usul, s.urut) = (d.usul, d.urut) where d.usul = any (${angka(usulIds)}) order by d.pada`);
  return rows;
}

export interface PemulihanRow extends SuratUsulanRow {
  readonly id: string;
  readonly aturan: string;
  readonly alasan: string;
  readonly disetujui: boolean | null;
  readonly nomorPutusan: string | null;
  readonly tanggalPutusan: string | null;
}

export async function selectPemulihanUsul(tx: Tx, usulIds: readonly string[]): Promise<readonly PemulihanRow[]> {
  const { rows } = await tx.execute<PemulihanRow>(sql`select m.id::text as id, m.usul::text as usul, m.aturan, m.alasan, m.nomor, m.tanggal::text as tanggal,
      ${iso(sql`m.pada`)} as pada, k.setuju as disetujui, k.nomor as "nomorPutusan", k.tanggal::text as "tanggalPutusan"
    from pemulihan m left join putusan_pemulihan k on k.pemulihan = m.id where m.usul = any (${angka(usulIds)}) order by m.id`);
  return rows;
}

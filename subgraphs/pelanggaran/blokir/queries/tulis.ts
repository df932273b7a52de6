import { eq, sql } from 'drizzle-orm';
import { pemblokiran, pembukaanBlokir } from '../../../../drizzle/schema/pelanggaran.ts';
import type { Tx } from '../../../../platform/db/pelaku.ts';

export type IsiBlokir = typeof pemblokiran.$inferSelect;
export type IsiPembukaan = typeof pembukaanBlokir.$inferSelect;

export interface BlokirBaru {
  readonly sasaran: string;
  readonly instansi: number;
  readonly nip: string | null;
  readonly nomorSurat: string;
  readonly alasan: string;
  readonly kelas: string;
  readonly dasar: string | null;
  readonly temuan: string | null;
  readonly layanan: readonly string[] | null;
  readonly oleh: string;
}

// Columns that the database fills are left out by name: drizzle would list every one of them with DEFAULT.
/** Id of the proposal; null = the case it names has one that waits or stands already (index pemblokiran_sekasus). */
export async function insertBlokir(tx: Tx, r: BlokirBaru): Promise<string | null> {
  const { rows } = await tx.execute<{
    id: string;
  }>(sql`insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, kelas, dasar, temuan, layanan, diusulkan_oleh)
    values (${r.sasaran}, ${r.instansi}, ${r.nip}, ${r.nomorSurat}, ${r.alasan}, ${r.kelas}, ${r.dasar}, ${r.temuan}, ${sql.param(r.layanan)}::text[], ${r.oleh}) on conflict do nothing returning id`);
  return rows[0] === undefined ? null : String(rows[0].id);
}

/** Members of a list, under the letter and the scope of its head. */
export async function insertAnggota(tx: Tx, daftar: string, nip: readonly string[]): Promise<void> {
  await tx.execute(sql`insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, kelas, dasar, temuan, layanan, diusulkan_oleh, daftar)
    select 'ASN', d.instansi, n, d.nomor_surat, d.alasan, d.kelas, d.dasar, d.temuan, d.layanan, d.diusulkan_oleh, d.id
    from pemblokiran d cross join unnest(${sql.param([...nip])}::bigint[]) n where d.id = ${daftar} order by n`);
}

/** Locks a block, a member after its list. Null when it is out of reach, or not the caller's to move. */
export async function kunciBlokir(tx: Tx, id: string): Promise<IsiBlokir | null> {
  await tx.execute(sql`select from pemblokiran where id = (select daftar from pemblokiran where id = ${id}) for update`);
  const rows = await tx.select().from(pemblokiran).where(eq(pemblokiran.id, id)).for('update');
  return rows[0] ?? null;
}

/** The block and, for a list, its members: one statement, so that the gate sees one set. */
export async function updateSetujui(tx: Tx, id: string, orang: string): Promise<void> {
  await tx.execute(sql`update pemblokiran set status = 'AKTIF', disetujui_oleh = ${orang}, aktif_pada = clock_timestamp(), versi = versi + 1
    where (id = ${id} or daftar = ${id}) and status = 'DIUSULKAN'`);
}

export async function updateTolak(tx: Tx, id: string, orang: string, alasan: string): Promise<void> {
  await tx.execute(sql`update pemblokiran set status = 'DITOLAK', ditolak_oleh = ${orang}, ditolak_pada = clock_timestamp(), alasan_tolak = ${alasan}, versi = versi + 1
    where (id = ${id} or daftar = ${id}) and status = 'DIUSULKAN'`);
}

/** Active members of a list by NIP. */
export async function selectAnggotaAktif(tx: Tx, daftar: string, nip: readonly string[]): Promise<string[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`select id::text as id from pemblokiran
    where daftar = ${daftar} and status = 'AKTIF' and nip = any (${sql.param([...nip])}::bigint[]) order by id`);
  return rows.map((r) => r.id);
}

export interface Pembuka {
  readonly orang: string;
  readonly dasar: string;
}

/** Opens a block with all its members, or only `anggota`. Returns how many rows of people or instansi were opened. */
export async function updateBuka(tx: Tx, id: string, anggota: readonly string[], { orang, dasar }: Pembuka): Promise<number> {
  const sebagian = sql.param([...anggota]);
  const { rowCount } =
    await tx.execute(sql`update pemblokiran set status = 'DIBUKA', dibuka_oleh = ${orang}, dibuka_pada = clock_timestamp(), dasar_pembukaan = ${dasar}, versi = versi + 1
    where status = 'AKTIF' and sasaran <> 'DAFTAR' and (id = ${id} or daftar = ${id}) and (${anggota.length === 0} or id = any (${sebagian}::bigint[]))`);
  // The head of a list follows its last member, and changes its version with each.
  await tx.execute(sql`update pemblokiran d set versi = versi + 1, status = case when s.habis then 'DIBUKA' else d.status end, dibuka_oleh = case when s.habis then ${orang} end,
      dibuka_pada = case when s.habis then clock_timestamp() end, dasar_pembukaan = case when s.habis then ${dasar} end
    from (select h.id, not exists (select from pemblokiran a where a.daftar = h.id and a.status = 'AKTIF') as habis from pemblokiran h
      where h.id = (select coalesce(x.daftar, x.id) from pemblokiran x where x.id = ${id})) s where d.id = s.id and d.sasaran = 'DAFTAR' and d.status = 'AKTIF'`);
  return rowCount ?? 0;
}

export interface PembukaanBaru {
  readonly blokir: string;
  readonly anggota: readonly string[];
  readonly nomorSurat: string;
  readonly dasar: string;
  readonly oleh: string;
}

/** Null when another request for this block waits for its decision. */
export async function insertPembukaan(tx: Tx, p: PembukaanBaru): Promise<string | null> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into pembukaan_blokir (blokir, anggota, nomor_surat, dasar, diusulkan_oleh)
    values (${p.blokir}, ${sql.param([...p.anggota])}::bigint[], ${p.nomorSurat}, ${p.dasar}, ${p.oleh})
    on conflict (blokir) where status = 'DIUSULKAN' do nothing returning id::text as id`);
  return rows[0]?.id ?? null;
}

export async function kunciPembukaan(tx: Tx, id: string): Promise<IsiPembukaan | null> {
  const rows = await tx.select().from(pembukaanBlokir).where(eq(pembukaanBlokir.id, id)).for('update');
  return rows[0] ?? null;
}

/** Whether a request to open this block, or the list it belongs to, waits for its decision. */
export async function adaPembukaan(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.execute<{ ada: boolean }>(sql`select exists (select from pembukaan_blokir p join pemblokiran b on b.id = ${id}
    where p.status = 'DIUSULKAN' and p.blokir in (b.id, b.daftar)) as ada`);
  return rows[0]?.ada === true;
}

export async function updatePembukaan(
  tx: Tx,
  id: string,
  putusan: { readonly setuju: boolean; readonly orang: string; readonly catatan: string },
): Promise<void> {
  await tx.execute(sql`update pembukaan_blokir set status = ${putusan.setuju ? 'DISETUJUI' : 'DITOLAK'}, diputus_oleh = ${putusan.orang},
    diputus_pada = clock_timestamp(), catatan = ${putusan.catatan} where id = ${id}`);
}

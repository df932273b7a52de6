import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { Putusan } from '../../domain/mutasi/gerbang/aturan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { ButirTersimpan } from './berita-acara.ts';
import { bukaIsi, type IsiTersimpan } from './isi-tersimpan.ts';

export interface UsulDikecualikan extends Record<string, unknown> {
  readonly status: string;
  readonly orangPengusul: string;
  readonly nip: readonly string[];
}

/** State and people of a usul; null when it is out of the caller's reach. No lock: an exception changes no status. */
export async function selectUsulUntukPengecualian(tx: Tx, usulId: string): Promise<UsulDikecualikan | null> {
  const { rows } = await tx.execute<UsulDikecualikan>(sql`select u.status, u.orang_pengusul as "orangPengusul",
    array(select lpad(nip::text, 18, '0') from usul_isi(u.id)) as nip from usul u where u.id = ${usulId}::bigint`);
  return rows[0] ?? null;
}

export interface PutusanMenahan {
  readonly nip: string;
  readonly putusan: Putusan;
}

const isMenahan = ({ tingkat, putusan: { hasil } }: ButirTersimpan): boolean => tingkat === 'BLOCK' && (hasil === 'GAGAL' || hasil === 'BELUM_DIKETAHUI');

/** Whom the rule holds, and on what, in the newest minutes of the usul; null `nip` = everybody in it. */
export async function selectMenahan(tx: Tx, usulId: string, kode: string, nip: string | null): Promise<readonly PutusanMenahan[]> {
  const { rows } = await tx.execute<{ isi: IsiTersimpan }>(
    sql`select isi from berita_acara where id = (select max(x.id) from berita_acara x where x.usul = ${usulId}::bigint)`,
  );
  return rows
    .flatMap(({ isi }) => bukaIsi(isi).pegawai)
    .filter(({ usulan }) => nip === null || usulan.nip === nip)
    .flatMap(({ usulan, butir }) => butir.filter((b) => b.kode === kode && isMenahan(b)).map(({ putusan }) => ({ nip: usulan.nip, putusan })));
}

export interface PengecualianBaru {
  readonly usulId: string;
  readonly kode: string;
  /** Who is lifted, and on what (`atasPutusan`). */
  readonly atas: readonly { readonly nip: string; readonly atas: string }[];
  readonly peran: string;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly alasan: string;
  readonly oleh: string;
  readonly orang: string;
}

/** Whether any row is new; the same letter on the same ground once more changes nothing. */
export async function insertPengecualian(tx: Tx, p: PengecualianBaru): Promise<boolean> {
  const { rowCount } = await tx.execute(sql`insert into pengecualian_aturan (usul, kode, nip, atas, peran, nomor, tanggal, alasan, oleh, orang)
    select ${p.usulId}::bigint, ${p.kode}, t.nip, t.atas, ${p.peran}, ${p.nomor}, ${p.tanggal}::date, ${p.alasan}, ${p.oleh}, ${p.orang}
    from unnest(${sql.param(p.atas.map((a) => a.nip))}::bigint[], ${sql.param(p.atas.map((a) => a.atas))}::text[]) t(nip, atas) on conflict do nothing`);
  return (rowCount ?? 0) > 0;
}

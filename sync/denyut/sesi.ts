import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Pemanggil } from '../../domain/akses.ts';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { BATAS_DENYUT } from './batas.ts';
import type { Tujuan } from './cermin.ts';
import type { Cara, PesanBuka } from './pesan.ts';

export interface Sesi extends Tujuan {
  readonly id: string;
  readonly subjek: string;
  readonly orang: string;
  readonly sidik: string;
  readonly akar: string;
  readonly kolomKunci: string;
  /** Feed whose file the delta is against. */
  readonly dasar: string | null;
  readonly status: 'TERBUKA' | 'SELESAI' | 'DITOLAK' | 'DITINGGALKAN';
  readonly cara: Cara | null;
  readonly panjang: number | null;
  readonly sha256: string | null;
  readonly tarikan: string | null;
}

/** Folder of one session: its payload, and the file being put together. */
export const folderSesi = (dir: string, id: string): string => path.join(dir, 'denyut', id);

/** The payload as received so far. */
export const berkasMuatan = (dir: string, id: string): string => path.join(folderSesi(dir, id), 'muatan');

const KOLOM = `id, instansi, sisi, jenis, subjek, orang, sidik, akar, kolom_kunci "kolomKunci", dasar::text dasar, status, cara, panjang::float8 panjang, sha256, tarikan::text tarikan`;

const isHidup = (s: Sesi & { readonly umurMs: number }): boolean => s.status !== 'TERBUKA' || s.umurMs < BATAS_DENYUT.sesiMs;

/** The session, locked in a transaction when asked; one past its life counts as none. */
async function ambil(sql: Sql | SqlTransaksi, id: string, kunci: '' | 'for update' = ''): Promise<Sesi | null> {
  const [baris] = await sql.unsafe<(Sesi & { umurMs: number })[]>(
    `/* denyut.sesi */ select ${KOLOM}, extract(epoch from clock_timestamp() - dibuka_pada)::float8 * 1000 "umurMs" from denyut_sesi where id = $1 ${kunci}`,
    [id],
  );
  return baris !== undefined && isHidup(baris) ? baris : null;
}

export const kunciSesi = (tx: SqlTransaksi, id: string): Promise<Sesi | null> => ambil(tx, id, 'for update');

/** A session of this very account for its instansi; any other is not distinguished from none. */
export async function sesiMilik(url: string, id: string, p: Pemanggil): Promise<Sesi> {
  const sesi = /^[0-9a-f]{32}$/.test(id) ? await sqlUntukIrisan(url, (sql) => ambil(sql, id)) : null;
  if (sesi === null || sesi.subjek !== p.subjek || (p.instansi !== null && p.instansi !== sesi.instansi)) throw new Kesalahan('TIDAK_DITEMUKAN', 'sesi');
  return sesi;
}

const sidikPesan = (t: Tujuan, pesan: PesanBuka): string =>
  createHash('sha256')
    .update(JSON.stringify([t.instansi, t.sisi, t.jenis, pesan.akar, pesan.kunci, pesan.jumlah, pesan.dasar]))
    .digest('hex');

/** Opens a session, or finds the same one again after a lost answer. An id that stood for anything else is refused (SESI_TIDAK_BERLAKU). */
export async function bukaSesi(bahan: { url: string; dir: string }, t: Tujuan & { p: Pemanggil; dasar: string | null }, pesan: PesanBuka): Promise<void> {
  const sidik = sidikPesan(t, pesan);
  const tergeser = await sqlUntukIrisan(bahan.url, (sql) =>
    sql.begin(async (tx) => {
      await tx`insert into denyut_sesi (id, instansi, sisi, jenis, subjek, orang, sidik, akar, kolom_kunci, dasar)
        values (${pesan.sesi}, ${t.instansi}, ${t.sisi}, ${t.jenis}, ${t.p.subjek}, ${t.p.orang}, ${sidik}, ${pesan.akar}, ${pesan.kolomKunci}, ${t.dasar}) on conflict (id) do nothing`;
      const ada = await kunciSesi(tx, pesan.sesi);
      if (ada === null || ada.status !== 'TERBUKA' || ada.sidik !== sidik || ada.subjek !== t.p.subjek) throw new Kesalahan('SESI_TIDAK_BERLAKU');
      return await geser(tx, t);
    }),
  );
  await Promise.all(tergeser.map((id) => rm(folderSesi(bahan.dir, id), { recursive: true, force: true })));
}

/** The oldest open sessions give way, those past their life first; old rows are forgotten. Returns the ids whose files may go. */
async function geser(tx: SqlTransaksi, t: Tujuan): Promise<string[]> {
  await tx`delete from denyut_sesi where dibuka_pada < clock_timestamp() - interval '30 days'`;
  const baris = await tx<{ id: string }[]>`/* denyut.geser */ update denyut_sesi set status = 'DITINGGALKAN', ditutup_pada = clock_timestamp()
    where status = 'TERBUKA' and ((dibuka_pada < clock_timestamp() - make_interval(secs => ${BATAS_DENYUT.sesiMs / 1_000}))
      or id in (select id from denyut_sesi where status = 'TERBUKA' and instansi = ${t.instansi} and sisi = ${t.sisi} and jenis = ${t.jenis}
        order by dibuka_pada desc offset ${BATAS_DENYUT.sesi})) returning id`;
  return baris.map((b) => b.id);
}

/** What a session announced about its payload. */
export interface Pengumuman {
  readonly cara: Cara;
  readonly panjang: number;
  readonly sha256: string;
}

/** The first announcement binds the session; a different one later is refused (SESI_TIDAK_BERLAKU). */
export async function umumkan(url: string, id: string, u: Pengumuman): Promise<Sesi> {
  return await sqlUntukIrisan(url, (sql) =>
    sql.begin(async (tx) => {
      const sesi = await kunciSesi(tx, id);
      if (sesi === null || sesi.status === 'DITOLAK' || sesi.status === 'DITINGGALKAN') throw new Kesalahan('SESI_TIDAK_BERLAKU');
      if (sesi.cara === null) await tx`update denyut_sesi set cara = ${u.cara}, panjang = ${u.panjang}, sha256 = ${u.sha256} where id = ${id}`;
      else if (sesi.cara !== u.cara || sesi.panjang !== u.panjang || sesi.sha256 !== u.sha256) throw new Kesalahan('SESI_TIDAK_BERLAKU');
      return { ...sesi, ...u };
    }),
  );
}

/** Ends a session as refused, with its audit entry. */
export async function tolakSesi(bahan: { url: string; dir: string }, sesi: Sesi, sebab: KodeKesalahan): Promise<void> {
  await sqlUntukIrisan(bahan.url, (sql) =>
    sql.begin(async (tx) => {
      const { count } = await tx`update denyut_sesi set status = 'DITOLAK', ditutup_pada = clock_timestamp() where id = ${sesi.id} and status = 'TERBUKA'`;
      if (count > 0) await tx`select jejak_catat('denyut.ditolak', ${tx.json({ instansi: sesi.instansi, sebab })}, ${sesi.subjek}, ${sesi.orang})`;
    }),
  );
  await rm(folderSesi(bahan.dir, sesi.id), { recursive: true, force: true });
}

/** Audit entry of an opening that was refused before there was a session. */
export async function catatTolakBuka(url: string, p: Pemanggil, sebab: KodeKesalahan): Promise<void> {
  const jejak = { instansi: p.instansi, sebab };
  await sqlUntukIrisan(url, (sql) => sql.begin((tx) => tx`select jejak_catat('denyut.ditolak', ${tx.json(jejak)}, ${p.subjek}, ${p.orang})`));
}

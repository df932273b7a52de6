import { type SQL, sql } from 'drizzle-orm';
import type { Tahap } from '../../domain/mutasi/gerbang/aturan.ts';
import type { HasilGerbang } from '../../domain/mutasi/gerbang/periksa.ts';
import type { RincianUsul } from '../../domain/mutasi/rincian.ts';
import type { StatusUsul } from '../../domain/mutasi/status.ts';
import type { JenisUsul } from '../../domain/mutasi/usul.ts';
import { iso } from '../../platform/db/iso.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { IsiBeritaAcara } from './berita-acara.ts';
import { bukaIsi, type IsiTersimpan } from './isi-tersimpan.ts';

type Baris<T> = T & Record<string, unknown>;

/** Ids from outside become text parameters only when they are numbers; anything else finds nothing. */
const angka = (ids: readonly string[]): SQL => sql`${sql.param(ids.filter((id) => /^\d{1,18}$/.test(id)))}::bigint[]`;

export interface UsulRow {
  readonly id: string;
  readonly nomor: string;
  readonly instansiId: string;
  readonly jenis: JenisUsul;
  readonly alasan: string;
  readonly tmt: string;
  readonly status: StatusUsul;
  readonly perluMendagri: boolean;
  readonly pengaktifan: boolean;
  readonly rincian: RincianUsul;
  readonly akuiPeringatan: readonly string[];
  readonly versi: number;
  readonly dibuatPada: string;
  readonly diubahPada: string;
}

const KOLOM_USUL = sql`u.id::text as id, u.nomor, i.id as "instansiId", u.jenis, u.alasan, u.tmt::text as tmt, u.status, u.perlu_mendagri as "perluMendagri", u.pengaktifan, u.rincian,
  u.akui as "akuiPeringatan", u.versi, ${iso(sql`u.dibuat_pada`)} as "dibuatPada", ${iso(sql`u.diubah_pada`)} as "diubahPada"`;

export async function selectUsulByIds(tx: Tx, ids: readonly string[]): Promise<readonly UsulRow[]> {
  const { rows } = await tx.execute<Baris<UsulRow>>(
    sql`select ${KOLOM_USUL} from usul u join instansi i on i.no = u.instansi where u.id = any (${angka(ids)})`,
  );
  return rows;
}

export interface SaringUsul {
  readonly status: StatusUsul | null;
  readonly first: number;
  /** Id of the last usul seen; null at the start. */
  readonly after: string | null;
}

const syarat = ({ status, after }: SaringUsul): SQL =>
  sql`${status === null ? sql`true` : sql`u.status = ${status}`} and ${after === null ? sql`true` : sql`u.id < ${after}::bigint`}`;

export async function selectDaftarUsul(tx: Tx, instansiId: string | null, saring: SaringUsul): Promise<readonly UsulRow[]> {
  const { rows } = await tx.execute<Baris<UsulRow>>(sql`select ${KOLOM_USUL} from usul u join instansi i on i.no = u.instansi
    where ${syarat(saring)} and ${instansiId === null ? sql`true` : sql`i.id = ${instansiId}`} order by u.id desc limit ${saring.first + 1}`);
  return rows;
}

export type UsulMilik = UsulRow & { readonly milik: string };

export async function selectUsulByInstansi(tx: Tx, ids: readonly string[], saring: SaringUsul): Promise<readonly UsulMilik[]> {
  const { rows } = await tx.execute<Baris<UsulMilik>>(sql`select i.id as milik, x.* from instansi i
    cross join lateral (select ${KOLOM_USUL} from usul u where u.instansi = i.no and ${syarat(saring)} order by u.id desc limit ${saring.first + 1}) x
    where i.id = any (${sql.param([...ids])}::text[])`);
  return rows;
}

export async function selectUsulByNip(tx: Tx, nip: readonly string[], saring: SaringUsul): Promise<readonly UsulMilik[]> {
  const { rows } = await tx.execute<Baris<UsulMilik>>(sql`select lpad(n.nip::text, 18, '0') as milik, x.* from unnest(${sql.param([...nip])}::bigint[]) n(nip)
    cross join lateral (select ${KOLOM_USUL} from usul_pegawai p join usul u on u.id = p.usul join instansi i on i.no = u.instansi
      where p.nip = n.nip and ${syarat(saring)} order by u.id desc limit ${saring.first + 1}) x`);
  return rows;
}

export interface UsulPegawaiRow {
  readonly usul: string;
  readonly nip: string;
  readonly instansiId: string;
  readonly unorId: string;
  readonly jabatanId: string;
  readonly jenisJabatanId: string;
  readonly eselonId: string | null;
  readonly jenjang: string;
  readonly bup: number;
  readonly terbuktiBkn: string | null;
  readonly terbuktiSimpeg: string | null;
}

export interface SaringPegawai {
  readonly first: number;
  readonly after: string | null;
}

export async function selectPegawaiHalaman(tx: Tx, usulIds: readonly string[], { first, after }: SaringPegawai): Promise<readonly UsulPegawaiRow[]> {
  const { rows } = await tx.execute<Baris<UsulPegawaiRow>>(sql`select t.id::text as usul, x.* from unnest(${angka(usulIds)}) t(id)
    cross join lateral (select lpad(p.nip::text, 18, '0') as nip, i.id as "instansiId", p.unor_tujuan as "unorId", p.jabatan_tujuan as "jabatanId",
        p.jenis_jabatan_tujuan as "jenisJabatanId", p.eselon_tujuan as "eselonId", p.jenjang_tujuan as jenjang, p.bup_tujuan as bup,
        ${iso(sql`p.terbukti_bkn`)} as "terbuktiBkn", ${iso(sql`p.terbukti_simpeg`)} as "terbuktiSimpeg"
      from usul_isi(t.id) p join instansi i on i.no = p.instansi_tujuan where ${after === null ? sql`true` : sql`p.nip > ${after}::bigint`} order by p.nip limit ${first + 1}) x`);
  return rows;
}

export async function selectJumlahPegawai(tx: Tx, usulIds: readonly string[]): Promise<readonly { readonly usul: string; readonly jumlah: number }[]> {
  const { rows } = await tx.execute<{ usul: string; jumlah: number }>(
    sql`select t.id::text as usul, (select count(*)::int from usul_isi(t.id)) as jumlah from unnest(${angka(usulIds)}) t(id)`,
  );
  return rows;
}

export interface BeritaAcaraRow {
  readonly id: string;
  readonly usul: string;
  readonly tahap: Tahap;
  readonly hasil: HasilGerbang;
  readonly sidik: string;
  readonly pada: string;
}

const KOLOM_BA = sql`id::text as id, usul::text as usul, tahap, hasil, sidik, ${iso(sql`pada`)} as pada`;

export async function selectBeritaAcaraByUsul(tx: Tx, usulIds: readonly string[]): Promise<readonly BeritaAcaraRow[]> {
  const { rows } = await tx.execute<Baris<BeritaAcaraRow>>(
    sql`select ${KOLOM_BA} from berita_acara where usul = any (${angka(usulIds)}) order by berita_acara.id desc`,
  );
  return rows;
}

export async function selectBeritaAcaraByIds(tx: Tx, ids: readonly string[]): Promise<readonly BeritaAcaraRow[]> {
  const { rows } = await tx.execute<Baris<BeritaAcaraRow>>(sql`select ${KOLOM_BA} from berita_acara where id = any (${angka(ids)})`);
  return rows;
}

export async function selectIsiBeritaAcara(tx: Tx, ids: readonly string[]): Promise<readonly { readonly id: string; readonly isi: IsiBeritaAcara }[]> {
  const { rows } = await tx.execute<{ id: string; isi: IsiTersimpan }>(sql`select id::text as id, isi from berita_acara where id = any (${angka(ids)})`);
  return rows.map(({ id, isi }) => ({ id, isi: bukaIsi(isi) }));
}

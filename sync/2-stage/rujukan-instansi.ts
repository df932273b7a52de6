import type pg from 'pg';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { CAKUPAN_BKN } from '../1-canonicalise/bkn.ts';
import { bacaProfil, cakupanProfil, type Profil } from '../1-canonicalise/profil.ts';
import type { Rujukan } from '../1-canonicalise/rujukan.ts';
import { versiGabungan } from '../1-canonicalise/versi.ts';

export interface BekalInstansi {
  readonly instansi: number;
  readonly kodeCepat: string;
  readonly profil: Profil;
  readonly rujukan: Rujukan;
  /** Fields that both formats offer; only these enter the fingerprint. */
  readonly cakupan: number;
  readonly ver: number;
  /**
   * Text that changes when every line of a feed must be read again: canon and profile version, units. A crosswalk entry is not in it: its change
   * re-evaluates the records that used its code (`ulang_kanonik`), and no others.
   */
  readonly revisi: string;
}

/** Of an instansi i: what its rows are read with beside the version and the crosswalk, as text that moves whenever it does. */
const REV = "(select md5(coalesce(string_agg(concat_ws('|', id, eselon_id), ',' order by id), '')) from unor where instansi = i.no)";
const PROFIL = 'coalesce(p.teks, jsonb_pretty(p.isi))';

interface Versi {
  readonly cakupan: number;
  readonly ver: number;
}

function versiDari(profil: Profil): Versi {
  const cakupan = CAKUPAN_BKN & cakupanProfil(profil);
  return { cakupan, ver: versiGabungan(profil.id, profil.versi, cakupan) };
}

const revisiDari = (ver: number, rev: string): string => `${ver}|unor:${rev}`;

/** `revisi` of every instansi whose active profile can be read; the others are missing. */
export async function revisiSemua(sql: Sql): Promise<ReadonlyMap<number, string>> {
  const profil = await sql<
    { id: string; teks: string }[]
  >`/* bekal.profilSemua */ select p.id, ${sql.unsafe(PROFIL)} teks from profil_pemetaan p where p.aktif`;
  const ver = new Map<string, number>();
  for (const p of profil) {
    try {
      ver.set(p.id, versiDari(bacaProfil(p.teks, p.id)).ver);
    } catch (galat) {
      if (!(galat instanceof Kesalahan)) throw galat;
    }
  }
  const baris = await sql<
    { no: number; profil_id: string | null; rev: string }[]
  >`/* bekal.revSemua */ select i.no, i.profil_id, ${sql.unsafe(REV)} rev from instansi i`;
  return new Map(
    baris.flatMap(({ no, profil_id, rev }) => {
      const v = ver.get(profil_id ?? '');
      return v === undefined ? [] : [[no, revisiDari(v, rev)] as const];
    }),
  );
}

/** The active mapping profile of one instansi alone. Throws PROFIL_DITOLAK when there is none, or it cannot be read. */
export async function muatProfil(sql: Sql, instansi: number): Promise<Profil> {
  const [baris] = await sql<{ teks: string | null }[]>`/* bekal.profil */ select ${sql.unsafe(PROFIL)} teks from instansi i
    left join profil_pemetaan p on p.id = i.profil_id and p.aktif where i.no = ${instansi}`;
  if (baris?.teks == null) throw new Kesalahan('PROFIL_DITOLAK', `instansi ${instansi} belum punya profil pemetaan aktif`);
  return bacaProfil(baris.teks, `profil instansi ${instansi}`);
}

/** The confirmed crosswalk of one instansi: SIASN id for a local code. */
export async function muatPadanan(klien: pg.ClientBase, instansi: number): Promise<Rujukan['padanan']> {
  const { rows } = await klien.query<{ tabel: string; lokal: string; siasn: string }>(
    `/* bekal.padanan */ select tabel, lokal, siasn from padanan where instansi = $1 and status = 'BENAR' and siasn is not null`,
    [instansi],
  );
  const peta = new Map(rows.map((p) => [`${p.tabel}\u001f${p.lokal}`, p.siasn]));
  return (tabel, lokal) => peta.get(`${tabel}\u001f${lokal}`);
}

/** Everything canonicalisation of one instansi looks up, read in four statements. */
export async function muatBekal(klien: pg.ClientBase, instansi: number): Promise<BekalInstansi> {
  const induk = await klien.query<{ id: string; kode_cepat: string; profil: string | null; rev: string }>(
    `/* bekal.instansi */ select i.id, i.kode_cepat, ${PROFIL} profil, ${REV} rev
     from instansi i left join profil_pemetaan p on p.id = i.profil_id and p.aktif where i.no = $1`,
    [instansi],
  );
  const baris = induk.rows[0];
  if (baris === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', `instansi ${instansi}`);
  if (baris.profil === null) throw new Kesalahan('PROFIL_DITOLAK', `instansi ${instansi} belum punya profil pemetaan aktif`);
  const profil = bacaProfil(baris.profil, `profil instansi ${instansi}`);
  const unor = await klien.query<{ id: string; eselon_id: string | null }>('/* bekal.unor */ select id, eselon_id from unor where instansi = $1', [instansi]);
  const padanan = await muatPadanan(klien, instansi);
  const kode = await klien.query<{ kode_cepat: string; id: string }>('/* bekal.kodeCepat */ select kode_cepat, id from instansi');
  const eselon = new Map(unor.rows.map((u) => [u.id, u.eselon_id]));
  const idDariKode = new Map(kode.rows.map((k) => [k.kode_cepat, k.id]));
  const { cakupan, ver } = versiDari(profil);
  return {
    instansi,
    kodeCepat: baris.kode_cepat,
    profil,
    cakupan,
    ver,
    revisi: revisiDari(ver, baris.rev),
    rujukan: {
      instansiId: baris.id,
      eselonUnor: (id) => eselon.get(id),
      padanan,
      instansiIdDariKodeCepat: (k) => idDariKode.get(k),
    },
  };
}

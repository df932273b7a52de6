import { Kesalahan } from '../../domain/kesalahan.ts';
import { hapusAnggaran, tetapkanAnggaran } from '../../platform/antrean/anggaran.ts';
import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { isJenisFakta } from '../sources/kolom-fakta.ts';
import type { SUMBER } from '../sources/macam.ts';
import { periksaRujukan } from '../sources/rahasia.ts';
import { type Macam, periksaAlamat, periksaSetelan, RAHASIA, type Setelan } from '../sources/setelan.ts';
import type { JenisSumber, SisiSumber, UmpanSumber } from '../sources/sumber-berkas.ts';
import { anggaranSetelan } from './jatah.ts';

/** Which kind of source serves one feed of one instansi; a change is a new version. */
export interface SumberTerpasang {
  readonly instansi: number;
  readonly kodeCepat: string;
  readonly sisi: SisiSumber;
  readonly jenis: JenisSumber;
  readonly versi: number;
  readonly macam: Macam;
  readonly alamat: string;
  readonly setelan: Setelan;
  /** Name of the secret to the reference of where it lies; never the secret. */
  readonly rahasia: Readonly<Record<string, string>>;
  readonly jarakDetik: number;
  /** Name under which breaker, lane and rate budget are kept; feeds of one system share it. */
  readonly sumber: string;
}

/** A source that is fetched, as against files in the folder. */
export type SumberJauh = SumberTerpasang & { readonly macam: keyof typeof SUMBER };

export type SumberBaru = Omit<SumberTerpasang, 'versi' | 'kodeCepat' | 'sumber'>;

const SISI: Readonly<Partial<Record<Macam, SisiSumber>>> = { SIASN: 'BKN', MYSQL: 'SIMPEG', POSTGRES: 'SIMPEG', HTTP: 'SIMPEG' };

/** Checks a source before it is stored and fills in the defaults of its kind. Throws MASUKAN_SALAH. */
export function periksaSumber(s: SumberBaru): SumberBaru {
  // Facts have one side, BKN's; a system of the instansi may hold them too.
  const sisi = s.sisi === 'BKN' && isJenisFakta(s.jenis) ? 'BKN' : SISI[s.macam];
  if (sisi !== undefined && sisi !== s.sisi) throw new Kesalahan('MASUKAN_SALAH', `Sumber ${s.macam} hanya untuk sisi ${sisi}.`);
  if (s.sisi === 'SIMPEG' && s.jenis !== 'pegawai') throw new Kesalahan('MASUKAN_SALAH', 'Sisi SIMPEG hanya punya umpan pegawai.');
  const setelan = periksaSetelan(s.macam, s.setelan);
  periksaAlamat(s.macam, s.alamat, setelan);
  for (const [nama, rujukan] of Object.entries(s.rahasia)) {
    if (!RAHASIA[s.macam].includes(nama)) throw new Kesalahan('MASUKAN_SALAH', `Sumber ${s.macam} tidak memakai rahasia "${nama}".`);
    periksaRujukan(nama, rujukan);
  }
  return { ...s, setelan };
}

/** The budget that the settings name; one that somebody has set stays when they name none, and none is left where they say that no pause is needed. */
async function aturAnggaran(tx: SqlTransaksi, s: SumberBaru, { sumber, disebut }: { sumber: string; disebut: boolean }): Promise<void> {
  if (s.macam !== 'SIASN') return;
  const anggaran = anggaranSetelan(s.macam, s.setelan);
  if (anggaran === null) await hapusAnggaran(tx, sumber);
  else await tetapkanAnggaran(tx, sumber, anggaran, disebut);
}

/** Stores a source as the new active version of its feed, with its audit entry. Returns the version. */
export async function pasangSumber(sql: Sql, baru: SumberBaru, oleh: string): Promise<number> {
  const s = periksaSumber(baru);
  return await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('sumber_instansi'), ${s.instansi})`;
    await tx`update sumber_instansi set aktif = false where instansi = ${s.instansi} and sisi = ${s.sisi} and jenis = ${s.jenis} and aktif`;
    const [baris] = await tx<
      { versi: number; sumber: string }[]
    >`/* sumber.pasang */ insert into sumber_instansi (instansi, sisi, jenis, versi, macam, alamat, setelan, rahasia, jarak_detik, oleh)
      select ${s.instansi}, ${s.sisi}, ${s.jenis}, coalesce(max(versi), 0) + 1, ${s.macam}, ${s.alamat}, ${tx.json(s.setelan as never)}, ${tx.json(s.rahasia as never)}, ${s.jarakDetik}, ${oleh}
      from sumber_instansi where instansi = ${s.instansi} and sisi = ${s.sisi} and jenis = ${s.jenis}
      returning versi, (select sumber_nama(${s.sisi}, i.kode_cepat, ${s.macam}) from instansi i where i.no = ${s.instansi}) sumber`;
    const versi = baris?.versi ?? 1;
    await aturAnggaran(tx, s, { sumber: baris?.sumber ?? '', disebut: Object.hasOwn(baru.setelan, 'jedaMs') });
    const jejak = { instansi: s.instansi, sisi: s.sisi, jenis: s.jenis, macam: s.macam, versi };
    await tx`select jejak_catat('sumber.dipasang', ${tx.json(jejak)}, ${oleh}, ${oleh})`;
    return versi;
  });
}

/** Active sources of one instansi, or of all. */
export const daftarSumber = (sql: Sql, instansi: number | null): Promise<SumberTerpasang[]> =>
  sql<
    SumberTerpasang[]
  >`/* sumber.daftar */ select s.instansi, i.kode_cepat "kodeCepat", s.sisi, s.jenis, s.versi, s.macam, s.alamat, s.setelan, s.rahasia, s.jarak_detik "jarakDetik",
      sumber_nama(s.sisi, i.kode_cepat, s.macam) sumber
    from sumber_instansi s join instansi i on i.no = s.instansi where s.aktif and (${instansi}::smallint is null or s.instansi = ${instansi}) order by 1, 3, 4`;

/** The active source of a feed when it is one that is fetched; null: files in the folder, the default. */
export async function bacaSumber(sql: Sql, instansi: number, u: UmpanSumber): Promise<SumberJauh | null> {
  const ada = (await daftarSumber(sql, instansi)).find((s) => s.sisi === u.sisi && s.jenis === u.jenis);
  return ada === undefined || ada.macam === 'BERKAS' ? null : { ...ada, macam: ada.macam };
}

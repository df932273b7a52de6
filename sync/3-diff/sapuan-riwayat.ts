import { type Sql, type SqlTransaksi, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { KunciPegawai } from './bidang-sapuan.ts';
import { diffRiwayat } from './riwayat.ts';

export interface HasilSapuanRiwayat {
  /** Findings that must be open. */
  readonly beda: number;
  /** Persons whose open findings are not what the sweep found. */
  readonly alarm: readonly KunciPegawai[];
  /** Persons of whom only the date has changed something: a punishment ran out and no longer holds. Nobody erred; they are refreshed. */
  readonly lewat: readonly KunciPegawai[];
}

/** Everybody of whom a row or an open finding exists, in the temp table that the increments fill with the persons a feed touched. */
async function semuaOrang(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`create temp table riwayat_ubah (nip bigint primary key) on commit drop`;
  await tx`/* sapuanRiwayat.orang */ insert into riwayat_ubah select nip from riwayat_bkn where instansi = ${instansi}
    union select nip from riwayat_simpeg where instansi = ${instansi} union select nip from beda_riwayat where instansi = ${instansi} and status <> 'TERTUTUP'`;
  await tx`analyze riwayat_ubah`;
}

interface Beda {
  readonly nip: string;
  readonly lewat: boolean;
}

/** Persons whose open findings differ from `hasil_riwayat`; `lewat` = in nothing but a level that fell because the end has passed. */
const bandingkan = (tx: SqlTransaksi, instansi: number): Promise<Beda[]> => tx<
  Beda[]
>`/* sapuanRiwayat.banding */ select nip::text nip, bool_and(lewat) lewat from (
    select coalesce(l.nip, h.nip) nip, coalesce(((l.beda, l.nilai) is not distinct from (h.beda, h.nilai) and l.level = 'BLOKIR' and h.level = 'PERINGATAN' or l.beda like 'SEPIHAK%' and h.nip is null)
      and coalesce(l.nilai #>> '{akhir,0}', l.nilai #>> '{akhir,1}') < (select hari_ini())::text, false) lewat
    from (select * from beda_riwayat where instansi = ${instansi} and status <> 'TERTUTUP') l full join hasil_riwayat h on h.nip = l.nip and h.jenis = l.jenis and h.kunci = l.kunci
    where (l.beda, l.nilai, l.level) is distinct from (h.beda, h.nilai, h.level)) x group by nip order by nip`;

async function sapuInstansi(sql: Sql, instansi: number): Promise<HasilSapuanRiwayat> {
  // One snapshot: a feed commits its rows and its findings together, so either both are seen or neither.
  return await sql.begin('isolation level repeatable read', async (tx) => {
    await semuaOrang(tx, instansi);
    await diffRiwayat(tx, instansi, 'BKN');
    await tx`analyze hasil_riwayat`;
    const [n] = await tx<{ n: number }[]>`select count(*)::int n from hasil_riwayat`;
    const beda = await bandingkan(tx, instansi);
    const pilih = (lewat: boolean): KunciPegawai[] => beda.filter((b) => b.lewat === lewat).map(({ nip }) => ({ instansi, nip }));
    return { beda: n?.n ?? 0, alarm: pilih(false), lewat: pilih(true) };
  });
}

/**
 * All histories compared anew by the statements that the increments use, instansi by instansi (histories are compared within one), each in one snapshot,
 * and held against what is open. Repairs nothing.
 */
export function sapuRiwayat(url: string): Promise<HasilSapuanRiwayat> {
  return sqlUntukIrisan(url, async (sql) => {
    const instansi = await sql<
      { no: number }[]
    >`/* sapuanRiwayat.instansi */ select no from instansi i where exists (select from riwayat_cakupan c where c.instansi = i.no)
      or exists (select from beda_riwayat b where b.instansi = i.no and b.status <> 'TERTUTUP') order by no`;
    const hasil: HasilSapuanRiwayat[] = [];
    for (const { no } of instansi) hasil.push(await sapuInstansi(sql, no));
    return { beda: hasil.reduce((n, h) => n + h.beda, 0), alarm: hasil.flatMap((h) => h.alarm), lewat: hasil.flatMap((h) => h.lewat) };
  });
}

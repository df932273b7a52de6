import type pg from 'pg';
import { klienUntukIrisan } from '../../platform/db/klien-irisan.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { VERSI_RIWAYAT } from '../1-canonicalise/riwayat/baca.ts';
import { VERSI_KANON } from '../1-canonicalise/versi.ts';
import { KUNCI_INSTANSI } from '../irisan-instansi.ts';
import { JENIS_KUNCI } from './banding-blok.ts';
import { bandingkanKeadaan, type KunciPegawai, langkahBidang, nipSepihak } from './bidang-sapuan.ts';
import { himpunanSapuan } from './himpunan-sapuan.ts';
import { type CaraKunci, langkahKunci } from './kunci-sapuan.ts';
import { bagiRata, type RentangInstansi } from './rentang.ts';
import { type HasilSapuanRiwayat, sapuRiwayat } from './sapuan-riwayat.ts';

const SAMBUNGAN = 2;

export interface PilihanSapuan {
  /** Connections, each with a range of instansi of about the same number of rows. Default 2. */
  readonly sambungan?: number;
  /** Default BLOK; instansi whose blobs are of mixed or different canon versions are swept in SQL either way. */
  readonly cara?: CaraKunci;
}

export interface HasilSapuan {
  readonly sapuan: string;
  readonly kunciBeda: number;
  /** Persons whose open discrepancies are not what the sweep found. */
  readonly alarm: readonly KunciPegawai[];
  /** Persons whose open set differences are not what the sweep found. */
  readonly alarmHimpunan: readonly KunciPegawai[];
  readonly riwayat: HasilSapuanRiwayat;
}

/** Persons of whom the incremental state was wrong in any way. */
export const jumlahAlarm = ({ alarm, alarmHimpunan, riwayat }: HasilSapuan): number => alarm.length + alarmHimpunan.length + riwayat.alarm.length;

/** Ranges of instansi for the connections of a sweep, by the rows the last feeds left. */
export async function rentangSapuan(sql: Sql, sambungan: number): Promise<readonly RentangInstansi[]> {
  const instansi = await sql<{ no: number; baris: number }[]>`select i.no::int no, coalesce(sum(k.jumlah), 0)::int + 1 baris
    from instansi i left join kesegaran k on k.instansi = i.no and k.jenis = 'pegawai' group by 1 order by 1`;
  return bagiRata(instansi, sambungan);
}

interface Bagian {
  readonly rentang: RentangInstansi;
  /** Snapshot that all connections share: the ranges must not see different moments, or a person who moves is missed or seen twice. */
  readonly potret: string;
}

/** Instansi whose feed is being applied, asked just before the snapshot is taken: it may lie between the two transactions of the feed. */
const instansiSibuk = async (sql: Sql): Promise<readonly number[]> =>
  (
    await sql<{ no: number }[]>`select distinct objid::int no from pg_locks where locktype = 'advisory' and classid = ${KUNCI_INSTANSI}::oid and granted
      and database = (select oid from pg_database where datname = current_database())`
  ).map((l) => l.no);

/** Runs `kerja` over one range, in a transaction that sees the shared snapshot. */
export function sapuBagian<T>(url: string, { rentang, potret }: Bagian, kerja: (klien: pg.Client, rentang: RentangInstansi) => Promise<T>): Promise<T> {
  return klienUntukIrisan(
    url,
    async (klien) => {
      await klien.query('begin isolation level repeatable read');
      await klien.query(`set transaction snapshot '${potret}'`);
      const hasil = await kerja(klien, rentang);
      await klien.query('commit');
      return hasil;
    },
    { nama: 'simpul-sapuan' },
  );
}

/** Opens the snapshot of a sweep and keeps it while `kerja` runs. */
export function denganPotret<T>(sql: Sql, kerja: (tx: SqlTransaksi, potret: string) => Promise<T>): Promise<T> {
  return sql.begin('isolation level repeatable read', async (tx) => {
    // The other connections work meanwhile; this one only holds the snapshot.
    await tx`set local idle_in_transaction_session_timeout = 0`;
    const [p] = await tx<{ potret: string }[]>`select pg_export_snapshot() potret`;
    return kerja(tx, p?.potret ?? '');
  }) as Promise<T>;
}

/** Keys and fields of one range into beda_sapuan; returns how many keys differ. */
export async function sapuRentang(klien: pg.Client, sapuan: string, rentang: RentangInstansi, cara: CaraKunci): Promise<number> {
  await langkahKunci(klien, rentang, cara);
  return langkahBidang(klien, sapuan, rentang);
}

/**
 * One full sweep of the nation in one snapshot, then of its histories, compared with the incremental state. Writes a row of `sapuan` and `beda_sapuan`; repairs nothing.
 */
export function jalankanSapuan(url: string, { sambungan = SAMBUNGAN, cara = 'BLOK' }: PilihanSapuan = {}): Promise<HasilSapuan> {
  return sqlUntukIrisan(url, async (sql) => {
    const [s] = await sql<{ id: string }[]>`insert into sapuan (ver, ver_riwayat, cara, baris_bkn, baris_simpeg)
      select ${VERSI_KANON}::int, ${VERSI_RIWAYAT}::int, ${cara}::text, sum(jumlah) filter (where sisi = 'BKN'), sum(jumlah) filter (where sisi = 'SIMPEG') from kesegaran where jenis = 'pegawai' returning id`;
    const sapuan = String(s?.id);
    const rentang = await rentangSapuan(sql, sambungan);
    const sibuk = await instansiSibuk(sql);
    const { bagian, himpunan } = await denganPotret(sql, async (tx, potret) => {
      const bagian = await Promise.all(
        rentang.map((r) =>
          sapuBagian(url, { rentang: r, potret }, async (klien) => ({
            kunci: await sapuRentang(klien, sapuan, r, cara),
            alarm: await bandingkanKeadaan(klien, r),
            sepihak: await nipSepihak(klien),
          })),
        ),
      );
      return { bagian, himpunan: await himpunanSapuan(tx, [...new Set(bagian.flatMap((b) => b.sepihak))], sibuk) };
    });
    const hasil: HasilSapuan = {
      sapuan,
      kunciBeda: bagian.reduce((jumlah, b) => jumlah + b.kunci, 0),
      alarm: bagian.flatMap((b) => b.alarm),
      alarmHimpunan: himpunan.alarm,
      riwayat: await sapuRiwayat(url),
    };
    await sql.begin(async (tx) => {
      await tx`/* sapuan.jenisHimpunan */ update beda_sapuan b set jenis = case t.jenis when 'NIP_GANDA' then ${JENIS_KUNCI.nipGanda}::smallint else ${JENIS_KUNCI.bedaInstansi} end
        from jsonb_to_recordset(${tx.json(himpunan.temuan.map((t) => ({ ...t })))}) t(instansi smallint, nip bigint, jenis text)
        where b.sapuan = ${sapuan} and b.instansi = t.instansi and b.nip = t.nip and b.jenis <> ${JENIS_KUNCI.berbeda}`;
      await tx`update sapuan set selesai = clock_timestamp(), kunci_beda = ${hasil.kunciBeda}, alarm = ${jumlahAlarm(hasil)},
        riwayat_beda = ${hasil.riwayat.beda}, alarm_riwayat = ${hasil.riwayat.alarm.length} where id = ${sapuan}`;
      await tx`delete from beda_sapuan where sapuan < ${sapuan}`;
    });
    return hasil;
  });
}

import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Sql } from '../../../platform/db/postgres-js.ts';
import { pilihJatuhTempo } from '../../../sync/jadwal/jatuh-tempo.ts';
import { segarkanJadwal } from '../../../sync/jadwal/tingkat.ts';
import type { RingkasanTarik } from '../../../sync/tarik-instansi.ts';
import { tarikJatuhTempo } from '../../../sync/tarik-jatuh-tempo.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { DIAM, type JadwalUji, rakitJadwal } from './rakit-jadwal.ts';

export const DASAR_MS = 60_000;
export const CLI = { subjek: 'CLI', orang: 'CLI' };

export interface Umpan {
  readonly status: string;
  readonly percobaan: number;
  readonly tingkat: string;
  /** Seconds until it is due; negative when it is. */
  readonly dalam: number;
}

export interface PanggungJadwal {
  mesin(): Mesin;
  jadwal(): JadwalUji;
  /** The job of the fast lane. */
  tarik(no: number): Promise<RingkasanTarik>;
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T>;
  umpan(no: number, sisi?: string, jenis?: string): Promise<Umpan>;
  /** Makes feeds due; without arguments all. */
  tempo(no?: number | null, sisi?: string | null): Promise<void>;
  sumber(no: number, sisi?: string): Promise<string>;
  /** The instansi that are due, in their order. */
  terpilih(): Promise<number[]>;
}

function ada<T>(nilai: T | undefined): T {
  if (nilai === undefined) throw new RangeError('tidak ada');
  return nilai;
}

/** A small nation that was pulled once, with nothing due; before each test every feed is healthy again. Call it at the top of a test file. */
export function panggungJadwal(): PanggungJadwal {
  let m: Mesin | undefined;
  let j: JadwalUji | undefined;
  const mesin = (): Mesin => ada(m);
  const jadwal = (): JadwalUji => ada(j);
  const tarik = (no: number): Promise<RingkasanTarik> => tarikJatuhTempo(jadwal().bahan, no, { jalur: 'cepat', catatan: DIAM });
  beforeAll(async () => {
    m = await rakitMesin(60, 4);
    j = await rakitJadwal(m, { dasarMs: DASAR_MS, cepat: 5_000 });
    await segarkanJadwal(j.bahan);
    for (const i of m.instansi) await tarik(i.no);
  }, 90_000);
  afterAll(async () => {
    await j?.tutup();
    await m?.hapus();
  });
  beforeEach(async () => {
    await mesin().sql(async (sql) => {
      await sql`delete from pemutus_sumber`;
      await sql`delete from anggaran_sumber`;
      await sql`update kesegaran set status = 'SEHAT', percobaan = 0, sebab = null where jenis <> 'riwayat'`;
      await sql`update jadwal_umpan set berikut = clock_timestamp() + interval '1 hour', diminta_pada = null, terakhir = clock_timestamp()`;
    });
  });
  return {
    mesin,
    jadwal,
    tarik,
    sql: (fn) => mesin().sql(fn),
    umpan: async (no, sisi = 'SIMPEG', jenis = 'pegawai') => {
      const [u] = await mesin().sql(
        (sql) => sql<Umpan[]>`select k.status, k.percobaan, j.tingkat, extract(epoch from j.berikut - clock_timestamp())::float8 dalam
          from kesegaran k join jadwal_umpan j using (instansi, sisi, jenis) where (instansi, sisi, jenis) = (${no}, ${sisi}, ${jenis})`,
      );
      return ada(u);
    },
    tempo: async (no = null, sisi = null) => {
      await mesin().sql(
        (sql) =>
          sql`update jadwal_umpan set berikut = clock_timestamp() where (${no}::int is null or instansi = ${no}) and (${sisi}::text is null or sisi = ${sisi})`,
      );
    },
    sumber: async (no, sisi = 'BKN') =>
      ada((await mesin().sql((sql) => sql<{ s: string }[]>`select sumber s from jadwal_umpan where instansi = ${no} and sisi = ${sisi} limit 1`))[0]).s,
    terpilih: async () => (await pilihJatuhTempo(jadwal().bahan, 10)).map((i) => i.instansi),
  };
}

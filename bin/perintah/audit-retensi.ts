import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlStateDari } from '../../platform/db/galat.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import { type Alat, bilangan, OLEH_PERINTAH } from './alat.ts';
import { KELUAR } from './kode-keluar.ts';

export interface OpsiRetensi {
  readonly tetapkan?: string;
  readonly sejak?: string;
  readonly dasar?: string;
  readonly pangkas?: boolean;
}

interface Pangkasan {
  readonly ke: string;
  readonly sebelum: Date;
  readonly jumlah: string;
  readonly orang: string;
}

/** Five years: the least that is kept where no other rule speaks (Permenkominfo 20/2016 Pasal 15, from memory). SQL refuses less as well. */
const BULAN_MIN = 60;
const BULAN_MAKS = 1_200;
/** Longest time for verifying and removing, ms. */
const TENGGAT_MS = 3_600_000;
/** SQLSTATE of akses_pangkas: the trail does not verify. */
const TIDAK_UTUH = 'P0A02';

async function tetapkan(alat: Alat, { tetapkan: bulan = '', sejak = '', dasar = '' }: OpsiRetensi): Promise<void> {
  const n = bilangan('--tetapkan', bulan, BULAN_MIN, BULAN_MAKS);
  const hari = parseTanggal(sejak);
  if (hari === null) throw new Kesalahan('MASUKAN_SALAH', '--sejak harus yyyy-mm-dd.');
  if (dasar.trim().length < 10 || dasar.length > 500) throw new Kesalahan('MASUKAN_SALAH', '--dasar wajib, 10 sampai 500 huruf.');
  await alat.sqlPemilik(async (sql) => {
    const [sah] = await sql<{ ya: boolean }[]>`select ${hari}::date >= hari_ini()
      and not exists (select from parameter_aturan where kode = 'AKSES' and nama = 'simpanBulan' and sejak = ${hari}::date) ya`;
    if (sah?.ya !== true) throw new Kesalahan('MASUKAN_SALAH', '--sejak paling cepat hari ini, dan belum dipakai masa simpan lain.');
    await sql`select akses_retensi_tetapkan(${n}, ${hari}::date, ${dasar.trim()}, ${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang})`;
  });
  alat.hasil({ bulan: n, sejak: hari, dasar: dasar.trim() }, [`masa simpan jejak akses ${n} bulan sejak ${hari}`]);
}

const jalankanPangkas = (sql: Sql): Promise<Pangkasan | null> =>
  sql.begin(async (tx) => {
    await tx`select set_config('statement_timeout', ${String(TENGGAT_MS)}, true)`;
    const [p] = await tx<
      Pangkasan[]
    >`select ke::text ke, sebelum, jumlah::text jumlah, orang::text orang from akses_pangkas(${OLEH_PERINTAH.subjek}, ${OLEH_PERINTAH.orang})`;
    return p ?? null;
  }) as Promise<Pangkasan | null>;

async function pangkas(alat: Alat): Promise<void> {
  const p = await alat.sqlPemilik(jalankanPangkas).catch((e: unknown) => {
    if (sqlStateDari(e) === TIDAK_UTUH) return 'TIDAK_UTUH' as const;
    throw e;
  });
  if (p === 'TIDAK_UTUH') {
    alat.hasil({ dipangkas: null, sebab: p }, ['DITOLAK: jejak akses tidak utuh; jalankan audit verifikasi, dan jangan hapus apa pun']);
    alat.kode = KELUAR.takTerduga;
    return;
  }
  alat.hasil({ dipangkas: p }, [
    p === null ? 'tidak ada yang dihapus' : `${p.jumlah} pembacaan atas ${p.orang} orang sebelum ${p.sebelum.toISOString()} dihapus, sampai rangkuman ${p.ke}`,
  ]);
}

async function tampilkan(alat: Alat): Promise<void> {
  const [k] = await alat.sql(
    (sql) =>
      sql<{ bulan: number | null; ke: string | null; sebelum: Date | null }[]>`select akses_simpan_bulan() bulan, d.ke::text ke, d.sebelum
      from (select 1) x left join akses_dapat_dipangkas() d on true`,
  );
  const { bulan = null, ke = null, sebelum = null } = k ?? {};
  alat.hasil({ bulan, dapatDipangkasSampai: ke, sebelum: sebelum?.toISOString() ?? null }, [
    bulan === null ? 'tanpa masa simpan: jejak akses disimpan selamanya' : `masa simpan ${bulan} bulan`,
    ke === null ? 'tidak ada yang boleh dihapus' : `boleh dihapus: sampai rangkuman ${ke}, sebelum ${sebelum?.toISOString() ?? ''}; --pangkas menghapusnya`,
  ]);
}

/** How long the trail of access is kept, and the removal of what is older; nothing is ever removed but by this act, and never without a term. */
export const retensi = (alat: Alat, opsi: OpsiRetensi): Promise<void> =>
  opsi.tetapkan !== undefined ? tetapkan(alat, opsi) : opsi.pangkas === true ? pangkas(alat) : tampilkan(alat);

import type pg from 'pg';
import type { Sql, SqlTransaksi } from '../platform/db/postgres-js.ts';
import { kodePadanan } from './1-canonicalise/rujukan.ts';
import { siapkanSidik } from './1-canonicalise/sidik.ts';
import { muatBekal } from './2-stage/rujukan-instansi.ts';
import { siapkanUlang } from './2-stage/siapkan-ulang.ts';
import { kunciUbahUlang, terapkanUlang, tutupUlang } from './2-stage/terapkan-ulang.ts';
import { diffKunciUbah } from './3-diff/kunci-ubah.ts';
import { buktikanMutasi } from './4-flag/pasca-mutasi.ts';
import { tandaiSistemik } from './4-flag/sistemik.ts';
import { tandaiSelisih } from './4-flag/tandai.ts';
import { type BahanProses, denganIrisan, type Irisan, pagariInstansi, tujuanDari } from './irisan-instansi.ts';
import { pembacaSimpeg } from './sources/pembaca.ts';

export interface HasilUlang {
  /** Crosswalk changes taken up. */
  readonly kode: number;
  /** Persons read again. */
  readonly pegawai: number;
}

interface Tunggu {
  readonly id: string;
  readonly tabel: string;
  readonly lokal: string;
}

const bacaTunggu = async (klien: pg.ClientBase, instansi: number): Promise<readonly Tunggu[]> =>
  (
    await klien.query<Tunggu>(
      '/* ulang.tunggu */ select id::text id, tabel, lokal from ulang_kanonik where instansi = $1 and selesai_pada is null order by id',
      [instansi],
    )
  ).rows;

/** Rows of before headers were kept cannot be read again; only their file can say what they mean now. */
async function tarikBilaTanpaKepala(tx: SqlTransaksi, instansi: number): Promise<void> {
  await tx`/* ulang.tanpaKepala */ insert into kotak_keluar (antrean, nama, payload, kunci)
    select 'utama', 'tarik-instansi', jsonb_build_object('instansi', ${instansi}::int), 'instansi:' || ${instansi}::int
    where exists (select from pegawai_simpeg p join tarikan t on t.id = p.tarikan where p.instansi = ${instansi} and t.kepala is null)`;
}

/**
 * Applies the confirmed, changed and withdrawn crosswalk entries of one instansi to exactly the records that were read with those codes: from
 * their stored raw rows, in one transaction with gate rows, ending as a fresh complete feed would. Nobody moved, so no MUTASI_LIAR is looked for.
 * The pending changes are read before the crosswalk: one that comes between is applied now and once more by its own job.
 */
export async function ulangDalamIrisan({ klien, sql, pid }: Irisan, instansi: number): Promise<HasilUlang> {
  const tunggu = await bacaTunggu(klien, instansi);
  if (tunggu.length === 0) return { kode: 0, pegawai: 0 };
  const bekal = await muatBekal(klien, instansi);
  const kode = [...new Set(tunggu.map((t) => kodePadanan(t.tabel, t.lokal)))];
  const pegawai = await siapkanUlang(klien, kode, {
    bekal,
    sidik: await siapkanSidik(),
    baca: (kepala) => pembacaSimpeg({ ...kepala, gzip: false }, bekal.profil, bekal.rujukan),
  });
  const id = tunggu.map((t) => t.id);
  await sql.begin(async (tx) => {
    await pagariInstansi(tx, instansi, pid);
    await kunciUbahUlang(tx, instansi);
    await terapkanUlang(tx, instansi);
    await diffKunciUbah(tx, instansi);
    await tandaiSelisih(tx, instansi, '0');
    await tandaiSistemik(tx, instansi);
    await buktikanMutasi(tx, instansi);
    await tarikBilaTanpaKepala(tx, instansi);
    await tutupUlang(tx, instansi, id);
    await tx`select jejak_catat('padanan.diterapkan', ${tx.json({ instansi, kode: kode.length, pegawai })}, 'SISTEM', 'SISTEM')`;
  });
  return { kode: kode.length, pegawai };
}

/** The same in a slice of its own, as the job runs it. */
export const ulangKanonik = (bahan: BahanProses, instansi: number): Promise<HasilUlang> =>
  denganIrisan(tujuanDari(bahan), instansi, (irisan) => ulangDalamIrisan(irisan, instansi));

/** Instansi with crosswalk changes that nobody applied for `umurDetik`: what a lost job left. */
export const ulangTerbengkalai = async (sql: Sql, umurDetik = 10): Promise<number[]> =>
  (
    await sql<{ instansi: number }[]>`/* ulang.terbengkalai */ select distinct instansi from ulang_kanonik
      where selesai_pada is null and dibuat_pada <= clock_timestamp() - make_interval(secs => ${umurDetik}) order by 1`
  ).map((b) => b.instansi);

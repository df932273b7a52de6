import path from 'node:path';
import pg from 'pg';
import type { Antrean } from '../../platform/antrean/antrean.ts';
import { bukaAntrean } from '../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import { mulaiPenyapu } from '../../platform/antrean/penyapu.ts';
import { mulaiRelay } from '../../platform/antrean/relay.ts';
import type { Config } from '../../platform/config.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { pekerjaanAmbilSumber } from '../../sync/jobs/ambil-sumber.ts';
import { pekerjaanProsesTarikan } from '../../sync/jobs/proses-tarikan.ts';
import { pekerjaanSapuanNasional } from '../../sync/jobs/sapuan-nasional.ts';
import { pekerjaanSegarkanBidang } from '../../sync/jobs/segarkan-bidang.ts';
import { type MuatanTarik, pekerjaanTarikInstansi } from '../../sync/jobs/tarik-instansi.ts';
import { pekerjaanTautanNasional } from '../../sync/jobs/tautan-nasional.ts';
import { pekerjaanUlangKanonik } from '../../sync/jobs/ulang-kanonik.ts';
import { tegaskanTetap } from '../../sync/tarik-tetap.ts';
import { ulangTerbengkalai } from '../../sync/ulang-kanonik.ts';
import { tarikanTerbengkalai } from '../../sync/unggahan/terima.ts';
import type { AlamatBasis } from './basis-data.ts';

const SEHARI_MS = 86_400_000;
/** How often Postgres is asked whether a sweep is due. */
const TINJAU_SAPUAN_MS = 300_000;
/** Two slices at a time keep both cores busy; one instansi is never in two. */
const SERENTAK = 2;
/** Fetching is waiting: for answers, and for the calls that a source allows. */
const SERENTAK_SUMBER = 16;
/** A fetch goes to the back of its queue after this long, so that every source gets its turn. */
const SEKALI_AMBIL_MS = 20_000;
/** After a kill the next start waits this long, and no longer, for the locks of the dead worker. */
const KUNCI_MS = 10_000;

export interface Pekerja {
  readonly antrean: Antrean;
  readonly tarik: DefinisiPekerjaan<MuatanTarik>;
  /** Pulls every feed now: the unchanged are confirmed at once, the rest is queued. Returns how many instansi were queued. */
  tarikSemua(): Promise<number>;
  /** From now on every instansi is pulled on its own schedule, and the nation is swept at night. */
  jadwalkan(): Promise<void>;
}

/** Opens the queue and starts the workers of the sync engine in this process. */
export async function mulaiPekerja(config: Config, basis: AlamatBasis, log: Logger, penutup: Penutup): Promise<Pekerja> {
  const antrean = await bukaAntrean(
    config.antrean.jenis === 'redis' ? { antrean: 'redis', redisUrl: config.antrean.url } : { antrean: 'postgres', databaseUrl: basis.sync },
    log,
  );
  penutup.daftar('antrean', () => antrean.tutup());
  const bahanTarik = { url: basis.sync, batasUmpan: config.batasUmpan, dirSumber: path.join(config.dataDir, 'sumber'), terlihat: new Map<string, string>() };
  const tarik = pekerjaanTarikInstansi(bahanTarik);
  const lanjutkan = pekerjaanProsesTarikan({ url: basis.sync, batasUmpan: config.batasUmpan });
  const sapuan = pekerjaanSapuanNasional({ url: basis.sync, jadwal: config.sapuan });
  const ambil = pekerjaanAmbilSumber({
    url: basis.sync,
    dir: path.join(config.dataDir, 'ambilan'),
    rahasia: { env: process.env, dir: path.join(config.dataDir, 'rahasia') },
    kunci: config.kunci.pemanggil,
    sekaliMs: SEKALI_AMBIL_MS,
  });
  const ulang = pekerjaanUlangKanonik({ url: basis.sync });
  const segarkan = pekerjaanSegarkanBidang({ url: basis.sync });
  const tautan = pekerjaanTautanNasional({ url: basis.sync });
  const mesin = [tarik, lanjutkan, sapuan, ulang, segarkan, tautan] as DefinisiPekerjaan[];
  const definisi = [...mesin, ambil as DefinisiPekerjaan];
  const pekerja = await antrean.proses(mesin, { serentak: SERENTAK, kunciMs: KUNCI_MS });
  penutup.daftar('pekerja', () => pekerja.tutup());
  const pengambil = await antrean.proses([ambil as DefinisiPekerjaan], { serentak: SERENTAK_SUMBER, kunciMs: KUNCI_MS });
  penutup.daftar('pengambil sumber', () => pengambil.tutup());

  const pool = new pg.Pool({ connectionString: basis.sync, max: 2, application_name: 'simpul-relay' });
  pool.on('error', () => {});
  pool.on('connect', (klien) => klien.on('error', () => {}));
  penutup.daftar('pool relay', () => pool.end());
  const relay = mulaiRelay({ pool, antrean, definisi, catatan: log });
  penutup.daftar('relay', () => relay.tutup());
  const penyapu = mulaiPenyapu({
    antrean,
    catatan: log,
    harapan: () =>
      sqlUntukIrisan(basis.sync, async (sql) => [
        ...(await tarikanTerbengkalai(sql)).map((tarikan) => ({ definisi: lanjutkan as DefinisiPekerjaan, payload: { tarikan } })),
        ...(await ulangTerbengkalai(sql)).map((instansi) => ({ definisi: ulang as DefinisiPekerjaan, payload: { instansi } })),
      ]),
  });
  penutup.daftar('penyapu', () => penyapu.tutup());

  const daftarInstansi = (): Promise<readonly number[]> =>
    sqlUntukIrisan(basis.sync, async (sql) => (await sql<{ no: number }[]>`select no from instansi order by no`).map((b) => b.no));
  return {
    antrean,
    tarik,
    tarikSemua: async () => {
      const daftar = await tegaskanTetap(bahanTarik);
      await antrean.tambahBanyak(daftar.map((instansi) => ({ definisi: tarik as DefinisiPekerjaan, payload: { instansi } })));
      return daftar.length;
    },
    jadwalkan: async () => {
      for (const instansi of await daftarInstansi()) await antrean.jadwalkan(`instansi:${instansi}`, tarik, { instansi }, config.jadwalDetik * 1_000);
      // A new release may bring another field list.
      await antrean.tambah(segarkan, {});
      await antrean.jadwalkan('segarkan-bidang', segarkan, {}, SEHARI_MS);
      await antrean.jadwalkan('sapuan', sapuan, {}, TINJAU_SAPUAN_MS);
      await antrean.jadwalkan('tautan', tautan, {}, SEHARI_MS);
    },
  };
}

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
import { pekerjaanProsesTarikan } from '../../sync/jobs/proses-tarikan.ts';
import { pekerjaanSapuanNasional } from '../../sync/jobs/sapuan-nasional.ts';
import { type MuatanTarik, pekerjaanTarikInstansi } from '../../sync/jobs/tarik-instansi.ts';
import { tarikanTerbengkalai } from '../../sync/unggahan/terima.ts';
import type { AlamatBasis } from './basis-data.ts';

const SEHARI_MS = 86_400_000;
/** Two slices at a time keep both cores busy; one instansi is never in two. */
const SERENTAK = 2;
/** After a kill the next start waits this long, and no longer, for the locks of the dead worker. */
const KUNCI_MS = 10_000;

export interface Pekerja {
  readonly antrean: Antrean;
  readonly tarik: DefinisiPekerjaan<MuatanTarik>;
  /** One pull per instansi now; returns how many instansi there are. */
  tarikSemua(): Promise<number>;
  /** From now on every instansi is pulled on its own schedule, and the nation is swept once a day. */
  jadwalkan(): Promise<void>;
}

/** Opens the queue and starts the workers of the sync engine in this process. */
export async function mulaiPekerja(config: Config, basis: AlamatBasis, log: Logger, penutup: Penutup): Promise<Pekerja> {
  const antrean = await bukaAntrean(
    config.antrean.jenis === 'redis' ? { antrean: 'redis', redisUrl: config.antrean.url } : { antrean: 'postgres', databaseUrl: basis.sync },
    log,
  );
  penutup.daftar('antrean', () => antrean.tutup());
  const tarik = pekerjaanTarikInstansi({ url: basis.sync, batasUmpan: config.batasUmpan, dirSumber: path.join(config.dataDir, 'sumber'), terlihat: new Map() });
  const lanjutkan = pekerjaanProsesTarikan({ url: basis.sync, batasUmpan: config.batasUmpan });
  const sapuan = pekerjaanSapuanNasional({ url: basis.sync });
  const definisi = [tarik, lanjutkan, sapuan] as DefinisiPekerjaan[];
  const pekerja = await antrean.proses(definisi, { serentak: SERENTAK, kunciMs: KUNCI_MS });
  penutup.daftar('pekerja', () => pekerja.tutup());

  const pool = new pg.Pool({ connectionString: basis.sync, max: 2, application_name: 'simpul-relay' });
  pool.on('error', () => {});
  pool.on('connect', (klien) => klien.on('error', () => {}));
  penutup.daftar('pool relay', () => pool.end());
  const relay = mulaiRelay({ pool, antrean, definisi, catatan: log });
  penutup.daftar('relay', () => relay.tutup());
  const penyapu = mulaiPenyapu({
    antrean,
    catatan: log,
    harapan: async () =>
      (await sqlUntukIrisan(basis.sync, (sql) => tarikanTerbengkalai(sql))).map((tarikan) => ({
        definisi: lanjutkan as DefinisiPekerjaan,
        payload: { tarikan },
      })),
  });
  penutup.daftar('penyapu', () => penyapu.tutup());

  const daftarInstansi = (): Promise<readonly number[]> =>
    sqlUntukIrisan(basis.sync, async (sql) => (await sql<{ no: number }[]>`select no from instansi order by no`).map((b) => b.no));
  return {
    antrean,
    tarik,
    tarikSemua: async () => {
      const daftar = await daftarInstansi();
      await antrean.tambahBanyak(daftar.map((instansi) => ({ definisi: tarik as DefinisiPekerjaan, payload: { instansi } })));
      return daftar.length;
    },
    jadwalkan: async () => {
      for (const instansi of await daftarInstansi()) await antrean.jadwalkan(`instansi:${instansi}`, tarik, { instansi }, config.jadwalDetik * 1_000);
      await antrean.jadwalkan('sapuan', sapuan, {}, SEHARI_MS);
    },
  };
}

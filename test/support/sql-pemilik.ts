import { petakanGalat } from '../../platform/db/galat.ts';
import { bukaSql, type SambunganSql, type Sql } from '../../platform/db/postgres-js.ts';

/** Statements of the superuser on one test database. */
interface SqlPemilik {
  sql<T>(fn: (sql: Sql) => Promise<T>): Promise<T>;
  tutup(): Promise<void>;
}

/** What a session may have kept that the next call must not see. */
const SEPERTI_BARU = 'reset all; reset role; discard temp; select pg_advisory_unlock_all()';

/**
 * Keeps the connection of a call that ended well for the next one: tests look into their database hundreds of times, and a new backend reads its
 * catalogues anew each time. It carries a name of its own, so that tests which kill connections of the hub do not count it.
 */
export function sqlPemilik(url: string): SqlPemilik {
  let diam: SambunganSql | null = null;
  const ambil = (): SambunganSql => {
    const ada = diam;
    diam = null;
    return ada === null || ada.isPutus() ? bukaSql(url, { nama: 'uji-pemilik' }, { plan_cache_mode: 'force_custom_plan' }) : ada;
  };
  return {
    sql: async (fn) => {
      const sambungan = ambil();
      try {
        const hasil = await sambungan.jaga(fn(sambungan.sql));
        await sambungan.jaga(sambungan.sql.unsafe(SEPERTI_BARU));
        if (diam === null) diam = sambungan;
        else await sambungan.akhiri();
        return hasil;
      } catch (galat) {
        await sambungan.akhiri();
        throw petakanGalat(galat);
      }
    },
    tutup: async () => {
      await diam?.akhiri();
      diam = null;
    },
  };
}

import type { Sumber } from './port.ts';
import type { Macam } from './setelan.ts';
import { ambilSiasn } from './siasn/sumber-siasn.ts';
import { ambilMysql } from './simpeg-db/mysql.ts';
import { ambilPostgres } from './simpeg-db/postgres.ts';
import { ambilHttp } from './simpeg-http/sumber-http.ts';

/** The adapter of each kind that is fetched; BERKAS is read where it lies. */
export const SUMBER: Readonly<Record<Exclude<Macam, 'BERKAS'>, Sumber>> = {
  SIASN: ambilSiasn,
  HTTP: ambilHttp,
  MYSQL: ambilMysql,
  POSTGRES: ambilPostgres,
};

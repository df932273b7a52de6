import type { Sumber, SumberOrang } from './port.ts';
import type { Macam } from './setelan.ts';
import { orangSiasn } from './siasn/orang-siasn.ts';
import { ambilSiasn } from './siasn/sumber-siasn.ts';
import { ambilMysql } from './simpeg-db/mysql.ts';
import { orangMysql, orangPostgres } from './simpeg-db/orang-db.ts';
import { ambilPostgres } from './simpeg-db/postgres.ts';
import { orangHttp } from './simpeg-http/orang-http.ts';
import { ambilHttp } from './simpeg-http/sumber-http.ts';

/** The adapter of each kind that is fetched; BERKAS is read where it lies. */
export const SUMBER: Readonly<Record<Exclude<Macam, 'BERKAS'>, Sumber>> = {
  SIASN: ambilSiasn,
  HTTP: ambilHttp,
  MYSQL: ambilMysql,
  POSTGRES: ambilPostgres,
};

/** The same for single people; SIMPEG only where its settings say how (`orang`). */
export const SUMBER_ORANG: Readonly<Record<keyof typeof SUMBER, SumberOrang>> = {
  SIASN: orangSiasn,
  HTTP: orangHttp,
  MYSQL: orangMysql,
  POSTGRES: orangPostgres,
};

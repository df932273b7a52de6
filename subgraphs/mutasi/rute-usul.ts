import { belumDiketahui, type Diketahui } from '../../domain/hasil.ts';
import { type Rute, tentukanRute } from '../../domain/mutasi/rute.ts';
import type { AlurUsulRow } from './queries-alur.ts';

/** The route of a stored usul. */
export const ruteUsul = (a: AlurUsulRow): Diketahui<Rute> =>
  a.pasangan === 1
    ? tentukanRute(
        { instansiId: a.asalId, jenis: a.asalJenis, provinsiId: a.asalProvinsi },
        { instansiId: a.tujuanId, jenis: a.tujuanJenis, provinsiId: a.tujuanProvinsi },
      )
    : belumDiketahui('asal atau tujuan lebih dari satu');

import { belumDiketahui, type Diketahui } from '../../domain/hasil.ts';
import { type Rute, tentukanRute } from '../../domain/mutasi/rute.ts';
import type { AlurUsulRow } from './queries-alur.ts';

/** The route of a stored usul. */
export function ruteUsul(a: AlurUsulRow): Diketahui<Rute> {
  if (a.pasangan !== 1) return belumDiketahui('asal atau tujuan lebih dari satu');
  if (a.perwakilan > 0 && a.perwakilan < a.unor) return belumDiketahui('sebagian tujuan adalah perwakilan di luar negeri');
  return tentukanRute(
    { instansiId: a.asalId, jenis: a.asalJenis, provinsiId: a.asalProvinsi },
    { instansiId: a.tujuanId, jenis: a.tujuanJenis, provinsiId: a.tujuanProvinsi, perwakilan: a.perwakilan > 0 },
  );
}

import type { Diketahui } from '../../domain/hasil.ts';
import { provinsiMenyetujui } from '../../domain/mutasi/provinsi.ts';
import type { Rute } from '../../domain/mutasi/rute.ts';
import { tentukanRuteUsul } from '../../domain/mutasi/rute-usul.ts';
import type { AlurUsulRow } from './queries-alur.ts';

/** The route of a stored usul. */
export const ruteUsul = (a: AlurUsulRow): Diketahui<Rute> =>
  tentukanRuteUsul({
    ...a,
    asal: { instansiId: a.asalId, jenis: a.asalJenis, provinsiId: a.asalProvinsi },
    tujuan: { instansiId: a.tujuanId, jenis: a.tujuanJenis, provinsiId: a.tujuanProvinsi },
  });

/** Provinces that must approve a stored usul; null = not known. */
export const provinsiUsul = (a: AlurUsulRow | null | undefined): readonly string[] | null =>
  a == null ? null : provinsiMenyetujui(ruteUsul(a), { asal: a.asalProvinsi, tujuan: a.tujuanProvinsi });

import type { Tanggal } from '../../../../asn/tanggal.ts';
import { macamFakta } from '../../../fakta-tercatat.ts';
import { belumTahu, gagal, LOLOS, type Putusan } from '../../aturan.ts';
import type { Fakta } from '../../fakta.ts';
import { tercatatPada } from '../tercatat.ts';

/** Open disciplinary cases and appeals, as the hub's own register and the instansi's record say. */
export function kasusTerbuka(fakta: Fakta, hariIni: Tanggal): Putusan {
  for (const jenis of ['PEMERIKSAAN', 'BANDING'] as const) {
    const ada = tercatatPada(fakta, jenis, hariIni);
    if (!ada.ada) return belumTahu(ada.sebab);
    const [kasus] = ada.nilai;
    if (kasus !== undefined) return gagal(`${macamFakta(jenis).judul} (${kasus.dokumen})`, [kasus.dokumen]);
  }
  return LOLOS;
}

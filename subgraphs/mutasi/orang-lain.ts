import { salahBaku, type UserError } from './jawaban.ts';
import { pernahBertindak } from './queries-orang.ts';
import type { Perkara } from './transisi.ts';

/** Whether the caller proposed the usul, in whichever round, or is one of its people: such a person decides on it nowhere, whatever accounts they have (I12). */
export async function terlibat({ tx, konteks, usul, pegawai }: Perkara): Promise<boolean> {
  const { orang, nip } = konteks.pemanggil;
  return orang === usul.orangPengusul || pegawai.some((p) => p.nip === nip) || (await pernahBertindak(tx, usul.id, ['ajukan'], orang));
}

/** ORANG_SAMA for such a person: the whole of I12 for an act that only they may not take. */
export const bukanTerlibat = async (perkara: Perkara): Promise<readonly UserError[]> => ((await terlibat(perkara)) ? [salahBaku('ORANG_SAMA')] : []);

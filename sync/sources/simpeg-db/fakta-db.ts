import { barisFakta, isJenisFakta, type JenisFaktaSumber } from '../kolom-fakta.ts';
import type { BahanSumber } from '../port.ts';
import type { SetelanDb } from '../setelan.ts';

/** Facts have no mapping profile: the view names its columns as rw-skp22 and rw-hukdis do; `kunci` is the one that holds the NIP as 18 digits. */
export interface FaktaDb {
  readonly jenis: JenisFaktaSumber;
  readonly kunci: string;
}

/** Null: a feed of master records, which the profile of the instansi reads. */
export const faktaDb = ({ umpan }: Pick<BahanSumber, 'umpan'>, { orang }: SetelanDb): FaktaDb | null =>
  isJenisFakta(umpan.jenis) ? { jenis: umpan.jenis, kunci: orang?.kolom ?? 'nip' } : null;

/** One row of the view as a line of the feed; without a NIP it is refused there. */
export const barisFaktaDb = ({ jenis, kunci }: FaktaDb, baris: Readonly<Record<string, unknown>>): string =>
  `${JSON.stringify(barisFakta(jenis, baris, String(baris[kunci] ?? '').trim()))}\n`;

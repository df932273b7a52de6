import { Kesalahan } from '../../domain/kesalahan.ts';
import { sqlStateDari } from '../../platform/db/galat.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { type HasilMutasi, tolak } from '../../platform/graphql/galat-pengguna.ts';
import { jalankanSekali } from '../../platform/graphql/idempotensi.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import type { Jawaban } from './jawaban.ts';

interface Amplop extends HasilMutasi {
  readonly jawaban: Jawaban;
}

/** `paksa` = hold, whatever the rules say: the database itself saw a blocker that they do not know. */
export type KerjaMutasi = (tx: Tx, paksa: boolean) => Promise<Jawaban>;

export interface PermintaanSekali {
  readonly operasi: string;
  readonly masukan: unknown;
  /** Key from the input, instead of the header's. */
  readonly kunci?: string | null | undefined;
}

const COBA = 2;

const amplop = (jawaban: Jawaban): Amplop =>
  jawaban.jenis === 'DITOLAK' ? { ...tolak('MASUKAN_SALAH'), jawaban } : { id: jawaban.usulId, userErrors: [], jawaban };

/**
 * One write transaction, once per idempotency key. SQLSTATE P0G01 (the trigger saw a blocker) undoes it and asks again with fresh facts;
 * if the rules still see nothing, the usul is held for the database's own reason.
 */
export async function sekali(konteks: KonteksSubgraf, permintaan: PermintaanSekali, kerja: KerjaMutasi): Promise<Jawaban> {
  const kunciIdempotensi = permintaan.kunci ?? konteks.kunciIdempotensi;
  if (kunciIdempotensi !== null && (kunciIdempotensi.length === 0 || kunciIdempotensi.length > 255))
    throw new Kesalahan('MASUKAN_SALAH', 'Kunci idempotensi 1 sampai 255 huruf.');
  const dasar: KonteksSubgraf = { ...konteks, kunciIdempotensi };
  for (let coba = 0; ; coba++) {
    try {
      const hasil = await jalankanSekali<Amplop>(dasar, permintaan.operasi, permintaan.masukan, async (tx) => amplop(await kerja(tx, coba >= COBA)));
      return hasil.jawaban;
    } catch (galat) {
      if (sqlStateDari(galat) !== 'P0G01' || coba >= COBA) throw galat;
    }
  }
}

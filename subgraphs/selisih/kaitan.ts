import { Kesalahan } from '../../domain/kesalahan.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksSelisih } from './loaders.ts';
import { selectKaitan, selectKiriman } from './queries/kaitan.ts';

const FIRST_MAKS = 100;

interface ArgKiriman {
  readonly kaitanId?: string | null;
  readonly status?: string | null;
  readonly first?: number | null;
}

/** Webhooks of the caller's own instansi, and what became of each message. Throws TIDAK_BERWENANG, MASUKAN_SALAH. */
export const kueriKaitan = {
  daftarKaitan: (_: unknown, __: unknown, k: KonteksSelisih) => {
    wajibBoleh(k, 'bacaKaitan');
    return k.baca(selectKaitan);
  },
  kirimanKaitan: (_: unknown, { kaitanId, status, first }: ArgKiriman, k: KonteksSelisih) => {
    wajibBoleh(k, 'bacaKaitan');
    const batas = first ?? 20;
    if (batas < 1 || batas > FIRST_MAKS) throw new Kesalahan('MASUKAN_SALAH', `first harus 1 sampai ${FIRST_MAKS}.`);
    return k.baca((tx) => selectKiriman(tx, { kaitanId: kaitanId ?? null, status: status ?? null, batas }));
  },
};

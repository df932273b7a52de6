import type { Layanan } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import { bacaTercatat } from '../../../platform/db/catat-akses.ts';
import type { KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { muatBanyak, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../../platform/graphql/pemuat.ts';
import * as q from './queries/baca.ts';

export interface LoaderBlokir {
  readonly blokirById: PemuatSatu<string, q.BarisBlokir>;
  /** The last block of a case. */
  readonly blokirByTemuan: PemuatSatu<string | null, q.BarisBlokir>;
  readonly blokirByNip: PemuatBanyak<string | null, q.BarisBlokir>;
  readonly blokirInstansi: PemuatBanyak<string, q.BarisBlokir>;
  readonly pembukaanById: PemuatSatu<string, q.BarisPembukaan>;
  readonly pembukaanByBlokir: PemuatBanyak<string, q.BarisPembukaan>;
  readonly anggotaBlokir: PemuatBanyak<string, q.JumlahStatus>;
  readonly tahananBlokir: PemuatSatu<string, q.JumlahStatus>;
  /** Services in force today, read once per request. */
  readonly layananBlokir: () => Promise<readonly Layanan[]>;
}

export const BLOKIR = { bacaan: 'blokir', nip: ({ nip }: q.BarisBlokir) => nip } as const;

export function loaderBlokir(k: KonteksSubgraf): LoaderBlokir {
  let layanan: Promise<readonly Layanan[]> | null = null;
  return {
    blokirById: muatSatu(
      (id) => bacaTercatat(k, BLOKIR, (tx) => q.selectBlokirById(tx, id)),
      (r) => r.id,
    ),
    blokirByTemuan: muatSatu(
      (id) =>
        bacaTercatat(k, BLOKIR, (tx) =>
          q.selectBlokirByTemuan(
            tx,
            id.filter((t) => t !== null),
          ),
        ),
      (r) => r.temuan,
    ),
    blokirByNip: muatBanyak(
      (nip) =>
        bacaTercatat(k, BLOKIR, (tx) =>
          q.selectBlokirByNip(
            tx,
            nip.filter((n) => n !== null),
          ),
        ),
      (r) => r.nip,
    ),
    blokirInstansi: muatBanyak(
      (id) => k.baca((tx) => q.selectBlokirInstansi(tx, id)),
      (r) => r.instansiId,
    ),
    pembukaanById: muatSatu(
      (id) => k.baca((tx) => q.selectPembukaanById(tx, id)),
      (r) => r.id,
    ),
    pembukaanByBlokir: muatBanyak(
      (id) => k.baca((tx) => q.selectPembukaanByBlokir(tx, id)),
      (r) => r.blokir,
    ),
    anggotaBlokir: muatBanyak(
      (id) => k.baca((tx) => q.selectJumlahAnggota(tx, id)),
      (r) => r.blokir,
    ),
    tahananBlokir: muatSatu(
      (id) => k.baca((tx) => q.selectJumlahTahanan(tx, id)),
      (r) => r.blokir,
    ),
    layananBlokir: () => {
      layanan ??= k.baca(q.selectLayanan);
      return layanan;
    },
  };
}

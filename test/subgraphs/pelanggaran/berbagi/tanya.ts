import { graphql } from 'graphql';
import type { Peran } from '../../../../domain/akses.ts';
import { buatKonteksSubgraf } from '../../../../platform/graphql/konteks.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../../subgraphs/pelanggaran/index.ts';
import { ALAMAT_UJI, brankasUji } from '../../../support/brankas.ts';
import { type Dunia, type Json, pemanggil } from '../../mutasi/dunia.ts';

const schema = skemaPelanggaran();

/** Asks this subgraph in the world of the gate; throws the first fault. */
export async function tanyaPelanggaran(dunia: Dunia, peran: Peran, source: string, variableValues: Record<string, unknown> = {}): Promise<Json> {
  const p = pemanggil(peran);
  const dasar = buatKonteksSubgraf(dunia.pool, { pemanggil: p, tertanda: dunia.tertanda(p), permintaanId: 'uji', kunciIdempotensi: null });
  const { data, errors } = await graphql({
    schema,
    source,
    contextValue: konteksPelanggaran(dasar, { ...dunia.sistem(), brankas: brankasUji, alamatUmum: ALAMAT_UJI }),
    variableValues,
  });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data));
}

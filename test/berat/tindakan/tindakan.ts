import { graphql } from 'graphql';
import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { buatKonteksSubgraf, type KonteksSubgraf } from '../../../platform/graphql/konteks.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import { type Dunia, type Json, pemanggil } from '../../subgraphs/mutasi/dunia.ts';
import { ALAMAT_UJI, brankasUji } from '../../support/brankas.ts';
import type { AlatUji } from '../../support/isi.ts';

/** Sends the act once, under this idempotency key; rejects when no answer came or the answer is a fault. */
export type Kirim = (kunci: string) => Promise<Json>;

/** A decision or transition, and how to come to stand before it. */
export interface Tindakan {
  /** Name of the mutation in the supergraph. */
  readonly nama: string;
  readonly siapkan: (dunia: Dunia, nip: string) => Promise<Kirim>;
}

const SUBGRAF = {
  selisih: { schema: skemaSelisih(), konteks: konteksSelisih },
  pelanggaran: { schema: skemaPelanggaran(), konteks: konteksPelanggaran },
} as const satisfies Readonly<Record<string, { schema: ReturnType<typeof skemaSelisih>; konteks: (dasar: KonteksSubgraf, alat: AlatUji) => unknown }>>;

export interface Permintaan {
  readonly subgraf: keyof typeof SUBGRAF | 'mutasi';
  readonly peran: Peran | Pemanggil;
  readonly nama: string;
  /** Type of the one argument `input`; null = the mutation takes none. */
  readonly masukan: string | null;
  readonly input: unknown;
}

/** One mutation of any subgraph over the connections of this stage; throws the first fault. */
export async function kirimkan(dunia: Dunia, p: Permintaan, kunci?: string): Promise<Json> {
  const [pakai, isi] = p.masukan === null ? ['', ''] : [`($input: ${p.masukan}!)`, '(input: $input)'];
  const source = `mutation ${pakai} { hasil: ${p.nama}${isi} { userErrors { kode } } }`;
  if (p.subgraf === 'mutasi') return (await dunia.jalankan(p.peran, source, { input: p.input }, kunci))['hasil'];
  const siapa = typeof p.peran === 'string' ? pemanggil(p.peran) : p.peran;
  const dasar = buatKonteksSubgraf(dunia.pool, { pemanggil: siapa, tertanda: dunia.tertanda(siapa), permintaanId: 'uji', kunciIdempotensi: kunci ?? null });
  const { schema, konteks } = SUBGRAF[p.subgraf];
  const { data, errors } = await graphql({
    schema,
    source,
    contextValue: konteks(dasar, { ...dunia.sistem(), brankas: brankasUji, alamatUmum: ALAMAT_UJI }),
    variableValues: { input: p.input },
  });
  if (errors !== undefined) throw errors[0]?.originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data))['hasil'];
}

/** Id of the newest row that the statement names. */
export async function idDari({ admin }: Dunia, sql: string, nilai: readonly unknown[] = []): Promise<string> {
  const [baris] = (await admin.query<{ id: string }>(sql, [...nilai])).rows;
  if (baris === undefined) throw new RangeError('baris yang disiapkan tidak ada');
  return String(baris.id);
}

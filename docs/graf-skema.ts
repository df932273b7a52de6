import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, parse, type TypeNode } from 'graphql';
import type { GrafSkema } from '../domain/akses-bidang/tabel.ts';

const namaJenis = (t: TypeNode): string => (t.kind === Kind.NAMED_TYPE ? t.name.value : namaJenis(t.type));

/** The composed schema as plain data: types that answer objects, their fields, and what each leads to. */
export function grafSkema(skema: DocumentNode = parse(readFileSync(new URL('../gateway/supergraph.graphql', import.meta.url), 'utf8'))): GrafSkema {
  const graf: Record<string, Record<string, string | null>> = {};
  for (const d of skema.definitions) {
    if (d.kind === Kind.OBJECT_TYPE_DEFINITION || d.kind === Kind.INTERFACE_TYPE_DEFINITION)
      graf[d.name.value] = Object.fromEntries((d.fields ?? []).map((f) => [f.name.value, namaJenis(f.type)]));
    if (d.kind === Kind.UNION_TYPE_DEFINITION) graf[d.name.value] = Object.fromEntries((d.types ?? []).map((t) => [t.name.value, t.name.value]));
  }
  for (const bidang of Object.values(graf))
    for (const [nama, jenis] of Object.entries(bidang)) if (jenis !== null && !Object.hasOwn(graf, jenis)) bidang[nama] = null;
  return graf;
}

/** Names of the unions, whose members are no fields. */
export const isUnion = (graf: GrafSkema, jenis: string): boolean => Object.entries(graf[jenis] ?? {}).every(([nama, ke]) => nama === ke);

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { FIRST_BAWAAN } from '../platform/graphql/kursor.ts';

type Variabel = Readonly<Record<string, unknown>>;

/** Rows a request may ask for at most, given its variables. */
export type Biaya = (variabel: Variabel) => number;

const NOL: Biaya = () => 0;

function nilaiAngka(simpul: ValueNode | undefined, bawaan: ReadonlyMap<string, number>): (v: Variabel) => number {
  if (simpul === undefined) return () => 1;
  if (simpul.kind === Kind.INT) return () => Number(simpul.value);
  if (simpul.kind !== Kind.VARIABLE) return () => FIRST_BAWAAN;
  const nama = simpul.name.value;
  return (v) => {
    const nilai = v[nama];
    return typeof nilai === 'number' ? nilai : (bawaan.get(nama) ?? FIRST_BAWAAN);
  };
}

const isKoneksi = (f: FieldNode): boolean =>
  f.selectionSet?.selections.some((s) => s.kind === Kind.FIELD && (s.name.value === 'edges' || s.name.value === 'nodes')) ?? false;

function pengali(f: FieldNode, bawaan: ReadonlyMap<string, number>): (v: Variabel) => number {
  const first = f.arguments?.find((a) => a.name.value === 'first')?.value;
  return first === undefined && isKoneksi(f) ? () => FIRST_BAWAAN : nilaiAngka(first, bawaan);
}

const bawaanOperasi = (operasi: OperationDefinitionNode): ReadonlyMap<string, number> =>
  new Map(
    (operasi.variableDefinitions ?? []).flatMap((d) =>
      d.defaultValue?.kind === Kind.INT ? [[d.variable.name.value, Number(d.defaultValue.value)] as const] : [],
    ),
  );

/**
 * Rows of every page multiplied down the tree: `first` by literal, variable or default. Each fragment is worked out once and remembered
 * per evaluation. Call only for documents already known to have no fragment cycle.
 */
export function hitungBiaya(dokumen: DocumentNode, operasi: OperationDefinitionNode): Biaya {
  const bawaan = bawaanOperasi(operasi);
  const fragmen = new Map<string, FragmentDefinitionNode>();
  for (const d of dokumen.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) fragmen.set(d.name.value, d);
  const jadi = new Map<string, Biaya>();
  const biayaFragmen = (nama: string): Biaya => {
    const lama = jadi.get(nama);
    if (lama !== undefined) return lama;
    const definisi = fragmen.get(nama);
    const baru = definisi === undefined ? NOL : sekaliPerVariabel(biayaSet(definisi.selectionSet));
    jadi.set(nama, baru);
    return baru;
  };
  const biayaSet = (set: SelectionSetNode): Biaya => {
    const bagian = set.selections.flatMap((s): Biaya[] => {
      if (s.kind === Kind.FRAGMENT_SPREAD) return [biayaFragmen(s.name.value)];
      if (s.kind === Kind.INLINE_FRAGMENT) return [biayaSet(s.selectionSet)];
      if (s.selectionSet === undefined) return [];
      const kali = pengali(s, bawaan);
      const dalam = biayaSet(s.selectionSet);
      return [(v) => Math.max(1, kali(v)) * (1 + dalam(v))];
    });
    return (v) => bagian.reduce((jumlah, b) => jumlah + b(v), 0);
  };
  return biayaSet(operasi.selectionSet);
}

function sekaliPerVariabel(biaya: Biaya): Biaya {
  const ingatan = new WeakMap<Variabel, number>();
  return (v) => {
    const lama = ingatan.get(v);
    if (lama !== undefined) return lama;
    const hasil = biaya(v);
    ingatan.set(v, hasil);
    return hasil;
  };
}

import { type DirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, type TypeNode, type ValueNode } from 'graphql';

/** `@listSize` of a field. */
export interface UkuranDaftar {
  /** How long the list is taken to be where no slicing argument says it. */
  readonly anggapan: number | null;
  /** Arguments that say how long it is; of several the largest counts. */
  readonly pengiris: readonly string[];
  /** Fields of the answered object that hold the list; empty = the field itself is the list. */
  readonly isi: readonly string[];
}

/** What is known of a field before it runs. */
export interface BobotBidang {
  /** Name of the type it answers. */
  readonly ke: string;
  readonly isDaftar: boolean;
  /** `@cost(weight)`; null = 1 for an object, 0 for a plain value. */
  readonly biaya: number | null;
  /** `@listSize`; null = not said. */
  readonly daftar: UkuranDaftar | null;
}

/** By `Type.field`. */
export type BobotSkema = ReadonlyMap<string, BobotBidang>;

function isDaftar(t: TypeNode): boolean {
  return t.kind === Kind.LIST_TYPE || (t.kind === Kind.NON_NULL_TYPE && isDaftar(t.type));
}
const nama = (t: TypeNode): string => (t.kind === Kind.NAMED_TYPE ? t.name.value : nama(t.type));

const nilai = (d: DirectiveNode | undefined, argumen: string): ValueNode | undefined => d?.arguments?.find((a) => a.name.value === argumen)?.value;
const angka = (v: ValueNode | undefined): number | null => (v?.kind === Kind.INT ? Number(v.value) : null);
const teks = (v: ValueNode | undefined): readonly string[] => (v?.kind === Kind.LIST ? v.values.flatMap((s) => (s.kind === Kind.STRING ? [s.value] : [])) : []);

function bobotDari(f: FieldDefinitionNode): BobotBidang {
  const direktif = (n: string): DirectiveNode | undefined => f.directives?.find((d) => d.name.value === n);
  const ukuran = direktif('listSize');
  return {
    ke: nama(f.type),
    isDaftar: isDaftar(f.type),
    biaya: angka(nilai(direktif('cost'), 'weight')),
    daftar:
      ukuran === undefined
        ? null
        : { anggapan: angka(nilai(ukuran, 'assumedSize')), pengiris: teks(nilai(ukuran, 'slicingArguments')), isi: teks(nilai(ukuran, 'sizedFields')) },
  };
}

/** Weights of every field of a composed schema, from its `@cost` and `@listSize`. */
export const bobotSkema = (supergraf: DocumentNode): BobotSkema =>
  new Map(
    supergraf.definitions.flatMap((d) =>
      d.kind === Kind.OBJECT_TYPE_DEFINITION || d.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? (d.fields ?? []).map((f) => [`${d.name.value}.${f.name.value}`, bobotDari(f)] as const)
        : [],
    ),
  );

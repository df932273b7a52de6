import { type DirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, type TypeNode } from 'graphql';

/** What is known of a field before it runs. */
export interface BobotBidang {
  /** Name of the type it answers. */
  readonly ke: string;
  readonly isDaftar: boolean;
  /** `@cost(weight)`; null = 1 for an object, 0 for a plain value. */
  readonly biaya: number | null;
  /** `@listSize(assumedSize)` of a list without pages. */
  readonly ukuran: number | null;
}

/** By `Type.field`. */
export type BobotSkema = ReadonlyMap<string, BobotBidang>;

function isDaftar(t: TypeNode): boolean {
  return t.kind === Kind.LIST_TYPE || (t.kind === Kind.NON_NULL_TYPE && isDaftar(t.type));
}
const nama = (t: TypeNode): string => (t.kind === Kind.NAMED_TYPE ? t.name.value : nama(t.type));

function angka(direktif: readonly DirectiveNode[], nama: string, argumen: string): number | null {
  const nilai = direktif.find((d) => d.name.value === nama)?.arguments?.find((a) => a.name.value === argumen)?.value;
  return nilai?.kind === Kind.INT ? Number(nilai.value) : null;
}

const bobotDari = (f: FieldDefinitionNode): BobotBidang => ({
  ke: nama(f.type),
  isDaftar: isDaftar(f.type),
  biaya: angka(f.directives ?? [], 'cost', 'weight'),
  ukuran: angka(f.directives ?? [], 'listSize', 'assumedSize'),
});

/** Weights of every field of a composed schema, from its types and from `@cost` and `@listSize`. */
export const bobotSkema = (supergraf: DocumentNode): BobotSkema =>
  new Map(
    supergraf.definitions.flatMap((d) =>
      d.kind === Kind.OBJECT_TYPE_DEFINITION || d.kind === Kind.INTERFACE_TYPE_DEFINITION
        ? (d.fields ?? []).map((f) => [`${d.name.value}.${f.name.value}`, bobotDari(f)] as const)
        : [],
    ),
  );

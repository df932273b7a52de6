import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { FIRST_BAWAAN } from '../platform/graphql/kursor.ts';
import type { BobotSkema } from './bobot.ts';

type Variabel = Readonly<Record<string, unknown>>;

/** What a request may cost at most, given its variables. */
export type Biaya = (variabel: Variabel) => number;

/** Of a selection: what its pages multiply (`nodes`, `edges`), and the rest. */
interface Bagian {
  readonly simpul: Biaya;
  readonly lain: Biaya;
}

const NOL: Biaya = () => 0;
const KOSONG: Bagian = { simpul: NOL, lain: NOL };
/** Lists without pages are short by design: what stands against one person, the steps of one case. */
const DAFTAR_BAWAAN = 5;
/** A write locks, checks and leaves a trace. */
const BIAYA_MUTASI = 10;

const jumlahkan =
  (bagian: readonly Biaya[]): Biaya =>
  (v) =>
    bagian.reduce((jumlah, b) => jumlah + b(v), 0);

function nilaiAngka(simpul: ValueNode, bawaan: ReadonlyMap<string, number>): Biaya {
  if (simpul.kind === Kind.INT) return () => Number(simpul.value);
  if (simpul.kind !== Kind.VARIABLE) return () => FIRST_BAWAAN;
  const nama = simpul.name.value;
  return (v) => {
    const nilai = v[nama];
    return typeof nilai === 'number' ? nilai : (bawaan.get(nama) ?? FIRST_BAWAAN);
  };
}

const isSimpul = (f: FieldNode): boolean => f.name.value === 'edges' || f.name.value === 'nodes';
const memuatSimpul = (set: SelectionSetNode): boolean => set.selections.some((s) => s.kind === Kind.FIELD && isSimpul(s));

const bawaanOperasi = (operasi: OperationDefinitionNode): ReadonlyMap<string, number> =>
  new Map(
    (operasi.variableDefinitions ?? []).flatMap((d) =>
      d.defaultValue?.kind === Kind.INT ? [[d.variable.name.value, Number(d.defaultValue.value)] as const] : [],
    ),
  );

/** Each fragment is worked out once, and once per evaluation. */
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

/**
 * Cost of one operation after the rules of `@cost` and `@listSize`: an object costs its weight (1), a value nothing, a page multiplies what stands under its
 * `nodes` and `edges` by `first` (literal, variable or default), a plain list by its assumed size. Call only for documents known to have no fragment cycle.
 */
export function hitungBiaya(dokumen: DocumentNode, operasi: OperationDefinitionNode, bobot: BobotSkema): Biaya {
  const bawaan = bawaanOperasi(operasi);
  const fragmen = new Map<string, FragmentDefinitionNode>();
  for (const d of dokumen.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) fragmen.set(d.name.value, d);
  const jadi = new Map<string, Bagian>();

  function biayaFragmen(nama: string): Bagian {
    const lama = jadi.get(nama);
    if (lama !== undefined) return lama;
    const definisi = fragmen.get(nama);
    const b = definisi === undefined ? KOSONG : biayaSet(definisi.selectionSet, definisi.typeCondition.name.value);
    const baru = { simpul: sekaliPerVariabel(b.simpul), lain: sekaliPerVariabel(b.lain) };
    jadi.set(nama, baru);
    return baru;
  }

  function biayaBidang(f: FieldNode, jenis: string): Biaya {
    const b = bobot.get(`${jenis}.${f.name.value}`);
    const berat = b?.biaya ?? (f.selectionSet === undefined ? 0 : 1);
    const dalam = f.selectionSet === undefined ? KOSONG : biayaSet(f.selectionSet, b?.ke ?? '');
    const first = f.arguments?.find((a) => a.name.value === 'first')?.value;
    const isKoneksi = f.selectionSet !== undefined && (b?.ke.endsWith('Koneksi') === true || memuatSimpul(f.selectionSet));
    if (isKoneksi) {
      const kali = first === undefined ? () => FIRST_BAWAAN : nilaiAngka(first, bawaan);
      return (v) => berat + dalam.lain(v) + Math.max(1, kali(v)) * dalam.simpul(v);
    }
    const banyak = first === undefined ? () => (b?.isDaftar === true && !isSimpul(f) ? (b.ukuran ?? DAFTAR_BAWAAN) : 1) : nilaiAngka(first, bawaan);
    return (v) => Math.max(1, banyak(v)) * (berat + dalam.lain(v) + dalam.simpul(v));
  }

  function biayaSet(set: SelectionSetNode, jenis: string): Bagian {
    const simpul: Biaya[] = [];
    const lain: Biaya[] = [];
    for (const s of set.selections) {
      if (s.kind === Kind.FIELD) (isSimpul(s) ? simpul : lain).push(biayaBidang(s, jenis));
      else {
        const b = s.kind === Kind.FRAGMENT_SPREAD ? biayaFragmen(s.name.value) : biayaSet(s.selectionSet, s.typeCondition?.name.value ?? jenis);
        simpul.push(b.simpul);
        lain.push(b.lain);
      }
    }
    return { simpul: jumlahkan(simpul), lain: jumlahkan(lain) };
  }

  const isMutasi = operasi.operation === OperationTypeNode.MUTATION;
  const isi = biayaSet(operasi.selectionSet, isMutasi ? 'Mutation' : 'Query');
  const awal = isMutasi ? BIAYA_MUTASI * operasi.selectionSet.selections.length : 0;
  return (v) => awal + isi.lain(v) + isi.simpul(v);
}

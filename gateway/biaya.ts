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
import type { BobotSkema, UkuranDaftar } from './bobot.ts';

type Variabel = Readonly<Record<string, unknown>>;

/** What a request may cost at most, given its variables. */
export type Biaya = (variabel: Variabel) => number;

/** Of a selection: what the list of its parent multiplies (its sized fields), and the rest. */
interface Bagian {
  readonly isi: Biaya;
  readonly lain: Biaya;
}

const NOL: Biaya = () => 0;
const KOSONG: Bagian = { isi: NOL, lain: NOL };
/** Of a field whose `@listSize` is not known: as if it were a page. */
const TAK_DISEBUT: UkuranDaftar = { anggapan: FIRST_BAWAAN, pengiris: ['first'], isi: ['nodes', 'edges'] };
/** What every write costs beside its weight: it locks, checks and leaves a trace. */
const BIAYA_MUTASI = 10;
const AKAR = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

const jumlahkan =
  (bagian: readonly Biaya[]): Biaya =>
  (v) =>
    bagian.reduce((jumlah, b) => jumlah + b(v), 0);

/** An argument as a number; what is no number, or a variable without a value, is `anggapan`. */
function nilaiAngka(simpul: ValueNode, bawaan: ReadonlyMap<string, number>, anggapan: number): Biaya {
  if (simpul.kind === Kind.INT) return () => Number(simpul.value);
  if (simpul.kind !== Kind.VARIABLE) return () => anggapan;
  const nama = simpul.name.value;
  return (v) => {
    const nilai = v[nama];
    return typeof nilai === 'number' ? nilai : (bawaan.get(nama) ?? anggapan);
  };
}

/** How many times the list counts: at least once. */
function pengali(f: FieldNode, { anggapan, pengiris }: UkuranDaftar, bawaan: ReadonlyMap<string, number>): Biaya {
  const dianggap = anggapan ?? FIRST_BAWAAN;
  const diberi = (f.arguments ?? []).filter((a) => pengiris.includes(a.name.value)).map((a) => nilaiAngka(a.value, bawaan, dianggap));
  return diberi.length === 0 ? () => dianggap : (v) => Math.max(1, ...diberi.map((n) => n(v)));
}

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
 * Cost of one operation after `@cost` and `@listSize` of the schema: an object costs its weight (1), a value nothing; a list multiplies what stands in it by its
 * slicing argument (literal, variable or default) or its assumed size, and a page does so with its sized fields only. A write costs 10 more. What the schema does
 * not say counts as a page. Call only for documents known to have no fragment cycle.
 */
export function hitungBiaya(dokumen: DocumentNode, operasi: OperationDefinitionNode, bobot: BobotSkema): Biaya {
  const bawaan = bawaanOperasi(operasi);
  const fragmen = new Map<string, FragmentDefinitionNode>();
  for (const d of dokumen.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) fragmen.set(d.name.value, d);
  const jadi = new Map<string, Bagian>();

  function biayaFragmen(nama: string, isi: readonly string[]): Bagian {
    const kunci = [nama, ...isi].join(' ');
    const lama = jadi.get(kunci);
    if (lama !== undefined) return lama;
    const definisi = fragmen.get(nama);
    const b = definisi === undefined ? KOSONG : biayaSet(definisi.selectionSet, definisi.typeCondition.name.value, isi);
    const baru = { isi: sekaliPerVariabel(b.isi), lain: sekaliPerVariabel(b.lain) };
    jadi.set(kunci, baru);
    return baru;
  }

  /** `terhitung`: the field is a list whose length its parent has counted already. */
  function biayaBidang(f: FieldNode, jenis: string, terhitung: boolean): Biaya {
    const b = bobot.get(`${jenis}.${f.name.value}`);
    const berat = (b?.biaya ?? (f.selectionSet === undefined ? 0 : 1)) + (jenis === AKAR.mutation ? BIAYA_MUTASI : 0);
    const ukuran = b?.daftar ?? TAK_DISEBUT;
    const dalam = f.selectionSet === undefined ? KOSONG : biayaSet(f.selectionSet, b?.ke ?? '', ukuran.isi);
    const kali = pengali(f, ukuran, bawaan);
    const isDiiris = (f.arguments ?? []).some((a) => ukuran.pengiris.includes(a.name.value));
    const isBerulang = b?.daftar == null ? isDiiris || (b?.isDaftar === true && !terhitung) : ukuran.isi.length === 0 && b.isDaftar;
    return (v) => (isBerulang ? kali(v) : 1) * (berat + dalam.lain(v)) + kali(v) * dalam.isi(v);
  }

  function biayaSet(set: SelectionSetNode, jenis: string, isi: readonly string[]): Bagian {
    const berisi: Biaya[] = [];
    const lain: Biaya[] = [];
    for (const s of set.selections) {
      if (s.kind === Kind.FIELD) {
        const terhitung = isi.includes(s.name.value);
        (terhitung ? berisi : lain).push(biayaBidang(s, jenis, terhitung));
      } else {
        const b = s.kind === Kind.FRAGMENT_SPREAD ? biayaFragmen(s.name.value, isi) : biayaSet(s.selectionSet, s.typeCondition?.name.value ?? jenis, isi);
        berisi.push(b.isi);
        lain.push(b.lain);
      }
    }
    return { isi: jumlahkan(berisi), lain: jumlahkan(lain) };
  }

  return biayaSet(operasi.selectionSet, AKAR[operasi.operation], []).lain;
}

import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';
import type { Peran } from '../../../domain/akses.ts';
import type { AturanBidang } from '../../../domain/akses-bidang/aturan.ts';
import { AKSES_BIDANG, peranBidang } from '../../../domain/akses-bidang/tabel.ts';

/** Whether a caller may read a field, by the table. */
export type Izin = (jenis: string, bidang: string) => boolean;

/** The rule of one field; undefined where the table has none. */
export const aturan = (jenis: string, bidang: string): AturanBidang | undefined => AKSES_BIDANG[jenis]?.[bidang];

/** What a role may read, by the table. */
export const izinBagi =
  (peran: Peran): Izin =>
  (jenis, bidang) => {
    const a = aturan(jenis, bidang);
    return a !== undefined && peranBidang(a).includes(peran);
  };

/**
 * Values by the name of an argument or input field, or of an input type; by `Type.field` the whole list of its arguments, where those that fit would lead
 * to an empty answer. Anything else gets a value that fits its type.
 */
export type Contoh = Readonly<Record<string, string>>;

export interface Pilihan {
  readonly izin: Izin;
  readonly contoh: Contoh;
  readonly tertutup?: readonly string[];
}

const SKALAR: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  ID: '"1"',
  Tanggal: '"2026-01-01"',
  WaktuUtc: '"2026-01-01T00:00:00Z"',
  Nip: '"199001012015011901"',
};

/** A value of this type that parses: what `contoh` says for it, or one that fits. */
export function nilai(jenis: GraphQLInputType, nama: string, contoh: Contoh): string {
  const tertulis = isInputObjectType(getNamedType(jenis)) ? contoh[`${getNamedType(jenis).name}`] : undefined;
  if (tertulis !== undefined) return tertulis;
  if (isNonNullType(jenis)) return nilai(jenis.ofType, nama, contoh);
  if (isListType(jenis)) return `[${nilai(jenis.ofType, nama, contoh)}]`;
  if (isEnumType(jenis)) return jenis.getValues()[0]?.name ?? 'null';
  if (isInputObjectType(jenis)) {
    const wajib = Object.values(jenis.getFields()).filter(isRequiredInputField);
    return `{ ${wajib.map((f) => `${f.name}: ${nilai(f.type, f.name, contoh)}`).join(', ')} }`;
  }
  return contoh[nama] ?? SKALAR[jenis.name] ?? '"contoh uji bidang"';
}

/** The arguments written for a field, else the required ones with values that parse, or nothing. */
export function argumen(koordinat: string, args: readonly GraphQLArgument[], contoh: Contoh): string {
  const tertulis = contoh[koordinat];
  if (tertulis !== undefined) return tertulis;
  const wajib = args.filter(isRequiredArgument);
  return wajib.length === 0 ? '' : `(${wajib.map((a) => `${a.name}: ${nilai(a.type, a.name, contoh)}`).join(', ')})`;
}

const isPolos = (t: GraphQLObjectType): boolean => Object.values(t.getFields()).every((f) => isLeafType(getNamedType(f.type)));

/**
 * Everything the caller may read below a type, each type opened once, those of plain values wherever they stand; of types in `tertutup`, which are asked
 * for elsewhere, the key.
 */
export function pilihSemua(jenis: GraphQLOutputType, { izin, contoh, tertutup = [] }: Pilihan): string {
  const terbuka = new Set<string>(tertutup);
  const pilih = (t: GraphQLOutputType): string => {
    const n = getNamedType(t);
    if (isLeafType(n)) return '';
    if (isUnionType(n))
      return `{ __typename ${n
        .getTypes()
        .map((x) => `... on ${x.name} ${pilih(x)}`)
        .join(' ')} }`;
    if (!isObjectType(n)) return '{ __typename }';
    const semua = Object.values(n.getFields()).filter((f) => izin(n.name, f.name));
    const bidang = terbuka.has(n.name) && !isPolos(n) ? semua.filter((f) => tertutup.includes(n.name) && (f.name === 'id' || f.name === 'nip')) : semua;
    terbuka.add(n.name);
    return `{ __typename ${bidang.map((f) => `${f.name}${argumen(`${n.name}.${f.name}`, f.args, contoh)} ${pilih(f.type)}`).join(' ')} }`;
  };
  return pilih(jenis);
}

/** The shortest way from Query to one field, along fields the caller may read; null = there is none in this subgraph. */
export function jalurKe(schema: GraphQLSchema, [jenis, bidang]: readonly [string, string], izin: Izin, contoh: Contoh): string | null {
  const akar = schema.getQueryType();
  const antre: (readonly [string, readonly string[]])[] = [['Query', []]];
  const dilihat = new Set<string>();
  for (let kini = antre.shift(); kini !== undefined; kini = antre.shift()) {
    const [nama, jalur] = kini;
    const t = nama === 'Query' ? akar : schema.getType(nama);
    if (!isObjectType(t) || dilihat.has(nama)) continue;
    dilihat.add(nama);
    if (nama === jenis) {
      const f = t.getFields()[bidang];
      const ekor = f === undefined || isLeafType(getNamedType(f.type)) ? '' : ' { __typename }';
      return `${['', ...jalur].join(' { ')} { ${bidang}${argumen(`${nama}.${bidang}`, f?.args ?? [], contoh)}${ekor} ${'} '.repeat(jalur.length)}}`;
    }
    for (const f of Object.values(t.getFields())) {
      const ke = getNamedType(f.type);
      if (!f.name.startsWith('_') && isObjectType(ke) && izin(nama, f.name))
        antre.push([ke.name, [...jalur, `${f.name}${argumen(`${nama}.${f.name}`, f.args, contoh)}`]]);
    }
  }
  return null;
}

/** Entities this subgraph resolves by reference. */
export const entitasDari = (schema: GraphQLSchema): readonly string[] => {
  const t = schema.getType('_Entity');
  return isUnionType(t) ? t.getTypes().map((x) => x.name) : [];
};

import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildASTSchema,
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';

export interface BagianMonolit {
  readonly name: string;
  readonly schema: GraphQLSchema;
}

/** Contexts of the parts within one request, by name of the subgraph. */
export type KonteksMonolit = Readonly<Record<string, unknown>>;

type Resolver = GraphQLFieldResolver<unknown, KonteksMonolit>;
type Rujukan = (kunci: object, konteks: unknown, info: GraphQLResolveInfo) => unknown;

/** Which part a value came from: fields of other parts are reached through that part's own reference resolver. */
const asal = new WeakMap<object, string>();
function tandai(nilai: unknown, nama: string): void {
  if (Array.isArray(nilai)) for (const butir of nilai) tandai(butir, nama);
  else if (typeof nilai === 'object' && nilai !== null) asal.set(nilai, nama);
}

const bidangDari = (bagian: BagianMonolit, jenis: string, bidang: string) => {
  const t = bagian.schema.getType(jenis);
  return isObjectType(t) ? t.getFields()[bidang] : undefined;
};

function rujukanDari(bagian: BagianMonolit, jenis: string): Rujukan | undefined {
  const apollo = bagian.schema.getType(jenis)?.extensions['apollo'] as { subgraph?: { resolveReference?: Rujukan } } | undefined;
  return apollo?.subgraph?.resolveReference;
}

function resolverUntuk(bagian: readonly BagianMonolit[], t: GraphQLObjectType, nama: string): Resolver {
  const punya = bagian.filter((b) => bidangDari(b, t.name, nama) !== undefined);
  return async (induk, argumen, konteks, info) => {
    const dari = typeof induk === 'object' && induk !== null ? asal.get(induk) : undefined;
    const milik = punya.find((b) => b.name === dari) ?? punya[0];
    if (milik === undefined) return null;
    const dalam = konteks[milik.name];
    const rujukan = dari === undefined || milik.name === dari ? undefined : rujukanDari(milik, t.name);
    const sumber = rujukan === undefined ? induk : await rujukan(induk as object, dalam, info);
    const hasil: unknown = sumber === null ? null : await (bidangDari(milik, t.name, nama)?.resolve ?? defaultFieldResolver)(sumber, argumen, dalam, info);
    tandai(hasil, milik.name);
    return hasil;
  };
}

/** One plain schema over the same resolvers and loaders, with no federation between them: the upper bound of @apollo/server. */
export function skemaMonolit(supergraph: string, bagian: readonly BagianMonolit[]): GraphQLSchema {
  const skema = buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)), { assumeValidSDL: true });
  for (const t of Object.values(skema.getTypeMap())) {
    if (t.name.startsWith('__')) continue;
    const sumber = bagian.map((b) => b.schema.getType(t.name)).find((s) => s !== undefined && s.constructor === t.constructor);
    if (isScalarType(t) && isScalarType(sumber))
      Object.assign(t, { serialize: sumber.serialize, parseValue: sumber.parseValue, parseLiteral: sumber.parseLiteral });
    if (isAbstractType(t) && isAbstractType(sumber) && sumber.resolveType) t.resolveType = sumber.resolveType;
    if (isObjectType(t))
      for (const bidang of Object.values(t.getFields())) bidang.resolve = resolverUntuk(bagian, t, bidang.name) as GraphQLFieldResolver<unknown, unknown>;
  }
  return skema;
}

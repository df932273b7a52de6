import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** Contexts that collect whom a request reads: NIP of every person that any field of the answer stands for. */
export interface PencatatOrang {
  readonly orang?: Set<string>;
}

/** Key of `extensions` under which a subgraph over HTTP tells the gateway whom its answer stands for. */
export const EKSTENSI_ORANG = 'orang';

const ORANG = 'Pegawai';
const NOMOR = 'Nip';

function catat(nilai: unknown, konteks: PencatatOrang): void {
  const { orang } = konteks;
  if (orang === undefined) return;
  if (Array.isArray(nilai)) for (const n of nilai) catat(n, konteks);
  else if (typeof nilai === 'string') orang.add(nilai);
  else if (typeof nilai === 'object' && nilai !== null && 'nip' in nilai && typeof nilai.nip === 'string') orang.add(nilai.nip);
}

function bungkus(bidang: GraphQLField<unknown, PencatatOrang>): void {
  const asal = bidang.resolve ?? defaultFieldResolver;
  bidang.resolve = (induk, argumen, konteks, info) => {
    const nilai: unknown = asal(induk, argumen, konteks, info);
    if (!(nilai instanceof Promise)) {
      catat(nilai, konteks);
      return nilai;
    }
    return nilai.then((n: unknown) => {
      catat(n, konteks);
      return n;
    });
  };
}

/**
 * Makes every field that answers persons, or a NIP by itself, write them into `orang` of the context; references that other subgraphs ask for too. By the type
 * of the field, so that a new one cannot be forgotten. Changes and returns `schema`.
 */
export function catatOrang(schema: GraphQLSchema): GraphQLSchema {
  for (const jenis of Object.values(schema.getTypeMap())) {
    if (!isObjectType(jenis) || jenis.name.startsWith('__')) continue;
    for (const bidang of Object.values(jenis.getFields())) {
      const ke = getNamedType(bidang.type).name;
      // The person's own number was written down where the person was reached.
      if (ke === ORANG || (ke === NOMOR && jenis.name !== ORANG)) bungkus(bidang);
      if (ke === '_Entity') bungkusEntitas(bidang);
    }
  }
  return schema;
}

function bungkusEntitas(bidang: GraphQLField<unknown, PencatatOrang>): void {
  const asal = bidang.resolve ?? defaultFieldResolver;
  bidang.resolve = (induk, argumen: { readonly representations?: readonly { readonly nip?: unknown; readonly __typename?: unknown }[] }, konteks, info) => {
    for (const r of argumen.representations ?? []) if (r.__typename === ORANG) catat(r, konteks);
    return asal(induk, argumen, konteks, info);
  };
}

import type { GraphQLSchema } from 'graphql';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** Most entity references one `_entities` call may carry. */
export const REPRESENTASI_MAKS = 1_000;

/** Refuses longer `representations` before any resolver runs; @apollo/subgraph itself has no limit. Changes and returns `schema`. */
export function batasiEntitas(schema: GraphQLSchema): GraphQLSchema {
  const entitas = schema.getQueryType()?.getFields()['_entities'];
  const resolve = entitas?.resolve;
  if (entitas === undefined || resolve === undefined) return schema;
  entitas.resolve = (induk, argumen: { readonly representations?: readonly unknown[] }, konteks, info) => {
    if ((argumen.representations?.length ?? 0) > REPRESENTASI_MAKS) throw new Kesalahan('MASUKAN_SALAH', `Paling banyak ${REPRESENTASI_MAKS} rujukan.`);
    return resolve(induk, argumen, konteks, info);
  };
  return schema;
}

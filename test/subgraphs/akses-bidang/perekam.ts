import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';

/** What a resolver answered: a value, a list without one, null, or the code of its refusal. */
export type Hasil = 'ISI' | 'KOSONG' | 'NULL' | (string & {});
export type CatatHasil = (koordinat: string, hasil: Hasil) => void;

const kodeDari = (e: unknown): string => (typeof e === 'object' && e !== null && 'kode' in e ? String(e.kode) : String(e));
const isi = (nilai: unknown): Hasil => (nilai === null || nilai === undefined ? 'NULL' : Array.isArray(nilai) && nilai.length === 0 ? 'KOSONG' : 'ISI');

/** Writes down what every resolver of `schema` answers, field by field, whatever becomes of the answer above it. Changes and returns `schema`. */
export function rekamBidang(schema: GraphQLSchema, catat: CatatHasil): GraphQLSchema {
  for (const jenis of Object.values(schema.getTypeMap())) {
    if (!isObjectType(jenis) || jenis.name.startsWith('__')) continue;
    for (const bidang of Object.values(jenis.getFields())) {
      const koordinat = `${jenis.name}.${bidang.name}`;
      const asal = bidang.resolve ?? defaultFieldResolver;
      const gagal = (e: unknown): never => {
        catat(koordinat, kodeDari(e));
        throw e;
      };
      bidang.resolve = (...argumen) => {
        try {
          const nilai: unknown = asal(...argumen);
          if (!(nilai instanceof Promise)) catat(koordinat, isi(nilai));
          return nilai instanceof Promise
            ? nilai.then((n: unknown) => {
                catat(koordinat, isi(n));
                return n;
              }, gagal)
            : nilai;
        } catch (e) {
          return gagal(e);
        }
      };
    }
  }
  return schema;
}

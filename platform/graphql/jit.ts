import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type GraphQLSchema, validate } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

type Variabel = Readonly<Record<string, unknown>>;
type Jalankan = (konteks: unknown, variabel: Variabel) => ExecutionResult | Promise<ExecutionResult>;

/** Runs a document against a schema; errors are left as they were thrown, for `samarkanGalat`. */
export type EksekutorLokal = (dokumen: DocumentNode, konteks: unknown, variabel?: Variabel) => ExecutionResult | Promise<ExecutionResult>;

/** graphql-jit leaves `extensions` undefined where graphql-js gives the thrown error's own. */
function rapikan(hasil: ExecutionResult): ExecutionResult {
  if (hasil.errors === undefined) return hasil;
  return { ...hasil, errors: hasil.errors.map(rapikanGalat) };
}

function rapikanGalat(e: GraphQLError): GraphQLError {
  const asal = e.originalError;
  const extensions = (e.extensions as GraphQLError['extensions'] | undefined) ?? (asal instanceof GraphQLError ? asal.extensions : {});
  return new GraphQLError(e.message, { path: e.path ?? null, originalError: asal ?? null, extensions });
}

const tolakDokumen = (e: GraphQLError): GraphQLError =>
  new GraphQLError(e.message, { originalError: e.originalError ?? null, extensions: { ...e.extensions, code: 'GRAPHQL_VALIDATION_FAILED' } });

function susun(schema: GraphQLSchema, document: DocumentNode): Jalankan {
  // Same refusals, under the same code, as @apollo/server gives over HTTP; paid once per document.
  const salah = validate(schema, document).map((e) => tolakDokumen(e));
  if (salah.length > 0) return () => ({ errors: salah });
  const tersusun = compileQuery(schema, document);
  if (isCompiledQuery(tersusun)) return (konteks, variabel) => tersusun.query(undefined, konteks, variabel);
  return (contextValue, variableValues) => execute({ schema, document, contextValue, variableValues });
}

/** graphql-js `execute`, compiled once per document. The planner hands over the same DocumentNode every time, so a WeakMap is the whole cache. */
export function buatEksekutorJit(schema: GraphQLSchema): EksekutorLokal {
  const cache = new WeakMap<DocumentNode, Jalankan>();
  return (dokumen, konteks, variabel = {}) => {
    let jalankan = cache.get(dokumen);
    if (jalankan === undefined) {
      jalankan = susun(schema, dokumen);
      cache.set(dokumen, jalankan);
    }
    const hasil = jalankan(konteks, variabel);
    return hasil instanceof Promise ? hasil.then(rapikan) : rapikan(hasil);
  };
}

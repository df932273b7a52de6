import { GraphQLError } from 'graphql';
import { samarkanGalat } from '../platform/graphql/galat.ts';
import type { Pencatat } from '../platform/telemetry/pencatat.ts';

interface GalatJson {
  readonly message?: unknown;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly [nama: string]: unknown };
}

function keGalat({ message, path, extensions }: GalatJson): GraphQLError {
  return new GraphQLError(typeof message === 'string' ? message : '', { path: path ?? null, extensions: extensions ?? null });
}

/** Last wall before the client: parse and validation errors do not pass Hive's mask. An answer without the word `errors` is not even parsed. */
export function saringJawaban(badan: string, log: Pencatat, permintaanId: string): string {
  if (!badan.includes('"errors"')) return badan;
  const isi = JSON.parse(badan) as { errors?: readonly GalatJson[]; data?: unknown };
  if (!Array.isArray(isi.errors)) return badan;
  const errors = (isi.errors as readonly GalatJson[]).map((e) => samarkanGalat(keGalat(e), log, permintaanId));
  return JSON.stringify({ errors, data: isi.data ?? null });
}

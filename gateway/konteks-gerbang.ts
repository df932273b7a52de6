import { createHash } from 'node:crypto';
import type { BawaanPermintaan } from '../platform/graphql/konteks.ts';

/** Key under which the verified request travels in the gateway's context; clients cannot set it. */
export const KUNCI_KONTEKS = 'simpulPermintaan';

/** The verified request of a gateway context, or null for calls that come from no request (schema polling). */
export function bawaanDari(konteks: unknown): BawaanPermintaan | null {
  if (typeof konteks !== 'object' || konteks === null || !(KUNCI_KONTEKS in konteks)) return null;
  return konteks[KUNCI_KONTEKS] as BawaanPermintaan;
}

/** Idempotency-Key as subgraphs see it: printable and at most 255 characters (anything else as its hash). Keys of two people meet nowhere: the table is keyed by subject. */
export const kunciIdempotensiDari = (nilai: string | undefined): string | null =>
  nilai === undefined || nilai === '' ? null : nilai.length <= 255 && /^[\x21-\x7e]+$/.test(nilai) ? nilai : createHash('sha256').update(nilai).digest('hex');

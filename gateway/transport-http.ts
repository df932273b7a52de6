import { type DocumentNode, type ExecutionResult, print } from 'graphql';
import { HEADER_PEMANGGIL } from '../platform/auth/pemanggil.ts';
import { Kesalahan } from '../domain/kesalahan.ts';
import { bawaanDari } from './konteks-gerbang.ts';
import type { PanggilSubgraf } from './transport.ts';

const JAWABAN_MAKS = 10 * 1_048_576;

const tercetak = new WeakMap<DocumentNode, string>();

function cetak(dokumen: DocumentNode): string {
  let teks = tercetak.get(dokumen);
  if (teks === undefined) {
    teks = print(dokumen);
    tercetak.set(dokumen, teks);
  }
  return teks;
}

const isHasil = (nilai: unknown): nilai is ExecutionResult => typeof nilai === 'object' && nilai !== null && ('data' in nilai || 'errors' in nilai);

/** Calls a subgraph over HTTP with the signed caller. Nothing of the client's own headers goes along; equal calls are never merged. */
export function panggilHttp(url: string): PanggilSubgraf {
  return async ({ dokumen, variabel, konteks, batal }) => {
    const bawaan = bawaanDari(konteks);
    if (bawaan === null) return null;
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/json',
      // Header values are bytes: the signed text is UTF-8.
      [HEADER_PEMANGGIL]: Buffer.from(bawaan.tertanda, 'utf8').toString('latin1'),
      'x-request-id': bawaan.permintaanId,
    };
    if (bawaan.kunciIdempotensi !== null) headers['idempotency-key'] = bawaan.kunciIdempotensi;
    const body = JSON.stringify({ query: cetak(dokumen), variables: variabel });
    const jawaban = await fetch(url, { method: 'POST', headers, body, signal: batal, redirect: 'error' });
    if (Number(jawaban.headers.get('content-length') ?? 0) > JAWABAN_MAKS) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA');
    const hasil: unknown = await jawaban.json();
    if (!isHasil(hasil)) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA');
    return hasil;
  };
}

import type { Transport } from '@graphql-mesh/transport-common';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import { KESALAHAN, Kesalahan } from '../domain/kesalahan.ts';
import { samarkanGalat } from '../platform/graphql/galat.ts';
import type { Metrik } from '../platform/telemetry/metrik.ts';
import type { Pencatat } from '../platform/telemetry/pencatat.ts';
import { bawaanDari } from './konteks-gerbang.ts';

export interface PanggilanSubgraf {
  readonly dokumen: DocumentNode;
  readonly variabel: Readonly<Record<string, unknown>>;
  readonly konteks: unknown;
  readonly batal: AbortSignal;
}

/** One fetch of a plan. Null when the call carries no verified caller. */
export type PanggilSubgraf = (panggilan: PanggilanSubgraf) => Promise<ExecutionResult | null>;

export interface Tenggat {
  readonly bacaMs: number;
  readonly tulisMs: number;
  /** For the whole request, whoever keeps it waiting. Without it, a little more than the longest fetch. */
  readonly semuaMs?: number;
}

export interface OpsiTransport {
  readonly panggil: ReadonlyMap<string, PanggilSubgraf>;
  readonly tenggat: Tenggat;
  readonly log: Pencatat;
  readonly metrik: Metrik;
}

const TIDAK_TERSEDIA = KESALAHAN.SUMBER_TIDAK_TERSEDIA;

/** Data null with a catalogued error: the plan goes on, so a lost subgraph costs its own fields and nothing else. */
const tidakTersedia = (): ExecutionResult => ({
  data: null,
  errors: [new GraphQLError(TIDAK_TERSEDIA.pesan, { extensions: { code: 'SUMBER_TIDAK_TERSEDIA', kelas: TIDAK_TERSEDIA.kelas } })],
});

async function denganPemutus(panggil: PanggilSubgraf, p: Omit<PanggilanSubgraf, 'batal'>, ms: number): Promise<ExecutionResult | null> {
  const pemutus = new AbortController();
  let pewaktu: NodeJS.Timeout | undefined;
  const habis = new Promise<never>((_, gagal) => {
    pewaktu = setTimeout(() => {
      gagal(new Kesalahan('SUMBER_TIDAK_TERSEDIA'));
      pemutus.abort();
    }, ms);
  });
  const kerja = panggil({ ...p, batal: pemutus.signal });
  kerja.catch(() => undefined);
  try {
    return await Promise.race([kerja, habis]);
  } finally {
    clearTimeout(pewaktu);
  }
}

/** Hive transport over our own callers: one deadline per fetch, masked errors, no merging of concurrent equal requests. */
export function buatTransport({ panggil, tenggat, log, metrik }: OpsiTransport): Transport {
  return {
    getSubgraphExecutor({ subgraphName }) {
      const subgraf = panggil.get(subgraphName) ?? panggil.get(subgraphName.toLowerCase());
      if (subgraf === undefined) throw new Kesalahan('KONFIGURASI', `Subgraf ${subgraphName} tidak punya skema maupun alamat.`);
      return async (permintaan) => {
        const selesai = metrik.subgraf.startTimer({ subgraf: subgraphName.toLowerCase() });
        const ms = permintaan.operationType === 'mutation' ? tenggat.tulisMs : tenggat.bacaMs;
        const p = {
          dokumen: permintaan.document,
          variabel: (permintaan.variables ?? {}) as Readonly<Record<string, unknown>>,
          konteks: permintaan.context as unknown,
        };
        try {
          const hasil = await denganPemutus(subgraf, p, ms);
          if (hasil === null) throw new Kesalahan('BELUM_MASUK');
          selesai({ hasil: hasil.errors === undefined ? 'ok' : 'galat' });
          if (hasil.errors === undefined) return hasil as never;
          return { ...hasil, errors: hasil.errors.map((e) => samarkanGalat(keGalat(e), log, bawaanDari(p.konteks)?.permintaanId)) } as never;
        } catch (e) {
          selesai({ hasil: 'putus' });
          log.warn({ subgraf: subgraphName, ...(e instanceof Kesalahan ? { kode: e.kode, pesan: e.message } : {}) }, 'gerbang.subgraf_putus');
          if (!(e instanceof Kesalahan)) samarkanGalat(e, log, bawaanDari(p.konteks)?.permintaanId);
          return tidakTersedia() as never;
        }
      };
    },
  };
}

/** Errors of an HTTP answer are plain JSON. */
function keGalat(e: unknown): unknown {
  if (e instanceof GraphQLError || typeof e !== 'object' || e === null) return e;
  const { message, path, extensions } = e as { message?: unknown; path?: GraphQLError['path']; extensions?: Record<string, unknown> };
  return new GraphQLError(typeof message === 'string' ? message : '', {
    ...(path === undefined ? {} : { path }),
    ...(extensions === undefined ? {} : { extensions }),
  });
}

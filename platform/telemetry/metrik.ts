import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Metrics of one process. Labels hold names and codes from closed lists only. */
export interface Metrik {
  readonly registry: Registry;
  readonly permintaan: Histogram<'hasil'>;
  readonly subgraf: Histogram<'subgraf' | 'hasil'>;
  readonly galat: Counter<'kode'>;
  readonly laju: Counter<'macam'>;
  readonly batas: Counter<'batas'>;
}

const EMBER_DETIK = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10];

/** `proses` adds Node's own figures (memory, event loop); leave it off in tests. */
export function buatMetrik(proses: boolean): Metrik {
  const registry = new Registry();
  if (proses) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    permintaan: new Histogram({ name: 'simpul_permintaan_detik', help: 'Lama permintaan GraphQL', labelNames: ['hasil'], buckets: EMBER_DETIK, registers }),
    subgraf: new Histogram({ name: 'simpul_subgraf_detik', help: 'Lama panggilan subgraf', labelNames: ['subgraf', 'hasil'], buckets: EMBER_DETIK, registers }),
    galat: new Counter({ name: 'simpul_galat_total', help: 'Kesalahan menurut kode', labelNames: ['kode'], registers }),
    batas: new Counter({ name: 'simpul_batas_ditolak_total', help: 'Permintaan yang ditolak karena melewati batas gerbang', labelNames: ['batas'], registers }),
    laju: new Counter({ name: 'simpul_laju_ditolak_total', help: 'Permintaan yang ditolak karena anggaran akun habis', labelNames: ['macam'], registers }),
  };
}

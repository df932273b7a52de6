import { Gauge, type Registry } from 'prom-client';
import { namaGalat } from '../../platform/antrean/galat-pekerjaan.ts';
import { type Putaran, putarBerkala } from '../../platform/antrean/putaran.ts';
import type { Config } from '../../platform/config.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Logger } from '../../platform/logger.ts';
import { bacaKunciTanda, kunciSegelPengembangan } from '../../platform/segel/kunci-segel.ts';
import { type HasilSegel, segelkan } from '../../platform/segel/segelkan.ts';
import { tempatSegelBerkas } from '../../platform/segel/tempat-berkas.ts';

/** File of the private key: the one that is named, in development one of the hub's own. */
export const berkasKunciSegel = ({ segel, dataDir }: Pick<Config, 'segel' | 'dataDir'>): string => segel.kunci ?? kunciSegelPengembangan(dataDir);

/** A store that does not answer by then is an alarm; the hub starts and serves without it. */
const TENGGAT_MS = 30_000;

/**
 * Seals the audit now, and from then on every `segel.setiapDetik`, as simpul_sync. A store that fails stops nothing but, after four hours, approvals
 * (0086_segel_jejak.sql); what it meets is logged each time. A write that hangs is waited for by every later round: this process never has two under way.
 */
export async function mulaiPenyegel(config: Pick<Config, 'segel' | 'dataDir'>, url: string, log: Logger, tenggatMs = TENGGAT_MS): Promise<Putaran<HasilSegel>> {
  const bahan = { tujuan: url, tempat: tempatSegelBerkas(config.segel.dir), kunci: bacaKunciTanda(berkasKunciSegel(config)) };
  let berjalan: Promise<HasilSegel> | undefined;
  const satuKali = (): Promise<HasilSegel> =>
    (berjalan ??= segelkan(bahan).finally(() => {
      berjalan = undefined;
    }));
  const putaran = putarBerkala(
    async () => {
      const hasil = await denganTenggat(satuKali(), tenggatMs);
      if (hasil.jenis !== 'DISEGEL' && hasil.jenis !== 'DILEWATI') log.error({ alarm: true, sebab: hasil.jenis }, 'segel.ditolak');
      return hasil;
    },
    { setiapMs: config.segel.setiapDetik * 1_000, catatan: log, peristiwa: 'segel_galat' },
  );
  await putaran.sekarang().catch((galat: unknown) => log.error({ alarm: true, galat: namaGalat(galat) }, 'segel_galat'));
  return putaran;
}

/** Age of the last checkpoint, read at each scrape. */
export function daftarkanMetrikSegel(registry: Registry, url: string): void {
  new Gauge({
    name: 'simpul_segel_umur_detik',
    help: 'Umur segel jejak terakhir menurut jam basis data; persetujuan berhenti pada segelJamMaks',
    registers: [registry],
    async collect() {
      const [s] = await sqlUntukIrisan(
        url,
        (sql) => sql<{ umur: number }[]>`select extract(epoch from clock_timestamp() - pada)::float8 umur from jejak_segel`,
      ).catch(() => []);
      if (s !== undefined) this.set(s.umur);
    },
  });
}

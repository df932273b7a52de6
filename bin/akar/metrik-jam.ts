import { Gauge, type Registry } from 'prom-client';
import type { JangkarJam } from '../../platform/db/jangkar-jam.ts';

/** How far this machine's clock stands ahead of the database's, by which the hub goes. */
export function daftarkanMetrikJam(registry: Registry, jangkar: JangkarJam): void {
  new Gauge({
    name: 'simpul_jam_geser_detik',
    help: 'Jam mesin hub terhadap jam basis data, dalam detik; positif berarti mendahului. Hub memakai jam basis data.',
    registers: [registry],
    collect() {
      this.set(jangkar.geserMs() / 1_000);
    },
  });
}

import { Gauge, type Registry } from 'prom-client';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';

/** What the last finished sweep found, read from its row at each scrape: a restart of the hub silences no alarm. */
export function daftarkanMetrikSapuan(registry: Registry, url: string): void {
  const registers = [registry];
  const alarm = new Gauge({ name: 'simpul_sapuan_alarm', help: 'Pegawai yang keadaan bertahapnya berbeda dari sapuan penuh terakhir', registers });
  const kunci = new Gauge({ name: 'simpul_sapuan_kunci_beda', help: 'Kunci yang berbeda antara dua sisi menurut sapuan penuh terakhir', registers });
  new Gauge({
    name: 'simpul_sapuan_terakhir_detik',
    help: 'Waktu mulai sapuan penuh terakhir yang selesai, detik Unix',
    registers,
    async collect() {
      const [s] = await sqlUntukIrisan(
        url,
        (sql) =>
          sql<
            { mulai: number; alarm: number; kunci: number }[]
          >`select extract(epoch from mulai)::float8 mulai, alarm, kunci_beda::float8 kunci from sapuan where selesai is not null order by id desc limit 1`,
      ).catch(() => []);
      if (s === undefined) return;
      this.set(s.mulai);
      alarm.set(s.alarm);
      kunci.set(s.kunci);
    },
  });
}

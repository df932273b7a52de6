import type { NamaSubgraf } from '../platform/config.ts';
import { mulaiJangkarJam } from '../platform/db/jangkar-jam.ts';
import { openDb } from '../platform/db/open-db.ts';
import { layaniSubgraf } from '../platform/graphql/subgraf-http.ts';
import { createLogger } from '../platform/logger.ts';
import { createPenutup, pasangIsyarat } from '../platform/shutdown.ts';
import { kunciPemanggil } from './akar/basis-data.ts';
import { pesanGalatMulai } from './akar/galat-mulai.ts';
import { bacaPengaturan } from './akar/pengaturan.ts';
import { alatSubgraf, buatKonteks, NAMA_SUBGRAF, SUBGRAF } from './akar/subgraf.ts';

// One subgraph as its own process: `subgraf.ts NAMA`. SIMPUL_BASIS_APP is the database as role simpul_app.
const nama = NAMA_SUBGRAF.find((n) => n === process.argv[2]) satisfies NamaSubgraf | undefined;
const url = process.env['SIMPUL_BASIS_APP'];
if (nama === undefined || url === undefined) {
  process.stderr.write(`Pemakaian: SIMPUL_BASIS_APP=postgres://… subgraf.ts ${NAMA_SUBGRAF.join('|')}\n`);
  process.exit(2);
}
const config = bacaPengaturan();
const log = createLogger({ layanan: `subgraf-${nama}`, tingkat: config.tingkatLog });
const penutup = createPenutup(log);
pasangIsyarat(penutup);
const { pool, close } = openDb({ url, nama: `simpul-${nama}`, maks: 10 });
penutup.daftar('pool', close);
const jangkar = await mulaiJangkarJam(pool, log);
penutup.daftar('jangkar jam', () => jangkar.tutup());
const layanan = await layaniSubgraf({
  nama,
  schema: SUBGRAF[nama].skema(),
  buatKonteks: buatKonteks(nama, pool, alatSubgraf(config)),
  kunci: kunciPemanggil(config),
  port: config.port[nama],
  host: config.alamat,
  produksi: config.lingkungan === 'production',
  log,
}).catch(async (galat: unknown) => {
  process.stderr.write(`Gagal: ${pesanGalatMulai(galat, config)}\n`);
  await penutup.tutup();
  process.exit(1);
});
penutup.daftar('http', () => layanan.tutup());
process.send?.({ url: layanan.url });

import { randomUUID } from 'node:crypto';
import type { Pemanggil } from '../../domain/akses.ts';
import type { Antrean } from '../../platform/antrean/antrean.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import { tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import type { Config } from '../../platform/config.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { konteksMutasi } from '../../subgraphs/mutasi/index.ts';
import { pekerjaanJamLayanan, pekerjaanOtomatis } from '../../subgraphs/mutasi/pekerjaan-otomatis.ts';
import { konteksPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import { pekerjaanJamSbt, pekerjaanJamTemuan } from '../../subgraphs/pelanggaran/sbt/pekerjaan.ts';
import { type AlamatBasis, kunciPemanggil } from './basis-data.ts';
import { alatSubgraf } from './subgraf.ts';

/** How often the clocks of BKN's validation and of SBT are read. */
const TINJAU_JAM_MS = 300_000;

const SISTEM: Pemanggil = { subjek: 'SISTEM', orang: 'SISTEM', peran: 'SISTEM', instansi: null, nip: null };

export interface Otomatis {
  readonly definisi: readonly DefinisiPekerjaan[];
  jadwalkan(): Promise<void>;
}

/** The jobs that decide and sign for BKN, acting as role SISTEM under the same row-level security as everyone. */
export function buatOtomatis(config: Config, basis: AlamatBasis, antrean: Antrean, penutup: Penutup): Otomatis {
  const { pool, close } = openDb({ url: basis.app, nama: 'simpul-otomatis', maks: 5 });
  penutup.daftar('pool otomatis', close);
  const alat = alatSubgraf(config.dataDir);
  const kunci = kunciPemanggil(config);
  const dasar = () =>
    buatKonteksSubgraf(pool, { pemanggil: SISTEM, tertanda: tandatanganiPemanggil(SISTEM, kunci), permintaanId: randomUUID(), kunciIdempotensi: null });
  const buatKonteks = () => konteksMutasi(dasar(), alat);
  const buatKonteksSbt = () => konteksPelanggaran(dasar(), alat);
  const otomatis = pekerjaanOtomatis(buatKonteks);
  const jam = pekerjaanJamLayanan(buatKonteks, (usul) =>
    antrean.tambahBanyak(usul.map((id) => ({ definisi: otomatis as DefinisiPekerjaan, payload: { usul: id } }))),
  );
  const temuan = pekerjaanJamTemuan(buatKonteksSbt);
  const jamSbt = pekerjaanJamSbt(buatKonteksSbt, (ids) =>
    antrean.tambahBanyak(ids.map((id) => ({ definisi: temuan as DefinisiPekerjaan, payload: { temuan: id } }))),
  );
  return {
    definisi: [otomatis, jam, temuan, jamSbt] as DefinisiPekerjaan[],
    jadwalkan: async () => {
      await antrean.tambah(jamSbt, {});
      await antrean.jadwalkan('jam-sbt', jamSbt, {}, TINJAU_JAM_MS);
      await antrean.tambah(jam, {});
      await antrean.jadwalkan('jam-layanan', jam, {}, TINJAU_JAM_MS);
    },
  };
}

import type { Antrean } from '../../platform/antrean/antrean.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import type { Config } from '../../platform/config.ts';
import { openDb } from '../../platform/db/open-db.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { konteksMutasi } from '../../subgraphs/mutasi/index.ts';
import { pekerjaanJamLayanan, pekerjaanOtomatis, pekerjaanPeriksaUlang } from '../../subgraphs/mutasi/pekerjaan-otomatis.ts';
import { pekerjaanJamIdis } from '../../subgraphs/pelanggaran/idis/pekerjaan.ts';
import { konteksPelanggaran } from '../../subgraphs/pelanggaran/index.ts';
import { pekerjaanJamSbt, pekerjaanJamTemuan, pekerjaanTemuanIkd } from '../../subgraphs/pelanggaran/sbt/pekerjaan.ts';
import { type AlamatBasis, kunciPemanggil } from './basis-data.ts';
import { dasarSistem } from './pelaku-sistem.ts';
import { alatSubgraf } from './subgraf.ts';

/** How often the clocks of BKN's validation, of SBT and of the disciplinary cases are read. */
const TINJAU_JAM_MS = 300_000;
/** The data of an instansi change with its feeds; a finding about them is at most one a day. */
const TINJAU_IKD_MS = 6 * 3_600_000;

export interface Otomatis {
  readonly definisi: readonly DefinisiPekerjaan[];
  jadwalkan(): Promise<void>;
}

/** The jobs that decide and sign for BKN, acting as role SISTEM under the same row-level security as everyone. */
export function buatOtomatis(config: Config, basis: AlamatBasis, antrean: Antrean, penutup: Penutup): Otomatis {
  const { pool, close } = openDb({ url: basis.app, nama: 'simpul-otomatis', maks: 5 });
  penutup.daftar('pool otomatis', close);
  const alat = alatSubgraf(config);
  const dasar = dasarSistem(pool, kunciPemanggil(config));
  const buatKonteks = () => konteksMutasi(dasar(), alat);
  const buatKonteksPelanggaran = () => konteksPelanggaran(dasar(), alat);
  const otomatis = pekerjaanOtomatis(buatKonteks);
  const jam = pekerjaanJamLayanan(buatKonteks, (usul) =>
    antrean.tambahBanyak(usul.map((id) => ({ definisi: otomatis as DefinisiPekerjaan, payload: { usul: id } }))),
  );
  const temuan = pekerjaanJamTemuan(buatKonteksPelanggaran);
  const jamSbt = pekerjaanJamSbt(buatKonteksPelanggaran, (ids) =>
    antrean.tambahBanyak(ids.map((id) => ({ definisi: temuan as DefinisiPekerjaan, payload: { temuan: id } }))),
  );
  const jamIdis = pekerjaanJamIdis(buatKonteksPelanggaran);
  const ikd = pekerjaanTemuanIkd(buatKonteksPelanggaran);
  return {
    definisi: [otomatis, pekerjaanPeriksaUlang(buatKonteks), jam, temuan, jamSbt, jamIdis, ikd] as DefinisiPekerjaan[],
    jadwalkan: async () => {
      await antrean.tambah(jamSbt, {});
      await antrean.jadwalkan('jam-sbt', jamSbt, {}, TINJAU_JAM_MS);
      await antrean.tambah(jam, {});
      await antrean.jadwalkan('jam-layanan', jam, {}, TINJAU_JAM_MS);
      await antrean.tambah(jamIdis, {});
      await antrean.jadwalkan('jam-idis', jamIdis, {}, TINJAU_JAM_MS);
      await antrean.tambah(ikd, {});
      await antrean.jadwalkan('temuan-ikd', ikd, {}, TINJAU_IKD_MS);
    },
  };
}

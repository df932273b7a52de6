import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buatBangsa } from '../../contoh/bangsa.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { hibahPengembangan } from '../../platform/auth/subjek-pengembangan.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { muatRujukan } from '../../sync/2-stage/muat-rujukan.ts';
import type { AlamatBasis } from './basis-data.ts';

const DIR_PROFIL = fileURLToPath(new URL('../../contoh/profil', import.meta.url));

export const dirSumber = (config: Config): string => path.join(config.dataDir, 'sumber');

/** Every how many instansi of the nation keeps files of histories: all of them would cost the first start more than they show. */
export const RIWAYAT_TIAP = 8;

/** Writes the synthetic nation when there is none yet; production never gets invented people. A folder without bangsa.json is one that was not finished. */
export async function siapkanBangsa(config: Config, lapor: (selesai: number, total: number) => void): Promise<boolean> {
  if (existsSync(path.join(dirSumber(config), 'bangsa.json'))) return false;
  if (config.lingkungan === 'production') {
    if (existsSync(path.join(dirSumber(config), 'rujukan', 'instansi.json'))) return false;
    throw new Kesalahan('KONFIGURASI', `Folder sumber kosong: isi ${dirSumber(config)} dengan rujukan/, bkn/ dan simpeg/ (lihat README).`);
  }
  // Careers and yearly ratings lead up to this month, so that the nation is never out of date on its first day.
  await buatBangsa({ dir: dirSumber(config), ...config.bangsa, riwayatTiap: RIWAYAT_TIAP, tanggalDasar: `${jamSistem.hariIni().slice(0, 7)}-01`, lapor });
  return true;
}

/** Invented delegations, so that a newcomer's hub signs by itself; a real hub gets them from the official who delegates. */
const DELEGASI_CONTOH = `insert into delegasi_pertek (jenjang, dari, kepada, nomor_sk, tanggal_sk, berlaku_dari, oleh, orang)
  select j, 'Pejabat Contoh', k, 'SK-CONTOH/2025', '2025-06-01', '2025-07-01', 'CONTOH', 'CONTOH'
  from unnest(array['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS', 'PELAKSANA', 'JABATAN_FUNGSIONAL']) j cross join unnest(array['SISTEM', 'PARAF_BKN', 'VERIFIKATOR_BKN']) k
  where not exists (select from delegasi_pertek)`;

/** Reference rows, mapping profiles, crosswalks and the development grants. Repeatable. */
export async function muatDasar(config: Config, basis: AlamatBasis, issuer: string): Promise<void> {
  await sqlUntukIrisan(basis.sync, (sql) => muatRujukan(sql, dirSumber(config), DIR_PROFIL));
  if (config.lingkungan === 'production') return;
  await sqlUntukIrisan(basis.pemilik, async (sql) => {
    await sql.unsafe(DELEGASI_CONTOH);
    const instansi = await sql<{ no: number; id: string }[]>`select no, id from instansi order by no`;
    const baris = hibahPengembangan(instansi, issuer).map((h) => ({
      iss: h.iss,
      sub: h.sub,
      peran: h.peran,
      instansi: h.instansi,
      orang: h.orang,
      nip: h.nip,
      aktif: h.aktif,
    }));
    for (let i = 0; i < baris.length; i += 1_000)
      await sql`insert into hibah ${sql(baris.slice(i, i + 1_000))} on conflict (iss, sub, peran)
        do update set nip = excluded.nip where hibah.nip is null and excluded.nip is not null`;
  });
}

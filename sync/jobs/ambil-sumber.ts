import { z } from 'zod';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { SumberTidakTersedia } from '../../platform/antrean/galat-pekerjaan.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { ambilUmpan, type BahanAmbil } from '../ambil/jalankan.ts';
import { umpanJatuhTempo } from '../ambil/pengambilan.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';

const ANTREAN_SUMBER = 'sumber';
const NAMA = 'ambil-sumber';
const LANJUT_MS = 250;

export interface MuatanAmbil extends UmpanSumber {
  readonly instansi: number;
}

const kunciDari = ({ instansi, sisi, jenis }: MuatanAmbil): string => `ambil:${instansi}:${sisi}:${jenis}`;

/** One stretch of fetching one feed, in a queue of its own: a slow source takes no place from the processing of the others. */
export const pekerjaanAmbilSumber = (bahan: BahanAmbil): DefinisiPekerjaan<MuatanAmbil> =>
  defineJob({
    name: NAMA,
    antrean: ANTREAN_SUMBER,
    payload: z.strictObject({ instansi: z.int().min(1), sisi: z.enum(['BKN', 'SIMPEG']), jenis: z.enum(['pegawai', 'kinerja', 'hukdis', 'formasi']) }),
    key: kunciDari,
    run: async ({ instansi, ...umpan }, { catatan, batal }) => {
      const hasil = await ambilUmpan(bahan, instansi, umpan, batal);
      catatan.info({ hasil }, 'ambil.selesai');
      // Goes to the back of the queue, behind the sources that wait.
      if (hasil === 'LANJUT') throw new SumberTidakTersedia(LANJUT_MS);
    },
  });

/** Enqueues the fetch of every feed of an instansi that is due. */
export async function mintaAmbilan(url: string, instansi: number): Promise<number> {
  return await sqlUntukIrisan(url, async (sql) => {
    const umpan = await umpanJatuhTempo(sql, instansi);
    if (umpan.length === 0) return 0;
    await sql.begin(async (tx) => {
      for (const u of umpan) {
        const muatan = { instansi, ...u };
        await tx`insert into kotak_keluar (antrean, nama, payload, kunci) values (${ANTREAN_SUMBER}, ${NAMA}, ${tx.json(muatan)}, ${kunciDari(muatan)})`;
      }
      await tx`select pg_notify('kotak_keluar', '')`;
    });
    return umpan.length;
  });
}

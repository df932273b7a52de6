import { z } from 'zod';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { susunKalender } from '../../domain/kalender/hari-kerja.ts';
import { hitungSla, PARAMETER_SLA } from '../../domain/mutasi/sla.ts';
import { type DefinisiPekerjaan, defineJob } from '../../platform/antrean/definisi.ts';
import { periksaUlangSesudahBlokir } from './ajukan-mutasi.ts';
import type { KonteksMutasi } from './konteks.ts';
import { jalankanOtomatis } from './otomatis.ts';
import { selectDasarSla } from './queries-alur.ts';
import { selectMenungguBkn, selectTakBertanda } from './queries-otomatis.ts';

/** Its own queue: a pull that takes long never delays a letter. */
const ANTREAN_OTOMATIS = 'otomatis';

const MUATAN = z.object({ usul: z.string().regex(/^\d{1,15}$/) });
export type MuatanOtomatis = z.output<typeof MUATAN>;

/** A new context of the hub itself per piece of work: its signature lives 30 s. */
export type BuatKonteks = () => KonteksMutasi;

/** Decides and signs one usul. The outbox row is written by a trigger when the instansi approves (0043_alur_otomatis.sql). */
export const pekerjaanOtomatis = (buatKonteks: BuatKonteks): DefinisiPekerjaan<MuatanOtomatis> =>
  defineJob({
    name: 'otomatis-usul',
    antrean: ANTREAN_OTOMATIS,
    payload: MUATAN,
    key: ({ usul }) => `otomatis:${usul}`,
    run: async ({ usul }, { catatan }) => {
      const jawaban = await jalankanOtomatis(buatKonteks(), usul);
      catatan.info({ peristiwa: 'otomatis_usul', usul, jawaban: jawaban.map((j) => j.jenis) });
    },
  });

/** Asks the gate again for a usul whose last block was opened; the outbox row is written with the opening (0066_blokir.sql). */
export const pekerjaanPeriksaUlang = (buatKonteks: BuatKonteks): DefinisiPekerjaan<MuatanOtomatis> =>
  defineJob({
    name: 'periksa-ulang-usul',
    antrean: ANTREAN_OTOMATIS,
    payload: MUATAN,
    key: ({ usul }) => `periksa-ulang:${usul}`,
    run: async ({ usul }, { catatan }) => {
      const jawaban = await periksaUlangSesudahBlokir(buatKonteks(), usul);
      catatan.info({ peristiwa: 'periksa_ulang_usul', usul, jawaban: jawaban?.jenis ?? null });
    },
  });

const HALAMAN = 500;

/** Usul whose clock ran out, by the calendar and the history as they stand now. Postgres is the only memory: a restart forgets nothing. */
export async function usulLewat(konteks: KonteksMutasi): Promise<readonly string[]> {
  const hariIni: Tanggal = konteks.jam.hariIni();
  const { kalender, hariKerja } = await konteks.baca(selectDasarSla);
  const k = susunKalender(kalender);
  const batas = hariKerja ?? PARAMETER_SLA.hariKerja;
  const lewat: string[] = [];
  for (let sesudah = '0'; ; ) {
    const rows = await konteks.baca((tx) => selectMenungguBkn(tx, sesudah, new Date(`${hariIni}T00:00:00+07:00`), HALAMAN));
    lewat.push(...rows.filter((u) => hitungSla(k, u.riwayat, hariIni, batas).keadaan === 'LEWAT').map((u) => u.id));
    const akhir = rows.at(-1);
    if (akhir === undefined || rows.length < HALAMAN) return lewat;
    sesudah = akhir.id;
  }
}

/** Looks for usul whose clock ran out, or whose letter a crash left unsigned, and hands each to `antrekan`; one that may not be decided yet is looked at again the next time. */
export const pekerjaanJamLayanan = (buatKonteks: BuatKonteks, antrekan: (usul: readonly string[]) => Promise<void>): DefinisiPekerjaan<Record<string, never>> =>
  defineJob({
    name: 'jam-layanan',
    antrean: ANTREAN_OTOMATIS,
    payload: z.object({}),
    key: () => 'jam-layanan',
    run: async () => {
      const konteks = buatKonteks();
      const lewat = await usulLewat(konteks);
      await antrekan([...lewat, ...(await konteks.baca((tx) => selectTakBertanda(tx, HALAMAN)))]);
    },
  });

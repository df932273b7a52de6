import pg from 'pg';
import { pino } from 'pino';
import type { Antrean, Pekerja } from '../../../platform/antrean/antrean.ts';
import { bukaAntrean } from '../../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../../platform/antrean/definisi.ts';
import { buatPagarSumber } from '../../../sync/jadwal/pagar-sumber.ts';
import { type BahanPenjadwal, mulaiPenjadwal, type Penjadwal } from '../../../sync/jadwal/penjadwal.ts';
import { type MuatanTarik, pekerjaanTarikInstansi } from '../../../sync/jobs/tarik-instansi.ts';
import type { BahanTempo } from '../../../sync/tarik-jatuh-tempo.ts';
import type { Mesin } from '../mesin.ts';

export const DIAM = pino({ level: 'silent' });

/** The schedule with queue and workers over one test database, as the hub composes them. */
export interface JadwalUji {
  readonly bahan: BahanTempo;
  readonly pool: pg.Pool;
  readonly antrean: Antrean;
  readonly pekerjaan: BahanPenjadwal['pekerjaan'];
  mulai(serentak?: number): Promise<void>;
  penjadwal(pilihan?: Partial<Pick<BahanPenjadwal, 'batas' | 'setiapMs' | 'ikut'>>): Penjadwal;
  tutup(): Promise<void>;
}

export async function rakitJadwal(
  m: Mesin,
  { dasarMs = 60_000, cepat = 500, lambat = 4_000 }: { dasarMs?: number; cepat?: number; lambat?: number } = {},
): Promise<JadwalUji> {
  const pool = new pg.Pool({ connectionString: m.url, max: 4 });
  pool.on('error', () => undefined);
  const bahan: BahanTempo = {
    pool,
    dasarMs,
    tarik: { url: m.url, dirSumber: m.sumber, terlihat: new Map() },
    pagar: buatPagarSumber(),
    tenggatMs: { cepat, lambat },
  };
  const antrean = await bukaAntrean({ antrean: 'postgres', databaseUrl: m.basis.url }, DIAM);
  const pekerjaan = { cepat: pekerjaanTarikInstansi(bahan), lambat: pekerjaanTarikInstansi(bahan, 'lambat') };
  const jalan: Pekerja[] = [];
  const putaran: Penjadwal[] = [];
  const proses = async (definisi: DefinisiPekerjaan<MuatanTarik>, serentak: number): Promise<void> => {
    jalan.push(await antrean.proses([definisi as DefinisiPekerjaan], { serentak, kunciMs: 10_000 }));
  };
  return {
    bahan,
    pool,
    antrean,
    pekerjaan,
    mulai: async (serentak = 2) => {
      await proses(pekerjaan.cepat, serentak);
      await proses(pekerjaan.lambat, 1);
    },
    penjadwal: (pilihan = {}) => {
      const p = mulaiPenjadwal({ ...bahan, antrean, pekerjaan, catatan: DIAM, ...pilihan });
      putaran.push(p);
      return p;
    },
    tutup: async () => {
      await Promise.all(putaran.map((p) => p.tutup()));
      await Promise.all(jalan.map((p) => p.tutup()));
      await antrean.tutup();
      await pool.end();
    },
  };
}

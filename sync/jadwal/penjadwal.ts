import type { Logger } from 'pino';
import type { Antrean, KirimanPekerjaan } from '../../platform/antrean/antrean.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import { putarBerkala } from '../../platform/antrean/putaran.ts';
import { type InstansiJatuhTempo, pilihJatuhTempo } from './jatuh-tempo.ts';
import { type DasarJadwal, segarkanJadwal } from './tingkat.ts';

type Pekerjaan = DefinisiPekerjaan<{ readonly instansi: number }>;

export interface BahanPenjadwal extends DasarJadwal {
  readonly antrean: Antrean;
  /** The pull of one instansi, per lane. */
  readonly pekerjaan: Readonly<Record<'cepat' | 'lambat', Pekerjaan>>;
  readonly catatan: Logger;
  /** Jobs of one lane that may wait in the queue; what is due beyond them waits in PostgreSQL, where its order can still change. Default 16. */
  readonly batas?: number;
  readonly setiapMs?: number;
  /** What else is looked for in each round; answers with the jobs it added. */
  readonly ikut?: readonly (() => Promise<number>)[];
}

export interface Penjadwal {
  /** One round: tiers, then what is due goes to the queue. Resolves with the number of jobs added. */
  putar(): Promise<number>;
  tutup(): Promise<void>;
}

const BATAS_MENUNGGU = 16;
/** Tiers are computed anew at most this often, in ms. */
const SEGARKAN_MS = 5_000;
/** Place in the queue of what the schedule brings; lower runs first. */
export const PRIORITAS_JADWAL = 10;
/** A request of a person runs before everything that only the schedule brings. */
const PRIORITAS_DIMINTA = 1;

/** What is due and not yet known to the queue, as far as there is room. A job that the queue lost is unknown to it, and so is added again. */
async function tambahJatuhTempo(
  { antrean, pekerjaan }: BahanPenjadwal,
  jalur: 'cepat' | 'lambat',
  { tempo, batas }: { tempo: readonly InstansiJatuhTempo[]; batas: number },
): Promise<number> {
  if (tempo.length === 0) return 0;
  const milik = pekerjaan[jalur] as DefinisiPekerjaan;
  const kunci = (i: InstansiJatuhTempo): string => pekerjaan[jalur].kunci({ instansi: i.instansi });
  const dikenal = await antrean.yangDikenal(milik, tempo.map(kunci));
  const ruang = Math.max(batas - dikenal.size, 0);
  const baru = tempo.filter((i) => !dikenal.has(kunci(i))).filter((i, n) => i.diminta || n < ruang);
  await antrean.tambahBanyak(
    baru.map(
      ({ instansi, diminta }): KirimanPekerjaan => ({
        definisi: milik,
        payload: { instansi },
        opsi: { prioritas: diminta ? PRIORITAS_DIMINTA : PRIORITAS_JADWAL },
      }),
    ),
  );
  return baru.length;
}

/** Starts the one schedule of all feeds. It is kept in PostgreSQL: several may run, a restart and an empty queue change nothing but the second at which they look. */
export function mulaiPenjadwal(bahan: BahanPenjadwal): Penjadwal {
  const { catatan, dasarMs, batas = BATAS_MENUNGGU } = bahan;
  let disegarkan = Number.NEGATIVE_INFINITY;
  const putaran = async (): Promise<number> => {
    if (performance.now() - disegarkan >= SEGARKAN_MS) {
      await segarkanJadwal(bahan);
      disegarkan = performance.now();
    }
    // Twice the room: those that the queue knows already are among them.
    const tempo = await pilihJatuhTempo(bahan, 2 * batas);
    const cepat = await tambahJatuhTempo(bahan, 'cepat', { tempo: tempo.filter((i) => !i.lambat), batas });
    const lambat = await tambahJatuhTempo(bahan, 'lambat', { tempo: tempo.filter((i) => i.lambat), batas });
    let ikut = 0;
    for (const cari of bahan.ikut ?? []) ikut += await cari();
    return cepat + lambat + ikut;
  };
  const setiapMs = bahan.setiapMs ?? Math.min(1_000, Math.max(100, dasarMs / 8));
  const { sekarang, tutup } = putarBerkala(putaran, { setiapMs, catatan, peristiwa: 'penjadwal_galat' });
  return { putar: sekarang, tutup };
}

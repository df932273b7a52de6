import { Kesalahan } from '../../domain/kesalahan.ts';
import { namaGalat } from '../../platform/antrean/galat-pekerjaan.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';

/** The source of a feed refused, failed or did not answer in time. The message is for operators and holds no data of the source. */
export class SumberTakMenjawab extends Error {
  /** It did not answer in time, as against: it answered that it cannot. */
  readonly lambat: boolean;
  constructor(sebab: string, lambat: boolean) {
    super(sebab);
    this.name = 'SumberTakMenjawab';
    this.lambat = lambat;
  }
}

/** The lane of healthy sources, and that of the slow ones, which has workers of its own. */
export type Jalur = 'cepat' | 'lambat';

/** One call to the source of a feed. */
export type PanggilSumber = <T>(umpan: UmpanSumber, kerja: () => Promise<T>) => Promise<T>;

/** Without a fence: faults of the source stay as they are. */
export const panggilLangsung: PanggilSumber = (_umpan, kerja) => kerja();

export interface PagarSumber {
  /** Runs a call with a deadline. Throws SumberTakMenjawab; the call itself may go on behind it and is not joined by a second one. */
  jalan<T>(sumber: string, tenggatMs: number, kerja: () => Promise<T>): Promise<T>;
  /** Calls that were given up and have not come back. */
  menggantung(): number;
}

/** The calls of this process to its sources. A call that hangs holds a thread or a socket, so each source may hold one, never more. */
export function buatPagarSumber(): PagarSumber {
  const tertinggal = new Set<string>();
  return {
    menggantung: () => tertinggal.size,
    async jalan(sumber, tenggatMs, kerja) {
      if (tertinggal.has(sumber)) throw new SumberTakMenjawab('panggilan sebelumnya ke sumber belum kembali', true);
      const janji = kerja();
      try {
        return await denganTenggat(janji, tenggatMs);
      } catch (galat) {
        if (galat instanceof Kesalahan && galat.kode === 'TENGGAT_TERLEWATI') {
          tertinggal.add(sumber);
          const lepas = (): void => void tertinggal.delete(sumber);
          janji.then(lepas, lepas);
          throw new SumberTakMenjawab(`sumber tidak menjawab dalam ${tenggatMs / 1_000} detik`, true);
        }
        throw new SumberTakMenjawab(`sumber menolak (${namaGalat(galat)})`, false);
      }
    },
  };
}

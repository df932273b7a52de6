import { Kesalahan } from '../../domain/kesalahan.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import type { UmpanSumber } from '../../sync/sources/sumber-berkas.ts';
import type { CaraPutus, Kawat } from '../support/kawat.ts';
import type { acakUji, Mesin } from '../sync/mesin.ts';

/** A machine whose worker reaches the database over a wire. */
export interface Jalan {
  readonly m: Mesin;
  readonly kawat: Kawat;
  /** As simpul_sync, over the wire. */
  readonly lewatKawat: string;
}

interface Panjang {
  readonly pernyataan: number;
  readonly copy: number;
}

/** Statements and pieces of COPY that a feed of each kind takes, as far as undisturbed ones have shown. */
export class PanjangUmpan {
  readonly #panjang = new Map<string, Panjang>();

  /** Runs a feed over the wire without a cut and remembers how long it was. A file that is refused as a whole counts as well. */
  async jalankanUtuh({ kawat, lewatKawat }: Jalan, u: UmpanSumber, id: string): Promise<void> {
    kawat.hidupkan();
    try {
      await prosesTarikan({ url: lewatKawat }, id);
    } catch (galat) {
      if (!(galat instanceof Kesalahan)) throw galat;
    }
    const ada = this.#dari(u);
    this.#panjang.set(`${u.sisi}:${u.jenis}`, { pernyataan: Math.max(ada.pernyataan, kawat.hitung), copy: Math.max(ada.copy, kawat.potonganCopy) });
  }

  #dari({ sisi, jenis }: UmpanSumber): Panjang {
    return this.#panjang.get(`${sisi}:${jenis}`) ?? { pernyataan: 0, copy: 0 };
  }

  /** Any statement, or any piece of COPY, with equal chance. Throws RangeError for a kind that never ran. */
  undi(u: UmpanSumber, { angka, pilih }: ReturnType<typeof acakUji>): { readonly pada: number; readonly cara: CaraPutus } {
    const { pernyataan, copy } = this.#dari(u);
    if (pernyataan === 0) throw new RangeError(`${u.sisi} ${u.jenis} belum pernah dijalankan utuh`);
    const cara = pilih(copy > 0 ? (['sebelum', 'sesudah', 'tengah-copy'] as const) : (['sebelum', 'sesudah'] as const));
    return { pada: 1 + angka(cara === 'tengah-copy' ? copy : pernyataan), cara };
  }
}

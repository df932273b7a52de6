/** How far the walk over one paged list has come. */
export interface Jelajah {
  readonly offset: number;
  /** Rows received, rows that were new, and the number the service promised (null: never said). */
  readonly terbaca: number;
  readonly unik: number;
  readonly dijanjikan: number | null;
  /** Round over the tail or, when the promise is not met, over the whole list; 0 is the first walk. */
  readonly putaran: number;
  /** New rows of this round. */
  readonly baruPutaran: number;
}

export const JELAJAH_AWAL: Jelajah = { offset: 0, terbaca: 0, unik: 0, dijanjikan: null, putaran: 0, baruPutaran: 0 };

const PUTARAN_MAKS = 4;

export interface Halaman {
  readonly diterima: number;
  readonly baru: number;
  readonly dijanjikan: number | null;
}

/**
 * Next step of a walk over a list that moves while it is read. The offset goes on by a little less than what came, so that rows which moved up are
 * still met; only an empty page is an end; then the tail is read again, or everything when fewer rows came than promised, until a round brings
 * nothing new. `selesai`: done.
 */
export function langkahJelajah(j: Jelajah, h: Halaman, ukuran: number): { readonly berikut: Jelajah; readonly selesai: boolean } {
  const kini: Jelajah = {
    ...j,
    terbaca: j.terbaca + h.diterima,
    unik: j.unik + h.baru,
    baruPutaran: j.baruPutaran + h.baru,
    dijanjikan: h.dijanjikan ?? j.dijanjikan,
  };
  // Only a full page is read over its edge: at the end of the list every call would bring one row.
  if (h.diterima > 0) return { berikut: { ...kini, offset: j.offset + h.diterima - (h.diterima >= ukuran ? Math.floor(ukuran / 10) : 0) }, selesai: false };
  const tenang = kini.putaran > 0 && kini.baruPutaran === 0;
  if (kini.offset === 0 || tenang || kini.putaran >= PUTARAN_MAKS) return { berikut: kini, selesai: true };
  const kurang = kini.dijanjikan !== null && kini.unik < kini.dijanjikan;
  return { berikut: { ...kini, offset: kurang ? 0 : Math.max(0, kini.offset - 2 * ukuran), putaran: kini.putaran + 1, baruPutaran: 0 }, selesai: false };
}

import type { Kesegaran } from './fakta.ts';

/** An instant without a zone would be read in the zone of the machine; such a text is unreadable here. */
export const saat = (teks: string): number => (/(?:Z|[+-]\d{2}(?::?\d{2})?)$/.test(teks) ? Date.parse(teks) : Number.NaN);

/** States in which the age of the feed counts. */
export const BERJALAN_BAIK: readonly string[] = ['SEHAT', 'BERJALAN'];

/** State of a feed on a day whose ages nobody kept; only a re-run for that day meets it. */
export const UMPAN_TAK_DISIMPAN = 'TIDAK_DISIMPAN';

/** Somebody must decide on newer content, or has stopped the feed: what was read by itself before says nothing about that. The wall says the same (pegawai_segar). */
const MENUNGGU_ORANG: readonly string[] = ['TERTUNDA', 'PERLU_TINDAKAN', 'DIJEDA'];

/** Age and state that count for one person: the fresher of the feed's and the person's own. A row that was read by itself is healthy for that moment. */
export function kesegaranBerlaku({ pada, status, padaPegawai = null }: Kesegaran): Pick<Kesegaran, 'pada' | 'status'> {
  if (padaPegawai === null || MENUNGGU_ORANG.includes(status)) return { pada, status };
  const feed = pada === null ? Number.NaN : saat(pada);
  if (Number.isNaN(saat(padaPegawai)) || (BERJALAN_BAIK.includes(status) && feed > saat(padaPegawai))) return { pada, status };
  return { pada: padaPegawai, status: 'SEHAT' };
}

/** What is known of the age of one kind of facts (kinerja, hukdis): of the whole feed, and of one person who was asked about by itself. */
export interface UmurFakta {
  readonly umpan: { readonly segar: boolean; readonly status: string } | null;
  readonly sendiri: { readonly segar: boolean; readonly ragu: boolean } | null;
}

/** RAGU: the newest word about this person cannot be read, however young it is. BASI: too old, or a person must act on the feed first. */
export function kesegaranFakta({ umpan, sendiri }: UmurFakta): 'SEGAR' | 'RAGU' | 'BASI' {
  if (sendiri?.ragu === true) return 'RAGU';
  if (umpan?.segar === true) return 'SEGAR';
  return sendiri?.segar === true && !MENUNGGU_ORANG.includes(umpan?.status ?? '') ? 'SEGAR' : 'BASI';
}

import type { BarisBedaRiwayat } from './queries/riwayat.ts';

/** A difference about a punishment tells of the punishment: whoever is shown it has seen the person's disciplinary record. */
export const HUKDIS = { bacaan: 'riwayatHukdis', nip: ({ jenis, nip }: BarisBedaRiwayat) => (jenis === 'hukdis' ? nip : null) } as const;

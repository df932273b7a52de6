/** A decision that the hub has said to have taken; the words of its reason are its own. */
export interface PutusanDiakui {
  readonly selisih: string;
  readonly alasan: string;
}

/** A decision as it stands in the database, with the entries of the audit that name it. */
export interface PutusanTercatat extends PutusanDiakui {
  readonly jejak: number;
}

export const PUTUSAN_TERCATAT = `select k.selisih::text selisih, k.alasan,
    (select count(*)::int from jejak j where j.peristiwa = 'selisih.diputuskan' and j.data ->> 'keputusan' = k.id::text) jejak
  from keputusan k`;

/** Acknowledged and lost, taken twice, or without exactly one entry in the audit. */
export function putusanSalah(diakui: readonly PutusanDiakui[], tercatat: readonly PutusanTercatat[]): readonly string[] {
  const ada = new Map<string, PutusanTercatat[]>();
  for (const t of tercatat) ada.set(t.alasan, [...(ada.get(t.alasan) ?? []), t]);
  return [
    ...diakui
      .filter((d) => ada.get(d.alasan)?.some((t) => t.selisih === d.selisih) !== true)
      .map((d) => `putusan atas selisih ${d.selisih} diakui, tetapi hilang`),
    ...[...ada.values()].filter((t) => t.length > 1).map(([t]) => `putusan atas selisih ${t?.selisih} diterapkan dua kali`),
    ...tercatat.filter((t) => t.jejak !== 1).map((t) => `putusan atas selisih ${t.selisih} dengan ${t.jejak} entri jejak`),
  ];
}

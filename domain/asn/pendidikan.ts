/** Ladder of SIASN tingkatPendidikanId; profession and specialist degrees stand beside the academic ones, so ids do not order them. */
const URUT: Readonly<Record<string, number>> = {
  '05': 1,
  '10': 2,
  '12': 2,
  '15': 3,
  '17': 3,
  '18': 3,
  '20': 4,
  '25': 5,
  '30': 6,
  '35': 7,
  '40': 7,
  '42': 7,
  '45': 8,
  '47': 8,
  '49': 9,
  '50': 9,
};

/** Step on the ladder of education from 1 (SD) to 9 (S-3, subspesialis); null for an id that is not on it. */
export const urutPendidikan = (id: string): number | null => URUT[id] ?? null;

type Isi = Readonly<Record<string, unknown>>;

/** Members that are kept of one row of facts, in the names of SIASN's rw-skp22 and rw-hukdis (their misspellings included); nothing else of it is. */
const KOLOM = {
  kinerja: ['id', 'tahun', 'hasilKinerja', 'hasilKinerjaNilai', 'perilakuKerja', 'PerilakuKerjaNilai', 'kuadranKinerja', 'KuadranKinerjaNilai', 'pnsDinilaiId'],
  hukdis: [
    'id',
    'pnsOrang',
    'jenisHukuman',
    'jenisTingkatHukumanId',
    'skNomor',
    'skTanggal',
    'hukumanTanggal',
    'masaTahun',
    'masaBulan',
    'akhirHukumTanggal',
    'skPembatalanNomor',
    'skPembatalanTanggal',
    'hukdisYangDiberhentikanId',
    'rwHukumanDisiplin',
    'alasanHukumanDisiplin',
  ],
} as const;

export type JenisFaktaSumber = keyof typeof KOLOM;
export const isJenisFakta = (jenis: string): jenis is JenisFaktaSumber => Object.hasOwn(KOLOM, jenis);

/** A database folds and underscores the names of its columns. */
const sederhana = (nama: string): string => nama.replaceAll('_', '').toLowerCase();

/** One row of facts of this person with only the members that count; first name present wins. */
export function barisFakta(jenis: JenisFaktaSumber, isi: Isi, nip: string): Isi {
  const ada = new Map(Object.keys(isi).map((k) => [sederhana(k), k]));
  const pasang = KOLOM[jenis].flatMap((kolom): [string, unknown][] => {
    const milik = Object.hasOwn(isi, kolom) ? kolom : ada.get(sederhana(kolom));
    return milik === undefined ? [] : [[kolom, isi[milik]]];
  });
  return { nipBaru: nip, ...Object.fromEntries(pasang) };
}

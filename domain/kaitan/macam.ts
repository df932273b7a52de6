/** What an instansi may be told of at an address of its own, with what the message carries beside the id of the instansi: numbers and codes, never a person's data. */
export const MACAM_KAITAN = {
  'selisih.dibuka': 'selisih: nomor selisih yang terbuka atau terbuka lagi, paling banyak 500 per pesan',
  'selisih.ditutup': 'selisih: nomor selisih yang tertutup, paling banyak 500 per pesan',
  'usul.status': 'usul: nomor usul; dari dan ke: status lama dan baru',
  'blokir.berlaku': 'blokir: nomor pemblokiran yang mulai berlaku',
  'blokir.dibuka': 'blokir: nomor pemblokiran yang tidak berlaku lagi',
  'tarikan.tertunda': 'tarikan: nomor umpan yang ditahan untuk diperiksa orang; sisi dan jenisnya',
  'tarikan.ditolak': 'tarikan: nomor umpan yang tidak dapat dipakai; sisi dan jenisnya',
} as const satisfies Readonly<Record<string, string>>;

export type MacamKaitan = keyof typeof MACAM_KAITAN;
export const DAFTAR_MACAM = Object.keys(MACAM_KAITAN) as readonly MacamKaitan[];

/** The kinds named, each once, in the order of the list; null when there is none or one is unknown. */
export function bacaMacam(nama: readonly string[]): readonly MacamKaitan[] | null {
  if (nama.length === 0 || nama.some((n) => !Object.hasOwn(MACAM_KAITAN, n))) return null;
  return DAFTAR_MACAM.filter((m) => nama.includes(m));
}

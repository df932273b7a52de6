/** SIASN's document types of an SK of position and of an inauguration. */
export const DOKUMEN_SK = '872';
export const DOKUMEN_PELANTIKAN = '873';

/** What looking at SIASN showed of one task. */
export interface TerlihatSiasn {
  /** Id of the row in the history of positions; null = there is none. */
  readonly rwId: string | null;
  /** Document types on that row. */
  readonly dokumen: readonly string[];
  /** The master record says what the SK says, or was seen to say so once: it may follow a later position since. */
  readonly dataUtama: boolean;
}

/** Documents the hub has for the task. */
export type DokumenTersedia = Readonly<Record<string, boolean>>;

export type LangkahSiasn =
  | { readonly jenis: 'SIMPAN' }
  | { readonly jenis: 'SINKRONKAN' }
  | { readonly jenis: 'UNGGAH'; readonly dokumen: string }
  /** The SK itself was never attached to the usul: somebody must. */
  | { readonly jenis: 'TANPA_DOKUMEN' }
  | { readonly jenis: 'SELESAI' };

/** The next thing to do, from what is seen alone: nothing is sent that is already there, so a lost answer or a killed process never sends twice. */
export function langkahSiasn({ rwId, dokumen, dataUtama }: TerlihatSiasn, tersedia: DokumenTersedia): LangkahSiasn {
  if (rwId === null) return { jenis: 'SIMPAN' };
  if (!dataUtama) return { jenis: 'SINKRONKAN' };
  if (!dokumen.includes(DOKUMEN_SK)) return tersedia[DOKUMEN_SK] === true ? { jenis: 'UNGGAH', dokumen: DOKUMEN_SK } : { jenis: 'TANPA_DOKUMEN' };
  if (tersedia[DOKUMEN_PELANTIKAN] === true && !dokumen.includes(DOKUMEN_PELANTIKAN)) return { jenis: 'UNGGAH', dokumen: DOKUMEN_PELANTIKAN };
  return { jenis: 'SELESAI' };
}

/** Sends of one step, the first included, that SIASN does not show before a person must look: a save that it keeps in another spelling adds a row each time. */
export const KIRIMAN_MAKS = 2;

/** What a person is told of a step that was sent and is not seen; an upload has the last. */
const TAK_TERLIHAT: Readonly<Record<string, readonly [kode: string, pesan: string]>> = {
  SIMPAN: [
    'TERSIMPAN_TAK_TERLIHAT',
    'Simpanan sudah dikirim dua kali dan barisnya tidak tampak: periksa ejaan nomor SK dan unor pada riwayat jabatan di SIASN.',
  ],
  SINKRONKAN: [
    'SINKRON_TAK_TERLIHAT',
    'Sinkronisasi sudah dikirim dua kali dan data utama tidak mengikutinya: periksa riwayat jabatan yang lebih baru di SIASN.',
  ],
};
export const takTerlihat = (langkah: string): readonly [kode: string, pesan: string] =>
  TAK_TERLIHAT[langkah] ?? ['DOKUMEN_TAK_TERLIHAT', `Dokumen ${langkah} sudah diunggah dua kali dan tidak tampak pada riwayatnya di SIASN.`];

/** Refusals of the same task until a person must look. SIASN answers code 0 for its own faults too, so one refusal is not yet final. */
export const PENOLAKAN_MAKS = 3;

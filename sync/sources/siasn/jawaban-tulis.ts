import { samarkanTeks } from '../../../platform/logger.ts';
import { type JawabanSiasn, type Putusan, putuskanJawaban, uraikan } from './jawaban.ts';

/** What an answer to a writing call means. CACAT: nobody knows whether it was done. */
export type PutusanTulis =
  | Exclude<Putusan, { jenis: 'ISI' | 'TIDAK_ADA' }>
  /** `id`: of the row that was made, where the service says it. */
  | { readonly jenis: 'DITERIMA'; readonly id: string | null }
  | { readonly jenis: 'DITOLAK'; readonly kode: string; readonly pesan: string };

const PESAN_MAKS = 200;
type Isi = Readonly<Record<string, unknown>>;

const benar = (nilai: unknown): boolean => nilai === true || nilai === 1 || nilai === '1' || nilai === 'true';

/** `mapData` is an object with one id, or the id itself. */
function idDari(mapData: unknown): string | null {
  if (typeof mapData === 'string') return mapData;
  const id = typeof mapData === 'object' && mapData !== null ? Object.values(mapData)[0] : null;
  return typeof id === 'string' ? id : null;
}

const pesanDari = (isi: Isi): string => samarkanTeks(String(isi['message'] ?? isi['Message'] ?? '')).slice(0, PESAN_MAKS);

/**
 * Sorts the answer to a save, a sync or an upload. Three shapes were seen: `success` with `mapData`, `code`, and `Error` as a text; a refusal comes with
 * HTTP 200. Tokens, throttling and pages of HTML are told first, as in every other answer.
 */
export function putuskanTulis(jawaban: JawabanSiasn): PutusanTulis {
  const umum = putuskanJawaban(jawaban);
  if (umum.jenis !== 'ISI' && umum.jenis !== 'TIDAK_ADA' && umum.jenis !== 'CACAT') return umum;
  const isi = uraikan(jawaban.teks);
  if (isi === null) return { jenis: 'CACAT', sebab: `jawaban SIASN tidak dapat dipakai (HTTP ${jawaban.status})` };
  const galat = isi['Error'];
  if (jawaban.status === 200 && (benar(isi['success']) || benar(isi['code']) || galat === false || galat === 'false'))
    return { jenis: 'DITERIMA', id: idDari(isi['mapData']) };
  if (jawaban.status >= 500) return { jenis: 'CACAT', sebab: `SIASN galat (HTTP ${jawaban.status})` };
  return {
    jenis: 'DITOLAK',
    kode: `HTTP ${jawaban.status}, code ${String(isi['code'] ?? isi['success'] ?? galat ?? '-').slice(0, 20)}`,
    pesan: pesanDari(isi),
  };
}

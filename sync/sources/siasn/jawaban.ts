/** What an answer of apisiasn means. */
export type Putusan =
  | { readonly jenis: 'ISI'; readonly data: unknown; readonly jumlah: number | null }
  | { readonly jenis: 'TIDAK_ADA' }
  | { readonly jenis: 'SSO_DITOLAK' }
  | { readonly jenis: 'APIM_DITOLAK' }
  /** The service as a whole is away; `ditahan`: its gateway says that it kept the call. */
  | { readonly jenis: 'TUNDA'; readonly tundaMs: number; readonly sebab: string; readonly ditahan?: true }
  /** This one answer cannot be used; others may. */
  | { readonly jenis: 'CACAT'; readonly sebab: string }
  | { readonly jenis: 'MENOLAK'; readonly sebab: string };

export interface JawabanSiasn {
  readonly status: number;
  readonly teks: string;
  readonly retryAfter?: string | undefined;
}

const MENIT = 60_000;
const TUNDA = { SUSPENDED: 5 * MENIT, PENUH: MENIT, HTML: MENIT, GALAT: 30_000 } as const;

/** The members of an answer; null when it is no JSON object. */
export function uraikan(teks: string): Record<string, unknown> | null {
  try {
    const isi: unknown = JSON.parse(teks);
    return typeof isi === 'object' && isi !== null && !Array.isArray(isi) ? (isi as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Every text member, joined: the services put their reason under message, Message, data, description or fault. */
function kataKata(isi: unknown, dalam = 0): string {
  if (typeof isi === 'string') return isi;
  if (typeof isi !== 'object' || isi === null || dalam > 2) return '';
  return Object.values(isi)
    .map((v) => kataKata(v, dalam + 1))
    .join(' ');
}

const detikTunggu = (retryAfter: string | undefined): number => (/^\d{1,5}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1_000 : TUNDA.PENUH);

const SSO = /invalid or expired jwt|token sso mismatch/i;
const APIM = /invalid credentials|invalid jwt token|access token (?:has )?expired/i;
const TAK_ADA = /data tidak ditemukan|record not found|tidak ditemukan/i;

/**
 * Sorts one answer. The words decide before the status: an expired SSO token comes with 200 or 401, "not found" with 404 or with 200 and code 0,
 * and a page of HTML with any of them.
 */
export function putuskanJawaban({ status, teks, retryAfter }: JawabanSiasn): Putusan {
  const isi = uraikan(teks);
  const kata = isi === null ? teks.slice(0, 2_000) : kataKata(isi).slice(0, 2_000);
  const berhasil = status === 200 && isi !== null && (isi['code'] === 1 || isi['code'] === '1');
  if (berhasil && typeof isi['data'] !== 'string') return { jenis: 'ISI', data: isi['data'], jumlah: typeof isi['count'] === 'number' ? isi['count'] : null };
  if (SSO.test(kata)) return { jenis: 'SSO_DITOLAK' };
  if (APIM.test(kata)) return { jenis: 'APIM_DITOLAK' };
  if (/SUSPENDED/.test(kata)) return { jenis: 'TUNDA', tundaMs: TUNDA.SUSPENDED, sebab: 'layanan SIASN ditangguhkan (SUSPENDED)', ditahan: true };
  if (status === 429 || /throttled out/i.test(kata))
    return { jenis: 'TUNDA', tundaMs: detikTunggu(retryAfter), sebab: 'SIASN membatasi laju panggilan', ditahan: true };
  if (isi === null && /^\s*</.test(teks)) return { jenis: 'TUNDA', tundaMs: TUNDA.HTML, sebab: `SIASN menjawab halaman HTML (HTTP ${status})` };
  if (TAK_ADA.test(kata) && (status === 404 || (status === 200 && isi !== null))) return { jenis: 'TIDAK_ADA' };
  if (status === 502 || status === 503 || status === 504) return { jenis: 'TUNDA', tundaMs: TUNDA.GALAT, sebab: `SIASN tidak tersedia (HTTP ${status})` };
  if (status === 401) return { jenis: 'APIM_DITOLAK' };
  if (status === 403)
    return { jenis: 'MENOLAK', sebab: 'SIASN menolak (HTTP 403): periksa apakah IP keluar simpul sudah didaftarkan dan langganan API aktif.' };
  return { jenis: 'CACAT', sebab: `jawaban SIASN tidak dapat dipakai (HTTP ${status})` };
}

import type { PeranPenandaTangan } from '../../domain/mutasi/delegasi.ts';

/** A detached JWS (RFC 7515, appendix F): `header..signature`, without the text it signs. */
export interface TandaTangan {
  readonly jws: string;
  readonly kid: string;
}

/** What is signed; a signature over the one never passes for the other. */
export type JenisSurat = 'pertek' | 'berita-acara' | 'surat-sbt';

/**
 * Where signatures come from. One key per signing role. A certified service (BSrE) would be another implementation; it is called inside the
 * transaction that issues the letter, so it must answer within that transaction's deadline or the letter is not issued.
 */
export interface PenandaTangan {
  tandatangani(peran: PeranPenandaTangan, isi: string, jenis?: JenisSurat): Promise<TandaTangan>;
}

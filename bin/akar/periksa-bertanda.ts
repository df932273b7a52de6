import type { JWK } from 'jose';
import { cacatBeritaAcara, type IsiTandaBeritaAcara, isTandaBeritaAcara } from '../../domain/mutasi/verifikasi-berita-acara.ts';
import type { DokumenBertanda } from '../../domain/mutasi/verifikasi-pertek.ts';
import { cocokTerpisah, kidDari } from '../../platform/tanda-tangan/jws-terpisah.ts';

/** Key of the hub's list, as it stands there. */
export interface KunciTerbit {
  readonly peran: string;
  readonly jwk: JWK;
  readonly sejak: string;
  readonly sampai: string | null;
}

/** What the hub keeps under a code. */
export interface TandaTersimpan extends DokumenBertanda {
  readonly id: string;
  readonly kid: string;
  /** Fingerprint that the minutes themselves carry. */
  readonly sidik: string;
  readonly kunci: KunciTerbit;
}

/** Reads one signed form and judges it; `cacat` empty = genuine. Null = the stored text is not of a known shape. */
export async function periksaTanda(t: TandaTersimpan): Promise<{ readonly isi: IsiTandaBeritaAcara; readonly cacat: readonly string[] } | null> {
  const isi: unknown = JSON.parse(t.isi);
  if (!isTandaBeritaAcara(isi)) return null;
  const cocok = kidDari(t.jws, 'berita-acara') !== null && (await cocokTerpisah(t.isi, t.jws, t.kunci.jwk));
  return { isi, cacat: cacatBeritaAcara(isi, { cocok, kunci: t.kunci, sidik: t.sidik }) };
}

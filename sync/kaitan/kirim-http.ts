import type { HasilKirim, SebabKirim } from '../../domain/kaitan/putusan.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jamSistem } from '../../platform/clock.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { tandai } from '../../platform/kaitan/tanda.ts';
import { type CariNama, isMesinSendiri, uraikanAlamat } from '../sources/alamat-aman.ts';
import { SumberMenunda } from '../sources/galat-sumber.ts';
import { mintaSekali } from '../sources/minta-http.ts';

export interface Pesan {
  readonly alamat: string;
  readonly webhookId: string;
  readonly badan: string;
  /** Every secret in force. */
  readonly rahasia: readonly Buffer[];
}

export interface PagarKirim {
  /** Whether addresses of private networks may be reached; metadata services and link-local ones never. */
  readonly bolehPrivat: boolean;
  /** Whether the hub's own machine may be reached: whoever registers an address could otherwise look around on it. */
  readonly bolehSendiri: boolean;
  /** Resolves the name of the address. */
  readonly cari: CariNama;
  readonly tenggatMs: number;
  readonly batal: AbortSignal;
}

/** Retry-After in ms, when it is a number of seconds or a date; null otherwise. */
export function bacaTunggu(teks: string | undefined, sekarang: number): number | null {
  if (teks === undefined) return null;
  if (/^\d{1,9}$/.test(teks)) return Number(teks) * 1_000;
  const pada = Date.parse(teks);
  return Number.isNaN(pada) ? null : Math.max(0, pada - sekarang);
}

/** The fault of a request that was not answered; what is none of the address's is thrown on. */
function sebabGalat(galat: unknown): SebabKirim {
  if (galat instanceof SumberMenunda) return galat.sifat === 'LAMBAT' ? 'TENGGAT' : 'SAMBUNGAN';
  if (galat instanceof Kesalahan && galat.kode === 'TENGGAT_TERLEWATI') return 'TENGGAT';
  if (galat instanceof Kesalahan && galat.kode === 'SUMBER_MENOLAK') return 'SERTIFIKAT';
  throw galat;
}

/**
 * One signed POST: to the address that the name resolved to when it was checked, without following redirects, and nothing of the answer but its status
 * and Retry-After is read. Never throws for what the address does.
 */
export async function kirimPesan(
  { alamat, webhookId, badan, rahasia }: Pesan,
  { bolehPrivat, bolehSendiri, cari, tenggatMs, batal }: PagarKirim,
): Promise<HasilKirim> {
  const mulai = Date.now();
  const lamaMs = (): number => Date.now() - mulai;
  const url = new URL(alamat);
  try {
    const tujuan = await denganTenggat(uraikanAlamat(url.hostname, bolehPrivat, cari), tenggatMs).catch((galat: unknown) => {
      if (galat instanceof Kesalahan && galat.kode === 'SUMBER_MENOLAK') return null;
      throw galat;
    });
    if (tujuan === null || (!bolehSendiri && isMesinSendiri(tujuan.ip))) return { sebab: 'ALAMAT_DITOLAK', lamaMs: lamaMs() };
    const pada = Math.floor(jamSistem.kiniMs() / 1_000);
    const kepala = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(badan)),
      'user-agent': 'simpul-kaitan/1',
      'webhook-id': webhookId,
      'webhook-timestamp': String(pada),
      'webhook-signature': tandai(rahasia, { id: webhookId, pada }, badan),
    };
    const jawaban = await mintaSekali({ url, metode: 'POST', kepala, badan, tenggatMs, bolehPrivat, batal }, tujuan);
    jawaban.destroy();
    return { status: jawaban.statusCode ?? 0, tungguMs: bacaTunggu(jawaban.headers['retry-after'], Date.now()), lamaMs: lamaMs() };
  } catch (galat) {
    return { sebab: sebabGalat(galat), lamaMs: lamaMs() };
  }
}

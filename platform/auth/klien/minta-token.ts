import { z } from 'zod';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import type { KunciEs256 } from '../kunci-berkas.ts';
import { buatAsersi, JENIS_ASERSI } from './asersi.ts';

export interface IdentitasKlien {
  /** Issuer as its discovery document names it. */
  readonly penerbit: string;
  readonly klien: string;
  readonly kunci: Pick<KunciEs256, 'privat' | 'kid'>;
}

export interface TokenKlien {
  readonly token: string;
  readonly umurDetik: number;
}

const TENGGAT_MS = 10_000;
const DOKUMEN = z.object({ issuer: z.string(), token_endpoint: z.url() });
const JAWABAN = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

async function tanya(url: string, init: RequestInit): Promise<{ readonly status: number; readonly isi: unknown }> {
  const jawab = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TENGGAT_MS) }).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Penerbit token tidak menjawab.');
  });
  return { status: jawab.status, isi: await jawab.json().catch(() => null) };
}

/** An access token by client_credentials with private_key_jwt. Throws BELUM_MASUK when the issuer refuses the client, SUMBER_TIDAK_TERSEDIA when it does not answer. */
export async function mintaTokenKlien({ penerbit, klien, kunci }: IdentitasKlien): Promise<TokenKlien> {
  const { isi } = await tanya(`${penerbit.replace(/\/$/, '')}/.well-known/openid-configuration`, {});
  const dokumen = DOKUMEN.safeParse(isi);
  if (!dokumen.success || dokumen.data.issuer !== penerbit) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Dokumen OIDC penerbit tidak cocok.');
  const jawab = await tanya(dokumen.data.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: klien,
      client_assertion_type: JENIS_ASERSI,
      client_assertion: await buatAsersi(kunci, klien, dokumen.data.issuer),
    }),
  });
  const token = JAWABAN.safeParse(jawab.isi);
  if (jawab.status >= 500) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `Penerbit token menjawab ${jawab.status}.`);
  if (!token.success) throw new Kesalahan('BELUM_MASUK', 'Penerbit menolak klien ini: periksa id, kunci, dan jam.');
  return { token: token.data.access_token, umurDetik: token.data.expires_in };
}

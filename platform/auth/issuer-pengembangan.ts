import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jamSistem } from '../clock.ts';
import { JENIS_ASERSI, periksaAsersi } from './klien/asersi.ts';
import { ALG_KLIEN } from './klien/kunci-publik.ts';
import type { SumberKlien } from './klien/sumber-klien.ts';
import { bukaKunciPenerbit, type KunciPenerbit } from './kunci-penerbit.ts';
import { ISSUER_PENGEMBANGAN } from './subjek-pengembangan.ts';

export type Lingkungan = 'production' | 'development' | 'test';

/** Audience every token for the hub must name. */
export const AUDIENS = 'simpul';
/** Life of a developer's own token: a working day. Production refuses such tokens after ten minutes, and this issuer altogether. */
export const UMUR_PENGEMBANGAN_DETIK = 12 * 3600;
/** Life of a machine client's token, as a Keycloak realm gives it. */
const UMUR_KLIEN_DETIK = 300;
const BADAN_MAKS = 8192;

export interface PermintaanToken {
  readonly dataDir: string;
  readonly subjek: string;
  readonly umurDetik?: number;
  readonly issuer?: string;
  readonly lingkungan: Lingkungan;
}

function tolakProduksi(lingkungan: Lingkungan): void {
  if (lingkungan === 'production') throw new Kesalahan('KONFIGURASI', 'Penerbit pengembangan tidak boleh berjalan di produksi; isi OIDC_ISSUER.');
}

const tandatangani = (kunci: KunciPenerbit, issuer: string, subjek: string, umurDetik: number): Promise<string> => {
  const kini = Math.floor(jamSistem.kiniMs() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: kunci.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(AUDIENS)
    .setSubject(subjek)
    .setIssuedAt(kini)
    .setExpirationTime(kini + umurDetik)
    .sign(kunci.privat);
};

/** Mints a development token without any server running. Throws KONFIGURASI in production. */
export async function terbitkanToken(p: PermintaanToken): Promise<string> {
  tolakProduksi(p.lingkungan);
  return tandatangani(await bukaKunciPenerbit(p.dataDir), p.issuer ?? ISSUER_PENGEMBANGAN, p.subjek, p.umurDetik ?? UMUR_PENGEMBANGAN_DETIK);
}

async function bacaBadan(req: IncomingMessage): Promise<URLSearchParams> {
  let teks = '';
  for await (const potong of req.setEncoding('utf8')) {
    teks += String(potong);
    if (teks.length > BADAN_MAKS) throw new Kesalahan('MASUKAN_SALAH');
  }
  return new URLSearchParams(teks);
}

const balas = (res: ServerResponse, status: number, isi: object): void => {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(isi));
};

const isLoopback = (req: IncomingMessage): boolean => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(req.headers.host ?? '');

interface Penerbit {
  readonly kunci: KunciPenerbit;
  readonly issuer: string;
  /** Machine clients; null: none are known. */
  readonly klien: SumberKlien | null;
}

/** Whom the request may have a token for, and for how long: a machine client that proves itself, or any `dev:` name. Null = neither. */
async function subjekDari(badan: URLSearchParams, { issuer, klien }: Penerbit): Promise<{ readonly subjek: string; readonly umur: number } | null> {
  const asersi = badan.get('client_assertion');
  if (asersi !== null) {
    if (klien === null || badan.get('client_assertion_type') !== JENIS_ASERSI) return null;
    const subjek = await periksaAsersi(klien, asersi, { issuer, audiens: [issuer, `${issuer}/token`] });
    return subjek === null ? null : { subjek, umur: UMUR_KLIEN_DETIK };
  }
  const subjek = badan.get('client_id') ?? '';
  return /^dev:[a-z_]+(:[\w-]{1,64})?$/.test(subjek) ? { subjek, umur: UMUR_PENGEMBANGAN_DETIK } : null;
}

async function jawab(req: IncomingMessage, res: ServerResponse, penerbit: Penerbit): Promise<void> {
  const { kunci, issuer } = penerbit;
  // A foreign Host means a rebound name: a web page must not read tokens from the developer's machine.
  if (!isLoopback(req)) return balas(res, 403, { error: 'invalid_request' });
  const jalur = `${req.method} ${(req.url ?? '').split('?')[0]}`;
  if (jalur === 'GET /.well-known/openid-configuration') {
    return balas(res, 200, {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint: `${issuer}/token`,
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'none'],
      token_endpoint_auth_signing_alg_values_supported: ALG_KLIEN,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  }
  if (jalur === 'GET /jwks') return balas(res, 200, { keys: [kunci.publik] });
  if (jalur !== 'POST /token') return balas(res, 404, { error: 'not_found' });
  const badan = await bacaBadan(req);
  if (badan.get('grant_type') !== 'client_credentials') return balas(res, 400, { error: 'unsupported_grant_type' });
  const untuk = await subjekDari(badan, penerbit);
  if (untuk === null) return balas(res, 401, { error: 'invalid_client' });
  return balas(res, 200, { access_token: await tandatangani(kunci, issuer, untuk.subjek, untuk.umur), token_type: 'Bearer', expires_in: untuk.umur });
}

export interface IssuerBerjalan {
  readonly issuer: string;
  tutup(): Promise<void>;
}

/** Serves OIDC discovery, JWKS and a client_credentials endpoint that believes any `dev:` client and proves machine clients. Loopback only, never in production. */
export async function layaniIssuerPengembangan(p: { dataDir: string; port?: number; lingkungan: Lingkungan; klien?: SumberKlien }): Promise<IssuerBerjalan> {
  tolakProduksi(p.lingkungan);
  const kunci = await bukaKunciPenerbit(p.dataDir);
  let issuer = '';
  const server = createServer((req, res) => {
    jawab(req, res, { kunci, issuer, klien: p.klien ?? null }).catch(() => balas(res, 400, { error: 'invalid_request' }));
  });
  await new Promise<void>((siap, gagal) => server.once('error', gagal).listen(p.port ?? 4191, '127.0.0.1', siap));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    tutup: () =>
      new Promise((selesai) => {
        server.close(() => selesai());
        server.closeAllConnections();
      }),
  };
}

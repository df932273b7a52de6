import type { IncomingMessage, ServerResponse } from 'node:http';

/** Every way in which SIASN was seen to misbehave. */
export const GANGGUAN = [
  'SSO_JWT',
  'SSO_TIDAK_COCOK',
  'APIM_KEDALUWARSA',
  'SUSPENDED',
  'LAJU',
  'HTML',
  'HTML_200',
  'PUTUS',
  'GANTUNG',
  'POTONG',
  'CODE_0',
  'GALAT_500',
] as const;
export type Gangguan = (typeof GANGGUAN)[number];

const json = (res: ServerResponse, status: number, isi: unknown, kepala: Record<string, string> = {}): void => {
  res.writeHead(status, { 'content-type': 'application/json', ...kepala }).end(JSON.stringify(isi));
};

const HALAMAN = '<!DOCTYPE html><html><body><h1>503 Service Temporarily Unavailable</h1></body></html>';

export interface TokenTiruan {
  cabutSso(): void;
  cabutAplikasi(): void;
}

/** How each fault looks on the wire. */
export const WUJUD: Readonly<Record<Gangguan, (res: ServerResponse, req: IncomingMessage, token: TokenTiruan) => void>> = {
  SSO_JWT: (res, _req, token) => {
    token.cabutSso();
    json(res, 401, { message: 'invalid or expired jwt' });
  },
  SSO_TIDAK_COCOK: (res, _req, token) => {
    token.cabutSso();
    json(res, 200, { code: 0, data: 'Token SSO mismatch', message: 'error' });
  },
  APIM_KEDALUWARSA: (res, _req, token) => {
    token.cabutAplikasi();
    json(res, 401, {
      code: '900901',
      message: 'Invalid Credentials',
      description: 'Access failure for API: /apisiasn/1.0. Make sure you have provided the correct security credentials',
    });
  },
  SUSPENDED: (res) =>
    json(res, 500, {
      fault: {
        code: 303001,
        type: 'Status report',
        message: 'Runtime Error',
        description: 'Currently , Address endpoint : [ Name : siasn ] [ State : SUSPENDED ]',
      },
    }),
  LAJU: (res) => json(res, 429, { code: '900804', message: 'Message throttled out', nextAccessTime: '2026-Nov-26 05:00:00+0000 UTC' }, { 'retry-after': '1' }),
  HTML: (res) => void res.writeHead(503, { 'content-type': 'text/html' }).end(HALAMAN),
  HTML_200: (res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<html><head><title>Login</title></head></html>'),
  PUTUS: (_res, req) => void req.socket.destroy(),
  GANTUNG: () => undefined,
  POTONG: (res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{"code":1,"data":{"id":"A5EB'),
  CODE_0: (res) => json(res, 200, { code: 0, data: null, message: 'terjadi kesalahan pada server' }),
  GALAT_500: (res) => json(res, 500, { code: 0, message: 'internal error' }),
};

/**
 * The same seed gives the same faults: about one call in `tiap` fails, each kind in its turn, and no address fails more than twice, so that
 * everybody is answered in the end.
 */
export function jadwalGangguan(benih: number, tiap: number, macam: readonly Gangguan[] = GANGGUAN): (jalur: string) => Gangguan | null {
  let s = benih >>> 0;
  let ke = benih;
  const gagal = new Map<string, number>();
  return (jalur) => {
    s = (Math.imul(s, 1_664_525) + 1_013_904_223) >>> 0;
    const lalu = gagal.get(jalur) ?? 0;
    if ((s >>> 16) % tiap !== 0 || lalu >= 2) return null;
    gagal.set(jalur, lalu + 1);
    return macam[ke++ % macam.length] ?? null;
  };
}

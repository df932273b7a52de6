import http from 'node:http';
import https from 'node:https';
import { type AlamatTerurai, uraikanAlamat } from './alamat-aman.ts';
import { perluTindakan, SumberMenunda } from './galat-sumber.ts';

export interface Permintaan {
  readonly url: URL;
  readonly metode?: 'GET' | 'POST';
  readonly kepala?: Readonly<Record<string, string>>;
  readonly badan?: string | Buffer;
  readonly tenggatMs: number;
  readonly bolehPrivat: boolean;
  readonly batal: AbortSignal;
}

export interface Jawaban {
  readonly status: number;
  readonly kepala: http.IncomingHttpHeaders;
  readonly badan: AsyncIterable<Buffer>;
}

const PENGALIHAN_MAKS = 3;
const TUNDA_JARINGAN = 15_000;

const kodeDari = (galat: unknown): string => (galat instanceof Error && 'code' in galat && typeof galat.code === 'string' ? galat.code : 'TERPUTUS');

function panggil(p: Permintaan, { ip, keluarga }: AlamatTerurai): Promise<http.IncomingMessage> {
  const { url } = p;
  const modul = url.protocol === 'https:' ? https : http;
  return new Promise((selesai, gagal) => {
    const sinyal = AbortSignal.any([p.batal, AbortSignal.timeout(p.tenggatMs)]);
    const req = modul.request(
      url,
      {
        method: p.metode ?? 'GET',
        headers: { 'accept-encoding': 'identity', ...p.kepala },
        agent: false,
        signal: sinyal,
        // The address that was checked is the one that is used; the certificate is still checked against the host's name.
        lookup: (_host, opsi, jawab) => (opsi.all === true ? jawab(null, [{ address: ip, family: keluarga }]) : jawab(null, ip, keluarga)),
      },
      selesai,
    );
    req.on('error', gagal);
    req.end(p.badan);
  });
}

async function* potongan(jawaban: http.IncomingMessage): AsyncGenerator<Buffer> {
  try {
    for await (const p of jawaban) yield p as Buffer;
    if (!jawaban.complete) throw new SumberMenunda(TUNDA_JARINGAN, 'jawaban terputus sebelum selesai');
  } catch (galat) {
    throw terjemahkan(galat);
  } finally {
    jawaban.destroy();
  }
}

function terjemahkan(galat: unknown): unknown {
  if (galat instanceof SumberMenunda) return galat;
  const nama = galat instanceof Error ? galat.name : '';
  if (nama === 'TimeoutError' || nama === 'AbortError') return new SumberMenunda(TUNDA_JARINGAN, 'sumber tidak menjawab dalam tenggatnya', 'LAMBAT');
  const kode = kodeDari(galat);
  if (/^(CERT_|ERR_TLS|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/.test(kode)) return perluTindakan(`Sertifikat TLS sumber ditolak (${kode}).`);
  return new SumberMenunda(TUNDA_JARINGAN, `sambungan ke sumber gagal (${kode})`);
}

/** One request to an address that was checked before; no redirect is followed and no name resolved. The body is the caller's to read or to destroy. Throws as `minta`. */
export const mintaSekali = (p: Permintaan, alamat: AlamatTerurai): Promise<http.IncomingMessage> =>
  panggil(p, alamat).catch((galat: unknown) => {
    throw terjemahkan(galat);
  });

/**
 * One request to the configured host. Only redirects inside the same origin are followed; the body is a stream whose faults are SumberMenunda.
 * Throws SUMBER_MENOLAK for a private address that is not allowed, a redirect to elsewhere, or a certificate that does not hold.
 */
export async function minta(p: Permintaan): Promise<Jawaban> {
  let url = p.url;
  for (let ke = 0; ke <= PENGALIHAN_MAKS; ke += 1) {
    const jawaban = await mintaSekali({ ...p, url }, await uraikanAlamat(url.hostname, p.bolehPrivat));
    const status = jawaban.statusCode ?? 0;
    const tujuan = jawaban.headers.location;
    if (![301, 302, 303, 307, 308].includes(status) || tujuan === undefined) return { status, kepala: jawaban.headers, badan: potongan(jawaban) };
    jawaban.destroy();
    const baru = URL.canParse(tujuan, url) ? new URL(tujuan, url) : null;
    if (baru === null || baru.origin !== p.url.origin) throw perluTindakan('Sumber mengalihkan ke host lain; pengalihan itu tidak diikuti.');
    url = baru;
  }
  throw new SumberMenunda(TUNDA_JARINGAN, 'sumber mengalihkan terus-menerus');
}

/** The whole body as text, refused beyond `batas` bytes (SUMBER_MENOLAK). */
export async function bacaTeks(badan: AsyncIterable<Buffer>, batas: number): Promise<string> {
  const semua: Buffer[] = [];
  let bita = 0;
  for await (const p of badan) {
    bita += p.length;
    if (bita > batas) throw perluTindakan(`Jawaban sumber lebih besar dari ${batas} bita.`);
    semua.push(p);
  }
  return Buffer.concat(semua).toString('utf8');
}

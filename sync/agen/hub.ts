import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as jeda } from 'node:timers/promises';
import { z } from 'zod';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import type { JenisUmpan } from '../2-stage/tarikan.ts';
import { kepalaTanda } from './kepala-tanda.ts';

export interface AlamatHub {
  readonly url: string;
  readonly berkasToken: string;
  /** File with the secret of the feeds, which signs every message; null: nothing is signed. */
  readonly berkasRahasia: string | null;
  readonly jenis: JenisUmpan;
  /** Id of the instansi; null: that of the grant. */
  readonly instansi: string | null;
  /** Attempts of one request over a line that breaks. */
  readonly coba: number;
}

/** What is sent: a JSON text, or a file from an offset. */
type Badan = { readonly teks: string } | { readonly berkas: string; readonly mulai: number; readonly panjang: number };

export interface Jawab {
  readonly jenis: string;
  readonly badan: Buffer;
}

const JAWABAN_MAKS = 64 * 1024 ** 2;
/** A first feed of a large instansi is processed before the answer comes. */
const TENGGAT_MS = 900_000;
const MASALAH = z.object({ kode: z.string(), title: z.string() });

/** The catalogued fault that a problem+json names; a fault of the hub itself or anything else is a source that does not answer, to be asked again. */
function galatDari(status: number, badan: Buffer): Kesalahan {
  if (status >= 500) return new Kesalahan('SUMBER_TIDAK_TERSEDIA', `Hub menjawab ${status}.`);
  try {
    const { kode, title } = MASALAH.parse(JSON.parse(badan.toString('utf8')));
    if (Object.hasOwn(KESALAHAN, kode)) {
      const baku = KESALAHAN[kode as KodeKesalahan].pesan;
      return new Kesalahan(kode as KodeKesalahan, title.startsWith(`${baku} `) ? title.slice(baku.length + 1) : undefined);
    }
  } catch {
    // Not ours: a proxy in between, or no hub at all.
  }
  return new Kesalahan('SUMBER_TIDAK_TERSEDIA', `Hub menjawab ${status}.`);
}

async function kumpulkan(res: IncomingMessage): Promise<Buffer> {
  const potongan: Buffer[] = [];
  let panjang = 0;
  for await (const p of res as AsyncIterable<Buffer>) {
    panjang += p.length;
    if (panjang > JAWABAN_MAKS) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Jawaban hub terlalu panjang.');
    potongan.push(p);
  }
  return Buffer.concat(potongan);
}

/** The hub closed a kept connection while we were busy with the rows: a message is simply sent anew. Of a payload some bytes may have come: it asks first. */
class SoketBasi extends Error {}

/** One connection to the hub for one round, which counts what really travels (TCP payload, TLS included). */
export class Hub {
  readonly #alamat: AlamatHub;
  readonly #dasar: URL;
  readonly #agen: http.Agent;
  readonly #soket = new Set<Socket>();
  pulangPergi = 0;
  readonly #isi = { kirim: 0, terima: 0 };

  constructor(alamat: AlamatHub) {
    this.#alamat = alamat;
    this.#dasar = new URL(alamat.url);
    this.#agen = new (this.#dasar.protocol === 'https:' ? https : http).Agent({ keepAlive: true, maxSockets: 1 });
  }

  /** Bodies alone, without HTTP heads and tokens. */
  get isi(): { readonly kirim: number; readonly terima: number } {
    return this.#isi;
  }

  get bita(): { readonly kirim: number; readonly terima: number } {
    const soket = [...this.#soket];
    return { kirim: soket.reduce((n, s) => n + s.bytesWritten, 0), terima: soket.reduce((n, s) => n + s.bytesRead, 0) };
  }

  tutup(): void {
    this.#agen.destroy();
  }

  async #sekali(metode: string, jalur: string, badan: Badan | null): Promise<Jawab> {
    try {
      return await this.#minta(metode, jalur, badan);
    } catch (galat) {
      if (galat instanceof SoketBasi && (badan === null || 'teks' in badan)) return await this.#minta(metode, jalur, badan);
      throw galat;
    }
  }

  async #minta(metode: string, jalur: string, badan: Badan | null): Promise<Jawab> {
    const url = new URL(jalur, this.#dasar);
    const token = (await readFile(this.#alamat.berkasToken, 'utf8')).trim();
    const tanda = await kepalaTanda(this.#alamat.berkasRahasia, { metode, url, teks: badan !== null && 'teks' in badan ? badan.teks : '' });
    const panjang = badan === null ? 0 : 'teks' in badan ? Buffer.byteLength(badan.teks) : badan.panjang - badan.mulai;
    const kepala = badan === null ? {} : { 'content-type': 'teks' in badan ? 'application/json' : 'application/octet-stream', 'content-length': panjang };
    const opsi: RequestOptions = { method: metode, agent: this.#agen, headers: { authorization: `Bearer ${token}`, ...kepala, ...tanda }, timeout: TENGGAT_MS };
    const pustaka = this.#dasar.protocol === 'https:' ? https : http;
    const res = await new Promise<IncomingMessage>((siap, gagal) => {
      const req = pustaka.request(url, opsi, siap);
      req.on('error', (galat: NodeJS.ErrnoException) => gagal(req.reusedSocket && galat.code === 'ECONNRESET' ? new SoketBasi() : galat));
      req.once('timeout', () => req.destroy());
      req.once('socket', (s) => this.#soket.add(s));
      if (badan === null || 'teks' in badan) req.end(badan?.teks);
      else if (panjang === 0) req.end();
      else
        createReadStream(badan.berkas, { start: badan.mulai, end: badan.panjang - 1 })
          .once('error', gagal)
          .pipe(req);
    });
    const isi = await kumpulkan(res);
    this.pulangPergi += 1;
    this.#isi.kirim += panjang;
    this.#isi.terima += isi.length;
    const status = res.statusCode ?? 0;
    if (status < 200 || status > 299) throw galatDari(status, isi);
    return { jenis: res.headers['content-type'] ?? '', badan: isi };
  }

  /** One request, as often as the line needs. A fault that the hub names is thrown at once; a dead line in the end is SUMBER_TIDAK_TERSEDIA. */
  async minta(metode: 'GET' | 'POST', jalur: string, teks: string | null = null): Promise<Jawab> {
    return await this.ulangi(() => this.#sekali(metode, jalur, teks === null ? null : { teks }));
  }

  /** One attempt to send a file from an offset. */
  kirim(jalur: string, badan: { readonly berkas: string; readonly mulai: number; readonly panjang: number }): Promise<Jawab> {
    return this.#sekali('PUT', jalur, badan);
  }

  /** Repeats over line faults, with growing pauses. `maju` tells that the last attempt achieved something, which starts the count anew. */
  async ulangi<T>(kerja: () => Promise<T>, maju: () => boolean = () => false): Promise<T> {
    for (let coba = 1; ; coba++) {
      try {
        return await kerja();
      } catch (galat) {
        if (galat instanceof Kesalahan && galat.kode !== 'SUMBER_TIDAK_TERSEDIA') throw galat;
        if (maju()) coba = 1;
        if (coba >= this.#alamat.coba) throw galat instanceof Kesalahan ? galat : new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Hub tidak terjangkau.');
        await jeda(Math.min(10_000, 100 * 2 ** coba) * (0.5 + Math.random() / 2));
      }
    }
  }

  /** Query that names the destination. */
  get tujuan(): string {
    return `jenis=${this.#alamat.jenis}${this.#alamat.instansi === null ? '' : `&instansi=${encodeURIComponent(this.#alamat.instansi)}`}`;
  }
}

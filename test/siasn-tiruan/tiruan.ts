import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Gangguan, type TokenTiruan, WUJUD } from './gangguan.ts';
import type { IsiTiruan } from './orang.ts';
import { type OpsiTulis, type TulisanTiruan, TulisSiasn } from './tulis.ts';

export interface OpsiTiruan {
  readonly isi: IsiTiruan;
  /** Manners of the writing side. */
  readonly tulis?: OpsiTulis;
  /** Numbers that were converted: asked about the old one, the service answers with the record that carries the new one. */
  readonly konversi?: ReadonlyMap<string, string>;
  /** PPPK paruh waktu: data-utama does not know them, its path of their own knows nobody else. */
  readonly paruhWaktu?: ReadonlySet<string>;
  readonly gangguan?: (jalur: string) => Gangguan | null;
  /** Called before each answer of apisiasn with its number, from 1. */
  readonly sebelum?: (ke: number, jalur: string) => void;
}

/** SIASN's web service on the loopback: two tokens, envelopes, moving pages, and the faults of a schedule. */
export interface SiasnTiruan {
  readonly alamat: string;
  readonly tokenUrl: string;
  /** Time in ms and path of every call, in order. */
  readonly panggilan: readonly { readonly pada: number; readonly jalur: string }[];
  readonly terjadi: ReadonlyMap<Gangguan, number>;
  /** What was written there. */
  readonly tulisan: TulisanTiruan;
  /** A new SSO token, as an operator copies it from the browser; it ends after `detik`. */
  terbitkanSso(detik?: number): string;
  tutup(): Promise<void>;
}

const KUNCI = `Basic ${Buffer.from('kunci-contoh:rahasia-contoh').toString('base64')}`;
const TANPA_TOKEN: TokenTiruan = { cabutSso: () => undefined, cabutAplikasi: () => undefined };
const bagian = (isi: object): string => Buffer.from(JSON.stringify(isi)).toString('base64url');
const LAYANAN: Readonly<Record<string, keyof IsiTiruan>> = { 'data-utama': 'orang', 'rw-skp22': 'kinerja', 'rw-hukdis': 'hukdis' };

const json = (res: ServerResponse, status: number, isi: unknown): void => {
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(isi));
};

/** Rows of the list of recruits, which lose their places while they are read: some come twice, and the first of them moves to the end now and then. */
class DaftarBergerak {
  readonly #baris: { nip: string; nama: string }[];
  #halaman = 0;
  constructor(nip: readonly string[]) {
    this.#baris = nip.map((n) => ({ nip: n, nama: 'NAMA CONTOH' }));
  }
  baca(offset: number, limit: number): { data: unknown[]; count: number } {
    this.#halaman += 1;
    if (this.#halaman % 3 === 0 && this.#halaman < 30) this.#baris.push(...this.#baris.splice(0, 1));
    const mulai = offset === 0 || offset >= this.#baris.length ? offset : Math.max(0, offset - (this.#halaman % 3));
    return { data: this.#baris.slice(mulai, mulai + limit), count: this.#baris.length };
  }
}

export async function mulaiSiasn({ isi, konversi, paruhWaktu, gangguan, sebelum, tulis = {} }: OpsiTiruan): Promise<SiasnTiruan> {
  const panggilan: { pada: number; jalur: string }[] = [];
  const terjadi = new Map<Gangguan, number>();
  const sso = new Set<string>();
  let aplikasi = '';
  let urut = 0;
  const penulis = new TulisSiasn(isi, tulis);
  const daftar = new DaftarBergerak([...isi.orang.keys()]);

  const berikan = (res: ServerResponse): void => {
    aplikasi = `aplikasi-${++urut}`;
    json(res, 200, { access_token: aplikasi, scope: 'default', token_type: 'Bearer', expires_in: 3600 });
  };
  /** The fault of this call, if its tokens or the schedule make one. */
  const ulah = (req: IncomingMessage, jalur: string): { macam: Gangguan; token: TokenTiruan } | null => {
    const kiriman = String(req.headers['auth'] ?? '').replace(/^bearer /i, '');
    const token: TokenTiruan = {
      cabutSso: () => sso.delete(kiriman),
      cabutAplikasi: () => {
        aplikasi = `aplikasi-${++urut}`;
      },
    };
    if (req.headers.authorization !== `Bearer ${aplikasi}`) return { macam: 'APIM_KEDALUWARSA', token: TANPA_TOKEN };
    if (!sso.has(kiriman)) return { macam: 'SSO_JWT', token: TANPA_TOKEN };
    const macam = gangguan?.(jalur) ?? null;
    if (macam !== null) terjadi.set(macam, (terjadi.get(macam) ?? 0) + 1);
    return macam === null ? null : { macam, token };
  };
  const jawab = (url: URL, jalur: string, res: ServerResponse): void => {
    const [, , layanan = '', ...ujung] = jalur.split('/');
    const nip = ujung.at(-1) ?? '';
    const dikenal = layanan !== 'data-utama' || (ujung[0] === 'paruhwaktu') === (paruhWaktu?.has(nip) ?? false);
    const data = dikenal ? isi[LAYANAN[layanan] ?? 'orang'].get(konversi?.get(nip) ?? nip) : undefined;
    if (jalur === '/pengadaan/list-pengadaan-instansi')
      json(res, 200, { code: 1, message: 'success', ...daftar.baca(Number(url.searchParams.get('offset')), Number(url.searchParams.get('limit'))) });
    else if (data !== undefined) json(res, 200, { code: 1, data, message: 'success' });
    // Two shapes of "not found" were seen.
    else if (Number(nip.slice(-1)) % 2 === 0) json(res, 404, { code: 0, data: 'Data tidak ditemukan' });
    else json(res, 200, { code: 0, data: null, message: 'record not found' });
  };
  const layani = (req: IncomingMessage, res: ServerResponse, badan: Buffer): void => {
    const url = new URL(req.url ?? '/', 'http://tiruan');
    if (url.pathname === '/oauth2/token') {
      if (req.headers.authorization === KUNCI) berikan(res);
      else json(res, 401, { error: 'invalid_client' });
      return;
    }
    const jalur = url.pathname.replace('/apisiasn/1.0', '');
    panggilan.push({ pada: Date.now(), jalur: `${jalur}${url.search}` });
    sebelum?.(panggilan.length, jalur);
    const kena = ulah(req, `${jalur}${url.search}`);
    if (kena === null && penulis.kenal(jalur)) penulis.layani({ jalur, url, badan, jenis: req.headers['content-type'] ?? '' }, res);
    else if (kena === null) jawab(url, jalur, res);
    else WUJUD[kena.macam](res, req, kena.token);
  };

  const server = createServer((req, res) => {
    const potongan: Buffer[] = [];
    req.on('data', (p: Buffer) => potongan.push(p));
    req.on('end', () => layani(req, res, Buffer.concat(potongan)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const alamat = server.address();
  const asal = `http://127.0.0.1:${typeof alamat === 'object' && alamat !== null ? alamat.port : 0}`;
  return {
    alamat: `${asal}/apisiasn/1.0`,
    tokenUrl: `${asal}/oauth2/token`,
    panggilan,
    terjadi,
    tulisan: penulis,
    terbitkanSso: (detik = 43_200) => {
      const token = `${bagian({ alg: 'none' })}.${bagian({ exp: Math.floor(Date.now() / 1_000) + detik, jti: ++urut })}.tanda`;
      sso.add(token);
      return token;
    },
    tutup: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

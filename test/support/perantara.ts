import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as tidur } from 'node:timers/promises';

/** A random number below n. */
type Acak = (n: number) => number;

/**
 * What a network does to what is sent over it: nothing; 300 ms for each way there and back; one piece in twenty ends its connection, half of these
 * after half of the piece; what is sent arrives, but every other piece of an answer ends its connection instead; nothing arrives and nobody says so;
 * every connection is reset and none is made.
 */
export const CUACA = ['cerah', 'lambat', 'putus', 'tuli', 'hitam', 'tolak'] as const;
export type Cuaca = (typeof CUACA)[number];

const SEARAH_MS = 150;
const GOYAH_MS = 40;
const PUTUS_DARI = 20;
const TULI_DARI = 2;
/** By then the kernel of either end has noticed that the path is dead: the hub asks for keepalive after 10 s and gives up 10 s later. */
const BISU_MS = 20_000;

/** What becomes of a connection whose bytes were swallowed: they arrive late, as when TCP repeats them; the path forgot it and resets it; or it stays silent until somebody gives up. */
type Nasib = 'terlambat' | 'putus' | 'bisu';
const NASIB = ['terlambat', 'putus', 'bisu'] as const satisfies readonly Nasib[];

type Arah = 'naik' | 'turun';

interface Pasangan {
  readonly klien: Socket;
  readonly server: Socket;
  nasib: Nasib | null;
  tutup(): void;
}

function menunggu(): { readonly janji: Promise<void>; readonly tiba: () => void } {
  let tiba: () => void = () => undefined;
  const janji = new Promise<void>((selesai) => {
    tiba = selesai;
  });
  return { janji, tiba };
}

/** A TCP proxy under bad weather. */
export class Perantara {
  readonly url: string;
  readonly #server: Server;
  readonly #acak: Acak;
  readonly #terbuka = new Set<Pasangan>();
  #cuaca: Cuaca = 'cerah';
  /** While nothing arrives: settled when the weather changes. */
  #terang: { readonly janji: Promise<void>; readonly tiba: () => void } | null = null;
  /** Connections whose bytes the black hole swallowed, and those that were cut. */
  readonly kejadian = { tertelan: 0, terputus: 0 };

  private constructor(server: Server, url: string, acak: Acak) {
    this.#server = server;
    this.url = url;
    this.#acak = acak;
  }

  /** Listens on the loopback and leads to the server of `url`. */
  static async pasang(url: string, acak: Acak): Promise<Perantara> {
    const tujuan = new URL(url);
    const server = createServer({ noDelay: true, allowHalfOpen: true });
    await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
    const alamat = server.address();
    const sendiri = new URL(url);
    sendiri.hostname = '127.0.0.1';
    sendiri.port = String(typeof alamat === 'object' && alamat !== null ? alamat.port : 0);
    const perantara = new Perantara(server, sendiri.toString(), acak);
    server.on('connection', (klien) => perantara.#sambung(klien, { host: tujuan.hostname, port: Number(tujuan.port) }));
    return perantara;
  }

  ubah(cuaca: Cuaca): void {
    this.#cuaca = cuaca;
    this.#terang?.tiba();
    this.#terang = cuaca === 'hitam' ? menunggu() : null;
    if (cuaca === 'tolak') for (const p of this.#terbuka) this.#putuskan(p);
  }

  #putuskan(p: Pasangan): void {
    this.kejadian.terputus += 1;
    p.klien.resetAndDestroy();
    p.server.resetAndDestroy();
  }

  #sambung(klien: Socket, tujuan: { readonly host: string; readonly port: number }): void {
    klien.on('error', () => undefined);
    if (this.#cuaca === 'tolak') return void klien.resetAndDestroy();
    const server = connect({ ...tujuan, noDelay: true, allowHalfOpen: true });
    server.on('error', () => klien.destroy());
    const p: Pasangan = {
      klien,
      server,
      nasib: null,
      tutup: () => {
        klien.destroy();
        server.destroy();
      },
    };
    this.#terbuka.add(p);
    for (const s of [klien, server])
      s.on('close', () => {
        // A silent path does not tell one end that the other has gone.
        if (p.nasib === 'bisu' && !(klien.destroyed && server.destroyed)) return;
        p.tutup();
        this.#terbuka.delete(p);
      });
    this.#alirkan(p, 'naik');
    this.#alirkan(p, 'turun');
  }

  /** In the order in which they came, each piece meets the weather of its moment. */
  #alirkan(p: Pasangan, arah: Arah): void {
    const [dari, ke] = arah === 'naik' ? [p.klien, p.server] : [p.server, p.klien];
    let antre: Promise<void> = Promise.resolve();
    const susul = (kerja: () => Promise<void> | void): void => {
      antre = antre.then(kerja);
    };
    dari.on('data', (potong: Buffer) => susul(() => this.#lewatkan(p, arah, potong)));
    dari.on('end', () => susul(() => void (p.nasib === 'bisu' || ke.end())));
  }

  async #lewatkan(p: Pasangan, arah: Arah, potong: Buffer): Promise<void> {
    if (this.#terang !== null) await this.#tertelan(p, this.#terang.janji);
    if (this.#cuaca === 'lambat') await tidur(SEARAH_MS + this.#acak(GOYAH_MS) - GOYAH_MS / 2);
    const ke = arah === 'naik' ? p.server : p.klien;
    if (p.nasib === 'bisu' || ke.destroyed) return;
    const dari = arah === 'turun' && this.#cuaca === 'tuli' ? TULI_DARI : PUTUS_DARI;
    const putus = (this.#cuaca === 'putus' || dari === TULI_DARI) && this.#acak(dari) === 0;
    if (p.nasib === 'putus' || (putus && this.#acak(2) === 0)) return this.#putuskan(p);
    if (putus) ke.write(potong.subarray(0, potong.length / 2), () => this.#putuskan(p));
    else ke.write(potong);
  }

  async #tertelan(p: Pasangan, terang: Promise<void>): Promise<void> {
    if (p.nasib === null) this.kejadian.tertelan += 1;
    await terang;
    if (p.nasib === 'bisu') return;
    p.nasib = NASIB[this.#acak(NASIB.length)] ?? 'putus';
    if (p.nasib === 'bisu') setTimeout(() => this.#putuskan(p), BISU_MS).unref();
  }

  async tutup(): Promise<void> {
    this.ubah('cerah');
    for (const p of this.#terbuka) p.tutup();
    await new Promise<void>((selesai) => this.#server.close(() => selesai()));
  }
}

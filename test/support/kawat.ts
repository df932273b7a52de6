import { connect, createServer, type Server, type Socket } from 'node:net';

/** Where the wire is cut: the statement never arrives; it arrives and its answer is lost; or half of a piece of COPY data arrives. */
export type CaraPutus = 'sebelum' | 'sesudah' | 'tengah-copy';

/** Instead of dying, the wire holds the statement back until `tunggu` has resolved: what else happens meanwhile happens between two statements. */
export interface Penundaan {
  readonly pada: number;
  readonly tunggu: () => Promise<void>;
}

type Rencana = { readonly pada: number; readonly cara: CaraPutus } | Penundaan;

interface Pasangan {
  readonly klien: Socket;
  readonly server: Socket;
}

const BATAS_PERNYATAAN = new Set(['Q', 'S', 'c']);

/** Splits what a PostgreSQL client writes into whole protocol messages; the first one of a connection has no type. */
class PemecahPesan {
  #sisa: Buffer = Buffer.alloc(0);
  #awal = true;

  *pesan(potong: Buffer): Generator<{ readonly jenis: string; readonly isi: Buffer }> {
    this.#sisa = this.#sisa.length === 0 ? potong : Buffer.concat([this.#sisa, potong]);
    for (;;) {
      const letak = this.#awal ? 0 : 1;
      if (this.#sisa.length < letak + 4) return;
      const panjang = this.#sisa.readInt32BE(letak) + letak;
      if (this.#sisa.length < panjang) return;
      const isi = this.#sisa.subarray(0, panjang);
      yield { jenis: this.#awal ? '' : String.fromCharCode(isi[0] ?? 0), isi };
      this.#awal = false;
      this.#sisa = this.#sisa.subarray(panjang);
    }
  }
}

/**
 * A wire to PostgreSQL that counts the statements of all its connections and dies at a chosen one, as the server sees a client process that was
 * killed: every connection is reset, and none is accepted until `hidupkan`.
 */
export class Kawat {
  readonly #server: Server;
  readonly #pasangan = new Set<Pasangan>();
  #tujuan: { host: string; port: number };
  #rencana: Rencana | null = null;
  #mati = false;
  #hitung = 0;
  #copy = 0;

  private constructor(server: Server, tujuan: { host: string; port: number }) {
    this.#server = server;
    this.#tujuan = tujuan;
  }

  /** Listens on the loopback and leads to the server of `url`. */
  static async pasang(url: string): Promise<{ kawat: Kawat; url: string }> {
    const asal = new URL(url);
    // Messages pass one by one as they come; held back for the answer to the one before, each would wait 40 ms.
    const server = createServer({ noDelay: true });
    const kawat = new Kawat(server, { host: asal.hostname, port: Number(asal.port) });
    server.on('connection', (klien) => kawat.#sambung(klien));
    await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
    const alamat = server.address();
    asal.port = String(typeof alamat === 'object' && alamat !== null ? alamat.port : 0);
    return { kawat, url: asal.toString() };
  }

  /** Statements (or pieces of COPY data, when that is where it dies) since the last `hidupkan`. */
  get hitung(): number {
    return this.#hitung;
  }

  get potonganCopy(): number {
    return this.#copy;
  }

  get isMati(): boolean {
    return this.#mati;
  }

  /** Alive again, counting from zero; dies, or holds back, at the given statement when there is one. */
  hidupkan(rencana: Rencana | null = null): void {
    this.#mati = false;
    this.#hitung = 0;
    this.#copy = 0;
    this.#rencana = rencana;
  }

  putuskan(): void {
    this.#mati = true;
    for (const { klien, server } of this.#pasangan) {
      klien.resetAndDestroy();
      server.resetAndDestroy();
    }
    this.#pasangan.clear();
  }

  async tutup(): Promise<void> {
    this.putuskan();
    await new Promise<void>((selesai) => this.#server.close(() => selesai()));
  }

  #sambung(klien: Socket): void {
    klien.on('error', () => undefined);
    if (this.#mati) {
      klien.resetAndDestroy();
      return;
    }
    const server = connect({ ...this.#tujuan, noDelay: true });
    server.on('error', () => klien.destroy());
    const pasangan = { klien, server };
    this.#pasangan.add(pasangan);
    const pemecah = new PemecahPesan();
    const keadaan = { jawabanHilang: false };
    klien.on('data', (potong) => {
      for (const p of pemecah.pesan(potong)) if (!this.#mati) this.#teruskan(server, p, keadaan);
    });
    server.on('data', (potong) => {
      if (keadaan.jawabanHilang) this.putuskan();
      else klien.write(potong);
    });
    klien.on('close', () => server.destroy());
    server.on('close', () => {
      klien.destroy();
      this.#pasangan.delete(pasangan);
    });
  }

  #teruskan(server: Socket, { jenis, isi }: { jenis: string; isi: Buffer }, keadaan: { jawabanHilang: boolean }): void {
    const rencana = this.#rencana;
    if (jenis === 'd') this.#copy += 1;
    if (BATAS_PERNYATAAN.has(jenis)) this.#hitung += 1;
    const tiba =
      rencana !== null &&
      ('cara' in rencana && rencana.cara === 'tengah-copy'
        ? jenis === 'd' && this.#copy === rencana.pada
        : BATAS_PERNYATAAN.has(jenis) && this.#hitung === rencana.pada);
    if (!tiba) {
      server.write(isi);
      return;
    }
    if (!('cara' in rencana)) void rencana.tunggu().then(() => server.write(isi));
    else if (rencana.cara === 'sebelum') this.putuskan();
    else if (rencana.cara === 'sesudah') {
      keadaan.jawabanHilang = true;
      server.write(isi);
    } else server.write(isi.subarray(0, isi.length / 2), () => this.putuskan());
  }
}

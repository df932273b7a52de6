import type { AddressInfo } from 'node:net';
import { createConnection, createServer, type Socket } from 'node:net';

/** Bytes that passed, and how often a connection was cut. */
export interface Proksi {
  readonly url: string;
  /** After so many more bytes in this direction the connection dies once, both ways: at once, or when the other end has had time to read them. */
  potongSesudah(arah: 'naik' | 'turun', bita: number, pilihan?: { saat?: () => void; tundaMs?: number }): void;
  readonly lewat: { naik: number; turun: number };
  readonly terpotong: () => number;
  /** First lines of the requests that passed. */
  readonly permintaan: string[];
  tutup(): Promise<void>;
}

/** A TCP proxy in front of a hub that cuts a connection in the middle of a byte stream. */
export async function buatProksi(tujuan: () => number): Promise<Proksi> {
  let rencana: { arah: 'naik' | 'turun'; sisa: number; saat: () => void; tundaMs: number } | null = null;
  let terpotong = 0;
  const lewat = { naik: 0, turun: 0 };
  const permintaan: string[] = [];
  const terbuka = new Set<Socket>();
  const server = createServer({ noDelay: true }, (klien) => {
    const hub = createConnection({ port: tujuan(), host: '127.0.0.1', noDelay: true });
    for (const s of [klien, hub]) {
      terbuka.add(s);
      s.on('error', () => {});
      s.on('close', () => {
        terbuka.delete(s);
        klien.destroy();
        hub.destroy();
      });
    }
    const alirkan = (arah: 'naik' | 'turun', dari: Socket, ke: Socket): void => {
      dari.on('data', (potong: Buffer) => {
        if (arah === 'naik') permintaan.push(...(potong.toString('latin1').match(/^(?:GET|POST|PUT) \S+/gm) ?? []));
        if (rencana !== null && rencana.arah === arah && potong.length >= rencana.sisa) {
          const { sisa, saat, tundaMs } = rencana;
          rencana = null;
          terpotong += 1;
          lewat[arah] += sisa;
          saat();
          dari.pause();
          // Every other cut is a reset, which also throws away what the other end has not read yet.
          const putus = (s: Socket): unknown => (terpotong % 2 === 0 ? s.resetAndDestroy() : s.destroy());
          ke.write(potong.subarray(0, sisa), () => setTimeout(() => [klien, hub].forEach(putus), tundaMs));
          return;
        }
        if (rencana !== null && rencana.arah === arah) rencana.sisa -= potong.length;
        lewat[arah] += potong.length;
        ke.write(potong);
      });
    };
    alirkan('naik', klien, hub);
    alirkan('turun', hub, klien);
  });
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    potongSesudah: (arah, bita, { saat = () => {}, tundaMs = 0 } = {}) => {
      rencana = { arah, sisa: Math.max(1, bita), saat, tundaMs };
    },
    lewat,
    terpotong: () => terpotong,
    permintaan,
    tutup: async () => {
      for (const s of terbuka) s.destroy();
      await new Promise((selesai) => server.close(selesai));
    },
  };
}

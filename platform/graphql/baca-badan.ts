import type { IncomingMessage } from 'node:http';

/** The whole body as text, or null when it is longer than `maks` bytes (the rest is then not read). */
export function bacaBadan(req: IncomingMessage, maks: number): Promise<string | null> {
  if (Number(req.headers['content-length'] ?? 0) > maks) return Promise.resolve(null);
  return new Promise((selesai, gagal) => {
    const potongan: Buffer[] = [];
    let panjang = 0;
    req.on('data', (potong: Buffer) => {
      panjang += potong.length;
      if (panjang <= maks) potongan.push(potong);
      else {
        req.pause();
        selesai(null);
      }
    });
    req.on('end', () => selesai(Buffer.concat(potongan).toString('utf8')));
    req.on('error', gagal);
    req.on('aborted', () => selesai(null));
  });
}

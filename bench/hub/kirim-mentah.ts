import { Agent, request } from 'node:http';

/** One answer: status, and milliseconds from the request to its last byte. Status 0: none within `BATAS_MS`. */
export interface Jawab {
  readonly status: number;
  readonly ms: number;
  readonly badan: string;
}

const BATAS_MS = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends bytes as they are; what comes back, whatever it is. */
export function kirimMentah(url: string, header: Readonly<Record<string, string>>, badan: string): Promise<Jawab> {
  const mulai = performance.now();
  const jawab = (status: number, isi = ''): Jawab => ({ status, ms: performance.now() - mulai, badan: isi });
  return new Promise((selesai) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(badan), ...header };
    const req = request(url, { method: 'POST', agent, headers, timeout: BATAS_MS }, (res) => {
      const potongan: Buffer[] = [];
      res.on('data', (p: Buffer) => potongan.push(p));
      res.on('end', () => selesai(jawab(res.statusCode ?? 0, Buffer.concat(potongan).toString('utf8'))));
      res.on('error', () => selesai(jawab(res.statusCode ?? 0)));
    });
    req.on('timeout', () => req.destroy());
    req.on('error', () => selesai(jawab(0)));
    req.end(badan);
  });
}

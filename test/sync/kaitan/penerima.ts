import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Diterima {
  readonly kepala: IncomingHttpHeaders;
  readonly badan: string;
}

/** A status, headers beside it, a wait before the answer; null never answers. */
export type Jawab = { readonly status: number; readonly kepala?: Readonly<Record<string, string>>; readonly tundaMs?: number } | null;

export interface Penerima {
  readonly url: string;
  readonly diterima: Diterima[];
  /** What the next requests are answered; the last one stays. */
  jawab: Jawab[];
  tutup(): Promise<void>;
}

/** A receiver of webhooks over real HTTP. `saat` is called when a message is complete, before the answer. */
export async function mulaiPenerima(saat: () => void = () => undefined): Promise<Penerima> {
  const diterima: Diterima[] = [];
  const p = { jawab: [{ status: 200 }] as Jawab[] };
  const server = createServer((req, res) => {
    let badan = '';
    req.setEncoding('utf8').on('data', (s: string) => {
      badan += s;
    });
    req.on('end', () => {
      diterima.push({ kepala: req.headers, badan });
      saat();
      const jawab = p.jawab.length > 1 ? p.jawab.shift() : p.jawab[0];
      if (jawab === null || jawab === undefined) return;
      setTimeout(() => res.writeHead(jawab.status, jawab.kepala).end('x'.repeat(100_000)), jawab.tundaMs ?? 0);
    });
  });
  await new Promise<void>((siap) => server.listen(0, '127.0.0.1', siap));
  return Object.assign(p, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/masuk`,
    diterima,
    tutup: async () => {
      server.closeAllConnections();
      await new Promise<void>((selesai) => server.close(() => selesai()));
    },
  });
}

/** Whether a receiver with this secret takes the message for genuine; computed here from the specification alone. */
export function sah({ kepala, badan }: Diterima, rahasia: string): boolean {
  const isi = `${String(kepala['webhook-id'])}.${String(kepala['webhook-timestamp'])}.${badan}`;
  const tanda = createHmac('sha256', Buffer.from(rahasia.slice('whsec_'.length), 'base64'))
    .update(isi)
    .digest('base64');
  return String(kepala['webhook-signature']).split(' ').includes(`v1,${tanda}`);
}

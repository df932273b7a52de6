import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Who sent a request. Behind `proksi` proxies of our own, the address that the outermost of them saw: what stands further left in X-Forwarded-For the
 * sender may have invented.
 */
export function alamatPengirim(req: Pick<IncomingMessage, 'headers' | 'socket'>, proksi: number): string {
  const sambungan = req.socket.remoteAddress ?? '';
  if (proksi === 0) return sambungan;
  const terusan = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((a) => a.trim());
  const alamat = terusan.at(-proksi) ?? '';
  return isIP(alamat) === 0 ? sambungan : alamat;
}

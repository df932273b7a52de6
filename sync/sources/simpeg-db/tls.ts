import { isIP } from 'node:net';
import { perluTindakan } from '../galat-sumber.ts';
import type { SetelanDb } from '../setelan.ts';

/** Whether the certificate must hold. Without a name there is nothing to hold it against: SUMBER_MENOLAK. */
export function periksaTls({ tls }: SetelanDb, host: string): boolean {
  if (tls !== 'wajib') return false;
  if (isIP(host.replace(/^\[|\]$/g, '')) > 0) throw perluTindakan('Sertifikat TLS hanya dapat diperiksa terhadap nama host; pakai nama, bukan alamat IP.');
  return true;
}

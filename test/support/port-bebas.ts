import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of the loopback that nobody listens on now. */
export async function portBebas(): Promise<number> {
  const peladen = createServer().listen(0, '127.0.0.1');
  await once(peladen, 'listening');
  const alamat = peladen.address();
  peladen.close();
  await once(peladen, 'close');
  return typeof alamat === 'object' && alamat !== null ? alamat.port : 0;
}

import { createServer } from 'node:net';
import { Kesalahan } from '../../domain/kesalahan.ts';

/** A port on 127.0.0.1 that nobody listens on right now. */
export function portBebas(): Promise<number> {
  return new Promise((selesai, gagal) => {
    const server = createServer();
    server.once('error', gagal);
    server.listen(0, '127.0.0.1', () => {
      const alamat = server.address();
      server.close(() => (alamat !== null && typeof alamat === 'object' ? selesai(alamat.port) : gagal(new Kesalahan('INTERNAL'))));
    });
  });
}

/** Whether a server could listen on this port of 127.0.0.1 now. */
export function portTerbuka(port: number): Promise<boolean> {
  return new Promise((selesai) => {
    const server = createServer();
    server.once('error', () => selesai(false));
    server.listen(port, '127.0.0.1', () => server.close(() => selesai(true)));
  });
}

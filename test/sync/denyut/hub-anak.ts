import { createServer } from 'node:http';
import type { Pemanggil } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import type { BawaanPermintaan } from '../../../platform/graphql/konteks.ts';
import { ruteDenyut } from '../../../sync/denyut/http.ts';

// A hub of its own process with one known caller, to be killed. Arguments: database URL, folder of uploads, port (0 = any).
const [url = '', dir = '', port = '0'] = process.argv.slice(2);
const pemanggil: Pemanggil = { subjek: 'integrator', orang: 'uji', peran: 'INTEGRATOR_INSTANSI', instansi: 1, nip: null };
const rute = ruteDenyut({ url, dir });

const server = createServer((req, res) => {
  const alamat = new URL(req.url ?? '/', 'http://hub');
  const cocok = rute.find(
    (r) => r.metode === req.method && (r.jalur === alamat.pathname || (r.jalur.endsWith('/*') && alamat.pathname.startsWith(r.jalur.slice(0, -1)))),
  );
  const konteks = { permintaanId: 'uji', url: alamat, kenali: async () => ({ pemanggil }) as BawaanPermintaan };
  cocok?.tangani(req, res, konteks).catch((galat: unknown) => {
    if (res.headersSent || res.destroyed) return res.destroy();
    const kode = galat instanceof Kesalahan ? galat.kode : 'INTERNAL';
    return res.writeHead(500).end(JSON.stringify({ kode, title: kode }));
  });
});
server.listen(Number(port), '127.0.0.1', () => {
  const alamat = server.address();
  process.stdout.write(`${alamat !== null && typeof alamat === 'object' ? alamat.port : 0}\n`);
});

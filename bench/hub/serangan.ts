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

const query = (teks: string): string => JSON.stringify({ query: teks });
const bersarang = (dalam: number): string => `${'{ instansiKerja '.repeat(dalam)}{ id }${' }'.repeat(dalam)}`;
const alias = (banyak: number): string => `{ ${Array.from({ length: banyak }, (_, i) => `a${i}: __typename`).join(' ')} }`;

/** One request just past each limit of the gateway, named as its metric names it; each must be refused with a status of 4xx. */
export const SERANGAN: readonly (readonly [nama: string, badan: string])[] = [
  ['kedalaman', query(`{ pegawai(nip: "x") ${bersarang(12)} }`)],
  ['alias', query(alias(16))],
  ['token', query(`{ pegawai(${'nip: "1" '.repeat(400)}) { nip } }`)],
  ['direktif', query(`{ __typename ${'@skip(if: false) '.repeat(6)} }`)],
  ['biaya', query('{ daftarPegawai(first: 100) { nodes { nip usul(first: 100) { nodes { id } } } } }')],
  ['badan', query(`{ __typename } # ${'x'.repeat(262_144)}`)],
  ['batch', `[${query('{ __typename }')}]`],
  ['rekursi', query('query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }')],
  ['tak_terbaca', '{"query":"{ __typename'],
];

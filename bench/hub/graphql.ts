import { Agent, request } from 'node:http';
import { Kesalahan } from '../../domain/kesalahan.ts';

const agent = new Agent({ keepAlive: true });

/** One GraphQL call over a kept connection; a fault in `errors` is thrown. */
export async function tanya<T>(url: string, token: string, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const badan = JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(badan), authorization: `Bearer ${token}` };
  const teks = await new Promise<string>((selesai, gagal) => {
    const req = request(`${url}/graphql`, { method: 'POST', agent, headers }, (res) => {
      const potongan: Buffer[] = [];
      res.on('data', (p: Buffer) => potongan.push(p));
      res.on('end', () => selesai(Buffer.concat(potongan).toString('utf8')));
      res.on('error', gagal);
    });
    req.on('error', gagal);
    req.end(badan);
  });
  const jawaban = JSON.parse(teks) as { data?: T; errors?: readonly { message: string }[] };
  if (jawaban.errors !== undefined || jawaban.data === undefined || jawaban.data === null)
    throw new Kesalahan('INTERNAL', jawaban.errors?.map((e) => e.message).join('; ') ?? 'jawaban tanpa data');
  return jawaban.data;
}

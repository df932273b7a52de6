import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** An IPv4 address; NXDOMAIN; no IPv4 address; silence. */
type JawabNama = string | 'TIADA' | 'KOSONG' | 'DIAM';

export interface ServerNama {
  /** As a resolver wants it. */
  readonly alamat: string;
  /** Names that were asked for, in order, with the type of the question (1 = A, 28 = AAAA). */
  readonly ditanya: (readonly [nama: string, jenis: number])[];
  readonly jawab: Map<string, JawabNama>;
  tutup(): void;
}

function bacaPertanyaan(pesan: Buffer): { readonly nama: string; readonly jenis: number; readonly akhir: number } {
  const bagian: string[] = [];
  let i = 12;
  for (let n = pesan[i] ?? 0; n > 0; n = pesan[i] ?? 0) {
    bagian.push(pesan.toString('latin1', i + 1, i + 1 + n));
    i += n + 1;
  }
  return { nama: bagian.join('.').toLowerCase(), jenis: pesan.readUInt16BE(i + 1), akhir: i + 5 };
}

/** RFC 1035: the question again, and one address of one minute where there is one. */
function susunJawaban(pesan: Buffer, akhir: number, { kode, ip }: { readonly kode: number; readonly ip: string | null }): Buffer {
  const kepala = Buffer.from(pesan.subarray(0, 12));
  kepala.writeUInt16BE(0x8180 | kode, 2);
  kepala.writeUInt16BE(ip === null ? 0 : 1, 6);
  kepala.writeUInt32BE(0, 8);
  const rekaman = ip === null ? [] : [Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...ip.split('.').map(Number)])];
  return Buffer.concat([kepala, pesan.subarray(12, akhir), ...rekaman]);
}

/** A name server on a local UDP port; names it was not told of do not exist. */
export async function mulaiServerNama(isi: Readonly<Record<string, JawabNama>> = {}): Promise<ServerNama> {
  const jawab = new Map<string, JawabNama>(Object.entries(isi));
  const ditanya: (readonly [string, number])[] = [];
  const soket = createSocket('udp4');
  soket.on('message', (pesan, dari) => {
    const { nama, jenis, akhir } = bacaPertanyaan(pesan);
    ditanya.push([nama, jenis]);
    const j = jawab.get(nama) ?? 'TIADA';
    if (j === 'DIAM') return;
    const ip = jenis === 1 && j !== 'TIADA' && j !== 'KOSONG' ? j : null;
    soket.send(susunJawaban(pesan, akhir, { kode: j === 'TIADA' ? 3 : 0, ip }), dari.port, dari.address);
  });
  soket.bind(0, '127.0.0.1');
  await once(soket, 'listening');
  return { alamat: `127.0.0.1:${soket.address().port}`, ditanya, jawab, tutup: () => soket.close() };
}

import { createHash } from 'node:crypto';
import { JANGKAUAN, type Pemanggil, type Peran } from '../../../domain/akses.ts';

export const OPERATOR = 'OPERATOR_INSTANSI-1';

/** Subject `PERAN-INSTANSI` or `ASN-0-NIP`. */
export function pemanggilDari(sub: string): Pemanggil {
  const [peran = 'ASN', instansi, nip = null] = sub.split('-');
  return { subjek: sub, orang: `orang-${sub}`, peran: peran as Peran, instansi: JANGKAUAN[peran as Peran] === 'INSTANSI' ? Number(instansi) : null, nip };
}

/** Three regional governments of one province and a ministry. */
export const INSTANSI_DOKUMEN = `insert into provinsi values ('35', 'Provinsi Contoh');
    insert into instansi (no, id, kode_cepat, nama, jenis, provinsi_id) values (1, 'INS-1', '9001', 'Kabupaten Contoh 01', 'KAB', '35'),
      (2, 'INS-2', '9002', 'Kabupaten Contoh 02', 'KAB', '35'), (3, 'INS-3', '9003', 'Kabupaten Contoh 03', 'KAB', '35'), (4, 'INS-4', '9004', 'Kementerian Contoh', 'KEMENT', null);`;

export const pdf = (isi: string): Buffer => Buffer.from(`%PDF-1.7\n${isi}\n%%EOF\n`);
export const sidik = (isi: Buffer): string => createHash('sha256').update(isi).digest('hex');

let urut = 0;
/** Address of an upload of a letter with a number of its own; null leaves a parameter out. */
export const surat = (timpa: Record<string, string | null> = {}): string => {
  const semua = { instansi: 'INS-1', jenis: 'BA_TPK', nomor: `800/${++urut}/UJI`, tanggal: '2026-01-05', penerbit: 'Badan Kepegawaian Contoh', ...timpa };
  return `/v1/dokumen?${new URLSearchParams(Object.entries(semua).filter((e): e is [string, string] => e[1] !== null))}`;
};

export interface JawabDokumen {
  readonly status: number;
  readonly kepala: Headers;
  readonly badan: Buffer;
  readonly isi: { readonly id?: string; readonly kode?: string; readonly title?: string } | null;
}

/** A body uploads, none reads. */
export async function mintaDokumen(alamat: string, token: string | null, badan?: BodyInit | Buffer): Promise<JawabDokumen> {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const isi = badan instanceof Buffer ? new Uint8Array(badan) : badan;
  const jawab = await fetch(alamat, isi === undefined ? { headers } : ({ method: 'POST', headers, body: isi, duplex: 'half' } as RequestInit));
  const bita = Buffer.from(await jawab.arrayBuffer());
  const json = (jawab.headers.get('content-type') ?? '').includes('json');
  return { status: jawab.status, kepala: jawab.headers, badan: bita, isi: json ? JSON.parse(bita.toString()) : null };
}

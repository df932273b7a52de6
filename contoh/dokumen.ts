import { Kesalahan } from '../domain/kesalahan.ts';
import type { JenisDokumen } from '../domain/mutasi/dokumen.ts';

/** The smallest file that begins and ends as a PDF does, with a line that says that it is invented. */
export const pdfContoh = (isi: string): Buffer => Buffer.from(`%PDF-1.4\n% ${isi}\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');

export interface SuratContoh {
  readonly instansiId: string;
  readonly jenis: JenisDokumen;
  /** Day of the letter, ISO. */
  readonly tanggal: string;
}

/** Uploads an invented letter the way an operator does. Returns its id; the same letter again gives the same id. */
export async function unggahDokumen(url: string, token: string, { instansiId, jenis, tanggal }: SuratContoh): Promise<string> {
  const alamat = new URL('/v1/dokumen', url);
  const isian = { instansi: instansiId, jenis, nomor: `800/${jenis}/CONTOH`, tanggal, penerbit: 'Badan Kepegawaian Contoh' };
  for (const [nama, nilai] of Object.entries(isian)) alamat.searchParams.set(nama, nilai);
  const jawab = await fetch(alamat, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new Uint8Array(pdfContoh(jenis)) });
  const { id } = (await jawab.json()) as { id?: string };
  if (!jawab.ok || id === undefined) throw new Kesalahan('INTERNAL', `dokumen contoh ditolak (HTTP ${jawab.status})`);
  return id;
}

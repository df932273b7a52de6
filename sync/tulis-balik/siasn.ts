import { randomUUID } from 'node:crypto';
import { badanJabatan, barisTugas, dataUtamaSama, dokumenBaris, type IsiTugasJabatan } from '../../domain/tulis-balik/jabatan.ts';
import type { TerlihatSiasn } from '../../domain/tulis-balik/langkah.ts';
import { SumberMenunda } from '../sources/galat-sumber.ts';
import type { KlienSiasn, PanggilanSiasn } from '../sources/siasn/klien.ts';
import { barisJawaban } from '../sources/siasn/sumber-siasn.ts';

const TUNDA_CACAT_MS = 10_000;

/** What SIASN shows of a task, and the id by which it knows the person. */
export interface Terlihat extends TerlihatSiasn {
  readonly pnsId: string;
}

async function baca(klien: KlienSiasn, jalur: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const jawaban = await klien.ambil(jalur);
  const baris = barisJawaban(jawaban);
  if (baris === null) throw new SumberMenunda(TUNDA_CACAT_MS, jawaban.jenis === 'CACAT' ? jawaban.sebab : 'bentuk jawaban SIASN tidak dikenal', 'SATU');
  return baris;
}

/** Looks at both records that the task speaks of. Reads only. Null: SIASN knows nobody of this NIP. */
export async function lihat(klien: KlienSiasn, nip: string, isi: IsiTugasJabatan): Promise<Terlihat | null> {
  const [utama] = await baca(klien, `/pns/data-utama/${nip}`);
  const pnsId = utama?.['id'];
  if (utama === undefined || typeof pnsId !== 'string' || utama['nipBaru'] !== nip) return null;
  const baris = barisTugas(await baca(klien, `/pns/rw-jabatan/${nip}`), isi);
  const rwId = typeof baris?.['id'] === 'string' ? baris['id'] : null;
  return { pnsId, rwId, dokumen: baris === null ? [] : dokumenBaris(baris), dataUtama: dataUtamaSama(utama, isi) };
}

export const simpan = (isi: IsiTugasJabatan, pnsId: string): PanggilanSiasn => ({
  jalur: '/jabatan/save',
  badan: { jenis: 'application/json', isi: JSON.stringify(badanJabatan(isi, pnsId)) },
});

/** The master record of SIASN stays as it was until it is told to follow its own history. */
export const sinkronkan = (pnsId: string): PanggilanSiasn => ({ jalur: '/pns/data-utama-jabatansync', param: { pns_orang_id: pnsId } });

/** Hangs a PDF on a row of the history. */
export function unggah(rwId: string, dokumen: string, pdf: Buffer): PanggilanSiasn {
  const batas = `simpul-${randomUUID()}`;
  const medan = (nama: string, nilai: string): string => `--${batas}\r\ncontent-disposition: form-data; name="${nama}"\r\n\r\n${nilai}\r\n`;
  const berkas = `--${batas}\r\ncontent-disposition: form-data; name="file"; filename="${dokumen}.pdf"\r\ncontent-type: application/pdf\r\n\r\n`;
  const isi = Buffer.concat([Buffer.from(medan('id_riwayat', rwId) + medan('id_ref_dokumen', dokumen) + berkas), pdf, Buffer.from(`\r\n--${batas}--\r\n`)]);
  return { jalur: '/upload-dok-rw', badan: { jenis: `multipart/form-data; boundary=${batas}`, isi } };
}

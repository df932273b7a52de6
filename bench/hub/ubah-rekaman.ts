import { request } from 'node:http';
import { bukaBerkas, cariBaris, type InstansiTertulis } from '../../contoh/baca-bangsa.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import type { Hub } from './mulai-hub.ts';

export interface UbahRekaman {
  readonly nip: string;
  readonly bidang: string;
  readonly nilai: string;
}

/** Alters one person in the SIMPEG's own file, and gives that one row as a feed: the header of the file, if it has one, and the row. */
export function umpanSatuBaris(dirSumber: string, i: InstansiTertulis, { nip, bidang, nilai }: UbahRekaman): string {
  ubahSumber({ dir: dirSumber, sisi: 'SIMPEG', nip, bidang, nilai });
  const b = bukaBerkas(dirSumber, i, 'SIMPEG');
  const letak = cariBaris(b, nip);
  if (letak === null) throw new Kesalahan('TIDAK_DITEMUKAN', 'baris SIMPEG');
  const akhir = b.teks.indexOf('\n', letak);
  return b.teks.slice(0, b.awal) + b.teks.slice(letak, akhir < 0 ? b.teks.length : akhir + 1);
}

/** Uploads part of a SIMPEG; resolves when the hub has answered that the rows are applied. */
export async function unggahSebagian(hub: Hub, token: string, instansiId: string, isi: string): Promise<void> {
  const badan = Buffer.from(isi);
  const url = `${hub.url}/v1/unggahan?instansi=${encodeURIComponent(instansiId)}&jenis=pegawai&lengkap=false`;
  const jawaban = await new Promise<{ kode: number; teks: string }>((selesai, gagal) => {
    const req = request(
      url,
      { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'content-length': badan.length } },
      (res) => {
        let teks = '';
        res.setEncoding('utf8').on('data', (p: string) => {
          teks += p;
        });
        res.on('end', () => selesai({ kode: res.statusCode ?? 0, teks }));
        res.on('error', gagal);
      },
    );
    req.on('error', gagal);
    req.end(badan);
  });
  const laporan = JSON.parse(jawaban.teks) as { status?: string; diterapkan?: number };
  if (jawaban.kode !== 200 || laporan.diterapkan !== 1)
    throw new Kesalahan('INTERNAL', `unggahan ${jawaban.kode} ${laporan.status ?? ''} diterapkan ${laporan.diterapkan ?? 0}`);
}

import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaBkn } from '../baca-bkn.ts';

const PELAKSANA = '4';
const NAMA_JF = /\b(?:ahli|terampil|mahir|penyelia)\b/i;

export const d33 = aturan({
  kode: 'D33',
  judul: 'Nama jabatan pelaksana bukan nama jabatan fungsional',
  dasar: { peraturan: 'Indeks Kualitas Data BKN', pasal: 'dimensi akurasi', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta) => {
    const jenis = bacaBkn(fakta, 'jenisJabatanId');
    if (!jenis.ada) return belumTahu(jenis.sebab);
    if (jenis.nilai !== PELAKSANA) return tidakBerlaku('Jabatan sekarang bukan pelaksana');
    const nama = bacaBkn(fakta, 'namaJabatan');
    if (!nama.ada) return belumTahu(nama.sebab);
    return NAMA_JF.test(nama.nilai) ? gagal(`Jabatan pelaksana memakai nama JF: ${nama.nilai}`, ['bkn:namaJabatan']) : LOLOS;
  },
});

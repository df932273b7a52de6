import { type SebabNip, samarkanNip, uraikanNip } from '../../../../asn/nip.ts';
import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, gagal, LOLOS } from '../../aturan.ts';

const ALASAN: Readonly<Record<SebabNip, string>> = {
  BUKAN_18_DIGIT: 'bukan 18 digit',
  TANGGAL_LAHIR: 'tanggal lahir tidak ada di kalender',
  TAHUN_LAHIR: 'tahun lahir di luar rentang',
  BULAN_ANGKAT: 'digit 13-14 bukan bulan TMT CPNS dan bukan kode perjanjian PPPK',
  USIA_ANGKAT: 'usia saat diangkat di luar rentang',
  JENIS_KELAMIN: 'digit jenis kelamin bukan 1 atau 2',
  NOMOR_URUT: 'nomor urut 000',
};

export const a01 = aturan({
  kode: 'A01',
  judul: 'Struktur NIP sah',
  dasar: { peraturan: 'Perka BKN 22/2007', pasal: 'ketentuan susunan NIP', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2007-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (usulan) => {
    const uraian = uraikanNip(usulan.nip);
    return uraian.sah ? LOLOS : gagal(`NIP ${samarkanNip(usulan.nip)} tidak sah: ${ALASAN[uraian.sebab]}`, [`nip:${uraian.sebab}`]);
  },
});

import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { bupSekarang, PARAMETER_BUP } from './bup-sekarang.ts';

const parameter = { bulanTenggang: 1, ...PARAMETER_BUP };
export const f04 = aturan({
  kode: 'F04',
  judul: 'Tidak melewati batas usia pensiun jabatan sekarang',
  dasar: { peraturan: 'Indeks Kualitas Data BKN; UU 20/2023', pasal: 'dimensi ketepatan waktu; Pasal 55', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2024-01-01') },
  parameter,
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta, konteks) => {
    const b = bupSekarang(fakta, konteks);
    if (!b.ada) return belumTahu(b.sebab);
    const batas = tambahBulan(b.nilai.tercapai, angka(konteks, parameter, 'bulanTenggang'));
    return usulan.tmt > batas ? gagal(`Melewati BUP ${b.nilai.bup} tetapi masih aktif`, [`bup:${b.nilai.bup}`]) : LOLOS;
  },
});

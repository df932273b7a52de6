import { tanggal } from '../../../../asn/tanggal.ts';
import { NAMA_PENETAP } from '../../../rute.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

export const c19 = aturan({
  kode: 'C19',
  judul: 'Pemindahan antar-instansi diputuskan oleh penetap menurut rutenya',
  dasar: { peraturan: 'PP 11/2017 jo. PP 17/2020', pasal: 'Pasal 191-195', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-04-07') },
  parameter: {},
  menyangkut: (usulan, { tahap }) =>
    usulan.jenis === 'PEMINDAHAN' && usulan.asalInstansiId !== usulan.tujuan.instansiId && (tahap === 'SK' || tahap === 'PELANTIKAN'),
  periksa: (_usulan, { alur, sk }) => {
    if (!alur.rute.ada) return belumTahu(`Rute belum diketahui: ${alur.rute.sebab}`);
    const { kode, judul, penetap } = alur.rute.nilai;
    if (penetap === 'PPK') return LOLOS;
    const putusan = alur.keputusanPemindahan;
    const pesan = `Rute ${judul.toLowerCase()}: keputusan oleh ${NAMA_PENETAP[penetap]}`;
    if (putusan === null) return gagal(`${pesan} belum dicatat`, [`rute:${kode}`]);
    if (putusan.penetap !== penetap) return gagal(`${pesan}, bukan ${NAMA_PENETAP[putusan.penetap]}`, [`rute:${kode}`, putusan.nomor]);
    if (sk === null) return belumTahu('SK belum tercatat');
    if (sk.tanggal < putusan.tanggal) return gagal(`SK ${sk.tanggal} mendahului keputusan pemindahan ${putusan.tanggal}`, [putusan.nomor]);
    return LOLOS;
  },
});

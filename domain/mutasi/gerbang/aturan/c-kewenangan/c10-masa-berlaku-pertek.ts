import { tambahHari, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { sejakSk } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { hariMaks: 0 };
export const c10 = aturan({
  kode: 'C10',
  judul: 'Masa berlaku pertimbangan teknis',
  dasar: { peraturan: 'Kebijakan BKN', pasal: 'masa berlaku belum dipastikan; mati sampai hariMaks ditetapkan', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter,
  menyangkut: (_usulan, konteks) => sejakSk(konteks),
  periksa: (_usulan, fakta, konteks) => {
    const hari = angka(konteks, parameter, 'hariMaks');
    if (hari <= 0) return tidakBerlaku('Masa berlaku pertek belum ditetapkan');
    if (fakta.sk === null) return belumTahu('SK belum tercatat');
    if (fakta.pertek === null) return belumTahu('Pertek belum tercatat');
    const batas = tambahHari(fakta.pertek.tanggal, hari);
    return fakta.sk.tanggal > batas ? gagal(`Pertek ${fakta.pertek.nomor} hanya berlaku sampai ${batas}`, [fakta.pertek.nomor]) : LOLOS;
  },
});

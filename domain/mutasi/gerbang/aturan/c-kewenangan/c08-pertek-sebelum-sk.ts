import { tanggal } from '../../../../asn/tanggal.ts';
import { pertekWajib } from '../../../pertek-wajib.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { sejakSk } from '../menyangkut.ts';

export const c08 = aturan({
  kode: 'C08',
  judul: 'Pertimbangan teknis BKN ada sebelum SK',
  dasar: { peraturan: 'Perpres 116/2022; SE Kepala BKN 7/2024', pasal: 'pengendalian sebelum penetapan', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (_usulan, konteks) => sejakSk(konteks),
  periksa: (usulan, fakta, konteks) => {
    if (fakta.sk === null) return belumTahu('SK belum tercatat');
    if (fakta.pertek === null) {
      const perlu = pertekWajib(usulan, fakta, konteks);
      return perlu.ada && !perlu.nilai.wajib
        ? tidakBerlaku(`Pertek tidak wajib: ${perlu.nilai.sebab}`)
        : gagal(`SK ${fakta.sk.nomor} tanpa pertek`, [fakta.sk.nomor]);
    }
    return fakta.pertek.tanggal > fakta.sk.tanggal
      ? gagal(`SK ${fakta.sk.nomor} tanggal ${fakta.sk.tanggal} mendahului pertek tanggal ${fakta.pertek.tanggal}`, [fakta.sk.nomor, fakta.pertek.nomor])
      : LOLOS;
  },
});

import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { tercatatPada } from '../tercatat.ts';

export const b12 = aturan({
  kode: 'B12',
  judul: 'Bukan keluarga PPK tujuan',
  dasar: { peraturan: 'PP 11/2017; UU 28/1999', pasal: 'PP 11/2017 Pasal 190 ayat (5)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta) => {
    const keluarga = tercatatPada(fakta, 'KELUARGA', usulan.tmt);
    if (!keluarga.ada) return belumTahu(keluarga.sebab);
    const kena = keluarga.nilai.find((f) => f.nilai === 'PPK' && f.acuan === usulan.tujuan.instansiId);
    return kena === undefined ? LOLOS : gagal('Hubungan keluarga dengan PPK tujuan', [kena.dokumen]);
  },
});

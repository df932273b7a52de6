import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angkatAtauPindah } from '../menyangkut.ts';
import { tercatatPada } from '../tercatat.ts';

export const b12k = aturan({
  kode: 'B12K',
  judul: 'Bukan keluarga PyB atau atasan langsung tujuan',
  dasar: { peraturan: 'PP 11/2017; UU 28/1999', pasal: 'PP 11/2017 Pasal 190 ayat (5)', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta) => {
    const keluarga = tercatatPada(fakta, 'KELUARGA', usulan.tmt);
    if (!keluarga.ada) return belumTahu(keluarga.sebab);
    const { instansiId, unorId } = usulan.tujuan;
    const kena = keluarga.nilai.find((f) => (f.nilai === 'PYB' && f.acuan === instansiId) || (f.nilai === 'ATASAN' && f.acuan === unorId));
    return kena === undefined ? LOLOS : gagal(`Hubungan keluarga dengan ${kena.nilai === 'PYB' ? 'PyB' : 'atasan langsung'} tujuan`, [kena.dokumen]);
  },
});

import { tanggal } from '../../../../asn/tanggal.ts';
import { dasarTandaTangan, modePertek } from '../../../delegasi.ts';
import { NAMA_JENJANG, wajibTandaTanganLangsung } from '../../../usul.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

export const c20 = aturan({
  kode: 'C20',
  judul: 'Penandatangan pertek sah',
  dasar: {
    peraturan: 'Otomatisasi pertek BKN, 1 Juli 2025',
    pasal: 'JPT utama dan madya langsung; selebihnya dengan delegasi yang berlaku',
    keyakinan: 'TERBACA',
  },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2025-07-01') },
  parameter: {},
  menyangkut: (_usulan, { tahap }) => tahap === 'PERTEK',
  periksa: ({ tujuan: { jenjang } }, { alur }) => {
    if (!alur.penandaTangan.ada) return belumTahu(`Penanda tangan pertek belum diketahui: ${alur.penandaTangan.sebab}`);
    const ttd = alur.penandaTangan.nilai;
    if (modePertek(ttd.peran) === 'LANGSUNG') return LOLOS;
    if (wajibTandaTanganLangsung(jenjang)) return gagal(`Pertek ${NAMA_JENJANG[jenjang]} harus ditandatangani langsung`, [`jenjang:${jenjang}`]);
    if (dasarTandaTangan([jenjang], ttd).tanpa.length === 0) return LOLOS;
    return gagal(`Tidak ada delegasi tanda tangan ${NAMA_JENJANG[jenjang]} kepada ${ttd.peran} yang berlaku pada ${ttd.tanggal}`, [`jenjang:${jenjang}`]);
  },
});

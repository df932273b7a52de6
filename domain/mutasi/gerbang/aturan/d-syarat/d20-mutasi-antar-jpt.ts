import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, tidakBerlaku } from '../../aturan.ts';
import { wajibDokumen } from '../dokumen.ts';
import { langkah } from '../kedudukan.ts';
import { tujuanJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMin: 24 };
/** That both positions are of one classification is not judged: the hub has no such fact. */
export const d20 = aturan({
  kode: 'D20',
  judul: 'Masa jabatan dan uji kompetensi mutasi antar-JPT',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 131 ayat (2)', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => usulan.jenis === 'PEMINDAHAN' && tujuanJpt(usulan),
  periksa: (usulan, fakta, konteks) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    const { asal, tujuan } = l.nilai;
    if (asal.taraf !== tujuan || asal.jenisJabatanId !== '1') return tidakBerlaku('Bukan mutasi antar-JPT setara');
    const perlu = angka(konteks, parameter, 'bulanMin');
    const bulan = bulanPenuh(asal.tmt, usulan.tmt);
    if (bulan < perlu) return gagal(`Syarat mutasi antar-JPT belum terpenuhi: baru ${bulan} bulan, syarat ${perlu}`, ['bkn:tmtJabatan']);
    return wajibDokumen(fakta, 'HASIL_UJI_KOMPETENSI');
  },
});

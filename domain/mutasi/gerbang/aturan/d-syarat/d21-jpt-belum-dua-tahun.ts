import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { dokumenJenis, wajibDokumen } from '../dokumen.ts';
import { kedudukanAsal } from '../kedudukan.ts';
import { tujuanJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMin: 24 };
/** Step of JPT pratama on the ladder of positions. */
const JPT_PRATAMA = 4;

export const d21 = aturan({
  kode: 'D21',
  judul: 'JPT yang belum dua tahun tidak diganti tanpa dasar',
  dasar: { peraturan: 'UU 5/2014; PP 11/2017', pasal: 'UU 5/2014 Pasal 116', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => (usulan.jenis === 'PEMBERHENTIAN' && tujuanJpt(usulan)) || (usulan.jenis === 'PEMINDAHAN' && !tujuanJpt(usulan)),
  periksa: (usulan, fakta, konteks) => {
    const asal = kedudukanAsal(fakta);
    if (!asal.ada) return belumTahu(asal.sebab);
    const { taraf, jenisJabatanId, tmt } = asal.nilai;
    if (jenisJabatanId !== '1' || taraf < JPT_PRATAMA) return tidakBerlaku('Jabatan sekarang bukan JPT');
    const bulan = bulanPenuh(tmt, usulan.tmt);
    if (bulan >= angka(konteks, parameter, 'bulanMin')) return LOLOS;
    const dasar = dokumenJenis(fakta, 'SK_HUKUMAN_DISIPLIN', 'EVALUASI_JPT', 'PENATAAN_ORGANISASI');
    if (!dasar.ada) return belumTahu(dasar.sebab);
    if (dasar.nilai.length === 0) return gagal(`JPT baru ${bulan} bulan: tidak dapat diganti tanpa dasar`, ['bkn:tmtJabatan']);
    return taraf > JPT_PRATAMA ? wajibDokumen(fakta, 'PERSETUJUAN_PRESIDEN') : LOLOS;
  },
});

import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';
import { tujuanJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMin: 24 };
export const d23 = aturan({
  kode: 'D23',
  judul: 'Paling singkat dua tahun pada jabatan sebelum dipindah',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 190 ayat (3)', keyakinan: 'TERBACA' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => usulan.jenis === 'PEMINDAHAN' && !tujuanJpt(usulan),
  periksa: (usulan, fakta, konteks) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PNS') return tidakBerlaku(`Pegawai berstatus ${status.nilai}`);
    const tmt = bacaTanggalBkn(fakta, 'tmtJabatan');
    if (!tmt.ada) return belumTahu(tmt.sebab);
    const bulan = bulanPenuh(tmt.nilai, usulan.tmt);
    return bulan < angka(konteks, parameter, 'bulanMin') ? gagal(`Baru ${bulan} bulan pada jabatan sekarang`, ['bkn:tmtJabatan']) : LOLOS;
  },
});

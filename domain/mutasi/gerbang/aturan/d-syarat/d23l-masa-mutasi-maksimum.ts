import { bulanPenuh, tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';
import { tujuanJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMaks: 60 };
/** The other half of D23: told, never asked about. */
export const d23l = aturan({
  kode: 'D23L',
  judul: 'Lebih dari lima tahun pada jabatan sekarang',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 190 ayat (3)', keyakinan: 'TERBACA' },
  tingkat: 'INFO',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => usulan.jenis === 'PEMINDAHAN' && !tujuanJpt(usulan),
  periksa: (usulan, fakta, konteks) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PNS') return tidakBerlaku(`Pegawai berstatus ${status.nilai}`);
    const tmt = bacaTanggalBkn(fakta, 'tmtJabatan');
    if (!tmt.ada) return belumTahu(tmt.sebab);
    const batas = tambahBulan(tmt.nilai, angka(konteks, parameter, 'bulanMaks'));
    return usulan.tmt > batas ? gagal(`Sudah ${bulanPenuh(tmt.nilai, usulan.tmt)} bulan pada jabatan sekarang`, ['bkn:tmtJabatan']) : LOLOS;
  },
});

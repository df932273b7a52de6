import { bulanPenuh, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaStatusAsn, bacaTanggalBkn } from '../baca-bkn.ts';
import { dokumenJenis } from '../dokumen.ts';
import { antarInstansi } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulanMin: 120 };
/** A usul with the letter of request of the person is at the own request. */
export const e04 = aturan({
  kode: 'E04',
  judul: 'Sepuluh tahun sebagai PNS sebelum pindah atas permintaan sendiri',
  dasar: { peraturan: 'PermenPANRB 27/2021; PermenPANRB 6/2024', pasal: 'Pasal 52; Pasal 59', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2021-01-01') },
  parameter,
  menyangkut: antarInstansi,
  periksa: (usulan, fakta, konteks) => {
    const permohonan = dokumenJenis(fakta, 'PERMOHONAN_SENDIRI');
    if (!permohonan.ada) return belumTahu(permohonan.sebab);
    if (permohonan.nilai.length === 0) return tidakBerlaku('Bukan atas permintaan sendiri');
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai === 'PPPK') return tidakBerlaku('Pegawai berstatus PPPK');
    const tmt = bacaTanggalBkn(fakta, 'tmtPns');
    if (!tmt.ada) return belumTahu(tmt.sebab);
    const bulan = bulanPenuh(tmt.nilai, usulan.tmt);
    return bulan < angka(konteks, parameter, 'bulanMin')
      ? gagal(`Baru ${bulan} bulan sejak diangkat PNS: permohonan pindah dianggap mengundurkan diri`, ['bkn:tmtPns'])
      : LOLOS;
  },
});

import { tambahHari, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, gagal, LOLOS } from '../../aturan.ts';
import { angka } from '../parameter.ts';

const parameter = { hariMundur: 90, hariMaju: 180 };
export const c15 = aturan({
  kode: 'C15',
  judul: 'TMT dalam rentang wajar',
  dasar: { peraturan: 'Kebijakan hub', pasal: 'rentang TMT saat diajukan, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter,
  menyangkut: (_usulan, konteks) => konteks.tahap === 'AJUKAN',
  periksa: (usulan, _fakta, konteks) => {
    const awal = tambahHari(konteks.hariIni, -angka(konteks, parameter, 'hariMundur'));
    const akhir = tambahHari(konteks.hariIni, angka(konteks, parameter, 'hariMaju'));
    return usulan.tmt < awal || usulan.tmt > akhir ? gagal(`TMT ${usulan.tmt} di luar ${awal} sampai ${akhir}`, [`tmt:${usulan.tmt}`]) : LOLOS;
  },
});

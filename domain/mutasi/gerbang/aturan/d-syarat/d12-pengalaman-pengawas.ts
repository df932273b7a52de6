import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { langkah } from '../kedudukan.ts';
import { bulanMenjabat } from '../masa-jabatan.ts';
import { angkatAtauPindah, penugasan } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulan: 48 };
export const d12 = aturan({
  kode: 'D12',
  judul: 'Pengalaman empat tahun untuk pengawas',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 54', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: (usulan) => angkatAtauPindah(usulan) && !penugasan(usulan) && usulan.tujuan.jenjang === 'PENGAWAS',
  periksa: (usulan, fakta, konteks) => {
    const l = langkah(usulan, fakta);
    if (!l.ada) return belumTahu(l.sebab);
    if (l.nilai.tujuan <= l.nilai.asal.taraf) return tidakBerlaku('Bukan promosi');
    const perlu = angka(konteks, parameter, 'bulan');
    const bulan = bulanMenjabat(usulan, fakta, perlu, (d) => d.taraf >= 1);
    if (!bulan.ada) return belumTahu(bulan.sebab);
    return bulan.nilai >= perlu
      ? LOLOS
      : gagal(`Baru ${bulan.nilai} bulan pada jabatan pelaksana atau JF setingkat, syarat ${perlu}`, [`bulan:${bulan.nilai}`]);
  },
});

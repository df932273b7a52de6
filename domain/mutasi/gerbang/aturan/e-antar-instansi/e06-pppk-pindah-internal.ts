import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { bacaBkn, bacaStatusAsn } from '../baca-bkn.ts';
import { pindahInternal } from '../menyangkut.ts';

export const e06 = aturan({
  kode: 'E06',
  judul: 'PPPK hanya pindah unit pada jabatan yang sama',
  dasar: { peraturan: 'Perjanjian kerja PPPK', pasal: 'penjelasan BKN 2026 tentang relokasi internal', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter: {},
  menyangkut: pindahInternal,
  periksa: (usulan, fakta) => {
    const status = bacaStatusAsn(fakta);
    if (!status.ada) return belumTahu(status.sebab);
    if (status.nilai !== 'PPPK') return tidakBerlaku(`Pegawai berstatus ${status.nilai}`);
    const jabatan = bacaBkn(fakta, 'jabatanId');
    if (!jabatan.ada) return belumTahu(jabatan.sebab);
    return jabatan.nilai === usulan.tujuan.jabatanId
      ? LOLOS
      : gagal('PPPK hanya dapat pindah unit pada jabatan yang sama', [`jabatan:${usulan.tujuan.jabatanId}`]);
  },
});

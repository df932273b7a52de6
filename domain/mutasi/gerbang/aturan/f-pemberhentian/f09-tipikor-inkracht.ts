import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { tercatat } from '../tercatat.ts';

export const f09 = aturan({
  kode: 'F09',
  judul: 'Putusan tipikor berkekuatan hukum tetap',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 250', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: berhenti('16'),
  periksa: (usulan, fakta) => {
    const semua = tercatat(fakta, 'PUTUSAN');
    if (!semua.ada) return belumTahu(semua.sebab);
    const putusan = semua.nilai.find((f) => f.nilai === 'TIPIKOR');
    if (putusan === undefined) return gagal('Putusan tipikor yang berkekuatan hukum tetap wajib ada', ['PUTUSAN:TIPIKOR']);
    return putusan.mulai <= usulan.tmt ? LOLOS : gagal(`Putusan baru berkekuatan hukum tetap ${putusan.mulai}`, [putusan.dokumen]);
  },
});

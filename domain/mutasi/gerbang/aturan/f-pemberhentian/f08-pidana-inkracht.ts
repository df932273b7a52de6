import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { angka } from '../parameter.ts';
import { buktiTercatat } from '../tercatat.ts';

const parameter = { bulanMin: 24 };
export const f08 = aturan({
  kode: 'F08',
  judul: 'Putusan pidana berkekuatan hukum tetap dan paling singkat dua tahun',
  dasar: { peraturan: 'PP 11/2017; UU 20/2023', pasal: 'PP 11/2017 Pasal 247-252; UU 20/2023 Pasal 52', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter,
  menyangkut: berhenti('12'),
  periksa: (usulan, fakta, konteks) => {
    const putusan = buktiTercatat(fakta, 'PUTUSAN');
    if (!putusan.ada) return belumTahu(putusan.sebab);
    const { mulai, nilai, angka: bulan, dokumen } = putusan.nilai;
    if (mulai > usulan.tmt) return gagal(`Putusan baru berkekuatan hukum tetap ${mulai}`, [dokumen]);
    if (nilai !== 'UMUM') return LOLOS;
    if (bulan === null) return belumTahu('Lama pidana belum tercatat');
    const min = angka(konteks, parameter, 'bulanMin');
    return bulan >= min ? LOLOS : gagal(`Pidana ${bulan} bulan, di bawah ${min}, dan bukan kejahatan jabatan`, [dokumen]);
  },
});

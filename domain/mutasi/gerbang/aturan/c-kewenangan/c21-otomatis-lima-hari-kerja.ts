import { tanggal } from '../../../../asn/tanggal.ts';
import { PARAMETER_SLA } from '../../../sla.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { angka } from '../parameter.ts';

export const c21 = aturan({
  kode: 'C21',
  judul: 'Jawaban BKN dalam lima hari kerja; sesudahnya diputuskan otomatis',
  dasar: { peraturan: 'Kebijakan BKN, Januari 2026', pasal: 'persetujuan mutasi paling lama 5 hari kerja', keyakinan: 'TERBACA' },
  tingkat: 'INFO',
  berlaku: { sejak: tanggal('2025-01-01') },
  parameter: PARAMETER_SLA,
  menyangkut: (_usulan, { tahap }) => tahap === 'SETUJUI',
  periksa: (_usulan, { alur }, konteks) => {
    if (!alur.sla.ada) return belumTahu(`Jam layanan belum diketahui: ${alur.sla.sebab}`);
    const { keadaan, jatuhTempo, sebab } = alur.sla.nilai;
    if (keadaan === 'BELUM_DIKETAHUI') return belumTahu(`Jam layanan belum diketahui: ${sebab}`);
    if (keadaan !== 'LEWAT') return LOLOS;
    return gagal(`Melewati ${angka(konteks, PARAMETER_SLA, 'hariKerja')} hari kerja sejak diterima BKN`, [`jatuhTempo:${jatuhTempo}`]);
  },
});

import { tanggal } from '../../../../asn/tanggal.ts';
import { macamFakta } from '../../../fakta-tercatat.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { berhenti } from '../menyangkut.ts';
import { tercatatPada } from '../tercatat.ts';

const PENGHALANG = ['PERADILAN', 'IKATAN_DINAS', 'PEMERIKSAAN', 'BANDING'] as const;
export const f05 = aturan({
  kode: 'F05',
  judul: 'Permintaan berhenti tidak terhalang',
  dasar: { peraturan: 'PP 11/2017', pasal: 'Pasal 238', keyakinan: 'INGATAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2017-01-01') },
  parameter: {},
  menyangkut: berhenti('3'),
  periksa: (usulan, fakta, konteks) => {
    if (!fakta.hukuman.ada) return belumTahu(`Hukuman disiplin belum diketahui: ${fakta.hukuman.sebab}`);
    const alasan: string[] = [];
    for (const jenis of PENGHALANG) {
      const ada = tercatatPada(fakta, jenis, konteks.hariIni);
      if (!ada.ada) return belumTahu(ada.sebab);
      if (ada.nilai.length > 0) alasan.push(macamFakta(jenis).judul.toLowerCase());
    }
    // No end or no start known reads as still running.
    const berjalan = fakta.hukuman.nilai.some(
      (h) => h.tingkat !== 'R' && (h.mulai === null || h.mulai <= konteks.hariIni) && (h.akhir === null || h.akhir >= usulan.tmt),
    );
    if (berjalan) alasan.push('menjalani hukuman disiplin');
    return alasan.length === 0 ? LOLOS : gagal(`Permintaan berhenti tidak dapat disetujui: ${alasan.join(', ')}`, alasan);
  },
});

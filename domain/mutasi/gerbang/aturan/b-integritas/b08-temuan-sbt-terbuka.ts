import { tanggal } from '../../../../asn/tanggal.ts';
import { TAHAP_AKHIR, TAHAP_DINILAI, TAHAP_MENGHALANGI } from '../../../../pelanggaran/sbt/tahap.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

const TERBUKTI: readonly string[] = TAHAP_MENGHALANGI;
/** Stages that do not stop here; those before a verdict are the business of B08V. Any other word is unknown. */
const TIDAK_MENAHAN: readonly string[] = [...TAHAP_DINILAI, ...TAHAP_AKHIR];

export const b08 = aturan({
  kode: 'B08',
  judul: 'Tidak ada temuan SBT terbukti yang belum ditindaklanjuti',
  dasar: { peraturan: 'SKB 2/2022, 800-5474/2022, 246/2022, 30/2022, 1447.1/PM.01/K.1/09/2022', pasal: 'tindak lanjut rekomendasi', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN',
  periksa: (_usulan, fakta) => {
    if (!fakta.temuan.ada) return belumTahu(`Temuan SBT belum diketahui: ${fakta.temuan.sebab}`);
    const kena = fakta.temuan.nilai.filter((t) => TERBUKTI.includes(t.tahap));
    if (kena.length > 0) {
      return gagal(
        `Ada laporan ${kena.map((t) => `${t.kategori} ${t.nomor}`).join(', ')} belum ditindaklanjuti`,
        kena.map((t) => t.nomor),
      );
    }
    const gelap = fakta.temuan.nilai.find((t) => !TIDAK_MENAHAN.includes(t.tahap));
    return gelap === undefined ? LOLOS : belumTahu(`Tahap temuan ${gelap.nomor} tidak dikenal: ${gelap.tahap}`);
  },
});

import { tanggal } from '../../../../asn/tanggal.ts';
import { TAHAP_DINILAI } from '../../../../pelanggaran/sbt/tahap.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

const DINILAI: readonly string[] = TAHAP_DINILAI;

/** The milder half of B08: a finding still being verified or studied asks for a reason, it does not stop. */
export const b08v = aturan({
  kode: 'B08V',
  judul: 'Tidak ada temuan SBT yang sedang diverifikasi',
  dasar: { peraturan: 'SKB 2/2022, 800-5474/2022, 246/2022, 30/2022, 1447.1/PM.01/K.1/09/2022', pasal: 'tahap verifikasi', keyakinan: 'SIMPULAN' },
  tingkat: 'WARN',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN',
  periksa: (_usulan, fakta) => {
    if (!fakta.temuan.ada) return belumTahu(`Temuan SBT belum diketahui: ${fakta.temuan.sebab}`);
    const kena = fakta.temuan.nilai.filter((t) => DINILAI.includes(t.tahap));
    if (kena.length === 0) return LOLOS;
    return gagal(
      `Ada laporan ${kena.map((t) => `${t.kategori} ${t.nomor}`).join(', ')} sedang diverifikasi`,
      kena.map((t) => t.nomor),
    );
  },
});

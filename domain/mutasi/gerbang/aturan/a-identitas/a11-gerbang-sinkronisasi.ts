import { tanggal } from '../../../../asn/tanggal.ts';
import { bidangDariNama, type Level } from '../../../../selisih/bidang.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';

/**
 * Every jenis names a position here (an usul of PEMBERHENTIAN carries the one being left), so BLOKIR_JAB stops all three
 * until an usul can say that it ends the service and not a position.
 */
const MENAHAN: readonly Level[] = ['BLOKIR', 'BLOKIR_JAB'];
const TIDAK_MENAHAN: readonly string[] = ['DIKECUALIKAN', 'TERTUTUP'];

const judulBidang = (bidang: string): string => bidangDariNama.get(bidang)?.judul ?? bidang;

export const a11 = aturan({
  kode: 'A11',
  judul: 'Gerbang sinkronisasi: data BKN dan SIMPEG sama',
  dasar: { peraturan: 'Perpres 116/2022', pasal: 'pengendalian NSPK, tanpa nomor pasal terkonfirmasi', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: () => true,
  periksa: (_usulan, fakta) => {
    if (fakta.selisih.ada) {
      const terbuka = fakta.selisih.nilai.filter((s) => MENAHAN.includes(s.level) && !TIDAK_MENAHAN.includes(s.status));
      if (terbuka.length > 0) {
        return gagal(
          `${terbuka.length} data berbeda antara BKN dan SIMPEG: ${terbuka.map((s) => judulBidang(s.bidang)).join(', ')}`,
          terbuka.map((s) => s.id),
        );
      }
    }
    if (!fakta.bkn.ada) return belumTahu(`Rekaman BKN belum diketahui: ${fakta.bkn.sebab}`);
    if (!fakta.simpeg.ada) return belumTahu(`Rekaman SIMPEG belum diketahui: ${fakta.simpeg.sebab}`);
    if (!fakta.selisih.ada) return belumTahu(`Selisih belum diketahui: ${fakta.selisih.sebab}`);
    const gelap = fakta.takTeruji.filter((t) => MENAHAN.includes(t.level) && t.alasan !== 'DPK_SATU_KOLOM');
    return gelap.length === 0 ? LOLOS : belumTahu(`Belum dapat dibandingkan: ${gelap.map((t) => `${judulBidang(t.bidang)} (${t.alasan})`).join(', ')}`);
  },
});

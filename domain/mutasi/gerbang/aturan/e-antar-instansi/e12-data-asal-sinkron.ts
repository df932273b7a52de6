import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { antarInstansi } from '../menyangkut.ts';

/** The receiving instansi takes the record over as it is, so mismatches that only warn elsewhere are settled first too. */
const SELESAI: readonly string[] = ['DIKECUALIKAN', 'TERTUTUP'];
export const e12 = aturan({
  kode: 'E12',
  judul: 'Data instansi asal sudah sinkron sebelum dilepas',
  dasar: { peraturan: 'Perpres 116/2022', pasal: 'pengendalian NSPK, tanpa nomor pasal terkonfirmasi', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter: {},
  menyangkut: antarInstansi,
  periksa: (_usulan, fakta) => {
    if (!fakta.selisih.ada) return belumTahu(`Selisih belum diketahui: ${fakta.selisih.sebab}`);
    const terbuka = fakta.selisih.nilai.filter((s) => s.level !== 'INFO' && !SELESAI.includes(s.status));
    if (terbuka.length === 0) return LOLOS;
    return gagal(
      `Data asal belum sinkron: ${terbuka.length} selisih masih terbuka`,
      terbuka.map((s) => s.id),
    );
  },
});

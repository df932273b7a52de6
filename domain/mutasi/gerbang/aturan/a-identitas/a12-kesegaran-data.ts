import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS } from '../../aturan.ts';
import { BERJALAN_BAIK, kesegaranBerlaku, saat, UMPAN_TAK_DISIMPAN } from '../../kesegaran.ts';
import { angka } from '../parameter.ts';

/** menitMendahului: a pull may commit just after our own transaction took its time; a clock further ahead is not believed. */
const parameter = { jamMaks: 24, menitMendahului: 5 };
const MS_PER_JAM = 3_600_000;
const MS_PER_MENIT = 60_000;

export const a12 = aturan({
  kode: 'A12',
  judul: 'Data kedua sisi masih segar',
  dasar: { peraturan: 'Kebijakan hub', pasal: 'umur tarikan terakhir, tanpa pasal', keyakinan: 'SIMPULAN' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2022-01-01') },
  parameter,
  menyangkut: () => true,
  periksa: (_usulan, fakta, konteks) => {
    const kini = saat(konteks.pada);
    if (Number.isNaN(kini)) return belumTahu('Waktu pemeriksaan tidak terbaca');
    const batas = angka(konteks, parameter, 'jamMaks') * MS_PER_JAM;
    const toleransi = angka(konteks, parameter, 'menitMendahului') * MS_PER_MENIT;
    const basi: string[] = [];
    const gelap: string[] = [];
    for (const [sisi, kesegaran] of [
      ['BKN', fakta.kesegaran.bkn],
      ['SIMPEG', fakta.kesegaran.simpeg],
    ] as const) {
      const { pada, status } = kesegaranBerlaku(kesegaran);
      const tarikan = pada === null ? Number.NaN : saat(pada);
      // A feed that is old because it stands still says why.
      if (kini - tarikan > batas) basi.push(BERJALAN_BAIK.includes(status) ? `${sisi} sejak ${pada}` : `${sisi} sejak ${pada} (${status})`);
      else if (status === UMPAN_TAK_DISIMPAN) gelap.push(`umur umpan ${sisi} pada hari itu tidak disimpan`);
      // Between two slices of one feed the rows are of two ages: the side has none.
      else if (pada === null) gelap.push(status === 'BERJALAN' ? `umpan ${sisi} baru diterapkan sebagian` : `${sisi} belum pernah ditarik`);
      else if (!(tarikan - kini <= toleransi)) gelap.push(`waktu tarikan ${sisi} tidak terbaca atau mendahului jam hub`);
      else if (!BERJALAN_BAIK.includes(status)) gelap.push(`umpan ${sisi} berstatus ${status}`);
    }
    if (basi.length > 0) return gagal(`FEED_BASI: data belum diperbarui: ${basi.join(', ')}`, basi);
    return gelap.length > 0 ? belumTahu(`Kesegaran data belum diketahui: ${gelap.join(', ')}`) : LOLOS;
  },
});

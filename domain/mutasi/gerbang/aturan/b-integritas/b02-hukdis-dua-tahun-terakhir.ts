import { tambahBulan, tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, tidakBerlaku } from '../../aturan.ts';
import { langkah } from '../kedudukan.ts';
import { angkatAtauPindah, tujuanJpt } from '../menyangkut.ts';
import { angka } from '../parameter.ts';

const parameter = { bulan: 24 };
const SEDANG_BERAT: readonly string[] = ['S', 'B'];
const RINGAN = 'R';

export const b02 = aturan({
  kode: 'B02',
  judul: 'Tidak pernah dijatuhi hukuman disiplin sedang atau berat dalam dua tahun terakhir',
  dasar: { peraturan: 'PermenPANRB 15/2019', pasal: 'syarat pengisian jabatan', keyakinan: 'INGATAN' },
  tingkat: 'WARN',
  tingkatUntuk: (usulan) => (tujuanJpt(usulan) ? 'BLOCK' : null),
  berlaku: { sejak: tanggal('2019-01-01') },
  parameter,
  menyangkut: angkatAtauPindah,
  periksa: (usulan, fakta, konteks) => {
    if (!tujuanJpt(usulan)) {
      const l = langkah(usulan, fakta);
      if (!l.ada) return belumTahu(l.sebab);
      if (l.nilai.tujuan <= l.nilai.asal.taraf) return tidakBerlaku('Bukan promosi');
    }
    if (!fakta.hukuman.ada) return belumTahu(`Hukuman disiplin belum diketahui: ${fakta.hukuman.sebab}`);
    const sejak = tambahBulan(usulan.tmt, -angka(konteks, parameter, 'bulan'));
    const bukanRingan = fakta.hukuman.nilai.filter((h) => h.tingkat !== RINGAN && (h.akhir === null || h.akhir >= sejak));
    const kena = bukanRingan.filter((h) => SEDANG_BERAT.includes(h.tingkat) && h.akhir !== null);
    if (kena.length > 0) {
      return gagal(
        `Pernah dijatuhi hukuman disiplin ${kena.map((h) => `jenis ${h.jenisHukumanId} s.d. ${h.akhir}`).join(', ')}`,
        kena.map((h) => h.nomorSk),
      );
    }
    const gelap = bukanRingan[0];
    return gelap === undefined ? LOLOS : belumTahu(`Akhir atau tingkat hukuman disiplin ${gelap.nomorSk} belum diketahui`);
  },
});

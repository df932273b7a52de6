import { tanggal } from '../../../../asn/tanggal.ts';
import { aturan, belumTahu, gagal, LOLOS, type Putusan } from '../../aturan.ts';
import type { HukumanSatuSisi } from '../../fakta.ts';

const MENAHAN: readonly string[] = ['S', 'B'];
const RINGAN = 'R';

/** A steward found, with a document, that the row does not count. A finding that waits for a source to be repaired still holds. */
const isDikecualikan = ({ status }: HukumanSatuSisi): boolean => status === 'DIKECUALIKAN';

/** What only one record says can neither hold as true nor pass as untrue. Minutes from before histories were compared hold no such list. */
const satuSisi = (h: HukumanSatuSisi | undefined): Putusan => {
  if (h === undefined) return LOLOS;
  if (h.lawanTakTerbanding !== true)
    return belumTahu(`Hukuman disiplin ${h.nomorSk} hanya ada pada riwayat ${h.sisi}; belum diketahui rekaman mana yang benar`);
  const lawan = h.sisi === 'BKN' ? 'SIMPEG' : 'BKN';
  return belumTahu(
    `Hukuman disiplin ${h.nomorSk} ada pada riwayat ${h.sisi}, sedangkan riwayat hukuman disiplin ${lawan} tidak dapat dibandingkan (ada baris yang tidak terbaca atau jenis ini tidak lagi disediakan); perbaiki dan kirim ulang riwayat ${lawan} (atau riwayat ${h.sisi}, bila jenis ini tidak lagi disediakan di sana), atau mintalah putusan steward BKN dengan dokumen`,
  );
};

export const b01 = aturan({
  kode: 'B01',
  judul: 'Tidak sedang menjalani hukuman disiplin sedang atau berat',
  dasar: { peraturan: 'PP 94/2021; Peraturan BKN 5/2019', pasal: 'PP 94/2021 Pasal 8', keyakinan: 'TERBACA' },
  tingkat: 'BLOCK',
  berlaku: { sejak: tanggal('2021-01-01') },
  parameter: {},
  menyangkut: (usulan) => usulan.jenis !== 'PEMBERHENTIAN',
  periksa: (usulan, fakta, konteks) => {
    if (!fakta.hukuman.ada) return belumTahu(`Hukuman disiplin belum diketahui: ${fakta.hukuman.sebab}`);
    // The second start check: a backdated TMT must not slip under a hukuman that began before the decision is taken.
    const isBerjalan = (h: Pick<HukumanSatuSisi, 'mulai' | 'akhir'>): boolean =>
      (h.akhir === null || h.akhir >= usulan.tmt) && (h.mulai === null || h.mulai <= usulan.tmt || h.mulai <= konteks.hariIni);
    const berlaku = fakta.hukuman.nilai.filter((h) => h.tingkat !== RINGAN && isBerjalan(h));
    const kena = berlaku.filter((h) => h.mulai !== null && MENAHAN.includes(h.tingkat));
    if (kena.length > 0) {
      return gagal(
        `Sedang menjalani ${kena.map((h) => `hukuman disiplin jenis ${h.jenisHukumanId} s.d. ${h.akhir ?? 'belum diketahui'}`).join(', ')}`,
        kena.map((h) => h.nomorSk),
      );
    }
    const gelap = berlaku[0];
    if (gelap === undefined) return satuSisi(fakta.hukumanSatuSisi?.find((h) => !isDikecualikan(h) && isBerjalan(h)));
    return belumTahu(`${gelap.mulai === null ? 'Tanggal mulai' : 'Tingkat'} hukuman disiplin ${gelap.nomorSk} belum diketahui`);
  },
});

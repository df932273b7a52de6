import type { KeputusanPemindahan } from '../../domain/mutasi/gerbang/fakta-alur.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { type Jawaban, salah } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { bukanTerlibat } from './orang-lain.ts';
import { insertKeputusanPemindahan, selectKeputusanPemindahan } from './queries-surat.ts';
import { instansiTujuan, type MasukanSurat, nomorSalah, suratBerbeda, suratDari } from './surat.ts';
import { lakukanPeralihan } from './transisi.ts';

export interface MasukanKeputusan extends MasukanSurat {
  readonly penetap: KeputusanPemindahan['penetap'];
}

/** The decision of gubernur, Mendagri or Kepala BKN that the SK of the receiving PPK rests on. Whether it is the right office, rule C19 says at the SK. */
export function catatKeputusanPemindahan(konteks: KonteksMutasi, masukan: MasukanKeputusan): Promise<Jawaban> {
  const surat = suratDari(masukan);
  const { penetap } = masukan;
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'catatKeputusanPemindahan',
    tindakan: 'catatKeputusan',
    periksa: async (perkara) => [
      ...(penetap === 'PPK' ? [salah('PENETAP_SALAH', 'PPK menetapkan dengan SK, bukan dengan keputusan pemindahan.', 'penetap')] : []),
      ...instansiTujuan(perkara),
      ...(await bukanTerlibat(perkara)),
      ...nomorSalah(surat),
      ...suratBerbeda(await selectKeputusanPemindahan(perkara.tx, perkara.usul.id), surat),
    ],
    tulis: async ({ tx, usul }) => {
      await insertKeputusanPemindahan(tx, usul.id, { ...surat, penetap }, konteks.pemanggil.subjek);
      await catatJejak(tx, 'mutasi.keputusan_pemindahan_dicatat', { usul: usul.id, penetap, nomor: surat.nomor });
    },
  });
}

import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type BarisSk, isiBerbeda, isiSalah, isiSkDari } from './isi-sk.ts';
import { type Jawaban, salah, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { bukanTerlibat } from './orang-lain.ts';
import { pertekDiperlukan } from './pertek-diperlukan.ts';
import { insertIsiSk, insertSk, selectIsiSk, selectSurat } from './queries-surat.ts';
import { instansiTujuan, type MasukanSurat, nomorSalah, suratBerbeda, suratDari } from './surat.ts';
import { lakukanPeralihan, type Perkara } from './transisi.ts';

/** Straight from the approval only where the law asks for no pertek. */
const pertekBelumAda = ({ usul }: Perkara, gerbang: JawabanGerbang): readonly UserError[] =>
  usul.status === 'DISETUJUI' && pertekDiperlukan(gerbang) ? [salah('PERTEK_BELUM_ADA', 'Usul ini wajib pertek sebelum SK.', 'id')] : [];

export interface MasukanSk extends MasukanSurat {
  /** Absent = the SK says what the usul says. */
  readonly isi?: readonly BarisSk[] | null;
}

/** PERTEK_TERBIT or PERBAIKAN_SK, or DISETUJUI without a pertek, to SK_TERBIT, by the PPK of the destination, who neither proposed it nor is one of its people. The letter is judged by the gate before it is recorded. */
export function terbitkanSk(konteks: KonteksMutasi, masukan: MasukanSk): Promise<Jawaban> {
  const surat = suratDari(masukan);
  const isi = isiSkDari(masukan.isi);
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'terbitkanSk',
    tindakan: 'terbitkanSk',
    tahap: 'SK',
    surat: { sk: surat, ...(isi && { isiSk: isi }) },
    putuskan: pertekBelumAda,
    periksa: async (perkara) => [
      ...instansiTujuan(perkara),
      ...(await bukanTerlibat(perkara)),
      ...nomorSalah(surat),
      ...isiSalah(masukan.isi, perkara.pegawai),
      ...isiBerbeda(await selectIsiSk(perkara.tx, perkara.usul.id), isi),
      ...suratBerbeda(await selectSurat(perkara.tx, 'sk', perkara.usul.id), surat),
    ],
    tulis: async ({ tx, usul }) => {
      await insertSk(tx, usul.id, surat, konteks.pemanggil.subjek);
      if (isi !== null) await insertIsiSk(tx, usul.id, isi, konteks.pemanggil);
      await catatJejak(tx, 'mutasi.sk_terbit', { usul: usul.id, nomor: surat.nomor });
    },
  });
}

import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { JawabanGerbang } from './gerbang.ts';
import { type Jawaban, salah, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { pertekDiperlukan } from './pertek-diperlukan.ts';
import { insertSk, selectSurat } from './queries-surat.ts';
import { instansiTujuan, type MasukanSurat, nomorSalah, suratBerbeda, suratDari } from './surat.ts';
import { lakukanPeralihan, type Perkara } from './transisi.ts';

/** Straight from the approval only where the law asks for no pertek. */
const pertekBelumAda = ({ usul }: Perkara, gerbang: JawabanGerbang): readonly UserError[] =>
  usul.status === 'DISETUJUI' && pertekDiperlukan(gerbang) ? [salah('PERTEK_BELUM_ADA', 'Usul ini wajib pertek sebelum SK.', 'id')] : [];

/** PERTEK_TERBIT or PERBAIKAN_SK, or DISETUJUI without a pertek, to SK_TERBIT, by the PPK of the destination. The letter is judged by the gate before it is recorded. */
export function terbitkanSk(konteks: KonteksMutasi, masukan: MasukanSurat): Promise<Jawaban> {
  const surat = suratDari(masukan);
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'terbitkanSk',
    tindakan: 'terbitkanSk',
    tahap: 'SK',
    surat: { sk: surat },
    putuskan: pertekBelumAda,
    periksa: async (perkara) => [
      ...instansiTujuan(perkara),
      ...nomorSalah(surat),
      ...suratBerbeda(await selectSurat(perkara.tx, 'sk', perkara.usul.id), surat),
    ],
    tulis: async ({ tx, usul }) => {
      await insertSk(tx, usul.id, surat, konteks.pemanggil.subjek);
      await catatJejak(tx, 'mutasi.sk_terbit', { usul: usul.id, nomor: surat.nomor });
    },
  });
}

import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Jawaban } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { insertSk, selectSurat } from './queries-surat.ts';
import { instansiTujuan, type MasukanSurat, nomorSalah, suratBerbeda, suratDari } from './surat.ts';
import { lakukanPeralihan } from './transisi.ts';

/** PERTEK_TERBIT to SK_TERBIT, by the PPK of the destination. The letter is judged by the gate before it is recorded. */
export function terbitkanSk(konteks: KonteksMutasi, masukan: MasukanSurat): Promise<Jawaban> {
  const surat = suratDari(masukan);
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'terbitkanSk',
    tindakan: 'terbitkanSk',
    tahap: 'SK',
    surat: { sk: surat },
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

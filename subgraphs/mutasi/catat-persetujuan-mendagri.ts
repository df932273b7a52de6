import { catatJejak } from '../../platform/db/catat-jejak.ts';
import type { Jawaban } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { bukanTerlibat } from './orang-lain.ts';
import { insertPersetujuanMendagri } from './queries-surat.ts';
import { type MasukanSurat, nomorSalah, suratDari } from './surat.ts';
import { lakukanPeralihan } from './transisi.ts';

/** MENUNGGU_MENDAGRI back to PERTEK_TERBIT with the written approval, by Ditjen Otda. */
export function catatPersetujuanMendagri(konteks: KonteksMutasi, masukan: MasukanSurat): Promise<Jawaban> {
  const surat = suratDari(masukan);
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'catatPersetujuanMendagri',
    tindakan: 'catatMendagri',
    periksa: async (perkara) => [...nomorSalah(surat), ...(await bukanTerlibat(perkara))],
    tulis: async ({ tx, usul }) => {
      await insertPersetujuanMendagri(tx, usul.id, surat, konteks.pemanggil.subjek);
      await catatJejak(tx, 'mutasi.mendagri_dicatat', { usul: usul.id, nomor: surat.nomor });
    },
  });
}

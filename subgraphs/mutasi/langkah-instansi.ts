import { LANGKAH, type LangkahInstansi, langkahBerikut, TINDAKAN_PEMUTUS_INSTANSI } from '../../domain/mutasi/rantai.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { type Jawaban, salah, salahBaku, type UserError } from './jawaban.ts';
import type { KonteksMutasi } from './konteks.ts';
import { terlibat } from './orang-lain.ts';
import { bertindakPutaranIni } from './queries-orang.ts';
import { insertSuratUsulan, selectRantaiUsul } from './queries-rantai.ts';
import { type MasukanSurat, nomorSalah, suratDari } from './surat.ts';
import { catatanSalah, type MasukanBercatatan, pengusul } from './tindakan-bercatatan.ts';
import { jejak, lakukanPeralihan, type MasukanTindakan, type Perkara } from './transisi.ts';

/** Whoever decides inside the instansi is neither its proposer, nor a person of the usul, nor one who decided on it in this round (I12). */
export async function pemutusLain(perkara: Perkara): Promise<readonly UserError[]> {
  const { tx, konteks, usul } = perkara;
  const asing = pengusul(perkara);
  if (asing.length > 0) return asing;
  const sama = (await terlibat(perkara)) || (await bertindakPutaranIni(tx, usul.id, TINDAKAN_PEMUTUS_INSTANSI, konteks.pemanggil.orang));
  return sama ? [salahBaku('ORANG_SAMA')] : [];
}

/** The step a usul waits for, or why this one cannot be taken now. */
export const langkahLain = (menunggu: LangkahInstansi | null): readonly UserError[] => [
  salah('LANGKAH_LAIN', menunggu === null ? 'Instansi tidak memakai langkah ini.' : `Langkah berikutnya: ${LANGKAH[menunggu].judul}.`, 'id'),
];

async function giliran({ tx, usul }: Perkara, langkah: LangkahInstansi): Promise<readonly UserError[]> {
  const menunggu = langkahBerikut(await selectRantaiUsul(tx, usul.id), usul.status);
  return menunggu === langkah ? [] : langkahLain(menunggu);
}

/** To TERVERIFIKASI, where the chain of the instansi has this step. */
export const verifikasiInstansi = (konteks: KonteksMutasi, masukan: MasukanTindakan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'verifikasiInstansi',
    tindakan: 'verifikasi',
    periksa: async (perkara) => [...(await pemutusLain(perkara)), ...(await giliran(perkara, 'VERIFIKASI'))],
    tulis: jejak('mutasi.diverifikasi_instansi', (usul) => ({ usul: usul.id })),
  });

/** To SURAT_USULAN with the number and day of the letter. Recording it decides nothing: the proposer may. */
export function catatSuratUsulan(konteks: KonteksMutasi, masukan: MasukanSurat): Promise<Jawaban> {
  const surat = suratDari(masukan);
  return lakukanPeralihan(konteks, masukan, {
    operasi: 'catatSuratUsulan',
    tindakan: 'catatSuratUsulan',
    periksa: async (perkara) => [...pengusul(perkara), ...nomorSalah(surat), ...(await giliran(perkara, 'SURAT_USULAN'))],
    tulis: async ({ tx, usul }) => {
      await insertSuratUsulan(tx, usul.id, surat, konteks.pemanggil);
      await catatJejak(tx, 'mutasi.surat_usulan_dicatat', { usul: usul.id, nomor: surat.nomor });
    },
  });
}

/** Back to the operator before BKN has seen the usul. */
export const kembalikanInstansi = (konteks: KonteksMutasi, masukan: MasukanBercatatan): Promise<Jawaban> =>
  lakukanPeralihan(konteks, masukan, {
    operasi: 'kembalikanInstansi',
    tindakan: 'kembalikan',
    catatan: masukan.catatan,
    periksa: (perkara) => [
      ...pengusul(perkara),
      ...catatanSalah(masukan.catatan),
      ...(['DIAJUKAN', 'TERVERIFIKASI', 'SURAT_USULAN', 'MENUNGGU_PPK'].includes(perkara.usul.status) ? [] : [salahBaku('PERALIHAN_DITOLAK', 'id')]),
    ],
    tulis: jejak('mutasi.dikembalikan', (usul) => ({ usul: usul.id })),
  });

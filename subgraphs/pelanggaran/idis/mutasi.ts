import type { Operasi } from '../../../domain/akses.ts';
import type { GalatPengguna, HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type BukaKasusInput, bukaKasus } from './buka-kasus.ts';
import { type Langkah, langkahMutasi, type MasukanLangkah } from './langkah.ts';
import { bentukTim, kehadiran, panggil, telaah } from './langkah-panggil.ts';
import { batalkan, catatBap, catatLhp, hentikan, tetapkan } from './langkah-putus.ts';
import { ajukanUpaya, putuskanUpaya, sampaikan, tanggapiBanding } from './langkah-upaya.ts';
import type { BarisKasus } from './queries/baca.ts';

interface Payload {
  readonly kasus: BarisKasus | null;
  readonly userErrors: readonly GalatPengguna[];
}

/** The written row is read again after commit, under the caller's rights. */
async function muat(hasil: Promise<HasilMutasi>, k: KonteksPelanggaran): Promise<Payload> {
  const { id, userErrors } = await hasil;
  return { kasus: id === null ? null : await k.loaders.idis.kasusById.clear(id).load(id), userErrors };
}

const langkah =
  <I extends MasukanLangkah>(nama: string, operasi: Operasi, susun: (input: I) => Langkah) =>
  (_: unknown, { input }: { readonly input: I }, k: KonteksPelanggaran): Promise<Payload> =>
    muat(langkahMutasi(k, { nama, operasi }, input, susun), k);

/** Every step of a case, all on one path (langkah.ts); each row says who may and what is asked. */
export const mutasiIdis = {
  bukaKasusDisiplin: (_: unknown, { input }: { readonly input: BukaKasusInput }, k: KonteksPelanggaran) => muat(bukaKasus(k, input), k),
  telaahKasus: langkah('telaahKasus', 'prosesKasusDisiplin', telaah),
  bentukTimPemeriksa: langkah('bentukTimPemeriksa', 'prosesKasusDisiplin', bentukTim),
  panggilTerperiksa: langkah('panggilTerperiksa', 'prosesKasusDisiplin', panggil),
  catatKehadiranTerperiksa: langkah('catatKehadiranTerperiksa', 'prosesKasusDisiplin', kehadiran),
  catatBap: langkah('catatBap', 'prosesKasusDisiplin', catatBap),
  catatLhp: langkah('catatLhp', 'prosesKasusDisiplin', catatLhp),
  tetapkanHukuman: langkah('tetapkanHukuman', 'tetapkanHukuman', tetapkan),
  hentikanKasus: langkah('hentikanKasus', 'tetapkanHukuman', hentikan),
  sampaikanKeputusan: langkah('sampaikanKeputusan', 'prosesKasusDisiplin', sampaikan),
  ajukanUpaya: langkah('ajukanUpaya', 'ajukanUpaya', ajukanUpaya),
  tanggapiBanding: langkah('tanggapiBanding', 'tanggapiBanding', tanggapiBanding),
  putuskanUpaya: langkah('putuskanUpaya', 'putuskanUpaya', putuskanUpaya),
  batalkanKasusDisiplin: langkah('batalkanKasusDisiplin', 'batalkanKasusDisiplin', batalkan),
};

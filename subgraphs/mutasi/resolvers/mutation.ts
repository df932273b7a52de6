import type { Operasi } from '../../../domain/akses.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import { ajukanMutasi, ajukanUlang } from '../ajukan-mutasi.ts';
import { batalkanPertek, batalkanSk, perbaikiPertek, perbaikiSk } from '../cabut-surat.ts';
import { catatKepalaDaerah, type HasilKepalaDaerah, type MasukanKepalaDaerah } from '../catat-kepala-daerah.ts';
import { catatKeputusanPemindahan } from '../catat-keputusan-pemindahan.ts';
import { catatPelantikan } from '../catat-pelantikan.ts';
import { catatPersetujuanMendagri } from '../catat-persetujuan-mendagri.ts';
import { gantiSk } from '../ganti-sk.ts';
import type { BarisSk } from '../isi-sk.ts';
import type { Jawaban } from '../jawaban.ts';
import { type HasilPengecualian, kecualikanAturan, type MasukanPengecualian } from '../kecualikan-aturan.ts';
import { ajukanKonsep } from '../konsep/ajukan.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { type HasilLampirkan, lampirkanDokumen } from '../lampiran.ts';
import { catatSuratUsulan, kembalikanInstansi, verifikasiInstansi } from '../langkah-instansi.ts';
import { parafPertek } from '../paraf-pertek.ts';
import { setujuiInstansi } from '../setujui-instansi.ts';
import { setujuiMutasi } from '../setujui-mutasi.ts';
import { setujuiProvinsi } from '../setujui-provinsi.ts';
import type { MasukanSurat } from '../surat.ts';
import { terbitkanPertek } from '../terbitkan-pertek.ts';
import { terbitkanSk } from '../terbitkan-sk.ts';
import { batalkanMutasi, kembalikanMutasi, tolakMutasi } from '../tindakan-bercatatan.ts';
import type { MasukanTindakan } from '../transisi.ts';
import { MutasiKelola } from './kelola.ts';
import { MutasiKonsep } from './konsep.ts';
import { MutasiTautan } from './tautan.ts';

type Bertanda = Jawaban & { readonly tipe: 'MutasiDiajukan' | 'MutasiBeralih' };

const lakukan =
  <I>(operasi: Operasi, tipe: Bertanda['tipe'], kerja: (konteks: KonteksMutasi, masukan: I) => Promise<Jawaban>) =>
  async (_: unknown, { input }: { input: I }, konteks: KonteksMutasi): Promise<Bertanda> => {
    wajibBoleh(konteks, operasi);
    const jawaban = await kerja(konteks, input);
    // The rows changed in this request; what a loader remembers is older.
    konteks.loaders.usul.clearAll();
    return { ...jawaban, tipe };
  };

const lampirkan = async (_: unknown, { input }: { input: Parameters<typeof lampirkanDokumen>[1] }, konteks: KonteksMutasi): Promise<HasilLampirkan> => {
  wajibBoleh(konteks, 'ajukanMutasi');
  return lampirkanDokumen(konteks, input);
};
const catatKepala = async (_: unknown, { input }: { input: MasukanKepalaDaerah }, konteks: KonteksMutasi): Promise<HasilKepalaDaerah> => {
  wajibBoleh(konteks, 'catatKepalaDaerah');
  return catatKepalaDaerah(konteks, input);
};

const kecualikan = async (_: unknown, { input }: { input: MasukanPengecualian }, konteks: KonteksMutasi): Promise<HasilPengecualian> => {
  wajibBoleh(konteks, 'kecualikanAturan');
  return kecualikanAturan(konteks, input);
};

export const Mutation = {
  lampirkanDokumen: lampirkan,
  catatKepalaDaerah: catatKepala,
  kecualikanAturan: kecualikan,
  ajukanMutasi: lakukan('ajukanMutasi', 'MutasiDiajukan', ajukanMutasi),
  ajukanKonsepUsul: lakukan('ajukanMutasi', 'MutasiDiajukan', ajukanKonsep),
  ajukanUlang: lakukan('ajukanMutasi', 'MutasiDiajukan', ajukanUlang),
  verifikasiInstansi: lakukan('verifikasiInstansi', 'MutasiBeralih', verifikasiInstansi),
  catatSuratUsulan: lakukan('catatSuratUsulan', 'MutasiBeralih', catatSuratUsulan),
  kembalikanInstansi: lakukan('kembalikanInstansi', 'MutasiBeralih', kembalikanInstansi),
  setujuiProvinsi: lakukan('setujuiProvinsi', 'MutasiBeralih', setujuiProvinsi),
  parafPertek: lakukan('parafPertek', 'MutasiBeralih', parafPertek),
  perbaikiPertek: lakukan('perbaikiPertek', 'MutasiBeralih', perbaikiPertek),
  batalkanPertek: lakukan('batalkanPertek', 'MutasiBeralih', batalkanPertek),
  perbaikiSk: lakukan('perbaikiSk', 'MutasiBeralih', perbaikiSk),
  gantiSk: lakukan('perbaikiSk', 'MutasiBeralih', gantiSk),
  batalkanSk: lakukan('batalkanSk', 'MutasiBeralih', batalkanSk),
  setujuiInstansi: lakukan('setujuiInstansi', 'MutasiBeralih', setujuiInstansi),
  setujuiMutasi: lakukan('setujuiMutasi', 'MutasiBeralih', setujuiMutasi),
  kembalikanMutasi: lakukan('setujuiMutasi', 'MutasiBeralih', kembalikanMutasi),
  tolakMutasi: lakukan('setujuiMutasi', 'MutasiBeralih', tolakMutasi),
  batalkanMutasi: lakukan('batalkanMutasi', 'MutasiBeralih', batalkanMutasi),
  terbitkanPertek: lakukan('terbitkanPertek', 'MutasiBeralih', (k, m: MasukanTindakan) => terbitkanPertek(k, m)),
  catatPersetujuanMendagri: lakukan('catatPersetujuanMendagri', 'MutasiBeralih', catatPersetujuanMendagri),
  catatKeputusanPemindahan: lakukan('catatKeputusanPemindahan', 'MutasiBeralih', catatKeputusanPemindahan),
  ...MutasiKelola,
  ...MutasiTautan,
  ...MutasiKonsep,
  terbitkanSk: (_: unknown, { input, isi }: { input: MasukanSurat; isi?: readonly BarisSk[] | null }, konteks: KonteksMutasi) =>
    lakukan('terbitkanSk', 'MutasiBeralih', terbitkanSk)(_, { input: isi == null ? input : { ...input, isi } }, konteks),
  catatPelantikan: lakukan('catatPelantikan', 'MutasiBeralih', catatPelantikan),
};

const tipeHasil = (j: Bertanda): string => (j.jenis === 'DITOLAK' ? 'MutasiDitolakMasukan' : j.jenis === 'DITAHAN' ? 'MutasiDitahan' : j.tipe);

type Masuk = Extract<Jawaban, { jenis: 'MASUK' }>;
type Ditahan = Extract<Jawaban, { jenis: 'DITAHAN' }>;

const usul = ({ usulId }: Masuk | Ditahan, _: unknown, { loaders }: KonteksMutasi) => loaders.usul.load(usulId);
const beritaAcara = ({ beritaAcaraId }: Masuk | Ditahan, _: unknown, { loaders }: KonteksMutasi) =>
  beritaAcaraId === null ? null : loaders.beritaAcara.load(beritaAcaraId);

export const HasilLampirkanDokumen = {
  usul: ({ usulId }: HasilLampirkan, _: unknown, { loaders }: KonteksMutasi) => (usulId === null ? null : loaders.usul.load(usulId)),
};
export const HasilKecualikanAturan = {
  usul: ({ usulId }: HasilLampirkan, _: unknown, { loaders }: KonteksMutasi) => (usulId === null ? null : loaders.usul.load(usulId)),
};
export const HasilAjukanMutasi = { __resolveType: tipeHasil };
export const HasilPeralihan = { __resolveType: tipeHasil };
export const MutasiDiajukan = { usul, beritaAcara };
export const MutasiBeralih = { usul, beritaAcara };
export const MutasiDitahan = {
  usul,
  beritaAcara,
  pegawai: ({ beritaAcaraId }: Ditahan, _: unknown, { loaders }: KonteksMutasi) => loaders.uraianBeritaAcara(true).load(beritaAcaraId),
};

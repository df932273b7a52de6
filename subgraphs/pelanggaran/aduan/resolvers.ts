import { boleh, type Operasi } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isKunci } from '../../../domain/kunci.ts';
import { melihatIsiAduan } from '../../../domain/pelanggaran/aduan/berbagi.ts';
import { kataKeadaan } from '../../../domain/pelanggaran/aduan/kata.ts';
import { bacaTercatat } from '../../../platform/db/catat-akses.ts';
import type { HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import type { BarisTemuan } from '../queries.ts';
import { type CatatAduanInput, catatAduan } from './catat-aduan.ts';
import { ADUAN } from './loaders.ts';
import { bukaPelapor, type MintaPelaporInput, mintaPelapor, type PermintaanInput, setujuiPelapor } from './pelapor.ts';
import { type BarisAduan, type BarisMirip, type SaringanAduan, selectAduan } from './queries.ts';
import { type BarisPermintaan, selectPermintaan } from './queries-pelapor.ts';
import { type GabungkanAduanInput, gabungkanAduan, type VerifikasiAduanInput, verifikasiAduan } from './verifikasi-aduan.ts';

type K = KonteksPelanggaran;

interface Masukan<I> {
  readonly input: I;
}

interface ArgDaftar extends ArgumenHalaman {
  readonly filter?: SaringanAduan | null;
}

async function daftarAduan(_: unknown, arg: ArgDaftar, k: K): Promise<Koneksi<BarisAduan>> {
  wajibBoleh(k, 'bacaAduan');
  const halaman = bacaHalaman('aduan', arg, 1);
  const sesudah = halaman.after === null ? null : String(halaman.after[0]);
  if (sesudah !== null && !isKunci(sesudah)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  const rows = await bacaTercatat(k, { ...ADUAN, tampak: halaman.first }, (tx) => selectAduan(tx, arg.filter ?? {}, { sesudah, batas: halaman.first + 1 }));
  return susunKoneksi('aduan', rows, halaman, (r) => [r.id]);
}

function aduan(_: unknown, { id }: { readonly id: string }, k: K): Promise<BarisAduan | null> | null {
  wajibBoleh(k, 'bacaAduan');
  return isKunci(id) ? k.loaders.aduanById.load(id) : null;
}

/** What a role sees only if another operation is open to it too; null otherwise, as for what is not there. */
const bila =
  <A, T>(operasi: Operasi, fn: (a: A, k: K) => T) =>
  (a: A, _: unknown, k: K): T | null =>
    boleh(operasi, k.pemanggil.peran) ? fn(a, k) : null;

/** What can tell who complained, for whom the table of sharing lets read it; else `tanpa`. */
const isi =
  <T>(ambil: (a: BarisAduan) => T, tanpa: T) =>
  (a: BarisAduan, _: unknown, k: K): T =>
    melihatIsiAduan(k.pemanggil.peran, a.saluran) ? ambil(a) : tanpa;

async function muatAduan(hasil: Promise<HasilMutasi>, k: K): Promise<Pick<HasilMutasi, 'userErrors'> & { readonly aduan: BarisAduan | null }> {
  const { id, userErrors } = await hasil;
  return { aduan: id === null ? null : await k.loaders.aduanById.clear(id).load(id), userErrors };
}

function permintaanPelaporMenunggu(_: unknown, __: unknown, k: K): Promise<readonly BarisPermintaan[]> {
  wajibBoleh(k, 'bacaPermintaanPelapor');
  return k.baca((tx) => selectPermintaan(tx, null));
}

export const RESOLVER_ADUAN = {
  Query: { daftarAduan, aduan, permintaanPelaporMenunggu },
  Mutation: {
    catatAduan: (_: unknown, { input }: Masukan<CatatAduanInput>, k: K) => catatAduan(k, input),
    verifikasiAduan: (_: unknown, { input }: Masukan<VerifikasiAduanInput>, k: K) => muatAduan(verifikasiAduan(k, input), k),
    gabungkanAduan: (_: unknown, { input }: Masukan<GabungkanAduanInput>, k: K) => muatAduan(gabungkanAduan(k, input), k),
    mintaPelapor: (_: unknown, { input }: Masukan<MintaPelaporInput>, k: K) => mintaPelapor(k, input),
    setujuiPelapor: (_: unknown, { input }: Masukan<PermintaanInput>, k: K) => setujuiPelapor(k, input),
    bukaPelapor: (_: unknown, { input }: Masukan<PermintaanInput>, k: K) => bukaPelapor(k, input),
  },
  Aduan: {
    instansi: ({ instansiId }: BarisAduan) => (instansiId === null ? null : { id: instansiId }),
    pegawai: bila('bacaPegawai', ({ nip }: BarisAduan) => (nip === null ? null : { nip })),
    uraian: isi(({ uraian }) => uraian, null),
    lampiran: isi(({ lampiran }) => lampiran, []),
    alasan: isi(({ alasan }) => alasan, null),
    pelaporTercatat: ({ anonim }: BarisAduan) => !anonim,
    induk: ({ induk }: BarisAduan, _: unknown, k: K) => (induk === null ? null : k.loaders.aduanById.load(induk)),
    temuan: bila('bacaPelanggaran', ({ temuan }: BarisAduan, k): Promise<BarisTemuan | null> | null =>
      temuan === null ? null : k.loaders.temuanById.load(temuan),
    ),
    keterangan: async (a: BarisAduan, _: unknown, k: K) => {
      const induk = a.induk === null ? null : await k.loaders.aduanById.load(a.induk);
      return kataKeadaan({ ...a, statusInduk: induk?.status ?? null, alasanInduk: induk?.alasanKode ?? null, tahap: a.tahap ?? induk?.tahap ?? null });
    },
    mungkinDuplikat: bila('verifikasiAduan', ({ id }: BarisAduan, k) => k.loaders.miripByAduan.load(id)),
    permintaanPelapor: bila('bacaPermintaanPelapor', ({ id }: BarisAduan, k) => k.loaders.permintaanByAduan.load(id)),
  },
  AduanMirip: { aduan: ({ lain }: BarisMirip, _: unknown, k: K) => k.loaders.aduanById.load(lain) },
  PermintaanPelapor: { aduan: ({ aduan: id }: BarisPermintaan, _: unknown, k: K) => k.loaders.aduanById.load(id) },
};

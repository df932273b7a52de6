import { Kesalahan } from '../../../domain/kesalahan.ts';
import { isKunci } from '../../../domain/kunci.ts';
import type { BarisCacat } from '../../../domain/pelanggaran/blokir/daftar.ts';
import { lingkupBlokir } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import { bacaTercatat } from '../../../platform/db/catat-akses.ts';
import type { GalatPengguna, HasilMutasi } from '../../../platform/graphql/galat-pengguna.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { KonteksPelanggaran } from '../loaders.ts';
import { type BukaBlokirInput, bukaBlokir } from './buka-blokir.ts';
import { type CatatBlokirInput, catatBlokir, type HasilCatat } from './catat-blokir.ts';
import { BLOKIR } from './loaders.ts';
import { type PutuskanPembukaanInput, putuskanPembukaan, type UsulkanPembukaanInput, usulkanPembukaan } from './pembukaan.ts';
import { type PratinjauInput, pratinjauBlokir } from './pratinjau.ts';
import { type SetujuiBlokirInput, setujuiBlokir, type TolakBlokirInput, tolakBlokir } from './putuskan-blokir.ts';
import { type BarisBlokir, type BarisPembukaan, type SaringanBlokir, selectBlokir } from './queries/baca.ts';

interface Masukan<I> {
  readonly input: I;
}

interface ArgDaftar extends ArgumenHalaman {
  readonly filter?: SaringanBlokir | null;
}

/** The written row is read again after commit, under the caller's rights. */
async function muatBlokir(
  hasil: Promise<HasilCatat>,
  k: KonteksPelanggaran,
): Promise<{
  blokir: BarisBlokir | null;
  barisDitolak: readonly BarisCacat[];
  userErrors: readonly GalatPengguna[];
}> {
  const { id, userErrors, barisDitolak = [] } = await hasil;
  return { blokir: id === null ? null : await k.loaders.blokirById.clear(id).load(id), barisDitolak, userErrors };
}

async function muatPembukaan(
  hasil: Promise<HasilMutasi>,
  k: KonteksPelanggaran,
): Promise<{ pembukaan: BarisPembukaan | null; userErrors: readonly GalatPengguna[] }> {
  const { id, userErrors } = await hasil;
  return { pembukaan: id === null ? null : await k.loaders.pembukaanById.clear(id).load(id), userErrors };
}

async function daftarBlokir(_: unknown, arg: ArgDaftar, k: KonteksPelanggaran): Promise<Koneksi<BarisBlokir>> {
  wajibBoleh(k, 'bacaPelanggaran');
  const filter = arg.filter ?? {};
  const halaman = bacaHalaman('blokir', arg, 1);
  const sesudah = halaman.after === null ? null : String(halaman.after[0]);
  if (sesudah !== null && !isKunci(sesudah)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  if (typeof filter.daftarId === 'string' && !isKunci(filter.daftarId)) return susunKoneksi('blokir', [], halaman, (r: BarisBlokir) => [r.id]);
  const rows = await bacaTercatat(k, { ...BLOKIR, tampak: halaman.first }, (tx) => selectBlokir(tx, filter, { sesudah, batas: halaman.first + 1 }));
  return susunKoneksi('blokir', rows, halaman, (r) => [r.id]);
}

const lingkup = async (b: BarisBlokir, k: KonteksPelanggaran) => lingkupBlokir(await k.loaders.layananBlokir(), b.sasaran, b.layanan);

export const QueryBlokir = {
  daftarBlokir,
  pratinjauBlokir: (_: unknown, { input }: Masukan<PratinjauInput>, k: KonteksPelanggaran) => pratinjauBlokir(k, input),
  layananBlokir: (_: unknown, __: unknown, k: KonteksPelanggaran) => {
    wajibBoleh(k, 'bacaPelanggaran');
    return k.loaders.layananBlokir();
  },
};

export const MutasiBlokir = {
  catatBlokir: (_: unknown, { input }: Masukan<CatatBlokirInput>, k: KonteksPelanggaran) => muatBlokir(catatBlokir(k, input), k),
  setujuiBlokir: (_: unknown, { input }: Masukan<SetujuiBlokirInput>, k: KonteksPelanggaran) => muatBlokir(setujuiBlokir(k, input), k),
  tolakBlokir: (_: unknown, { input }: Masukan<TolakBlokirInput>, k: KonteksPelanggaran) => muatBlokir(tolakBlokir(k, input), k),
  bukaBlokir: (_: unknown, { input }: Masukan<BukaBlokirInput>, k: KonteksPelanggaran) => muatBlokir(bukaBlokir(k, input), k),
  usulkanPembukaan: (_: unknown, { input }: Masukan<UsulkanPembukaanInput>, k: KonteksPelanggaran) => muatPembukaan(usulkanPembukaan(k, input), k),
  putuskanPembukaan: (_: unknown, { input }: Masukan<PutuskanPembukaanInput>, k: KonteksPelanggaran) => muatPembukaan(putuskanPembukaan(k, input), k),
};

/** Fields of a block beside its row. */
export const BidangBlokir = {
  daftar: ({ daftar }: BarisBlokir, _: unknown, k: KonteksPelanggaran) => (daftar === null ? null : k.loaders.blokirById.load(daftar)),
  temuan: ({ temuan }: BarisBlokir, _: unknown, k: KonteksPelanggaran) => (temuan === null ? null : k.loaders.temuanById.load(temuan)),
  anggota: ({ id, sasaran }: BarisBlokir, _: unknown, k: KonteksPelanggaran) => (sasaran === 'DAFTAR' ? k.loaders.anggotaBlokir.load(id) : []),
  usulDitahan: async ({ id }: BarisBlokir, _: unknown, k: KonteksPelanggaran) => (await k.loaders.tahananBlokir.load(id))?.jumlah ?? 0,
  layananBerhenti: async (b: BarisBlokir, _: unknown, k: KonteksPelanggaran) => (await lingkup(b, k)).berhenti,
  layananTetap: async (b: BarisBlokir, _: unknown, k: KonteksPelanggaran) => (await lingkup(b, k)).tetap,
  pembukaan: ({ id }: BarisBlokir, _: unknown, k: KonteksPelanggaran) => k.loaders.pembukaanByBlokir.load(id),
};

export const BidangPembukaan = {
  blokir: ({ blokir }: BarisPembukaan, _: unknown, k: KonteksPelanggaran) => k.loaders.blokirById.load(blokir),
  jumlahAnggota: ({ anggota }: BarisPembukaan) => anggota.length,
};

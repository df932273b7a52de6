import { Kesalahan } from '../../domain/kesalahan.ts';
import { isKunci } from '../../domain/kunci.ts';
import { BIDANG, type Bidang, bidangDariNama } from '../../domain/selisih/bidang.ts';
import { type ArgumenHalaman, bacaHalaman, type Halaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksSelisih } from './loaders.ts';
import { type BarisPadanan, selectPadanan } from './queries/padanan.ts';
import { type BarisSelisih, type BarisTarikan, type BarisTolak, selectSelisih, selectTarikan } from './queries.ts';

interface FilterSelisih {
  readonly instansiId?: string | null;
  readonly nip?: string | null;
  readonly level?: readonly string[] | null;
  readonly bidang?: readonly string[] | null;
  readonly status?: readonly string[] | null;
  readonly ikd?: string | null;
  readonly sistemik?: boolean | null;
}

interface ArgDaftarSelisih extends ArgumenHalaman {
  readonly filter?: FilterSelisih | null;
  readonly urut?: 'TERBARU' | 'TERLAMA' | null;
}

/** The key after which the page begins. Throws MASUKAN_SALAH on a cursor that is not ours. */
export function sesudahKunci({ after }: Halaman): string | null {
  if (after === null) return null;
  const id = String(after[0]);
  if (!isKunci(id)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  return id;
}

/** Bits of the named fields that also carry the IKD code; null = no restriction. Throws MASUKAN_SALAH on an unknown name. */
function bitDicari(nama: readonly string[] | null, ikd: string | null): number[] | null {
  if (nama === null && ikd === null) return null;
  if (nama?.some((n) => !bidangDariNama.has(n))) throw new Kesalahan('MASUKAN_SALAH', 'Bidang tidak dikenal.');
  const semua: readonly Bidang[] = BIDANG;
  return semua.filter((b) => (nama === null || nama.includes(b.bidang)) && (ikd === null || b.ikd.includes(ikd))).map((b) => b.bit);
}

/** A list that restricts; an empty one restricts nothing. */
export const isi = (daftar: readonly string[] | null | undefined): readonly string[] | null =>
  daftar === null || daftar === undefined || daftar.length === 0 ? null : daftar;

/** The id is both the order and the key: it never changes, so a walk sees each row once. */
export async function daftarSelisih(_: unknown, arg: ArgDaftarSelisih, k: KonteksSelisih): Promise<Koneksi<BarisSelisih>> {
  wajibBoleh(k, 'bacaSelisih');
  const naik = arg.urut === 'TERLAMA';
  const jenis = naik ? 'selisih+' : 'selisih-';
  const halaman = bacaHalaman(jenis, arg, 1);
  const f = arg.filter ?? {};
  const saringan = {
    instansiId: f.instansiId ?? null,
    nip: f.nip ?? null,
    level: isi(f.level),
    bidang: bitDicari(isi(f.bidang), f.ikd ?? null),
    status: isi(f.status),
    sistemik: f.sistemik === undefined ? false : f.sistemik,
  };
  if (saringan.bidang?.length === 0) return susunKoneksi<BarisSelisih>(jenis, [], halaman, (r) => [r.id]);
  const rows = await k.baca((tx) => selectSelisih(tx, saringan, { sesudah: sesudahKunci(halaman), batas: halaman.first + 1, naik }));
  return susunKoneksi(jenis, rows, halaman, (r) => [r.id]);
}

export async function daftarTarikan(
  _: unknown,
  arg: ArgumenHalaman & { readonly instansiId?: string | null },
  k: KonteksSelisih,
): Promise<Koneksi<BarisTarikan>> {
  wajibBoleh(k, 'bacaTarikan');
  const halaman = bacaHalaman('tarikan', arg, 1);
  const rows = await k.baca((tx) => selectTarikan(tx, arg.instansiId ?? null, { sesudah: sesudahKunci(halaman), batas: halaman.first + 1 }));
  return susunKoneksi('tarikan', rows, halaman, (r) => [r.id]);
}

export async function barisDitolak({ id }: BarisTarikan, arg: ArgumenHalaman, k: KonteksSelisih): Promise<Koneksi<BarisTolak>> {
  wajibBoleh(k, 'bacaTarikan');
  const halaman = bacaHalaman('baris-ditolak', arg, 1);
  const sesudah = Number(halaman.after?.[0] ?? -1);
  if (!Number.isInteger(sesudah) || sesudah > 2_147_483_647) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  const rows = await k.loaders.barisDitolak.load({ kunci: id, argumen: { sesudah, batas: halaman.first + 1 } });
  return susunKoneksi('baris-ditolak', rows, halaman, (r) => [r.baris]);
}

interface ArgDaftarPadanan extends ArgumenHalaman {
  readonly instansiId: string;
  readonly tabel?: string | null;
  readonly status?: string | null;
}

export async function daftarPadanan(_: unknown, arg: ArgDaftarPadanan, k: KonteksSelisih): Promise<Koneksi<BarisPadanan>> {
  wajibBoleh(k, 'bacaTarikan');
  const halaman = bacaHalaman('padanan', arg, 2);
  const sesudah = halaman.after === null ? null : ([String(halaman.after[0]), String(halaman.after[1])] as const);
  const rows = await k.baca((tx) =>
    selectPadanan(tx, { instansiId: arg.instansiId, tabel: arg.tabel ?? null, status: arg.status ?? null, sesudah, batas: halaman.first + 1 }),
  );
  return susunKoneksi('padanan', rows, halaman, (r) => [r.tabel, r.lokal]);
}

import type { Andaian } from '../../../domain/mutasi/gerbang/andaian.ts';
import type { StatusUsul } from '../../../domain/mutasi/status.ts';
import { type ArgumenHalaman, bacaHalaman, type Halaman, type Koneksi, susunKoneksi } from '../../../platform/graphql/kursor.ts';
import { wajibBoleh } from '../../../platform/graphql/wajib.ts';
import type { MasukanAjukan } from '../ajukan-mutasi.ts';
import type { KonteksMutasi } from '../konteks.ts';
import { type SaringUsul, selectDaftarUsul, type UsulRow } from '../queries.ts';
import { simulasiMutasi, uraikanSimulasi } from '../simulasi-mutasi.ts';
import { QueryEchecking } from './echecking.ts';
import { QueryAlur } from './kelola.ts';
import { QueryKonsep } from './konsep.ts';
import { QueryUjiUlang } from './uji-ulang.ts';

interface ArgumenDaftar extends ArgumenHalaman {
  readonly status?: StatusUsul | null;
  readonly instansiId?: string | null;
}

const saringDari = (halaman: Halaman, status: StatusUsul | null | undefined): SaringUsul => {
  const after = halaman.after?.[0];
  return { status: status ?? null, first: halaman.first, after: typeof after === 'string' && /^\d{1,18}$/.test(after) ? after : null };
};

const koneksi = (rows: readonly UsulRow[], halaman: Halaman): Koneksi<UsulRow> => susunKoneksi('usul.terbaru', rows, halaman, (row) => [row.id]);

export const Query = {
  usul: (_: unknown, { id }: { id: string }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    return konteks.loaders.usul.load(id);
  },
  daftarUsul: async (_: unknown, { status, instansiId, ...argumen }: ArgumenDaftar, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    const halaman = bacaHalaman('usul.terbaru', argumen, 1);
    const rows = await konteks.baca((tx) => selectDaftarUsul(tx, instansiId ?? null, saringDari(halaman, status)));
    return koneksi(rows, halaman);
  },
  simulasiMutasi: async (_: unknown, { input, andaikan }: { input: MasukanAjukan; andaikan?: readonly Andaian[] | null }, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'ajukanMutasi');
    const andaian = [...new Set(andaikan ?? [])];
    return uraikanSimulasi(await simulasiMutasi(konteks, input, andaian), andaian);
  },
  ...QueryAlur,
  ...QueryUjiUlang,
  ...QueryEchecking,
  ...QueryKonsep,
};

export const Pegawai = {
  // Nothing of the representation but the key is used: the fields read their rows by it, under the caller's rights.
  __resolveReference: ({ nip }: { nip: string }) => (/^\d{18}$/.test(nip) ? { nip } : null),
  usul: async ({ nip }: { nip: string }, argumen: ArgumenHalaman, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    const halaman = bacaHalaman('usul.terbaru', argumen, 1);
    return koneksi(await konteks.loaders.usulByNip(saringDari(halaman, null)).load(nip), halaman);
  },
};

export const Instansi = {
  rantaiPersetujuan: ({ id }: { id: string }, _: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaInstansi');
    return konteks.loaders.rantai.load(id);
  },
  __resolveReference: ({ id }: { id: string }) => ({ id }),
  kepalaDaerah: ({ id }: { id: string }, _: unknown, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaInstansi');
    return konteks.loaders.kepalaDaerah.load(id);
  },
  usul: async ({ id }: { id: string }, { status, ...argumen }: ArgumenDaftar, konteks: KonteksMutasi) => {
    wajibBoleh(konteks, 'bacaMutasi');
    const halaman = bacaHalaman('usul.terbaru', argumen, 1);
    return koneksi(await konteks.loaders.usulByInstansi(saringDari(halaman, status)).load(id), halaman);
  },
};

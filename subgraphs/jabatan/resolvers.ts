import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isKunci } from '../../domain/kunci.ts';
import { type BagianLaporan, susunBagian, uraikanIsi } from '../../domain/laporan/bagian.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { Nip, Tanggal } from '../../platform/graphql/skalar.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import type { KonteksJabatan } from './loaders.ts';
import { type BarisJabatan, type BarisPeta, type BarisUnor, type JabatanPegawai, selectJabatan } from './queries.ts';

interface Rujukan {
  readonly id: string;
}

interface RujukanPegawai {
  readonly nip: string;
}

interface ArgDaftarJabatan extends ArgumenHalaman {
  readonly instansiId?: string | null;
  readonly cari?: string | null;
}

interface ArgPeta extends ArgumenHalaman {
  readonly kosongSaja?: boolean | null;
}

function muatJabatan(id: string, k: KonteksJabatan): Promise<BarisJabatan | null> {
  wajibBoleh(k, 'bacaJabatan');
  return k.loaders.jabatanById.load(id);
}

function muatUnor(id: string, k: KonteksJabatan): Promise<BarisUnor | null> {
  wajibBoleh(k, 'bacaJabatan');
  return k.loaders.unorById.load(id);
}

/** The person's row is under row-level security: out of reach reads as no position. */
function jabatanPegawai({ nip }: RujukanPegawai, k: KonteksJabatan): Promise<JabatanPegawai | null> {
  wajibBoleh(k, 'bacaPegawai');
  return k.loaders.pegawaiByNip.load(nip);
}

async function daftarJabatan(_: unknown, arg: ArgDaftarJabatan, k: KonteksJabatan): Promise<Koneksi<BarisJabatan>> {
  wajibBoleh(k, 'bacaJabatan');
  const halaman = bacaHalaman('jabatan', arg, 1);
  const sesudah = halaman.after === null ? null : String(halaman.after[0]);
  const rows = await k.baca((tx) => selectJabatan(tx, { instansiId: arg.instansiId ?? null, cari: arg.cari ?? null, sesudah, batas: halaman.first + 1 }));
  return susunKoneksi('jabatan', rows, halaman, (r) => [r.id]);
}

async function petaJabatan({ id }: Rujukan, arg: ArgPeta, k: KonteksJabatan): Promise<Koneksi<BarisPeta>> {
  wajibBoleh(k, 'bacaJabatan');
  const halaman = bacaHalaman('peta', arg, 2);
  const [unorId, jabatanId] = halaman.after ?? [];
  if (halaman.after !== null && (typeof unorId !== 'string' || typeof jabatanId !== 'string')) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  const sesudah = halaman.after === null ? null : ([String(unorId), String(jabatanId)] as const);
  const rows = await k.loaders.peta.load({ kunci: id, argumen: { kosongSaja: arg.kosongSaja ?? false, sesudah, batas: halaman.first + 1 } });
  return susunKoneksi(
    'peta',
    rows.map((r) => r.baris),
    halaman,
    (r) => [r.unorId, r.jabatanId],
  );
}

async function laporanJabatan({ id }: Rujukan, _: unknown, k: KonteksJabatan): Promise<BagianLaporan | null> {
  wajibBoleh(k, 'bacaLaporan');
  return isKunci(id) ? susunBagian(await k.loaders.bagianLaporan.load(id), (isi) => uraikanIsi(isi, ['jenisJabatan'])) : null;
}

const rujukanInstansi = ({ instansiId }: { instansiId: string | null }): Rujukan | null => (instansiId === null ? null : { id: instansiId });

export const resolvers = {
  Nip,
  Tanggal,
  Query: {
    jabatan: (_: unknown, { id }: Rujukan, k: KonteksJabatan) => muatJabatan(id, k),
    daftarJabatan,
    unitOrganisasi: (_: unknown, { id }: Rujukan, k: KonteksJabatan) => muatUnor(id, k),
  },
  Jabatan: { __resolveReference: ({ id }: Rujukan, k: KonteksJabatan) => muatJabatan(id, k), instansi: rujukanInstansi },
  UnitOrganisasi: {
    __resolveReference: ({ id }: Rujukan, k: KonteksJabatan) => muatUnor(id, k),
    atasan: ({ diatasanId }: BarisUnor, _: unknown, k: KonteksJabatan) => (diatasanId === null ? null : k.loaders.unorById.load(diatasanId)),
    instansi: rujukanInstansi,
  },
  Pegawai: {
    __resolveReference: ({ nip }: RujukanPegawai) => ({ nip }),
    jabatan: async (p: RujukanPegawai, _: unknown, k: KonteksJabatan) => {
      const id = (await jabatanPegawai(p, k))?.jabatanId ?? null;
      return id === null ? null : k.loaders.jabatanById.load(id);
    },
    unor: async (p: RujukanPegawai, _: unknown, k: KonteksJabatan) => {
      const id = (await jabatanPegawai(p, k))?.unorId ?? null;
      return id === null ? null : k.loaders.unorById.load(id);
    },
    tmtJabatan: async (p: RujukanPegawai, _: unknown, k: KonteksJabatan) => parseTanggal((await jabatanPegawai(p, k))?.tmtJabatan ?? ''),
  },
  BarisPetaJabatan: {
    unor: ({ unorId }: BarisPeta, _: unknown, k: KonteksJabatan) => k.loaders.unorById.load(unorId),
    jabatan: ({ jabatanId }: BarisPeta, _: unknown, k: KonteksJabatan) => k.loaders.jabatanById.load(jabatanId),
    lowong: ({ kebutuhan, terisi }: BarisPeta) => Math.max(0, kebutuhan - terisi),
  },
  Instansi: { __resolveReference: ({ id }: Rujukan) => ({ id }), petaJabatan },
  LaporanNasional: { __resolveReference: ({ id }: Rujukan) => ({ id }), jabatan: laporanJabatan },
};

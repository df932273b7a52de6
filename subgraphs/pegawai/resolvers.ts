import { BOLEH_NIK } from '../../domain/akses.ts';
import { parseTanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isKunci } from '../../domain/kunci.ts';
import { type BagianLaporan, susunBagian, uraikanIsi } from '../../domain/laporan/bagian.ts';
import { namaKedudukanHukum } from '../../domain/mutasi/gerbang/tabel-kedudukan-hukum.ts';
import { type ArgumenHalaman, bacaHalaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { RESOLVER_SKALAR } from '../../platform/graphql/skalar.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { daftarPegawai, sesudahPegawai } from './daftar-pegawai.ts';
import { daftarPembacaan, PEMBACAAN } from './daftar-pembacaan.ts';
import { JEJAK_DATA, jejakDataSaya } from './jejak-data.ts';
import type { KonteksPegawai } from './loaders.ts';
import { namaGolongan } from './nama-kode.ts';
import type { BarisInstansi, BarisPegawai, SaringanPegawai } from './queries.ts';
import { selectInstansi, selectLaporan } from './queries.ts';
import { type NilaiBidang, susunSisi } from './sisi.ts';

interface Rujukan {
  readonly id: string;
}

interface ArgDaftarInstansi extends ArgumenHalaman {
  readonly jenis?: readonly string[] | null;
  readonly provinsiId?: string | null;
  readonly cari?: string | null;
}

interface ArgPegawaiInstansi extends ArgumenHalaman {
  readonly filter?: SaringanPegawai | null;
}

/** A side may state a date that does not exist; it is shown among the side's values, not as a date. */
const tanggalSah = (teks: string | null): string | null => (teks === null ? null : parseTanggal(teks));

/** Who is known to SIMPEG only is still a person of this hub. */
const muatPegawai = async (nip: string, k: KonteksPegawai): Promise<BarisPegawai | null> => {
  wajibBoleh(k, 'bacaPegawai');
  return (await k.loaders.bknByNip.load(nip)) ?? k.loaders.simpegByNip.load(nip);
};

interface Sisi {
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly row: BarisPegawai;
}

const sisiDari = (sisi: Sisi['sisi'], row: BarisPegawai | null): Sisi | null => (row === null ? null : { sisi, row });

async function nilaiSisi({ sisi, row }: Sisi, _: unknown, k: KonteksPegawai): Promise<NilaiBidang[]> {
  const lahir = (await k.loaders.lahirByNip.load(row.nip)).find((l) => l.sisi === sisi && l.instansi === row.instansi);
  return susunSisi({ ...row, tglLahir: lahir?.tglLahir ?? null });
}

async function daftarInstansi(_: unknown, arg: ArgDaftarInstansi, k: KonteksPegawai): Promise<Koneksi<BarisInstansi>> {
  wajibBoleh(k, 'bacaInstansi');
  const halaman = bacaHalaman('instansi', arg, 1);
  const sesudah = halaman.after === null ? null : String(halaman.after[0]);
  const rows = await k.baca((tx) =>
    selectInstansi(tx, { jenis: arg.jenis ?? null, provinsiId: arg.provinsiId ?? null, cari: arg.cari ?? null, sesudah, batas: halaman.first + 1 }),
  );
  return susunKoneksi('instansi', rows, halaman, (r) => [r.kodeCepat]);
}

async function pegawaiInstansi(induk: Rujukan, arg: ArgPegawaiInstansi, k: KonteksPegawai): Promise<Koneksi<BarisPegawai>> {
  wajibBoleh(k, 'bacaPegawai');
  const halaman = bacaHalaman('pegawai', arg, 2);
  const argumen = { saringan: arg.filter ?? {}, sesudah: sesudahPegawai(halaman), batas: halaman.first + 1 };
  const rows = await k.loaders.halamanInstansi.load({ kunci: induk.id, argumen });
  return susunKoneksi(
    'pegawai',
    rows.map((r) => r.pegawai),
    halaman,
    (r) => [r.nip, r.instansi],
  );
}

async function laporanNasional(_: unknown, { id }: Rujukan, k: KonteksPegawai): Promise<{ id: string; pada: Date } | null> {
  wajibBoleh(k, 'bacaLaporan');
  if (id !== 'terkini' && !/^\d{1,18}$/.test(id)) throw new Kesalahan('MASUKAN_SALAH', 'id laporan adalah terkini atau nomor.');
  return k.baca((tx) => selectLaporan(tx, id === 'terkini' ? null : id));
}

async function kepegawaian({ id }: Rujukan, _: unknown, k: KonteksPegawai): Promise<BagianLaporan | null> {
  wajibBoleh(k, 'bacaLaporan');
  return isKunci(id) ? susunBagian(await k.loaders.bagianLaporan.load(id), (isi) => uraikanIsi(isi, ['statusAsn', 'golongan'])) : null;
}

export const resolvers = {
  ...RESOLVER_SKALAR,
  Query: {
    pegawai: (_: unknown, { nip }: { nip: string }, k: KonteksPegawai) => muatPegawai(nip, k),
    daftarPegawai,
    instansi: (_: unknown, { id }: Rujukan, k: KonteksPegawai) => {
      wajibBoleh(k, 'bacaInstansi');
      return k.loaders.instansiById.load(id);
    },
    daftarInstansi,
    jejakDataSaya,
    daftarPembacaan,
    laporanNasional,
  },
  Pegawai: {
    __resolveReference: ({ nip }: { nip: string }, k: KonteksPegawai) => muatPegawai(nip, k),
    golongan: ({ golAkhirId }: BarisPegawai) => (golAkhirId === null ? null : { id: golAkhirId, nama: namaGolongan(golAkhirId) }),
    kedudukanHukum: ({ kedudukanHukumId: id }: BarisPegawai) => (id === null ? null : { id, nama: namaKedudukanHukum(id) }),
    instansiInduk: ({ instansiIndukId: id }: BarisPegawai, _: unknown, k: KonteksPegawai) => (id === null ? null : k.loaders.instansiById.load(id)),
    instansiKerja: ({ instansi }: BarisPegawai, _: unknown, k: KonteksPegawai) => k.loaders.instansiByNo.load(instansi),
    tmtGolongan: (p: BarisPegawai) => tanggalSah(p.tmtGolongan),
    tmtCpns: (p: BarisPegawai) => tanggalSah(p.tmtCpns),
    tmtPns: (p: BarisPegawai) => tanggalSah(p.tmtPns),
    tmtPensiun: (p: BarisPegawai) => tanggalSah(p.tmtPensiun),
    nik: (p: BarisPegawai) => p.nikSamar,
    nikPenuh: async ({ nip }: BarisPegawai, { tujuan }: { tujuan: string }, k: KonteksPegawai) => {
      if (!BOLEH_NIK.includes(k.pemanggil.peran)) throw new Kesalahan('TIDAK_BERWENANG');
      // The purpose is kept in the audit, which holds no person number.
      if (tujuan.trim().length < 10 || /\d{16}/.test(tujuan)) throw new Kesalahan('MASUKAN_SALAH', 'Tujuan minimal 10 huruf, tanpa NIP atau NIK.');
      const rows = await k.loaders.nikPenuh.load({ kunci: nip, argumen: { tujuan: tujuan.trim() } });
      return rows[0]?.nik ?? null;
    },
    sisiBkn: async ({ nip }: BarisPegawai, _: unknown, k: KonteksPegawai) => sisiDari('BKN', await k.loaders.bknByNip.load(nip)),
    sisiSimpeg: async ({ nip }: BarisPegawai, _: unknown, k: KonteksPegawai) => sisiDari('SIMPEG', await k.loaders.simpegByNip.load(nip)),
  },
  SisiPegawai: {
    instansi: ({ row }: Sisi, _: unknown, k: KonteksPegawai) => k.loaders.instansiByNo.load(row.instansi),
    nilai: nilaiSisi,
    ditarikPada: async ({ sisi, row }: Sisi, _: unknown, k: KonteksPegawai) =>
      (await k.loaders.kesegaranByNo.load(row.instansi)).find((x) => x.sisi === sisi)?.pada ?? null,
    diubahPada: ({ row }: Sisi) => row.diubahPada,
  },
  Instansi: {
    __resolveReference: ({ id }: Rujukan, k: KonteksPegawai) => {
      wajibBoleh(k, 'bacaInstansi');
      return k.loaders.instansiById.load(id);
    },
    provinsi: ({ provinsiId }: BarisInstansi, _: unknown, k: KonteksPegawai) => (provinsiId === null ? null : k.loaders.provinsiById.load(provinsiId)),
    pegawai: pegawaiInstansi,
  },
  JejakData: JEJAK_DATA,
  PembacaanData: PEMBACAAN,
  BarisLaporan: { instansi: ({ instansi }: { instansi: Rujukan }, _: unknown, k: KonteksPegawai) => k.loaders.instansiById.load(instansi.id) },
  LaporanNasional: { __resolveReference: (r: Rujukan, k: KonteksPegawai) => laporanNasional(null, r, k), kepegawaian },
};

import { Kesalahan } from '../../domain/kesalahan.ts';
import { isKunci } from '../../domain/kunci.ts';
import { type BagianLaporan, susunBagian, uraikanIsi } from '../../domain/laporan/bagian.ts';
import { namaJenisHukuman } from '../../domain/pelanggaran/jenis-hukuman.ts';
import { melihatBagian } from '../../domain/pelanggaran/sbt/berbagi.ts';
import { bacaTercatat } from '../../platform/db/catat-akses.ts';
import { type ArgumenHalaman, bacaHalaman, type Halaman, type Koneksi, susunKoneksi } from '../../platform/graphql/kursor.ts';
import { RESOLVER_SKALAR } from '../../platform/graphql/skalar.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { RESOLVER_ADUAN } from './aduan/resolvers.ts';
import { kalenderPilkada, pengawasanNetralitas } from './berbagi/pilkada.ts';
import { rekapTemuan } from './berbagi/rekap.ts';
import { rekapPengawasan } from './berbagi/rekap-pengawasan.ts';
import {
  AKSES_TEMUAN,
  aksesTemuan,
  BARIS_REKAP,
  KALENDER_PILKADA,
  PENGAWASAN_NETRALITAS,
  PESAN_TEMUAN,
  RIWAYAT_TEMUAN,
  TEMUAN_BERBAGI,
} from './berbagi/resolvers.ts';
import { BidangBlokir, BidangPembukaan, QueryBlokir } from './blokir/resolvers.ts';
import { RESOLVER_DARURAT } from './darurat/resolvers.ts';
import { kasusPegawai, queryIdis, tipeIdis } from './idis/resolvers.ts';
import type { KonteksPelanggaran } from './loaders.ts';
import { mutasi } from './mutasi.ts';
import { RESOLVER_NETRALITAS } from './netralitas/resolvers.ts';
import { type BarisHukuman, type BarisTemuan, type SaringanTemuan, selectTemuan } from './queries.ts';
import { INSTANSI_SBT, SURAT_SBT, TEMUAN_SBT } from './sbt/resolvers.ts';

interface Rujukan {
  readonly id: string;
}

interface RujukanPegawai {
  readonly nip: string;
}

interface ArgDaftar<F> extends ArgumenHalaman {
  readonly filter?: F | null;
}

function sesudah({ after }: Halaman): string | null {
  if (after === null) return null;
  const id = String(after[0]);
  if (!isKunci(id)) throw new Kesalahan('MASUKAN_SALAH', 'Kursor tidak sah.');
  return id;
}

async function daftarTemuan(_: unknown, arg: ArgDaftar<SaringanTemuan>, k: KonteksPelanggaran): Promise<Koneksi<BarisTemuan>> {
  wajibBoleh(k, 'bacaTemuan');
  // Who is not told whom a case is about may not find out by asking person by person.
  if (typeof arg.filter?.nip === 'string' && !melihatBagian(k.pemanggil.peran, 'TERLAPOR')) throw new Kesalahan('TIDAK_BERWENANG');
  const halaman = bacaHalaman('temuan', arg, 1);
  const saringan = { ...arg.filter, hariIni: k.jam.hariIni() };
  const rows = await bacaTercatat(k, { bacaan: 'temuan', nip: ({ nip }: BarisTemuan) => nip, tampak: halaman.first }, (tx) =>
    selectTemuan(tx, saringan, { sesudah: sesudah(halaman), batas: halaman.first + 1 }),
  );
  return susunKoneksi('temuan', rows, halaman, (r) => [r.id]);
}

async function laporanPelanggaran({ id }: Rujukan, _: unknown, k: KonteksPelanggaran): Promise<BagianLaporan | null> {
  wajibBoleh(k, 'bacaLaporan');
  return isKunci(id) ? susunBagian(await k.loaders.bagianLaporan.load(id), (isi) => uraikanIsi(isi, ['blokir', 'temuan'])) : null;
}

const berhak =
  <A, T>(fn: (a: A, k: KonteksPelanggaran) => T) =>
  (a: A, _: unknown, k: KonteksPelanggaran): T => {
    wajibBoleh(k, 'bacaPelanggaran');
    return fn(a, k);
  };

const hukuman = berhak(({ id }: Rujukan, k) => k.loaders.hukumanById.load(id));
/** One case by its id is its file being opened. */
const temuan = async ({ id }: Rujukan, _: unknown, k: KonteksPelanggaran): Promise<BarisTemuan | null> => {
  wajibBoleh(k, 'bacaTemuan');
  return isKunci(id) ? ((await k.loaders.berkas.load(id))?.temuan ?? null) : null;
};
const blokir = berhak(({ id }: Rujukan, k) => (isKunci(id) ? k.loaders.blokirById.load(id) : null));

const rujukanPegawai = ({ nip }: { nip: string | null }): RujukanPegawai | null => (nip === null ? null : { nip });
const terlapor = ({ nip }: { nip: string | null }, _: unknown, k: KonteksPelanggaran): RujukanPegawai | null =>
  melihatBagian(k.pemanggil.peran, 'TERLAPOR') ? rujukanPegawai({ nip }) : null;
const rujukanInstansi = ({ instansiId }: { instansiId: string }): Rujukan => ({ id: instansiId });

/** What stands against a person: fields of Pegawai, and the same ones gathered in PelanggaranPegawai. */
const PELANGGARAN_PEGAWAI = {
  hukuman: berhak(({ nip }: RujukanPegawai, k) => k.loaders.hukumanByNip.load(nip)),
  temuan: berhak(({ nip }: RujukanPegawai, k) => k.loaders.temuanByNip.load(nip)),
  blokir: berhak(({ nip }: RujukanPegawai, k) => k.loaders.blokirByNip.load(nip)),
  kasusDisiplin: kasusPegawai,
};

export const resolvers = {
  ...RESOLVER_SKALAR,
  ...RESOLVER_NETRALITAS,
  ...RESOLVER_ADUAN,
  ...RESOLVER_DARURAT,
  ...tipeIdis,
  Query: {
    ...RESOLVER_NETRALITAS.Query,
    ...RESOLVER_ADUAN.Query,
    ...RESOLVER_DARURAT.Query,
    ...queryIdis,
    daftarTemuan,
    temuan: (_: unknown, arg: Rujukan, k: KonteksPelanggaran) => temuan(arg, null, k),
    ...QueryBlokir,
    aksesTemuan,
    rekapTemuan,
    rekapPengawasan,
    kalenderPilkada,
    pengawasanNetralitas,
    blokir: (_: unknown, arg: Rujukan, k: KonteksPelanggaran) => blokir(arg, null, k),
  },
  Mutation: { ...mutasi, ...RESOLVER_ADUAN.Mutation, ...RESOLVER_DARURAT.Mutation },
  HukumanDisiplin: {
    __resolveReference: (r: Rujukan, k: KonteksPelanggaran) => hukuman(r, null, k),
    pegawai: rujukanPegawai,
    instansi: rujukanInstansi,
    jenisHukuman: (h: BarisHukuman) => namaJenisHukuman(h.jenisHukumanId),
  },
  Temuan: {
    __resolveReference: (r: Rujukan, k: KonteksPelanggaran) => temuan(r, null, k),
    pegawai: terlapor,
    instansi: rujukanInstansi,
    ...TEMUAN_SBT,
    ...TEMUAN_BERBAGI,
  },
  RiwayatTemuan: RIWAYAT_TEMUAN,
  PesanTemuan: PESAN_TEMUAN,
  AksesTemuan: AKSES_TEMUAN,
  BarisRekapTemuan: BARIS_REKAP,
  KalenderPilkada: KALENDER_PILKADA,
  PengawasanNetralitas: PENGAWASAN_NETRALITAS,
  SuratSbt: SURAT_SBT,
  Pemblokiran: {
    __resolveReference: (r: Rujukan, k: KonteksPelanggaran) => blokir(r, null, k),
    pegawai: rujukanPegawai,
    instansi: rujukanInstansi,
    ...BidangBlokir,
  },
  PembukaanBlokir: BidangPembukaan,
  Pegawai: {
    __resolveReference: ({ nip }: RujukanPegawai) => ({ nip }),
    ...PELANGGARAN_PEGAWAI,
    pelanggaran: berhak(({ nip }: RujukanPegawai): RujukanPegawai => ({ nip })),
  },
  PelanggaranPegawai: PELANGGARAN_PEGAWAI,
  Instansi: {
    __resolveReference: ({ id }: Rujukan) => ({ id }),
    blokir: berhak(({ id }: Rujukan, k) => k.loaders.blokirInstansi.load(id)),
    ...INSTANSI_SBT,
  },
  LaporanNasional: { __resolveReference: ({ id }: Rujukan) => ({ id }), pelanggaran: laporanPelanggaran },
};

import { isKunci } from '../../domain/kunci.ts';
import { type BagianLaporan, susunBagian } from '../../domain/laporan/bagian.ts';
import { type Bidang, bidangDariBit } from '../../domain/selisih/bidang.ts';
import { Nip, WaktuUtc } from '../../platform/graphql/skalar.ts';
import { wajibBoleh } from '../../platform/graphql/wajib.ts';
import { barisDitolak, daftarPadanan, daftarSelisih, daftarTarikan } from './daftar.ts';
import { kueriKaitan } from './kaitan.ts';
import { KualitasData, kualitasData } from './kualitas.ts';
import { bacaUmpan, uraikanSelisih } from './laporan.ts';
import type { KonteksSelisih } from './loaders.ts';
import { mutasi } from './mutasi.ts';
import { isBidangLahir } from './nilai-lahir.ts';
import type { BarisPadanan } from './queries/padanan.ts';
import { selectSapuanTerakhir } from './queries/sapuan.ts';
import type { BarisRiwayat, BarisSelisih, BarisSistemik, BarisTarikan, BarisTugas } from './queries.ts';
import { BedaRiwayat, bedaRiwayat, bedaRiwayatPegawai, daftarBedaRiwayat, JenisRiwayatGraphql, JumlahBedaRiwayat, kualitasRiwayat } from './riwayat.ts';
import { samarkanNilai } from './samar.ts';
import { daftarUsulanTautan, UsulanTautan, usulanTautan } from './tautan.ts';
import { idPadanan } from './tetapkan-padanan.ts';

interface Rujukan {
  readonly id: string;
}

interface RujukanPegawai {
  readonly nip: string;
}

function selisih({ id }: Rujukan, k: KonteksSelisih): Promise<BarisSelisih | null> | null {
  wajibBoleh(k, 'bacaSelisih');
  return isKunci(id) ? k.loaders.selisihById.load(id) : null;
}

function tarikan({ id }: Rujukan, k: KonteksSelisih): Promise<BarisTarikan | null> | null {
  wajibBoleh(k, 'bacaTarikan');
  return isKunci(id) ? k.loaders.tarikanById.load(id) : null;
}

async function laporanSelisih({ id }: Rujukan, _: unknown, k: KonteksSelisih): Promise<BagianLaporan | null> {
  wajibBoleh(k, 'bacaLaporan');
  return isKunci(id) ? susunBagian(await k.loaders.bagianLaporan.load(id), uraikanSelisih) : null;
}

async function laporanUmpan({ id }: Rujukan, _: unknown, k: KonteksSelisih): Promise<unknown[] | null> {
  wajibBoleh(k, 'bacaLaporan');
  const rows = isKunci(id) ? await k.loaders.bagianLaporan.load(id) : [];
  return rows.length === 0 ? null : rows.map((r) => ({ instansi: { id: r.instansiId }, diketahui: r.diketahui, ...bacaUmpan(r.isi) }));
}

const namaBidang = ({ bidang }: { bidang: number }): (Bidang & { readonly nama: string }) | null => {
  const b = bidangDariBit.get(bidang);
  return b === undefined ? null : { ...b, nama: b.bidang };
};
const rujukanInstansi = ({ instansiId }: { instansiId: string }): Rujukan => ({ id: instansiId });
const nilaiDari =
  (sisi: 'nilaiBkn' | 'nilaiSimpeg') =>
  async (s: BarisSelisih, _: unknown, k: KonteksSelisih): Promise<string | null> =>
    isBidangLahir(s.bidang) ? ((await k.loaders.selisihLahir.load(s.id))?.[sisi] ?? null) : samarkanNilai(s.bidang, s[sisi]);
/** A decision and its task say which birth date is right: they are shown only after the reading of that date was written down. */
async function bernilai<R>({ id, bidang }: BarisSelisih, rows: Promise<readonly R[]>, k: KonteksSelisih): Promise<readonly R[]> {
  const ada = await rows;
  if (ada.length > 0 && isBidangLahir(bidang)) await k.loaders.selisihLahir.load(id);
  return ada;
}
const isiTugas =
  (kunci: string) =>
  ({ isi }: BarisTugas): unknown =>
    typeof isi === 'object' && isi !== null ? Reflect.get(isi, kunci) : null;

export const resolvers = {
  Nip,
  WaktuUtc,
  Query: {
    daftarSelisih,
    selisih: (_: unknown, arg: Rujukan, k: KonteksSelisih) => selisih(arg, k),
    daftarTarikan,
    tarikan: (_: unknown, arg: Rujukan, k: KonteksSelisih) => tarikan(arg, k),
    daftarPadanan,
    sapuanTerakhir: (_: unknown, __: unknown, k: KonteksSelisih) => {
      wajibBoleh(k, 'mintaSapuan');
      return k.baca(selectSapuanTerakhir);
    },
    daftarUsulanTautan,
    usulanTautan,
    daftarBedaRiwayat,
    bedaRiwayat: (_: unknown, arg: Rujukan, k: KonteksSelisih) => bedaRiwayat(arg, k),
    ...kueriKaitan,
  },
  Mutation: mutasi,
  Selisih: {
    __resolveReference: selisih,
    pegawai: ({ nip }: BarisSelisih) => ({ nip }),
    instansi: rujukanInstansi,
    bidang: namaBidang,
    nilaiBkn: nilaiDari('nilaiBkn'),
    nilaiSimpeg: nilaiDari('nilaiSimpeg'),
    riwayat: async ({ id, bidang }: BarisSelisih, _: unknown, k: KonteksSelisih) =>
      (isBidangLahir(bidang) ? ((await k.loaders.selisihLahir.load(id))?.riwayat ?? []) : await k.loaders.riwayat.load(id)).map((r: BarisRiwayat) => ({
        ...r,
        nilaiBkn: samarkanNilai(bidang, r.nilaiBkn),
        nilaiSimpeg: samarkanNilai(bidang, r.nilaiSimpeg),
      })),
    keputusan: async (s: BarisSelisih, _: unknown, k: KonteksSelisih) =>
      (await bernilai(s, k.loaders.keputusan.load(s.id), k)).map((r) => ({ ...r, membatalkanId: r.membatalkan })),
    tugas: (s: BarisSelisih, _: unknown, k: KonteksSelisih) => bernilai(s, k.loaders.tugas.load(s.id), k),
  },
  TugasPerbaikan: { pelaksana: isiTugas('pelaksana'), nilai: isiTugas('nilai') },
  UsulanTautan,
  TemuanSistemik: { bidang: namaBidang, dari: ({ pembagi }: BarisSistemik) => pembagi },
  KualitasData: { ...KualitasData, ...kualitasRiwayat },
  BedaRiwayat,
  JenisRiwayat: JenisRiwayatGraphql,
  JumlahBedaRiwayat,
  TemuanSistemikRiwayat: JumlahBedaRiwayat,
  Tarikan: { __resolveReference: tarikan, instansi: rujukanInstansi, barisDitolak },
  Padanan: { id: (p: BarisPadanan) => idPadanan(p.instansiId, p.tabel, p.lokal), instansi: rujukanInstansi },
  Pegawai: {
    __resolveReference: ({ nip }: RujukanPegawai) => ({ nip }),
    selisih: ({ nip }: RujukanPegawai, { terbuka }: { terbuka?: boolean | null }, k: KonteksSelisih) => {
      wajibBoleh(k, 'bacaSelisih');
      return k.loaders.selisihByNip.load({ kunci: nip, argumen: terbuka ?? true });
    },
    bedaRiwayat: bedaRiwayatPegawai,
  },
  Instansi: { __resolveReference: ({ id }: Rujukan) => ({ id }), kualitasData },
  LaporanNasional: { __resolveReference: ({ id }: Rujukan) => ({ id }), selisih: laporanSelisih, umpan: laporanUmpan },
};

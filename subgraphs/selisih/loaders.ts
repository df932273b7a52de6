import type DataLoader from 'dataloader';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { bacaTercatat } from '../../platform/db/catat-akses.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { type KunciBerargumen, muatBanyak, muatBerargumen, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../platform/graphql/pemuat.ts';
import { bukaNilaiLahir, type NilaiLahir } from './nilai-lahir.ts';
import * as pr from './queries/putusan-riwayat.ts';
import * as r from './queries/riwayat.ts';
import * as t from './queries/tautan.ts';
import * as q from './queries.ts';
import { HUKDIS } from './riwayat-hukdis.ts';

export interface LoaderSelisih {
  readonly selisihById: PemuatSatu<string, q.BarisSelisih>;
  readonly selisihByNip: DataLoader<KunciBerargumen<boolean>, readonly q.BarisSelisih[], string>;
  /** A discrepancy about a birth date, with its values and history; loading one leaves a trace. */
  readonly selisihLahir: PemuatSatu<string, NilaiLahir>;
  readonly riwayat: PemuatBanyak<string, q.BarisRiwayat>;
  readonly keputusan: PemuatBanyak<string, q.BarisKeputusan>;
  readonly tugas: PemuatBanyak<string, q.BarisTugas>;
  readonly instansiById: PemuatSatu<string, { id: string; no: number }>;
  readonly kesegaran: PemuatBanyak<string, q.BarisKesegaran>;
  readonly jumlahLevel: PemuatBanyak<string, q.Hitungan>;
  readonly jumlahHimpunan: PemuatBanyak<string, q.Hitungan>;
  readonly sistemik: PemuatBanyak<string, q.BarisSistemik>;
  readonly tarikanById: PemuatSatu<string, q.BarisTarikan>;
  readonly barisDitolak: DataLoader<KunciBerargumen<q.HalamanTolak>, readonly q.BarisTolak[], string>;
  readonly bedaRiwayatById: PemuatSatu<string, r.BarisBedaRiwayat>;
  readonly bedaRiwayatByNip: DataLoader<KunciBerargumen<boolean>, readonly r.BarisBedaRiwayat[], string>;
  readonly catatanRiwayat: PemuatBanyak<string, r.BarisCatatanRiwayat>;
  readonly keputusanRiwayat: PemuatBanyak<string, pr.BarisKeputusanRiwayat>;
  readonly tugasRiwayat: PemuatBanyak<string, pr.BarisTugasRiwayat>;
  readonly rekapRiwayat: PemuatBanyak<string, r.BarisRekapRiwayat>;
  readonly sistemikRiwayat: PemuatBanyak<string, r.BarisSistemikRiwayat>;
  readonly bagianLaporan: PemuatBanyak<string, BarisBagian & { readonly laporan: string }>;
  readonly usulanTautan: PemuatSatu<string, t.BarisUsulan>;
  readonly pasanganTautan: PemuatSatu<string, t.BarisPasangan>;
  readonly bobotTautan: PemuatSatu<string, { versi: string; isi: unknown }>;
  readonly keputusanTautan: PemuatBanyak<string, t.BarisKeputusanTautan>;
  readonly tugasTautan: PemuatBanyak<string, t.BarisTugasTautan>;
}

export interface KonteksSelisih extends KonteksSubgraf {
  readonly loaders: LoaderSelisih;
}

/** One set per request: a batch or a cache never crosses two callers' rights. */
export const buatLoader = (k: KonteksSubgraf): LoaderSelisih => ({
  selisihById: muatSatu(
    (id) => k.baca((tx) => q.selectSelisihById(tx, id)),
    (r) => r.id,
  ),
  selisihByNip: muatBerargumen(
    (nip, terbuka: boolean) => k.baca((tx) => q.selectSelisihByNip(tx, nip, terbuka)),
    (r) => r.nip,
  ),
  selisihLahir: muatSatu(
    (id) => bukaNilaiLahir(k, id),
    (r) => r.id,
  ),
  riwayat: muatBanyak(
    (id) => k.baca((tx) => q.selectRiwayat(tx, id)),
    (r) => r.selisih,
  ),
  keputusan: muatBanyak(
    (id) => k.baca((tx) => q.selectKeputusan(tx, id)),
    (r) => r.selisih,
  ),
  tugas: muatBanyak(
    (id) => k.baca((tx) => q.selectTugas(tx, id)),
    (r) => r.selisih,
  ),
  instansiById: muatSatu(
    (id) => k.baca((tx) => q.selectInstansiById(tx, id)),
    (r) => r.id,
  ),
  kesegaran: muatBanyak(
    (id) => k.baca((tx) => q.selectKesegaran(tx, id)),
    (r) => r.instansiId,
  ),
  jumlahLevel: muatBanyak(
    (id) => k.baca((tx) => q.selectJumlahLevel(tx, id)),
    (r) => r.instansiId,
  ),
  jumlahHimpunan: muatBanyak(
    (id) => k.baca((tx) => q.selectJumlahHimpunan(tx, id)),
    (r) => r.instansiId,
  ),
  sistemik: muatBanyak(
    (id) => k.baca((tx) => q.selectSistemik(tx, id)),
    (r) => r.instansiId,
  ),
  tarikanById: muatSatu(
    (id) => k.baca((tx) => q.selectTarikanById(tx, id)),
    (r) => r.id,
  ),
  barisDitolak: muatBerargumen(
    (id, h: q.HalamanTolak) => k.baca((tx) => q.selectBarisDitolak(tx, id, h)),
    (r) => r.tarikan,
  ),
  bedaRiwayatById: muatSatu(
    (id) => bacaTercatat(k, HUKDIS, (tx) => r.selectBedaRiwayatById(tx, id)),
    (b) => b.id,
  ),
  bedaRiwayatByNip: muatBerargumen(
    (nip, terbuka: boolean) => bacaTercatat(k, HUKDIS, (tx) => r.selectBedaRiwayatByNip(tx, nip, terbuka)),
    (b) => b.nip,
  ),
  catatanRiwayat: muatBanyak(
    (id) => k.baca((tx) => r.selectCatatanRiwayat(tx, id)),
    (b) => b.bedaRiwayat,
  ),
  keputusanRiwayat: muatBanyak(
    (id) => k.baca((tx) => pr.selectKeputusanRiwayat(tx, id)),
    (b) => b.bedaRiwayat,
  ),
  tugasRiwayat: muatBanyak(
    (id) => k.baca((tx) => pr.selectTugasRiwayat(tx, id)),
    (b) => b.bedaRiwayat,
  ),
  rekapRiwayat: muatBanyak(
    (id) => k.baca((tx) => r.selectRekapRiwayat(tx, id)),
    (b) => b.instansiId,
  ),
  sistemikRiwayat: muatBanyak(
    (id) => k.baca((tx) => r.selectSistemikRiwayat(tx, id)),
    (b) => b.instansiId,
  ),
  bagianLaporan: muatBanyak(
    (id) => k.baca((tx) => q.selectBagianLaporan(tx, id)),
    (r) => r.laporan,
  ),
  usulanTautan: muatSatu(
    (id) => k.baca((tx) => t.selectUsulanById(tx, id)),
    (r) => r.id,
  ),
  pasanganTautan: muatSatu(
    (id) => k.tercatat((tx) => t.selectPasangan(tx, id)),
    (r) => r.usulan,
  ),
  bobotTautan: muatSatu(
    (versi) => k.baca((tx) => t.selectBobot(tx, versi)),
    (r) => r.versi,
  ),
  keputusanTautan: muatBanyak(
    (id) => k.baca((tx) => t.selectKeputusanTautan(tx, id)),
    (r) => r.usulan,
  ),
  tugasTautan: muatBanyak(
    (id) => k.baca((tx) => t.selectTugasTautan(tx, id)),
    (r) => r.usulan,
  ),
});

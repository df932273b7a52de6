import type DataLoader from 'dataloader';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { type KunciBerargumen, muatBanyak, muatBerargumen, muatSatu, type PemuatBanyak, type PemuatSatu } from '../../platform/graphql/pemuat.ts';
import * as q from './queries.ts';

interface Tujuan {
  readonly tujuan: string;
}

export interface LoaderPegawai {
  readonly bknByNip: PemuatSatu<string, q.BarisPegawai>;
  readonly simpegByNip: PemuatSatu<string, q.BarisPegawai>;
  readonly instansiById: PemuatSatu<string, q.BarisInstansi>;
  readonly instansiByNo: PemuatSatu<number, q.BarisInstansi>;
  readonly provinsiById: PemuatSatu<string, q.BarisProvinsi>;
  readonly kesegaranByNo: PemuatBanyak<number, q.BarisKesegaran>;
  /** Birth dates by NIP; loading one leaves a trace. */
  readonly lahirByNip: PemuatBanyak<string, q.BarisLahir>;
  readonly nikPenuh: DataLoader<KunciBerargumen<Tujuan>, readonly q.BarisNik[], string>;
  readonly halamanInstansi: DataLoader<KunciBerargumen<q.HalamanPegawai>, readonly q.PegawaiInstansi[], string>;
  readonly bagianLaporan: PemuatBanyak<string, BarisBagian & { readonly laporan: string }>;
}

export interface KonteksPegawai extends KonteksSubgraf {
  readonly loaders: LoaderPegawai;
}

/** One set per request: a batch or a cache never crosses two callers' rights. */
export const buatLoader = (k: KonteksSubgraf): LoaderPegawai => ({
  bknByNip: muatSatu(
    (nip) => k.baca((tx) => q.selectBknByNip(tx, nip)),
    (r) => r.nip,
  ),
  simpegByNip: muatSatu(
    (nip) => k.baca((tx) => q.selectSimpegByNip(tx, nip)),
    (r) => r.nip,
  ),
  instansiById: muatSatu(
    (id) => k.baca((tx) => q.selectInstansiById(tx, id)),
    (r) => r.id,
  ),
  instansiByNo: muatSatu(
    (no) => k.baca((tx) => q.selectInstansiByNo(tx, no)),
    (r) => r.no,
  ),
  provinsiById: muatSatu(
    (id) => k.baca((tx) => q.selectProvinsiById(tx, id)),
    (r) => r.id,
  ),
  kesegaranByNo: muatBanyak(
    (no) => k.baca((tx) => q.selectKesegaran(tx, no)),
    (r) => r.instansi,
  ),
  lahirByNip: muatBanyak(
    (nip) => k.tercatat((tx) => q.selectLahir(tx, nip)),
    (r) => r.nip,
  ),
  // A write: the access trail is one entry per purpose, however many people were opened for it.
  nikPenuh: muatBerargumen(
    (nip, { tujuan }: Tujuan) => k.tulis((tx) => q.selectNikPenuh(tx, nip, tujuan)),
    (r) => r.nip,
  ),
  halamanInstansi: muatBerargumen(
    (id, h: q.HalamanPegawai) => k.baca((tx) => q.selectPegawaiPerInstansi(tx, id, h)),
    (r) => r.instansiId,
  ),
  bagianLaporan: muatBanyak(
    (id) => k.baca((tx) => q.selectBagianLaporan(tx, id)),
    (r) => r.laporan,
  ),
});

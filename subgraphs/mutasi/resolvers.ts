import { RESOLVER_SKALAR } from '../../platform/graphql/skalar.ts';
import { Pertek } from './resolvers/alur.ts';
import { BeritaAcara } from './resolvers/berita-acara.ts';
import { EmberUsul } from './resolvers/echecking.ts';
import { HasilSimpanKonsep, KonsepPegawai, KonsepUsul } from './resolvers/konsep.ts';
import { LaporanNasional } from './resolvers/laporan.ts';
import {
  HasilAjukanMutasi,
  HasilKecualikanAturan,
  HasilLampirkanDokumen,
  HasilPeralihan,
  MutasiBeralih,
  MutasiDiajukan,
  MutasiDitahan,
  Mutation,
} from './resolvers/mutation.ts';
import { Instansi, Pegawai, Query } from './resolvers/query.ts';
import { RisikoPegawai } from './resolvers/risiko.ts';
import { TautanUsul } from './resolvers/tautan.ts';
import { BedaPegawai, UjiUlang } from './resolvers/uji-ulang.ts';
import { UsulMutasi, UsulPegawai } from './resolvers/usul.ts';

export const resolvers = {
  ...RESOLVER_SKALAR,
  Query,
  Mutation,
  Pegawai,
  Instansi,
  LaporanNasional,
  UsulMutasi,
  UsulPegawai,
  BeritaAcara,
  Pertek,
  UjiUlang,
  RisikoPegawai,
  TautanUsul,
  BedaPegawai,
  EmberUsul,
  KonsepUsul,
  KonsepPegawai,
  HasilSimpanKonsep,
  HasilAjukanMutasi,
  HasilKecualikanAturan,
  HasilLampirkanDokumen,
  HasilPeralihan,
  MutasiDiajukan,
  MutasiBeralih,
  MutasiDitahan,
};

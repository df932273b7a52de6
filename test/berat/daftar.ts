import { BARIS_ASING } from './klaim/baris-asing.ts';
import { BEKU_PEKERJA } from './klaim/beku-pekerja.ts';
import { CAKRAM_PENUH } from './klaim/cakram-penuh.ts';
import { JAM_BERGESER } from './klaim/jam-bergeser.ts';
import { JARINGAN_BURUK } from './klaim/jaringan-buruk.ts';
import { KANARI_PERMINTAAN } from './klaim/kanari-permintaan.ts';
import { KANON } from './klaim/kanon.ts';
import { KIRIM_GANDA } from './klaim/kirim-ganda.ts';
import { MATI_JAM } from './klaim/mati-jam.ts';
import { CAKRAM_PENUH_POSTGRES, MATI_POSTGRES } from './klaim/mati-postgres.ts';
import { MATI_HUB, MATI_PEKERJA } from './klaim/mati-proses.ts';
import { ORANG_BERBEDA } from './klaim/orang-berbeda.ts';
import { ORANG_SERENTAK } from './klaim/orang-serentak.ts';
import { PENGHALANG_SERENTAK } from './klaim/penghalang-serentak.ts';
import { PERNYATAAN } from './klaim/pernyataan.ts';
import { REDIS_HILANG } from './klaim/redis-hilang.ts';
import { REKAMAN_RUSAK } from './klaim/rekaman-rusak.ts';
import { RENDAM } from './klaim/rendam.ts';
import { RIWAYAT } from './klaim/riwayat.ts';
import { SERENTAK_100 } from './klaim/serentak-100.ts';
import { SETUJU_TANDAI } from './klaim/setuju-tandai.ts';
import { SIAGA_NAIK } from './klaim/siaga-naik.ts';
import { TINDAKAN_TERPUTUS } from './klaim/tindakan-terputus.ts';
import type { Klaim } from './klaim.ts';

/** Every claim that has a long form. */
export const KLAIM: readonly Klaim[] = [
  PERNYATAAN,
  RIWAYAT,
  KANON,
  KIRIM_GANDA,
  MATI_HUB,
  MATI_PEKERJA,
  MATI_JAM,
  MATI_POSTGRES,
  SIAGA_NAIK,
  REDIS_HILANG,
  CAKRAM_PENUH,
  CAKRAM_PENUH_POSTGRES,
  PENGHALANG_SERENTAK,
  TINDAKAN_TERPUTUS,
  ORANG_SERENTAK,
  ORANG_BERBEDA,
  BARIS_ASING,
  REKAMAN_RUSAK,
  SETUJU_TANDAI,
  SERENTAK_100,
  KANARI_PERMINTAAN,
  JARINGAN_BURUK,
  RENDAM,
  JAM_BERGESER,
  BEKU_PEKERJA,
];

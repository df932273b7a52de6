import { bigint, boolean, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Histories of both sides and the findings about them. Constraints, triggers and policies live in the migrations.

const kolomRiwayat = () => ({
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  jenis: text('jenis').notNull(),
  kunci: text('kunci').notNull(),
  kunciCadangan: text('kunci_cadangan'),
  kunciTak: boolean('kunci_tak').notNull(),
  batal: boolean('batal').notNull(),
  urut: text('urut'),
  isi: jsonb('isi').notNull(),
  alasan: jsonb('alasan').notNull(),
  h: bigint('h', { mode: 'bigint' }).notNull(),
  tarikan: kunci('tarikan').notNull(),
});

export const riwayatBkn = pgTable('riwayat_bkn', kolomRiwayat());
export const riwayatSimpeg = pgTable('riwayat_simpeg', kolomRiwayat());

export const riwayatCakupan = pgTable('riwayat_cakupan', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  tarikan: kunci('tarikan').notNull(),
});

export const riwayatPernah = pgTable('riwayat_pernah', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
});

export const riwayatTakLengkap = pgTable('riwayat_tak_lengkap', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  nip: nip('nip').notNull(),
  jenis: text('jenis').notNull(),
});

export const stagingRiwayat = pgTable('staging_riwayat', {
  tarikan: kunci('tarikan').notNull(),
  baris: integer('baris').notNull(),
  macam: text('macam').notNull(),
  nip: nip('nip'),
  pnsId: text('pns_id'),
  jenis: text('jenis'),
  kunci: text('kunci'),
  kunciCadangan: text('kunci_cadangan'),
  kunciTak: boolean('kunci_tak'),
  batal: boolean('batal'),
  urut: text('urut'),
  isi: jsonb('isi'),
  alasan: jsonb('alasan'),
  h: bigint('h', { mode: 'bigint' }),
});

export const bedaRiwayat = pgTable('beda_riwayat', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  jenis: text('jenis').notNull(),
  kunci: text('kunci').notNull(),
  beda: text('beda').notNull(),
  nilai: jsonb('nilai').$type<Readonly<Record<string, readonly [string | null, string | null]>>>().notNull(),
  level: text('level').notNull(),
  status: text('status').notNull().default(bawaan),
  sistemik: boolean('sistemik').notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  sejak: timestamp('sejak', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ditutupPada: timestamp('ditutup_pada', { withTimezone: true, mode: 'date' }),
  tarikan: kunci('tarikan'),
});

export const bedaRiwayatCatatan = pgTable('beda_riwayat_catatan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  bedaRiwayat: kunci('beda_riwayat').notNull(),
  dari: text('dari'),
  ke: text('ke').notNull(),
  sebab: text('sebab').notNull(),
  beda: text('beda').notNull(),
  nilai: jsonb('nilai').$type<Readonly<Record<string, readonly [string | null, string | null]>>>().notNull(),
  keputusan: kunci('keputusan'),
  oleh: text('oleh').notNull().default(bawaan),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const keputusanRiwayat = pgTable('keputusan_riwayat', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  bedaRiwayat: kunci('beda_riwayat').notNull(),
  jenis: text('jenis').notNull(),
  alasanKode: text('alasan_kode').notNull(),
  alasan: text('alasan').notNull(),
  bukti: text('bukti'),
  nilaiLain: text('nilai_lain'),
  membatalkan: kunci('membatalkan'),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const temuanSistemikRiwayat = pgTable('temuan_sistemik_riwayat', {
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  beda: text('beda').notNull(),
  jumlah: integer('jumlah').notNull(),
  pembagi: integer('pembagi').notNull(),
  sejak: timestamp('sejak', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ditutupPada: timestamp('ditutup_pada', { withTimezone: true, mode: 'date' }),
});

export const rekapBedaRiwayat = pgTable('rekap_beda_riwayat', {
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  beda: text('beda').notNull(),
  level: text('level').notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
});

import { boolean, date, integer, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan } from './kolom.ts';

// Tiers, schedule of the feeds and state of their sources. Constraints, functions and policies live in the migrations.

export const tingkatTarik = pgTable('tingkat_tarik', {
  kode: text('kode').notNull(),
  urut: smallint('urut').notNull(),
  kelipatan: numeric('kelipatan').notNull(),
  jitter: numeric('jitter').notNull(),
  mendahului: numeric('mendahului').notNull(),
  hari: integer('hari'),
  sejak: date('sejak').notNull(),
  sampai: date('sampai'),
  dasar: text('dasar').notNull(),
});

export const jadwalUmpan = pgTable('jadwal_umpan', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  tingkat: text('tingkat').notNull(),
  sumber: text('sumber').notNull(),
  macam: text('macam').notNull().default(bawaan),
  berikut: timestamp('berikut', { withTimezone: true, mode: 'date' }).notNull(),
  dimintaPada: timestamp('diminta_pada', { withTimezone: true, mode: 'date' }),
  terakhir: timestamp('terakhir', { withTimezone: true, mode: 'date' }),
  lamaMs: integer('lama_ms'),
});

export const pemutusSumber = pgTable('pemutus_sumber', {
  sumber: text('sumber').notNull(),
  keadaan: text('keadaan').notNull().default(bawaan),
  gagal: integer('gagal').notNull().default(bawaan),
  sampai: timestamp('sampai', { withTimezone: true, mode: 'date' }),
  lambat: boolean('lambat').notNull().default(bawaan),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

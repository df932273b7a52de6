import { bigint, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci } from './kolom.ts';

// What remote agents agreed upon with the hub, and their sessions (docs/denyut-sync.md). Constraints and policies live in the migrations.

export const denyutCermin = pgTable('denyut_cermin', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  tarikan: kunci('tarikan').notNull(),
  kunci: text('kunci').notNull(),
  kolomKunci: text('kolom_kunci').notNull(),
  akar: text('akar').notNull(),
  jumlah: integer('jumlah').notNull(),
  cacat: integer('cacat').notNull(),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const denyutSesi = pgTable('denyut_sesi', {
  id: text('id').notNull(),
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  subjek: text('subjek').notNull(),
  orang: text('orang').notNull(),
  sidik: text('sidik').notNull(),
  akar: text('akar').notNull(),
  kolomKunci: text('kolom_kunci').notNull(),
  dasar: kunci('dasar'),
  status: text('status').notNull().default(bawaan),
  cara: text('cara'),
  panjang: bigint('panjang', { mode: 'number' }),
  sha256: text('sha256'),
  tarikan: kunci('tarikan'),
  dibukaPada: timestamp('dibuka_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ditutupPada: timestamp('ditutup_pada', { withTimezone: true, mode: 'date' }),
});

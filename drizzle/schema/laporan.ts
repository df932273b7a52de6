import { boolean, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci } from './kolom.ts';

// Stored national reports, one snapshot each. Constraints, triggers and policies live in the migrations.

export const laporan = pgTable('laporan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const laporanBagian = pgTable('laporan_bagian', {
  laporan: kunci('laporan').notNull(),
  bagian: text('bagian').notNull(),
  instansi: smallint('instansi').notNull(),
  diketahui: boolean('diketahui').notNull(),
  isi: jsonb('isi').notNull(),
});

import { boolean, integer, numeric, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci } from './kolom.ts';

// Rate budget per source and the line of those who wait for it. The function that grants lives in the migration.

export const anggaranSumber = pgTable('anggaran_sumber', {
  sumber: text('sumber').notNull(),
  kapasitas: numeric('kapasitas').notNull(),
  perDetik: numeric('per_detik').notNull(),
  sisa: numeric('sisa').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const anggaranGiliran = pgTable('anggaran_giliran', {
  sumber: text('sumber').notNull(),
  peminta: text('peminta').notNull(),
  n: integer('n').notNull(),
  urut: kunci('urut').notNull().generatedAlwaysAs(bawaan),
  utama: boolean('utama').notNull().default(bawaan),
  kembaliPada: timestamp('kembali_pada', { withTimezone: true, mode: 'date' }).notNull(),
});

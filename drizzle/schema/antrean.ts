import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci } from './kolom.ts';

// Outbox and idempotency rows of the queue. Constraints, triggers and policies live in the migrations.

export const pekerjaanSelesai = pgTable('pekerjaan_selesai', {
  kunci: text('kunci').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const kotakKeluar = pgTable('kotak_keluar', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  antrean: text('antrean').notNull(),
  nama: text('nama').notNull(),
  payload: jsonb('payload').notNull(),
  kunci: text('kunci').notNull(),
  dibuat: timestamp('dibuat', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  dikirim: timestamp('dikirim', { withTimezone: true, mode: 'date' }),
});

import { integer, jsonb, pgTable, smallint, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci } from './kolom.ts';

/** Drafts of usul: what an instansi is still preparing. A row leaves when it is proposed. */
export const konsepUsul = pgTable('konsep_usul', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  isi: jsonb('isi').notNull().default(bawaan),
  pegawai: jsonb('pegawai').notNull().default(bawaan),
  jumlah: integer('jumlah').notNull().generatedAlwaysAs(bawaan),
  tanpaTujuan: integer('tanpa_tujuan').notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

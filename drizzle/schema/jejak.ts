import { bigint, boolean, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, bytea } from './kolom.ts';

// The audit chain. Constraints, triggers and policies live in the migrations.

export const jejak = pgTable('jejak', {
  shard: smallint('shard').notNull(),
  urut: bigint('urut', { mode: 'number' }).notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull(),
  peristiwa: text('peristiwa').notNull(),
  pelaku: text('pelaku').notNull(),
  orang: text('orang').notNull(),
  data: jsonb('data').notNull(),
  sebelum: bytea('sebelum').notNull(),
  hash: bytea('hash').notNull(),
});

export const jejakKepala = pgTable('jejak_kepala', {
  shard: smallint('shard').notNull(),
  urut: bigint('urut', { mode: 'number' }).notNull(),
  hash: bytea('hash').notNull(),
});

/** Entries of a transaction until its commit links them to the chain; no other transaction ever sees one. */
export const jejakMenunggu = pgTable('jejak_menunggu', {
  id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
  peristiwa: text('peristiwa').notNull(),
  pelaku: text('pelaku').notNull(),
  orang: text('orang').notNull(),
  data: jsonb('data').notNull(),
});

/** One row: the newest checkpoint that lies outside the database. */
export const jejakSegel = pgTable('jejak_segel', {
  satu: boolean('satu').notNull().default(bawaan),
  nomor: bigint('nomor', { mode: 'number' }).notNull(),
  hash: text('hash').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull(),
});

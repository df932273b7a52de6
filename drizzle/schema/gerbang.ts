import { bigint, pgTable, smallint } from 'drizzle-orm/pg-core';
import { bawaan, nip, xid8 } from './kolom.ts';

// Gate rows: the locks behind invariants I1 and I15. Constraints, triggers and policies live in the migrations.

export const gerbangPegawai = pgTable('gerbang_pegawai', {
  nip: nip('nip').notNull(),
  epoch: bigint('epoch', { mode: 'number' }).notNull().default(bawaan),
  xid: xid8('xid'),
});

export const gerbangInstansi = pgTable('gerbang_instansi', {
  instansi: smallint('instansi').notNull(),
  epoch: bigint('epoch', { mode: 'number' }).notNull().default(bawaan),
});

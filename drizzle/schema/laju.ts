import { bigint, date, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Limits per account and what was used of them. Only functions of the migration read and write here.

const pada = (nama: string) => timestamp(nama, { withTimezone: true, mode: 'date' });

export const batasLaju = pgTable('batas_laju', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  peran: text('peran').notNull(),
  macam: text('macam').notNull(),
  jendelaDetik: integer('jendela_detik').notNull(),
  batas: bigint('batas', { mode: 'number' }).notNull(),
  berlakuDari: date('berlaku_dari', { mode: 'string' }).notNull(),
  dasar: text('dasar').notNull(),
  oleh: text('oleh').notNull(),
  pada: pada('pada').notNull().default(bawaan),
});

export const laju = pgTable('laju', {
  akun: text('akun').notNull(),
  macam: text('macam').notNull(),
  jendela: pada('jendela').notNull(),
  terpakai: bigint('terpakai', { mode: 'number' }).notNull().default(0),
  lewatPada: pada('lewat_pada'),
});

export const lajuOrang = pgTable('laju_orang', {
  akun: text('akun').notNull(),
  jendela: pada('jendela').notNull(),
  nip: nip('nip').notNull(),
});

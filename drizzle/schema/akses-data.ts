import { boolean, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, bytea, kunci, nip } from './kolom.ts';

// The access trail. Written by the SQL function akses_tulis alone, read by akses_saya and akses_kebocoran.

/** One reading of full NIKs, birth dates or disciplinary records. */
export const aksesData = pgTable('akses_data', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull(),
  subjek: text('subjek').notNull(),
  orang: text('orang').notNull(),
  peran: text('peran').notNull(),
  instansi: smallint('instansi'),
  operasi: text('operasi').notNull(),
  tujuan: text('tujuan').notNull(),
  jenis: text('jenis').array().notNull(),
  rujukan: text('rujukan'),
  jumlah: integer('jumlah').notNull(),
  /** Members of a set read at once by a machine; null = one row of akses_orang for each person. */
  himpunan: nip('himpunan').array(),
  lingkup: jsonb('lingkup'),
  /** Transaction that wrote it, by which readings are gathered into digests; 0 = older than the digests. */
  trx: kunci('trx').notNull().default('0'),
  /** Fingerprint of the members; null = older than the digests. */
  anggota: bytea('anggota'),
});

/** One person of one reading. */
export const aksesOrang = pgTable('akses_orang', {
  nip: nip('nip').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull(),
  akses: kunci('akses').notNull(),
});

/** The one row that says how far the digests have come. */
export const aksesRangkum = pgTable('akses_rangkum', {
  satu: boolean('satu').primaryKey().default(true),
  ke: kunci('ke').notNull(),
  sampai: kunci('sampai').notNull(),
});

/** Removals by age: up to which digest and transaction. */
export const aksesPangkasan = pgTable('akses_pangkasan', {
  ke: kunci('ke').primaryKey(),
  sampai: kunci('sampai').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().defaultNow(),
});

import { boolean, date, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Complaints. Constraints and policies live in the migration. The vault of reporters (schema brankas) has no typed table on purpose: only functions open it.

const pada = (nama: string) => timestamp(nama, { withTimezone: true, mode: 'date' });

export const aduan = pgTable('aduan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  nomor: text('nomor').notNull(),
  saluran: text('saluran').notNull(),
  rujukan: text('rujukan').notNull(),
  sidik: text('sidik').notNull(),
  kategori: text('kategori').notNull(),
  instansi: smallint('instansi'),
  instansiTertulis: text('instansi_tertulis'),
  nip: nip('nip'),
  nik: text('nik'),
  terlapor: text('terlapor').notNull(),
  uraian: text('uraian'),
  tanggalKejadian: date('tanggal_kejadian', { mode: 'string' }),
  lampiran: jsonb('lampiran').notNull().default(bawaan),
  anonim: boolean('anonim').notNull(),
  status: text('status').notNull().default(bawaan),
  induk: kunci('induk'),
  temuan: kunci('temuan'),
  alasanKode: text('alasan_kode'),
  alasan: text('alasan'),
  oleh: text('oleh').notNull(),
  diterimaPada: pada('diterima_pada').notNull().default(bawaan),
  batasPada: pada('batas_pada').notNull(),
  diputusOleh: text('diputus_oleh'),
  diputusPada: pada('diputus_pada'),
  versi: integer('versi').notNull().default(bawaan),
});

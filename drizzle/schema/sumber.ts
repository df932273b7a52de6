import { bigint, boolean, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, bytea, kunci, nip } from './kolom.ts';

// Which source serves which feed, and what was fetched from it. Constraints and policies live in the migrations.

export const sumberInstansi = pgTable('sumber_instansi', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  versi: integer('versi').notNull(),
  macam: text('macam').notNull(),
  alamat: text('alamat').notNull().default(bawaan),
  setelan: jsonb('setelan').notNull().default(bawaan),
  rahasia: jsonb('rahasia').notNull().default(bawaan),
  jarakDetik: integer('jarak_detik').notNull().default(bawaan),
  aktif: boolean('aktif').notNull().default(bawaan),
  oleh: text('oleh').notNull(),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const pengambilan = pgTable('pengambilan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  versiSumber: integer('versi_sumber').notNull(),
  status: text('status').notNull().default(bawaan),
  kursor: jsonb('kursor'),
  bita: bigint('bita', { mode: 'number' }).notNull().default(bawaan),
  berkas: text('berkas'),
  sha256: text('sha256'),
  penanda: jsonb('penanda'),
  hitung: jsonb('hitung').notNull().default(bawaan),
  sebab: text('sebab'),
  gagal: integer('gagal').notNull().default(bawaan),
  cobaPada: timestamp('coba_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  mulaiPada: timestamp('mulai_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diperiksaPada: timestamp('diperiksa_pada', { withTimezone: true, mode: 'date' }),
  selesaiPada: timestamp('selesai_pada', { withTimezone: true, mode: 'date' }),
});

export const pengambilanOrang = pgTable('pengambilan_orang', {
  pengambilan: kunci('pengambilan').notNull(),
  nip: nip('nip').notNull(),
  terdaftar: boolean('terdaftar').notNull().default(bawaan),
});

export const tokenSumber = pgTable('token_sumber', {
  instansi: smallint('instansi').notNull(),
  isi: bytea('isi').notNull(),
  berakhirPada: timestamp('berakhir_pada', { withTimezone: true, mode: 'date' }).notNull(),
  ditolakPada: timestamp('ditolak_pada', { withTimezone: true, mode: 'date' }),
  oleh: text('oleh').notNull(),
  dipasangPada: timestamp('dipasang_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

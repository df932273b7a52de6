import { bigint, integer, jsonb, pgTable, real, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Suggested links between people whose NIP has no match, the weights they were scored with, and what stewards decided. Policies live in the migrations.

export const bobotTautan = pgTable('bobot_tautan', {
  versi: kunci('versi').notNull().generatedAlwaysAs(bawaan),
  isi: jsonb('isi').notNull(),
  kiri: integer('kiri').notNull(),
  kanan: bigint('kanan', { mode: 'number' }).notNull(),
  pasangan: integer('pasangan').notNull(),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const usulanTautan = pgTable('usulan_tautan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  instansiBkn: smallint('instansi_bkn').notNull(),
  nipBkn: nip('nip_bkn').notNull(),
  jalur: smallint('jalur').notNull(),
  pola: text('pola').notNull(),
  skor: real('skor').notNull(),
  peluang: real('peluang').notNull(),
  jarak: real('jarak'),
  pita: text('pita').notNull(),
  bobotVersi: kunci('bobot_versi').notNull(),
  status: text('status').notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const keputusanTautan = pgTable('keputusan_tautan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usulan: kunci('usulan').notNull(),
  jenis: text('jenis').notNull(),
  nipBenar: text('nip_benar'),
  alasan: text('alasan').notNull(),
  bukti: text('bukti'),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const stagingTautan = pgTable('staging_tautan', {
  no: integer('no').notNull(),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  nik: text('nik'),
  nama: text('nama'),
  tglLahir: text('tgl_lahir'),
  jenisKelamin: text('jenis_kelamin'),
  tmtCpns: text('tmt_cpns'),
  golAkhirId: text('gol_akhir_id'),
  pendidikanId: text('pendidikan_id'),
});

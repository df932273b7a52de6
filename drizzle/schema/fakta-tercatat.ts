import { bigint, boolean, date, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import { bawaan, nip } from './kolom.ts';

// Facts that the rules ask for and neither master record says. Kinds: domain/mutasi/fakta-tercatat.ts.

const dokumen = {
  akhir: date('akhir', { mode: 'string' }),
  angka: integer('angka'),
  dokumen: text('dokumen').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  sumber: text('sumber').notNull(),
  batal: boolean('batal').notNull().default(bawaan),
  tarikan: bigint('tarikan', { mode: 'bigint' }).notNull(),
};

const kunciFakta = {
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  mulai: date('mulai', { mode: 'string' }).notNull(),
  acuan: text('acuan').notNull().default(bawaan),
  sisi: text('sisi').notNull(),
};

export const faktaPegawai = pgTable('fakta_pegawai', { ...kunciFakta, nip: nip('nip').notNull(), nilai: text('nilai'), ...dokumen });

export const faktaInstansi = pgTable('fakta_instansi', { ...kunciFakta, nilai: text('nilai').notNull().default(bawaan), ...dokumen });

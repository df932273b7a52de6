import { boolean, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Emergency access to one person's full identity. Checks and policies live in the migration; rows are written only by the functions darurat_*.

const pada = (nama: string) => timestamp(nama, { withTimezone: true, mode: 'date' });

export const aksesDarurat = pgTable('akses_darurat', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  nip: nip('nip').notNull(),
  instansi: smallint('instansi').notNull(),
  alasan: text('alasan').notNull(),
  menit: smallint('menit').notNull(),
  peminta: text('peminta').notNull(),
  pada: pada('pada').notNull().default(bawaan),
  pemutus: text('pemutus'),
  diputusPada: pada('diputus_pada'),
  setuju: boolean('setuju'),
  catatan: text('catatan'),
  berakhirPada: pada('berakhir_pada'),
  dibaca: integer('dibaca').notNull().default(bawaan),
  dibacaPada: pada('dibaca_pada'),
});

/** One row for each row of a person shown under a grant. */
export const aksesDaruratBaca = pgTable('akses_darurat_baca', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  darurat: kunci('darurat').notNull(),
  sisi: text('sisi').notNull(),
  instansi: smallint('instansi').notNull(),
  pada: pada('pada').notNull().default(bawaan),
});

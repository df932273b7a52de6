import { date, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Facts beyond the master record: performance, discipline, findings, blocks. Constraints, triggers and policies live in the migrations.

export const kinerja = pgTable('kinerja', {
  nip: nip('nip').notNull(),
  tahun: smallint('tahun').notNull(),
  instansi: smallint('instansi').notNull(),
  kuadran: smallint('kuadran'),
  hasil: text('hasil'),
  perilaku: text('perilaku'),
  tarikan: kunci('tarikan'),
});

export const hukumanDisiplin = pgTable('hukuman_disiplin', {
  id: text('id').notNull(),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  jenisHukumanId: text('jenis_hukuman_id').notNull(),
  tingkat: text('tingkat').notNull(),
  skNomor: text('sk_nomor'),
  skTanggal: date('sk_tanggal', { mode: 'string' }),
  mulai: date('mulai', { mode: 'string' }),
  masaTahun: smallint('masa_tahun'),
  masaBulan: smallint('masa_bulan'),
  akhir: date('akhir', { mode: 'string' }),
  alasanId: text('alasan_id'),
  dibatalkanTanggal: date('dibatalkan_tanggal', { mode: 'string' }),
  mengakhiriId: text('mengakhiri_id'),
  sumber: text('sumber').notNull(),
  oleh: text('oleh').notNull(),
  tarikan: kunci('tarikan'),
  dicatatPada: timestamp('dicatat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const temuan = pgTable('temuan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  nomor: text('nomor').notNull(),
  kunci: text('kunci').notNull(),
  kategori: text('kategori').notNull(),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip'),
  tahap: text('tahap').notNull().default(bawaan),
  uraian: text('uraian').notNull(),
  bukti: jsonb('bukti').notNull().default(bawaan),
  sumber: text('sumber').notNull(),
  oleh: text('oleh').notNull(),
  dicatatPada: timestamp('dicatat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  tahapSejak: timestamp('tahap_sejak', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  tenggat: date('tenggat', { mode: 'string' }),
  tahapAsal: text('tahap_asal'),
  tenggatAsal: date('tenggat_asal', { mode: 'string' }),
  pemblokiran: kunci('pemblokiran'),
  duplikatDari: kunci('duplikat_dari'),
});

export const pemblokiran = pgTable('pemblokiran', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  sasaran: text('sasaran').notNull(),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip'),
  nomorSurat: text('nomor_surat').notNull(),
  alasan: text('alasan').notNull(),
  status: text('status').notNull().default(bawaan),
  diusulkanOleh: text('diusulkan_oleh').notNull(),
  diusulkanPada: timestamp('diusulkan_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  disetujuiOleh: text('disetujui_oleh'),
  aktifPada: timestamp('aktif_pada', { withTimezone: true, mode: 'date' }),
  dibukaOleh: text('dibuka_oleh'),
  dibukaPada: timestamp('dibuka_pada', { withTimezone: true, mode: 'date' }),
  dasarPembukaan: text('dasar_pembukaan'),
  versi: integer('versi').notNull().default(bawaan),
});

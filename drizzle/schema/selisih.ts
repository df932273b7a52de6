import { bigint, boolean, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Discrepancies, decisions, set differences, sweeps and outbound tasks. Constraints, triggers and policies live in the migrations.

export const selisih = pgTable('selisih', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  bidang: smallint('bidang').notNull(),
  jenis: text('jenis').notNull(),
  kosongDi: text('kosong_di'),
  nilaiBkn: text('nilai_bkn'),
  nilaiSimpeg: text('nilai_simpeg'),
  level: text('level').notNull(),
  status: text('status').notNull().default(bawaan),
  sistemik: boolean('sistemik').notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  sejak: timestamp('sejak', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ditutupPada: timestamp('ditutup_pada', { withTimezone: true, mode: 'date' }),
  tarikan: kunci('tarikan'),
});

export const selisihRiwayat = pgTable('selisih_riwayat', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  selisih: kunci('selisih').notNull(),
  dari: text('dari'),
  ke: text('ke').notNull(),
  sebab: text('sebab').notNull(),
  nilaiBkn: text('nilai_bkn'),
  nilaiSimpeg: text('nilai_simpeg'),
  keputusan: kunci('keputusan'),
  oleh: text('oleh').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const keputusan = pgTable('keputusan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  selisih: kunci('selisih').notNull(),
  jenis: text('jenis').notNull(),
  alasanKode: text('alasan_kode').notNull(),
  alasan: text('alasan').notNull(),
  bukti: text('bukti'),
  nilaiLain: text('nilai_lain'),
  membatalkan: kunci('membatalkan'),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const temuanSistemik = pgTable('temuan_sistemik', {
  instansi: smallint('instansi').notNull(),
  bidang: smallint('bidang').notNull(),
  jumlah: integer('jumlah').notNull(),
  pembagi: integer('pembagi').notNull(),
  sejak: timestamp('sejak', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ditutupPada: timestamp('ditutup_pada', { withTimezone: true, mode: 'date' }),
});

export const bedaHimpunan = pgTable('beda_himpunan', {
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  jenis: text('jenis').notNull(),
  instansiLain: smallint('instansi_lain'),
  sejak: timestamp('sejak', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ditutupPada: timestamp('ditutup_pada', { withTimezone: true, mode: 'date' }),
});

export const sapuan = pgTable('sapuan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  mulai: timestamp('mulai', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  selesai: timestamp('selesai', { withTimezone: true, mode: 'date' }),
  barisBkn: bigint('baris_bkn', { mode: 'number' }),
  barisSimpeg: bigint('baris_simpeg', { mode: 'number' }),
  kunciBeda: bigint('kunci_beda', { mode: 'number' }),
  alarm: integer('alarm'),
  ver: integer('ver'),
  cara: text('cara'),
  verRiwayat: integer('ver_riwayat'),
  riwayatBeda: bigint('riwayat_beda', { mode: 'number' }),
  alarmRiwayat: integer('alarm_riwayat'),
});

export const sapuanPermintaan = pgTable('sapuan_permintaan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const bedaSapuan = pgTable('beda_sapuan', {
  sapuan: kunci('sapuan').notNull(),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  jenis: smallint('jenis').notNull(),
  beda: integer('beda').notNull(),
  kosong: integer('kosong').notNull(),
  tak: integer('tak').notNull(),
});

export const tugasKeluar = pgTable('tugas_keluar', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  kunci: text('kunci').notNull(),
  tujuan: text('tujuan').notNull(),
  jenis: text('jenis').notNull(),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  isi: jsonb('isi').notNull(),
  disimpanPada: timestamp('disimpan_pada', { withTimezone: true, mode: 'date' }),
  disinkronkanPada: timestamp('disinkronkan_pada', { withTimezone: true, mode: 'date' }),
  dokumenPada: timestamp('dokumen_pada', { withTimezone: true, mode: 'date' }),
  dibatalkanPada: timestamp('dibatalkan_pada', { withTimezone: true, mode: 'date' }),
  terbuktiPada: timestamp('terbukti_pada', { withTimezone: true, mode: 'date' }),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

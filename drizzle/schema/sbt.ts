import { date, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci } from './kolom.ts';

// The file of one case: steps, replies, follow-ups, letters. Everything here is evidence; only the counter of numbers moves.

const pelaku = {
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
};

export const temuanRiwayat = pgTable('temuan_riwayat', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  temuan: kunci('temuan').notNull(),
  tindakan: text('tindakan').notNull(),
  dari: text('dari').notNull(),
  ke: text('ke').notNull(),
  tenggat: date('tenggat', { mode: 'string' }),
  catatan: text('catatan'),
  ...pelaku,
});

export const temuanTanggapan = pgTable('temuan_tanggapan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  temuan: kunci('temuan').notNull(),
  pihak: text('pihak').notNull(),
  tahap: text('tahap').notNull(),
  isi: text('isi').notNull(),
  ...pelaku,
});

export const temuanTindakLanjut = pgTable('temuan_tindak_lanjut', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  temuan: kunci('temuan').notNull(),
  uraian: text('uraian').notNull(),
  nomorSk: text('nomor_sk'),
  tanggalSk: date('tanggal_sk', { mode: 'string' }),
  ...pelaku,
});

export const suratSbt = pgTable('surat_sbt', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  temuan: kunci('temuan').notNull(),
  jenis: text('jenis').notNull(),
  tahun: smallint('tahun').notNull(),
  urut: integer('urut').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  tenggat: date('tenggat', { mode: 'string' }),
  isi: text('isi').notNull(),
  jws: text('jws').notNull(),
  kid: text('kid').notNull(),
  kode: text('kode').notNull().generatedAlwaysAs(bawaan),
  ...pelaku,
});

export const nomorSuratSbt = pgTable('nomor_surat_sbt', {
  tahun: smallint('tahun').notNull(),
  terakhir: integer('terakhir').notNull(),
});

/** Who opened the file of a case: office and instansi, never a person; the person stands in jejak. */
export const temuanAkses = pgTable('temuan_akses', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  temuan: kunci('temuan').notNull(),
  cara: text('cara').notNull(),
  peran: text('peran').notNull(),
  instansi: smallint('instansi'),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const temuanPesan = pgTable('temuan_pesan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  temuan: kunci('temuan').notNull(),
  audiens: text('audiens').notNull(),
  isi: text('isi').notNull(),
  ...pelaku,
});

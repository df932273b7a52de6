import { boolean, date, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip, xid8 } from './kolom.ts';

// Usul mutasi and its evidence. Constraints, triggers and policies live in the migrations.

export const usul = pgTable('usul', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  nomor: text('nomor').notNull().default(bawaan),
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  alasan: text('alasan').notNull(),
  tmt: date('tmt', { mode: 'string' }).notNull(),
  status: text('status').notNull(),
  perluMendagri: boolean('perlu_mendagri').notNull().default(bawaan),
  pengaktifan: boolean('pengaktifan').notNull().default(bawaan),
  rincian: jsonb('rincian').notNull().default(bawaan),
  akui: text('akui').array().notNull().default(bawaan),
  dibuatOleh: text('dibuat_oleh').notNull(),
  orangPengusul: text('orang_pengusul').notNull(),
  versi: integer('versi').notNull().default(bawaan),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const usulPegawai = pgTable('usul_pegawai', {
  usul: kunci('usul').notNull(),
  nip: nip('nip').notNull(),
  instansiAsal: smallint('instansi_asal').notNull(),
  instansiTujuan: smallint('instansi_tujuan').notNull(),
  unorTujuan: text('unor_tujuan').notNull(),
  jabatanTujuan: text('jabatan_tujuan').notNull(),
  jenisJabatanTujuan: text('jenis_jabatan_tujuan').notNull(),
  eselonTujuan: text('eselon_tujuan'),
  jenjangTujuan: text('jenjang_tujuan').notNull(),
  bupTujuan: smallint('bup_tujuan').notNull(),
  terbuktiBkn: timestamp('terbukti_bkn', { withTimezone: true, mode: 'date' }),
  terbuktiSimpeg: timestamp('terbukti_simpeg', { withTimezone: true, mode: 'date' }),
});

export const beritaAcara = pgTable('berita_acara', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  tahap: text('tahap').notNull(),
  hasil: text('hasil').notNull(),
  isi: jsonb('isi').notNull(),
  sidik: text('sidik').notNull(),
  oleh: text('oleh').notNull(),
  xid: xid8('xid').notNull().default(bawaan),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const usulRiwayat = pgTable('usul_riwayat', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  tindakan: text('tindakan').notNull(),
  dari: text('dari').notNull(),
  ke: text('ke').notNull(),
  catatan: text('catatan'),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

/** Every pertek ever issued; the view `pertek` has the one in force. */
export const suratPertek = pgTable('surat_pertek', {
  usul: kunci('usul').notNull(),
  urut: smallint('urut').notNull().default(bawaan),
  nomor: text('nomor').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  mode: text('mode').notNull(),
  penandaTangan: text('penanda_tangan').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const persetujuanMendagri = pgTable('persetujuan_mendagri', {
  usul: kunci('usul').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  oleh: text('oleh').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

/** Every SK ever recorded; the view `sk` has the one in force. */
export const suratSk = pgTable('surat_sk', {
  usul: kunci('usul').notNull(),
  urut: smallint('urut').notNull().default(bawaan),
  nomor: text('nomor').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  penetap: text('penetap').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

/** What an SK says of each person, as its PPK entered it. */
export const isiSk = pgTable('isi_sk', {
  usul: kunci('usul').notNull(),
  urut: smallint('urut').notNull(),
  isi: jsonb('isi').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const pelantikan = pgTable('pelantikan', {
  usul: kunci('usul').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  oleh: text('oleh').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const idempotensi = pgTable('idempotensi', {
  kunci: text('kunci').notNull(),
  subjek: text('subjek').notNull(),
  sidik: text('sidik').notNull(),
  hasil: jsonb('hasil').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const dokumen = pgTable('dokumen', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  penerbit: text('penerbit').notNull(),
  sha256: text('sha256').notNull(),
  ukuran: integer('ukuran').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const usulDokumen = pgTable('usul_dokumen', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  dokumen: kunci('dokumen').notNull(),
  nip: nip('nip'),
  oleh: text('oleh').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const kepalaDaerah = pgTable('kepala_daerah', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  status: text('status').notNull(),
  tanggalLantik: date('tanggal_lantik', { mode: 'string' }).notNull(),
  nomorSk: text('nomor_sk').notNull(),
  oleh: text('oleh').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const pengecualianAturan = pgTable('pengecualian_aturan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  kode: text('kode').notNull(),
  nip: nip('nip'),
  atas: text('atas'),
  peran: text('peran').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: date('tanggal', { mode: 'string' }).notNull(),
  alasan: text('alasan').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

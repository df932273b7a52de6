import { bigint, date, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';

// Counters kept by triggers; reports read these. Constraints, triggers and policies live in the migrations.

export const rekapPegawai = pgTable('rekap_pegawai', {
  instansi: smallint('instansi').notNull(),
  statusAsn: text('status_asn').notNull(),
  golongan: text('golongan').notNull(),
  jenisJabatan: text('jenis_jabatan').notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
});

export const rekapSelisih = pgTable('rekap_selisih', {
  instansi: smallint('instansi').notNull(),
  bidang: smallint('bidang').notNull(),
  level: text('level').notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
  terakhir: timestamp('terakhir', { withTimezone: true, mode: 'date' }),
});

const KOLOM_USUL = {
  instansi: smallint('instansi').notNull(),
  status: text('status').notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
};
/** What was folded; `rekapUsulUbah` holds what came since, and the view `rekap_usul` is their sum. */
export const rekapUsulPokok = pgTable('rekap_usul_pokok', KOLOM_USUL);
export const rekapUsulUbah = pgTable('rekap_usul_ubah', KOLOM_USUL);

export const rekapBlokir = pgTable('rekap_blokir', {
  instansi: smallint('instansi').notNull(),
  sasaran: text('sasaran').notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
});

export const rekapTemuan = pgTable('rekap_temuan', {
  instansi: smallint('instansi').notNull(),
  kategori: text('kategori').notNull(),
  tahap: text('tahap').notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
});

/** Cases in which the PPK owes a follow-up, by last day. */
export const rekapTenggatTemuan = pgTable('rekap_tenggat_temuan', {
  instansi: smallint('instansi').notNull(),
  kategori: text('kategori').notNull(),
  tahap: text('tahap').notNull(),
  tenggat: date('tenggat', { mode: 'string' }).notNull(),
  jumlah: bigint('jumlah', { mode: 'number' }).notNull(),
});

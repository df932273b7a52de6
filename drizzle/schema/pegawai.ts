import { bigint, boolean, integer, jsonb, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, bytea, kunci, nip } from './kolom.ts';

// The two sides of the same people and their fingerprints. Constraints, triggers and policies live in the migrations.

const kolomRekaman = {
  pnsId: text('pns_id'),
  nama: text('nama'),
  gelar: text('gelar'),
  tglLahir: text('tgl_lahir'),
  jenisKelamin: text('jenis_kelamin'),
  nik: text('nik'),
  kedudukanHukumId: text('kedudukan_hukum_id'),
  statusAsn: text('status_asn'),
  jenisPegawaiId: text('jenis_pegawai_id'),
  instansiIndukId: text('instansi_induk_id'),
  instansiKerjaId: text('instansi_kerja_id'),
  unorId: text('unor_id'),
  jenisJabatanId: text('jenis_jabatan_id'),
  jabatanId: text('jabatan_id'),
  namaJabatan: text('nama_jabatan'),
  eselonId: text('eselon_id'),
  jenjangId: text('jenjang_id'),
  kelasJabatan: text('kelas_jabatan'),
  tmtJabatan: text('tmt_jabatan'),
  nomorSk: text('nomor_sk'),
  tanggalSk: text('tanggal_sk'),
  jenisPenugasanId: text('jenis_penugasan_id'),
  golAkhirId: text('gol_akhir_id'),
  tmtGolongan: text('tmt_golongan'),
  mkTahun: text('mk_tahun'),
  mkBulan: text('mk_bulan'),
  tkPendidikanId: text('tk_pendidikan_id'),
  pendidikanId: text('pendidikan_id'),
  tmtCpns: text('tmt_cpns'),
  tmtPns: text('tmt_pns'),
  bup: text('bup'),
  tmtPensiun: text('tmt_pensiun'),
};

export const pegawaiBkn = pgTable('pegawai_bkn', {
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  ...kolomRekaman,
  nikSamar: text('nik_samar').generatedAlwaysAs(bawaan),
  nikSah: boolean('nik_sah'),
  tak: integer('tak').notNull().default(bawaan),
  alasan: jsonb('alasan'),
  tambahan: jsonb('tambahan'),
  mentah: text('mentah'),
  kodeLokal: jsonb('kode_lokal'),
  h: bigint('h', { mode: 'bigint' }).notNull(),
  tarikan: kunci('tarikan').notNull(),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const pegawaiSimpeg = pgTable('pegawai_simpeg', {
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  ...kolomRekaman,
  nikSamar: text('nik_samar').generatedAlwaysAs(bawaan),
  nikSah: boolean('nik_sah'),
  tak: integer('tak').notNull().default(bawaan),
  alasan: jsonb('alasan'),
  tambahan: jsonb('tambahan'),
  mentah: text('mentah'),
  kodeLokal: jsonb('kode_lokal'),
  h: bigint('h', { mode: 'bigint' }).notNull(),
  tarikan: kunci('tarikan').notNull(),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const sidikBkn = pgTable('sidik_bkn', {
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  h: bigint('h', { mode: 'bigint' }).notNull(),
  hm: bigint('hm', { mode: 'bigint' }).notNull(),
  ver: integer('ver').notNull(),
  hu: bigint('hu', { mode: 'bigint' }).notNull().default(bawaan),
});

export const sidikSimpeg = pgTable('sidik_simpeg', {
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  h: bigint('h', { mode: 'bigint' }).notNull(),
  hm: bigint('hm', { mode: 'bigint' }).notNull(),
  ver: integer('ver').notNull(),
  hu: bigint('hu', { mode: 'bigint' }).notNull().default(bawaan),
});

/** Fingerprints of one side of one instansi as one value; kept by triggers, see migration 0013. */
export const sidikBlok = pgTable('sidik_blok', {
  sisi: text('sisi').notNull(),
  instansi: smallint('instansi').notNull(),
  ver: integer('ver'),
  n: integer('n').notNull(),
  akarXor: bigint('akar_xor', { mode: 'bigint' }).notNull(),
  akarSum: numeric('akar_sum').notNull(),
  kotor: boolean('kotor').notNull(),
  revisi: text('revisi'),
});
export const sidikPotongan = pgTable('sidik_potongan', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  dari: bigint('dari', { mode: 'bigint' }).notNull(),
  ver: integer('ver'),
  n: integer('n').notNull(),
  akarXor: bigint('akar_xor', { mode: 'bigint' }).notNull(),
  akarSum: numeric('akar_sum').notNull(),
  isi: bytea('isi').notNull(),
  mentah: bytea('mentah').notNull(),
  utuh: bytea('utuh').notNull(),
  kotor: boolean('kotor').notNull(),
});

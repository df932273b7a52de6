import { bigint, boolean, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Feed runs, rejected rows, freshness and staging. Constraints, triggers and policies live in the migrations.

export const tarikan = pgTable('tarikan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  sisi: text('sisi').notNull(),
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  asal: text('asal').notNull(),
  berkas: text('berkas'),
  sha256: text('sha256'),
  lengkap: boolean('lengkap').notNull().default(bawaan),
  status: text('status').notNull().default(bawaan),
  ver: integer('ver'),
  revisi: text('revisi'),
  terbaca: integer('terbaca').notNull().default(bawaan),
  diterapkan: integer('diterapkan').notNull().default(bawaan),
  takBerubah: integer('tak_berubah').notNull().default(bawaan),
  karantina: integer('karantina').notNull().default(bawaan),
  duplikat: integer('duplikat').notNull().default(bawaan),
  dihapus: integer('dihapus').notNull().default(bawaan),
  peringatan: integer('peringatan').notNull().default(bawaan),
  disisihkan: integer('disisihkan').notNull().default(bawaan),
  kolomTambahan: text('kolom_tambahan').array().notNull().default(bawaan),
  kepala: jsonb('kepala'),
  sebab: text('sebab'),
  oleh: text('oleh').notNull(),
  diterimaPada: timestamp('diterima_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  selesaiPada: timestamp('selesai_pada', { withTimezone: true, mode: 'date' }),
});

export const barisDitolak = pgTable('baris_ditolak', {
  tarikan: kunci('tarikan').notNull(),
  baris: integer('baris').notNull(),
  kolom: text('kolom'),
  kode: text('kode').notNull(),
  pesan: text('pesan').notNull(),
  isi: text('isi'),
});

export const barisDiperingatkan = pgTable('baris_diperingatkan', {
  tarikan: kunci('tarikan').notNull(),
  baris: integer('baris').notNull(),
  kolom: text('kolom').notNull(),
  kode: text('kode').notNull(),
  pesan: text('pesan').notNull(),
});

export const kesegaran = pgTable('kesegaran', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  status: text('status').notNull().default(bawaan),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }),
  tarikan: kunci('tarikan'),
  jumlah: integer('jumlah'),
  percobaan: integer('percobaan').notNull().default(bawaan),
  sebab: text('sebab'),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

/** Age of what was read by itself of one person and kind, and when its source may be asked again; `ragu`: the newest word about it cannot be read, `raguKunci` which rows that was (null: unknown). */
export const kesegaranPegawai = pgTable('kesegaran_pegawai', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull().default('pegawai'),
  nip: nip('nip').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }),
  revisi: text('revisi'),
  tarikan: kunci('tarikan'),
  berikut: timestamp('berikut', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  ragu: boolean('ragu').notNull().default(bawaan),
  raguKunci: text('ragu_kunci').array(),
});

export const stagingPegawai = pgTable('staging_pegawai', {
  tarikan: kunci('tarikan').notNull(),
  baris: integer('baris').notNull(),
  nip: nip('nip').notNull(),
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
  nikSah: boolean('nik_sah'),
  tak: integer('tak').notNull(),
  alasan: jsonb('alasan'),
  tambahan: jsonb('tambahan'),
  mentah: text('mentah'),
  kodeLokal: jsonb('kode_lokal'),
  h: bigint('h', { mode: 'bigint' }).notNull(),
  hm: bigint('hm', { mode: 'bigint' }).notNull(),
  hu: bigint('hu', { mode: 'bigint' }).notNull().default(bawaan),
});

export const stagingKunci = pgTable('staging_kunci', {
  tarikan: kunci('tarikan').notNull(),
  nip: nip('nip').notNull(),
  baris: integer('baris').notNull(),
  hm: bigint('hm', { mode: 'bigint' }).notNull(),
  hu: bigint('hu', { mode: 'bigint' }).notNull().default(bawaan),
});

export const stagingFakta = pgTable('staging_fakta', {
  tarikan: kunci('tarikan').notNull(),
  baris: integer('baris').notNull(),
  kunci: text('kunci').notNull(),
  nip: nip('nip'),
  pnsId: text('pns_id'),
  isi: jsonb('isi').notNull(),
});

/** Refused rows of kinerja and hukdis, as far as anything of them can be seen. */
export const stagingRagu = pgTable('staging_ragu', {
  tarikan: kunci('tarikan').notNull(),
  kunci: text('kunci'),
  nip: nip('nip'),
  pnsId: text('pns_id'),
});

/** Rows of facts and histories that wait for the master record of their person, with what else their feed refused. */
export const barisMenunggu = pgTable('baris_menunggu', {
  instansi: smallint('instansi').notNull(),
  sisi: text('sisi').notNull(),
  jenis: text('jenis').notNull(),
  tarikan: kunci('tarikan').notNull(),
  macam: text('macam').notNull(),
  baris: integer('baris'),
  kunci: text('kunci'),
  nip: nip('nip'),
  pnsId: text('pns_id'),
  isi: jsonb('isi'),
  sudahRagu: boolean('sudah_ragu').notNull().default(bawaan),
});

/** Known facts that a complete feed does not name and that stay only because one of its refused rows may be them. */
export const faktaGugur = pgTable('fakta_gugur', {
  instansi: smallint('instansi').notNull(),
  jenis: text('jenis').notNull(),
  tarikan: kunci('tarikan').notNull(),
  nip: nip('nip').notNull(),
  kunci: text('kunci').notNull(),
});

/** A person's answer to a feed that was held; evidence, written once by the function tarikan_putus. */
export const konfirmasiTarikan = pgTable('konfirmasi_tarikan', {
  tarikan: kunci('tarikan').primaryKey(),
  putusan: text('putusan').notNull(),
  alasan: text('alasan').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

import { boolean, date, integer, jsonb, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Agencies, units, positions, crosswalks, profiles, dated parameters and grants. Constraints, triggers and policies live in the migrations.

export const provinsi = pgTable('provinsi', {
  id: text('id').notNull(),
  nama: text('nama').notNull(),
});

export const instansi = pgTable('instansi', {
  no: smallint('no').notNull(),
  id: text('id').notNull(),
  kodeCepat: text('kode_cepat').notNull(),
  nama: text('nama').notNull(),
  jenis: text('jenis').notNull(),
  provinsiId: text('provinsi_id'),
  profilId: text('profil_id'),
  daerah: boolean('daerah').generatedAlwaysAs(bawaan),
});

export const unor = pgTable('unor', {
  id: text('id').notNull(),
  instansi: smallint('instansi').notNull(),
  diatasanId: text('diatasan_id'),
  indukId: text('induk_id'),
  nama: text('nama').notNull(),
  namaJabatan: text('nama_jabatan'),
  eselonId: text('eselon_id'),
  aktif: boolean('aktif').notNull().default(bawaan),
});

export const jabatan = pgTable('jabatan', {
  id: text('id').notNull(),
  instansi: smallint('instansi'),
  jenisJabatanId: text('jenis_jabatan_id').notNull(),
  nama: text('nama').notNull(),
  eselonId: text('eselon_id'),
  jenjang: text('jenjang'),
  bup: smallint('bup'),
  kelas: smallint('kelas'),
});

export const petaJabatan = pgTable('peta_jabatan', {
  instansi: smallint('instansi').notNull(),
  unorId: text('unor_id').notNull(),
  jabatanId: text('jabatan_id').notNull(),
  jenisJabatanId: text('jenis_jabatan_id').notNull(),
  nama: text('nama'),
  kebutuhan: integer('kebutuhan').notNull(),
  terisi: integer('terisi').notNull(),
  periode: text('periode'),
  tarikan: kunci('tarikan'),
});

/** Every version ever recorded; view kalender_pilkada shows the newest of each region and election year that counts. */
export const kalenderPilkadaCatatan = pgTable('kalender_pilkada_catatan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  provinsiId: text('provinsi_id'),
  instansi: smallint('instansi'),
  penetapanPaslon: date('penetapan_paslon', { mode: 'string' }).notNull(),
  akhirMasaJabatan: date('akhir_masa_jabatan', { mode: 'string' }).notNull(),
  tahun: smallint('tahun').notNull(),
  versi: integer('versi').notNull().default(bawaan),
  berlaku: boolean('berlaku').notNull().default(bawaan),
  dasar: text('dasar').notNull(),
  oleh: text('oleh').notNull(),
  /** Generated: the region of the election, province or instansi. */
  wilayah: text('wilayah').notNull().default(bawaan),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const rujukanSiasn = pgTable('rujukan_siasn', {
  tabel: text('tabel').notNull(),
  id: text('id').notNull(),
  nama: text('nama').notNull(),
  atribut: jsonb('atribut').notNull().default(bawaan),
});

export const profilPemetaan = pgTable('profil_pemetaan', {
  id: text('id').notNull(),
  versi: integer('versi').notNull(),
  isi: jsonb('isi').notNull(),
  /** As it was written, so that a refusal can name the line. */
  teks: text('teks'),
  aktif: boolean('aktif').notNull().default(bawaan),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const padanan = pgTable('padanan', {
  instansi: smallint('instansi').notNull(),
  tabel: text('tabel').notNull(),
  lokal: text('lokal').notNull(),
  siasn: text('siasn'),
  status: text('status').notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  oleh: text('oleh'),
  diubahPada: timestamp('diubah_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
});

export const parameterAturan = pgTable('parameter_aturan', {
  kode: text('kode').notNull(),
  nama: text('nama').notNull(),
  nilai: numeric('nilai').notNull(),
  sejak: date('sejak', { mode: 'string' }).notNull(),
  sampai: date('sampai', { mode: 'string' }),
  dasar: text('dasar').notNull(),
});

export const hibah = pgTable('hibah', {
  iss: text('iss').notNull(),
  sub: text('sub').notNull(),
  peran: text('peran').notNull(),
  instansi: smallint('instansi'),
  orang: text('orang').notNull(),
  nip: nip('nip'),
  aktif: boolean('aktif').notNull().default(bawaan),
});

/** Crosswalk codes whose meaning changed and whose records wait to be read again; afterwards the record of that. */
export const ulangKanonik = pgTable('ulang_kanonik', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  tabel: text('tabel').notNull(),
  lokal: text('lokal').notNull(),
  oleh: text('oleh'),
  dibuatPada: timestamp('dibuat_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  selesaiPada: timestamp('selesai_pada', { withTimezone: true, mode: 'date' }),
  pegawai: integer('pegawai'),
});

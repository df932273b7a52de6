import { bigint, boolean, date, integer, jsonb, numeric, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan, kunci, nip } from './kolom.ts';

// Working calendar, delegations, signatures and automatic decisions. Constraints, triggers and policies live in the migrations.

const pada = (nama = 'pada') => timestamp(nama, { withTimezone: true, mode: 'date' });
const hari = (nama: string) => date(nama, { mode: 'string' });

export const hariLibur = pgTable('hari_libur', {
  tanggal: hari('tanggal').notNull(),
  versi: integer('versi').notNull().default(bawaan),
  jenis: text('jenis').notNull(),
  nama: text('nama').notNull(),
  libur: boolean('libur').notNull().default(bawaan),
  dasar: text('dasar').notNull(),
  keyakinan: text('keyakinan').notNull(),
  oleh: text('oleh').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const delegasiPertek = pgTable('delegasi_pertek', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  jenjang: text('jenjang').notNull(),
  dari: text('dari').notNull(),
  kepada: text('kepada').notNull(),
  nomorSk: text('nomor_sk').notNull(),
  tanggalSk: hari('tanggal_sk').notNull(),
  berlakuDari: hari('berlaku_dari').notNull(),
  berlakuSampai: hari('berlaku_sampai'),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const pencabutanDelegasi = pgTable('pencabutan_delegasi', {
  delegasi: kunci('delegasi').notNull(),
  berlakuSampai: hari('berlaku_sampai').notNull(),
  alasan: text('alasan').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const kunciPertek = pgTable('kunci_pertek', {
  kid: text('kid').notNull(),
  peran: text('peran').notNull(),
  jwk: jsonb('jwk').notNull(),
  sejak: pada('sejak').notNull().default(bawaan),
  sampai: pada('sampai'),
});

/** The signed text of a pertek, byte for byte, with its detached JWS. */
export const suratPertekBertanda = pgTable('surat_pertek_bertanda', {
  usul: kunci('usul').notNull(),
  urut: smallint('urut').notNull().default(bawaan),
  isi: text('isi').notNull(),
  jws: text('jws').notNull(),
  kid: text('kid').notNull(),
  peran: text('peran').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const keputusanOtomatis = pgTable('keputusan_otomatis', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  tindakan: text('tindakan').notNull(),
  dasar: text('dasar').notNull(),
  jatuhTempo: hari('jatuh_tempo'),
  pada: pada().notNull().default(bawaan),
});

export const keputusanPemindahan = pgTable('keputusan_pemindahan', {
  usul: kunci('usul').notNull(),
  penetap: text('penetap').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: hari('tanggal').notNull(),
  oleh: text('oleh').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const rantaiInstansi = pgTable('rantai_instansi', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  langkah: text('langkah').array().notNull(),
  berlakuDari: hari('berlaku_dari').notNull(),
  dasar: text('dasar').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const suratUsulan = pgTable('surat_usulan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: hari('tanggal').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const persetujuanProvinsi = pgTable('persetujuan_provinsi', {
  usul: kunci('usul').notNull(),
  provinsiId: text('provinsi_id').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: hari('tanggal').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const keadaanSiasn = pgTable('keadaan_siasn', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  kode: text('kode').notNull(),
  label: text('label'),
  oleh: text('oleh').notNull(),
  pada: pada().notNull().default(bawaan),
});

/** A pertek or SK that is in force no more. */
export const suratDicabut = pgTable('surat_dicabut', {
  usul: kunci('usul').notNull(),
  jenis: text('jenis').notNull(),
  urut: smallint('urut').notNull(),
  sebab: text('sebab').notNull(),
  alasan: text('alasan').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const nomorPertek = pgTable('nomor_pertek', {
  seri: text('seri').notNull(),
  tahun: smallint('tahun').notNull(),
  terakhir: integer('terakhir').notNull(),
});

export const pemulihan = pgTable('pemulihan', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  aturan: text('aturan').notNull(),
  blokir: bigint('blokir', { mode: 'bigint' }).array().notNull(),
  alasan: text('alasan').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: hari('tanggal').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const putusanPemulihan = pgTable('putusan_pemulihan', {
  pemulihan: kunci('pemulihan').notNull(),
  setuju: boolean('setuju').notNull(),
  catatan: text('catatan').notNull(),
  nomor: text('nomor').notNull(),
  tanggal: hari('tanggal').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

/** How far the writing back of one task to SIASN is. */
export const tulisBalik = pgTable('tulis_balik', {
  tugas: kunci('tugas').notNull(),
  keadaan: text('keadaan').notNull(),
  percobaan: integer('percobaan').notNull().default(bawaan),
  penolakan: integer('penolakan').notNull().default(bawaan),
  berikut: pada('berikut').notNull().default(bawaan),
  dikirimPada: pada('dikirim_pada'),
  kiriman: jsonb('kiriman').notNull().default(bawaan),
  rwId: text('rw_id'),
  kode: text('kode'),
  pesan: text('pesan'),
  diubahPada: pada('diubah_pada').notNull().default(bawaan),
});

/** Place of a usul in I-MUT's own classification. */
export const usulKlasifikasi = pgTable('usul_klasifikasi', {
  usul: kunci('usul').notNull(),
  kategori: text('kategori').notNull(),
  jenis: text('jenis').notNull(),
  subJenis: text('sub_jenis'),
  rumpun: text('rumpun'),
  oleh: text('oleh').notNull(),
  pada: pada().notNull().default(bawaan),
});

/** Units that are missions of the republic abroad. */
export const perwakilanLn = pgTable('perwakilan_ln', {
  unorId: text('unor_id').notNull(),
  dasar: text('dasar').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

/** The signed form of minutes, byte for byte, with its detached JWS and the code by which anybody checks it. */
export const beritaAcaraBertanda = pgTable('berita_acara_bertanda', {
  beritaAcara: kunci('berita_acara').notNull(),
  usul: kunci('usul').notNull(),
  kode: text('kode').notNull(),
  isi: text('isi').notNull(),
  jws: text('jws').notNull(),
  kid: text('kid').notNull(),
  pada: pada().notNull().default(bawaan),
});

/** Reference figures of the risk score, computed from the hub's own history. */
export const risikoAcuan = pgTable('risiko_acuan', {
  ukuran: text('ukuran').notNull(),
  kelompok: text('kelompok').notNull(),
  banyak: integer('banyak').notNull(),
  isi: jsonb('isi').notNull(),
  dihitungPada: pada('dihitung_pada').notNull().default(bawaan),
});

/** Assessments that sent a usul to a person. */
export const penilaianRisiko = pgTable('penilaian_risiko', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  skor: numeric('skor').notNull(),
  ambang: numeric('ambang').notNull(),
  isi: jsonb('isi').notNull(),
  sidik: text('sidik').notNull(),
  pada: pada().notNull().default(bawaan),
});

/** Links by which a person follows the own usul; only the hash of their secret is kept. */
export const tautanUsul = pgTable('tautan_usul', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  usul: kunci('usul').notNull(),
  nip: nip('nip').notNull(),
  sidik: text('sidik').notNull(),
  berakhirPada: pada('berakhir_pada').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

export const pencabutanTautanUsul = pgTable('pencabutan_tautan_usul', {
  tautan: kunci('tautan').notNull(),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
  pada: pada().notNull().default(bawaan),
});

import { boolean, date, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
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
  duplikatDari: kunci('duplikat_dari'),
  klasifikasi: text('klasifikasi'),
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
  /** The list this member belongs to. */
  daftar: kunci('daftar'),
  kelas: text('kelas').notNull().default(bawaan),
  dasar: text('dasar'),
  temuan: kunci('temuan'),
  /** Services that stop; null = all that such a block stops. */
  layanan: text('layanan').array(),
  /** Kinds of usul that follow from them; null = every kind. */
  menahan: text('menahan').array(),
  ditolakOleh: text('ditolak_oleh'),
  ditolakPada: timestamp('ditolak_pada', { withTimezone: true, mode: 'date' }),
  alasanTolak: text('alasan_tolak'),
});

/** Services of SIASN by day, and whether a block of a person or of an instansi stops them. */
export const layananBlokir = pgTable('layanan_blokir', {
  kode: text('kode').notNull(),
  nama: text('nama').notNull(),
  hentiAsn: boolean('henti_asn').notNull(),
  hentiInstansi: boolean('henti_instansi').notNull(),
  jenisUsul: text('jenis_usul').array().notNull().default(bawaan),
  dasar: text('dasar').notNull(),
  sejak: date('sejak', { mode: 'string' }).notNull(),
  sampai: date('sampai', { mode: 'string' }),
});

/** A request to open a block, or some members of a list, and its decision by another person. */
export const pembukaanBlokir = pgTable('pembukaan_blokir', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  blokir: kunci('blokir').notNull(),
  anggota: kunci('anggota').array().notNull().default(bawaan),
  nomorSurat: text('nomor_surat').notNull(),
  dasar: text('dasar').notNull(),
  status: text('status').notNull().default(bawaan),
  diusulkanOleh: text('diusulkan_oleh').notNull(),
  diusulkanPada: timestamp('diusulkan_pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  diputusOleh: text('diputus_oleh'),
  diputusPada: timestamp('diputus_pada', { withTimezone: true, mode: 'date' }),
  catatan: text('catatan'),
});

/** What a block holds, where it stood, and when it was released. */
export const tahananBlokir = pgTable('tahanan_blokir', {
  blokir: kunci('blokir').notNull(),
  usul: kunci('usul').notNull(),
  riwayat: kunci('riwayat').notNull(),
  dari: text('dari').notNull(),
  pada: timestamp('pada', { withTimezone: true, mode: 'date' }).notNull().default(bawaan),
  dilepasPada: timestamp('dilepas_pada', { withTimezone: true, mode: 'date' }),
});

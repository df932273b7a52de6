import { boolean, date, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import { bawaan, kunci, nip } from './kolom.ts';

// A disciplinary case and its papers. Constraints, triggers and policies live in migrations 0064 and 0065.

const saat = (nama: string) => timestamp(nama, { withTimezone: true, mode: 'date' });
const tanggal = (nama: string) => date(nama, { mode: 'string' }).$type<Tanggal>();
const baris = {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  kasus: kunci('kasus').notNull(),
  oleh: text('oleh').notNull(),
  pada: saat('pada').notNull().default(bawaan),
};

export const kasusDisiplin = pgTable('kasus_disiplin', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  instansi: smallint('instansi').notNull(),
  nip: nip('nip').notNull(),
  sumber: text('sumber').notNull(),
  temuan: kunci('temuan'),
  asalKasus: kunci('asal_kasus'),
  uraian: text('uraian').notNull(),
  pelanggaran: text('pelanggaran'),
  pasal: text('pasal'),
  tingkat: text('tingkat').$type<'R' | 'S' | 'B'>(),
  hariAbsen: smallint('hari_absen'),
  hariBeruntun: smallint('hari_beruntun'),
  atasanNip: nip('atasan_nip'),
  tahap: text('tahap').notNull(),
  tenggat: tanggal('tenggat'),
  tenggatSebab: text('tenggat_sebab'),
  hukuman: text('hukuman'),
  dibukaPada: saat('dibuka_pada').notNull().default(bawaan),
  diubahPada: saat('diubah_pada').notNull().default(bawaan),
  versi: integer('versi').notNull().default(bawaan),
  oleh: text('oleh').notNull(),
  orang: text('orang').notNull(),
});

export const kasusDisiplinRiwayat = pgTable('kasus_disiplin_riwayat', {
  ...baris,
  tindakan: text('tindakan').notNull(),
  dari: text('dari'),
  ke: text('ke').notNull(),
  catatan: text('catatan'),
  tenggat: tanggal('tenggat'),
  orang: text('orang').notNull(),
});

export const timDisiplin = pgTable('tim_disiplin', {
  ...baris,
  nomor: text('nomor').notNull(),
  tanggal: tanggal('tanggal').notNull(),
  nip: nip('nip').notNull(),
  unsur: text('unsur').notNull(),
});

export const panggilanDisiplin = pgTable('panggilan_disiplin', {
  ...baris,
  ke: smallint('ke').notNull(),
  nomor: text('nomor').notNull(),
  suratTanggal: tanggal('surat_tanggal').notNull(),
  periksaTanggal: tanggal('periksa_tanggal').notNull(),
});

export const bapDisiplin = pgTable('bap_disiplin', {
  ...baris,
  tanggal: tanggal('tanggal').notNull(),
  cara: text('cara').notNull(),
  ditandatangani: boolean('ditandatangani').notNull(),
  alasanMenolak: text('alasan_menolak'),
  isi: text('isi').notNull(),
});

export const lhpDisiplin = pgTable('lhp_disiplin', {
  ...baris,
  nomor: text('nomor').notNull(),
  tanggal: tanggal('tanggal').notNull(),
  terbukti: boolean('terbukti').notNull(),
  tingkat: text('tingkat').$type<'R' | 'S' | 'B'>(),
  dampak: text('dampak'),
  usulan: text('usulan').array().notNull().default(bawaan),
  kesimpulan: text('kesimpulan').notNull(),
});

export const keputusanDisiplin = pgTable('keputusan_disiplin', {
  ...baris,
  jenisHukumanId: text('jenis_hukuman_id').notNull(),
  tingkat: text('tingkat').$type<'R' | 'S' | 'B'>().notNull(),
  skNomor: text('sk_nomor').notNull(),
  skTanggal: tanggal('sk_tanggal').notNull(),
  penetap: text('penetap').notNull(),
  statusPenetap: text('status_penetap').notNull(),
  jarak: smallint('jarak'),
  pertekNomor: text('pertek_nomor'),
  pertimbangan: text('pertimbangan').notNull(),
  upaya: kunci('upaya'),
  hukumanLamaSerupa: boolean('hukuman_lama_serupa'),
  orang: text('orang').notNull(),
});

export const penyampaianDisiplin = pgTable('penyampaian_disiplin', {
  ...baris,
  langkah: text('langkah').$type<'JADWAL' | 'KIRIM' | 'TERIMA'>().notNull(),
  tanggal: tanggal('tanggal').notNull(),
  keterangan: text('keterangan'),
});

export const upayaDisiplin = pgTable('upaya_disiplin', {
  ...baris,
  jenis: text('jenis').$type<'KEBERATAN' | 'BANDING'>().notNull(),
  diajukan: tanggal('diajukan').notNull(),
  alasan: text('alasan').notNull(),
  ditanggapi: tanggal('ditanggapi'),
  tanggapan: text('tanggapan'),
  hasil: text('hasil').$type<'MENGUATKAN' | 'MERINGANKAN' | 'MEMBERATKAN' | 'MENGUBAH' | 'MEMBATALKAN'>(),
  putusanNomor: text('putusan_nomor'),
  putusanTanggal: tanggal('putusan_tanggal'),
});

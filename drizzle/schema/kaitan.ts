import { boolean, integer, jsonb, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bawaan, bytea, kunci } from './kolom.ts';

// Webhooks of an instansi and what is sent to them. Checks, triggers and policies live in the migration; simpul_app reads neither the secrets nor the bodies.

const pada = (nama: string) => timestamp(nama, { withTimezone: true, mode: 'date' });

export const kaitan = pgTable('kaitan', {
  id: uuid('id').notNull(),
  instansi: smallint('instansi').notNull(),
  alamat: text('alamat').notNull(),
  macam: text('macam').array().notNull(),
  status: text('status').notNull().default(bawaan),
  sebab: text('sebab'),
  rahasia: bytea('rahasia').notNull(),
  rahasiaLama: bytea('rahasia_lama'),
  lamaSampai: pada('lama_sampai'),
  gagalSejak: pada('gagal_sejak'),
  gagalBeruntun: integer('gagal_beruntun').notNull().default(bawaan),
  rehatSampai: pada('rehat_sampai'),
  lambat: boolean('lambat').notNull().default(bawaan),
  oleh: text('oleh').notNull(),
  dibuatPada: pada('dibuat_pada').notNull().default(bawaan),
  diubahPada: pada('diubah_pada').notNull().default(bawaan),
});

export const kaitanKiriman = pgTable('kaitan_kiriman', {
  id: kunci('id').notNull().generatedAlwaysAs(bawaan),
  kaitan: uuid('kaitan').notNull(),
  instansi: smallint('instansi').notNull(),
  webhookId: text('webhook_id').notNull().default(bawaan),
  macam: text('macam').notNull(),
  isi: jsonb('isi').notNull(),
  pada: pada('pada').notNull().default(bawaan),
  status: text('status').notNull().default(bawaan),
  percobaan: integer('percobaan').notNull().default(bawaan),
  berikut: pada('berikut').notNull().default(bawaan),
  dipegangSampai: pada('dipegang_sampai'),
  kodeHttp: smallint('kode_http'),
  sebab: text('sebab'),
  lamaMs: integer('lama_ms'),
  selesaiPada: pada('selesai_pada'),
});

/** Secret of the feeds of an instansi, sealed; whether they must be signed. */
export const tandaUmpan = pgTable('tanda_umpan', {
  instansi: smallint('instansi').notNull(),
  wajib: boolean('wajib').notNull().default(bawaan),
  rahasia: bytea('rahasia').notNull(),
  rahasiaLama: bytea('rahasia_lama'),
  lamaSampai: pada('lama_sampai'),
  oleh: text('oleh').notNull(),
  diubahPada: pada('diubah_pada').notNull().default(bawaan),
});

/** Ids of signed feeds that were accepted, with the feed each of them brought. */
export const tandaUmpanPakai = pgTable('tanda_umpan_pakai', {
  instansi: smallint('instansi').notNull(),
  webhookId: text('webhook_id').notNull(),
  sidik: text('sidik').notNull(),
  tarikan: kunci('tarikan').notNull(),
  pada: pada('pada').notNull().default(bawaan),
});

/** Ids of signed messages of remote agents: each is taken once. */
export const tandaDenyutPakai = pgTable('tanda_denyut_pakai', {
  instansi: smallint('instansi').notNull(),
  webhookId: text('webhook_id').notNull(),
  pada: pada('pada').notNull().default(bawaan),
});

import { jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core';
import { bawaan } from './kolom.ts';

// Machine clients. Checks live in the migration; no service role reads these tables, only the functions klien_* do.

const pada = (nama: string) => timestamp(nama, { withTimezone: true, mode: 'date' });

export const klienMesin = pgTable('klien_mesin', {
  id: text('id').notNull(),
  instansi: smallint('instansi').notNull(),
  tujuan: text('tujuan').notNull(),
  iss: text('iss').notNull(),
  sub: text('sub').notNull(),
  oleh: text('oleh').notNull(),
  dibuatPada: pada('dibuat_pada').notNull().default(bawaan),
  dicabutPada: pada('dicabut_pada'),
});

/** Public keys only; without `berlaku_sampai` a key holds until its successor is registered. */
export const kunciKlien = pgTable('kunci_klien', {
  kid: text('kid').notNull(),
  klien: text('klien').notNull(),
  jwk: jsonb('jwk').notNull(),
  oleh: text('oleh').notNull(),
  berlakuDari: pada('berlaku_dari').notNull().default(bawaan),
  berlakuSampai: pada('berlaku_sampai'),
});

/** Assertions that were used and have not expired. */
export const asersiKlien = pgTable('asersi_klien', {
  klien: text('klien').notNull(),
  jti: text('jti').notNull(),
  sampai: pada('sampai').notNull(),
});

/** What a client may send; a client without a row has no list. */
export const klienDokumen = pgTable('klien_dokumen', {
  klien: text('klien').notNull(),
  sidik: text('sidik').notNull(),
  nama: text('nama').notNull(),
  teks: text('teks').notNull(),
  oleh: text('oleh').notNull(),
  pada: pada('pada').notNull().default(bawaan),
});

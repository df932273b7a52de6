import { sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { selisih } from '../../../drizzle/schema/selisih.ts';
import { batasTetap } from '../../../platform/db/batas-tetap.ts';
import { salahSatu } from '../../../platform/db/salah-satu.ts';

const teks = (bagian: ReturnType<typeof sql>) => new PgDialect().sqlToQuery(bagian);

test('daftar sepanjang apa pun menghasilkan teks yang sama dengan satu parameter', () => {
  const [kosong, satu, banyak] = [[], ['1'], ['1', '2', '3']].map((nip) => teks(salahSatu(selisih.nip, nip)));
  expect(banyak).toMatchObject({ sql: '"selisih"."nip" = any ($1::bigint[])', params: [['1', '2', '3']] });
  expect([kosong?.sql, satu?.sql]).toEqual([banyak?.sql, banyak?.sql]);
});

test('besar halaman ada di dalam teks; yang bukan bilangan bulat ditolak', () => {
  expect(teks(sql`limit ${batasTetap(51)}`)).toMatchObject({ sql: 'limit 51', params: [] });
  for (const n of [-1, 1.5, Number.NaN, Number('1e300')]) expect(() => batasTetap(n)).toThrow(RangeError);
});

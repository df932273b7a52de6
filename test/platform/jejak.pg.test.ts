import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BasisDataUji, buatBasisData } from '../support/postgres.ts';
import { RUSAK_JEJAK } from '../support/rusak-jejak.ts';

let uji: BasisDataUji;
let admin: pg.Pool;
beforeAll(async () => {
  uji = await buatBasisData();
  admin = new pg.Pool({ connectionString: uji.url, max: 8 });
});
afterAll(async () => {
  await admin.end();
  await uji.hapus();
});

const catat = (n: number) => admin.query("select jejak_catat('mutasi.selesai', jsonb_build_object('usul', $1::int), 'uji', 'uji')", [n]);
const cacat = async (): Promise<readonly string[]> =>
  (await admin.query<{ cacat: string }>('select distinct cacat from jejak_periksa() order by 1')).rows.map((b) => b.cacat);

/** An insider with all rights: the trigger that protects evidence is switched off for one statement. */
async function rusak(sql: string): Promise<void> {
  await admin.query(`alter table jejak disable trigger bukti_tetap; ${sql}; alter table jejak enable trigger bukti_tetap`);
}

/** The longest shard of the chain, as the place to tamper with. */

describe('rantai jejak', () => {
  beforeEach(async () => {
    await admin.query('alter table jejak disable trigger all; truncate jejak; alter table jejak enable trigger all');
    await admin.query("update jejak_kepala set urut = 0, hash = sha256(convert_to('simpul-jejak-' || shard, 'UTF8'))");
    await Promise.all(Array.from({ length: 120 }, (_, n) => catat(n)));
  });

  it('penulis serentak tidak meninggalkan celah, dan rantai utuh tidak punya cacat', async () => {
    const { rows } = await admin.query<{ n: number; celah: number }>(
      'select sum(n)::int n, sum(maks - n)::int celah from (select shard, count(*) n, max(urut) maks from jejak group by shard) s',
    );
    expect(rows[0]).toEqual({ n: 120, celah: 0 });
    expect(await cacat()).toEqual([]);
  });

  it.each(RUSAK_JEJAK)('%s ditemukan', async (_, sql, jenis) => {
    await rusak(sql);
    expect(await cacat()).toContain(jenis);
  });

  it('peran layanan tidak dapat menulis jejak langsung, dan lewat fungsi hanya atas nama pemanggil yang sah', async () => {
    for (const peran of ['simpul_app', 'simpul_sync']) {
      const klien = await admin.connect();
      try {
        await klien.query(`set role ${peran}`);
        for (const sql of [
          "insert into jejak values (0, 999, now(), 'x', 'x', 'x', '{}', '', '')",
          "update jejak set pelaku = 'x'",
          'delete from jejak',
          'update jejak_kepala set urut = 1',
        ])
          await expect(klien.query(sql), `${peran}: ${sql}`).rejects.toMatchObject({ code: '42501' });
        if (peran === 'simpul_app') await expect(klien.query("select jejak_pemanggil('mutasi.selesai', '{}')")).rejects.toMatchObject({ code: '28000' });
      } finally {
        await klien.query('reset role');
        klien.release();
      }
    }
  });
});

import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { tetapkanAnggaran } from '../../../platform/antrean/anggaran.ts';
import { type Sql, sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';

let basis: BasisDataUji;
let url: string;
beforeAll(async () => {
  basis = await buatBasisData();
  url = sebagaiPeran(basis.url, 'simpul_sync');
});
afterAll(() => basis.hapus());

const dengan = <T>(fn: (sql: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(url, fn);

type Jawaban = Readonly<{ boleh: true }> | Readonly<{ boleh: false; tungguMs: number }>;

/** Asks as `sync/jadwal/sumber.ts` does, for any number of calls and with or without a name. Throws for a source without a budget. */
async function mintaAnggaran(sql: Sql, sumber: string, n = 1, peminta: string | null = null): Promise<Jawaban> {
  const [baris] = await sql<{ tunggu: number | null }[]>`select anggaran_minta(${sumber}, ${n}, ${peminta})::float8 tunggu`;
  const tunggu = baris?.tunggu ?? null;
  if (tunggu === null) throw new RangeError(`sumber ${sumber} tidak mempunyai anggaran`);
  return tunggu === 0 ? { boleh: true } : { boleh: false, tungguMs: Math.ceil(tunggu * 1_000) };
}

/** Asks until granted; every asker has a connection of its own, as a process would. */
async function sampaiBoleh(sql: Sql, sumber: string, peminta: string): Promise<number> {
  for (;;) {
    const jawaban = await mintaAnggaran(sql, sumber, 1, peminta);
    if (jawaban.boleh) return performance.now();
    await tidur(jawaban.tungguMs);
  }
}

describe('anggaran laju per sumber', () => {
  it('enam peminta dari enam sambungan tidak pernah melebihi laju sumber, dan semuanya mendapat giliran', async () => {
    await dengan((sql) => tetapkanAnggaran(sql, 'laju', { kapasitas: 2, perDetik: 20 }));
    const mulai = performance.now();
    const saat = (
      await Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          dengan(async (sql) => {
            const hasil: number[] = [];
            for (let n = 0; n < 4; n += 1) hasil.push(await sampaiBoleh(sql, 'laju', `peminta-${i}`));
            return hasil;
          }),
        ),
      )
    )
      .flat()
      .sort((a, b) => a - b);
    expect(saat).toHaveLength(24);
    // 24 grants cost 22 beyond the burst; the clock of the test starts before the bucket's, so this bound holds on any machine.
    expect((saat.at(-1) ?? 0) - mulai).toBeGreaterThanOrEqual((22 / 20) * 1_000);
    expect(await dengan((sql) => sql`select * from anggaran_giliran where sumber = 'laju'`)).toHaveLength(0);
  });

  it('yang ditolak lebih dahulu dilayani lebih dahulu; pendatang baru dan yang tanpa nama tidak menyerobot', async () => {
    await dengan(async (sql) => {
      await tetapkanAnggaran(sql, 'giliran', { kapasitas: 1, perDetik: 1 });
      expect(await mintaAnggaran(sql, 'giliran', 1, 'a')).toEqual({ boleh: true });
      const b = await mintaAnggaran(sql, 'giliran', 1, 'b');
      const c = await mintaAnggaran(sql, 'giliran', 1, 'c');
      if (b.boleh || c.boleh) throw new RangeError('seharusnya menunggu');
      expect(c.tungguMs).toBeGreaterThan(b.tungguMs);
      await tidur(b.tungguMs);
      expect((await mintaAnggaran(sql, 'giliran', 1, 'c')).boleh).toBe(false);
      expect((await mintaAnggaran(sql, 'giliran')).boleh).toBe(false);
      expect((await mintaAnggaran(sql, 'giliran', 1, 'd')).boleh).toBe(false);
      expect(await mintaAnggaran(sql, 'giliran', 1, 'b')).toEqual({ boleh: true });
    });
  });

  it('yang menunggu lalu mati hanya menahan antrean sampai lima detik sesudah janjinya', async () => {
    await dengan(async (sql) => {
      await tetapkanAnggaran(sql, 'mati', { kapasitas: 1, perDetik: 2 });
      await mintaAnggaran(sql, 'mati', 1, 'a');
      expect((await mintaAnggaran(sql, 'mati', 1, 'mati')).boleh).toBe(false);
      await tidur(600);
      expect((await mintaAnggaran(sql, 'mati', 1, 'lain')).boleh).toBe(false);
      await sql`update anggaran_giliran set kembali_pada = clock_timestamp() - interval '6 seconds' where peminta = 'mati'`;
      expect(await mintaAnggaran(sql, 'mati', 1, 'lain')).toEqual({ boleh: true });
    });
  });

  it('sumber lain tidak ikut menunggu; menetapkan anggaran yang sama tidak mengisi ulang', async () => {
    await dengan(async (sql) => {
      const sekali = { kapasitas: 1, perDetik: 0.1 };
      await tetapkanAnggaran(sql, 'satu', sekali);
      await tetapkanAnggaran(sql, 'dua', sekali);
      expect((await mintaAnggaran(sql, 'satu')).boleh).toBe(true);
      await tetapkanAnggaran(sql, 'satu', sekali);
      const tolak = await mintaAnggaran(sql, 'satu');
      expect(tolak.boleh ? 0 : tolak.tungguMs).toBeGreaterThan(5_000);
      expect((await mintaAnggaran(sql, 'dua')).boleh).toBe(true);
    });
  });

  it('sumber tanpa anggaran dijawab tidak diketahui, bukan boleh; permintaan di atas kapasitas ditolak, bukan ditunda selamanya', async () => {
    await dengan((sql) => tetapkanAnggaran(sql, 'kecil', { kapasitas: 2, perDetik: 1 }));
    await expect(dengan((sql) => mintaAnggaran(sql, 'tidak-dikenal'))).rejects.toThrow(RangeError);
    await expect(dengan((sql) => mintaAnggaran(sql, 'kecil', 3))).rejects.toMatchObject({ kode: 'INTERNAL' });
  });
});

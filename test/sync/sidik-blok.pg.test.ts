import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { buatDunia, type DuniaUji, isiInstansi, nipUji } from '../support/isi.ts';
import { acakUji, gantiBaris, type Mesin, nipBerkas, rakitMesin } from './mesin.ts';

interface Tanya {
  query<T>(teks: string): Promise<{ rows: T[] }>;
}
interface BarisSidik {
  readonly nip: string;
  readonly h: string;
  readonly hm: string;
  readonly ver: number;
}

const KUNCI = ['BKN', 'SIMPEG'].flatMap((sisi) => [1, 2].map((instansi) => ({ sisi, instansi })));

/** What the blob of these rows has to be, made here and not by the database. */
function harapan(baris: readonly BarisSidik[]): object {
  const isi = Buffer.alloc(baris.length * 16);
  const mentah = Buffer.alloc(baris.length * 16);
  let xor = 0n;
  let jumlah = 0n;
  for (const [i, b] of baris.entries()) {
    for (const [buf, nilai] of [
      [isi, b.h],
      [mentah, b.hm],
    ] as const) {
      buf.writeBigInt64BE(BigInt(b.nip), i * 16);
      buf.writeBigInt64BE(BigInt(nilai), i * 16 + 8);
    }
    xor ^= BigInt(b.h);
    jumlah += BigInt(b.h);
  }
  const ver = new Set(baris.map((b) => b.ver));
  return {
    ver: ver.size === 1 ? baris[0]?.ver : null,
    n: baris.length,
    akar_xor: String(BigInt.asIntN(64, xor)),
    akar_sum: String(jumlah),
    isi: isi.toString('hex'),
    mentah: mentah.toString('hex'),
    kotor: false,
  };
}

const KOSONG = harapan([]);

async function keadaan({ query }: Tanya): Promise<{ blok: object[]; harapan: object[] }> {
  const hasil = { blok: [] as object[], harapan: [] as object[] };
  for (const { sisi, instansi } of KUNCI) {
    const { rows } = await query<BarisSidik>(
      `select nip::text, h::text, hm::text, ver from sidik_${sisi.toLowerCase()} where instansi = ${instansi} order by sidik_${sisi.toLowerCase()}.nip`,
    );
    const blok = await query<object>(
      `select b.ver, b.n, b.akar_xor::text, b.akar_sum::text, coalesce(string_agg(encode(p.isi, 'hex'), '' order by p.dari), '') isi,
        coalesce(string_agg(encode(p.mentah, 'hex'), '' order by p.dari), '') mentah, coalesce(bool_or(p.kotor), false) or b.kotor kotor
      from sidik_blok b left join sidik_potongan p using (sisi, instansi) where b.sisi = '${sisi}' and b.instansi = ${instansi} group by b.sisi, b.instansi`,
    );
    hasil.harapan.push(harapan(rows));
    hasil.blok.push(blok.rows[0] ?? KOSONG);
  }
  return hasil;
}

const TABEL = fc.constantFrom('sidik_bkn', 'sidik_simpeg');
const angka = fc.integer({ min: 0, max: 40 });
const hash = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const DASAR = nipUji(0);
const pernyataan = fc.oneof(
  fc.record({ t: TABEL, i: fc.constantFrom(1, 2), n: angka, h: hash, v: fc.constantFrom(1, 1, 1, 2) }).map(
    ({
      t,
      i,
      n,
      h,
      v,
    }) => `insert into ${t} select ${i}, ${DASAR} + k * k, hashint8extended(k, ${h}), hashint8extended(k, 3 # ${h}), ${v} from generate_series(1, ${n}) k
      on conflict (instansi, nip) do update set h = excluded.h, hm = excluded.hm, ver = excluded.ver`,
  ),
  fc.record({ t: TABEL, n: angka, h: hash }).map(({ t, n, h }) => `update ${t} set h = ${h}, hm = 0 where nip <= ${DASAR} + ${n} * 9`),
  fc
    .record({ t: TABEL, n: angka })
    .map(
      ({ t, n }) =>
        `update ${t} set instansi = 3 - instansi where nip = ${DASAR} + ${n} * ${n} and not exists (select from ${t} l where l.nip = ${t}.nip and l.instansi <> ${t}.instansi)`,
    ),
  fc.record({ t: TABEL, n: angka }).map(({ t, n }) => `delete from ${t} where nip > ${DASAR} + ${n} * 20`),
  TABEL.map((t) => `truncate ${t}`),
);

describe('blok sidik', () => {
  let dunia: DuniaUji;
  beforeAll(async () => {
    dunia = await buatDunia();
    for (const no of [1, 2]) await isiInstansi(dunia, no);
  });
  afterAll(() => dunia.tutup());

  it('sama dengan baris sidik sesudah riwayat penulisan acak apa pun, juga yang dibatalkan', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isi: fc.array(pernyataan, { minLength: 1, maxLength: 4 }), jadi: fc.boolean() }), { maxLength: 8 }),
        async (riwayat) => {
          for (const { isi, jadi } of riwayat) {
            const klien = await dunia.admin.connect();
            try {
              await klien.query('begin');
              for (const p of isi) await klien.query(p);
              await klien.query(jadi ? 'commit' : 'rollback');
            } finally {
              klien.release();
            }
            const { blok, harapan: seharusnya } = await keadaan({ query: (teks) => dunia.admin.query(teks) as never });
            expect(blok).toEqual(seharusnya);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('terpotong per rentang NIP: satu orang berubah menulis satu potongan saja, dan tumbuh, susut, atau kosong tetap sama dengan baris sidik', async () => {
    await dunia.admin.query('truncate sidik_bkn');
    const potongan = async (): Promise<{ dari: string; n: number; letak: string }[]> =>
      (
        await dunia.admin.query(
          `select dari::text, n, pg_column_toast_chunk_id(isi)::text letak from sidik_potongan where sisi = 'BKN' and instansi = 1 and n > 0 order by sidik_potongan.dari`,
        )
      ).rows;
    const periksa = async (): Promise<void> => {
      const { blok, harapan: seharusnya } = await keadaan({ query: (teks) => dunia.admin.query(teks) as never });
      expect(blok).toEqual(seharusnya);
    };
    await dunia.admin.query(`insert into sidik_bkn select 1, ${DASAR} + 2 * k, k, k, 1 from generate_series(1, 5000) k`);
    const awal = await potongan();
    expect(awal.map((p) => p.n)).toEqual([1_024, 1_024, 1_024, 1_024, 904]);
    await periksa();
    await dunia.admin.query(`update sidik_bkn set h = 7 where nip = ${DASAR} + 2 * 3000`);
    const sesudah = await potongan();
    expect(sesudah.filter((p, i) => p.letak !== awal[i]?.letak).map((p) => p.dari)).toEqual([awal[2]?.dari]);
    await dunia.admin.query(`insert into sidik_bkn select 1, ${DASAR} + 2 * k + 1, k, k, 1 from generate_series(1100, 2500) k`);
    expect((await potongan()).every((p) => p.n <= 2_048)).toBe(true);
    await periksa();
    // A piece emptied in the middle, its persons coming back, and the first piece empty while the others are written.
    await dunia.admin.query(`delete from sidik_bkn where nip between ${DASAR} + 5000 and ${DASAR} + 7500`);
    await periksa();
    await dunia.admin.query(`insert into sidik_bkn select 1, ${DASAR} + 2 * k, k, k, 1 from generate_series(2600, 2700) k`);
    await dunia.admin.query(`delete from sidik_bkn where nip < ${DASAR} + 3000`);
    await dunia.admin.query(`update sidik_bkn set hm = 9 where nip > ${DASAR} + 9000`);
    await periksa();
    await dunia.admin.query(`insert into sidik_bkn values (1, ${DASAR} - 5, 1, 1, 1)`);
    await periksa();
    await dunia.admin.query('delete from sidik_bkn');
    await periksa();
  });

  it('yang disusun ulang tanpa perubahan tidak ditulis lagi', async () => {
    const letak = async (): Promise<unknown> =>
      (
        await dunia.admin.query(
          `select pg_column_toast_chunk_id(isi) isi, pg_column_toast_chunk_id(mentah) mentah, kotor from sidik_potongan where sisi = 'BKN' and instansi = 1 and n > 0`,
        )
      ).rows[0];
    await dunia.admin.query(`insert into sidik_bkn select 1, ${DASAR} + k, k, k, 1 from generate_series(900, 1400) k`);
    const awal = await letak();
    await dunia.admin.query('update sidik_bkn set h = h where instansi = 1');
    expect(await letak()).toEqual(awal);
    await dunia.admin.query('update sidik_bkn set h = h + 1 where instansi = 1');
    expect(await letak()).not.toEqual(awal);
  });
});

describe('blok sidik sesudah umpan', () => {
  let m: Mesin;
  beforeAll(async () => {
    m = await rakitMesin(160, 2, 9);
  }, 60_000);
  afterAll(() => m.hapus());

  it('sama dengan baris sidik sesudah umpan acak: nilai berubah, orang hilang, baris rusak', async () => {
    const { angka: acak, pilih } = acakUji(21);
    const periksa = (): Promise<{ blok: object[]; harapan: object[] }> =>
      m.sql((sql) => keadaan({ query: async (teks) => ({ rows: (await sql.unsafe(teks)) as never }) }));
    for (let putaran = 0; putaran < 6; putaran += 1) {
      for (const i of m.instansi) {
        await m.tarik(i.no, true);
        const { blok, harapan: seharusnya } = await periksa();
        expect(blok).toEqual(seharusnya);
      }
      const i = pilih(m.instansi);
      const sisi = pilih(['BKN', 'SIMPEG'] as const);
      const nip = pilih(nipBerkas(m.sumber, i, sisi));
      if (acak(3) === 0) gantiBaris(m.sumber, { i, sisi, nip });
      else if (acak(2) === 0) gantiBaris(m.sumber, { i, sisi, nip }, (lama) => lama.replace(/\n$/, ',lebih\n'));
      else ubahSumber({ dir: m.sumber, sisi, nip, bidang: 'tglLahir', nilai: `198${acak(9)}-04-11` });
    }
    const { blok } = await periksa();
    expect(blok.every((b) => (b as { n: number }).n > 0)).toBe(true);
  });
});

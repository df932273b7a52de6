import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { boleh, PERAN } from '../../../../domain/akses.ts';
import { KATEGORI_TEMUAN, TAHAP_AKHIR, TAHAP_MENUNGGU_PPK, TAHAP_TEMUAN } from '../../../../domain/pelanggaran/sbt/tahap.ts';
import { jamTetap } from '../../../../platform/clock.ts';
import { konteksPelanggaran, skemaPelanggaran } from '../../../../subgraphs/pelanggaran/index.ts';
import { ALAT_UJI, buatDunia, buatTanya, type DuniaUji, di, type InstansiUji, isiInstansi, type PelakuUji, type TanyaUji } from '../../../support/isi.ts';

const REKAP = `query ($filter: FilterRekapTemuan) { rekapTemuan(filter: $filter) { total { ...h } perInstansi { ...b } perProvinsi { ...b } perKategori { ...b } perTahap { ...b } } }
  fragment h on HitunganTemuan { jumlah terbuka tunggakanPpk tanpaTenggat } fragment b on BarisRekapTemuan { kunci jumlah terbuka tunggakanPpk tanpaTenggat }`;
let d: DuniaUji;
let tanya: TanyaUji;
let hari = '2026-06-15';
const instansi: InstansiUji[] = [];
beforeAll(async () => {
  d = await buatDunia();
  tanya = buatTanya(d.pool, skemaPelanggaran(), konteksPelanggaran, () => ({ ...ALAT_UJI, jam: jamTetap(`${hari}T05:00:00Z`) }));
  for (const [no, jenis] of [
    [1, 'KAB'],
    [2, 'KOT'],
    [3, 'KEMENT'],
  ] as const)
    instansi.push(await isiInstansi(d, no, jenis));
  await d.admin.query('update instansi set provinsi_id = null where no = 3');
});
afterAll(() => d.tutup());

/** Statements over some of the cases, each over several rows at once; a, b vary which rows and what. */
const TINDAKAN = {
  masuk: `insert into temuan (nomor, kunci, kategori, instansi, uraian, sumber, oleh)
    select x, x, ($3::text[])[1 + (n + $1::int) % 5], 1 + n % 3, 'uji', 'AUDITOR', 'uji' from generate_series(1, $2::int) n cross join lateral (select n || '/' || gen_random_uuid() x) y where $4::text[] is not null`,
  maju: `update temuan set tahap = t, tahap_asal = case when t = 'TINDAK_LANJUT' then 'TEGURAN' end, tenggat = case when id % 4 = 0 then null else date '2026-06-10' + ($1::int * 3 + id::int) % 12 end
    from (select ($4::text[])[1 + $1::int % 13] t) x where id % $2::int = 0 and tahap <> 'DUPLIKAT' and $3::text[] is not null`,
  undur: `update temuan set tenggat = tenggat + $2::int where id % 3 = $1::int % 3 and $3::text[] is not null and $4::text[] is not null`,
  hapus: `delete from temuan where id % 7 = $1::int % 7 and id % 2 = $2::int % 2 and $3::text[] is not null and $4::text[] is not null`,
} as const;

const lebih = (kolom: string): string => `select ${kolom} as kunci, count(*)::int as jumlah, count(*) filter (where t.tahap <> all ($1))::int as terbuka,
  count(*) filter (where t.tahap = any ($2) and t.tenggat < $3::date)::int as "tunggakanPpk", count(*) filter (where t.tahap = any ($2) and t.tenggat is null)::int as "tanpaTenggat"
  from temuan t join instansi i on i.no = t.instansi group by 1 order by 1 nulls first`;
const hitungUlang = async (kolom: string): Promise<unknown> => (await d.admin.query(lebih(kolom), [[...TAHAP_AKHIR], [...TAHAP_MENUNGGU_PPK], hari])).rows;
const rekap = async (p: PelakuUji, filter: unknown = null) => di(await tanya(p, REKAP, { filter }), 'rekapTemuan') as Record<string, unknown>;

describe('rekap temuan', () => {
  test('sama dengan hitungan ulang sesudah perubahan tahap dan tenggat acak apa pun, pada hari apa pun', async () => {
    const langkah = fc.tuple(
      fc.constantFrom(...(Object.keys(TINDAKAN) as (keyof typeof TINDAKAN)[])),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(langkah, { minLength: 3, maxLength: 15 }), fc.integer({ min: 1, max: 30 }), async (riwayat, h) => {
        for (const [nama, a, b] of riwayat) await d.admin.query(TINDAKAN[nama], [a, b, [...KATEGORI_TEMUAN], TAHAP_TEMUAN.filter((t) => t !== 'DUPLIKAT')]);
        hari = `2026-06-${String(h).padStart(2, '0')}`;
        const { total, ...per } = await rekap({ peran: 'VIEWER_PANRB' });
        expect(per).toEqual({
          perInstansi: await hitungUlang('i.id'),
          perProvinsi: await hitungUlang('i.provinsi_id'),
          perKategori: await hitungUlang('t.kategori'),
          perTahap: await hitungUlang('t.tahap'),
        });
        const [semua] = (await hitungUlang('null::text')) as Record<string, unknown>[];
        expect({ kunci: null, ...(total as object) }).toEqual(semua ?? { kunci: null, jumlah: 0, terbuka: 0, tunggakanPpk: 0, tanpaTenggat: 0 });
        expect((await d.admin.query('select from rekap_tenggat_temuan where jumlah < 0')).rowCount).toBe(0);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('kewenangan dan saringan: instansi hanya miliknya, Kemendagri daerah, Bawaslu netralitas sejak KAJIAN, PAN-RB semua; yang lain ditolak', async () => {
    await d.admin.query('delete from temuan');
    for (const no of [1, 2, 3]) {
      const row = (kategori: string, tahap: string) =>
        d.admin.query(
          "insert into temuan (nomor, kunci, kategori, instansi, tahap, uraian, sumber, oleh) select x, x, $1, $2, $3, 'uji', 'AUDITOR', 'uji' from (select gen_random_uuid()::text x) y",
          [kategori, no, tahap],
        );
      await row('NSPK', 'TERBUKTI');
      await row('NETRALITAS_DISIPLIN', 'VERIFIKASI');
      await row('NETRALITAS_DISIPLIN', 'KAJIAN');
    }
    const jumlah = async (p: PelakuUji, filter: unknown = null) => ((await rekap(p, filter))['total'] as { jumlah: number }).jumlah;
    const satu = instansi[0] as InstansiUji;
    expect(await jumlah({ peran: 'VIEWER_PANRB' })).toBe(9);
    expect(await jumlah({ peran: 'DIR_WASDAL' })).toBe(9);
    expect(await jumlah({ peran: 'VIEWER_KEMENDAGRI' })).toBe(6);
    expect(await jumlah({ peran: 'OTDA_KEMENDAGRI' })).toBe(6);
    expect(await jumlah({ peran: 'VIEWER_BAWASLU' })).toBe(3);
    expect(await jumlah({ peran: 'PPK', instansi: satu })).toBe(3);
    expect(await jumlah({ peran: 'PPK', instansi: satu }, { instansiId: 'INS0002' })).toBe(0);
    expect(await jumlah({ peran: 'VIEWER_PANRB' }, { provinsiId: '35', tahap: ['KAJIAN'] })).toBe(2);
    expect(await jumlah({ peran: 'VIEWER_PANRB' }, { instansiId: 'INS0003', kategori: ['NSPK'] })).toBe(1);
    for (const peran of PERAN)
      expect((await tanya({ peran, instansi: satu }, REKAP)).galat, peran).toEqual(boleh('bacaRekapTemuan', peran) ? [] : ['TIDAK_BERWENANG']);
  });
});

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JANGKAUAN, PERAN, type Peran } from '../../../../domain/akses.ts';
import { BERBAGI, melihatKasus, melihatRekap, type PembacaKasus, type PokokKasus } from '../../../../domain/pelanggaran/sbt/berbagi.ts';
import { KATEGORI_TEMUAN, TAHAP_TEMUAN } from '../../../../domain/pelanggaran/sbt/tahap.ts';
import { buatDunia, type DuniaUji, type InstansiUji, isiInstansi, konteksUji, nipUji, type PelakuUji } from '../../../support/isi.ts';

const NIP = nipUji(1);
let d: DuniaUji;
let satu: InstansiUji;
const kasus = new Map<string, PokokKasus>();

beforeAll(async () => {
  d = await buatDunia();
  satu = await isiInstansi(d, 1);
  await isiInstansi(d, 2, 'KOT');
  await isiInstansi(d, 3, 'KEMENT');
  // Every category at every stage, in one's own region, another region and a ministry, against the person, another, and the instansi itself.
  const { rows } = await d.admin.query<PokokKasus & { id: string }>(
    `insert into temuan (nomor, kunci, kategori, instansi, nip, uraian, sumber, oleh, tahap, tahap_asal)
     select x, x, k, i, n, 'uji', 'AUDITOR', 'uji', t, case when t = 'TINDAK_LANJUT' then 'PERINGATAN' end
     from unnest($1::text[]) k cross join unnest($2::text[]) t cross join generate_series(1, 3) i cross join unnest(array[null, $3::bigint, $4::bigint]) n
       cross join lateral (select concat_ws('/', k, t, i, n) x) y
     returning id::text as id, kategori, tahap, instansi, nip::text as nip, (instansi <> 3) as daerah`,
    [[...KATEGORI_TEMUAN], [...TAHAP_TEMUAN], NIP, nipUji(2)],
  );
  for (const { id, ...k } of rows) kasus.set(id, k);
});
afterAll(() => d.tutup());

/** One caller of each role: of instansi 1, or the person himself. */
const pelaku = (peran: Peran): PelakuUji => ({ peran, instansi: satu, ...(peran === 'ASN' && { nip: NIP }) });
const pembaca = (peran: Peran): PembacaKasus => ({
  peran,
  instansi: JANGKAUAN[peran] === 'INSTANSI' ? satu.no : null,
  nip: peran === 'ASN' ? NIP : null,
});
const baca = (peran: Peran, teks: string): Promise<readonly Record<string, unknown>[]> =>
  konteksUji(d.pool, pelaku(peran)).baca(async (tx) => (await tx.execute(sql.raw(teks))).rows);

describe('kebijakan basis data sama dengan tabel berbagi', () => {
  test.each(PERAN)('%s melihat tepat temuan yang disebut tabel', async (peran) => {
    const terlihat = new Set((await baca(peran, 'select id::text as id from temuan')).map((r) => String(r['id'])));
    const salah = [...kasus].filter(([id, k]) => terlihat.has(id) !== melihatKasus(pembaca(peran), k)).map(([, k]) => k);
    expect(salah).toEqual([]);
    expect(terlihat.size > 0).toBe(BERBAGI[peran].kasus !== 'TIDAK_ADA');
  });

  test.each(PERAN)('%s menjumlah tepat penghitung dalam kewenangannya', async (peran) => {
    const [hitung] = await baca(peran, 'select coalesce(sum(jumlah), 0)::int as n from rekap_temuan');
    expect(hitung?.['n']).toBe([...kasus.values()].filter((k) => melihatRekap(pembaca(peran), k)).length);
  });

  test('Bawaslu tidak melihat apa pun selain netralitas, dan tidak sebelum KAJIAN; PAN-RB tidak melihat satu temuan pun', async () => {
    const jenis = await baca(
      'VIEWER_BAWASLU',
      "select distinct kategori from temuan where kategori not like 'NETRALITAS%' or tahap in ('VERIFIKASI', 'DITOLAK')",
    );
    expect(jenis).toEqual([]);
    expect(await baca('VIEWER_PANRB', 'select id from temuan')).toEqual([]);
  });

  test('kendali: kebijakan yang dilonggarkan terlihat oleh tabel', async () => {
    await d.admin.query("create policy longgar on temuan for select to simpul_app using ((select kunci.pemanggil_peran()) = 'VIEWER_PANRB')");
    expect((await baca('VIEWER_PANRB', 'select id from temuan')).length).toBe(kasus.size);
    await d.admin.query('drop policy longgar on temuan');
  });
});

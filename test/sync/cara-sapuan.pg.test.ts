import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { klienUntukIrisan } from '../../platform/db/klien-irisan.ts';
import { type CaraBidang, caraBidang, langkahBidang } from '../../sync/3-diff/bidang-sapuan.ts';
import { TABEL_KUNCI } from '../../sync/3-diff/kunci-sapuan.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { sapuDanPerbaiki } from '../../sync/perbaiki-sapuan.ts';
import { acakUji, type Mesin, rakitMesin } from './mesin.ts';
import { himpunanTerbuka, urut } from './ramalan.ts';

const BENIH = 20_261_126;

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(900, 6);
  for (const i of m.instansi) await m.tarik(i.no);
});
afterAll(() => m.hapus());

const tersapu = (cara: 'BLOK' | 'SQL', sambungan: number): Promise<readonly object[]> =>
  jalankanSapuan(m.url, { cara, sambungan }).then(({ sapuan }) =>
    m.sql((sql) => sql`select instansi, nip::text nip, jenis, beda, kosong, tak from beda_sapuan where sapuan = ${sapuan} order by instansi, nip`),
  );

describe('dua cara langkah kunci', () => {
  it('menemukan hal yang sama atas isi acak, juga bila versi kanon campur, satu sisi kosong, atau hanya sebagian instansi punya blok', {
    timeout: 120_000,
  }, async () => {
    const { angka, pilih } = acakUji(BENIH);
    const versiCampur = new Set<number>();
    let jumlah = 0;
    for (let putaran = 1; putaran <= 12; putaran += 1) {
      const no = pilih(m.instansi).no;
      const sidik = pilih(['sidik_bkn', 'sidik_simpeg']);
      const macam = angka(5);
      await m.sql(async (sql) => {
        const sebagian = sql`ctid in (select ctid from ${sql(sidik)} where instansi = ${no} order by nip limit ${1 + angka(15)})`;
        if (macam === 0) await sql`update ${sql(sidik)} set h = h + 1 where ${sebagian}`;
        else if (macam === 1) await sql`delete from ${sql(sidik)} where ${sebagian}`;
        else if (macam === 2) {
          await sql`update ${sql(sidik)} set ver = ver + 1 where ${sebagian}`;
          versiCampur.add(no);
        } else if (macam === 3) await sql`delete from ${sql(sidik)} where instansi = ${no}`;
        else await sql`delete from sidik_blok where instansi = ${no}`;
      });
      const blok = await tersapu('BLOK', 1 + angka(4));
      expect(blok, `benih ${BENIH} putaran ${putaran}`).toEqual(await tersapu('SQL', 1));
      jumlah = Math.max(jumlah, blok.length);
    }
    expect(jumlah).toBeGreaterThan(100);
    expect(versiCampur.size).toBeGreaterThan(0);
  });
});

describe('dua cara langkah bidang', () => {
  it('menulis peta bidang yang sama, dengan rencana yang berlainan, berapa pun kunci yang berbeda', async () => {
    const rentang = { dari: 1, sampai: 6 };
    const tertulis = (cara: CaraBidang, persen: number): Promise<{ baris: readonly object[]; rencana: string }> =>
      klienUntukIrisan(m.basis.url, async (klien) => {
        await klien.query('begin');
        await klien.query(TABEL_KUNCI);
        await klien.query(`insert into sapuan_kunci select coalesce(b.instansi, s.instansi), coalesce(b.nip, s.nip),
            case when s.nip is null then 1 when b.nip is null then 2 else 3 end, (b.ver <> s.ver) is true
          from sidik_bkn b full join sidik_simpeg s using (instansi, nip) where abs(hashint8(coalesce(b.nip, s.nip)) % 100) < ${persen}`);
        await klien.query(
          "load 'auto_explain'; set local auto_explain.log_min_duration = 0; set local auto_explain.log_timing = off; set local client_min_messages = log",
        );
        let rencana = '';
        klien.on('notice', (n) => {
          if (n.message?.includes('sapuan.bidang')) rencana = n.message;
        });
        const n = await langkahBidang(klien, '77', rentang, cara);
        const { rows } = await klien.query<object>('select instansi, nip, jenis, beda, kosong, tak from beda_sapuan where sapuan = 77 order by instansi, nip');
        await klien.query('rollback');
        expect(n).toBe(rows.length);
        return { baris: rows, rencana };
      });
    for (const persen of [1, 10, 100]) {
      const indeks = await tertulis('INDEKS', persen);
      const gabung = await tertulis('GABUNG', persen);
      expect(indeks.rencana).not.toContain('Hash');
      expect(gabung.rencana).toContain('Hash');
      expect(gabung.baris).toEqual(indeks.baris);
      expect(indeks.baris.length).toBeGreaterThan(persen === 1 ? 0 : 50);
    }
  });

  it('dipilih dari banyaknya kunci yang berbeda', () => {
    expect([caraBidang(0, 0), caraBidang(10, 1_000), caraBidang(500, 1_000), caraBidang(501, 1_000), caraBidang(1_000, 1_000)]).toEqual([
      'INDEKS',
      'INDEKS',
      'INDEKS',
      'GABUNG',
      'GABUNG',
    ]);
  });
});

describe('himpunan dalam sapuan', () => {
  it('mengenali instansi berbeda dan NIP di dua SIMPEG di beda_sapuan, menemukan himpunan yang salah, memperbaikinya, dan mencatat jejak tanpa nama', async () => {
    const n = await rakitMesin(600, 6, 11);
    try {
      for (const i of n.instansi) await n.tarik(i.no);
      // One person moved to another SIMPEG, one copied there: the increments are not told.
      await n.sql(async (sql) => {
        const orang = sql`select instansi, nip from sidik_bkn b join sidik_simpeg s using (instansi, nip) where instansi = 1 and not exists (select from beda_himpunan h where h.nip = b.nip)`;
        await sql`update sidik_simpeg set instansi = 2 where nip = (select nip from (${orang}) o order by nip limit 1)`;
        await sql`insert into sidik_simpeg select 3, nip, h, hm, ver from sidik_simpeg where nip = (select nip from (${orang}) o order by nip offset 1 limit 1)`;
      });
      const { sapuan, alarm, alarmHimpunan } = await sapuDanPerbaiki(n.url);
      expect(alarmHimpunan.map((a) => a.instansi).sort()).toEqual([1, 1, 2, 3]);
      const jenis = await n.sql(
        (sql) =>
          sql`select b.jenis, h.jenis himpunan, count(*)::int n from beda_sapuan b join beda_himpunan h using (instansi, nip) where h.ditutup_pada is null and b.jenis > 3 group by 1, 2`,
      );
      expect(jenis.map((j) => [j['jenis'], j['himpunan']]).sort()).toEqual([
        [4, 'BEDA_INSTANSI'],
        [5, 'NIP_GANDA'],
      ]);
      const jejak = await n.sql((sql) => sql<{ data: object }[]>`select data from jejak where peristiwa = 'sapuan.berbeda'`);
      expect(jejak.map((j) => j.data)).toEqual([{ sapuan, selisih: alarm.length, himpunan: 4, riwayat: 0, instansi: 3 }]);
      const lagi = await jalankanSapuan(n.url);
      expect([lagi.alarm, lagi.alarmHimpunan]).toEqual([[], []]);
      expect(urut(await n.sql(himpunanTerbuka)).length).toBeGreaterThan(3);
    } finally {
      await n.hapus();
    }
  });
});

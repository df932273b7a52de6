import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync, rmSync } from 'node:fs';
import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../../contoh/baca-bangsa.ts';
import { tarikInstansi } from '../../../sync/tarik-instansi.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { type JadwalUji, rakitJadwal } from './rakit-jadwal.ts';

const MENGGANTUNG = 21;
const MENOLAK = 22;
const DASAR_MS = 2_000;
/** Pulls per instansi that make a window long enough to compare, however slow the machine. */
const CUKUP = 1.5;

let m: Mesin;
let pipa = '';
/** The window with healthy sources only. */
let patokan = { rata: 0, jendelaMs: 0 };
const terbuka: JadwalUji[] = [];
beforeAll(async () => {
  m = await rakitMesin(110, 22);
  // Every pull that ends leaves its instant here.
  await m.sql(async (sql) => {
    await sql`create table tertarik (instansi smallint, pada timestamptz default clock_timestamp())`;
    await sql`create function catat_tertarik() returns trigger language plpgsql security definer as 'begin insert into tertarik (instansi) values (new.instansi); return null; end'`;
    await sql`create trigger catat_tertarik after update of terakhir on jadwal_umpan for each row execute function catat_tertarik()`;
  });
  const tarik = { url: m.url, dirSumber: m.sumber, terlihat: new Map<string, string>() };
  for (const i of m.instansi) await tarikInstansi(tarik, i.no, { umpan: [{ sisi: 'SIMPEG', jenis: 'pegawai' }] });
}, 240_000);
afterAll(async () => {
  lepaskanPipa(true);
  for (const j of terbuka) await j.tutup();
  await m.hapus();
});

/** Lets go whoever waits in `open` of the pipe; `hapus` takes the pipe away, so that nobody waits in it again. */
function lepaskanPipa(hapus = false): void {
  if (pipa === '') return;
  const ujung = openSync(pipa, constants.O_RDWR | constants.O_NONBLOCK);
  if (hapus) {
    rmSync(pipa);
    pipa = '';
  }
  closeSync(ujung);
}

/** Only the feed SIMPEG pegawai of each instansi is left in the schedule. */
const hanyaSimpeg = (): Promise<unknown> => m.sql((sql) => sql`update kesegaran set status = 'DIJEDA' where not (sisi = 'SIMPEG' and jenis = 'pegawai')`);

/** Pulls per healthy instansi since the last call to `kosongkan`. */
const tertarik = async (): Promise<number[]> => {
  const rows = await m.sql(
    (sql) =>
      sql<{ n: number }[]>`select count(t.instansi)::int n from instansi i left join tertarik t on t.instansi = i.no where i.no < ${MENGGANTUNG} group by i.no`,
  );
  return rows.map((r) => r.n);
};
const kosongkan = (): Promise<unknown> => m.sql((sql) => sql`truncate tertarik`);
const rata = (n: readonly number[]): number => n.reduce((a, b) => a + b, 0) / n.length;

describe('satu sumber menggantung dan satu menolak', () => {
  it('dua puluh instansi lain tetap pada jadwalnya; yang menggantung pindah jalur, yang menolak mencoba lagi', async () => {
    const j = await rakitJadwal(m, { dasarMs: DASAR_MS, cepat: 500, lambat: 5_000 });
    terbuka.push(j);
    await j.penjadwal().putar();
    await hanyaSimpeg();
    await j.mulai();
    await tidur(DASAR_MS);
    await kosongkan();
    const mulai = performance.now();
    while (rata(await tertarik()) < CUKUP) await tidur(250);
    const [sehat, jendelaMs] = [await tertarik(), performance.now() - mulai];

    const [gantung, tolak] = [MENGGANTUNG, MENOLAK].map((no) => bukaBerkas(m.sumber, m.instansiKe(no), 'SIMPEG').jalur) as [string, string];
    rmSync(gantung);
    execFileSync('/usr/bin/mkfifo', [gantung]);
    pipa = gantung;
    rmSync(tolak);
    mkdirSync(tolak);
    await kosongkan();
    await tidur(jendelaMs);
    const sakit = await tertarik();
    patokan = { rata: rata(sehat), jendelaMs };

    // Ratio of the same machine under the same load; the slowest of the twenty counts as well as their mean.
    expect(rata(sakit) / rata(sehat)).toBeGreaterThan(0.6);
    expect(Math.min(...sakit) / rata(sehat)).toBeGreaterThan(0.3);
    const keadaan = await m.sql(
      (sql) => sql<
        { instansi: number; status: string; sebab: string; lambat: boolean; gagal: number }[]
      >`select k.instansi, k.status, k.sebab, p.lambat, p.gagal
        from kesegaran k join jadwal_umpan j using (instansi, sisi, jenis) join pemutus_sumber p using (sumber) where sisi = 'SIMPEG' and jenis = 'pegawai' and k.status <> 'SEHAT' order by 1`,
    );
    expect(keadaan).toEqual([
      expect.objectContaining({ instansi: MENGGANTUNG, status: 'MENCOBA_LAGI', lambat: true }),
      expect.objectContaining({ instansi: MENOLAK, status: 'MENCOBA_LAGI', lambat: false }),
    ]);
    expect(keadaan[0]?.sebab).toMatch(/tidak menjawab|belum kembali/);
    expect(keadaan[1]?.sebab).toBe('sumber menolak (Error:EISDIR)');

    lepaskanPipa();
  }, 240_000);

  it('kendali: tanpa tenggat dan jalur sendiri, sumber yang menggantung menghentikan yang lain', async () => {
    await Promise.all(terbuka.splice(0).map((j) => j.tutup()));
    await m.sql((sql) => sql`delete from pemutus_sumber`);
    // Nothing waits in the queue, and the hanging source is the first that the worker meets.
    await m.sql((sql) => sql`truncate bullmq.job, bullmq.dedup, bullmq.dedup_next cascade`);
    await m.sql(
      (sql) =>
        sql`update jadwal_umpan set berikut = clock_timestamp() + case instansi when ${MENGGANTUNG} then interval '-1 hour' else interval '3 seconds' end`,
    );
    const j = await rakitJadwal(m, { dasarMs: DASAR_MS, cepat: 3_600_000 });
    terbuka.push(j);
    j.penjadwal();
    await j.mulai(1);
    await tidur(1_500);
    await kosongkan();
    await tidur(patokan.jendelaMs);
    expect(rata(await tertarik()) / patokan.rata).toBeLessThan(0.5);
    lepaskanPipa(true);
  }, 240_000);
});

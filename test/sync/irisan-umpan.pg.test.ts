import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { diffHimpunan } from '../../sync/3-diff/himpunan.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import type { BahanProses } from '../../sync/irisan-instansi.ts';
import { prosesTarikan } from '../../sync/proses-tarikan.ts';
import type { HasilTerap } from '../../sync/terapkan.ts';
import { acakUji, buangNipRusak, buatMesin, gantiBaris, type Mesin, nipBerkas, rakitMesin } from './mesin.ts';
import { himpunanTerbuka, neracaSalah, ramalHimpunan, selisihTerbuka, urut } from './ramalan.ts';

const NO = 1;
const SISI = 'SIMPEG';
const BARIS = 7;
type Versi = 'awal' | 'lama' | 'baru' | 'pergi';
const VERSI: readonly Versi[] = ['awal', 'lama', 'baru', 'pergi'];
/** How many leave in `pergi`, and the limit under which nobody has to confirm it. */
const PERGI = 30;
const TANPA_KONFIRMASI = { barisIrisan: BARIS, susutBagian: 1 };

class Mati extends RangeError {}

let acuan: Mesin;
const mesin: Mesin[] = [];
const dirVersi = (v: Versi): string => path.join(acuan.sumber, '..', v);
const berkas = (v: Versi): string => bukaBerkas(dirVersi(v), acuan.instansiKe(NO), SISI).jalur;

/** awal = the nation; pergi has lost many people of it; lama and baru change most rows each in its own way, and two people are gone from each. */
function susunVersi(): void {
  const i = acuan.instansiKe(NO);
  buangNipRusak(acuan.sumber, i, SISI);
  for (const v of VERSI) cpSync(acuan.sumber, dirVersi(v), { recursive: true });
  const { angka, kocok } = acakUji(3);
  const semua = nipBerkas(dirVersi('pergi'), i, SISI);
  for (const n of kocok(semua.filter((x) => semua.indexOf(x) === semua.lastIndexOf(x))).slice(0, PERGI))
    gantiBaris(dirVersi('pergi'), { i, sisi: SISI, nip: n });
  for (const v of ['lama', 'baru'] as const) {
    const nip = kocok(nipBerkas(dirVersi(v), i, SISI));
    for (const n of nip.splice(0, 2)) gantiBaris(dirVersi(v), { i, sisi: SISI, nip: n });
    for (const n of nip.slice(0, 45))
      ubahSumber({ dir: dirVersi(v), sisi: SISI, nip: n, bidang: 'tglLahir', nilai: `19${70 + angka(20)}-0${1 + angka(9)}-1${angka(9)}` });
  }
}

const keadaan = (m: Mesin): Promise<unknown> =>
  m.sql(async (sql) => ({
    selisih: urut(await selisihTerbuka(sql)),
    himpunan: urut(await himpunanTerbuka(sql)),
    simpeg:
      await sql`select instansi, nip, tgl_lahir, tak, f.h, f.hm, f.hu, f.ver from pegawai_simpeg join sidik_simpeg f using (instansi, nip, h) order by 1, 2`,
    sistemik: await sql`select instansi, bidang, jumlah, pembagi from temuan_sistemik where ditutup_pada is null order by 1, 2`,
    sisaStaging: await sql`select (select count(*)::int from staging_pegawai) p, (select count(*)::int from staging_kunci) k`,
    kesegaran: await sql`select instansi, sisi, status, jumlah, pada is not null ada_umur from kesegaran where jenis = 'pegawai' order by 1, 2`,
  }));

const proses = (m: Mesin, id: string, bahan: Partial<BahanProses> = {}): Promise<HasilTerap> =>
  prosesTarikan({ url: m.url, batasUmpan: { barisIrisan: BARIS }, ...bahan }, id);
const baris = async (m: Mesin, id: string): Promise<unknown> =>
  (await m.sql((sql) => sql`select status, terbaca, diterapkan, tak_berubah, karantina, duplikat, dihapus from tarikan where id = ${id}`))[0];
const umur = async (m: Mesin): Promise<unknown> =>
  (await m.sql((sql) => sql`select status, pada is not null ada_umur from kesegaran where instansi = ${NO} and sisi = ${SISI} and jenis = 'pegawai'`))[0];

const mesinBaru = async (): Promise<Mesin> => {
  const m = await buatMesin(acuan.sumber);
  mesin.push(m);
  for (const i of m.instansi) await m.tarik(i.no);
  return m;
};

/** State after one clean delivery of this version in one piece. */
const bersih = new Map<Versi, unknown>();
beforeAll(async () => {
  acuan = await rakitMesin(150, 2, 5);
  susunVersi();
  for (const v of ['lama', 'baru'] as const) {
    const m = await mesinBaru();
    await m.umpan(NO, SISI, { berkas: berkas(v) });
    bersih.set(v, await keadaan(m));
  }
}, 120_000);
afterAll(async () => {
  for (const m of mesin) await m.hapus();
  for (const v of VERSI) rmSync(dirVersi(v), { recursive: true, force: true });
  await acuan.hapus();
});

describe('umpan yang diterapkan beririsan', () => {
  it('di antara dua irisan sisinya tidak berumur dan belum ada yang dihapus; sesudah yang terakhir sehat, sama dengan sekali jadi', async () => {
    const m = await mesinBaru();
    const id = await m.catat(NO, SISI, { berkas: berkas('baru') });
    const semula = await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_simpeg where instansi = ${NO}`);
    let irisan = 0;
    expect(await proses(m, id, { isCukup: () => ++irisan === 2 })).toEqual({ hasil: 'BERLANJUT' });
    expect(await umur(m)).toEqual({ status: 'BERJALAN', ada_umur: false });
    expect(await baris(m, id)).toMatchObject({ status: 'DISIAPKAN', dihapus: 0 });
    expect(await m.sql((sql) => sql`select count(*)::int n from pegawai_simpeg where instansi = ${NO}`)).toEqual(semula);
    expect((await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_simpeg where tarikan = ${id}`))[0]?.n).toBe(2 * BARIS);
    expect(await proses(m, id)).toMatchObject({ hasil: 'DITERAPKAN' });
    expect(await umur(m)).toEqual({ status: 'SEHAT', ada_umur: true });
    expect(await keadaan(m)).toEqual(bersih.get('baru'));
    expect(await baris(m, id)).toMatchObject({ status: 'DITERAPKAN', dihapus: 2 });
    expect(await neracaSalah(m)).toEqual([]);
    expect((await jalankanSapuan(m.url)).alarm).toEqual([]);
  });

  it('proses yang mati di antara dua irisan mana pun melanjutkan sampai keadaan yang sama, dan hitungannya tetap genap', async () => {
    const m = await mesinBaru();
    const id = await m.catat(NO, SISI, { berkas: berkas('baru') });
    const mati = (): never => {
      throw new Mati();
    };
    let ulang = 0;
    for (;;) {
      const hasil = await proses(m, id, { isCukup: mati }).catch((galat: unknown) => galat);
      if (!(hasil instanceof Mati)) {
        expect(hasil).toMatchObject({ hasil: 'DITERAPKAN' });
        break;
      }
      ulang += 1;
      expect(await umur(m)).toMatchObject({ ada_umur: false });
    }
    expect(ulang).toBeGreaterThan(4);
    expect(await keadaan(m)).toEqual(bersih.get('baru'));
    expect(await neracaSalah(m)).toEqual([]);
    const utuh = await mesinBaru();
    const sekali = await utuh.catat(NO, SISI, { berkas: berkas('baru') });
    await utuh.proses(sekali);
    expect(await baris(m, id)).toEqual(await baris(utuh, sekali));
  });

  it('umpan yang lebih baru menyusul yang baru separuh diterapkan: keadaannya milik yang baru, yang lama digantikan', async () => {
    const { angka } = acakUji(8);
    const m = await mesinBaru();
    for (let putaran = 0; putaran < 2; putaran += 1) {
      const henti = 1 + angka(4);
      let irisan = 0;
      const lama = await m.catat(NO, SISI, { berkas: berkas('lama') });
      expect(await proses(m, lama, { isCukup: () => ++irisan === henti })).toEqual({ hasil: 'BERLANJUT' });
      const baru = await m.catat(NO, SISI, { berkas: berkas('baru') });
      expect(await proses(m, baru)).toMatchObject({ hasil: 'DITERAPKAN' });
      expect(await proses(m, lama)).toEqual({ hasil: 'DIGANTIKAN' });
      expect(await keadaan(m)).toEqual(bersih.get('baru'));
    }
    expect(await neracaSalah(m)).toEqual([]);
  });

  it('umpan lama yang separuh diterapkan, dan yang baru juga: menyelesaikan keduanya berakhir pada yang baru', async () => {
    const m = await mesinBaru();
    const id: string[] = [];
    for (const v of ['lama', 'baru'] as const) {
      const t = await m.catat(NO, SISI, { berkas: berkas(v) });
      expect(await proses(m, t, { isCukup: () => true })).toEqual({ hasil: 'BERLANJUT' });
      id.push(t);
    }
    expect(await proses(m, id[0] ?? '')).toMatchObject({ hasil: 'DITERAPKAN' });
    expect(await proses(m, id[1] ?? '')).toMatchObject({ hasil: 'DITERAPKAN' });
    expect(await keadaan(m)).toEqual(bersih.get('baru'));
    expect(await neracaSalah(m)).toEqual([]);
  });
});

describe('umpan lengkap yang kehilangan banyak orang', () => {
  const dihapus = async (m: Mesin, id: string): Promise<number> =>
    (await m.sql((sql) => sql<{ n: number }[]>`select dihapus n from tarikan where id = ${id}`))[0]?.n ?? -1;

  it('menghapusnya beririsan: mati di antara dua irisan mana pun berakhir sama dengan sekali jadi, tidak seorang pun dihapus dua kali, juga bila NIP-nya ada pada SIMPEG lain', async () => {
    const [utuh, m] = [await mesinBaru(), await mesinBaru()];
    // One of those who leave is also in the other SIMPEG, and there stands alone afterwards.
    const orang =
      nipBerkas(dirVersi('awal'), acuan.instansiKe(NO), SISI).find((n) => !nipBerkas(dirVersi('pergi'), acuan.instansiKe(NO), SISI).includes(n)) ?? '';
    for (const x of [utuh, m]) {
      await x.sql(async (sql) => {
        await sql`insert into pegawai_simpeg (instansi, nip, nama, h, tarikan) select 2, nip, nama, h, tarikan from pegawai_simpeg where instansi = ${NO} and nip = ${orang}`;
        await sql`insert into sidik_simpeg (instansi, nip, h, hm, ver, hu) select 2, nip, h, 5, (select min(ver) from sidik_simpeg where instansi = 2), 5 from sidik_simpeg where instansi = ${NO} and nip = ${orang}`;
        await sql.begin((tx) => diffHimpunan(tx, NO));
      });
    }
    const sekali = await utuh.catat(NO, SISI, { berkas: berkas('pergi') });
    expect(await prosesTarikan({ url: utuh.url, batasUmpan: { susutBagian: 1 } }, sekali)).toMatchObject({ hasil: 'DITERAPKAN', dihapus: PERGI });
    const id = await m.catat(NO, SISI, { berkas: berkas('pergi') });
    const mati = (): never => {
      throw new Mati();
    };
    let lalu = 0;
    let ulang = 0;
    for (;;) {
      const hasil = await prosesTarikan({ url: m.url, batasUmpan: TANPA_KONFIRMASI, isCukup: mati }, id).catch((galat: unknown) => galat);
      const kini = await dihapus(m, id);
      expect(kini - lalu).toBeLessThanOrEqual(BARIS);
      lalu = kini;
      if (!(hasil instanceof Mati)) {
        expect(hasil).toMatchObject({ hasil: 'DITERAPKAN', dihapus: PERGI });
        break;
      }
      ulang += 1;
      expect(await umur(m)).toEqual({ status: expect.any(String), ada_umur: false });
      expect(
        await m.sql(
          (sql) =>
            sql`select count(*)::int n from selisih where instansi = ${NO} and status <> 'TERTUTUP' and nip not in (select nip from pegawai_simpeg where instansi = ${NO})`,
        ),
      ).toEqual([{ n: 0 }]);
    }
    expect(ulang).toBe(Math.ceil(PERGI / BARIS) - 1);
    expect(await keadaan(m)).toEqual(await keadaan(utuh));
    expect(await baris(m, id)).toEqual(await baris(utuh, sekali));
    expect(urut(await m.sql(himpunanTerbuka))).toEqual(urut(await m.sql(ramalHimpunan)));
    expect(await neracaSalah(m)).toEqual([]);
  });

  it('dengan baris yang NIP-nya tak terbaca tidak menghapus siapa pun: yang tak terlihat ditandai beririsan, maju pada tiap giliran, dan tidak dihitung sebagai baris', async () => {
    const m = await mesinBaru();
    const utuh = await mesinBaru();
    const { jalur } = bukaBerkas(dirVersi('pergi'), acuan.instansiKe(NO), SISI);
    const [n] = nipBerkas(dirVersi('pergi'), acuan.instansiKe(NO), SISI);
    const rusak = `${jalur}.rusak.csv`;
    writeFileSync(rusak, readFileSync(jalur, 'utf8').replaceAll(n ?? '?', 'BUKAN NIP'));
    const sekali = await utuh.catat(NO, SISI, { berkas: rusak });
    await prosesTarikan({ url: utuh.url, batasUmpan: { susutBagian: 1 } }, sekali);
    const id = await m.catat(NO, SISI, { berkas: rusak });
    let giliran = 0;
    let hasil: HasilTerap;
    do {
      hasil = await prosesTarikan({ url: m.url, batasUmpan: TANPA_KONFIRMASI, isCukup: () => true }, id);
      giliran += 1;
    } while (hasil.hasil === 'BERLANJUT' && giliran < 20);
    expect(hasil).toMatchObject({ hasil: 'DITERAPKAN', dihapus: 0 });
    expect(giliran).toBe(Math.ceil((PERGI + 1) / BARIS));
    expect(await keadaan(m)).toEqual(await keadaan(utuh));
    expect(await baris(m, id)).toEqual(await baris(utuh, sekali));
  });
});

describe('baris yang hanya tulisannya berubah', () => {
  it('tidak ditulis lagi: rekaman, versi gerbang dan umpan asalnya tetap, dan tarikan berikut melewatinya tanpa membaca', async () => {
    const m = await mesinBaru();
    const potret = (): Promise<unknown> =>
      m.sql((sql) => sql`select nip, xmin::text, tarikan::text, mentah from pegawai_simpeg where instansi = ${NO} order by nip`);
    const sebelum = await potret();
    const gerbang = (): Promise<unknown> => m.sql((sql) => sql`select nip, epoch from gerbang_pegawai order by nip`);
    const epoch = await gerbang();
    const hm = (): Promise<readonly { hm: string }[]> =>
      m.sql((sql) => sql<{ hm: string }[]>`select hm::text from sidik_simpeg where instansi = ${NO} order by nip`);
    const hmSebelum = await hm();
    // Another header and a cell nobody reads: every line must be read anew, none says anything else.
    const pemisah = readFileSync(berkas('awal'), 'utf8').split('\n')[0]?.includes(';') ? ';' : ',';
    const lain = readFileSync(berkas('awal'), 'utf8').replace(/\n/g, `${pemisah}isi\n`).replace(`${pemisah}isi\n`, `${pemisah}kolom_lain\n`);
    const berkasLain = path.join(acuan.sumber, '..', 'lain.csv');
    writeFileSync(berkasLain, lain);
    const hasil = await m.umpan(NO, SISI, { berkas: berkasLain });
    expect(hasil).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 0 });
    expect(await potret()).toEqual(sebelum);
    expect(await gerbang()).toEqual(epoch);
    const hmKini = await hm();
    hmKini.forEach(({ hm: kini }, n) => {
      expect(kini).not.toBe(hmSebelum[n]?.hm);
    });
    expect(await m.umpan(NO, SISI, { berkas: berkasLain })).toMatchObject({ hasil: 'DITERAPKAN', diterapkan: 0 });
    expect(await hm()).toEqual(hmKini);
    expect(await neracaSalah(m)).toEqual([]);
  });
});

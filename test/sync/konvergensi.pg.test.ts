import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { cariFormasi, cariPegawai } from '../../contoh/cari-contoh.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import type { HasilTerap } from '../../sync/terapkan.ts';
import { keadaan } from './keadaan.ts';
import { acakUji, buangNipRusak, buatMesin, gantiBaris, type Mesin, nipBerkas, rakitMesin, type SisiUji, tambahBaris } from './mesin.ts';
import { neracaSalah } from './ramalan.ts';

const SISI = ['BKN', 'SIMPEG'] as const;
type Versi = 'awal' | 'antara' | 'akhir';

let acuan: Mesin;
let harapan: unknown;
const mesin: Mesin[] = [];
const dirVersi = (v: Versi): string => path.join(acuan.sumber, '..', v);
const berkas = (v: Versi, no: number, sisi: SisiUji): string => bukaBerkas(dirVersi(v), acuan.instansiKe(no), sisi).jalur;
const pertama = <T>(daftar: readonly T[]): T => {
  const [nilai] = daftar;
  if (nilai === undefined) throw new RangeError('tidak ada contoh');
  return nilai;
};

/** awal = the nation; antara = other values, fewer and more people; akhir = moves without usul and corrections. */
function susunVersi(): void {
  const { angka, pilih } = acakUji(11);
  for (const i of acuan.instansi) for (const sisi of SISI) buangNipRusak(acuan.sumber, i, sisi);
  for (const v of ['awal', 'antara', 'akhir'] as const) cpSync(acuan.sumber, dirVersi(v), { recursive: true });
  for (const i of acuan.instansi) {
    const p = pertama(cariPegawai(dirVersi('awal'), { bersih: true, jenjang: 'PELAKSANA', instansi: i.kodeCepat }));
    const { unorId, jabatanId } = pertama(cariFormasi(dirVersi('awal'), { instansi: i.kodeCepat, jenisJabatanId: '4', kecualiUnorId: p.unorId }));
    for (const [bidang, nilai] of Object.entries({ unorId, jabatanId, tmtJabatan: '2026-10-31' }))
      ubahSumber({ dir: dirVersi('akhir'), sisi: 'SIMPEG', nip: p.nip, bidang, nilai });
    for (const sisi of SISI) {
      const bisa = nipBerkas(dirVersi('awal'), i, sisi).filter((nip) => nip !== p.nip);
      for (const v of ['antara', 'akhir'] as const) {
        for (let n = 0; n < 4; n += 1) {
          ubahSumber({ dir: dirVersi(v), sisi, nip: pilih(bisa), bidang: 'tglLahir', nilai: `19${70 + angka(20)}-0${1 + angka(9)}-11` });
          ubahSumber({ dir: dirVersi(v), sisi, nip: pilih(bisa), bidang: 'nama', nilai: `NAMA ${n} ${v.toUpperCase()} CONTOH` });
        }
        const keluar = pilih(bisa);
        const baris = gantiBaris(dirVersi(v), { i, sisi, nip: keluar });
        if (angka(2) === 0) tambahBaris(dirVersi(v), i, sisi, baris.replaceAll(keluar, `${keluar.slice(0, 15)}9${keluar.slice(16)}`));
        bisa.splice(bisa.indexOf(keluar), 1);
      }
    }
  }
}

const mesinBaru = async (): Promise<Mesin> => {
  const m = await buatMesin(acuan.sumber);
  mesin.push(m);
  for (const i of m.instansi) for (const sisi of SISI) await m.umpan(i.no, sisi, { berkas: berkas('awal', i.no, sisi) });
  return m;
};

beforeAll(async () => {
  acuan = await rakitMesin(320, 4, 5);
  susunVersi();
  const m = await mesinBaru();
  for (const i of m.instansi) for (const sisi of SISI) await m.umpan(i.no, sisi, { berkas: berkas('akhir', i.no, sisi) });
  harapan = await keadaan(m);
});
afterAll(async () => {
  for (const m of mesin) await m.hapus();
  for (const v of ['awal', 'antara', 'akhir'] as const) rmSync(dirVersi(v), { recursive: true, force: true });
  await acuan.hapus();
});

/** Runs one feed to its end, while connections of the engine are killed at random moments; returns how often it had to begin again. */
async function prosesSambilMati(m: Mesin, admin: pg.Client, id: string, { angka }: ReturnType<typeof acakUji>): Promise<{ hasil: HasilTerap; ulang: number }> {
  for (let ulang = 0; ; ulang += 1) {
    const jalan = m.proses(id).then(
      (hasil) => ({ hasil }),
      (galat: unknown) => ({ galat }),
    );
    let selesai = false;
    void jalan.then(() => {
      selesai = true;
    });
    const tunda = angka(60);
    for (let lewat = 0; lewat < tunda && !selesai; lewat += 5) await tidur(5);
    // Not while postgres.js asks for the array types on connecting: it leaves that rejection to nobody.
    for (let kena = false; !kena && !selesai && ulang < 3; ) {
      const { rowCount } = await admin.query(
        `select pg_terminate_backend(pid) from (select pid from pg_stat_activity where datname = current_database() and application_name like 'simpul-%'
          and query <> '' and query not like '%typarray%' order by pid offset $1 limit 1) x`,
        [angka(2)],
      );
      kena = rowCount === 1;
    }
    const akhir = await jalan;
    if ('hasil' in akhir) return { hasil: akhir.hasil, ulang };
  }
}

describe('umpan dalam urutan apa pun', () => {
  it('acuan memuat hal yang diperiksa: selisih, himpunan, dan satu mutasi liar per instansi', () => {
    const h = harapan as { selisih: unknown[]; himpunan: unknown[]; temuan: unknown[]; sisaStaging: unknown };
    expect(h.selisih.length).toBeGreaterThan(20);
    expect(h.himpunan.length).toBeGreaterThan(4);
    expect(h.temuan).toHaveLength(4);
    expect(h.sisaStaging).toEqual([{ p: 0, k: 0 }]);
  });

  it.each([1])('berakhir pada keadaan yang sama: acak, berulang, melalui versi antara, yang lama datang terlambat (benih %i)', async (benih) => {
    const { angka, pilih, kocok } = acakUji(benih);
    const m = await mesinBaru();
    const semua = m.instansi.flatMap((i) => SISI.map((sisi) => ({ no: i.no, sisi })));
    for (let n = 0; n < 10; n += 1) {
      const { no, sisi } = pilih(semua);
      await m.umpan(no, sisi, { berkas: berkas(pilih(['awal', 'antara', 'antara'] as const), no, sisi) });
    }
    for (const { no, sisi } of kocok([...semua, ...semua.slice(0, 3)])) {
      const lama = angka(2) === 0 ? await m.catat(no, sisi, { berkas: berkas('antara', no, sisi) }) : null;
      expect((await m.umpan(no, sisi, { berkas: berkas('akhir', no, sisi) })).hasil).toBe('DITERAPKAN');
      if (lama !== null) expect(await m.proses(lama)).toEqual({ hasil: 'DIGANTIKAN' });
    }
    expect(await keadaan(m)).toEqual(harapan);
    expect(await neracaSalah(m)).toEqual([]);
    expect((await jalankanSapuan(m.url)).alarm).toEqual([]);
  });

  it('berakhir pada keadaan yang sama walau sambungan mesin diputus di tengah setiap umpan', async () => {
    const acak = acakUji(77);
    const m = await mesinBaru();
    const admin = new pg.Client({ connectionString: m.basis.url });
    await admin.connect();
    let ulang = 0;
    for (const versi of ['antara', 'akhir'] as const)
      for (const { no, sisi } of acak.kocok(m.instansi.flatMap((i) => SISI.map((s) => ({ no: i.no, sisi: s }))))) {
        const h = await prosesSambilMati(m, admin, await m.catat(no, sisi, { berkas: berkas(versi, no, sisi) }), acak);
        expect(['DITERAPKAN', 'SUDAH']).toContain(h.hasil.hasil);
        ulang += h.ulang;
      }
    await admin.end();
    expect(ulang).toBeGreaterThan(5);
    expect(await keadaan(m)).toEqual(harapan);
    expect(await neracaSalah(m)).toEqual([]);
    expect((await jalankanSapuan(m.url)).alarm).toEqual([]);
  });

  it('dua umpan sebagian tidak saling menggantikan, walau yang lebih baru diproses lebih dahulu', async () => {
    const m = await mesinBaru();
    const i = m.instansiKe(1);
    const b = bukaBerkas(dirVersi('akhir'), i, 'BKN');
    const judul = b.teks.slice(0, b.awal);
    const baris = b.teks
      .slice(b.awal)
      .split('\n')
      .filter((t) => t !== '');
    const potong = [baris.slice(0, baris.length / 2), baris.slice(baris.length / 2)];
    const id: string[] = [];
    for (const [n, isi] of potong.entries()) {
      const jalur = path.join(dirVersi('akhir'), `bagian-${n}.csv`);
      writeFileSync(jalur, `${judul}${isi.join('\n')}\n`);
      id.push(await m.catat(1, 'BKN', { berkas: jalur, lengkap: false }));
    }
    for (const t of id.reverse()) await m.proses(t);
    const status = await m.sql((sql) => sql`select status, dihapus from tarikan where not lengkap order by id`);
    expect(status.map((s) => ({ ...s }))).toEqual([
      { status: 'DITERAPKAN', dihapus: 0 },
      { status: 'DITERAPKAN', dihapus: 0 },
    ]);
    const isi = await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_bkn where instansi = 1 and nama like 'NAMA % AKHIR CONTOH'`);
    expect(isi[0]?.n).toBeGreaterThan(0);
    expect(isi[0]?.n).toBe(baris.filter((t) => t.includes('AKHIR CONTOH')).length);
  });
});

import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Peran } from '../../../domain/akses.ts';
import { jamSistem } from '../../../platform/clock.ts';
import type { BawaanPermintaan } from '../../../platform/graphql/konteks.ts';
import { buatPembatasLaju, LajuTerlampaui, type MacamLaju, type PembatasLaju } from '../../../platform/laju/pembatas-laju.ts';
import { buatDunia, type DuniaUji, isiInstansi, konteksUji, nipUji } from '../../support/isi.ts';

let dunia: DuniaUji;
let akun = 0;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

/** Somebody nobody has counted yet. */
const seseorang = (peran: Peran = 'AUDITOR_ASN'): BawaanPermintaan => konteksUji(dunia.pool, { peran, orang: `laju-${akun++}` });
const tetapkan = (macam: MacamLaju, batas: number, { peran = 'AUDITOR_ASN', berlaku = '2026-02-01', jendela = 86_400 } = {}): Promise<unknown> =>
  dunia.admin.query("select laju_tetapkan($1, $2, $3, $4, $5::date, 'Batas uji', 'uji')", [peran, macam, jendela, batas, berlaku]);
const gerbangBaru = (): PembatasLaju => buatPembatasLaju(dunia.pool, jamSistem);
const lolos = async (kerja: Promise<unknown>): Promise<boolean> =>
  kerja.then(
    () => true,
    (e: unknown) => {
      if (e instanceof LajuTerlampaui) return false;
      throw e;
    },
  );
const banyak = async (kerja: readonly Promise<unknown>[]): Promise<number> => (await Promise.all(kerja.map(lolos))).filter(Boolean).length;
const orang = (dari: number, sampai: number): string[] => Array.from({ length: sampai - dari }, (_, i) => nipUji(dari + i));
const terbaca = async (p: BawaanPermintaan): Promise<number> =>
  (await dunia.admin.query<{ n: number }>('select count(*)::int n from laju_orang where akun = $1', [`${p.pemanggil.peran} ${p.pemanggil.subjek}`])).rows[0]
    ?.n ?? 0;
const peringatan = async (p: BawaanPermintaan): Promise<number> =>
  (await dunia.admin.query<{ n: number }>("select count(*)::int n from jejak where peristiwa = 'laju.terlampaui' and pelaku = $1", [p.pemanggil.subjek]))
    .rows[0]?.n ?? 0;

describe('anggaran biaya', () => {
  test('habis tepat pada batasnya: yang ke-100 dilayani, yang ke-101 tidak (S9)', async () => {
    await tetapkan('BIAYA', 100);
    const p = seseorang();
    const g = gerbangBaru();
    for (let n = 1; n <= 100; n++) expect((await g.biaya(p, 1)).sisa).toBe(100 - n);
    await expect(g.biaya(p, 1)).rejects.toMatchObject({ kode: 'TERLALU_SERING', keadaan: { macam: 'BIAYA', batas: 100, sisa: 0 } });
  });

  test('yang terlalu besar ditolak tanpa memakan sisanya', async () => {
    const p = seseorang();
    const g = gerbangBaru();
    await g.biaya(p, 90);
    expect(await lolos(g.biaya(p, 11))).toBe(false);
    expect((await g.biaya(p, 10)).sisa).toBe(0);
  });

  test('empat gerbang serentak bersama-sama tidak pernah melayani lebih dari batasnya', async () => {
    const p = seseorang();
    const g = [gerbangBaru(), gerbangBaru(), gerbangBaru(), gerbangBaru()];
    const dilayani = await banyak(Array.from({ length: 240 }, (_, i) => (g[i % 4] as PembatasLaju).biaya(p, 1)));
    expect(dilayani).toBeLessThanOrEqual(100);
    // What one of them fetched in advance, another cannot spend.
    expect(dilayani).toBeGreaterThanOrEqual(100 - 3 * 5);
  });

  test('sepuluh ribu permintaan wajar meminta basis data paling banyak dua puluh beberapa kali', async () => {
    await tetapkan('BIAYA', 100_000);
    let pernyataan = 0;
    const pool = new Proxy(dunia.pool, {
      get: (asal, nama) => {
        if (nama !== 'query') return Reflect.get(asal, nama);
        return (...argumen: Parameters<pg.Pool['query']>) => {
          pernyataan += 1;
          return Reflect.apply(asal.query, asal, argumen);
        };
      },
    });
    const p = seseorang();
    const g = buatPembatasLaju(pool, jamSistem);
    for (let n = 0; n < 10_000; n++) await g.biaya(p, 5);
    expect(pernyataan).toBeLessThanOrEqual(25);
  });
});

describe('anggaran pegawai yang dibaca', () => {
  test('tepat pada batasnya; jawaban yang melewatinya tidak memakan apa pun; yang sudah dibaca tidak dihitung lagi (S9)', async () => {
    await tetapkan('ORANG', 50);
    const p = seseorang();
    const g = gerbangBaru();
    expect((await g.orang(p, orang(0, 30)))?.sisa).toBe(20);
    expect(await lolos(g.orang(p, orang(25, 51)))).toBe(false);
    expect(await terbaca(p)).toBe(30);
    expect((await g.orang(p, orang(25, 50)))?.sisa).toBe(0);
    expect(await g.orang(p, orang(0, 50))).toBeNull();
    expect((await gerbangBaru().orang(p, orang(0, 50)))?.sisa).toBe(0);
    expect(await lolos(g.orang(p, orang(50, 51)))).toBe(false);
    expect(await terbaca(p)).toBe(50);
  });

  test('empat gerbang serentak dengan halaman yang bertindihan: yang diserahkan tidak pernah lebih dari batasnya', async () => {
    const p = seseorang();
    const g = [gerbangBaru(), gerbangBaru(), gerbangBaru(), gerbangBaru()];
    const diserahkan = new Set<string>();
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const halaman = orang((i * 7) % 120, ((i * 7) % 120) + 10);
        if (await lolos((g[i % 4] as PembatasLaju).orang(p, halaman))) for (const n of halaman) diserahkan.add(n);
      }),
    );
    expect(diserahkan.size).toBeLessThanOrEqual(50);
    expect(diserahkan.size).toBe(await terbaca(p));
    expect(diserahkan.size).toBeGreaterThan(30);
  });

  test('sekali sejendela satu peringatan di jejak, berapa kali pun ditolak', async () => {
    const p = seseorang();
    await Promise.all(Array.from({ length: 8 }, () => lolos(gerbangBaru().orang(p, orang(0, 51)))));
    expect(await peringatan(p)).toBe(1);
    expect(await peringatan(seseorang())).toBe(0);
  });

  test('jendela yang lewat dilupakan bersama orang-orangnya, dan anggarannya penuh lagi', async () => {
    const p = seseorang();
    await gerbangBaru().orang(p, orang(0, 50));
    for (const tabel of ['laju', 'laju_orang'])
      await dunia.admin.query(`update ${tabel} set jendela = jendela - interval '1 day' where akun = $1`, [`${p.pemanggil.peran} ${p.pemanggil.subjek}`]);
    expect((await gerbangBaru().orang(p, orang(100, 101)))?.sisa).toBe(49);
    expect(await terbaca(p)).toBe(1);
  });
});

describe('batas menurut peran dan hari', () => {
  test('klien mesin boleh membaca seluruh instansinya sekali sejendela, sebesar apa pun; peran orang tidak ikut naik', async () => {
    const instansi = await isiInstansi(dunia, 7);
    await dunia.admin.query(
      "insert into rekap_pegawai (instansi, status_asn, golongan, jenis_jabatan, jumlah) values (7, 'PNS', '-', '-', 30), (7, 'PPPK', '-', '-', 10)",
    );
    for (const peran of ['INTEGRATOR_INSTANSI', 'VERIFIKATOR_INSTANSI'] as const) await tetapkan('ORANG', 5, { peran });
    const sebagai = (peran: Peran): BawaanPermintaan => konteksUji(dunia.pool, { peran, instansi, orang: 'laju-instansi' });
    const [mesin, petugas] = [sebagai('INTEGRATOR_INSTANSI'), sebagai('VERIFIKATOR_INSTANSI')];
    expect(await gerbangBaru().orang(mesin, orang(0, 48))).toMatchObject({ batas: 48, sisa: 0 });
    expect(await lolos(gerbangBaru().orang(mesin, orang(48, 49)))).toBe(false);
    expect(await lolos(gerbangBaru().orang(petugas, orang(0, 6)))).toBe(false);
  });

  test('satu orang dengan dua peran punya dua anggaran: yang dibaca sebagai operator tidak menghabiskan bagiannya sebagai ASN', async () => {
    const [operator, asn] = (['OPERATOR_INSTANSI', 'ASN'] as const).map((peran) => konteksUji(dunia.pool, { peran, orang: 'laju-dua-peran' }));
    if (operator === undefined || asn === undefined) throw new RangeError('pelaku');
    await gerbangBaru().orang(operator, orang(0, 60));
    expect((await gerbangBaru().orang(asn, orang(100, 101)))?.sisa).toBe(49);
  });

  test('batas yang baru berlaku sejak harinya, dan yang lama tetap tersimpan', async () => {
    await tetapkan('BIAYA', 7, { peran: 'PPK', berlaku: '2026-03-01' });
    await tetapkan('BIAYA', 1, { peran: 'PPK', berlaku: '2999-01-01' });
    expect((await gerbangBaru().biaya(seseorang('PPK'), 1)).batas).toBe(7);
    const { rows } = await dunia.admin.query("select batas::int from batas_laju where peran = 'PPK' and macam = 'BIAYA' order by id");
    expect(rows.map((r) => r.batas)).toEqual([300_000, 7, 1]);
    await expect(dunia.admin.query("update batas_laju set batas = 1 where peran = 'PPK'")).rejects.toThrow();
  });

  test('peran tanpa batas tidak dilayani sama sekali; peran tanpa hak atas orang tidak memperoleh seorang pun', async () => {
    expect(await lolos(gerbangBaru().biaya(seseorang('SISTEM'), 1))).toBe(false);
    expect(await lolos(gerbangBaru().orang(seseorang('VIEWER_PANRB'), orang(0, 1)))).toBe(false);
  });

  test('pemanggil yang tanda tangannya palsu atau kedaluwarsa tidak dihitung atas siapa pun dan tidak dilayani', async () => {
    const p = seseorang();
    const palsu = { ...p, tertanda: p.tertanda.replace(/.$/, (c) => (c === '0' ? '1' : '0')) };
    await expect(gerbangBaru().biaya(palsu, 1)).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
    const { rows } = await dunia.admin.query('select from laju where akun = $1', [`${p.pemanggil.peran} ${p.pemanggil.subjek}`]);
    expect(rows).toHaveLength(0);
  });

  test('basis data yang tidak menjawab berarti tidak dilayani', async () => {
    const mati = new pg.Pool({ host: '127.0.0.1', port: 1 });
    await expect(buatPembatasLaju(mati, jamSistem).biaya(seseorang(), 1)).rejects.toMatchObject({ kode: 'SUMBER_TIDAK_TERSEDIA' });
    await mati.end();
  });
});

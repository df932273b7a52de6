import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { terimaUmpan } from '../../../sync/unggahan/terima.ts';
import { ujiUmpan } from '../../../sync/unggahan/uji.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { neracaSalah } from '../ramalan.ts';
import { type BarisUji, CAKUPAN_PENUH, kenalkan, orangUji } from './rakit-riwayat.ts';

/** Our own instansi, and another one. */
const NO = 1;
const LAIN = 2;
const SENDIRI = orangUji(1);
const ASING = orangUji(2);
const ENTAH = orangUji(3);
let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(20, 2);
  for (const no of [NO, LAIN]) await m.umpan(no, 'BKN');
  await kenalkan(m, NO, [SENDIRI]);
  await kenalkan(m, LAIN, [ASING]);
}, 60_000);
afterAll(() => m.hapus());

const golongan = (orang: BarisUji): BarisUji => ({ jenisRiwayat: 'golongan', ...orang, golonganId: '31', tmtGolongan: '01-04-2020', skNomor: 'KP/1' });
const hukdis = (orang: BarisUji): BarisUji => ({
  ...{
    jenisRiwayat: 'hukdis',
    ...orang,
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    skNomor: 'HD/1',
    hukumanTanggal: '01-01-2026',
    akhirHukumTanggal: '01-01-2099',
  },
});
let ke = 0;
async function kirim(baris: readonly BarisUji[], { no = NO, sisi = 'SIMPEG', uji = false, lengkap = true } = {}) {
  const dir = path.join(m.sumber, '..', 'orang-lain');
  mkdirSync(dir, { recursive: true });
  ke += 1;
  const berkas = path.join(dir, String(ke));
  writeFileSync(berkas, baris.map((b) => `${JSON.stringify(b)}\n`).join(''));
  const umpan = { instansi: no, sisi: sisi as 'BKN' | 'SIMPEG', jenis: 'riwayat', asal: 'UNGGAH', lengkap, oleh: { subjek: 'uji', orang: 'uji' } } as const;
  return (uji ? ujiUmpan : terimaUmpan)({ url: m.url, dir }, umpan, createReadStream(berkas));
}
const punya = (nip: string) =>
  m.sql(
    (sql) =>
      sql`select instansi, 'BKN' sisi, jenis from riwayat_bkn where nip = ${nip} union all select instansi, 'SIMPEG', jenis from riwayat_simpeg where nip = ${nip} order by 1, 2, 3`,
  );
const terbuka = (nip: string) => m.sql((sql) => sql`select instansi, jenis, beda, level from beda_riwayat where nip = ${nip} and status <> 'TERTUTUP'`);

describe('riwayat pegawai yang bukan pegawai instansi pengirim', () => {
  test('ditolak barisnya, disebut baris dan kolomnya, dikenal di tempat lain atau tidak di mana pun; yang sendiri diterapkan; uji kering mengatakan hal yang sama', async () => {
    const baris = [
      golongan({ nipBaru: SENDIRI }),
      golongan({ nipBaru: ASING }),
      golongan({ nipBaru: ENTAH }),
      golongan({ idPns: 'ID-ENTAH' }),
      hukdis({ nipBaru: ASING }),
    ];
    const hitung = { terbaca: 5, diterapkan: 1, takBerubah: 0, karantina: 4, duplikat: 0, dihapus: 0 };
    const uji = await kirim(baris, { uji: true });
    const nyata = await kirim(baris);
    for (const l of [uji, nyata]) {
      expect(l).toMatchObject(hitung);
      expect(l.ditolak.map(({ baris: b, kolom, kode }) => [b, kolom, kode])).toEqual([
        [2, 'nip', 'PEGAWAI_TIDAK_DIKENAL'],
        [3, 'nip', 'PEGAWAI_TIDAK_DIKENAL'],
        [4, 'idPns', 'PEGAWAI_TIDAK_DIKENAL'],
        [5, 'nip', 'PEGAWAI_TIDAK_DIKENAL'],
      ]);
      // Whoever sends cannot tell from the answer whether the person exists elsewhere.
      expect(new Set(l.ditolak.map((d) => d.pesan)).size).toBe(1);
    }
    expect(await punya(SENDIRI)).toHaveLength(1);
    expect([...(await punya(ASING)), ...(await punya(ENTAH))]).toEqual([]);
    expect(await neracaSalah(m)).toEqual([]);
  });

  test('tidak mengubah, menghapus, atau menahan apa pun pada instansi orangnya', async () => {
    await kirim([...CAKUPAN_PENUH, golongan({ nipBaru: ASING })], { no: LAIN });
    await kirim([...CAKUPAN_PENUH, golongan({ nipBaru: ASING })], { no: LAIN, sisi: 'BKN' });
    const sebelum = [await punya(ASING), await terbuka(ASING)];
    for (const sisi of ['BKN', 'SIMPEG']) await kirim([...CAKUPAN_PENUH, golongan({ nipBaru: SENDIRI }), hukdis({ nipBaru: ASING })], { sisi });
    expect([await punya(ASING), await terbuka(ASING)]).toEqual(sebelum);
    expect(sebelum).toEqual([
      [
        { instansi: LAIN, sisi: 'BKN', jenis: 'golongan' },
        { instansi: LAIN, sisi: 'SIMPEG', jenis: 'golongan' },
      ],
      [],
    ]);
  });

  test('riwayat orang yang tidak lagi dikenal instansi bukan kosong dan bukan sama: hukumannya tetap, dan tidak dapat dibandingkan', async () => {
    const nip = orangUji(4);
    await kenalkan(m, NO, [nip]);
    for (const sisi of ['BKN', 'SIMPEG']) await kirim([...CAKUPAN_PENUH, golongan({ nipBaru: nip }), hukdis({ nipBaru: nip })], { sisi });
    expect(await terbuka(nip)).toEqual([]);
    await m.sql((sql) => sql`delete from pegawai_simpeg where instansi = ${NO} and nip = ${nip}`);
    await kirim([...CAKUPAN_PENUH, golongan({ nipBaru: nip }), hukdis({ nipBaru: nip })]);
    expect(await terbuka(nip)).toEqual([]);
    expect(await punya(nip)).toContainEqual({ instansi: NO, sisi: 'SIMPEG', jenis: 'hukdis' });
    expect(await m.sql((sql) => sql`select jenis from riwayat_tak_lengkap where instansi = ${NO} and sisi = 'SIMPEG' and nip = ${nip} order by 1`)).toEqual([
      { jenis: 'golongan' },
      { jenis: 'hukdis' },
    ]);
  });
});

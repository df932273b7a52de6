import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { bacaStatusTulis, ulangiTugas } from '../../sync/tulis-balik/status.ts';
import type { Gangguan } from '../siasn-tiruan/gangguan.ts';
import type { OpsiTiruan } from '../siasn-tiruan/tiruan.ts';
import type { OpsiTulis } from '../siasn-tiruan/tulis.ts';
import { type Mesin, rakitMesin } from './mesin.ts';
import { dilantik, fakta, LENGKAP, lampirkan, type Panggung, rakitTulisBalik, segera } from './rakit-tulis-balik.ts';

let berkas: Mesin;
beforeAll(async () => {
  berkas = await rakitMesin(30, 2, 17);
});
afterAll(() => berkas.hapus());
const penutup: (() => unknown)[] = [];
const panggung = async (opsi: Partial<OpsiTiruan> = {}, setelan?: object): Promise<Panggung> => {
  const p = await rakitTulisBalik(berkas, opsi, setelan);
  penutup.push(p.tutup);
  return p;
};
afterEach(async () => {
  for (const tutup of penutup.splice(0)) await tutup();
});

/** Runs until nothing is due, at most so often. */
async function jalankanHabis({ m, jalan }: Panggung, kali = 6): Promise<void> {
  for (let ke = 0; ke < kali; ke++) {
    if ((await jalan()).hasil === 'TAK_ADA') return;
    await segera(m);
  }
}

const ORANG = { subjek: 'uji', orang: 'uji' };
const SIMPAN = '/jabatan/save';
const SINKRON = '/pns/data-utama-jabatansync';
const UNGGAH = '/upload-dok-rw';

/** The first three calls of this path fail. */
const kaliPertama = (milik: string, macam: Gangguan) => {
  let ke = 0;
  return (jalur: string): Gangguan | null => (jalur.startsWith(milik) && ++ke <= 3 ? macam : null);
};

describe('yang diterima tetapi tidak tampak tidak dikirim tanpa batas', () => {
  test.each<[string, OpsiTulis, string, string[]]>([
    ['simpanan yang nomor SK-nya dieja lain', { simpanSebagai: (b) => ({ ...b, nomorSk: '800 / 901' }) }, 'TERSIMPAN_TAK_TERLIHAT', [SIMPAN, SIMPAN]],
    ['simpanan yang unornya diganti', { simpanSebagai: (b) => ({ ...b, unorId: 'UNOR-INDUK' }) }, 'TERSIMPAN_TAK_TERLIHAT', [SIMPAN, SIMPAN]],
    ['simpanan yang jawabannya pun hilang', { simpanSebagai: (b) => ({ ...b, nomorSk: '-' }), telan: () => true }, 'TERSIMPAN_TAK_TERLIHAT', [SIMPAN, SIMPAN]],
    ['sinkronisasi yang tidak mengubah apa pun', { sinkronDiam: true }, 'SINKRON_TAK_TERLIHAT', [SIMPAN, SINKRON, SINKRON]],
    [
      'dokumen yang tidak pernah menggantung',
      { simpanSebagai: (b) => Object.defineProperty({ ...b }, 'path', { get: () => '', set: () => undefined, enumerable: true }) },
      'DOKUMEN_TAK_TERLIHAT',
      [SIMPAN, SINKRON, UNGGAH, UNGGAH],
    ],
  ])('%s: sekali diulang, lalu menunggu orang', async (_nama, tulis, kode, dilakukan) => {
    const p = await panggung({ tulis });
    await dilantik(p.m, p.nip.slice(0, 1));
    await jalankanHabis(p);
    expect(p.t.tulisan.dilakukan).toEqual(dilakukan);
    expect(await fakta(p.m)).toMatchObject([{ keadaan: 'PERLU_TINDAKAN', kode }]);
  });

  test.each<[string, OpsiTiruan['gangguan'] & object]>([
    ['simpanan yang ditahan gerbang SIASN', kaliPertama(SIMPAN, 'SUSPENDED')],
    ['simpanan yang dibatasi lajunya', kaliPertama(SIMPAN, 'LAJU')],
    ['sinkronisasi yang jawabannya hilang', kaliPertama(SINKRON, 'PUTUS')],
    ['unggahan yang jawabannya terpotong', kaliPertama(UNGGAH, 'POTONG')],
  ])('%s tiga kali tidak dihitung: berjalan sendiri', async (_nama, gangguan) => {
    const p = await panggung({ gangguan });
    await dilantik(p.m, p.nip.slice(0, 1));
    await jalankanHabis(p);
    expect(await fakta(p.m)).toEqual([LENGKAP]);
    expect(p.t.tulisan.dilakukan).toEqual([SIMPAN, SINKRON, UNGGAH]);
  });

  test('simpanan yang tidak tampak: status menyebutnya, tidak jatuh tempo lagi, dan sesudah ejaannya dibetulkan serta diulangi orang selesai tanpa simpanan ketiga', async () => {
    const p = await panggung({ tulis: { simpanSebagai: (b) => ({ ...b, nomorSk: '800 / 901' }) } });
    const [nip = ''] = p.nip;
    await dilantik(p.m, [nip]);
    await jalankanHabis(p);
    expect(await p.m.sql((sql) => bacaStatusTulis(sql, 1))).toMatchObject([{ keadaan: 'PERLU_TINDAKAN', kode: 'TERSIMPAN_TAK_TERLIHAT', disimpanPada: null }]);
    expect(await p.jalan()).toEqual({ hasil: 'TAK_ADA' });
    for (const baris of p.t.tulisan.riwayat.get(nip) ?? []) baris['nomorSk'] = '800/901';
    expect(await p.m.sql((sql) => ulangiTugas(sql, 1, ORANG))).toBe(1);
    await p.jalan();
    expect(await fakta(p.m)).toEqual([LENGKAP]);
    expect(p.t.tulisan.dilakukan).toEqual([SIMPAN, SIMPAN, SINKRON, UNGGAH]);
  });

  test('diulangi orang selagi barisnya masih dieja lain: paling banyak dua simpanan lagi, lalu menunggu orang lagi', async () => {
    const p = await panggung({ tulis: { simpanSebagai: (b) => ({ ...b, nomorSk: '800 / 901' }) } });
    await dilantik(p.m, p.nip.slice(0, 1));
    await jalankanHabis(p);
    await p.m.sql((sql) => ulangiTugas(sql, 1, ORANG));
    await jalankanHabis(p);
    expect(p.t.tulisan.dilakukan).toEqual([SIMPAN, SIMPAN, SIMPAN, SIMPAN]);
    expect(await fakta(p.m)).toMatchObject([{ keadaan: 'PERLU_TINDAKAN', kode: 'TERSIMPAN_TAK_TERLIHAT' }]);
  });
});

describe('tugas yang SK-nya dicabut', () => {
  const cabut = (tx: SqlTransaksi) => tx`update tugas_keluar set dibatalkan_pada = clock_timestamp() where tujuan = 'SIASN'`;
  const MENUNGGU = { timeout: 20_000, interval: 20 };

  /** Takes the task back in a transaction that ends only once the writer waits for it. */
  async function cabutSaatJalan({ m, jalan }: Panggung): Promise<Awaited<ReturnType<Panggung['jalan']>>> {
    const [jalannya] = await m.sql((sql) =>
      sql.begin(async (tx) => {
        await cabut(tx);
        const janji = jalan();
        const menunggu = () => tx`select from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
        await expect.poll(menunggu, MENUNGGU).toHaveLength(1);
        return [janji];
      }),
    );
    return jalannya;
  }

  test.each([
    ['sebelum disimpan', 0, []],
    ['sebelum disinkronkan', 1, [SIMPAN]],
    ['sebelum dokumennya diunggah', 2, [SIMPAN, SINKRON]],
  ])('%s: tidak dikirim lagi, walau sudah terbaca untuk dikerjakan', async (_nama, hilang, dilakukan) => {
    const p = await panggung({ tulis: { telan: (_j, ke) => ke <= hilang } });
    await dilantik(p.m, p.nip.slice(0, 1));
    for (let ke = 0; ke < hilang; ke++) {
      await p.jalan();
      await segera(p.m);
    }
    expect(p.t.tulisan.dilakukan).toEqual(dilakukan);
    expect(await cabutSaatJalan(p)).toEqual({ hasil: 'SELESAI', terkirim: 0, tertunda: 0, tindakan: 0 });
    expect(p.t.tulisan.dilakukan).toEqual(dilakukan);
    expect(await p.jalan()).toEqual({ hasil: 'TAK_ADA' });
  });

  test('selagi jatah panggilannya ditunggu: simpanannya tidak dikirim', async () => {
    const p = await panggung({}, { jedaMs: 2_000 });
    await dilantik(p.m, p.nip.slice(0, 1));
    const jalannya = p.jalan();
    // Both records were looked at, and the save stands in the line of the budget.
    const menunggu = async () =>
      p.t.panggilan.length === 2 && (await p.m.sql((sql) => sql`select from anggaran_giliran where peminta = 'tulis:1'`)).length === 1;
    await expect.poll(menunggu, MENUNGGU).toBe(true);
    await p.m.sql((sql) => sql.begin(cabut));
    expect(await jalannya).toEqual({ hasil: 'SELESAI', terkirim: 0, tertunda: 0, tindakan: 0 });
    expect(p.t.panggilan).toHaveLength(2);
    expect(p.t.tulisan.dilakukan).toEqual([]);
  });
});

test('data utama yang sesudah sinkron berpindah ke jabatan berikutnya tidak disinkronkan lagi; dokumennya tetap diunggah', async () => {
  const p = await panggung();
  const [nip = ''] = p.nip;
  const usul = await dilantik(p.m, [nip], { dokumen: [] });
  await p.jalan();
  const { orang } = p.t.tulisan;
  orang.set(nip, { ...orang.get(nip), unorId: 'UNOR-BERIKUTNYA', tmtJabatan: '02-02-2027' });
  await lampirkan(p.m, usul);
  await p.jalan();
  expect(await fakta(p.m)).toEqual([LENGKAP]);
  expect(p.t.tulisan.dilakukan).toEqual([SIMPAN, SINKRON, UNGGAH]);
});

test('penolakan dihitung berturut-turut: fakta yang baru tampak memulai hitungannya lagi', async () => {
  const p = await panggung({ tulis: { tolak: (_j, ke) => [1, 2, 4, 5].includes(ke) } });
  await dilantik(p.m, p.nip.slice(0, 1));
  const hitungan = async () => (await p.m.sql((sql) => sql`select percobaan, penolakan from tulis_balik`))[0];
  for (const jumlah of [1, 2, 1, 2]) {
    await p.jalan();
    expect(await fakta(p.m)).toMatchObject([{ keadaan: 'MENCOBA_LAGI', kode: 'HTTP 200, code 0' }]);
    expect(await hitungan()).toEqual({ percobaan: jumlah, penolakan: jumlah });
    await segera(p.m);
  }
  await p.jalan();
  expect(await fakta(p.m)).toEqual([LENGKAP]);
  expect(p.t.tulisan.dilakukan).toEqual([SIMPAN, SIMPAN, SIMPAN, SINKRON, SINKRON, SINKRON, UNGGAH]);
});

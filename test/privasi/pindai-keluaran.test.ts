import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buatBangsa } from '../../contoh/bangsa.ts';
import { createLogger } from '../../platform/logger.ts';
import { periksaKeluaran } from '../support/global-keluaran.ts';
import { nipUji } from '../support/isi.ts';
import { catatKeluaran, simpanSalinan, VARIABEL_KELUARAN } from '../support/keluaran.ts';
import { pindaiKeluaran, tandaPada } from './pindai-keluaran.ts';

let folder: string;
let asli: string | undefined;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'simpul-pindai-'));
  asli = process.env[VARIABEL_KELUARAN];
});
afterEach(() => {
  if (asli === undefined) delete process.env[VARIABEL_KELUARAN];
  else process.env[VARIABEL_KELUARAN] = asli;
  rmSync(folder, { recursive: true, force: true });
});

describe('tanda orang', () => {
  test('setiap orang bangsa rekaan dan setiap orang uji terlihat pada NIP, NIK, tanggal lahir, dan namanya', async () => {
    await buatBangsa({ dir: folder, pegawai: 300, instansi: 3, benih: 11 });
    const baris = readFileSync(path.join(folder, 'bkn/9001.pegawai.csv'), 'utf8').trimEnd().split('\n');
    const kolom = (baris[0] ?? '').replace(/\r$/, '').split(/[;,|\t]/);
    const pemisah = /[;,|\t]/.exec(baris[0] ?? '')?.[0] ?? ',';
    const nilai = (b: string, pola: RegExp): string => b.split(pemisah)[kolom.findIndex((k) => pola.test(k))]?.replace(/^"|"$/g, '') ?? '';
    const lolos = { nip: 0, nik: 0, nama: 0 };
    for (const b of baris.slice(1)) {
      if (!tandaPada(`{"a":"${nilai(b, /^nip[ _]?baru$/i)}"}`).includes('NIP')) lolos.nip += 1;
      if (!tandaPada(`nik=${nilai(b, /^nik$/i)};`).includes('NIK')) lolos.nik += 1;
      if (!tandaPada(`"${nilai(b, /^nama$/i)}"`).includes('NAMA')) lolos.nama += 1;
    }
    expect(baris.length).toBeGreaterThan(50);
    expect(lolos).toEqual({ nip: 0, nik: 0, nama: 0 });
    for (const teks of [
      nipUji(7),
      '19901130 201501 1 977',
      '19901130-201501-1-977',
      '3599301190019977',
      '"1990-11-30"',
      'KENARI TANDA RAHASIA',
      'PEGAWAI CONTOH 001',
    ])
      expect(tandaPada(`x ${teks}`), teks).toHaveLength(1);
  });

  test('waktu catatan, id, sidik, ukuran, dan jabatan bukan orang', () => {
    const bukan = fc.oneof(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }).map((d) => d.toISOString()),
      fc.uuid(),
      fc.bigInt({ min: 0n, max: 999_999_999_999n }).map(String),
      fc.constantFrom(
        '0f3c3201011203900001be77',
        'PENERA CONTOH TERAMPIL',
        'Kabupaten Contoh 01',
        'simpul_uji_contoh',
        '0/3A4F2B10',
        'PostgreSQL 18.0 on x86_64',
      ),
    );
    fc.assert(
      fc.property(fc.array(bukan, { maxLength: 8 }), (isi) => {
        expect(tandaPada(JSON.stringify(isi))).toEqual([]);
      }),
    );
  });
});

describe('keluaran seluruh uji', () => {
  test('kontrol: satu baris tentang satu orang di antara ribuan ditemukan dan menggagalkan, tanpa menyebut siapa', async () => {
    process.env[VARIABEL_KELUARAN] = folder;
    for (let i = 0; i < 3_000; i++) catatKeluaran('hub', `{"tingkat":"info","waktu":"2026-11-27T00:00:00.000Z","peristiwa":"x","n":${i}}\n`);
    catatKeluaran('hub', `galat atas ${nipUji(3)}\n`);
    writeFileSync(path.join(tmpdir(), `simpul-pindai-log-${process.pid}`), 'LOG:  nilai "1985-02-03"\n');
    simpanSalinan('pg', path.join(tmpdir(), `simpul-pindai-log-${process.pid}`));
    simpanSalinan('pg', path.join(folder, 'tidak-ada'));
    const hasil = await pindaiKeluaran(folder);
    expect(hasil).toMatchObject({ berkas: 2, baris: 3_002 });
    expect(hasil.temuan).toEqual([
      { berkas: `hub.${process.pid}`, baris: 3_001, jenis: 'NIP' },
      { berkas: expect.stringMatching(/^pg\./), baris: 1, jenis: 'LAHIR' },
    ]);
    const { bersih, pesan } = await periksaKeluaran(folder);
    expect(bersih).toBe(false);
    expect(pesan).toContain(`hub.${process.pid}:3001 NIP`);
    expect(tandaPada(pesan)).toEqual([]);
    expect(existsSync(folder)).toBe(true);
    rmSync(path.join(tmpdir(), `simpul-pindai-log-${process.pid}`));
  });

  test('yang bersih disebut jumlahnya, dan foldernya dihapus', async () => {
    process.env[VARIABEL_KELUARAN] = folder;
    const log = createLogger({ layanan: 'uji', tingkat: 'info', tulis: (b) => catatKeluaran('log', b) });
    log.info({ nip: nipUji(1), isi: nipUji(2), waktu: '2026-11-27' }, 'orang.disamarkan');
    expect(await periksaKeluaran(folder)).toEqual({ bersih: true, pesan: 'keluaran seluruh uji: 1 berkas, 1 baris, tanpa tanda orang' });
    expect(existsSync(folder)).toBe(false);
  });

  test('yang ditulis proses uji sendiri ikut terkumpul', async () => {
    process.env[VARIABEL_KELUARAN] = folder;
    process.stderr.write('dari proses uji sendiri\n');
    expect(readFileSync(path.join(folder, `uji.stderr.${process.pid}`), 'utf8')).toContain('dari proses uji sendiri');
  });
});

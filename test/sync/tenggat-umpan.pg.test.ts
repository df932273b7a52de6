import { execFileSync } from 'node:child_process';
import { appendFileSync, closeSync, constants, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import type { PanggilSumber } from '../../sync/jadwal/pagar-sumber.ts';
import { tarikInstansi } from '../../sync/tarik-instansi.ts';
import { type Mesin, rakitMesin } from './mesin.ts';

const NO = 1;
let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(30, 2);
  await m.tarik(NO);
});
afterAll(() => m.hapus());

const umpan = async (): Promise<object | undefined> =>
  (await m.sql((sql) => sql`select status, percobaan from kesegaran where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`))[0];

describe('tenggat satu umpan', () => {
  it('umpan yang macet sesudah sumbernya terbaca dilepas dengan sambungannya dan tercatat; umpan lain dan tarikan berikut tidak menunggu', async () => {
    const { jalur } = bukaBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG');
    const isi = readFileSync(jalur);
    appendFileSync(jalur, '\n');
    const macet: PanggilSumber = async (u, kerja) => {
      const hasil = await kerja();
      // The file was read once and is a pipe that nobody writes to when it is read again.
      if (u.sisi === 'SIMPEG' && typeof hasil === 'string') {
        rmSync(jalur);
        execFileSync('/usr/bin/mkfifo', [jalur]);
      }
      return hasil;
    };
    const hasil: string[] = [];
    const lapor = (u: { sisi: string; jenis: string }, h: string): void => void hasil.push(`${u.sisi} ${u.jenis} ${h}`);
    try {
      await expect(
        tarikInstansi({ url: m.url, dirSumber: m.sumber, terlihat: new Map() }, NO, { panggil: macet, lapor, tenggatMs: 4_000 }),
      ).rejects.toMatchObject({ kode: 'TENGGAT_TERLEWATI' });
    } finally {
      closeSync(openSync(jalur, constants.O_RDWR | constants.O_NONBLOCK));
      rmSync(jalur);
      writeFileSync(jalur, isi);
    }
    expect(hasil).toEqual([
      'BKN pegawai TETAP',
      'SIMPEG pegawai GAGAL',
      'BKN kinerja TETAP',
      'BKN hukdis TETAP',
      'BKN formasi TETAP',
      'BKN riwayat TETAP',
      'SIMPEG riwayat TETAP',
    ]);
    expect(await umpan()).toMatchObject({ status: 'MENCOBA_LAGI', percobaan: 1 });
    expect(await m.tarik(NO, true)).toMatchObject({ bermasalah: 0 });
    expect(await umpan()).toMatchObject({ status: 'SEHAT', percobaan: 0 });
  });
});

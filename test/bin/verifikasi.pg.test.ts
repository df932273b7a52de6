import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { jalankanOtomatis } from '../../subgraphs/mutasi/otomatis.ts';
import { sampai } from '../subgraphs/mutasi/alur.ts';
import { buatDunia, type Dunia, nipKe } from '../subgraphs/mutasi/dunia.ts';

let dunia: Dunia;
let dir: string;
let usul: string;
let nomor: string;
let dokumen: string;

beforeAll(async () => {
  dunia = await buatDunia();
  dir = mkdtempSync(join(tmpdir(), 'simpul-verifikasi-'));
  usul = (await sampai(dunia, nipKe(1), [{ nama: 'setujuiInstansi', peran: 'PPK' }])).id;
  await jalankanOtomatis(dunia.sistem(), usul);
  const baca = await dunia.jalankan('PPK', 'query ($id: ID!) { usul(id: $id) { pertek { nomor tandaTangan { dokumen } } } }', { id: usul });
  ({ nomor } = baca['usul'].pertek);
  ({ dokumen } = baca['usul'].pertek.tandaTangan);
  // The command derives the services' passwords from the deployment's secret, as the hub does when it starts.
  await sqlUntukIrisan(dunia.url, (sql) => isiKunciPemanggil(sql, 'uji-cli', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await dunia.tutup();
});

async function verifikasi(sasaran: string): Promise<{ kode: number; keluar: string }> {
  let keluar = '';
  const tulis = (s: string): void => {
    keluar += s;
  };
  const kode = await jalankanPerintah(['verifikasi', sasaran], { SIMPUL_DATA: dir, DATABASE_URL: dunia.url }, { stdout: tulis, stderr: tulis });
  return { kode, keluar };
}

test('berkas dan nomor pertek yang utuh dinyatakan sah', async () => {
  const berkas = join(dir, 'pertek.json');
  writeFileSync(berkas, dokumen);
  for (const sasaran of [berkas, nomor]) expect(await verifikasi(sasaran)).toEqual({ kode: 0, keluar: `SAH: pertek ${nomor}\n` });
});

test('berkas yang isinya diganti dinyatakan tidak sah dengan kata-kata, keluar 10', async () => {
  const berkas = join(dir, 'palsu.json');
  writeFileSync(berkas, dokumen.replace('"jabatanId":"J1"', '"jabatanId":"J9"'));
  expect(await verifikasi(berkas)).toEqual({ kode: 10, keluar: expect.stringContaining('tanda tangan tidak cocok dengan isi') });
  writeFileSync(berkas, `${dokumen} `);
  expect(await verifikasi(berkas)).toEqual({ kode: 10, keluar: expect.stringContaining('bentuk bakunya') });
});

test('pertek yang sudah dicabut tidak sah lagi, walau tanda tangannya cocok', async () => {
  const klien = await dunia.admin.connect();
  try {
    await klien.query(
      "insert into surat_dicabut (usul, jenis, urut, sebab, alasan, oleh, orang) values ($1, 'PERTEK', 1, 'DIPERBAIKI', 'nomor unit keliru', 'uji', 'uji')",
      [usul],
    );
    expect(await verifikasi(nomor)).toEqual({ kode: 10, keluar: `TIDAK SAH: pertek ${nomor}\n- pertek ini tidak berlaku lagi: diperbaiki\n` });
  } finally {
    await klien.query('set session_replication_role = replica');
    await klien.query('delete from surat_dicabut where usul = $1', [usul]);
    await klien.query('set session_replication_role = origin');
    klien.release();
  }
});

test('delegasi yang ternyata tidak berlaku pada hari itu membuat pertek tidak sah', async () => {
  await dunia.admin.query(
    "insert into pencabutan_delegasi select id, hari_ini() - 1, 'dicabut pada uji', 'uji', 'uji' from delegasi_pertek where kepada = 'SISTEM'",
  );
  expect(await verifikasi(nomor)).toEqual({ kode: 10, keluar: expect.stringContaining('tidak ada delegasi pengawas') });
});

test('nomor yang tidak dikenal: keluar 5', async () => {
  expect((await verifikasi('1/R-AK.02.02/SD/D/2000')).kode).toBe(5);
});

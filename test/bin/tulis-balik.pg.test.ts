import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { KUNCI_PENGEMBANGAN } from '../../platform/config-schema.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { lantik, PERTEK, SETUJUI, sampai, sk } from '../subgraphs/mutasi/alur.ts';
import { buatDunia, type Dunia, nipKe } from '../subgraphs/mutasi/dunia.ts';

let dunia: Dunia;
let dir: string;
beforeAll(async () => {
  dunia = await buatDunia();
  dir = mkdtempSync(join(tmpdir(), 'simpul-tulis-balik-'));
  await sampai(dunia, nipKe(1), [SETUJUI, PERTEK, sk(dunia), lantik(dunia)]);
  await dunia.admin.query(
    `insert into tulis_balik (tugas, keadaan, percobaan, penolakan, kiriman, kode, pesan)
     select id, 'PERLU_TINDAKAN', 3, 1, '{"SIMPAN": 2}', 'TERSIMPAN_TAK_TERLIHAT', 'periksa ejaan nomor SK' from tugas_keluar where tujuan = 'SIASN'`,
  );
  await sqlUntukIrisan(dunia.url, (sql) => isiKunciPemanggil(sql, 'uji-cli', Buffer.from(KUNCI_PENGEMBANGAN.SIMPUL_KUNCI_PEMANGGIL)));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await dunia.tutup();
});

async function perintah(...argumen: string[]): Promise<{ kode: number; keluar: string }> {
  const keluar: string[] = [];
  const kode = await jalankanPerintah(argumen, { SIMPUL_DATA: dir, DATABASE_URL: dunia.url }, { stdout: (s) => void keluar.push(s), stderr: () => undefined });
  return { kode, keluar: keluar.join('') };
}

test('tulis-balik status menyebut fakta dan jawaban setiap tugas tanpa menyebut orangnya', async () => {
  const { kode, keluar } = await perintah('tulis-balik', 'status', '--instansi', '9001');
  expect(kode).toBe(0);
  expect(keluar.trim().split('\n')).toHaveLength(2);
  expect(keluar).toMatch(/\t9001\tPERLU_TINDAKAN\t-\t-\t-\t3\tTERSIMPAN_TAK_TERLIHAT\tperiksa ejaan nomor SK/);
  expect(keluar).not.toMatch(/\d{16}/);
});

test('tulis-balik ulangi mencoba lagi yang menunggu orang, sekali, dengan jejak; penolakan dan kiriman dihitung dari awal', async () => {
  expect(await perintah('--json', 'tulis-balik', 'ulangi')).toEqual({ kode: 0, keluar: '{"jumlah":1}\n' });
  expect(await perintah('--json', 'tulis-balik', 'ulangi')).toEqual({ kode: 0, keluar: '{"jumlah":0}\n' });
  const { rows } = await dunia.admin.query(
    "select keadaan, penolakan, kiriman, (select count(*)::int from jejak where peristiwa = 'tugas.diulangi') jejak from tulis_balik",
  );
  expect(rows).toEqual([{ keadaan: 'MENUNGGU', penolakan: 0, kiriman: {}, jejak: 1 }]);
});

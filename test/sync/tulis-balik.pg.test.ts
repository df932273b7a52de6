import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buktikanMutasi } from '../../sync/4-flag/pasca-mutasi.ts';
import { tulisBalikJatuhTempo } from '../../sync/tulis-balik/tugas.ts';
import { jadwalGangguan } from '../siasn-tiruan/gangguan.ts';
import type { OpsiTiruan, SiasnTiruan } from '../siasn-tiruan/tiruan.ts';
import { JALAN } from '../support/jalan.ts';
import { teruskanKeluaran } from '../support/keluaran.ts';
import { tempelSso } from './ambil/rakit-siasn.ts';
import { type Mesin, rakitMesin } from './mesin.ts';
import { dilantik, fakta, LENGKAP, lampirkan, type Panggung, rakitTulisBalik, segera, TMT } from './rakit-tulis-balik.ts';

let berkas: Mesin;
beforeAll(async () => {
  berkas = await rakitMesin(30, 2, 17);
});
afterAll(() => berkas.hapus());
const penutup: (() => unknown)[] = [];
const panggung = async (opsi?: Partial<OpsiTiruan>, setelan?: object): Promise<Panggung> => {
  const p = await rakitTulisBalik(berkas, opsi, setelan);
  penutup.push(p.tutup);
  return p;
};
afterEach(async () => {
  for (const tutup of penutup.splice(0)) await tutup();
});

const barisDi = (t: SiasnTiruan, nip: string): number => t.tulisan.riwayat.get(nip)?.length ?? 0;

describe('tulis balik ke SIASN', () => {
  test('simpan, sinkronkan, unggah: tiga fakta dipastikan dengan melihat lagi; SELESAI baru sesudah tarikan berikutnya', async () => {
    const { m, t, nip, jalan } = await panggung();
    const [a = '', b = ''] = nip;
    const usul = await dilantik(m, [a, b], { dokumen: ['SK_JABATAN', 'SURAT_PELANTIKAN'] });
    expect(await jalan()).toEqual({ hasil: 'SELESAI', terkirim: 2, tertunda: 0, tindakan: 0 });
    expect(await fakta(m)).toEqual([LENGKAP, LENGKAP]);
    const satu = ['/jabatan/save', '/pns/data-utama-jabatansync', '/upload-dok-rw', '/upload-dok-rw'];
    expect(t.tulisan.dilakukan).toEqual([...satu, ...satu]);
    expect(Object.keys(t.tulisan.riwayat.get(a)?.[0]?.['path'] as object).sort()).toEqual(['872', '873']);
    const status = async () => (await m.sql((sql) => sql`select status from usul where id = ${usul}`))[0]?.['status'];
    expect(await status()).toBe('DILANTIK');
    await m.sql(async (sql) => {
      await sql`update pegawai_bkn set unor_id = 'UNOR-TUJUAN', jabatan_id = 'JABATAN-TUJUAN', tmt_jabatan = ${TMT} where nip in (${a}, ${b})`;
      await sql.begin((tx) => buktikanMutasi(tx, 1, false));
    });
    expect(await status()).toBe('DILANTIK');
    await m.sql(async (sql) => {
      await sql`update pegawai_simpeg set unor_id = 'UNOR-TUJUAN', jabatan_id = 'JABATAN-TUJUAN', tmt_jabatan = ${TMT} where nip in (${a}, ${b})`;
      await sql.begin((tx) => buktikanMutasi(tx, 1, false));
    });
    expect(await status()).toBe('SELESAI');
    expect(await jalan()).toEqual({ hasil: 'TAK_ADA' });
  });

  test('jawaban setiap panggilan tulis hilang: tidak satu pun dikirim dua kali', async () => {
    const { m, t, nip, jalan } = await panggung({ tulis: { telan: () => true } });
    await dilantik(m, nip.slice(0, 2));
    for (let ke = 0; ke < 12; ke++) {
      if ((await jalan()).hasil === 'TAK_ADA') break;
      await segera(m);
    }
    expect(await fakta(m)).toEqual([LENGKAP, LENGKAP]);
    expect(nip.slice(0, 2).map((n) => barisDi(t, n))).toEqual([1, 1]);
    expect(t.tulisan.dilakukan).toHaveLength(6);
  });

  test('kendali: menyimpan lagi tanpa melihat dahulu meninggalkan dua baris di SIASN', async () => {
    const { m, t, nip, jalan } = await panggung({ tulis: { telan: (_j, ke) => ke === 1 } });
    await dilantik(m, nip.slice(0, 1));
    await jalan();
    const riwayat = t.tulisan.riwayat as Map<string, unknown>;
    const ada = riwayat.get(nip[0] ?? '') as unknown[];
    // A writer that does not see what is there.
    riwayat.delete(nip[0] ?? '');
    await segera(m);
    await jalan();
    riwayat.set(nip[0] ?? '', [...ada, ...(riwayat.get(nip[0] ?? '') as unknown[])]);
    expect(barisDi(t, nip[0] ?? '')).toBe(2);
  });

  test('kiriman yang belum tampak tidak diulang sebelum masa tenangnya lewat', async () => {
    const { m, t, nip, jalan } = await panggung({ tulis: { telan: (_j, ke) => ke === 1 } });
    await dilantik(m, nip.slice(0, 1));
    await jalan(60_000);
    const riwayat = t.tulisan.riwayat as Map<string, unknown>;
    const simpan = riwayat.get(nip[0] ?? '');
    riwayat.delete(nip[0] ?? '');
    await segera(m);
    await jalan(60_000);
    expect(t.tulisan.dilakukan).toEqual(['/jabatan/save']);
    expect(await fakta(m)).toMatchObject([{ simpan: false, keadaan: 'MENCOBA_LAGI', kode: 'MENUNGGU_TERLIHAT' }]);
    riwayat.set(nip[0] ?? '', simpan);
    await segera(m);
    await jalan(60_000);
    expect(await fakta(m)).toEqual([LENGKAP]);
  });

  test('penolakan ketiga menjadi PERLU_TINDAKAN dengan kode jawabannya, tanpa NIP; sesudah itu tidak dicoba lagi', async () => {
    const { m, t, nip, jalan } = await panggung({ tulis: { tolakUnor: new Set(['UNOR-MATI']) } });
    await dilantik(m, nip.slice(0, 1), { unor: 'UNOR-MATI' });
    for (let ke = 0; ke < 5; ke++) {
      await jalan();
      await segera(m);
    }
    expect(await fakta(m)).toMatchObject([{ simpan: false, keadaan: 'PERLU_TINDAKAN', kode: 'HTTP 200, code 0' }]);
    expect(t.tulisan.dilakukan).toHaveLength(3);
    const [{ pesan } = { pesan: '' }] = await m.sql((sql) => sql<{ pesan: string }[]>`select pesan from tulis_balik`);
    expect(pesan).toContain('unor tidak aktif');
    expect(pesan).not.toMatch(/\d{16}/);
  });

  test('tanpa dokumen SK: dua fakta dipastikan, yang ketiga menunggu orang, dan berjalan sendiri sesudah dilampirkan', async () => {
    const { m, nip, jalan } = await panggung();
    const usul = await dilantik(m, nip.slice(0, 1), { dokumen: [] });
    await jalan();
    expect(await fakta(m)).toEqual([{ simpan: true, sinkron: true, dokumen: false, keadaan: 'PERLU_TINDAKAN', kode: 'DOKUMEN_BELUM_ADA' }]);
    expect(await jalan()).toEqual({ hasil: 'TAK_ADA' });
    await lampirkan(m, usul);
    await jalan();
    expect(await fakta(m)).toEqual([LENGKAP]);
  });

  test.each(['SUSPENDED', 'POTONG', 'PUTUS'] as const)('gangguan %s di mana pun ditunggu, dan pencatatan tetap sekali', async (macam) => {
    const { m, t, nip, jalan } = await panggung({ gangguan: jadwalGangguan(5, 2, [macam]) });
    await dilantik(m, nip.slice(0, 1));
    for (let n = 0; n < 10; n++) {
      if ((await jalan()).hasil === 'TAK_ADA') break;
      await segera(m);
    }
    expect(await fakta(m)).toEqual([LENGKAP]);
    expect([barisDi(t, nip[0] ?? ''), t.terjadi.get(macam)]).toEqual([1, expect.any(Number)]);
  });

  test('SSO ditolak: menunggu token baru, lalu berjalan sendiri', async () => {
    let ke = 0;
    const { m, t, nip, jalan } = await panggung({ gangguan: () => (++ke === 1 ? 'SSO_JWT' : null) });
    await dilantik(m, nip.slice(0, 1));
    await jalan();
    expect(await fakta(m)).toMatchObject([{ keadaan: 'MENCOBA_LAGI', kode: 'SUMBER_MENOLAK' }]);
    await tempelSso(m, t.terbitkanSso());
    await segera(m);
    await jalan();
    expect(await fakta(m)).toEqual([LENGKAP]);
  });

  test('pemberhentian tidak punya layanan: PERLU_TINDAKAN tanpa satu panggilan pun', async () => {
    const { m, t, nip, jalan } = await panggung();
    await dilantik(m, nip.slice(0, 1), { jenis: 'PEMBERHENTIAN' });
    await jalan();
    expect(await fakta(m)).toMatchObject([{ keadaan: 'PERLU_TINDAKAN', kode: 'TANPA_LAYANAN' }]);
    expect(t.panggilan).toEqual([]);
  });

  test('sumber yang tidak diberi izin menulis tidak pernah ditulisi; yang diberi izin jatuh tempo selama ada tugas', async () => {
    const tempo = async (m: Mesin) => {
      const pool = new pg.Pool({ connectionString: m.url, max: 1 });
      try {
        return await tulisBalikJatuhTempo({ pool }, 10);
      } finally {
        await pool.end();
      }
    };
    const diam = await panggung({}, { tulisBalik: false });
    await dilantik(diam.m, diam.nip.slice(0, 1));
    expect([await tempo(diam.m), await diam.jalan(), diam.t.panggilan]).toEqual([[], { hasil: 'TAK_ADA' }, []]);
    const boleh = await panggung();
    await dilantik(boleh.m, boleh.nip.slice(0, 1));
    expect(await tempo(boleh.m)).toEqual([{ instansi: 1, lambat: false }]);
    await boleh.jalan();
    expect(await tempo(boleh.m)).toEqual([]);
  });
});

test('kill -9 di antara dua langkah mana pun: setiap fakta sekali, dan berikutnya meneruskan dari yang tampak', { timeout: 240_000 }, async () => {
  let bunuh: { pada: number; fn: () => void } = { pada: 0, fn: () => undefined };
  let ke = 0;
  const { m, t, dir, nip, jalan } = await panggung({ sebelum: () => void (++ke === bunuh.pada && bunuh.fn()) });
  await dilantik(m, nip.slice(0, 1), { dokumen: ['SK_JABATAN', 'SURAT_PELANTIKAN'] });
  // A run looks twice and then does what is missing: killed while it looks, before a step, and right after SIASN has taken save, sync and upload.
  for (const pada of [2, 3, 3, 3]) {
    ke = 0;
    const anak = spawn(process.execPath, [JALAN, fileURLToPath(new URL('tulis-balik-anak.ts', import.meta.url)), m.url, dir, '0'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    teruskanKeluaran(anak);
    bunuh = { pada, fn: () => anak.kill('SIGKILL') };
    await once(anak, 'close');
  }
  bunuh = { pada: 0, fn: () => undefined };
  for (let n = 0; n < 4; n++) {
    while ((await jalan()).hasil === 'DIPEGANG');
    await segera(m);
  }
  expect(await fakta(m)).toEqual([LENGKAP]);
  expect(barisDi(t, nip[0] ?? '')).toBe(1);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { type LayananGerbang, layani } from '../../../gateway/http.ts';
import { isiKunciPemanggil } from '../../../platform/auth/pemanggil.ts';
import { KolamIrisan } from '../../../platform/db/kolam-irisan.ts';
import { openDb, type PegangDb } from '../../../platform/db/open-db.ts';
import { ruteUnggahan } from '../../../sync/unggahan/http.ts';
import { KUNCI_UJI, type Rakitan, rakit } from '../../gateway/rakit.ts';
import { Perantara } from '../../support/perantara.ts';
import { type RakitanUnggahan, rakitUnggahan, teks } from './rakit-unggahan.ts';

let r: RakitanUnggahan;
let jalan: Perantara;
let kolam: KolamIrisan;
let app: PegangDb;
let gerbang: Rakitan;
let layanan: LayananGerbang;

beforeAll(async () => {
  r = await rakitUnggahan(40, 1);
  await r.sql((sql) => isiKunciPemanggil(sql, KUNCI_UJI.kid, KUNCI_UJI.kunci));
  // Always the last kind: what the path swallowed it stays silent about.
  jalan = await Perantara.pasang(r.url, (n) => n - 1);
  kolam = new KolamIrisan(jalan.url);
  app = openDb({ url: sebagaiPeran(r.basis.url, 'simpul_app'), nama: 'uji-unggahan-bisu' });
  gerbang = await rakit('lokal');
  const tampung = { umpan: 50, umpanInstansi: 50, barisStaging: 1_000_000 };
  layanan = await layani(gerbang.gerbang, { port: 0, rute: ruteUnggahan({ url: jalan.url, kolam, dir: r.dir, pool: app.pool, tampung }) });
});
afterAll(async () => {
  await layanan.tutup();
  await jalan.tutup();
  await kolam.tutup();
  await app.close();
  await r.hapus();
});

async function kirim(kunci: string): Promise<{ status: number; kode: string | undefined; tarikanId: string | undefined; ms: number }> {
  const mulai = performance.now();
  const jawab = await fetch(`${layanan.url}/v1/unggahan?instansi=${encodeURIComponent(r.instansi[0]?.id ?? '')}&jenis=pegawai&sisi=SIMPEG&tunggu=false`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await gerbang.token('steward')}`, 'idempotency-key': kunci },
    body: teks(r.berkas('simpeg', 1)),
  });
  const isi = (await jawab.json()) as { kode?: string; tarikanId?: string };
  return { status: jawab.status, kode: isi.kode, tarikanId: isi.tarikanId, ms: performance.now() - mulai };
}

test('unggahan antre di jalan yang bisu dijawab 503 dalam waktunya, dan kunci yang sama berhasil sesudah jalannya pulih', async () => {
  expect((await kirim('sebelum')).status).toBe(202);
  jalan.ubah('hitam');
  const ditahan = await kirim('bisu');
  jalan.ubah('cerah');
  expect(ditahan).toMatchObject({ status: 503, kode: 'TENGGAT_TERLEWATI' });
  expect(ditahan.ms).toBeLessThan(13_000);
  const [satu, dua] = [await kirim('bisu'), await kirim('bisu')];
  expect([satu.status, dua.status, dua.tarikanId]).toEqual([202, 202, satu.tarikanId]);
});

test('peran sinkronisasi hanya boleh mencatat kunci unggahan, tidak membaca kunci siapa pun', async () => {
  const langsung = new KolamIrisan(r.url);
  const catat = (kunci: string): Promise<unknown> =>
    langsung.sql((sql) => sql`insert into idempotensi (kunci, subjek, sidik, hasil) values (${kunci}, 'orang-lain', 's', '{}')`);
  try {
    await expect(catat('unggahan:uji-peran')).resolves.toBeDefined();
    await expect(catat('ajukan:uji-peran')).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    await expect(langsung.sql((sql) => sql`select 1 from idempotensi`)).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    await expect(langsung.sql((sql) => sql`update idempotensi set hasil = '{}'`)).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
  } finally {
    await langsung.tutup();
  }
});

import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hitungAkibat, selisihAkibat } from '../berat/akibat.ts';
import { SETUJUI, sampai } from '../subgraphs/mutasi/alur.ts';
import { tindakan } from '../subgraphs/mutasi/dokumen.ts';
import { buatDunia, type Dunia, nipKe } from '../subgraphs/mutasi/dunia.ts';
import { type JawabTerpisah, type RakitanTerpisah, rakitTerpisah } from './rakit-terpisah.ts';

const KUERI = tindakan(SETUJUI.nama);
let dunia: Dunia;
let r: RakitanTerpisah;
let nomor = 0;
let nip: string;
let usul: { id: string; versi: number };
beforeAll(async () => {
  dunia = await buatDunia();
  r = await rakitTerpisah(dunia, ['mutasi', 'pelanggaran', 'pegawai'], 4_000);
  // A process that has just started is slower than the deadline that the tests wait for.
  usul = await sampai(dunia, nipKe(nomor++), []);
  await sampaiDijawab(() => setujui('kunci-hangat-1'));
}, 300_000);
afterAll(async () => {
  await r.tutup();
  await dunia.tutup();
});
beforeEach(async () => {
  nip = nipKe(nomor++);
  usul = await sampai(dunia, nip, []);
});

const setujui = (kunci?: string): Promise<JawabTerpisah> =>
  r.tanya({ peran: 'VERIFIKATOR_BKN', kueri: KUERI, variabel: { input: { id: usul.id, versi: usul.versi } }, ...(kunci !== undefined && { kunci }) });
const disetujui = ({ data }: JawabTerpisah): boolean => data?.hasil?.usul?.status === 'DISETUJUI';

/** Sends the same request with the same key until a subgraph that has just started answers within the deadline, as a client would. */
async function sampaiDijawab(kirim: () => Promise<JawabTerpisah>): Promise<JawabTerpisah> {
  let jawab = await kirim();
  for (let kali = 0; kali < 10 && jawab.kode.includes('SUMBER_TIDAK_TERSEDIA'); kali += 1) jawab = await kirim();
  return jawab;
}

/** What `kerja` leaves in the database. */
async function akibat(kerja: () => Promise<void>): Promise<string> {
  const sebelum = await hitungAkibat(dunia);
  await kerja();
  return selisihAkibat(sebelum, await hitungAkibat(dunia));
}
/** What one approval with an idempotency key leaves when nothing is down. */
async function utuh(): Promise<string> {
  const lain = await sampai(dunia, nipKe(nomor++), []);
  return akibat(async () => {
    const jawab = await r.tanya({
      peran: 'VERIFIKATOR_BKN',
      kueri: KUERI,
      variabel: { input: { id: lain.id, versi: lain.versi } },
      kunci: `kunci-utuh-${lain.id}`,
    });
    expect(disetujui(jawab), JSON.stringify(jawab)).toBe(true);
  });
}

/** Answered with a code, and nothing of it is kept. */
async function ditolakUtuh(kirim: () => Promise<JawabTerpisah>): Promise<JawabTerpisah> {
  const sebelum = await hitungAkibat(dunia);
  const jawab = await kirim();
  expect(selisihAkibat(sebelum, await hitungAkibat(dunia))).toBe('');
  expect(jawab.kode).toEqual(['SUMBER_TIDAK_TERSEDIA']);
  return jawab;
}

describe('peralihan ketika penerbit token mati (I14)', () => {
  test('yang kuncinya sudah dikenal tetap berjalan: siapa pemanggil terbukti dari tanda tangannya, dan faktanya dari basis data', async () => {
    expect(disetujui(await setujui())).toBe(true);
    usul = await sampai(dunia, nipKe(nomor++), []);
    await r.matikanPenerbit();
    try {
      expect(disetujui(await setujui())).toBe(true);
    } finally {
      await r.hidupkanPenerbit();
    }
  });

  test('hub yang belum mengenal kuncinya menjawab 503 berkode dan tidak mengubah apa pun; sesudah penerbit pulih permintaan yang sama lewat', async () => {
    await r.matikanPenerbit();
    await r.gerbangBaru();
    expect((await ditolakUtuh(() => setujui('kunci-penerbit-1'))).status).toBe(503);
    await r.hidupkanPenerbit();
    expect(disetujui(await setujui('kunci-penerbit-1'))).toBe(true);
  });
});

describe('peralihan ketika subgraf mati (I14)', () => {
  test('mutasi dibunuh: dijawab berkode tanpa akibat; sesudah hidup lagi permintaan yang sama berakibat tepat satu kali', { timeout: 240_000 }, async () => {
    const harapan = await utuh();
    await r.isyarat('mutasi', 'SIGKILL');
    await ditolakUtuh(() => setujui('kunci-mutasi-mati-1'));
    await r.hidupkan('mutasi');
    expect(await akibat(async () => expect(disetujui(await sampaiDijawab(() => setujui('kunci-mutasi-mati-1')))).toBe(true))).toBe(harapan);
  });

  test('mutasi menggantung: gerbang menyerah pada tenggatnya; jawaban yang terlambat maupun pengulangan berakibat tepat satu kali', {
    timeout: 240_000,
  }, async () => {
    const harapan = await utuh();
    const semua = await akibat(async () => {
      await r.isyarat('mutasi', 'SIGSTOP');
      await ditolakUtuh(() => setujui('kunci-mutasi-gantung-1'));
      await r.isyarat('mutasi', 'SIGCONT');
      expect(disetujui(await sampaiDijawab(() => setujui('kunci-mutasi-gantung-1')))).toBe(true);
      // What was sent while it hung may still be read now.
      await tidur(500);
      expect(disetujui(await setujui('kunci-mutasi-gantung-1'))).toBe(true);
    });
    expect(semua).toBe(harapan);
  });

  test('pelanggaran mati: blokir yang ada tetap menahan, dan tanpa blokir tetap lewat, karena faktanya bukan dari subgraf itu', {
    timeout: 240_000,
  }, async () => {
    await r.isyarat('pelanggaran', 'SIGKILL');
    try {
      expect(disetujui(await sampaiDijawab(() => setujui('kunci-pelanggaran-mati-1')))).toBe(true);
      nip = nipKe(nomor++);
      usul = await sampai(dunia, nip, []);
      await dunia.admin.query(
        "insert into pemblokiran (sasaran, instansi, nip, nomor_surat, alasan, status, diusulkan_oleh, disetujui_oleh) values ('ASN', 1, $1, 'B', 'x', 'AKTIF', 'a', 'b')",
        [nip],
      );
      const tahan = await sampaiDijawab(() => setujui('kunci-pelanggaran-mati-2'));
      expect(tahan.data.hasil).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' } });
      const baca = await r.tanya({
        peran: 'VERIFIKATOR_BKN',
        kueri: 'query ($id: ID!) { usul(id: $id) { status pegawai { nodes { pegawai { nip nama hukuman { id } } } } } }',
        variabel: { id: usul.id },
      });
      // What only the dead one knows is missing and said so; the rest is there.
      expect([baca.data.usul.status, baca.kode]).toEqual(['DITAHAN', ['SUMBER_TIDAK_TERSEDIA']]);
    } finally {
      await r.hidupkan('pelanggaran');
    }
  });
});

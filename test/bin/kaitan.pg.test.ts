import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ruteKaitan } from '../../bin/akar/rute-kaitan.ts';
import { jalankanPerintah } from '../../bin/perintah/program.ts';
import { AKSES, PERAN, type Peran } from '../../domain/akses.ts';
import { LajuTerlampaui } from '../../platform/laju/pembatas-laju.ts';
import { konteksSelisih, skemaSelisih } from '../../subgraphs/selisih/index.ts';
import { buatPenguraiNama } from '../../sync/kaitan/urai-nama.ts';
import { buatTanya, konteksUji, type TanyaUji } from '../support/isi.ts';
import { type LayananUji, layaniRute } from '../support/rute.ts';
import { mulaiPenerima, type Penerima, sah } from '../sync/kaitan/penerima.ts';
import { type DuniaKaitan, KUNCI_HUB, NAMA, rakitKaitan } from '../sync/kaitan/rakit-kaitan.ts';
import { mulaiServerNama } from '../sync/kaitan/server-nama.ts';

let d: DuniaKaitan;
let p: Penerima;
let hub: LayananUji;
let tertutup: LayananUji;
let tanya: TanyaUji;
/** "PERAN 1" = that role at the first office. */
const kenali = (nama: string) => {
  const [peran = '', no = '1'] = nama.split(' ');
  return konteksUji(d.pool, { peran: peran as Peran, instansi: d.instansi[Number(no) - 1] ?? d.instansi[0] });
};
beforeAll(async () => {
  [d, p] = await Promise.all([rakitKaitan(), mulaiPenerima()]);
  hub = await layaniRute(ruteKaitan(d.pool, { kunci: KUNCI_HUB, bolehHttp: true, bolehPrivat: true, bolehSendiri: true, nama: NAMA }), kenali);
  tertutup = await layaniRute(ruteKaitan(d.pool, { kunci: KUNCI_HUB, bolehHttp: false, bolehPrivat: false, bolehSendiri: false, nama: NAMA }), kenali);
  tanya = buatTanya(d.pool, skemaSelisih(), konteksSelisih);
});
afterAll(async () => {
  await Promise.all([hub.tutup(), tertutup.tutup(), p.tutup()]);
  await d.tutup();
});

const minta = async (jalur: string, siapa: string, isi?: unknown, { metode = 'POST', di = hub } = {}) => {
  const jawab = await fetch(`${di.url}${jalur}`, { method: metode, headers: { 'x-uji': siapa }, ...(isi === undefined ? {} : { body: JSON.stringify(isi) }) });
  const teks = await jawab.text();
  return { status: jawab.status, isi: (teks === '' ? {} : JSON.parse(teks)) as { id: string; rahasia: string; kode?: string } };
};
const INTEGRATOR = 'INTEGRATOR_INSTANSI 1';
const pasang = async (siapa = INTEGRATOR) => (await minta('/v1/kaitan', siapa, { alamat: p.url, macam: ['usul.status'] })).isi;
const bersihkan = () => d.admin.query("update kaitan set status = 'BERAKHIR', sebab = 'UJI' where status <> 'BERAKHIR'");

describe('pendaftaran oleh klien mesin', () => {
  test('rahasia hanya terlihat saat dibuat, dan pesan berikutnya sah menurutnya', async () => {
    const k = await pasang();
    expect(k).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), rahasia: expect.stringMatching(/^whsec_/) });
    await d.pesan(k.id);
    await d.kirim(k.id);
    expect(p.diterima.map((t) => sah(t, k.rahasia))).toEqual([true]);
    const lihat = await tanya(
      { peran: 'INTEGRATOR_INSTANSI', instansi: d.instansi[0] },
      '{ daftarKaitan { id alamat macam status sebab gagalSejak dibuatPada } kirimanKaitan { kaitanId webhookId status percobaan kodeHttp berikut } }',
    );
    expect(lihat.galat).toEqual([]);
    expect(lihat.data).toMatchObject({
      daftarKaitan: [{ id: k.id, alamat: p.url, macam: ['usul.status'], status: 'AKTIF', sebab: null, gagalSejak: null }],
      kirimanKaitan: [{ kaitanId: k.id, webhookId: p.diterima[0]?.kepala['webhook-id'], status: 'TERKIRIM', percobaan: 1, kodeHttp: 200, berikut: null }],
    });
    expect(JSON.stringify(lihat)).not.toContain(k.rahasia.slice(6));
  });

  test('alamat dan macam yang salah ditolak dengan alasannya, juga yang menuju jaringan hub sendiri', async () => {
    for (const isi of [
      { alamat: 'ftp://a.example', macam: ['usul.status'] },
      { alamat: p.url, macam: [] },
      { alamat: p.url, macam: ['lain'] },
      { alamat: p.url },
      'x',
    ])
      expect(await minta('/v1/kaitan', INTEGRATOR, isi)).toMatchObject({ status: 400, isi: { kode: 'MASUKAN_SALAH' } });
    for (const alamat of [p.url, 'https://127.0.0.1/', 'https://localhost/', 'https://[::1]/', 'https://169.254.169.254/', 'https://tidak-ada.contoh.invalid/'])
      expect(await minta('/v1/kaitan', INTEGRATOR, { alamat, macam: ['usul.status'] }, { di: tertutup }), alamat).toMatchObject({ status: 400 });
  });

  test('paling banyak lima per instansi, juga bila dua belas datang serentak', async () => {
    await bersihkan();
    const hasil = await Promise.all(Array.from({ length: 12 }, () => minta('/v1/kaitan', INTEGRATOR, { alamat: p.url, macam: ['usul.status'] })));
    expect(hasil.filter((h) => h.status === 201)).toHaveLength(5);
    expect(hasil.filter((h) => h.status === 409)).toHaveLength(7);
  });

  test('yang sudah lima, dan yang anggarannya habis, tidak membuat hub bertanya kepada server nama', async () => {
    await bersihkan();
    const server = await mulaiServerNama({ 'penerima.contoh.example': '127.0.0.1' });
    const nama = buatPenguraiNama({ server: [server.alamat], tetap: new Map() });
    const dibayar: number[] = [];
    const keadaan = { macam: 'BIAYA', batas: 1, sisa: 0, jendelaDetik: 60, detik: 17 } as const;
    const laju = { habis: false };
    const pagar = { kunci: KUNCI_HUB, bolehHttp: true, bolehPrivat: true, bolehSendiri: true, nama };
    const di = await layaniRute(ruteKaitan(d.pool, pagar), kenali, async (_, biaya) => {
      if (laju.habis) throw new LajuTerlampaui(keadaan);
      dibayar.push(biaya);
    });
    const daftar = () => minta('/v1/kaitan', INTEGRATOR, { alamat: 'http://penerima.contoh.example/', macam: ['usul.status'] }, { di });
    try {
      laju.habis = true;
      expect(await daftar()).toMatchObject({ status: 429, isi: { kode: 'TERLALU_SERING' } });
      expect(server.ditanya).toEqual([]);
      laju.habis = false;
      for (let n = 0; n < 5; n++) expect((await daftar()).status).toBe(201);
      expect(server.ditanya).toHaveLength(1);
      server.ditanya.length = 0;
      for (const alamat of ['http://lain.contoh.example/', 'http://lagi.contoh.example/'])
        expect(await minta('/v1/kaitan', INTEGRATOR, { alamat, macam: ['usul.status'] }, { di })).toMatchObject({
          status: 409,
          isi: { kode: 'PERALIHAN_DITOLAK' },
        });
      expect(server.ditanya).toEqual([]);
      expect((await minta(`/v1/kaitan/00000000-0000-4000-8000-000000000000/jeda`, INTEGRATOR, undefined, { di })).status).toBe(404);
      expect(dibayar).toEqual([...Array<number>(7).fill(75_000), 10]);
      expect((await minta('/v1/kaitan', 'OPERATOR_INSTANSI 1', { alamat: p.url, macam: ['usul.status'] }, { di })).status).toBe(403);
      expect(dibayar).toHaveLength(8);
    } finally {
      await di.tutup();
      server.tutup();
    }
  });

  test('rahasia diganti, dijeda, dilanjutkan, dikirim ulang, dan diakhiri', async () => {
    await bersihkan();
    p.diterima.length = 0;
    const k = await pasang();
    await d.pesan(k.id);
    const ganti = await minta(`/v1/kaitan/${k.id}/rahasia?tumpang=0`, INTEGRATOR);
    expect(ganti).toMatchObject({ status: 200, isi: { id: k.id } });
    expect((await minta(`/v1/kaitan/${k.id}/rahasia?tumpang=999999`, INTEGRATOR)).status).toBe(400);
    expect((await minta(`/v1/kaitan/${k.id}/jeda`, INTEGRATOR)).status).toBe(204);
    await d.kirim(k.id);
    expect(p.diterima).toEqual([]);
    expect((await minta(`/v1/kaitan/${k.id}/lanjut`, INTEGRATOR)).status).toBe(204);
    await d.kirim(k.id);
    const { rows } = await d.admin.query<{ id: string }>('select id from kaitan_kiriman where kaitan = $1', [k.id]);
    expect((await minta(`/v1/kaitan/kiriman/${rows[0]?.id}/ulang`, INTEGRATOR)).status).toBe(204);
    await d.kirim(k.id);
    expect(p.diterima.map((t) => [sah(t, k.rahasia), sah(t, ganti.isi.rahasia)])).toEqual([
      [false, true],
      [false, true],
    ]);
    expect(new Set(p.diterima.map((t) => t.kepala['webhook-id'])).size).toBe(1);
    expect((await minta(`/v1/kaitan/${k.id}`, INTEGRATOR, undefined, { metode: 'DELETE' })).status).toBe(204);
    expect((await minta(`/v1/kaitan/${k.id}/lanjut`, INTEGRATOR)).status).toBe(409);
  });
});

describe('siapa yang boleh', () => {
  test.each(PERAN.filter((x) => x !== 'SISTEM'))('%s', async (peran) => {
    await bersihkan();
    const k = await pasang();
    const kelola = (AKSES.kelolaKaitan as readonly Peran[]).includes(peran);
    const baca = (AKSES.bacaKaitan as readonly Peran[]).includes(peran);
    expect((await minta('/v1/kaitan', `${peran} 1`, { alamat: p.url, macam: ['usul.status'] })).status).toBe(kelola ? 201 : 403);
    expect((await minta(`/v1/kaitan/${k.id}/jeda`, `${peran} 1`)).status).toBe(kelola ? 204 : 403);
    for (const [kueri, bidang] of [
      ['{ daftarKaitan { id } }', 'daftarKaitan'],
      ['{ kirimanKaitan { id } }', 'kirimanKaitan'],
    ] as const) {
      const jawab = await tanya({ peran, instansi: d.instansi[0] }, kueri);
      expect(jawab.galat, bidang).toEqual(baca ? [] : ['TIDAK_BERWENANG']);
    }
  });

  test('webhook instansi lain tidak terlihat dan tidak tersentuh, juga di basis data', async () => {
    await bersihkan();
    const k = await pasang();
    await d.pesan(k.id);
    const { rows } = await d.admin.query<{ id: string }>('select id from kaitan_kiriman where kaitan = $1', [k.id]);
    const lain = 'INTEGRATOR_INSTANSI 2';
    for (const jalur of [`/v1/kaitan/${k.id}/rahasia`, `/v1/kaitan/${k.id}/jeda`, `/v1/kaitan/kiriman/${rows[0]?.id}/ulang`])
      expect((await minta(jalur, lain)).status, jalur).toBe(404);
    expect((await minta(`/v1/kaitan/${k.id}`, lain, undefined, { metode: 'DELETE' })).status).toBe(404);
    expect((await minta('/v1/kaitan/bukan-uuid/jeda', lain)).status).toBe(404);
    const lihat = await tanya({ peran: 'INTEGRATOR_INSTANSI', instansi: d.instansi[1] }, `{ daftarKaitan { id } kirimanKaitan(kaitanId: "${k.id}") { id } }`);
    expect(lihat).toEqual({ data: { daftarKaitan: [], kirimanKaitan: [] }, galat: [] });
    for (const teks of [
      'select rahasia from kaitan',
      'select isi from kaitan_kiriman',
      "update kaitan set alamat = 'https://lain.example/'",
      'delete from kaitan_kiriman',
    ])
      await expect(d.pool.query(teks), teks).rejects.toMatchObject({ code: '42501' });
  });
});

test('operator hub: pasang, daftar, kiriman, ganti-rahasia, jeda, lanjut, ulang, akhiri', async () => {
  await bersihkan();
  p.diterima.length = 0;
  const perintah = async (...argumen: string[]) => {
    let keluar = '';
    const tulis = (s: string): void => {
      keluar += s;
    };
    const env = { DATABASE_URL: d.url, SIMPUL_KAITAN_PRIVAT: 'ya', SIMPUL_KUNCI_PEMANGGIL: KUNCI_HUB };
    const kode = await jalankanPerintah(['kaitan', ...argumen], env, { stdout: tulis, stderr: () => undefined });
    return { kode, sel: keluar.trim().split('\t') };
  };
  const dasar = ['--instansi', 'INS0001', '--macam', 'usul.status'];
  expect((await perintah('pasang', ...dasar, '--alamat', 'https://169.254.169.254/')).kode).toBe(2);
  const [id = '', rahasia = ''] = (await perintah('pasang', ...dasar, '--alamat', p.url)).sel;
  expect((await perintah('daftar', '--instansi', '9001')).sel).toEqual([id, 'INS0001', 'AKTIF', '-', p.url, 'usul.status', '0', '0', '-']);
  await d.pesan(id);
  await d.kirim(id);
  expect(p.diterima.map((t) => sah(t, rahasia))).toEqual([true]);
  const { sel } = await perintah('kiriman', id, '--status', 'terkirim');
  expect(sel.slice(1, 3)).toEqual([p.diterima[0]?.kepala['webhook-id'], 'usul.status']);
  expect(sel.slice(4)).toEqual(['TERKIRIM', '1', '200', '-', '-']);
  for (const [urut, kode] of [
    [['ganti-rahasia', id, '--tumpang', '60'], 0],
    [['jeda', id], 0],
    [['jeda', id], 7],
    [['ulang', sel[0] ?? ''], 7],
    [['lanjut', id], 0],
    [['ulang', sel[0] ?? ''], 0],
    [['akhiri', id], 0],
    [['lanjut', id], 7],
    [['jeda', '00000000-0000-4000-8000-000000000009'], 5],
  ] as const)
    expect((await perintah(...urut)).kode, urut.join(' ')).toBe(kode);
});

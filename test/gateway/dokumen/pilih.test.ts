import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pemanggil, Peran } from '../../../domain/akses.ts';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { pisahkan, sidikTeks } from '../../../gateway/dokumen/kanonik.ts';
import { bacaPermintaan } from '../../../gateway/dokumen/permintaan.ts';
import { buatPemilihDokumen } from '../../../gateway/dokumen/pilih.ts';
import { type Rakitan, rakit } from '../rakit.ts';

const dokumen = (teks: string) => {
  const [d] = pisahkan(teks);
  if (d === undefined) throw new RangeError('contoh');
  return d;
};
const MILIK_HUB = dokumen('query Hub { jumlah }');
const BOLEH = dokumen('query Boleh($n: Int) { daftarOrang(first: $n) { nip } }');
const LAIN = dokumen('query Lain { jumlah }');

const siapa = (peran: Peran, orang: string): Pemanggil => ({ subjek: 'S', orang, peran, instansi: 1, nip: null });
const ORANG = siapa('PPK', 'orang');
const BERDAFTAR = siapa('INTEGRATOR_INSTANSI', 'klien:berdaftar');
const BEBAS = siapa('INTEGRATOR_INSTANSI', 'klien:bebas');
/** A grant that was made by hand: no client, so nobody could give it a list. */
const MESIN_LAMA = siapa('INTEGRATOR_INSTANSI', 'mesin-lama');
const PUTUS = siapa('INTEGRATOR_INSTANSI', 'klien:putus');

const cari = async (klien: string): Promise<ReadonlyMap<string, string> | null> => {
  if (klien === 'putus') throw new Kesalahan('SUMBER_TIDAK_TERSEDIA');
  return klien === 'berdaftar' ? new Map([[BOLEH.sidik, BOLEH.teks]]) : null;
};
const manifes = new Map([[MILIK_HUB.sidik, MILIK_HUB.teks]]);
const pilih = (wajibMesin: boolean) => {
  const pemilih = buatPemilihDokumen({ manifes, cari, wajibMesin });
  return (siapa: Pemanggil, isi: object) => Promise.resolve().then(() => pemilih(siapa, bacaPermintaan(JSON.stringify(isi))));
};
const [longgar, ketat] = [pilih(false), pilih(true)];
const kode = (k: string) => expect.objectContaining({ kode: k });
const sidik = (s: string) => ({ documentId: `sha256:${s}` });
const apollo = (s: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: s } } });

describe('tanpa daftar', () => {
  test.each([ORANG, BEBAS, MESIN_LAMA])('teks apa pun, dan sidik dari manifes dengan kedua caranya: $orang', async (p) => {
    expect(await longgar(p, { query: LAIN.teks })).toEqual({ teks: LAIN.teks, asli: true });
    for (const isi of [sidik(MILIK_HUB.sidik), apollo(MILIK_HUB.sidik), { ...sidik(MILIK_HUB.sidik), ...apollo(MILIK_HUB.sidik) }])
      expect(await longgar(p, isi)).toEqual({ teks: MILIK_HUB.teks, asli: false });
    await expect(longgar(p, sidik(LAIN.sidik))).rejects.toEqual(kode('DOKUMEN_TIDAK_DIKENAL'));
  });

  test('tidak ada yang disimpan: sidik yang dikirim bersama teksnya tetap tidak dikenal sesudahnya', async () => {
    expect(await longgar(ORANG, { query: LAIN.teks, ...apollo(LAIN.sidik) })).toEqual({ teks: LAIN.teks, asli: true });
    await expect(longgar(ORANG, apollo(LAIN.sidik))).rejects.toEqual(kode('DOKUMEN_TIDAK_DIKENAL'));
  });

  test('teks yang bukan milik sidiknya ditolak', async () => {
    await expect(longgar(ORANG, { query: LAIN.teks, ...apollo(MILIK_HUB.sidik) })).rejects.toEqual(kode('MASUKAN_SALAH'));
  });

  test('bila daftar diwajibkan, mesin tanpa daftar ditolak dan orang tidak', async () => {
    for (const p of [BEBAS, MESIN_LAMA])
      for (const isi of [{ query: LAIN.teks }, sidik(MILIK_HUB.sidik)]) await expect(ketat(p, isi)).rejects.toEqual(kode('DOKUMEN_TIDAK_DIIZINKAN'));
    expect((await ketat(ORANG, { query: LAIN.teks })).teks).toBe(LAIN.teks);
    expect((await ketat(BERDAFTAR, sidik(BOLEH.sidik))).teks).toBe(BOLEH.teks);
  });
});

describe('dengan daftar', () => {
  test('yang terdaftar boleh: dengan sidik, dengan teks, dan dengan teks bertata letak lain; yang dijalankan selalu teks daftar', async () => {
    const berantakan = '# x\nquery Boleh(\n$n: Int) { daftarOrang(first: $n,) { nip } }';
    for (const isi of [sidik(BOLEH.sidik), apollo(BOLEH.sidik), { query: BOLEH.teks }, { query: berantakan }, { query: berantakan }])
      expect(await longgar(BERDAFTAR, isi)).toEqual({ teks: BOLEH.teks, asli: false });
    expect(await longgar(BERDAFTAR, { query: `${berantakan} query Lain { jumlah }`, operationName: 'Boleh' })).toEqual({ teks: BOLEH.teks, asli: false });
  });

  test('yang lain ditolak dengan menyebut sidiknya, juga dokumen hub sendiri dan yang berbeda satu bidang', async () => {
    for (const d of [LAIN, MILIK_HUB, dokumen(BOLEH.teks.replace('nip', 'nama')), dokumen(BOLEH.teks.replace('Boleh', 'Boleh2'))])
      for (const isi of [{ query: d.teks }, sidik(d.sidik)])
        await expect(longgar(BERDAFTAR, isi)).rejects.toEqual(
          expect.objectContaining({ kode: 'DOKUMEN_TIDAK_DIIZINKAN', message: expect.stringContaining(`sha256:${d.sidik}`) }),
        );
  });

  test('operasi lain di balik nama operasi yang terdaftar tidak lolos', async () => {
    const dua = `${BOLEH.teks} query Lain { jumlah }`;
    await expect(longgar(BERDAFTAR, { query: dua, operationName: 'Lain' })).rejects.toEqual(kode('DOKUMEN_TIDAK_DIIZINKAN'));
    for (const isi of [{ query: dua }, { query: dua, operationName: 'Entah' }, { query: '{' }, { query: `{ ${'a '.repeat(2_000)} }` }])
      await expect(longgar(BERDAFTAR, isi)).rejects.toEqual(kode('MASUKAN_SALAH'));
  });

  test('daftar yang tidak terbaca menutup pintu, juga bagi dokumen manifes', async () => {
    for (const isi of [{ query: BOLEH.teks }, sidik(MILIK_HUB.sidik)]) await expect(longgar(PUTUS, isi)).rejects.toEqual(kode('SUMBER_TIDAK_TERSEDIA'));
  });
});

test.each([
  ['bukan JSON', '{'],
  ['beruntun', '[{"query":"{a}"}]'],
  ['kosong', '{}'],
  ['sidik tanpa awalan yang dikenal', JSON.stringify({ documentId: 'md5:abc' })],
  ['sidik huruf besar', JSON.stringify(sidik('A'.repeat(64)))],
  ['dua sidik yang berbeda', JSON.stringify({ ...sidik(LAIN.sidik), ...apollo(BOLEH.sidik) })],
  ['sidik bukan teks', JSON.stringify({ documentId: 7 })],
  ['ekstensi dengan awalan', JSON.stringify(apollo(`sha256:${LAIN.sidik}`))],
])('permintaan yang cacat ditolak sebelum apa pun dicari: %s', (_, badan) => {
  expect(() => bacaPermintaan(badan)).toThrow(kode('MASUKAN_SALAH'));
});

describe('lewat gerbang', () => {
  let r: Rakitan;
  beforeAll(async () => {
    const hibah = (sub: string): Pemanggil => (sub === 'mesin' ? { ...BERDAFTAR, subjek: sub } : siapa('DATA_STEWARD_BKN', 'orang'));
    r = await rakit('lokal', { hibah, dokumen: { manifes, cari, wajibMesin: false } });
  });
  afterAll(() => r.tutup());
  const kirim = async (sub: string, isi: object) => {
    const { status, badan } = await r.gerbang.tanya({ authorization: `Bearer ${await r.token(sub)}` }, JSON.stringify(isi));
    return { status, isi: JSON.parse(badan) as { data?: Record<string, unknown[]>; errors?: { message: string; extensions: { code: string } }[] } };
  };

  test('sidik saja dijawab sama dengan teksnya', async () => {
    expect(await kirim('orang', sidik(MILIK_HUB.sidik))).toEqual(await kirim('orang', { query: MILIK_HUB.teks }));
    expect((await kirim('orang', sidik(MILIK_HUB.sidik))).isi.data).toHaveProperty('jumlah');
  });

  test('variabel ikut; nama operasi yang salah tetap ditolak', async () => {
    const jawab = await kirim('mesin', { ...sidik(BOLEH.sidik), variables: { n: 2 } });
    expect(jawab.isi.data?.['daftarOrang']).toHaveLength(2);
    expect((await kirim('mesin', { ...sidik(BOLEH.sidik), operationName: 'Entah' })).isi.errors).toHaveLength(1);
  });

  test('penolakan: 404 dan 403 berkode katalog, sidiknya utuh walau memuat deret angka, dan terhitung', async () => {
    const angka = '1234567890123456'.repeat(4);
    const takKenal = await kirim('orang', sidik(angka));
    expect([takKenal.status, takKenal.isi.errors?.[0]?.extensions.code]).toEqual([404, 'DOKUMEN_TIDAK_DIKENAL']);
    expect(takKenal.isi.errors?.[0]?.message).toContain(`sha256:${angka}`);
    const dilarang = await kirim('mesin', { query: LAIN.teks });
    expect([dilarang.status, dilarang.isi.errors?.[0]?.extensions.code]).toEqual([403, 'DOKUMEN_TIDAK_DIIZINKAN']);
    expect(await r.gerbang.metrik.registry.metrics()).toContain('kode="DOKUMEN_TIDAK_DIIZINKAN"} 1');
  });

  test('dokumen bersidik tunduk pada batas yang sama', async () => {
    expect((await kirim('mesin', { ...sidik(BOLEH.sidik), variables: { n: 5_001 } })).isi.errors?.[0]?.extensions.code).toBe('MASUKAN_SALAH');
    expect(sidikTeks(BOLEH.teks)).toBe(BOLEH.sidik);
  });
});

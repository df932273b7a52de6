import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { cetakPdf } from '../../../platform/naskah/pdf.ts';
import { alamatVerifikasi, susunNaskah } from '../../../subgraphs/mutasi/naskah/susun.ts';
import { bahanContoh, isiContoh } from '../../support/berita-acara.ts';
import { rekamanContoh } from '../../support/fakta.ts';
import { teksPdf } from '../../support/teks-pdf.ts';

const rapat = (teks: string): string => teks.replaceAll(/\s/g, '');

/** A SIMPEG that states another golongan, and for some people a feed that never came. */
const ragam = (n: number) =>
  n % 3 === 1
    ? {
        simpeg: diketahui(rekamanContoh({ golAkhirId: '33' })),
        selisih: diketahui([
          { id: '77', bidang: 'golAkhirId', level: 'BLOKIR_JAB' as const, nilaiBkn: '34', nilaiSimpeg: '33', sejak: '2025-06-01T00:00:00Z', status: 'BARU' },
        ]),
      }
    : n % 3 === 2
      ? { hukuman: belumDiketahui('umpan hukdis belum pernah diterima') }
      : {};

describe('berita acara seorang pegawai', () => {
  const bahan = bahanContoh(isiContoh(1, () => ragam(1)));
  let pdf: Buffer;
  let teks: string;
  beforeAll(async () => {
    pdf = await cetakPdf(susunNaskah(bahan, null));
    teks = teksPdf(pdf).join('');
  });

  test('dua cetakan sama bita demi bita, juga sesudah isinya lewat jsonb', async () => {
    const lewatJson = JSON.parse(JSON.stringify(bahan)) as typeof bahan;
    expect((await cetakPdf(susunNaskah(lewatJson, null))).equals(pdf)).toBe(true);
  });

  test('setiap aturan yang ditanyakan tertulis: kode, nama, dasar hukum, keyakinan, dan putusannya', () => {
    const butir = bahan.isi.pegawai[0]?.butir ?? [];
    expect(butir.length).toBeGreaterThan(40);
    const kata = { TERBACA: 'naskah terbaca', INGATAN: 'nomor pasal belum dicocokkan', SIMPULAN: 'simpulan, bukan bunyi peraturan' };
    const putusan = { LOLOS: 'Lolos', TIDAK_BERLAKU: 'Tidak berlaku', GAGAL: 'Tidak lolos', BELUM_DIKETAHUI: 'Belum diketahui' };
    for (const b of butir) {
      const a = KATALOG.find((x) => x.kode === b.kode);
      if (a === undefined) throw new RangeError(b.kode);
      expect(teks, b.kode).toContain(rapat(a.kode + a.judul.split(' ')[0]));
      for (const bagian of [a.judul, a.dasar.peraturan, kata[a.dasar.keyakinan], putusan[b.putusan.hasil]])
        for (const k of bagian.split(' ')) expect(teks, `${b.kode} ${bagian}`).toContain(k);
    }
  });

  test('putusan, kedua nilai yang berbeda, parameter yang ditetapkan, sidik, dan kode verifikasi tertulis', () => {
    for (const t of [
      'PUTUSAN: DITAHAN',
      'BKN 34, SIMPEG 33',
      'bulanMin = 18 (ditetapkan)',
      bahan.tanda.kode,
      'Senin',
      '16 Juni 2025 pukul 10.15.30 WIB',
      'Halaman 1 dari',
    ])
      expect(teks).toContain(rapat(t));
    for (const sidik of [bahan.tanda.sidik, bahan.tanda.versiAturan]) expect(teks).toContain(sidik);
  });

  test('kode QR membawa alamat pemeriksaan tanpa NIP', () => {
    const alamat = alamatVerifikasi(bahan.tanda);
    expect(alamat).toMatch(/^https:\/\/simpul\.contoh\.example\/v1\/verifikasi\/[0-9A-Z-]{19}$/);
    const { width, height, data } = gambar(encodeQR(alamat, 'raw', { ecc: 'medium', border: 4 }), 4);
    expect(decodeQR({ width, height, data })).toBe(alamat);
  });

  test('huruf tertanam di dalam berkas, dan tidak ada waktu atau acak dari luar', () => {
    const mentah = pdf.toString('latin1');
    expect(mentah).toContain('/FontFile2');
    expect(mentah).toContain('/CreationDate (D:20250616031530Z)');
    expect(mentah).not.toContain('/FlateDecode');
    expect(mentah).not.toContain(new Date().toISOString().slice(0, 10));
  });
});

/** Modules as pixels, as a camera would hand them on. */
function gambar(modul: boolean[][], skala: number): { width: number; height: number; data: Uint8Array } {
  const sisi = modul.length * skala;
  const data = new Uint8Array(sisi * sisi * 4).fill(255);
  for (let y = 0; y < sisi; y++)
    for (let x = 0; x < sisi; x++) if (modul[Math.floor(y / skala)]?.[Math.floor(x / skala)] === true) data.fill(0, (y * sisi + x) * 4, (y * sisi + x) * 4 + 3);
  return { width: sisi, height: sisi, data };
}

describe('berita acara seribu pegawai', () => {
  const bahan = bahanContoh(isiContoh(1_000, ragam));

  test('ringkasan setiap aturan di depan, setiap nama dan NIP sekali di lampiran, setiap halaman bernomor', async () => {
    const halaman = teksPdf(await cetakPdf(susunNaskah(bahan, null)));
    for (const [i, h] of halaman.entries()) expect(h).toContain(`Halaman${i + 1}dari${halaman.length}`);
    const lampiran = halaman.findIndex((h) => h.includes('LampiranI.'));
    expect(lampiran).toBeLessThan(20);
    const depan = halaman.slice(0, lampiran).join('');
    for (const kode of Object.keys(bahan.isi.aturan)) expect(depan, kode).toContain(kode);
    const belakang = halaman.slice(lampiran).join('');
    for (const { usulan } of bahan.isi.pegawai) expect(belakang.split(usulan.nip)).toHaveLength(2);
    expect(depan).not.toMatch(/\d{18}/);
  });

  test('petikan memuat NIP orangnya saja dan putusannya sendiri', async () => {
    const teks = teksPdf(await cetakPdf(susunNaskah(bahan, 1))).join('');
    expect(new Set(teks.match(/(?<![0-9a-f])19\d{16}(?![0-9a-f])/g))).toEqual(new Set([bahan.isi.pegawai[0]?.usulan.nip]));
    expect(teks).toContain('PETIKANBERITAACARA');
    expect(teks).not.toContain('LampiranI.');
  });
});

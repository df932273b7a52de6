import { describe, expect, it } from 'vitest';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { bidangDariNama } from '../../../domain/selisih/bidang.ts';
import { bacaProfil, cakupanProfil, periksaKolom } from '../../../sync/1-canonicalise/profil.ts';

const dasar = `{
  "id": "simpeg-uji", "versi": 1, "nama": "Uji", "format": "csv", "pemisah": ";",
  "satuKolomInstansi": false, "kebijakanTakTerpetakan": "TAK_TERBANDINGKAN",
  "bidang": [
    {"kanonik": "nip", "sumber": "nip", "ubah": ["digitsOnly"]},
    {"kanonik": "nama", "sumber": "nama", "ubah": ["trim", "upper"]},
    {"kanonik": "eselonId", "sumber": "esl", "petaKode": "esl"},
    {"kanonik": "tmtCpns", "sumber": "cpns", "ubah": [{"dateParse": ["dd-mm-yyyy"]}]},
    {"kanonik": "unorId", "sumber": "unit", "petaKode": "padanan:unor"}
  ],
  "petaKode": {
    "esl": [
      {"lokal": "3", "siasn": "31"},
      {"lokal": "4", "siasn": "41"}
    ]
  }
}`;
const pesan = (teks: string): string => {
  try {
    bacaProfil(teks, 'uji.json');
  } catch (galat) {
    if (galat instanceof Kesalahan && galat.kode === 'PROFIL_DITOLAK') return galat.message;
    throw galat;
  }
  return 'diterima';
};

describe('bacaProfil', () => {
  it('menerima profil yang benar dan menghitung bidang yang ditawarkan utuh', () => {
    const profil = bacaProfil(dasar, 'uji.json');
    const bit = (nama: string): number => 1 << (bidangDariNama.get(nama)?.bit ?? 31);
    expect(profil.bidang).toHaveLength(5);
    expect(cakupanProfil(profil)).toBe(bit('nip') | bit('nama') | bit('eselonId') | bit('unorId'));
  });

  it.each([
    ['langkah tak dikenal', '"upper"', '"eval"', /uji\.json baris 6, bidang\[1\]\.ubah\[1\]: langkah "eval" tidak dikenal/],
    ['parameter langkah salah', '["dd-mm-yyyy"]', '["mm-dd-yyyy"]', /baris 8, bidang\[3\]\.ubah\[0\]: parameter langkah "dateParse" salah/],
    ['kolom kanonik tak dikenal', '"kanonik": "nama"', '"kanonik": "namaa"', /baris 6, bidang\[1\]\.kanonik: kolom kanonik "namaa" tidak dikenal/],
    ['kolom kanonik ganda', '"kanonik": "tmtCpns"', '"kanonik": "nama"', /baris 8, bidang\[3\]\.kanonik: .*dua kali/],
    ['tanpa nip', '"kanonik": "nip"', '"kanonik": "nik"', /baris 4, bidang: kolom nip tidak dipetakan/],
    ['kode lokal ganda', '"lokal": "4"', '"lokal": "3"', /baris 14, petaKode\.esl\[1\]\.lokal: kode lokal "3" ditulis dua kali/],
    ['bentuk kode SIASN salah', '"siasn": "41"', '"siasn": "IV.a"', /baris 14, petaKode\.esl\[1\]\.siasn: "IV\.a" bukan bentuk kode SIASN untuk eselonId/],
    ['peta kode tidak ada', '"petaKode": "esl"', '"petaKode": "eslon"', /baris 7, bidang\[2\]\.petaKode: peta kode "eslon" tidak ada/],
    ['peta kode tidak dipakai', '"petaKode": "esl"', '"petaKode": "padanan:jabatan"', /baris 12, petaKode\.esl: .*tidak dipakai/],
    ['kunci asing', '"versi": 1', '"versi": 1, "skrip": "x"', /baris 1: /],
    ['versi salah', '"versi": 1', '"versi": 0', /baris 2, versi: /],
    ['JSON rusak', '"nama": "Uji",', '"nama": "Uji"', /baris 2: JSON rusak/],
    ['kunci ganda', '"versi": 1', '"versi": 1, "versi": 2', /baris 2: JSON rusak, kunci "versi" ditulis dua kali/],
    ['objek terpotong', '"41"}\n    ]\n  }\n}', '"41"}', /baris 14: JSON rusak/],
  ])('menolak %s dengan nomor baris', (_judul, lama, baru, harapan) => {
    expect(dasar).toContain(lama);
    expect(pesan(dasar.replace(lama, baru))).toMatch(harapan);
  });

  it.each(['', '[]', 'null', '{"a":', '[[[[', '"\\x"', '{"__proto__": 1}'])('menolak %j tanpa melempar galat lain', (teks) =>
    expect(pesan(teks)).toMatch(/uji\.json baris 1/),
  );

  it('setiap kolom sumber yang tidak ada di berkas disebut namanya dan baris profilnya', () => {
    const profil = bacaProfil(dasar, 'uji.json');
    expect(() => periksaKolom(profil, ['nip', 'nama', 'esl', 'cpns'])).toThrow(
      'Profil simpeg-uji versi 1: tidak ada pada baris judul berkas: baris 9, kolom sumber "unit" untuk unorId.',
    );
    expect(() => periksaKolom(profil, ['nip', 'esl', 'unit'])).toThrow(
      /baris 6, kolom sumber "nama" untuk nama; baris 8, kolom sumber "cpns" untuk tmtCpns\.$/,
    );
    expect(() => periksaKolom(profil, ['unit', 'nip', 'nama', 'esl', 'cpns', 'lain'])).not.toThrow();
  });
});

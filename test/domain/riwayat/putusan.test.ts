import { describe, expect, it } from 'vitest';
import { JENIS_RIWAYAT, RIWAYAT } from '../../../domain/riwayat/jenis.ts';
import { JENIS_BEDA_RIWAYAT } from '../../../domain/riwayat/level.ts';
import { JENIS_KEPUTUSAN_RIWAYAT, putusanRiwayat, type Temuan, wajibBukti } from '../../../domain/riwayat/putusan.ts';

const kolom: Temuan = { jenis: 'golongan', beda: 'KOLOM', nilai: { skNomor: ['SK/1', 'SK/2'], golonganId: ['34', '33'] } };
const hanyaSimpeg: Temuan = { jenis: 'hukdis', beda: 'HANYA_SIMPEG', nilai: { skNomor: [null, 'HD/1'] } };
const dataUtama: Temuan = { jenis: 'golongan', beda: 'DATA_UTAMA', nilai: { golonganId: ['34', '33'] } };

describe('putusan atas beda riwayat', () => {
  it('BKN benar: instansi memperbaiki SIMPEG dengan seluruh kolom menurut BKN', () => {
    expect(putusanRiwayat(kolom, 'BKN_BENAR', null)).toEqual({
      peristiwa: 'tungguInstansi',
      tugas: [{ tujuan: 'SIMPEG', pelaksana: 'INSTANSI', nilai: '{"golonganId":"34","skNomor":"SK/1"}', bagian: 'RIWAYAT' }],
    });
  });

  it('baris yang menurut sisi yang benar tidak ada: tugasnya menghapus, tanpa nilai', () => {
    expect(putusanRiwayat(hanyaSimpeg, 'BKN_BENAR', null)?.tugas).toEqual([{ tujuan: 'SIMPEG', pelaksana: 'INSTANSI', nilai: null, bagian: 'RIWAYAT' }]);
    expect(putusanRiwayat(hanyaSimpeg, 'SIMPEG_BENAR', null)).toEqual({
      peristiwa: 'tungguBkn',
      tugas: [{ tujuan: 'SIASN', pelaksana: RIWAYAT.hukdis.kewenangan, nilai: '{"skNomor":"HD/1"}', bagian: 'RIWAYAT' }],
    });
  });

  it('keduanya salah: kedua pemilik mendapat kata-kata steward; bukan masalah: tidak seorang pun', () => {
    expect(putusanRiwayat(kolom, 'NILAI_LAIN', 'III/d sejak 1 April')).toMatchObject({
      peristiwa: 'tungguBkn',
      tugas: [
        { tujuan: 'SIASN', nilai: 'III/d sejak 1 April' },
        { tujuan: 'SIMPEG', nilai: 'III/d sejak 1 April' },
      ],
    });
    for (const t of [kolom, hanyaSimpeg, dataUtama]) expect(putusanRiwayat(t, 'BUKAN_MASALAH', null)).toEqual({ peristiwa: 'kecualikan', tugas: [] });
  });

  it('data utama terhadap riwayat BKN sendiri: pekerjaannya selalu pada SIASN, pada bagian yang salah', () => {
    const pelaksana = RIWAYAT.golongan.kewenangan;
    expect(putusanRiwayat(dataUtama, 'RIWAYAT_BENAR', null)).toEqual({
      peristiwa: 'tungguBkn',
      tugas: [{ tujuan: 'SIASN', pelaksana, nilai: '{"golonganId":"34"}', bagian: 'DATA_UTAMA' }],
    });
    expect(putusanRiwayat(dataUtama, 'DATA_UTAMA_BENAR', null)?.tugas).toEqual([
      { tujuan: 'SIASN', pelaksana, nilai: '{"golonganId":"33"}', bagian: 'RIWAYAT' },
    ]);
    expect(putusanRiwayat(dataUtama, 'NILAI_LAIN', 'x')?.tugas.map((t) => t.bagian)).toEqual(['RIWAYAT', 'DATA_UTAMA']);
  });

  it('setiap macam temuan menerima tepat empat keputusan, dan hanya BUKAN_MASALAH mengecualikan', () => {
    for (const jenis of JENIS_RIWAYAT)
      for (const beda of JENIS_BEDA_RIWAYAT) {
        const putusan = JENIS_KEPUTUSAN_RIWAYAT.map((k) => [k, putusanRiwayat({ jenis, beda, nilai: { a: ['1', '2'] } }, k, 'lain')] as const).filter(
          ([, p]) => p,
        );
        expect(putusan.map(([k]) => k)).toHaveLength(4);
        expect(putusan.filter(([, p]) => p?.peristiwa === 'kecualikan').map(([k]) => k)).toEqual(['BUKAN_MASALAH']);
      }
  });

  it('dokumen bukti wajib hanya untuk mengecualikan yang menahan mutasi', () => {
    expect(wajibBukti('BLOKIR', 'BUKAN_MASALAH')).toBe(true);
    expect(wajibBukti('PERINGATAN', 'BUKAN_MASALAH')).toBe(false);
    expect(wajibBukti('BLOKIR', 'BKN_BENAR')).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { kanonikTercatat } from '../../../../sync/1-canonicalise/fakta/tercatat.ts';

const NIP = '199001012015031901';
const kontrak = {
  nip: NIP,
  jenis: 'kontrak_pppk',
  mulai: '01-02-2024',
  akhir: '2026-01-31',
  dokumen: 'PK/901',
  tanggalDokumen: '2024-01-20',
  sumber: 'BKD Contoh',
};
const pansel = { ...kontrak, nip: '', jenis: 'PANSEL_ANGGOTA', angka: '5', acuan: 'JABATAN-03' };

describe('fakta tercatat', () => {
  test('fakta tentang pegawai', () => {
    expect(kanonikTercatat(kontrak)).toEqual({
      sah: true,
      fakta: {
        nip: NIP,
        jenis: 'KONTRAK_PPPK',
        mulai: '2024-02-01',
        akhir: '2026-01-31',
        nilai: null,
        angka: null,
        acuan: '',
        dokumen: 'PK/901',
        tanggal: '2024-01-20',
        sumber: 'BKD Contoh',
        batal: false,
      },
    });
  });

  test('fakta tentang instansi', () => {
    expect(kanonikTercatat(pansel)).toMatchObject({ sah: true, fakta: { nip: null, jenis: 'PANSEL_ANGGOTA', angka: 5 } });
  });

  test.each([
    ['jenis asing', { ...kontrak, jenis: 'RAMALAN' }, 'JENIS_FAKTA_TIDAK_DIKENAL', 'jenis'],
    ['jenis kosong', { ...kontrak, jenis: '' }, 'JENIS_FAKTA_TIDAK_DIKENAL', 'jenis'],
    ['nama milik semua objek', { ...kontrak, jenis: 'toString' }, 'JENIS_FAKTA_TIDAK_DIKENAL', 'jenis'],
    ['fakta pegawai tanpa NIP', { ...kontrak, nip: '' }, 'SUBJEK_FAKTA_SALAH', 'nip'],
    ['fakta instansi dengan NIP', { ...pansel, nip: NIP }, 'SUBJEK_FAKTA_SALAH', 'nip'],
    ['NIP rusak', { ...kontrak, nip: '123' }, 'NIP_BUKAN_18_DIGIT', 'nip'],
    ['tanpa mulai', { ...kontrak, mulai: '' }, 'NILAI_WAJIB_KOSONG', 'mulai'],
    ['mulai tidak terbaca', { ...kontrak, mulai: '31-02-2024' }, 'NILAI_WAJIB_KOSONG', 'mulai'],
    ['akhir sebelum mulai', { ...kontrak, akhir: '2024-01-31' }, 'AKHIR_MENDAHULUI_MULAI', 'akhir'],
    ['nilai di luar daftar', { ...kontrak, jenis: 'PARPOL', nilai: 'SIMPATISAN' }, 'NILAI_FAKTA_TIDAK_DIKENAL', 'nilai'],
    ['nilai wajib kosong', { ...kontrak, jenis: 'PARPOL' }, 'NILAI_WAJIB_KOSONG', 'nilai'],
    ['angka wajib kosong', { ...pansel, angka: '' }, 'NILAI_WAJIB_KOSONG', 'angka'],
    ['acuan wajib kosong', { ...pansel, acuan: '' }, 'NILAI_WAJIB_KOSONG', 'acuan'],
    ['tanpa dokumen', { ...kontrak, dokumen: '-' }, 'NILAI_WAJIB_KOSONG', 'dokumen'],
    ['tanpa tanggal dokumen', { ...kontrak, tanggalDokumen: '' }, 'NILAI_WAJIB_KOSONG', 'tanggalDokumen'],
    ['tanpa sumber', { ...kontrak, sumber: '' }, 'NILAI_WAJIB_KOSONG', 'sumber'],
  ])('%s ditolak', (_judul, baris, kode, kolom) => {
    expect(kanonikTercatat(baris)).toMatchObject({ sah: false, kode, kolom });
  });

  test.each(['ya', 'Y', '1', 'true'])('batal = %s mencabut', (batal) =>
    expect(kanonikTercatat({ ...kontrak, batal })).toMatchObject({ fakta: { batal: true } }),
  );
  test.each(['', 'tidak', '0'])('batal = "%s" tidak mencabut', (batal) =>
    expect(kanonikTercatat({ ...kontrak, batal })).toMatchObject({ fakta: { batal: false } }),
  );
});

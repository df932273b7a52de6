import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../domain/hasil.ts';
import { ANDAIAN, andaikan } from '../../../domain/mutasi/gerbang/andaian.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import { dokumenContoh, faktaBersih, faktaGelap, konteksContoh, usulanContoh } from '../../support/fakta.ts';

const hariIni = tanggal('2025-06-16');
const selisih = diketahui([
  { id: 'S1', bidang: 'nama', level: 'BLOKIR' as const, nilaiBkn: 'A', nilaiSimpeg: 'B', sejak: '2025-06-01T00:00:00Z', status: 'BARU' },
]);
const tanya = (fakta: ReturnType<typeof faktaBersih>) =>
  periksaGerbang(KATALOG, usulanContoh(), fakta, konteksContoh({ tahap: 'AJUKAN' }))
    .butir.filter((b) => b.putusan.hasil === 'GAGAL')
    .map((b) => b.kode);

describe('andaian simulasi', () => {
  test('selisih selesai: A11 lolos, rekaman kedua sisi tetap seperti adanya', () => {
    const fakta = faktaBersih({ selisih });
    expect(tanya(fakta)).toEqual(['A11']);
    const andai = andaikan(['SELISIH_SELESAI'], fakta, usulanContoh(), hariIni);
    expect(tanya(andai)).toEqual([]);
    expect([andai.bkn, andai.simpeg]).toEqual([fakta.bkn, fakta.simpeg]);
  });

  test('dokumen lengkap: hanya yang diwajibkan dan belum ada ditambahkan, bernomor ANDAIAN', () => {
    const fakta = faktaBersih({ dokumen: diketahui([dokumenContoh('SURAT_USUL')]) });
    expect(tanya(fakta)).toContain('C13');
    const andai = andaikan(['DOKUMEN_LENGKAP'], fakta, usulanContoh(), hariIni);
    expect(tanya(andai)).toEqual([]);
    expect(andai.dokumen).toEqual(
      diketahui([dokumenContoh('SURAT_USUL'), { id: '0', jenis: 'BA_TPK', nomor: 'ANDAIAN', tanggal: hariIni, penerbit: 'ANDAIAN', sha256: '' }]),
    );
    const sudah = faktaBersih({ dokumen: diketahui([dokumenContoh('BA_TPK')]) });
    expect(andaikan(['DOKUMEN_LENGKAP'], sudah, usulanContoh(), hariIni).dokumen).toEqual(sudah.dokumen);
  });

  test('yang belum diketahui tetap belum diketahui', () => {
    expect(andaikan(ANDAIAN, faktaGelap(), usulanContoh(), hariIni)).toEqual(faktaGelap());
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIDANG } from '../../../domain/selisih/bidang.ts';
import {
  JENIS_KEPUTUSAN,
  type KeputusanSelisih,
  PERISTIWA_SELISIH,
  peristiwaDariKeputusan,
  SIKLUS_SELISIH,
  STATUS_DIPUTUS,
  STATUS_SELISIH,
  STATUS_TERBUKA,
  statusSelisihSetelah,
  tugasDariKeputusan,
} from '../../../domain/selisih/siklus.ts';

const nilai = fc.option(fc.constantFrom('A', 'B', 'C', 'D'), { nil: null });
const keputusan: fc.Arbitrary<KeputusanSelisih> = fc
  .record({ jenis: fc.constantFrom(...JENIS_KEPUTUSAN), nilaiBkn: nilai, nilaiSimpeg: nilai, nilaiLain: fc.constantFrom('A', 'B', 'C', 'E') })
  .filter((k) => k.nilaiBkn !== k.nilaiSimpeg);

describe('siklus selisih', () => {
  it('lengkap: setiap status menjawab setiap peristiwa dengan status yang dikenal atau tolakan', () => {
    for (const status of STATUS_SELISIH) {
      expect(Object.keys(SIKLUS_SELISIH[status]).sort()).toEqual([...PERISTIWA_SELISIH].sort());
      for (const hasil of Object.values(SIKLUS_SELISIH[status])) expect([...STATUS_SELISIH, null]).toContain(hasil);
    }
  });

  it('dua sisi yang sepakat menutup selisih pada status apa pun', () => {
    for (const status of STATUS_SELISIH) expect(statusSelisihSetelah(status, 'sepakat')).toBe('TERTUTUP');
  });

  it('selisih tertutup yang berbeda lagi terbuka sebagai BARU', () => {
    expect(statusSelisihSetelah('TERTUTUP', 'bedaTetap')).toBe('BARU');
    expect(statusSelisihSetelah('TERTUTUP', 'bedaBerubah')).toBe('BARU');
  });

  it('pengecualian bertahan selama nilai tetap dan gugur ketika nilai berubah', () => {
    expect(statusSelisihSetelah('DIKECUALIKAN', 'bedaTetap')).toBe('DIKECUALIKAN');
    expect(statusSelisihSetelah('DIKECUALIKAN', 'bedaBerubah')).toBe('BARU');
  });

  it('perbandingan tanpa perubahan nilai tidak mengubah status selisih yang belum tertutup', () => {
    for (const status of STATUS_SELISIH.filter((s) => s !== 'TERTUTUP')) expect(statusSelisihSetelah(status, 'bedaTetap')).toBe(status);
  });

  it('perbandingan tidak pernah ditolak, pembatalan hanya berlaku atas keputusan', () => {
    for (const status of STATUS_SELISIH)
      for (const p of ['sepakat', 'bedaTetap', 'bedaBerubah'] as const) expect(statusSelisihSetelah(status, p)).not.toBeNull();
    expect(STATUS_DIPUTUS).toEqual(['MENUNGGU_BKN', 'MENUNGGU_INSTANSI', 'DIKECUALIKAN']);
    for (const status of STATUS_DIPUTUS) expect(statusSelisihSetelah(status, 'batal')).toBe('BARU');
  });

  it('nilai yang berubah dan masih berbeda selalu membuka kembali penghalang', () => {
    for (const status of STATUS_SELISIH) expect(STATUS_TERBUKA).toContain(statusSelisihSetelah(status, 'bedaBerubah'));
  });
});

describe('tugas dari keputusan', () => {
  it('tugas jatuh tepat pada sisi yang nilainya bukan nilai benar, dan peristiwanya searah dengan tugas pertama', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BIDANG), keputusan, (bidang, k) => {
        const tugas = tugasDariKeputusan(bidang, k);
        const peristiwa = peristiwaDariKeputusan(k);
        if (k.jenis === 'BUKAN_MASALAH') {
          expect(tugas).toEqual([]);
          expect(peristiwa).toBe('kecualikan');
          return;
        }
        expect(tugas.length).toBeGreaterThan(0);
        const sesudah = { SIASN: k.nilaiBkn, SIMPEG: k.nilaiSimpeg };
        for (const t of tugas) sesudah[t.tujuan] = t.nilai;
        expect(sesudah.SIASN).toBe(sesudah.SIMPEG);
        expect(peristiwa).toBe(tugas[0]?.tujuan === 'SIASN' ? 'tungguBkn' : 'tungguInstansi');
        for (const t of tugas) expect(t.pelaksana).toBe(t.tujuan === 'SIASN' ? bidang.kewenangan : 'INSTANSI');
      }),
    );
  });

  it('BKN benar menugaskan SIMPEG, SIMPEG benar menugaskan SIASN', () => {
    const nilaiDua = { nilaiBkn: 'A', nilaiSimpeg: 'B', nilaiLain: null };
    expect(tugasDariKeputusan({ kewenangan: 'BKN' }, { ...nilaiDua, jenis: 'BKN_BENAR' })).toEqual([{ tujuan: 'SIMPEG', pelaksana: 'INSTANSI', nilai: 'A' }]);
    expect(tugasDariKeputusan({ kewenangan: 'BKN' }, { ...nilaiDua, jenis: 'SIMPEG_BENAR' })).toEqual([{ tujuan: 'SIASN', pelaksana: 'BKN', nilai: 'B' }]);
    expect(tugasDariKeputusan({ kewenangan: 'INSTANSI' }, { ...nilaiDua, jenis: 'SIMPEG_BENAR' })).toEqual([
      { tujuan: 'SIASN', pelaksana: 'INSTANSI', nilai: 'B' },
    ]);
    expect(tugasDariKeputusan({ kewenangan: 'BKN' }, { ...nilaiDua, nilaiLain: 'C', jenis: 'NILAI_LAIN' })).toHaveLength(2);
  });
});

import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../../domain/asn/tanggal.ts';
import { diketahui } from '../../../../domain/hasil.ts';
import { susunKalender } from '../../../../domain/kalender/hari-kerja.ts';
import { lewatTenggat } from '../../../../domain/pelanggaran/sbt/syarat.ts';
import { type DasarTenggat, tenggatBerikut, tenggatMenurut } from '../../../../domain/pelanggaran/sbt/tenggat.ts';

/** Friday 3 April 2026 is off; Monday 6 is a working day. */
const kalender = susunKalender([{ tanggal: tanggal('2026-04-03'), libur: true, perkiraan: false }]);
const DASAR: DasarTenggat = { parameter: { hariRekomendasi: 10, hkKajian: 3, hkPerbaikan: 5, hariPeringatan: 10 }, kalender };
const awal = { tenggat: null, tenggatAsal: null, hariIni: tanggal('2026-04-01') };

describe('tenggat SBT', () => {
  test('hari kerja melewati akhir pekan dan libur; hari biasa tidak', () => {
    expect(tenggatMenurut(DASAR, 'hkKajian', tanggal('2026-04-01'))).toEqual(diketahui('2026-04-07'));
    expect(tenggatMenurut(DASAR, 'hariRekomendasi', tanggal('2026-04-01'))).toEqual(diketahui('2026-04-11'));
  });

  test('parameter yang tidak ada dan tahun tanpa kalender: belum diketahui, bukan nol', () => {
    expect(tenggatMenurut(DASAR, 'hariTeguran', tanggal('2026-04-01'))).toMatchObject({ ada: false });
    expect(tenggatMenurut(DASAR, 'hkKajian', tanggal('2027-04-01'))).toMatchObject({ ada: false });
    expect(lewatTenggat({ tenggat: null, hariIni: tanggal('2199-01-01') })).toBe(false);
  });

  test('hari terakhir masih di dalam tenggat, hari sesudahnya tidak', () => {
    const tenggat = tanggal('2026-04-07');
    expect(lewatTenggat({ tenggat, hariIni: tenggat })).toBe(false);
    expect(lewatTenggat({ tenggat, hariIni: tanggal('2026-04-08') })).toBe(true);
  });

  test('pemantauan meneruskan tenggat rekomendasi; akhir tidak bertenggat', () => {
    const tenggat = tanggal('2026-04-09');
    expect(tenggatBerikut(DASAR, { ...awal, dari: 'REKOMENDASI', ke: 'PEMANTAUAN', tenggat })).toEqual(diketahui(tenggat));
    expect(tenggatBerikut(DASAR, { ...awal, dari: 'TINDAK_LANJUT', ke: 'SELESAI' })).toBeNull();
  });

  test('yang dikembalikan: sisa tenggat lama atau masa perbaikan, mana yang lebih lama', () => {
    const kembali = { ...awal, dari: 'TINDAK_LANJUT', ke: 'PERINGATAN' } as const;
    expect(tenggatBerikut(DASAR, { ...kembali, tenggatAsal: tanggal('2026-04-30') })).toEqual(diketahui('2026-04-30'));
    expect(tenggatBerikut(DASAR, { ...kembali, tenggatAsal: tanggal('2026-04-02') })).toEqual(diketahui('2026-04-09'));
    expect(tenggatBerikut(DASAR, kembali)).toEqual(diketahui('2026-04-09'));
  });
});

import { describe, expect, test } from 'vitest';
import {
  isTahapAkhir,
  isTemuanGugur,
  PERALIHAN_KASUS,
  TAHAP_KASUS,
  TINDAKAN_KASUS,
  tahapSetelah,
  tahapSetelahGugur,
} from '../../../../domain/pelanggaran/idis/tahap.ts';

describe('tabel tahap kasus disiplin', () => {
  test('setiap tahap menjawab setiap tindakan, dan hanya dengan tahap yang dikenal', () => {
    expect(Object.keys(PERALIHAN_KASUS).sort()).toEqual([...TAHAP_KASUS].sort());
    for (const tahap of TAHAP_KASUS) {
      expect(Object.keys(PERALIHAN_KASUS[tahap]).sort(), tahap).toEqual([...TINDAKAN_KASUS].sort());
      for (const ke of Object.values(PERALIHAN_KASUS[tahap])) if (ke !== null) expect(TAHAP_KASUS).toContain(ke);
    }
  });

  test('yang berakhir hanya SELESAI, TIDAK_TERBUKTI, dan DIBATALKAN', () => {
    expect(TAHAP_KASUS.filter(isTahapAkhir)).toEqual(['SELESAI', 'TIDAK_TERBUKTI', 'DIBATALKAN']);
  });

  test('setiap tahap tercapai dari TELAAH, dan dari setiap tahap ada jalan ke suatu akhir tanpa pembatalan', () => {
    const capai = (dari: (typeof TAHAP_KASUS)[number], tanpa: readonly string[] = []): ReadonlySet<string> => {
      const lihat = new Set<(typeof TAHAP_KASUS)[number]>([dari]);
      for (const t of lihat) for (const tindakan of TINDAKAN_KASUS) if (!tanpa.includes(tindakan)) lihat.add(tahapSetelah(t, tindakan) ?? t);
      return lihat;
    };
    expect([...capai('TELAAH')].sort()).toEqual([...TAHAP_KASUS].sort());
    for (const tahap of TAHAP_KASUS)
      expect(
        [...capai(tahap, ['batalkan'])].some((t) => isTahapAkhir(t as never)),
        tahap,
      ).toBe(true);
  });

  test('temuan yang gugur membuka penghentian pada setiap tahap sebelum penetapan, dan tidak mengubah yang lain', () => {
    expect(['TIDAK_TERBUKTI', 'DITOLAK', 'DUPLIKAT', 'TERBUKTI', 'SELESAI', null].map(isTemuanGugur)).toEqual([true, true, true, false, false, false]);
    const sebelum = TAHAP_KASUS.slice(0, TAHAP_KASUS.indexOf('PENETAPAN'));
    expect(TAHAP_KASUS.filter((t) => tahapSetelahGugur(t, 'hentikan') === 'TIDAK_TERBUKTI')).toEqual(sebelum);
    for (const tahap of TAHAP_KASUS)
      for (const t of TINDAKAN_KASUS.filter((x) => x !== 'hentikan')) expect(tahapSetelahGugur(tahap, t), `${tahap} ${t}`).toBe(tahapSetelah(tahap, t));
  });

  test('BERLAKU hanya dicapai lewat UPAYA_ADMINISTRATIF, dan PENETAPAN hanya lewat LHP', () => {
    const sumber = (ke: string) => TAHAP_KASUS.filter((t) => t !== ke && TINDAKAN_KASUS.some((x) => tahapSetelah(t, x) === ke));
    expect(sumber('BERLAKU')).toEqual(['UPAYA_ADMINISTRATIF']);
    expect(sumber('PENETAPAN')).toEqual(['LHP']);
    expect(sumber('UPAYA_ADMINISTRATIF')).toEqual(['PENYAMPAIAN', 'PENGIRIMAN']);
  });
});

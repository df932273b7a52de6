import { describe, expect, it } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { akhirHukuman, JENIS_HUKUMAN, type JenisHukuman, jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';

const jenis = (id: string): JenisHukuman => {
  const j = jenisHukumanDariId.get(id);
  if (j === undefined) throw new RangeError(id);
  return j;
};

describe('akhir hukuman', () => {
  it('dihitung dari mulai ditambah masa, dipotong ke akhir bulan', () => {
    expect(akhirHukuman(jenis('27'), { mulai: tanggal('2026-03-15'), masaTahun: 1, masaBulan: 0 })).toBe('2027-03-15');
    expect(akhirHukuman(jenis('23'), { mulai: tanggal('2026-08-31'), masaTahun: 0, masaBulan: 6 })).toBe('2027-02-28');
  });

  it('pemberhentian tidak pernah berakhir', () => {
    expect(akhirHukuman(jenis('10'), { mulai: tanggal('2026-03-15'), masaTahun: 1, masaBulan: 0 })).toBeNull();
  });

  it('setiap hukuman sedang dan berat yang tidak final punya masa, dan setiap id tunggal', () => {
    for (const j of JENIS_HUKUMAN.filter((x) => x.tingkat !== 'R' && !x.final)) expect(j.masaBulan).toBeGreaterThan(0);
    expect(jenisHukumanDariId.size).toBe(JENIS_HUKUMAN.length);
  });
});

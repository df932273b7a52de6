import fc from 'fast-check';
import { expect, test } from 'vitest';
import { belumDiketahui } from '../../../domain/hasil.ts';
import { provinsiBelum, provinsiMenyetujui } from '../../../domain/mutasi/provinsi.ts';
import { tentukanRute } from '../../../domain/mutasi/rute.ts';
import { type JalanUsul, tentukanRuteUsul } from '../../../domain/mutasi/rute-usul.ts';

const KAB = { instansiId: 'A', jenis: 'KAB', provinsiId: '35' };
const LAIN = { instansiId: 'B', jenis: 'KAB', provinsiId: '31' };
const jalan = (beda: Partial<JalanUsul> = {}): JalanUsul => ({ asal: KAB, tujuan: LAIN, pasangan: 1, unor: 3, perwakilan: 0, ...beda });
const sebab = (j: JalanUsul): string | null => {
  const rute = tentukanRuteUsul(j);
  return rute.ada ? null : rute.sebab;
};

test('usul tanpa pegawai, dengan lebih dari satu pasang asal dan tujuan, atau sebagian ke luar negeri tidak punya rute', () => {
  expect(sebab(jalan({ pasangan: 0, unor: 0 }))).toBe('usul tanpa pegawai');
  expect(sebab(jalan({ pasangan: 2 }))).toBe('asal atau tujuan lebih dari satu');
  expect([1, 2].map((perwakilan) => sebab(jalan({ perwakilan })))).toEqual(Array(2).fill('sebagian tujuan adalah perwakilan di luar negeri'));
});

test('selebihnya rutenya rute pasangan itu, dan seluruhnya ke perwakilan berarti ke luar negeri', () => {
  expect(tentukanRuteUsul(jalan())).toEqual(tentukanRute(KAB, LAIN));
  expect(tentukanRuteUsul(jalan({ perwakilan: 3 }))).toMatchObject({ nilai: { kode: 'PERWAKILAN_LN' } });
});

test('rute yang tidak diketahui atau provinsi yang tidak tercatat: tidak diketahui siapa yang menyetujui, dan tidak pernah kosong', () => {
  const ujung = { asal: '35', tujuan: '31' };
  expect(provinsiMenyetujui(belumDiketahui('x'), ujung)).toBeNull();
  expect(provinsiMenyetujui(tentukanRute(KAB, LAIN), { ...ujung, tujuan: null })).toBeNull();
  expect(provinsiMenyetujui(tentukanRute(KAB, LAIN), ujung)).toEqual(['35', '31']);
  expect(provinsiBelum(null, ['35'])).toBeNull();
});

test('yang belum menyetujui: yang perlu dikurangi yang sudah, tidak pernah provinsi lain', () => {
  const provinsi = fc.uniqueArray(fc.constantFrom('31', '32', '33', '34', '35'));
  fc.assert(
    fc.property(provinsi, provinsi, (perlu, sudah) => {
      const belum = provinsiBelum(perlu, sudah) ?? [];
      expect([...belum, ...perlu.filter((p) => sudah.includes(p))].sort()).toEqual([...perlu].sort());
    }),
  );
});

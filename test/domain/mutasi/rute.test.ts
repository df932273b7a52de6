import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JENIS_INSTANSI, KODE_RUTE, type KodeRute, RUTE, type TempatRute, tentukanRute } from '../../../domain/mutasi/rute.ts';

const tempat = (instansiId: string, jenis: string | null, provinsiId: string | null = null): TempatRute => ({ instansiId, jenis, provinsiId });
const isDaerah = (jenis: string | null): boolean => ['PROV', 'KAB', 'KOT'].includes(jenis ?? '');

const acakTempat = fc
  .record({
    instansiId: fc.constantFrom('I1', 'I2', 'I3'),
    jenis: fc.constantFrom<(string | null)[]>(...JENIS_INSTANSI, '', 'DESA', null),
    provinsiId: fc.constantFrom('35', '31', null),
  })
  .map((t): TempatRute => t);

describe('rute mutasi', () => {
  test.each<[string, TempatRute, TempatRute, KodeRute]>([
    ['satu instansi', tempat('A', 'KAB', '35'), tempat('A', 'KAB', '35'), 'INTERNAL_INSTANSI'],
    ['kabupaten ke kota seprovinsi', tempat('A', 'KAB', '35'), tempat('B', 'KOT', '35'), 'ANTAR_KABKOTA_SATU_PROV'],
    ['kota ke kabupaten beda provinsi', tempat('A', 'KOT', '35'), tempat('B', 'KAB', '31'), 'ANTAR_KABKOTA_BEDA_PROV'],
    ['provinsi ke kabupaten di dalamnya', tempat('A', 'PROV', '35'), tempat('B', 'KAB', '35'), 'PROV_KABKOTA_SATU_PROV'],
    ['kabupaten ke provinsinya', tempat('A', 'KAB', '35'), tempat('B', 'PROV', '35'), 'PROV_KABKOTA_SATU_PROV'],
    ['kabupaten ke provinsi lain', tempat('A', 'KAB', '35'), tempat('B', 'PROV', '31'), 'PROV_KABKOTA_BEDA_PROV'],
    ['provinsi ke provinsi', tempat('A', 'PROV', '35'), tempat('B', 'PROV', '31'), 'ANTAR_PROV'],
    ['kabupaten ke kementerian', tempat('A', 'KAB', '35'), tempat('B', 'KEMENT'), 'DAERAH_KE_PUSAT'],
    ['lembaga ke provinsi', tempat('A', 'LPNK'), tempat('B', 'PROV', '31'), 'PUSAT_KE_DAERAH'],
    ['kementerian ke lembaga', tempat('A', 'KEMENT'), tempat('B', 'LPNK'), 'ANTAR_PUSAT'],
  ])('%s', (_nama, asal, tujuan, kode) => {
    const r = tentukanRute(asal, tujuan);
    expect(r.ada && r.nilai.kode).toBe(kode);
  });

  test('setiap pasangan instansi punya tepat satu rute, atau belum diketahui dengan sebab', () => {
    fc.assert(
      fc.property(acakTempat, acakTempat, (asal, tujuan) => {
        const r = tentukanRute(asal, tujuan);
        expect(tentukanRute(asal, tujuan)).toEqual(r);
        if (r.ada) expect(KODE_RUTE.filter((k) => k === r.nilai.kode)).toHaveLength(1);
        else expect(r.sebab).toMatch(/^\p{Ll}.{10,}/u);
      }),
    );
  });

  test('pasangan yang jenis dan provinsinya dikenal selalu punya rute', () => {
    for (const a of JENIS_INSTANSI)
      for (const b of JENIS_INSTANSI)
        for (const pb of ['35', '31']) {
          const r = tentukanRute(tempat('A', a, isDaerah(a) ? '35' : null), tempat('B', b, isDaerah(b) ? pb : null));
          expect(r.ada, `${a} ke ${b} ${pb}`).toBe(!(a === 'PROV' && b === 'PROV' && pb === '35'));
        }
  });

  test('membalik arah tidak mengubah penetapnya', () => {
    fc.assert(
      fc.property(acakTempat, acakTempat, (asal, tujuan) => {
        const [pergi, pulang] = [tentukanRute(asal, tujuan), tentukanRute(tujuan, asal)];
        expect(pergi.ada).toBe(pulang.ada);
        if (pergi.ada && pulang.ada) expect(pergi.nilai.penetap).toBe(pulang.nilai.penetap);
      }),
    );
  });

  test('lintas instansi selalu wajib pertek, butuh kedua PPK, dan tidak pernah diputus PPK sendiri', () => {
    for (const kode of KODE_RUTE.filter((k) => k !== 'INTERNAL_INSTANSI' && k !== 'PERWAKILAN_LN')) {
      const r = RUTE[kode];
      expect(r.pertekWajib, kode).toBe(true);
      expect(r.persetujuan, kode).toEqual(expect.arrayContaining(['USUL_PPK_PENERIMA', 'PERSETUJUAN_PPK_ASAL']));
      expect(r.penetap, kode).not.toBe('PPK');
    }
  });

  test('yang diputus seketika hanya rute yang dibaca dari teks peraturannya; yang diingat menunggu orang', () => {
    for (const kode of KODE_RUTE) expect(RUTE[kode].langsungOtomatis, kode).toBe(RUTE[kode].dasar.keyakinan === 'TERBACA');
  });

  test('ke perwakilan di luar negeri: rute tersendiri dari mana pun, ditetapkan PPK, tanpa pertek, tidak diputus hub sendiri', () => {
    const misi = { ...tempat('B', 'KEMENT'), perwakilan: true };
    for (const asal of [tempat('A', 'KAB', '35'), tempat('A', 'LPNK'), tempat('B', 'KEMENT'), tempat('A', null)])
      expect(tentukanRute(asal, misi)).toMatchObject({
        ada: true,
        nilai: { kode: 'PERWAKILAN_LN', penetap: 'PPK', pertekWajib: false, langsungOtomatis: false },
      });
    expect(tentukanRute(misi, tempat('B', 'KEMENT'))).toMatchObject({ nilai: { kode: 'INTERNAL_INSTANSI' } });
  });
});

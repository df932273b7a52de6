import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandingkan } from '../../../domain/selisih/bandingkan.ts';
import { BIDANG, bitmap } from '../../../domain/selisih/bidang.ts';
import { type AlasanTakTeruji, KOLOM_REKAMAN, REKAMAN_KOSONG, type RekamanBersebab } from '../../../domain/selisih/rekaman.ts';
import { type Sidik, siapkanSidik } from '../../../sync/1-canonicalise/sidik.ts';
import { VERSI_KANON, versiGabungan } from '../../../sync/1-canonicalise/versi.ts';

const SEMUA = 2 ** 27 - 1;
const rekaman = (ubah: object = {}, takTeruji: RekamanBersebab['takTeruji'] = {}): RekamanBersebab => ({
  rekaman: { ...REKAMAN_KOSONG, nip: '199001012015031901', nama: 'BUDI CONTOH', ...ubah },
  takTeruji,
});
let sidik: Sidik;
beforeAll(async () => {
  sidik = await siapkanSidik();
});

describe('sidik', () => {
  it('vektor tetap: sidik yang tersimpan di basis data tidak boleh bergeser tanpa versi kanon baru', () => {
    expect(VERSI_KANON).toBe(2);
    expect(sidik.hashBaris('')).toBe(-1205034819632174695n);
    expect(sidik.hashBaris('a;b;c')).toBe(sidik.hashBaris(Buffer.from('a;b;c')));
    expect(
      [sidik.hashBaris('a;b;c'), sidik.hashRekaman(rekaman(), SEMUA, 'BKN'), sidik.hashRekaman(rekaman({}, { nama: 'TIDAK_TERBACA' }), SEMUA, 'SIMPEG')].map(
        String,
      ),
    ).toMatchInlineSnapshot(`
      [
        "-8312842522894796870",
        "7376988603019703918",
        "-3228284172098295188",
      ]
    `);
  });

  it('kolom di luar cakupan tidak ikut; kosong berbeda dari teks kosong', () => {
    const tanpaNik = SEMUA & ~bitmap(['nik']);
    expect(sidik.hashRekaman(rekaman({ nik: '1' }), tanpaNik, 'BKN')).toBe(sidik.hashRekaman(rekaman({ nik: '2' }), tanpaNik, 'SIMPEG'));
    expect(sidik.hashRekaman(rekaman({ nik: '' }), SEMUA, 'BKN')).not.toBe(sidik.hashRekaman(rekaman(), SEMUA, 'BKN'));
  });

  it('dua sisi bersidik sama tepat bila semua bidang dalam cakupan COCOK', () => {
    const nilai = fc.constantFrom(null, 'A', 'B');
    const alasan = fc.constantFrom<AlasanTakTeruji>('BELUM_DIREKON', 'TIDAK_TERBACA');
    const sisi = fc.tuple(
      fc.record(Object.fromEntries(KOLOM_REKAMAN.slice(0, 3).map((k) => [k, nilai]))),
      fc.dictionary(fc.constantFrom('nama', 'gelar', 'nik'), alasan, { maxKeys: 1 }),
    );
    fc.assert(
      fc.property(sisi, sisi, fc.integer({ min: 0, max: SEMUA }), ([a, ta], [b, tb], cakupan) => {
        const bkn = rekaman(a, ta);
        const simpeg = rekaman(b, tb);
        const cocok = bandingkan(bkn, simpeg).every((h) => (cakupan & (1 << h.bidang.bit)) === 0 || h.hasil.hasil === 'COCOK');
        expect(sidik.hashRekaman(bkn, cakupan, 'BKN') === sidik.hashRekaman(simpeg, cakupan, 'SIMPEG')).toBe(cocok);
      }),
      { numRuns: 1000 },
    );
    expect(BIDANG).toHaveLength(27);
  });

  it('versi gabungan positif 32-bit dan peka terhadap tiap bagiannya', () => {
    const v = [versiGabungan('a', 1, 5), versiGabungan('b', 1, 5), versiGabungan('a', 2, 5), versiGabungan('a', 1, 6)];
    expect(new Set(v).size).toBe(4);
    for (const x of v) expect(x > 0 && x <= 0x7fffffff && Number.isInteger(x)).toBe(true);
  });
});

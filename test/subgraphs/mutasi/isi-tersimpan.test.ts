import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { jsonBaku } from '../../../domain/json-baku.ts';
import { bukaIsi, type IsiTersimpan, ringkasIsi } from '../../../subgraphs/mutasi/isi-tersimpan.ts';
import { isiContoh } from '../../support/berita-acara.ts';

const lewatPenyimpan = (isi: object): IsiTersimpan => JSON.parse(jsonBaku(isi)) as IsiTersimpan;

describe('berita acara sebagaimana disimpan', () => {
  test('dibuka sama dengan yang dijawab aturan, apa pun yang diketahui tentang orang-orangnya', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('bersih', 'dihukum', 'tanpa-kinerja'), { minLength: 1, maxLength: 6 }), (keadaan) => {
        const isi = isiContoh(keadaan.length, (n) =>
          keadaan[n] === 'dihukum' ? { hukuman: belumDiketahui('umpan hukuman basi') } : keadaan[n] === 'tanpa-kinerja' ? { kinerja: diketahui([]) } : {},
        );
        expect(jsonBaku(bukaIsi(lewatPenyimpan(ringkasIsi(isi))))).toBe(jsonBaku(isi));
      }),
      { numRuns: 30 },
    );
  });

  test('isi yang sama menjadi teks yang sama, dan yang tersimpan sebelum bentuk 2 terbaca seperti adanya', () => {
    const isi = isiContoh(3);
    expect(jsonBaku(ringkasIsi(isi))).toBe(jsonBaku(ringkasIsi(isiContoh(3))));
    expect(bukaIsi(lewatPenyimpan(isi))).toEqual(lewatPenyimpan(isi));
  });

  test('bukti yang menunjuk tempat yang tidak ada, atau berbentuk lain, tidak dibaca sebagian', () => {
    const ringkas = ringkasIsi(isiContoh(1));
    const [orang] = ringkas.pegawai;
    for (const rusak of [
      { ...ringkas, bentuk: 3 },
      { ...ringkas, pegawai: [{ ...orang, butir: [9_999] }] },
      { ...ringkas, fakta: [] },
    ])
      expect(() => bukaIsi(lewatPenyimpan(rusak))).toThrow(expect.objectContaining({ kode: 'INTERNAL' }));
  });

  test('setiap fakta dan jawaban yang sama tersimpan satu kali: seratus orang memakai kurang dari separuh', () => {
    const isi = isiContoh(100);
    const ringkas = ringkasIsi(isi);
    expect(new Set(ringkas.butir.map((b) => JSON.stringify(b))).size).toBe(ringkas.butir.length);
    expect(jsonBaku(ringkas).length).toBeLessThan(jsonBaku(isi).length * 0.5);
  });
});

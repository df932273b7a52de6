import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../../domain/kesalahan.ts';
import { geserJadwal } from '../../../platform/antrean/bullmq.ts';
import { defineJob, tolakIdentitas } from '../../../platform/antrean/definisi.ts';
import { GagalPekerjaan, jejakTumpukan, putuskan, SumberTidakTersedia } from '../../../platform/antrean/galat-pekerjaan.ts';

const angka = (panjang: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: panjang, maxLength: panjang }).map((a) => a.join(''));

describe('muatan pekerjaan', () => {
  it('deret 16 atau 18 angka ditolak di mana pun letaknya di antara tanda baca', () => {
    fc.assert(
      fc.property(fc.constantFrom(16, 18).chain(angka), fc.constantFrom('', '"', ' ', ':', '-', 'x'), (deret, tepi) => {
        expect(() => tolakIdentitas(`{"a":${tepi}${deret}${tepi}}`, 'uji')).toThrow(Kesalahan);
      }),
    );
  });

  it('deret dengan panjang lain dan sidik heksadesimal diterima', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 13, 15, 17, 19, 20).chain(angka), (deret) => {
        expect(() => tolakIdentitas(`x${deret}y`, 'uji')).not.toThrow();
      }),
    );
    expect(() => tolakIdentitas('a1234567890123456f', 'uji')).not.toThrow();
  });

  it('pesan penolakan skema menyebut letak, bukan nilainya', () => {
    const job = defineJob({ name: 'uji', payload: z.strictObject({ id: z.int() }), key: ({ id }) => `k-${id}`, run: async () => undefined });
    expect(() => job.urai({ id: 'Budi Rahasia' })).toThrow(/id:invalid_type/);
    expect(() => job.urai({ id: 'Budi Rahasia' })).not.toThrow(/Budi/);
  });

  it('kunci juga tidak boleh memuat nomor identitas', () => {
    const job = defineJob({ name: 'uji', payload: z.strictObject({ id: z.int() }), key: () => '199001012015031901', run: async () => undefined });
    expect(() => job.urai({ id: 1 })).toThrow(Kesalahan);
  });
});

describe('putusan atas kegagalan', () => {
  it('setiap kode katalog ditolak tetap, kecuali UPSTREAM yang ditunda dan INTERNAL, kesalahan kita sendiri, yang dicoba lagi', () => {
    const lain: Readonly<Record<string, string>> = { UPSTREAM: 'tunda', INTERNAL: 'coba-lagi' };
    for (const kode of Object.keys(KESALAHAN) as KodeKesalahan[]) {
      expect(putuskan(new Kesalahan(kode), 1).jenis).toBe(lain[KESALAHAN[kode].kelas] ?? 'tolak');
    }
  });

  it('sumber yang tidak tersedia menentukan sendiri lama dan lingkup tundanya', () => {
    expect(putuskan(new SumberTidakTersedia(1_234, 'semua'), 9)).toEqual({ jenis: 'tunda', tundaMs: 1_234, lingkup: 'semua' });
  });

  it('tunda kelas UPSTREAM tidak menurun dan tidak melewati lima menit', () => {
    const tunda = Array.from({ length: 40 }, (_, i) => putuskan(new Kesalahan('TENGGAT_TERLEWATI'), i + 1)).map((p) => (p.jenis === 'tunda' ? p.tundaMs : -1));
    expect(tunda).toEqual(tunda.toSorted((a, b) => a - b));
    expect(tunda[0]).toBe(5_000);
    expect(tunda.at(-1)).toBe(300_000);
  });

  it('yang lain dicoba lagi, dan yang disimpan hanya kodenya', () => {
    expect(putuskan(new TypeError('rahasia'), 1)).toEqual({ jenis: 'coba-lagi', kode: 'INTERNAL' });
    expect(putuskan('teks', 1)).toEqual({ jenis: 'coba-lagi', kode: 'INTERNAL' });
    expect(`${new GagalPekerjaan('INTERNAL').message} ${new GagalPekerjaan('INTERNAL').stack}`).toBe('INTERNAL INTERNAL');
  });

  it('jejak tumpukan tidak memuat pesan, juga bila pesannya berbaris-baris', () => {
    const jejak = jejakTumpukan(new TypeError('baris satu rahasia\nbaris dua rahasia'));
    expect(jejak.length).toBeGreaterThan(0);
    expect(jejak.join('\n')).not.toContain('rahasia');
  });
});

describe('geser jadwal', () => {
  it('selalu di dalam selang, tetap untuk teks yang sama, dan menyebar', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 86_400_000 }), (teks, setiap) => {
        const geser = geserJadwal(teks, setiap);
        expect(geser).toBeGreaterThan(0);
        expect(geser).toBeLessThan(setiap);
        expect(geserJadwal(teks, setiap)).toBe(geser);
      }),
    );
    const perMenit = new Map<number, number>();
    for (let i = 0; i < 644; i++) {
      const menit = Math.floor(geserJadwal(`tarik/inst-${i}`, 3_600_000) / 60_000);
      perMenit.set(menit, (perMenit.get(menit) ?? 0) + 1);
    }
    expect(Math.max(...perMenit.values())).toBeLessThan(30);
  });
});

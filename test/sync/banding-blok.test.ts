import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandingkanBlok } from '../../sync/3-diff/banding-blok.ts';
import { bagiRata, rentangDiLuar } from '../../sync/3-diff/rentang.ts';

type Sisi = ReadonlyMap<bigint, bigint>;

const blok = (sisi: Sisi): Buffer =>
  Buffer.concat(
    [...sisi]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([nip, h]) => {
        const rekaman = Buffer.alloc(16);
        rekaman.writeBigInt64BE(nip, 0);
        rekaman.writeBigInt64BE(h, 8);
        return rekaman;
      }),
  );

/** The same said without order or bytes. */
function ramal(a: Sisi, b: Sisi): string[] {
  const kunci = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => (x < y ? -1 : 1));
  return kunci.flatMap((k) => (!b.has(k) ? [`1:${k}`] : !a.has(k) ? [`2:${k}`] : a.get(k) === b.get(k) ? [] : [`3:${k}`]));
}

function bandingkan(a: Sisi, b: Sisi): string[] {
  const hasil: string[] = [];
  bandingkanBlok(blok(a), blok(b), (jenis, isi, letak) => hasil.push(`${jenis}:${isi.readBigInt64BE(letak)}`));
  return hasil;
}

// Few keys around the half of 32 bits, so that both sides meet and either half of the number decides.
const nip = fc.oneof(fc.bigInt(0n, 12n), fc.bigInt(4_294_967_290n, 4_294_967_300n), fc.bigInt(196_001_011_985_011_000n, 196_001_011_985_011_020n));
const h = fc.oneof(fc.bigInt(-2n, 2n), fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.constantFrom(4_294_967_296n, -4_294_967_296n));
const sisi = fc.array(fc.tuple(nip, h), { maxLength: 30 }).map((isi) => new Map(isi));

describe('pembandingan dua blok sidik', () => {
  it('menemukan tepat kunci yang berbeda, dengan jenisnya, menurut urutan NIP', () => {
    fc.assert(
      fc.property(sisi, sisi, (a, b) => {
        expect(bandingkan(a, b)).toEqual(ramal(a, b));
      }),
      { numRuns: 500 },
    );
  });

  it('diff(a,a) kosong, dan diff(b,a) cermin diff(a,b)', () => {
    const cermin: Readonly<Record<string, string>> = { '1': '2', '2': '1', '3': '3' };
    fc.assert(
      fc.property(sisi, sisi, (a, b) => {
        expect(bandingkan(a, a)).toEqual([]);
        expect(bandingkan(b, a)).toEqual(bandingkan(a, b).map((k) => `${cermin[k[0] ?? '']}${k.slice(1)}`));
      }),
    );
  });
});

describe('rentang instansi', () => {
  const daftar = fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map((x) => x.sort((a, b) => a - b));
  const isi = (r: readonly { dari: number; sampai: number }[]): number[] =>
    r.flatMap(({ dari, sampai }) => Array.from({ length: sampai - dari + 1 }, (_, i) => dari + i));

  it('di luar daftar memuat setiap nomor lain tepat sekali', () => {
    fc.assert(
      fc.property(daftar, (kecuali) => {
        const sisa = isi([{ dari: 1, sampai: 60 }]).filter((no) => !kecuali.includes(no));
        expect(isi(rentangDiLuar({ dari: 1, sampai: 60 }, kecuali))).toEqual(sisa);
      }),
    );
  });

  it('dibagi rata: setiap instansi di tepat satu rentang, dan tak satu pun melebihi bagiannya lebih dari satu instansi terbesar', () => {
    fc.assert(
      fc.property(daftar, fc.integer({ min: 1, max: 5 }), fc.infiniteStream(fc.integer({ min: 1, max: 100 })), (no, banyak, baris) => {
        const instansi = no.map((n) => ({ no: n, baris: baris.next().value as number }));
        const rentang = bagiRata(instansi, banyak);
        expect(rentang.length).toBeLessThanOrEqual(banyak);
        const milik = rentang.map((r) => instansi.filter((i) => i.no >= r.dari && i.no <= r.sampai));
        expect(milik.flat()).toEqual(instansi);
        const total = instansi.reduce((j, i) => j + i.baris, 0);
        const terbesar = Math.max(0, ...instansi.map((i) => i.baris));
        for (const m of milik) expect(m.reduce((j, i) => j + i.baris, 0)).toBeLessThanOrEqual(total / banyak + terbesar);
      }),
    );
  });
});

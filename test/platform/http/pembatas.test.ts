import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { jamTetap } from '../../../platform/clock.ts';
import { alamatPengirim } from '../../../platform/http/alamat.ts';
import { buatPembatas } from '../../../platform/http/pembatas.ts';

const ATURAN = { jendelaMs: 60_000, perAlamat: 2, semua: 5 };

function jamBergeser(): { jam: ReturnType<typeof jamTetap>; maju: (ms: number) => void } {
  let ms = Date.parse('2026-11-26T00:00:10Z');
  const maju = (n: number): void => {
    ms += n;
  };
  return { jam: { kiniMs: () => ms, kini: () => new Date(ms), hariIni: () => jamTetap(new Date(ms).toISOString()).hariIni() }, maju };
}

describe('pembatas', () => {
  test('sekian kali per alamat dan jendela, lalu diminta menunggu sampai jendela berikut', () => {
    const { jam, maju } = jamBergeser();
    const batas = buatPembatas(ATURAN, jam);
    expect([batas('192.0.2.1'), batas('192.0.2.1')]).toEqual([null, null]);
    expect(batas('192.0.2.1')).toEqual({ detik: 50, sebab: 'ALAMAT' });
    expect(batas('192.0.2.2')).toBeNull();
    maju(50_000);
    expect(batas('192.0.2.1')).toBeNull();
  });

  test('semua alamat bersama pun terbatas, dan yang ditolak tidak menambah hitungan', () => {
    const batas = buatPembatas(ATURAN, jamBergeser().jam);
    for (let i = 1; i <= 5; i++) expect(batas(`192.0.2.${i}`)).toBeNull();
    expect(batas('192.0.2.6')).toEqual({ detik: 50, sebab: 'SEMUA' });
  });

  test('satu jaringan IPv6 /64 dan satu alamat IPv4 terpetakan adalah satu pengirim', () => {
    const batas = buatPembatas(ATURAN, jamBergeser().jam);
    expect([batas('2001:db8:0:1::1'), batas('2001:0DB8::1:0:0:0:9')]).toEqual([null, null]);
    expect(batas('2001:db8:0:1:ffff::2')?.sebab).toBe('ALAMAT');
    expect(batas('2001:db8:0:2::1')).toBeNull();
    expect([batas('::ffff:192.0.2.7'), batas('192.0.2.7')]).toEqual([null, null]);
  });
});

describe('alamat pengirim', () => {
  const dari = (terusan: string | undefined, proksi: number): string =>
    alamatPengirim({ headers: { 'x-forwarded-for': terusan }, socket: { remoteAddress: '10.0.0.1' } } as unknown as IncomingMessage, proksi);

  test('tanpa proksi sendiri, kepala yang dikarang pengirim tidak dipercaya', () => {
    expect(dari('203.0.113.9', 0)).toBe('10.0.0.1');
  });

  test('di belakang proksi, alamat yang dilihat proksi terluar; karangan di sebelah kirinya diabaikan', () => {
    expect(dari('198.51.100.1, 203.0.113.9', 1)).toBe('203.0.113.9');
    expect(dari('198.51.100.1, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
    expect(dari('bukan alamat', 1)).toBe('10.0.0.1');
    expect(dari(undefined, 1)).toBe('10.0.0.1');
  });
});

import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bacaKepalaTanda, bacaRahasiaKaitan, buatRahasia, cocok, mulaiTanda, TOLERANSI_DETIK, tandai } from '../../../platform/kaitan/tanda.ts';

/** The example that the libraries of Standard Webhooks are tested with. */
const CONTOH = {
  rahasia: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  kepala: { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', pada: 1_614_265_330 },
  badan: '{"test": 2432232314}',
  tanda: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const bita = (teks: string): Buffer => bacaRahasiaKaitan(teks) ?? Buffer.alloc(0);

describe('tanda Standard Webhooks', () => {
  test('contoh yang diterbitkan menghasilkan tanda yang diterbitkan', () => {
    expect(tandai([bita(CONTOH.rahasia)], CONTOH.kepala, CONTOH.badan)).toBe(CONTOH.tanda);
  });

  test('badan yang lewat sepotong-sepotong bertanda sama dengan badan utuh', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (potongan) => {
        const kunci = bita(buatRahasia());
        const arus = mulaiTanda(kunci, CONTOH.kepala);
        for (const p of potongan) arus.update(p);
        expect(`v1,${arus.digest('base64')}`).toBe(tandai([kunci], CONTOH.kepala, Buffer.concat(potongan)));
      }),
    );
  });

  test('satu bita yang berubah pada badan, id, atau waktu membuat tandanya tidak cocok', () => {
    const kunci = bita(CONTOH.rahasia);
    const hitung = (kepala: typeof CONTOH.kepala, badan: string): Buffer[] => [mulaiTanda(kunci, kepala).update(badan).digest()];
    expect(cocok(CONTOH.tanda, hitung(CONTOH.kepala, CONTOH.badan))).toBe(true);
    expect(cocok(CONTOH.tanda, hitung(CONTOH.kepala, `${CONTOH.badan} `))).toBe(false);
    expect(cocok(CONTOH.tanda, hitung({ ...CONTOH.kepala, pada: CONTOH.kepala.pada + 1 }, CONTOH.badan))).toBe(false);
    expect(cocok(CONTOH.tanda, hitung({ ...CONTOH.kepala, id: 'msg_lain' }, CONTOH.badan))).toBe(false);
  });

  test('selama pergantian rahasia dua tanda dikirim, dan salah satunya cukup; versi lain dilewati', () => {
    const [lama, baru, asing] = [bita(buatRahasia()), bita(buatRahasia()), bita(buatRahasia())];
    const header = tandai([baru, lama], CONTOH.kepala, CONTOH.badan);
    expect(header.split(' ')).toHaveLength(2);
    const hitung = (k: Buffer): Buffer[] => [createHmac('sha256', k).update(`${CONTOH.kepala.id}.${CONTOH.kepala.pada}.${CONTOH.badan}`).digest()];
    expect([lama, baru, asing].map((k) => cocok(header, hitung(k)))).toEqual([true, true, false]);
    expect(cocok(`v1a,abc ${header} v2,x`, hitung(lama))).toBe(true);
    expect(['', 'v1,', 'v1', header.replaceAll('v1,', 'v2,')].map((h) => cocok(h, hitung(lama)))).toEqual([false, false, false, false]);
  });

  test('rahasia berisi 24 sampai 64 bita dalam base64', () => {
    expect(bita(buatRahasia())).toHaveLength(32);
    expect(buatRahasia()).toMatch(/^whsec_/);
    expect(['', 'whsec_', 'whsec_****', `whsec_${'A'.repeat(20)}`, `whsec_${'A'.repeat(100)}`].map(bacaRahasiaKaitan)).toEqual([null, null, null, null, null]);
  });
});

describe('kepala pesan bertanda', () => {
  const kini = 1_800_000_000;
  const kepala = (geser: number, lain: Record<string, string> = {}) => ({
    'webhook-id': 'umpan-1',
    'webhook-timestamp': String(kini + geser),
    'webhook-signature': 'v1,x',
    ...lain,
  });

  test('waktunya diterima sampai 300 detik ke dua arah, tidak lebih', () => {
    expect(TOLERANSI_DETIK).toBe(300);
    const hasil = [-301, -300, -299, 0, 299, 300, 301].map((geser) => 'sebab' in bacaKepalaTanda(kepala(geser), kini));
    expect(hasil).toEqual([true, false, false, false, false, false, true]);
    expect(bacaKepalaTanda(kepala(301), kini)).toEqual({ sebab: 'BASI' });
  });

  test('tanpa satu pun kepala berbeda dari kepala yang tidak lengkap atau tidak terbaca', () => {
    expect(bacaKepalaTanda({}, kini)).toEqual({ sebab: 'TANPA_TANDA' });
    expect(bacaKepalaTanda({ 'webhook-id': 'x' }, kini)).toEqual({ sebab: 'KEPALA_RUSAK' });
    for (const lain of [
      { 'webhook-id': 'a.b' },
      { 'webhook-id': 'x'.repeat(129) },
      { 'webhook-timestamp': '1e9' },
      { 'webhook-signature': 'v1,'.repeat(2_000) },
    ])
      expect(bacaKepalaTanda(kepala(0, lain as Record<string, string>), kini)).toEqual({ sebab: 'KEPALA_RUSAK' });
  });
});

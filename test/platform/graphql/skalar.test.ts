import { expect, test } from 'vitest';
import { Nip, Tanggal, WaktuUtc } from '../../../platform/graphql/skalar.ts';

const MASUKAN_SALAH = expect.objectContaining({ kode: 'MASUKAN_SALAH' });

test.each([
  [Nip, '199001012015011901', ['19900101201501190', '١٩٩٠٠١٠١٢٠١٥٠١١٩٠١', '１９９００１０１２０１５０１１９０１', 1.99e17, null, ' 199001012015011901']],
  [Tanggal, '2024-02-29', ['2023-02-29', '29-02-2024', '2024-2-9', '0000-00-00', 20240229]],
] as const)('%s menerima bentuk bakunya dan menolak yang lain', (skalar, sah, salah) => {
  expect(skalar.parseValue(sah)).toBe(sah);
  for (const s of salah) expect(() => skalar.parseValue(s)).toThrow(MASUKAN_SALAH);
});

test('WaktuUtc menerima zona apa pun dan memberi UTC', () => {
  expect(WaktuUtc.parseValue('2026-11-22T10:00:00+07:00')).toBe('2026-11-22T03:00:00.000Z');
  expect(WaktuUtc.serialize(new Date('2026-11-22T03:00:00Z'))).toBe('2026-11-22T03:00:00.000Z');
  for (const s of ['2026-11-22', '2026-11-22T10:00:00', '2026-13-01T00:00:00Z', 0]) expect(() => WaktuUtc.parseValue(s)).toThrow(MASUKAN_SALAH);
});

test('nilai yang ditolak tidak diulang dalam pesan', () => {
  expect(() => Nip.parseValue('3201019001010001')).toThrow(expect.not.objectContaining({ message: expect.stringContaining('3201') }));
});

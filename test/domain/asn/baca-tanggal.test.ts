import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bacaTanggal } from '../../../domain/asn/baca-tanggal.ts';

describe('bacaTanggal', () => {
  it.each([
    ['01-02-1990', '1990-02-01'],
    ['1990-02-01', '1990-02-01'],
    ['01/02/1990', '1990-02-01'],
    ['19900201', '1990-02-01'],
    ['1990-02-01 13:45:00', '1990-02-01'],
    ['01-02-1990 00:00', '1990-02-01'],
    ['2031-12-31T17:00:00Z', '2032-01-01'],
    ['2031-12-31T00:00:00.000Z', '2031-12-31'],
  ])('%s dibaca %s', (tulis, iso) => expect(bacaTanggal(tulis)).toBe(iso));

  it.each(['01-01-0001', '0000-00-00', '0001-01-01', '00/00/0000', '00000000', '00010101', '0000-00-00 00:00:00', '0001-01-01T00:00:00Z'])(
    '%s adalah tanggal nol',
    (t) => expect(bacaTanggal(t)).toBeNull(),
  );

  it.each(['01-02-90', '31-02-2020', '2020-13-01', '1-2-1990', '01.02.1990', '32874', 'kemarin', ''])('%j tidak terbaca, abad tidak ditebak', (t) =>
    expect(bacaTanggal(t)).toBeUndefined(),
  );

  it('hanya bentuk yang disebut yang dibaca', () => expect(bacaTanggal('01/02/1990', ['yyyy-mm-dd'])).toBeUndefined());

  it('tidak pernah melempar dan hasilnya tetap bila dibaca lagi', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
        ),
        (t) => {
          const iso = bacaTanggal(t);
          if (typeof iso === 'string') expect(bacaTanggal(iso)).toBe(iso);
        },
      ),
    );
  });
});

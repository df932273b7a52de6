import { expect, test } from 'vitest';
import { jamSistem, jamTetap } from '../../platform/clock.ts';

test('the date changes at midnight in Jakarta, not in Greenwich', () => {
  expect(jamTetap('2026-01-31T16:59:59Z').hariIni()).toBe('2026-01-31');
  expect(jamTetap('2026-01-31T17:00:00Z').hariIni()).toBe('2026-02-01');
});

test('the system clock goes with the machine', () => {
  expect(Math.abs(jamSistem.kiniMs() - Date.now())).toBeLessThan(1_000);
  expect(jamSistem.kini()).toBeInstanceOf(Date);
});

import { expect, test, vi } from 'vitest';
import { createPenutup } from '../../platform/shutdown.ts';
import { PENCATAT_DIAM } from '../../platform/telemetry/pencatat.ts';

test('what was started last stops first, one after the other', async () => {
  const urutan: string[] = [];
  const penutup = createPenutup(PENCATAT_DIAM);
  penutup.daftar('basis data', () => void urutan.push('basis data'));
  penutup.daftar('pekerja', async () => {
    await new Promise((lanjut) => setTimeout(lanjut, 20));
    urutan.push('pekerja');
  });
  await penutup.tutup();
  expect(urutan).toEqual(['pekerja', 'basis data']);
});

test('a part that fails or hangs is logged by its name and does not keep the others running', async () => {
  const error = vi.fn();
  const berhenti = vi.fn();
  const penutup = createPenutup({ ...PENCATAT_DIAM, error });
  penutup.daftar('terakhir', berhenti);
  penutup.daftar('menggantung', () => new Promise(() => {}), 20);
  penutup.daftar('gagal', () => Promise.reject(new RangeError('x')));
  await penutup.tutup();
  expect(berhenti).toHaveBeenCalledOnce();
  expect(error.mock.calls.map(([isi]) => (isi as { bagian: string }).bagian)).toEqual(['gagal', 'menggantung']);
});

test('stopping twice stops each part once', async () => {
  const berhenti = vi.fn();
  const penutup = createPenutup(PENCATAT_DIAM);
  penutup.daftar('a', berhenti);
  await Promise.all([penutup.tutup(), penutup.tutup()]);
  await penutup.tutup();
  expect(berhenti).toHaveBeenCalledOnce();
});

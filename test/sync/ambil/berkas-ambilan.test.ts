import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BerkasAmbilan, buangLama } from '../../../sync/ambil/berkas-ambilan.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-ambilan-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const buka = async (nama: string, bita: number): Promise<BerkasAmbilan> => {
  const b = await BerkasAmbilan.buka(dir, nama, bita);
  if (b === null) throw new RangeError('tidak terbuka');
  return b;
};

test('dilanjutkan dari titik mana pun, isinya dan sidiknya sama dengan sekali tulis; ekor sesudah titik dibuang', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ maxLength: 40 }), { maxLength: 12 }), fc.nat(12), fc.string({ maxLength: 20 }), async (potong, putus, ekor) => {
      const nama = 'x.sementara';
      const awal = await buka(nama, 0);
      for (const p of potong.slice(0, putus)) await awal.tulis(p);
      const titik = awal.bita;
      await awal.tulis(ekor);
      await awal.tutup();
      const lanjut = await buka(nama, titik);
      for (const p of potong.slice(putus)) await lanjut.tulis(p);
      const jadi = await lanjut.selesai('csv');
      await lanjut.tutup();
      const isi = potong.join('');
      expect(readFileSync(jadi?.berkas ?? '')).toEqual(Buffer.from(isi));
      expect(jadi?.sha256).toBe(createHash('sha256').update(isi).digest('hex'));
    }),
    { numRuns: 30 },
  );
});

test('berkas yang lebih pendek dari titiknya, atau yang ditulis proses lain, tidak dipercaya', async () => {
  expect(await BerkasAmbilan.buka(dir, 'tiada.sementara', 5)).toBeNull();
  writeFileSync(path.join(dir, 'pendek.sementara'), 'abc');
  expect(await BerkasAmbilan.buka(dir, 'pendek.sementara', 5)).toBeNull();
  const b = await buka('dua.sementara', 0);
  await b.tulis('nip;nama\n1;A\n');
  writeFileSync(path.join(dir, 'dua.sementara'), 'nip;nama\n1;B\n');
  expect(await b.selesai('csv')).toBeNull();
  await b.tutup();
});

test('hanya pengambilan terbaru yang tinggal, menurut nomornya dan bukan abjadnya', async () => {
  for (const n of [2, 9, 10, 11]) writeFileSync(path.join(dir, `9001.bkn.pegawai.${n}.csv`), '');
  writeFileSync(path.join(dir, '9001.bkn.kinerja.1.csv'), '');
  await buangLama(dir, '9001.bkn.pegawai.', 2);
  expect(readdirSync(dir).sort()).toEqual(['9001.bkn.kinerja.1.csv', '9001.bkn.pegawai.10.csv', '9001.bkn.pegawai.11.csv']);
});

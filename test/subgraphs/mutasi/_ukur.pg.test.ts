import { afterAll, beforeAll, test } from 'vitest';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe } from './dunia.ts';
let dunia: Dunia;
beforeAll(async () => { dunia = await buatDunia(); });
afterAll(() => dunia.tutup());
test('ukur', async () => {
  for (let k = 0; k < 4; k++) {
    const nip = Array.from({ length: 1000 }, (_, i) => nipKe(k * 1000 + i));
    await dunia.tambahBanyak(nip);
    if (k === 0) await dunia.admin.query('analyze');
    const t = performance.now();
    const h = await ajukan(dunia, nip, { pegawai: nip.map((n) => ({ nip: n, tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'JP' } })) });
    console.log(h.__typename, Math.round(performance.now() - t), 'ms');
  }
  for (let k = 0; k < 5; k++) {
    await dunia.tambahPegawai(nipKe(5000 + k));
    const t = performance.now();
    await ajukan(dunia, [nipKe(5000 + k)]);
    console.log('satu', Math.round(performance.now() - t), 'ms');
  }
});

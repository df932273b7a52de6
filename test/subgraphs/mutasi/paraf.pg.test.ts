import { afterAll, beforeAll, expect, test } from 'vitest';
import { lakukan, PARAF, PERTEK, SETUJUI, sampai } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

test('pertek JPT madya diparaf dahulu, lalu hanya oleh penanda tangan BKN secara langsung, dan bukan oleh orang yang menyetujui atau memaraf', async () => {
  const nip = nipKe(12);
  await dunia.tambahPegawai(nip, 1, { golAkhirId: '45', unorId: 'U1P', jabatanId: 'J1P' });
  const masuk = await ajukan(dunia, [nip], { pegawai: [{ nip, tujuan: { instansiId: 'INS-3', unorId: 'U3', jabatanId: 'J3' } }] });
  const setuju = await lakukan(dunia, masuk.usul, SETUJUI);
  expect(await lakukan(dunia, setuju.usul, PERTEK)).toMatchObject({ userErrors: [{ kode: 'TANDA_TANGAN_LANGSUNG' }] });
  expect(await lakukan(dunia, setuju.usul, { ...PERTEK, peran: 'PENANDATANGAN_BKN' })).toMatchObject({ userErrors: [{ kode: 'PARAF_BELUM_ADA' }] });
  const penyetuju = { ...pemanggil('PARAF_BKN'), orang: pemanggil('VERIFIKATOR_BKN').orang };
  expect(await lakukan(dunia, setuju.usul, { ...PARAF, peran: penyetuju })).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  const paraf = await lakukan(dunia, setuju.usul, PARAF);
  expect(paraf.usul.status).toBe('PARAF_PERTEK');
  for (const orang of [pemanggil('VERIFIKATOR_BKN').orang, 'orang-pemaraf'])
    expect(await lakukan(dunia, paraf.usul, { ...PERTEK, peran: { ...pemanggil('PENANDATANGAN_BKN'), orang } })).toMatchObject({
      userErrors: [{ kode: 'ORANG_SAMA' }],
    });
  expect((await lakukan(dunia, paraf.usul, { ...PERTEK, peran: 'PENANDATANGAN_BKN' })).usul.status).toBe('PERTEK_TERBIT');
  const { rows } = await dunia.admin.query('select mode from pertek where usul = $1', [masuk.usul.id]);
  expect(rows).toEqual([{ mode: 'LANGSUNG' }]);
});

test('pertek di bawah JPT madya tidak diparaf', async () => {
  const usul = await sampai(dunia, nipKe(13), [SETUJUI]);
  expect(await lakukan(dunia, usul, PARAF)).toMatchObject({ userErrors: [{ kode: 'PARAF_TIDAK_PERLU' }] });
});

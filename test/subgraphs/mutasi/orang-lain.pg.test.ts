import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pemanggil } from '../../../domain/akses.ts';
import { type Langkah, lakukan, lantik, PERTEK, SETUJUI, sampai, sk } from './alur.ts';
import { ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
let urut = 0;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const pengusul = pemanggil('OPERATOR_INSTANSI').orang;
const dengan = (l: Langkah, ubah: Partial<Pemanggil>): Langkah => ({
  ...l,
  peran: { ...(typeof l.peran === 'string' ? pemanggil(l.peran) : l.peran), ...ubah },
});
const ganti = (d: Dunia): Langkah => ({ nama: 'gantiSk', peran: 'PPK', isi: { catatan: 'Salah ketik.', nomor: '801/9/2026', tanggal: d.tanggalSk } });

/** The act, and the steps that lead to it. */
const TINDAKAN: readonly (readonly [string, (d: Dunia) => Langkah, (d: Dunia) => readonly Langkah[]])[] = [
  ['setujuiMutasi', () => SETUJUI, () => []],
  ['terbitkanPertek', () => PERTEK, () => [SETUJUI]],
  ['terbitkanSk', sk, () => [SETUJUI, PERTEK]],
  ['gantiSk', ganti, (d) => [SETUJUI, PERTEK, sk(d), lantik(d)]],
];

test.each(TINDAKAN)('%s: tidak oleh pengusulnya dan tidak oleh orang pada usul, dengan jabatan apa pun; orang lain dapat', async (_, tindakan, dahulu) => {
  const nip = nipKe(urut++);
  const usul = await sampai(dunia, nip, dahulu(dunia));
  for (const ubah of [{ orang: pengusul }, { nip }]) {
    const hasil = await lakukan(dunia, usul, dengan(tindakan(dunia), ubah));
    expect(hasil).toMatchObject({ __typename: 'MutasiDitolakMasukan', userErrors: [{ kode: 'ORANG_SAMA' }] });
  }
  expect(await lakukan(dunia, usul, tindakan(dunia))).toMatchObject({ __typename: 'MutasiBeralih' });
});

test('yang mengusulkan pada putaran pertama tidak memutus pada putaran kedua yang diajukan orang lain', async () => {
  const usul = await sampai(dunia, nipKe(urut++), [{ nama: 'kembalikanMutasi', peran: 'VERIFIKATOR_BKN', isi: { catatan: 'Lengkapi dahulu.' } }]);
  const kedua = { ...pemanggil('OPERATOR_INSTANSI'), subjek: 'operator-dua', orang: 'orang-operator-dua' };
  const { usul: ulang } = (await dunia.jalankan(kedua, ULANG, { input: { id: usul.id, versi: usul.versi } }))['hasil'];
  expect(await lakukan(dunia, ulang, dengan(SETUJUI, { orang: pengusul }))).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  expect(await lakukan(dunia, ulang, dengan(SETUJUI, { orang: 'orang-operator-dua' }))).toMatchObject({ userErrors: [{ kode: 'ORANG_SAMA' }] });
  expect(await lakukan(dunia, ulang, SETUJUI)).toMatchObject({ __typename: 'MutasiBeralih' });
});

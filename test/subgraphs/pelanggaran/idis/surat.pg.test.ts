import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unduhSuratDisiplin } from '../../../../subgraphs/pelanggaran/idis/unduh-surat.ts';
import { konteksUji, type PelakuUji } from '../../../support/isi.ts';
import { teksPdf } from '../../../support/teks-pdf.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis } from './kasus.ts';

let d: DuniaIdis;
let nip: string;
let kasus: string;
beforeAll(async () => {
  d = await buatDuniaIdis();
  nip = await d.orangBaru();
  kasus = await d.sampaiDiterima(nip, 'B', '10');
});
afterAll(() => d.dunia.tutup());

const unduh = (p: PelakuUji, jenis: 'panggilan' | 'bap' | 'keputusan', id = kasus) => unduhSuratDisiplin(konteksUji(d.dunia.pool, p), id, jenis);
const teks = async (p: PelakuUji, jenis: 'panggilan' | 'bap' | 'keputusan') => teksPdf((await unduh(p, jenis)).pdf).join('');

describe('surat kasus disiplin sebagai PDF', () => {
  test('keputusan menyebut orang, jenis, nomor, dan banding yang terbuka terhadap pemberhentian', async () => {
    const isi = await teks(d.PPK, 'keputusan');
    for (const bagian of [
      'KEPUTUSANHUKUMANDISIPLIN',
      'SK-10',
      nip,
      'Pemberhentiandenganhormattidakataspermintaansendiri',
      'tingkatberat',
      '6Juli2026',
      'BadanPertimbangan',
    ])
      expect(isi).toContain(bagian);
  });

  test('panggilan menyebut harinya, berita acara menyebut penolakan atau tanda tangannya', async () => {
    expect(await teks(d.asn(nip), 'panggilan')).toContain('Kamis,25Juni2026');
    expect(await teks(d.OPERATOR, 'bap')).toContain('Terperiksamenandatangani');
  });

  test('isi yang sama menghasilkan bita yang sama', async () => {
    const [a, b] = await Promise.all([unduh(d.PPK, 'keputusan'), unduh(d.PPK, 'keputusan')]);
    expect(a.pdf.equals(b.pdf)).toBe(true);
    expect(a.nama).toBe(`kasus-${kasus}-keputusan.pdf`);
  });

  test('orang lain, instansi lain, dan surat yang belum ada: tidak ditemukan; peran tanpa hak ditolak', async () => {
    const baru = await d.buka(await d.orangBaru());
    await expect(unduh(d.asn(ATASAN), 'keputusan')).rejects.toMatchObject({ kode: 'TIDAK_DITEMUKAN' });
    await expect(unduh({ peran: 'PPK', instansi: d.dua }, 'keputusan')).rejects.toMatchObject({ kode: 'TIDAK_DITEMUKAN' });
    await expect(unduh(d.PPK, 'keputusan', baru)).rejects.toMatchObject({ kode: 'TIDAK_DITEMUKAN' });
    await expect(unduh({ peran: 'VIEWER_BAWASLU' }, 'keputusan')).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
  });
});

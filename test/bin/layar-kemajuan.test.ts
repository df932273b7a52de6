import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Pemandangan } from '../../bin/akar/kemajuan.ts';
import { bukaLayar } from '../../bin/akar/layar-kemajuan.ts';

const TAHAP: readonly (readonly [number, number, number])[] = [
  [0, 0, 1],
  [1, 2, 3],
  [2, 5, 5],
];
const pandang = ([fase, satu, dua]: readonly [number, number, number]): Pemandangan => ({
  fase: [{ kunci: 'BKN:pegawai', judul: 'Tarik data BKN', selesai: fase, total: 2, satuan: 'instansi' }],
  instansi: [
    { kunci: '1', judul: 'Kabupaten Contoh 01', selesai: satu, total: 5, satuan: 'umpan' },
    { kunci: '2', judul: 'Kota Contoh 02', selesai: dua, total: 5, satuan: 'umpan' },
  ],
});

async function tonton(isTTY: boolean): Promise<string> {
  const aliran = Object.assign(new PassThrough(), { isTTY, columns: 120 });
  let teks = '';
  aliran.setEncoding('utf8').on('data', (t: string) => (teks += t));
  const layar = bukaLayar(aliran);
  for (const t of TAHAP) {
    layar.gambar(pandang(t));
    await new Promise((lanjut) => setTimeout(lanjut, 150));
  }
  layar.tutup();
  await new Promise((lanjut) => setImmediate(lanjut));
  return teks;
}

describe('kemajuan', () => {
  it('pada layar: batang per fase dan per instansi yang sedang berjalan', async () => {
    const teks = await tonton(true);
    for (const baris of [/Tarik data BKN\s+[█░]+ 1\/2 instansi/, /Kabupaten Contoh 01\s+[█░]+ 2\/5 umpan/, /Kota Contoh 02\s+[█░]+ 3\/5 umpan/])
      expect(teks).toMatch(baris);
    // What is done is no longer drawn: the last picture holds the phase alone.
    expect(teks.slice(teks.lastIndexOf('Tarik data BKN'))).not.toContain('Contoh 0');
  });

  it('pada berkas: satu baris per instansi yang selesai, tanpa kode layar', async () => {
    const teks = await tonton(false);
    expect(teks.split('\n').filter((b) => b.includes('umpan'))).toEqual(['  Kabupaten Contoh 01: 5/5 umpan', '  Kota Contoh 02: 5/5 umpan']);
    expect(teks).toContain('  Tarik data BKN 2/2\n');
    expect(teks).not.toContain('\u001b');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BATAS_ANAK } from '../../../sync/sources/lembar/batas.ts';
import { BukuDitolak, TOLAK_BUKU } from '../../../sync/sources/lembar/ditolak.ts';
import { type BatasAnak, bukaBuku } from '../../../sync/sources/lembar/jalankan-anak.ts';
import type { PilihanBuku } from '../../../sync/sources/lembar/pilihan.ts';
import { pembacaBerjalan } from './pembaca-berjalan.ts';
import { bukuDari } from './tulis-buku.ts';

const PILIHAN: PilihanBuku = { lembar: null, pemisah: null, kolom: { nip: [], pengenal: [], dipakai: null } };
let dir = '';
let kecil = '';
let panjang = '';
beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'simpul-anak-'));
  kecil = path.join(dir, 'kecil.xlsx');
  panjang = path.join(dir, 'panjang.xlsx');
  writeFileSync(
    kecil,
    bukuDari(
      [
        ['a', 'b'],
        ['1', 'é'],
      ],
      { nama: 'Data', tersembunyi: [2] },
    ),
  );
  writeFileSync(panjang, bukuDari(Array.from({ length: 8_000 }, (_, i) => [`judul atau isi ${i}`, 'x'.repeat(100)])));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function baca(berkas: string, batas: BatasAnak = BATAS_ANAK): Promise<{ teks: string; sebab: string; puncakMb: number; ringkasan: unknown }> {
  const buku = bukaBuku(berkas, PILIHAN, batas);
  const potongan: Buffer[] = [];
  let sebab = '';
  try {
    for await (const p of buku.isi) potongan.push(p);
  } catch (galat) {
    if (!(galat instanceof BukuDitolak)) throw galat;
    sebab = galat.rincian;
  }
  return { teks: Buffer.concat(potongan).toString(), sebab, puncakMb: buku.puncakMb(), ringkasan: buku.ringkasan() };
}

describe('pembaca buku kerja berjalan dalam proses sendiri', { timeout: 60_000 }, () => {
  it('memberi CSV, nama lembar, dan berapa baris yang tersembunyi', async () => {
    const h = await baca(kecil);
    expect(h).toMatchObject({ teks: 'a;b\n1;é\n', sebab: '', ringkasan: { lembar: 'Data', baris: 1, barisTersembunyi: 1 } });
    expect(h.puncakMb).toBeGreaterThan(20);
  });

  it('diakhiri bila memorinya melewati batas', async () => {
    expect(await baca(panjang, { ...BATAS_ANAK, rssMb: 30 })).toMatchObject({ sebab: TOLAK_BUKU.TERHENTI, ringkasan: null });
  });

  it('diakhiri bila tumpukan JavaScript-nya melewati batas', async () => {
    expect(await baca(panjang, { ...BATAS_ANAK, heapMb: 4 })).toMatchObject({ sebab: TOLAK_BUKU.TERHENTI, ringkasan: null });
  });

  it('diakhiri bila waktunya habis', async () => {
    expect(await baca(panjang, { ...BATAS_ANAK, tenggatMs: 20 })).toMatchObject({ sebab: TOLAK_BUKU.TERHENTI, ringkasan: null });
  });

  it('mati di tengah jalan: tabel separuh tidak pernah tampak utuh', async () => {
    const buku = bukaBuku(panjang, PILIHAN);
    const galat = await (async () => {
      for await (const _ of buku.isi) for (const pid of pembacaBerjalan()) process.kill(pid, 'SIGKILL');
    })().catch((e: unknown) => e);
    expect(galat).toBeInstanceOf(BukuDitolak);
    expect((galat as BukuDitolak).rincian).toBe(TOLAK_BUKU.TERHENTI);
    expect(buku.ringkasan()).toBeNull();
    expect(await baca(kecil)).toMatchObject({ sebab: '' });
  });

  it('berakhir bersama penerimanya yang berhenti membaca', async () => {
    for await (const _ of bukaBuku(panjang, PILIHAN).isi) break;
    await expect.poll(pembacaBerjalan, { timeout: 10_000 }).toEqual([]);
  });

  it('tidak mewarisi satu rahasia pun dari lingkungan hub', async () => {
    const buku = bukaBuku(panjang, PILIHAN);
    for await (const _ of buku.isi) {
      const [pid] = pembacaBerjalan();
      expect(pid).toBeDefined();
      expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).toBe('');
      break;
    }
  });

  it('paling banyak dua pada satu saat; yang lain menunggu giliran', async () => {
    let puncak = 0;
    const jaga = setInterval(() => {
      puncak = Math.max(puncak, pembacaBerjalan().length);
    }, 5);
    const hasil = await Promise.all(Array.from({ length: 3 }, () => baca(kecil)));
    clearInterval(jaga);
    expect(hasil.map((h) => h.sebab)).toEqual(['', '', '']);
    expect(puncak).toBe(BATAS_ANAK.serentak);
  });
});

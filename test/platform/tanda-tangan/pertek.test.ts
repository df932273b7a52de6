import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { jsonBaku } from '../../../domain/json-baku.ts';
import type { Delegasi } from '../../../domain/mutasi/delegasi.ts';
import type { IsiPertek } from '../../../domain/mutasi/pertek.ts';
import { type BuktiPertek, bacaDokumen, cacatPertek, tulisDokumen } from '../../../domain/mutasi/verifikasi-pertek.ts';
import { cocokTerpisah, kidDari } from '../../../platform/tanda-tangan/jws-terpisah.ts';
import { kunciPublikLokal, penandaTanganLokal } from '../../../platform/tanda-tangan/lokal.ts';

const DELEGASI: Delegasi = {
  id: '7',
  jenjang: 'PENGAWAS',
  dari: 'Kepala BKN',
  kepada: 'SISTEM',
  nomorSk: 'D-1',
  tanggalSk: tanggal('2026-01-01'),
  berlakuDari: tanggal('2026-01-01'),
  berlakuSampai: null,
};
const ISI: IsiPertek = {
  bentuk: 'simpul-pertek-1',
  nomor: 'SIMPUL-PERTEK/2026/0000901',
  tanggal: tanggal('2026-03-02'),
  usul: { nomor: 'USUL-2026-0000901', jenis: 'PEMINDAHAN', tmt: tanggal('2026-04-01'), instansiId: 'INS-1' },
  pegawai: [{ nip: '198505172010011903', instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1', jenjang: 'PENGAWAS' }],
  beritaAcara: 'ab'.repeat(32),
  penandaTangan: { peran: 'SISTEM', mode: 'DELEGASI_OTOMATIS' },
  delegasi: [DELEGASI],
  ditandatanganiPada: '2026-03-02T03:00:00.000Z',
};

let dir: string;
let bukti: BuktiPertek;
let berkas: string;
let jwk: Awaited<ReturnType<typeof kunciPublikLokal>>[number]['jwk'];

const sah = async (teks: string): Promise<boolean> => {
  const d = bacaDokumen(teks);
  return d !== null && kidDari(d.dokumen.jws) === jwk.kid && (await cocokTerpisah(d.dokumen.isi, d.dokumen.jws, jwk));
};

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'simpul-ttd-'));
  const isi = jsonBaku(ISI);
  const { jws } = await penandaTanganLokal(dir).tandatangani('SISTEM', isi);
  berkas = tulisDokumen({ isi, jws });
  const kunci = (await kunciPublikLokal(dir)).find((k) => k.peran === 'SISTEM');
  if (kunci === undefined) throw new RangeError('tanpa kunci');
  jwk = kunci.jwk;
  bukti = { cocok: true, kunci: { peran: 'SISTEM', sejak: '2026-01-01T00:00:00Z', sampai: null }, delegasi: [DELEGASI] };
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('pertek bertanda tangan', () => {
  test('yang utuh cocok dan tanpa cacat', async () => {
    expect(await sah(berkas)).toBe(true);
    expect(cacatPertek(ISI, bukti)).toEqual([]);
  });

  test('satu byte yang berubah, hilang, atau bertambah di mana pun ketahuan', async () => {
    const asli = Buffer.from(berkas, 'utf8');
    await fc.assert(
      fc.asyncProperty(fc.nat(asli.length - 1), fc.integer({ min: 1, max: 255 }), fc.constantFrom('ubah', 'hapus', 'sisip'), async (di, beda, cara) => {
        const byte = Buffer.from([(asli[di] ?? 0) ^ beda]);
        const palsu = Buffer.concat([asli.subarray(0, di), ...(cara === 'hapus' ? [] : [byte]), asli.subarray(cara === 'sisip' ? di : di + 1)]);
        fc.pre(!palsu.equals(asli));
        expect(await sah(palsu.toString('utf8'))).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('kunci privat hanya di berkas 0600, satu per peran, dan tidak ikut terbit', async () => {
    const nama = (await readdir(join(dir, 'kunci'))).sort();
    expect(nama).toEqual(
      ['paraf', 'penandatangan', 'sistem', 'verifikator'].map((p) => (p === 'sistem' ? 'pertek-sistem-es256.json' : `pertek-${p}-bkn-es256.json`)),
    );
    for (const n of nama) expect((await stat(join(dir, 'kunci', n))).mode & 0o777).toBe(0o600);
    const publik = await kunciPublikLokal(dir);
    expect(publik.filter(({ jwk: j }) => 'd' in j)).toEqual([]);
    expect(new Set(publik.map((k) => k.jwk.kid)).size).toBe(4);
  });

  test.each<[string, Partial<BuktiPertek>, Partial<IsiPertek>, RegExp]>([
    ['kunci tidak terdaftar', { kunci: null }, {}, /tidak terdaftar/],
    ['isi bukan yang ditandatangani', { cocok: false }, {}, /tidak cocok/],
    ['kunci milik peran lain', { kunci: { peran: 'PARAF_BKN', sejak: '2026-01-01T00:00:00Z', sampai: null } }, {}, /kunci milik PARAF_BKN/],
    ['kunci sudah berakhir', { kunci: { peran: 'SISTEM', sejak: '2026-01-01T00:00:00Z', sampai: '2026-03-01T00:00:00Z' } }, {}, /tidak berlaku pada saat/],
    ['delegasi dicabut lebih dahulu', { delegasi: [{ ...DELEGASI, berlakuSampai: tanggal('2026-03-01') }] }, {}, /tidak ada delegasi pengawas/],
    ['delegasi yang tidak dikenal hub', { delegasi: [{ ...DELEGASI, id: '8' }] }, {}, /tidak ada pada matriks/],
    ['mode yang tidak mungkin', {}, { penandaTangan: { peran: 'SISTEM', mode: 'LANGSUNG' } }, /tidak mungkin/],
    [
      'JPT madya lewat delegasi',
      {},
      { pegawai: [{ ...(ISI.pegawai[0] as IsiPertek['pegawai'][number]), jenjang: 'JPT_MADYA' }] },
      /JPT madya harus ditandatangani langsung/,
    ],
  ])('%s disebut sebagai cacat', (_nama, b, i, pesan) => {
    expect(cacatPertek({ ...ISI, ...i }, { ...bukti, ...b }).join('; ')).toMatch(pesan);
  });
});

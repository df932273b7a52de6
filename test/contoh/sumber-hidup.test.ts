import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buatBangsa } from '../../contoh/bangsa.ts';
import { cariFormasi, cariPegawai } from '../../contoh/cari-contoh.ts';
import { PENDIDIKAN } from '../../contoh/kode.ts';
import { ubahFakta, ubahSumber } from '../../contoh/sumber-hidup.ts';
import type { KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { bacaBaris, bacaInstansi, type InstansiUji, kanonikkan } from './bandingkan-bangsa.ts';

const dir = mkdtempSync(join(tmpdir(), 'sumber-'));
beforeAll(() => buatBangsa({ dir, pegawai: 3000, instansi: 12, benih: 11 }), 240_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const instansi = (kodeCepat: string): InstansiUji => {
  const i = bacaInstansi(dir).find((x) => x.kodeCepat === kodeCepat);
  if (!i) throw new RangeError('instansi tidak ada');
  return i;
};
const satu = <T>(daftar: readonly T[]): T => {
  const [awal] = daftar;
  if (awal === undefined) throw new RangeError('tidak ada contoh yang cocok');
  return awal;
};

const PERUBAHAN: readonly (readonly [KolomRekaman, string])[] = [
  ['nama', 'NAMA BARU CONTOH'],
  ['gelar', 'dr|msi|ssos'],
  ['tglLahir', '1980-02-29'],
  ['jenisKelamin', 'F'],
  ['nik', '3199990101800001'],
  ['kedudukanHukumId', '03'],
  ['statusAsn', 'CPNS'],
  ['jenisPegawaiId', '1'],
  ['tmtJabatan', '2026-10-31'],
  ['golAkhirId', '34'],
  ['tmtGolongan', '2026-10-01'],
  ['mkTahun', '7'],
  ['tkPendidikanId', '45'],
  ['pendidikanId', PENDIDIKAN[40]?.id ?? ''],
  ['tmtCpns', '2010-03-01'],
  ['tmtPns', '2011-03-01'],
  ['namaJabatan', 'NAMA JABATAN BARU CONTOH'],
];

describe('sumber hidup', () => {
  it.each(['9001', '9002', '9003', '9004'])('perubahan setiap bidang terbaca kembali dari berkas mentah kedua sisi (instansi %s)', (kode) => {
    const i = instansi(kode);
    const p = satu(cariPegawai(dir, { bersih: true, jenjang: 'PELAKSANA', instansi: kode }));
    const lain = satu(cariFormasi(dir, { instansi: kode, jenisJabatanId: '4', kecualiUnorId: p.unorId }));
    for (const [bidang, nilai] of [...PERUBAHAN, ['unorId', lain.unorId], ['jabatanId', lain.jabatanId]] as const) {
      for (const sisi of ['BKN', 'SIMPEG'] as const) ubahSumber({ dir, sisi, nip: p.nip, bidang, nilai });
    }
    const h = kanonikkan(dir, i);
    for (const [bidang, nilai] of [...PERUBAHAN, ['unorId', lain.unorId], ['jabatanId', lain.jabatanId]] as const) {
      expect(h.bkn.get(p.nip)?.rekaman.rekaman[bidang], `BKN ${bidang}`).toBe(nilai);
      expect(h.simpeg.get(p.nip)?.rekaman.rekaman[bidang], `SIMPEG ${bidang}`).toBe(nilai);
    }
  });

  it('hanya baris orang itu yang berubah dan tidak ada berkas sementara yang tertinggal', () => {
    const p = satu(cariPegawai(dir, { bersih: true, instansi: '9006', jenjang: 'PELAKSANA' }));
    const sebelum = bacaBaris(join(dir, 'bkn', '9006.pegawai.csv'));
    ubahSumber({ dir, sisi: 'BKN', nip: p.nip, bidang: 'tmtJabatan', nilai: null });
    const sesudah = bacaBaris(join(dir, 'bkn', '9006.pegawai.csv'));
    expect(sesudah.filter((b, k) => b !== sebelum[k])).toEqual([expect.stringContaining(p.nip)]);
    expect(sesudah.find((b) => b.includes(p.nip))).toContain('01-01-0001');
    expect(readdirSync(join(dir, 'bkn')).filter((f) => f.endsWith('.tmp'))).toEqual([]);
  });

  it('NIP yang ditulis berspasi tetap ditemukan', () => {
    const p = satu(cariPegawai(dir, { cacat: 'NIP_SPASI' }));
    ubahSumber({ dir, sisi: 'SIMPEG', nip: p.nip, bidang: 'mkTahun', nilai: '33' });
    expect(kanonikkan(dir, instansi(p.kodeCepat)).simpeg.get(p.nip)?.rekaman.rekaman.mkTahun).toBe('33');
  });

  it('kepala unit: mengubah unor di BKN mengubah jabatannya juga', () => {
    const p = satu(cariPegawai(dir, { bersih: true, jenjang: 'PENGAWAS' }));
    const lain = satu(cariFormasi(dir, { instansi: p.kodeCepat, jenisJabatanId: '1', kecualiUnorId: p.unorId }));
    ubahSumber({ dir, sisi: 'BKN', nip: p.nip, bidang: 'unorId', nilai: lain.unorId });
    expect(kanonikkan(dir, instansi(p.kodeCepat)).bkn.get(p.nip)?.rekaman.rekaman).toMatchObject({
      unorId: lain.unorId,
      jabatanId: lain.unorId,
      eselonId: lain.eselonId,
    });
  });

  it('menolak orang yang tidak ada, bidang yang tidak dikenal atau tidak disediakan, dan kode tanpa padanan', () => {
    const p = satu(cariPegawai(dir, { bersih: true, jenjang: 'PELAKSANA', instansi: '9003' }));
    const ubah = (isi: Partial<Parameters<typeof ubahSumber>[0]>) => () => ubahSumber({ dir, sisi: 'SIMPEG', nip: p.nip, bidang: 'nama', nilai: 'X', ...isi });
    expect(ubah({ nip: '190001011900011999' })).toThrow(expect.objectContaining({ kode: 'TIDAK_DITEMUKAN' }));
    expect(ubah({ bidang: 'warnaMata' })).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
    expect(ubah({ sisi: 'BKN', bidang: 'eselonId', nilai: '41' })).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
    expect(ubah({ bidang: 'unorId', nilai: 'bukan-unor' })).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
    expect(ubah({ bidang: 'golAkhirId', nilai: '77' })).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
    expect(ubah({ bidang: 'tglLahir', nilai: '01/02/1990' })).toThrow(expect.objectContaining({ kode: 'MASUKAN_SALAH' }));
  });

  it('fakta baru: kinerja tahun yang sama diganti, hukuman ditambahkan', () => {
    const p = satu(cariPegawai(dir, { bersih: true, jenjang: 'PELAKSANA', kinerjaBaik: true, instansi: '9002' }));
    const milik = (jenis: string): Record<string, unknown>[] =>
      bacaBaris(join(dir, 'bkn', `9002.${jenis}.ndjson`))
        .filter((b) => b.includes(p.nip))
        .map((b) => JSON.parse(b) as Record<string, unknown>);
    expect(milik('kinerja')).toHaveLength(2);
    ubahFakta({ dir, nip: p.nip, fakta: { jenis: 'kinerja', tahun: 2025, kuadran: 4 } });
    expect(milik('kinerja').map((b) => [b['tahun'], b['KuadranKinerjaNilai']])).toEqual([
      ['2024', expect.stringMatching(/[12]/)],
      ['2025', '4'],
    ]);
    ubahFakta({ dir, nip: p.nip, fakta: { jenis: 'hukdis', jenisHukuman: '28', jenisTingkatHukumanId: 'B' } });
    expect(milik('hukdis')).toEqual([expect.objectContaining({ pnsOrang: p.pnsId, jenisHukuman: '28', jenisTingkatHukumanId: 'B', skPembatalanNomor: '' })]);
  });

  it('contoh yang dicari ada: orang bersih untuk setiap jenjang, orang dengan selisih yang menahan, formasi kosong', () => {
    for (const jenjang of ['PELAKSANA', 'JABATAN_FUNGSIONAL', 'PENGAWAS', 'ADMINISTRATOR', 'JPT_PRATAMA', 'JPT_MADYA'] as const)
      expect(cariPegawai(dir, { bersih: true, jenjang, kinerjaBaik: true }), jenjang).toHaveLength(1);
    const p = satu(cariPegawai(dir, { bidangBeda: 'unorId' }));
    expect(p.cacat.some((c) => c === 'UNOR_BEDA' || c === 'MUTASI_TANPA_USUL')).toBe(true);
    expect(cariFormasi(dir, { instansi: p.kodeCepat, jenisJabatanId: '4', kosong: true }).length).toBeGreaterThan(0);
    expect(existsSync(join(dir, 'label.ndjson')) && readFileSync(join(dir, 'label.ndjson'), 'utf8').length > 0).toBe(true);
  });
});

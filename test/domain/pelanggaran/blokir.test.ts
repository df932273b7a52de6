import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { uraikanDaftar } from '../../../domain/pelanggaran/blokir/daftar.ts';
import { type Layanan, layananDitolak, lingkupBlokir } from '../../../domain/pelanggaran/blokir/lingkup.ts';
import { bolehMemutus, STATUS_BLOKIR, statusBlokirSetelah, TINDAKAN_BLOKIR } from '../../../domain/pelanggaran/blokir/status.ts';

const layanan = (kode: string, hentiAsn: boolean, hentiInstansi: boolean, jenisUsul: readonly string[] = []): Layanan => ({
  kode,
  nama: kode,
  hentiAsn,
  hentiInstansi,
  jenisUsul,
  dasar: 'contoh',
});
const TABEL = [
  layanan('KENAIKAN_PANGKAT', true, true),
  layanan('MUTASI', true, true, ['PENGANGKATAN', 'PEMINDAHAN']),
  layanan('PENSIUN', true, false, ['PEMBERHENTIAN']),
  layanan('GAJI', false, false),
];

describe('status', () => {
  test('blokir yang dibuka atau ditolak tidak pernah kembali; hanya yang diusulkan menjadi aktif', () => {
    const jalan = STATUS_BLOKIR.flatMap((s) => TINDAKAN_BLOKIR.map((t) => [s, t, statusBlokirSetelah(s, t)] as const)).filter(([, , ke]) => ke !== null);
    expect(jalan).toEqual([
      ['DIUSULKAN', 'setujui', 'AKTIF'],
      ['DIUSULKAN', 'tolak', 'DITOLAK'],
      ['AKTIF', 'usulkanBuka', 'AKTIF'],
      ['AKTIF', 'buka', 'DIBUKA'],
    ]);
    expect(statusBlokirSetelah('ENTAH', 'setujui')).toBeNull();
  });

  test('yang memutus bukan salah satu pengusulnya', () => {
    expect(bolehMemutus('a', ['b', null])).toBe(true);
    expect(bolehMemutus('a', ['b', 'a'])).toBe(false);
  });
});

describe('lingkup layanan', () => {
  test('tanpa pilihan: semua yang dapat dihentikan berhenti, gaji tetap, setiap jenis usul ditahan', () => {
    const { berhenti, tetap, menahan } = lingkupBlokir(TABEL, 'ASN', null);
    expect(berhenti.map((l) => l.kode)).toEqual(['KENAIKAN_PANGKAT', 'MUTASI', 'PENSIUN']);
    expect(tetap.map((l) => l.kode)).toEqual(['GAJI']);
    expect(menahan).toBeNull();
    expect(lingkupBlokir(TABEL, 'INSTANSI', null).tetap.map((l) => l.kode)).toEqual(['PENSIUN', 'GAJI']);
  });

  test('sebagian: hanya jenis usul dari layanan yang dihentikan', () => {
    expect(lingkupBlokir(TABEL, 'ASN', ['MUTASI']).menahan).toEqual(['PEMINDAHAN', 'PENGANGKATAN']);
    expect(lingkupBlokir(TABEL, 'DAFTAR', ['KENAIKAN_PANGKAT']).menahan).toEqual([]);
  });

  test('yang tidak dikenal, yang tidak berhenti bagi sasaran itu, dan gaji ditolak', () => {
    expect(layananDitolak(TABEL, 'INSTANSI', ['MUTASI', 'PENSIUN', 'GAJI', 'ENTAH'])).toEqual(['PENSIUN', 'GAJI', 'ENTAH']);
  });

  test('setiap layanan berhenti atau tetap, tidak keduanya', () => {
    fc.assert(
      fc.property(fc.option(fc.subarray(TABEL.map((l) => l.kode))), fc.constantFrom('ASN', 'DAFTAR', 'INSTANSI'), (pilihan, sasaran) => {
        const { berhenti, tetap } = lingkupBlokir(TABEL, sasaran, pilihan);
        expect([...berhenti, ...tetap].map((l) => l.kode).sort()).toEqual(TABEL.map((l) => l.kode).sort());
        expect(tetap.map((l) => l.kode)).toContain('GAJI');
      }),
    );
  });
});

describe('daftar', () => {
  const A = '199001012015011901';
  const B = '199001012015011902';

  test('baris yang tidak dapat dipakai disebut nomor dan kodenya, yang lain tetap', () => {
    expect(uraikanDaftar([` ${A} `, '1,98E+17', A, B, '199001012015011903'], new Set([A, B]))).toEqual({
      nip: [A, B],
      ditolak: [
        { baris: 2, kode: 'NIP_TIDAK_SAH', pesan: expect.any(String) },
        { baris: 3, kode: 'GANDA', pesan: expect.any(String) },
        { baris: 5, kode: 'TIDAK_DITEMUKAN', pesan: expect.any(String) },
      ],
    });
  });

  test('setiap baris diterima atau ditolak, tepat sekali, dan tidak satu pun NIP diulang dalam alasan', () => {
    const baris = fc.array(fc.oneof(fc.constantFrom(A, B, `${A} `, '123'), fc.string()));
    fc.assert(
      fc.property(baris, fc.subarray([A, B]), (daftar, dikenal) => {
        const { nip, ditolak } = uraikanDaftar(daftar, new Set(dikenal));
        expect(nip.length + ditolak.length).toBe(daftar.length);
        expect(new Set(nip).size).toBe(nip.length);
        expect(nip.every((n) => dikenal.includes(n))).toBe(true);
        expect(JSON.stringify(ditolak)).not.toMatch(/\d{18}/);
      }),
    );
  });
});

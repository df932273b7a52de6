import { describe, expect, test } from 'vitest';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { isJenisDokumen, isPerOrang, JENIS_DOKUMEN, type JenisDokumen } from '../../../domain/mutasi/dokumen.ts';
import { dokumenWajib, SYARAT_DOKUMEN, wajibMenurut } from '../../../domain/mutasi/dokumen-wajib.ts';
import { JENIS_PEMBERHENTIAN, type JenisPemberhentian } from '../../../domain/mutasi/rincian.ts';
import { JENJANG, type JenisUsul, type Jenjang, type Usulan } from '../../../domain/mutasi/usul.ts';

type Rute = 'dalam' | 'antar';
const JENIS: readonly JenisUsul[] = ['PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN'];
const RUTE: readonly Rute[] = ['dalam', 'antar'];
const jenisJabatan = (j: Jenjang): string => (j === 'JABATAN_FUNGSIONAL' ? '2' : j === 'PELAKSANA' ? '4' : '1');

const usulan = (jenis: JenisUsul, rute: Rute, jenjang: Jenjang): Usulan => ({
  jenis,
  alasan: 'Mengisi jabatan yang kosong.',
  tmt: tanggal('2026-03-01'),
  nip: '199001012015011900',
  asalInstansiId: 'INS-1',
  tujuan: {
    instansiId: rute === 'dalam' ? 'INS-1' : 'INS-2',
    unorId: 'U',
    jabatanId: 'J',
    jenisJabatanId: jenisJabatan(jenjang),
    eselonId: null,
    jenjang,
    bup: 58,
    daerah: true,
    provinsiId: null,
  },
  pengaktifan: false,
});

const KEPPRES: readonly JenisDokumen[] = ['KEPUTUSAN_PRESIDEN'];
const JPT: readonly JenisDokumen[] = ['TANDA_TERIMA_LHKPN', 'HASIL_UJI_KOMPETENSI'];
const ANGKAT_JPT: readonly JenisDokumen[] = [...JPT, 'PERNYATAAN_HUKDIS_PERADILAN', 'SERTIFIKAT_PELATIHAN'];
const JF: readonly JenisDokumen[] = ['HASIL_UJI_KOMPETENSI', 'REKOMENDASI_PEMBINA_JF'];
const ANTAR: readonly JenisDokumen[] = [
  'PERNYATAAN_HUKDIS_PERADILAN',
  'BEBAS_TEMUAN',
  'USUL_PPK_PENERIMA',
  'PERSETUJUAN_PPK_ASAL',
  'ANJAB_ABK',
  'PERNYATAAN_TUGAS_BELAJAR',
];
const STRUKTURAL_ADMIN: readonly JenisDokumen[] = ['BA_TPK', 'SERTIFIKAT_PELATIHAN'];
const PLT: readonly JenisDokumen[] = ['SURAT_PERINTAH_PLT'];

/** Written from the regulations, level by level, without a look at the table under test. */
const HARAPAN: Readonly<Record<Jenjang, Readonly<Record<'angkat' | 'pindahDalam' | 'pindahAntar' | 'berhenti', readonly JenisDokumen[]>>>> = {
  JPT_UTAMA: { angkat: [...KEPPRES, ...ANGKAT_JPT], pindahDalam: [...KEPPRES, ...JPT], pindahAntar: [...KEPPRES, ...JPT, ...ANTAR], berhenti: PLT },
  JPT_MADYA: { angkat: [...KEPPRES, ...ANGKAT_JPT], pindahDalam: [...KEPPRES, ...JPT], pindahAntar: [...KEPPRES, ...JPT, ...ANTAR], berhenti: PLT },
  JPT_PRATAMA: { angkat: ANGKAT_JPT, pindahDalam: JPT, pindahAntar: [...JPT, ...ANTAR], berhenti: PLT },
  ADMINISTRATOR: { angkat: STRUKTURAL_ADMIN, pindahDalam: ['BA_TPK'], pindahAntar: ANTAR, berhenti: PLT },
  PENGAWAS: { angkat: STRUKTURAL_ADMIN, pindahDalam: ['BA_TPK'], pindahAntar: ANTAR, berhenti: PLT },
  PELAKSANA: { angkat: [], pindahDalam: ['BA_TPK'], pindahAntar: ANTAR, berhenti: [] },
  JABATAN_FUNGSIONAL: { angkat: JF, pindahDalam: ['BA_TPK', ...JF], pindahAntar: [...JF, ...ANTAR], berhenti: [] },
};

const kolom = (jenis: JenisUsul, rute: Rute) =>
  jenis === 'PENGANGKATAN' ? 'angkat' : jenis === 'PEMBERHENTIAN' ? 'berhenti' : rute === 'dalam' ? 'pindahDalam' : 'pindahAntar';

const SEMUA = JENIS.flatMap((jenis) => RUTE.flatMap((rute) => JENJANG.map((jenjang) => [jenis, rute, jenjang] as const)));

test.each(SEMUA)('%s %s instansi ke %s mewajibkan tepat dokumen menurut peraturannya, masing-masing sekali', (jenis, rute, jenjang) => {
  const wajib = dokumenWajib(usulan(jenis, rute, jenjang));
  expect([...wajib].sort()).toEqual([...HARAPAN[jenjang][kolom(jenis, rute)]].sort());
});

describe('tabel syarat', () => {
  test('tiap syarat berlaku bagi sedikitnya satu usul dan tidak bagi semuanya', () => {
    const pemberhentian = (Object.keys(JENIS_PEMBERHENTIAN) as JenisPemberhentian[]).map(
      (jenisPemberhentian): Usulan => ({ ...usulan('PEMBERHENTIAN', 'dalam', 'PENGAWAS'), rincian: { jenisPemberhentian } }),
    );
    const semua = [...SEMUA.map((s) => usulan(...s)), ...pemberhentian];
    for (const { aturan, jenis, bila } of SYARAT_DOKUMEN) {
      const kena = semua.filter(bila).length;
      expect(kena, `${aturan} ${jenis}`).toBeGreaterThan(0);
      expect(kena, `${aturan} ${jenis}`).toBeLessThan(semua.length);
    }
  });

  test('aturan yang tidak menyebut dokumen tidak mewajibkan apa pun', () => {
    for (const s of SEMUA) expect(wajibMenurut('A11')(usulan(...s))).toBe(false);
  });
});

test('jenis dokumen dikenali tepat dari daftarnya, bukan dari warisan objek; surat perorangan tetap perorangan', () => {
  for (const jenis of Object.keys(JENIS_DOKUMEN)) expect(isJenisDokumen(jenis), jenis).toBe(true);
  for (const asing of ['', 'ba_tpk', 'toString', '__proto__', 'constructor', 'BA_TPK '])
    expect([isJenisDokumen(asing), isPerOrang(asing)], asing).toEqual([false, false]);
  expect([isPerOrang('BEBAS_TEMUAN'), isPerOrang('BA_TPK')]).toEqual([true, false]);
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buatDokAkses } from '../../docs/akses-dok.ts';
import { AKSES, BOLEH_NIK, boleh, JANGKAUAN, type Operasi, PERAN, type Peran } from '../../domain/akses.ts';

const OPERASI = Object.keys(AKSES) as Operasi[];
const operasiDari = (p: Peran): Operasi[] => OPERASI.filter((o) => boleh(o, p));
const jangkauan = (j: string): Peran[] => PERAN.filter((p) => JANGKAUAN[p] === j);

/** Operations whose answer is rows of people, or an act upon them. */
const TANPA_ORANG: readonly Operasi[] = [
  ...(['bacaJabatan', 'bacaInstansi', 'bacaLaporan', 'bacaKlasifikasiNetralitas', 'catatAduan'] as const),
  ...(['bacaRekapTemuan', 'bacaKalenderPilkada', 'bacaPengawasanNetralitas', 'bacaRekapPengawasan'] as const),
];
const ORANG = OPERASI.filter((o) => !TANPA_ORANG.includes(o));
/** Work on cases without being told whom they are about (parts TERLAPOR and TERPERIKSA), and complaints without NIP. */
const KASUS: readonly Operasi[] = ['bacaTemuan', 'kirimPesanTemuan', 'unduhBerkasTemuan'];
const KECUALI_AGREGAT: Partial<Record<Peran, readonly Operasi[]>> = {
  VIEWER_KEMENDAGRI: [...KASUS, 'bacaAduan', 'bacaKasusDisiplin'],
  VIEWER_BAWASLU: [...KASUS, 'putuskanKajian', 'bacaAduan', 'bacaKasusDisiplin'],
  DPO: ['bacaPembacaan', 'putuskanAksesDarurat', 'bacaAksesDarurat'],
};
const MENULIS = OPERASI.filter((o) => !o.startsWith('baca') && o !== 'verifikasiJejak');

describe('tabel akses', () => {
  test('setiap operasi menyebut peran yang dikenal, tanpa pengulangan dan tidak kosong', () => {
    for (const o of OPERASI) {
      const peran: readonly Peran[] = AKSES[o];
      expect(peran.length, o).toBeGreaterThan(0);
      expect(new Set(peran).size, o).toBe(peran.length);
      expect(
        peran.filter((p) => !PERAN.includes(p)),
        o,
      ).toEqual([]);
    }
  });

  test('setiap peran punya jangkauan dan paling sedikit satu operasi', () => {
    expect(Object.keys(JANGKAUAN).sort()).toEqual([...PERAN].sort());
    expect(PERAN.filter((p) => operasiDari(p).length === 0)).toEqual([]);
  });

  test('peran AGREGAT tidak punya operasi atas orang, dan hanya mereka yang AGREGAT', () => {
    expect(jangkauan('AGREGAT')).toEqual(PERAN.filter((p) => p.startsWith('VIEWER_') || p === 'DPO'));
    for (const p of jangkauan('AGREGAT'))
      expect(
        operasiDari(p).filter((o) => ORANG.includes(o)),
        p,
      ).toEqual(KECUALI_AGREGAT[p] ?? []);
  });

  test('DPO membaca jejak akses dan memutuskan akses darurat sebagai orang kedua; tidak ada yang lain, dan jejak orang lain tidak dibaca peran lain', () => {
    expect(operasiDari('DPO')).toEqual(['bacaPembacaan', 'putuskanAksesDarurat', 'bacaAksesDarurat']);
    expect(AKSES.bacaPembacaan).toEqual(['DPO']);
  });

  test('ASN hanya membaca, mengelola tautan pantaunya sendiri, menjawab temuan atas dirinya, dan mengajukan upaya administratif; SISTEM hanya mencatat temuan', () => {
    expect(operasiDari('ASN').filter((o) => MENULIS.includes(o))).toEqual(['kelolaTautanUsul', 'kirimPesanTemuan', 'catatTanggapan', 'ajukanUpaya']);
    expect(operasiDari('SISTEM')).toEqual(['catatTemuan']);
  });

  test('NIK penuh hanya bagi peran yang juga boleh membaca pegawai', () => {
    expect(BOLEH_NIK.filter((p) => !boleh('bacaPegawai', p))).toEqual([]);
    expect([...BOLEH_NIK].filter((p) => JANGKAUAN[p] === 'INSTANSI' || JANGKAUAN[p] === 'AGREGAT')).toEqual([]);
  });

  test('yang memutuskan bukan yang mengusulkan: steward, verifikator, pengusul, dan penetap SK tidak berbagi peran', () => {
    for (const [a, b] of [
      ['ajukanMutasi', 'setujuiMutasi'],
      ['ajukanMutasi', 'terbitkanSk'],
      ['ajukanMutasi', 'terbitkanPertek'],
      ['setujuiMutasi', 'putuskanSelisih'],
      ['setujuiMutasi', 'terbitkanSk'],
      ['catatPersetujuanMendagri', 'terbitkanPertek'],
    ] as const)
      expect(
        PERAN.filter((p) => boleh(a, p) && boleh(b, p)),
        `${a} dan ${b}`,
      ).toEqual([]);
  });

  test('peran instansi tidak memutuskan atas nama BKN, peran BKN tidak mengusulkan atas nama instansi', () => {
    const bkn: readonly Operasi[] = [
      'putuskanSelisih',
      'kelolaPadanan',
      'setujuiMutasi',
      'terbitkanPertek',
      'catatBlokir',
      'setujuiBlokir',
      'bukaBlokir',
      'tolakBlokir',
      'putuskanPembukaan',
      'verifikasiJejak',
      'bacaLaporan',
    ];
    for (const p of jangkauan('INSTANSI'))
      expect(
        operasiDari(p).filter((o) => bkn.includes(o)),
        p,
      ).toEqual([]);
    for (const o of ['ajukanMutasi', 'batalkanMutasi', 'terbitkanSk', 'catatPelantikan'] as const)
      expect(
        PERAN.filter((p) => boleh(o, p) && JANGKAUAN[p] !== 'INSTANSI'),
        o,
      ).toEqual([]);
  });
});

test('docs/akses.md sama dengan tabelnya; jalankan `npm run docs` bila berbeda', () => {
  expect(readFileSync(new URL('../../docs/akses.md', import.meta.url), 'utf8')).toBe(buatDokAkses());
});

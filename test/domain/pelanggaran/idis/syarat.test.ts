import { describe, expect, test } from 'vitest';
import { bobotHukuman, type DasarJenis, periksaJenis, terberat } from '../../../../domain/pelanggaran/idis/hukuman.ts';
import { hukumanKetidakhadiran } from '../../../../domain/pelanggaran/idis/kehadiran.ts';
import { parameterIdis } from '../../../../domain/pelanggaran/idis/parameter.ts';
import { periksaAdaTim, periksaTim } from '../../../../domain/pelanggaran/idis/tim.ts';
import { HASIL_UPAYA, penunda, periksaHasil, periksaPengajuan, upayaUntuk } from '../../../../domain/pelanggaran/idis/upaya.ts';
import { type Penetap, periksaWewenang } from '../../../../domain/pelanggaran/idis/wewenang.ts';
import { JENIS_HUKUMAN, namaJenisHukuman } from '../../../../domain/pelanggaran/jenis-hukuman.ts';
import { KALENDER, P, t } from './kalender.ts';

describe('ambang ketidakhadiran dalam setahun', () => {
  test.each([
    [0, 2, null],
    [3, 3, '1'],
    [4, 6, '2'],
    [7, 10, '3'],
    [11, 13, '23'],
    [14, 16, '24'],
    [17, 20, '25'],
    [21, 24, '27'],
    [25, 27, '28'],
    [28, 260, '10'],
  ])('%i sampai %i hari kerja: jenis %s', (dari, sampai, jenis) => {
    for (let hari = dari; hari <= sampai; hari++) expect(hukumanKetidakhadiran(P, { hari, beruntun: Math.min(hari, 9) }), String(hari)).toBe(jenis);
  });

  test('sepuluh hari berturut-turut: pemberhentian, berapa pun jumlahnya; sembilan tidak', () => {
    expect(hukumanKetidakhadiran(P, { hari: 10, beruntun: 10 })).toBe('10');
    expect(hukumanKetidakhadiran(P, { hari: 10, beruntun: 9 })).toBe('3');
    expect(hukumanKetidakhadiran(parameterIdis({ absenBeruntun: 9 }), { hari: 10, beruntun: 9 })).toBe('10');
  });
});

describe('jenis hukuman', () => {
  const dasar: DasarJenis = { tingkat: 'S', kodeEtik: false, pernah: [], usulan: [], menurutKehadiran: null };
  test('setiap jenis yang boleh dijatuhkan punya bobot, searah dengan tingkatnya', () => {
    const urut = JENIS_HUKUMAN.filter((j) => !['21', '22'].includes(j.id)).toSorted((a, b) => (bobotHukuman(a.id) ?? 0) - (bobotHukuman(b.id) ?? 0));
    expect(urut.map((j) => j.tingkat).join('')).toMatch(/^R+S+B+$/);
    expect(JENIS_HUKUMAN.every((j) => bobotHukuman(j.id) !== null)).toBe(true);
  });

  test('beberapa pelanggaran: satu hukuman, yang terberat; jenis yang tidak dikenal membuatnya tidak diketahui', () => {
    expect(terberat(['1', '27', '24'])).toBe('27');
    expect(terberat([])).toBeNull();
    expect(terberat(['1', '99'])).toBeNull();
  });

  test('yang dijatuhkan atas beberapa pelanggaran tidak lebih ringan dari usulan yang terberat', () => {
    expect(['23', '24', '25'].map((id) => periksaJenis(id, { ...dasar, usulan: ['1', '24'] }) === null)).toEqual([false, true, true]);
  });

  test('tingkat mengikuti laporan hasil pemeriksaan', () => {
    expect(JENIS_HUKUMAN.filter((j) => periksaJenis(j.id, dasar) === null).map((j) => j.tingkat)).toEqual(['S', 'S', 'S', 'S', 'S', 'S']);
    expect(periksaJenis('5', dasar)).toMatchObject({ field: 'jenisHukumanId' });
  });

  test('sanksi moral hanya bagi kode etik, dan kode etik hanya sanksi moral', () => {
    expect(periksaJenis('21', { ...dasar, tingkat: 'R' })).not.toBeNull();
    expect(periksaJenis('21', { ...dasar, tingkat: 'R', kodeEtik: true })).toBeNull();
    expect(periksaJenis('1', { ...dasar, tingkat: 'R', kodeEtik: true })).not.toBeNull();
  });

  test('pengulangan: setiap jenis yang tidak lebih berat ditolak, kecuali yang terakhir sudah terberat', () => {
    for (const lalu of ['1', '24', '27', '28'])
      for (const j of JENIS_HUKUMAN.filter((x) => !['21', '22'].includes(x.id))) {
        const boleh = (bobotHukuman(j.id) ?? 0) > (bobotHukuman(lalu) ?? 0);
        expect(periksaJenis(j.id, { ...dasar, pernah: [lalu, '1'] }) === null, `${lalu} lalu ${j.id}`).toBe(boleh);
      }
    expect(periksaJenis('10', { ...dasar, pernah: ['10'] })).toBeNull();
  });

  test('perkara kehadiran tidak dihukum lebih ringan dari ambangnya', () => {
    expect(periksaJenis('23', { ...dasar, menurutKehadiran: '24' })).not.toBeNull();
    expect(periksaJenis('24', { ...dasar, menurutKehadiran: '24' })).toBeNull();
  });

  test.each(['5', '6', '9', '11', '13', '14'])('jenis lama %s terbaca dengan namanya, tetapi tidak dapat dijatuhkan', (id) => {
    expect(namaJenisHukuman(id)).toContain('PP 53/2010');
    expect(bobotHukuman(id)).toBeNull();
  });
});

describe('tim pemeriksa', () => {
  const terperiksa = { nip: '1', golonganId: '34', atasanNip: '2' };
  const lengkap = ['ATASAN_LANGSUNG', 'PENGAWASAN', 'KEPEGAWAIAN'].map((unsur, i) => ({ nip: String(i + 2), unsur, golonganId: '41' }));
  const ubah = (sisa: object) => lengkap.map((a, i) => (i === 2 ? { ...a, ...sisa } : a));

  test('wajib bagi berat, boleh bagi sedang, tidak ada bagi ringan', () => {
    expect((['R', 'S', 'B'] as const).map((tk) => periksaAdaTim(tk, false)?.kode ?? null)).toEqual([null, null, 'DISIPLIN_DITAHAN']);
    expect((['R', 'S', 'B'] as const).map((tk) => periksaTim(tk, terperiksa, lengkap)?.kode ?? null)).toEqual(['MASUKAN_SALAH', null, null]);
    expect(periksaTim(null, terperiksa, lengkap)?.kode).toBe('DISIPLIN_DITAHAN');
    expect(periksaAdaTim(null, true)?.kode).toBe('DISIPLIN_DITAHAN');
  });

  test.each([
    ['unsur kurang', lengkap.slice(1), 'MASUKAN_SALAH'],
    ['unsur tidak dikenal', ubah({ unsur: 'TAMU' }), 'MASUKAN_SALAH'],
    ['terperiksa sendiri', ubah({ nip: '1' }), 'MASUKAN_SALAH'],
    ['orang yang sama dua kali', ubah({ nip: '2' }), 'MASUKAN_SALAH'],
    ['pangkat lebih rendah', ubah({ golonganId: '33' }), 'MASUKAN_SALAH'],
    ['pangkat anggota tidak diketahui', ubah({ golonganId: null }), 'DISIPLIN_DITAHAN'],
    ['pangkat PPPK terhadap PNS', ubah({ golonganId: 'IX' }), 'DISIPLIN_DITAHAN'],
  ])('%s: %s', (_, anggota, kode) => {
    expect(periksaTim('B', terperiksa, anggota)?.kode).toBe(kode);
  });

  test('yang duduk sebagai atasan langsung adalah atasan yang tercatat; yang belum tercatat menahan', () => {
    expect(periksaTim('B', { ...terperiksa, atasanNip: '3' }, lengkap)).toMatchObject({ kode: 'MASUKAN_SALAH', field: 'anggota' });
    expect(periksaTim('B', { ...terperiksa, atasanNip: null }, lengkap)).toMatchObject({ kode: 'DISIPLIN_DITAHAN', pesan: expect.stringContaining('Atasan') });
  });

  test('pangkat sama boleh; pangkat terperiksa yang tidak diketahui menahan', () => {
    expect(periksaTim('B', { ...terperiksa, golonganId: '41' }, lengkap)).toBeNull();
    expect(periksaTim('B', { ...terperiksa, golonganId: null }, lengkap)?.kode).toBe('DISIPLIN_DITAHAN');
  });
});

describe('pejabat yang berwenang menghukum', () => {
  const ppk: Penetap = { penetap: 'PPK', jarak: null, status: 'DEFINITIF', pertekNomor: null };
  test.each([
    ['B', 'PELAKSANA', {}, null],
    ['B', 'JPT_MADYA', {}, 'MASUKAN_SALAH'],
    ['B', 'JPT_MADYA', { penetap: 'PRESIDEN' }, null],
    ['B', 'JPT_UTAMA', { penetap: 'PRESIDEN' }, null],
    ['B', 'JPT_PRATAMA', { penetap: 'PRESIDEN' }, 'MASUKAN_SALAH'],
    ['R', 'PELAKSANA', { penetap: 'PEJABAT', jarak: 1 }, null],
    ['R', 'PELAKSANA', { penetap: 'PEJABAT', jarak: 2 }, 'MASUKAN_SALAH'],
    ['S', 'PELAKSANA', { penetap: 'PEJABAT', jarak: 2 }, null],
    ['S', 'PELAKSANA', { penetap: 'PEJABAT', jarak: null }, 'DISIPLIN_DITAHAN'],
    ['B', 'PELAKSANA', { penetap: 'PEJABAT', jarak: 3 }, 'MASUKAN_SALAH'],
    ['R', null, {}, 'DISIPLIN_DITAHAN'],
    ['B', 'PENGAWAS', { status: 'PLT' }, 'DISIPLIN_DITAHAN'],
    ['B', 'PENGAWAS', { status: 'PJ', pertekNomor: 'PT-1' }, null],
    ['B', 'PENGAWAS', { status: 'CAMAT' }, 'MASUKAN_SALAH'],
    ['B', 'PENGAWAS', { penetap: 'CAMAT' }, 'MASUKAN_SALAH'],
  ] as const)('tingkat %s atas %s oleh %o: %s', (tingkat, jenjang, sisa, kode) => {
    expect(periksaWewenang(tingkat, jenjang, { ...ppk, ...sisa })?.kode ?? null).toBe(kode);
  });
});

describe('upaya administratif', () => {
  test('banding hanya terhadap pemberhentian, keberatan terhadap yang lain', () => {
    expect(JENIS_HUKUMAN.filter((j) => upayaUntuk(j.id) === 'BANDING').map((j) => j.id)).toEqual(['10']);
  });

  test('diajukan paling lambat hari kerja ke-14 sesudah diterima', () => {
    const ajukan = (diajukan: string, jenisHukumanId = '10', jenis = 'BANDING') =>
      periksaPengajuan(KALENDER, P, { jenis, jenisHukumanId, diterima: t('2026-07-14'), diajukan: t(diajukan) })?.field ?? null;
    expect(['2026-07-13', '2026-07-14', '2026-08-03', '2026-08-04'].map((h) => ajukan(h))).toEqual(['diajukan', null, null, 'diajukan']);
    expect(ajukan('2026-07-20', '27')).toBe('jenis');
    expect(ajukan('2026-07-20', '27', 'KEBERATAN')).toBeNull();
  });

  test('hasil dan jenis penggantinya sejalan', () => {
    const boleh = (hasil: string, baru: string | null) => periksaHasil('BANDING', hasil, '28', baru) === null;
    expect(HASIL_UPAYA.map((h) => [null, '27', '10', '28'].map((b) => boleh(h, b)))).toEqual([
      [true, false, false, false],
      [false, true, false, false],
      [false, false, true, false],
      [false, true, true, false],
      [true, false, false, false],
    ]);
    expect(periksaHasil('KEBERATAN', 'MEMBERATKAN', '28', '10')).not.toBeNull();
    expect(periksaHasil('BANDING', 'LAIN', '28', null)).not.toBeNull();
  });

  test('banding yang belum diputus menunda; keberatan hanya bila peraturan yang berlaku mengatakannya', () => {
    const u = (jenis: 'BANDING' | 'KEBERATAN', hasil: 'MENGUATKAN' | null = null) => [{ jenis, hasil }];
    expect(penunda(P, u('BANDING'))).not.toBeNull();
    expect(penunda(P, u('BANDING', 'MENGUATKAN'))).toBeNull();
    expect(penunda(P, u('KEBERATAN'))).toBeNull();
    expect(penunda(parameterIdis({ keberatanMenunda: 1 }), u('KEBERATAN'))).not.toBeNull();
  });
});

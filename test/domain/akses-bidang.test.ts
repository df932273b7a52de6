import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buatDokAksesBidang } from '../../docs/akses-bidang-dok.ts';
import { grafSkema, isUnion } from '../../docs/graf-skema.ts';
import { AKSES, boleh, type Operasi, PERAN, type Peran } from '../../domain/akses.ts';
import { AKSES_BIDANG, type GrafSkema, peranBidang, peranJenis } from '../../domain/akses-bidang/tabel.ts';

const GRAF = grafSkema();
const bidangSkema = (graf: GrafSkema): string[] =>
  Object.entries(graf).flatMap(([jenis, bidang]) => (isUnion(graf, jenis) ? [] : Object.keys(bidang).map((b) => `${jenis}.${b}`)));
const BIDANG_TABEL = Object.entries(AKSES_BIDANG).flatMap(([jenis, bidang]) => Object.keys(bidang).map((b) => `${jenis}.${b}`));
const BERATURAN = new Set(BIDANG_TABEL);
const tanpaAturan = (graf: GrafSkema): string[] => bidangSkema(graf).filter((b) => !BERATURAN.has(b));
const SAMPAI = peranJenis(GRAF);
const dapatMembaca = (jenis: string, bidang: string): Peran[] => {
  const aturan = AKSES_BIDANG[jenis]?.[bidang];
  return aturan === undefined ? [] : peranBidang(aturan).filter((p) => SAMPAI.get(jenis)?.has(p));
};

describe('tabel peran x operasi x bidang (S2)', () => {
  test('setiap bidang skema gabungan punya aturan, dan setiap aturan punya bidangnya', () => {
    expect(bidangSkema(GRAF).length).toBeGreaterThan(1_200);
    expect(tanpaAturan(GRAF)).toEqual([]);
    const ada = new Set(bidangSkema(GRAF));
    expect(BIDANG_TABEL.filter((b) => !ada.has(b))).toEqual([]);
  });

  test('kendali: bidang baru tanpa aturan disebut namanya', () => {
    expect(tanpaAturan({ ...GRAF, Pegawai: { ...GRAF['Pegawai'], alamatRumah: null }, JenisBaru: { id: null } })).toEqual([
      'Pegawai.alamatRumah',
      'JenisBaru.id',
    ]);
  });

  test('pintu tidak pernah ikut induk, dan setiap operasi dipakai paling sedikit oleh satu bidang atau jalur HTTP', () => {
    for (const akar of ['Query', 'Mutation'])
      expect(
        Object.entries(AKSES_BIDANG[akar] ?? {})
          .filter(([, a]) => a.cara !== 'OPERASI' || a.tolak !== 'GALAT')
          .map(([b]) => b),
      ).toEqual([]);
    const dipakai = new Set(Object.values(AKSES_BIDANG).flatMap((j) => Object.values(j).flatMap((a) => (a.cara === 'OPERASI' ? [a.operasi] : []))));
    // Not GraphQL: webhooks, uploads, downloads, and the audit's own command.
    expect((Object.keys(AKSES) as Operasi[]).filter((o) => !dipakai.has(o))).toEqual(['kelolaKaitan', 'unggah', 'unduhBerkasTemuan', 'verifikasiJejak']);
  });

  test('yang tidak boleh membaca pegawai tidak sampai ke NIP seorang pun', () => {
    const luar = PERAN.filter((p) => !boleh('bacaPegawai', p) && p !== 'SISTEM');
    expect(luar).toEqual(['VIEWER_PANRB', 'VIEWER_KEMENDAGRI', 'VIEWER_BAWASLU', 'DPO']);
    expect(dapatMembaca('Pegawai', 'nip').filter((p) => luar.includes(p))).toEqual([]);
    expect(dapatMembaca('UsulanTautan', 'nipBkn').filter((p) => luar.includes(p))).toEqual([]);
  });

  test('setiap jenis pada skema tercapai oleh paling sedikit satu peran', () => {
    expect([...SAMPAI].filter(([, peran]) => peran.size === 0).map(([jenis]) => jenis)).toEqual([]);
  });
});

test('docs/akses-bidang.md sama dengan tabelnya; jalankan `npm run docs` bila berbeda', () => {
  expect(readFileSync(new URL('../../docs/akses-bidang.md', import.meta.url), 'utf8')).toBe(buatDokAksesBidang());
});

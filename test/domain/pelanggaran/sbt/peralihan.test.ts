import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AKSES, type Operasi, PERAN, type Peran } from '../../../../domain/akses.ts';
import { type Tanggal, tambahHari, tanggal } from '../../../../domain/asn/tanggal.ts';
import { aksiTemuan, type BahanPeralihan, PERALIHAN_TEMUAN, putuskanPeralihan } from '../../../../domain/pelanggaran/sbt/peralihan.ts';
import { atasanPpk, type JenisSuratSbt, suratTindakan } from '../../../../domain/pelanggaran/sbt/surat.ts';
import { KATEGORI_TEMUAN, TAHAP_AKHIR, TAHAP_DINILAI, TAHAP_MENGHALANGI, TAHAP_TEMUAN, type TahapTemuan } from '../../../../domain/pelanggaran/sbt/tahap.ts';
import { tenggatBerikut } from '../../../../domain/pelanggaran/sbt/tenggat.ts';
import { PELAKU_TEMUAN, TINDAKAN_TEMUAN, type TindakanTemuan } from '../../../../domain/pelanggaran/sbt/tindakan.ts';

const AWAL = tanggal('2026-03-02');
const DASAR = {
  parameter: {
    hariVerifikasi: 7,
    hkKajian: 3,
    hkTanggapan: 5,
    hariRekomendasi: 10,
    hariPeringatan: 10,
    hariTeguran: 10,
    hariPemblokiran: 30,
    hkPeriksa: 5,
    hkPerbaikan: 5,
  },
  kalender: { libur: new Set<string>(), tahunPasti: new Set(Array.from({ length: 40 }, (_, i) => 2026 + i)) },
};

/** One case in memory: what the database would hold, and every step that got it here. */
interface Kasus {
  bahan: BahanPeralihan;
  tenggatAsal: Tanggal | null;
  /** Day on which its block began to stand. */
  berlaku: Tanggal | null;
  /** Proposals that were refused. */
  ditolak: number;
  jejak: { readonly tindakan: TindakanTemuan; readonly peran: Peran; readonly hari: Tanggal; readonly tenggat: Tanggal | null; readonly ke: TahapTemuan }[];
}

const baru = (kategori: string, nip: string | null): Kasus => ({
  bahan: { tahap: 'VERIFIKASI', tahapAsal: null, kategori, nip, tenggat: tambahHari(AWAL, 7), hariIni: AWAL, surat: [], tanggapan: [], blokir: null },
  tenggatAsal: null,
  berlaku: null,
  ditolak: 0,
  jejak: [],
});

/** Takes the step as a role, if the table and its conditions let it. */
function coba(k: Kasus, tindakan: TindakanTemuan, peran: Peran): void {
  const { bahan } = k;
  if (!PELAKU_TEMUAN[tindakan].includes(peran)) return;
  const putusan = putuskanPeralihan(bahan, tindakan);
  if (!putusan.boleh) return;
  k.jejak.push({ tindakan, peran, hari: bahan.hariIni, tenggat: bahan.tenggat, ke: putusan.ke });
  if (tindakan === 'tanggapi') {
    k.bahan = { ...bahan, tanggapan: [...bahan.tanggapan, peran === 'PPK' ? 'PPK' : 'TERLAPOR'] };
    return;
  }
  const berikut = tenggatBerikut(DASAR, { dari: bahan.tahap, ke: putusan.ke, tenggat: bahan.tenggat, tenggatAsal: k.tenggatAsal, hariIni: bahan.hariIni });
  const surat = suratTindakan(tindakan, bahan.nip);
  const lapor = putusan.ke === 'TINDAK_LANJUT';
  const tetap = bahan.tahap === putusan.ke;
  k.tenggatAsal = lapor ? (tetap ? k.tenggatAsal : bahan.tenggat) : null;
  k.bahan = {
    ...bahan,
    tahap: putusan.ke,
    tahapAsal: lapor ? (tetap ? bahan.tahapAsal : bahan.tahap) : null,
    tenggat: berikut?.ada === true ? berikut.nilai : null,
    surat: surat === null ? bahan.surat : [...bahan.surat, surat],
    blokir: tindakan === 'usulkanBlokir' ? 'DIUSULKAN' : bahan.blokir,
  };
}

class Langkah implements fc.Command<object, Kasus> {
  readonly tindakan: TindakanTemuan;
  readonly peran: Peran;
  constructor(tindakan: TindakanTemuan, peran: Peran) {
    this.tindakan = tindakan;
    this.peran = peran;
  }
  check = (): boolean => true;
  run = (_: object, k: Kasus): void => {
    coba(k, this.tindakan, this.peran);
    periksa(k);
  };
  toString = (): string => `${this.peran}.${this.tindakan}`;
}
/** What the second person says of a proposed block; the days of a block begin on the day it stands. */
class Putuskan implements fc.Command<object, Kasus> {
  readonly setuju: boolean;
  constructor(setuju: boolean) {
    this.setuju = setuju;
  }
  check = (): boolean => true;
  run = (_: object, k: Kasus): void => {
    if (k.bahan.blokir !== 'DIUSULKAN' || k.bahan.tahap !== 'PEMBLOKIRAN') return;
    if (!this.setuju) {
      k.ditolak++;
      k.bahan = { ...k.bahan, blokir: 'DITOLAK' };
      return;
    }
    k.berlaku = k.bahan.hariIni;
    k.bahan = { ...k.bahan, blokir: 'AKTIF', tenggat: tambahHari(k.bahan.hariIni, 30) };
  };
  toString = (): string => (this.setuju ? 'setujui' : 'tolak');
}
class Hari implements fc.Command<object, Kasus> {
  readonly n: number;
  constructor(n: number) {
    this.n = n;
  }
  check = (): boolean => true;
  run = (_: object, k: Kasus): void => {
    k.bahan = { ...k.bahan, hariIni: tambahHari(k.bahan.hariIni, this.n) };
  };
  toString = (): string => `hari+${this.n}`;
}

const letak = (k: Kasus, tindakan: TindakanTemuan): number => k.jejak.findIndex((j) => j.tindakan === tindakan);

/** What must hold after every step, whatever the order of roles, steps and days. */
function periksa(k: Kasus): void {
  expect(TAHAP_TEMUAN).toContain(k.bahan.tahap);
  const blokir = letak(k, 'usulkanBlokir');
  if (blokir >= 0) {
    // Notice and deadline: each letter in its order, each after the last day of the one before.
    const tangga = (['kirimRekomendasi', 'terbitkanPeringatan', 'terbitkanTeguran', 'usulkanBlokir'] as const).map((t) => letak(k, t));
    expect(tangga.every((n, i) => n >= 0 && (i === 0 || n > (tangga[i - 1] ?? -1)))).toBe(true);
    for (const n of tangga.slice(1)) expect((k.jejak[n]?.hari ?? '') > (k.jejak[n]?.tenggat ?? '9')).toBe(true);
    // A person proposes it, so that whoever agrees is the second.
    expect(k.jejak[blokir]?.peran).toBe('DIR_WASDAL');
  }
  const rekomendasi = k.jejak[letak(k, 'kirimRekomendasi')];
  if (rekomendasi !== undefined) {
    const dijawab = k.jejak.some((j) => j.tindakan === 'tanggapi' && j.hari <= rekomendasi.hari);
    expect(dijawab || rekomendasi.hari > (rekomendasi.tenggat ?? '9')).toBe(true);
  }
  // Each letter once; a proposal of a block once more for each refusal.
  for (const jenis of new Set<JenisSuratSbt>(k.bahan.surat)) {
    const maks = jenis === 'PEMBLOKIRAN' ? 1 + k.ditolak : 1;
    expect(k.bahan.surat.filter((s) => s === jenis).length).toBeLessThanOrEqual(maks);
  }
  const pencabutan = k.jejak[letak(k, 'rekomendasikanPencabutan')];
  if (pencabutan !== undefined) expect(k.berlaku !== null && pencabutan.hari > tambahHari(k.berlaku, 30)).toBe(true);
  if (k.bahan.tahap === 'SELESAI') expect(k.jejak.some((j) => j.tindakan === 'terimaTindakLanjut' || j.tindakan === 'tutup')).toBe(true);
}

const milik = (...t: readonly TindakanTemuan[]) => fc.constantFrom(...t).chain((x) => fc.constantFrom(...PELAKU_TEMUAN[x]).map((p) => new Langkah(x, p)));
/** The next rung, by whoever may climb it today. */
class Naik implements fc.Command<object, Kasus> {
  check = (): boolean => true;
  run = (_: object, k: Kasus): void => {
    for (const t of [
      'teruskanKeKajian',
      'kajiTerbukti',
      'nyatakanTerbukti',
      'kirimRekomendasi',
      'pantau',
      'terbitkanPeringatan',
      'terbitkanTeguran',
      'usulkanBlokir',
    ] as const) {
      const sebelum = k.jejak.length;
      coba(k, t, PELAKU_TEMUAN[t][0] as Peran);
      if (k.jejak.length > sebelum) break;
    }
    periksa(k);
  };
  toString = (): string => 'naik';
}
const hari = fc.integer({ min: 1, max: 25 }).map((n) => new Hari(n));
/** Anybody anything, and steps by those who may take them; the ladder and the days come more often, so that the walk gets high. */
const perintah = [
  fc.tuple(fc.constantFrom(...TINDAKAN_TEMUAN), fc.constantFrom(...PERAN)).map(([t, p]) => new Langkah(t, p)),
  milik('tanggapi', 'catatTindakLanjut', 'kembalikanTindakLanjut', 'rekomendasikanPencabutan'),
  fc.constant(new Naik()),
  fc.boolean().map((setuju) => new Putuskan(setuju)),
  fc.constant(new Naik()),
  hari,
  hari,
];
const awal = fc.record({ kategori: fc.constantFrom(...KATEGORI_TEMUAN), nip: fc.constantFrom('199001012015011900', null) });

/** An end, by the people whose turn it is, from wherever a case stands. */
function akhiri(k: Kasus): void {
  for (const [tindakan, peran] of [
    ['tolak', 'AUDITOR_ASN'],
    ['kajiTidakTerbukti', 'VIEWER_BAWASLU'],
    ['tutup', 'DEPUTI_WASDAL'],
  ] as const)
    coba(k, tindakan, peran);
}

describe('tabel tahap x tindakan', () => {
  test('setiap urutan: tidak ada jalan ke blokir tanpa pemberitahuan, tenggat, dan orang; tidak ada kasus yang hilang; setiap kasus dapat berakhir', () => {
    let terblokir = 0;
    fc.assert(
      fc.property(awal, fc.commands(perintah, { maxCommands: 60, size: 'max' }), ({ kategori, nip }, cmds) => {
        const k = baru(kategori, nip);
        fc.modelRun(() => ({ model: {}, real: k }), cmds);
        if (letak(k, 'usulkanBlokir') >= 0) terblokir++;
        akhiri(k);
        expect(TAHAP_AKHIR).toContain(k.bahan.tahap);
      }),
      { numRuns: 400, seed: 20_260_301 },
    );
    // The walk must get to the place it guards.
    expect(terblokir).toBeGreaterThan(20);
  });

  test('setiap pasangan diputuskan; tahap akhir menolak semuanya; tahap berjalan punya jalan ke akhir', () => {
    for (const tahap of TAHAP_TEMUAN) {
      expect(Object.keys(PERALIHAN_TEMUAN[tahap]).sort()).toEqual([...TINDAKAN_TEMUAN].sort());
      const keluar = Object.values(PERALIHAN_TEMUAN[tahap]).filter((l) => l !== null);
      if (TAHAP_AKHIR.includes(tahap)) expect(keluar, tahap).toEqual([]);
      else
        expect(
          keluar.some((l) => TAHAP_AKHIR.includes(l.ke as TahapTemuan)),
          tahap,
        ).toBe(true);
    }
  });

  test('setiap tahap tepat satu dari: akhir, dinilai, menghalangi', () => {
    expect([...TAHAP_AKHIR, ...TAHAP_DINILAI, ...TAHAP_MENGHALANGI].sort()).toEqual([...TAHAP_TEMUAN].sort());
  });

  test('kendali: tanpa syarat tenggat, jalan cepat ke blokir terlihat', () => {
    const k = baru('NSPK', null);
    const cepat = ['nyatakanTerbukti', 'tanggapi', 'kirimRekomendasi', 'pantau', 'terbitkanPeringatan'] as const;
    for (const t of cepat) coba(k, t, t === 'tanggapi' ? 'PPK' : (PELAKU_TEMUAN[t][0] as Peran));
    expect(k.bahan.tahap).toBe('PEMANTAUAN');
    k.jejak.push({ tindakan: 'usulkanBlokir', peran: 'DIR_WASDAL', hari: AWAL, tenggat: AWAL, ke: 'PEMBLOKIRAN' });
    expect(() => periksa(k)).toThrow();
  });
});

describe('pelaku', () => {
  const MUTASI: Readonly<Partial<Record<TindakanTemuan, Operasi>>> = {
    teruskanKeKajian: 'verifikasiTemuan',
    tolak: 'verifikasiTemuan',
    kajiTerbukti: 'putuskanKajian',
    tanggapi: 'catatTanggapan',
    kirimRekomendasi: 'kirimRekomendasi',
    pantau: 'pantauTemuan',
    terbitkanPeringatan: 'terbitkanPeringatan',
    terbitkanTeguran: 'terbitkanTeguran',
    usulkanBlokir: 'usulkanPemblokiranTemuan',
    rekomendasikanPencabutan: 'rekomendasikanPencabutan',
    catatTindakLanjut: 'catatTindakLanjut',
    terimaTindakLanjut: 'periksaTindakLanjut',
    kabulkanTanggapan: 'kabulkanTanggapan',
    tutup: 'tutupTemuan',
  };
  test('mutasinya memberi tindakan hanya kepada pelakunya; hub bertindak tanpa mutasi', () => {
    for (const [t, operasi] of Object.entries(MUTASI) as [TindakanTemuan, Operasi][]) {
      const pelaku = PELAKU_TEMUAN[t].filter((p) => p !== 'SISTEM');
      for (const p of pelaku) expect(AKSES[operasi] as readonly Peran[], t).toContain(p);
      expect(AKSES[operasi] as readonly Peran[], t).not.toContain('SISTEM');
    }
  });

  test('aksi yang ditawarkan adalah milik peran itu dan berkata mengapa belum boleh', () => {
    const bahan: BahanPeralihan = { ...baru('NSPK', null).bahan, tahap: 'PERINGATAN', surat: ['REKOMENDASI', 'PERINGATAN'] };
    expect(aksiTemuan(bahan, 'DIR_WASDAL')).toEqual([
      { tindakan: 'terbitkanTeguran', boleh: false, sebab: 'Tenggat tahap ini belum lewat, atau belum diketahui.' },
    ]);
    expect(aksiTemuan({ ...bahan, hariIni: tambahHari(AWAL, 8) }, 'DIR_WASDAL')[0]?.boleh).toBe(true);
    expect(aksiTemuan({ ...bahan, tenggat: null, hariIni: tambahHari(AWAL, 999) }, 'DIR_WASDAL')[0]?.boleh).toBe(false);
    expect(aksiTemuan(bahan, 'PPK').map((a) => a.tindakan)).toEqual(['tanggapi', 'catatTindakLanjut']);
    expect(aksiTemuan(bahan, 'VIEWER_PANRB')).toEqual([]);
  });
});

test('atasan PPK menurut jenis instansi', () => {
  expect(atasanPpk('KAB', 'Contoh')).toBe('Gubernur Contoh');
  expect(atasanPpk('KOT', null)).toBe('Gubernur');
  expect(atasanPpk('PROV', 'Contoh')).toBe('Menteri Dalam Negeri');
  expect(atasanPpk('KEMENT', null)).toMatch(/^Presiden/);
});

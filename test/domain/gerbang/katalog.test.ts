import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ragamUsul } from '../../../docs/aturan-dok.ts';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { type Aturan, isLewat, type Parameter, TAHAP } from '../../../domain/mutasi/gerbang/aturan.ts';
import type { Fakta } from '../../../domain/mutasi/gerbang/fakta.ts';
import { ALUR_TAK_TERCATAT } from '../../../domain/mutasi/gerbang/fakta-alur.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import { pertekWajib } from '../../../domain/mutasi/pertek-wajib.ts';
import type { Usulan } from '../../../domain/mutasi/usul.ts';
import { dokumenContoh, faktaBersih, faktaBkn, faktaGelap, konteksContoh, putuskan, tercatatContoh, usulanContoh } from '../../support/fakta.ts';
import { JF, ORANG } from '../../support/orang-ragam.ts';
import { acakFakta, acakUsulan } from './acak-fakta.ts';

const perKode = KATALOG.map((a) => [a.kode, a] as const);
const antar = usulanContoh({ asalInstansiId: 'INSTANSI-99' });
/** Judged on the usul alone: no fact of theirs can be missing. */
const TANPA_FAKTA: readonly string[] = ['A01', 'C11', 'C12', 'C15', 'E11', 'F01', 'F17'];
/** Switched off until BKN names the number of days; asked here as if it had. */
const DINYALAKAN: Readonly<Record<string, Parameter>> = { C10: { hariMaks: 365 } };
/** Told whenever it concerns the usul. */
const PEMBERITAHUAN: readonly string[] = ['E11'];
const RAGAM = (['PEMINDAHAN', 'PENGANGKATAN', 'PEMBERHENTIAN'] as const)
  .flatMap(ragamUsul)
  .map(({ jenis, asalInstansiId, tujuan, rincian }) =>
    usulanContoh({ jenis, asalInstansiId, tujuan: { ...tujuan, jabatanId: 'JABATAN-03' }, ...(rincian && { rincian }) }),
  );
/** Clean facts under every authority and with or without a request of the person. */
const SUASANA: readonly Partial<Fakta>[] = [
  {},
  {
    kepalaDaerah: diketahui({ status: 'PJ', tanggalLantik: tanggal('2021-02-26'), nomorSk: 'KD-902' }),
    persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') },
  },
  { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) },
  {
    isiPertek: diketahui({ instansiId: 'tujuan', unorId: '', jabatanId: 'JABATAN-03', tmt: tanggal('2025-07-01') }),
    tercatat: diketahui([
      tercatatContoh('CLTN', { akhir: tanggal('2025-12-31') }),
      tercatatContoh('KONTRAK_PPPK', { akhir: tanggal('2026-06-30') }),
      tercatatContoh('PENGALAMAN', { angka: 200, acuan: 'JABATAN-03' }),
      tercatatContoh('NOMINASI', { angka: 2, acuan: 'JABATAN-03' }),
      tercatatContoh('PUTUSAN', { nilai: 'TIPIKOR', angka: 48 }),
      tercatatContoh('HILANG'),
    ]),
    tercatatInstansi: diketahui([
      tercatatContoh('KUALIFIKASI', { nilai: 'S1-901', angka: 1, acuan: 'JABATAN-03' }),
      tercatatContoh('PANSEL_ANGGOTA', { angka: 5, acuan: 'JABATAN-03' }),
      tercatatContoh('PANSEL_INTERNAL', { angka: 2, acuan: 'JABATAN-03' }),
      tercatatContoh('PANSEL_PENGUMUMAN', { akhir: tanggal('2024-01-15'), acuan: 'JABATAN-03' }),
      tercatatContoh('PANSEL_PELAMAR', { angka: 3, acuan: 'JABATAN-03' }),
    ]),
  },
  {
    kepalaDaerah: diketahui({ status: 'PLT', tanggalLantik: tanggal('2021-02-26'), nomorSk: 'KD-903' }),
    persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') },
    dokumen: diketahui([dokumenContoh('SK_HUKUMAN_DISIPLIN', { tanggal: tanggal('2025-04-01') })]),
    tercatat: diketahui([tercatatContoh('CLTN', { akhir: tanggal('2024-12-31') }), tercatatContoh('KONTRAK_PPPK', { akhir: tanggal('2025-06-30') })]),
  },
];
/** Usul and stages that a rule speaks of. */
const disangkut = (a: Aturan) =>
  TAHAP.flatMap((tahap) => RAGAM.filter((u) => a.menyangkut(u, konteksContoh({ tahap, parameter: a.parameter }))).map((usulan) => ({ usulan, tahap })));
const AKAR = new URL('../../../domain/mutasi/gerbang/aturan/', import.meta.url);
const BERKAS = readdirSync(AKAR, { recursive: true, encoding: 'utf8' }).map((f) => basename(f));

function bekukan<T>(nilai: T): T {
  if (typeof nilai === 'object' && nilai !== null) {
    Object.freeze(nilai);
    for (const anak of Object.values(nilai)) bekukan(anak);
  }
  return nilai;
}

describe('katalog', () => {
  test('kode unik dan urut', () => {
    const kode = KATALOG.map((a) => a.kode);
    expect(new Set(kode).size).toBe(kode.length);
    expect(kode).toEqual([...kode].sort());
  });

  test('setiap berkas aturan ada di katalog dan sebaliknya, dengan kode sebagai awalan nama', () => {
    const dariBerkas = BERKAS.flatMap((f) => /^([a-f]\d{2}[a-z]?)-[a-z0-9-]+\.ts$/.exec(f)?.[1]?.toUpperCase() ?? []);
    expect(dariBerkas.sort()).toEqual(KATALOG.map((a) => a.kode));
  });

  test('setiap aturan punya berkas ujinya sendiri', () => {
    const uji = readdirSync(new URL('.', import.meta.url));
    expect(KATALOG.filter((a) => !uji.includes(`${a.kode.toLowerCase()}.test.ts`))).toEqual([]);
  });
});

describe.each(perKode)('%s', (_kode, a) => {
  test('menyebut dasar hukum dan judul', () => {
    expect(a.judul.length).toBeGreaterThan(5);
    expect(a.dasar.peraturan.length).toBeGreaterThan(3);
    expect(a.dasar.pasal.length).toBeGreaterThan(3);
  });

  test('masa berlakunya tanggal yang ada dan tidak terbalik', () => {
    expect(tanggal(a.berlaku.sejak)).toBe(a.berlaku.sejak);
    if (a.berlaku.sampai !== undefined) expect(a.berlaku.sampai >= tanggal(a.berlaku.sejak)).toBe(true);
  });

  test('parameter adalah angka yang terhingga', () => {
    expect(Object.values(a.parameter).every((n) => Number.isFinite(n))).toBe(true);
  });

  test('murni: masukan beku, dua kali ditanya sama jawabnya', () => {
    const fakta = bekukan(faktaBersih());
    const usulan = bekukan(usulanContoh());
    expect(putuskan(a, fakta, usulan)).toEqual(putuskan(a, fakta, usulan));
  });
});

describe('ada usul yang disangkutnya dan lolos', () => {
  test.each(perKode.filter(([kode]) => !PEMBERITAHUAN.includes(kode)))('%s', (kode, a) => {
    const parameter = { parameter: DINYALAKAN[kode] ?? {} };
    const adaLolos = disangkut(a).some(({ usulan, tahap }) =>
      SUASANA.some((suasana) => ORANG.some((orang) => putuskan(a, faktaBkn(orang, { ...JF, ...suasana }), usulan, { tahap, ...parameter }).hasil === 'LOLOS')),
    );
    expect(adaLolos).toBe(true);
  });

  test.each(perKode.filter(([kode]) => PEMBERITAHUAN.includes(kode)))('kecuali %s, yang selalu memberi tahu dan tidak pernah menahan', (_kode, a) => {
    for (const { usulan, tahap } of disangkut(a)) {
      expect(putuskan(a, faktaBersih(), usulan, { tahap }).hasil).toBe('GAGAL');
      expect(periksaGerbang([a], usulan, faktaBersih(), konteksContoh({ tahap })).hasil).toBe('LOLOS');
    }
  });
});

describe('semua sumber diam', () => {
  test.each(perKode.filter(([kode]) => !TANPA_FAKTA.includes(kode)))('%s belum diketahui, dengan sebab', (kode, a) => {
    const parameter = DINYALAKAN[kode] ?? {};
    for (const { usulan, tahap } of disangkut(a))
      expect(putuskan(a, faktaGelap(), usulan, { tahap, parameter })).toEqual({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringMatching(/.{6,}/) });
  });
});

const HILANG = belumDiketahui('hilang');
const BISA_HILANG = [
  'bkn',
  'simpeg',
  'selisih',
  'blokirAsn',
  'blokirInstansi',
  'usulLain',
  'hukuman',
  'temuan',
  'kinerja',
  'formasi',
  'nik',
  'jabatanAsal',
  'rujukan',
  'riwayatJabatan',
  'pemangku',
  'dokumen',
  'kepalaDaerah',
  'tercatat',
  'tercatatInstansi',
  'isiPertek',
  'pilkada',
] as const;
const BUTA = { pada: null, status: 'BELUM_PERNAH' };

/** Every way to take one fact away: a whole source, one BKN column, one date of a hukuman, one predicate, a pull, a letter. */
function tanpaSatuFakta(usulan: Usulan, fakta: Fakta): readonly Fakta[] {
  const { bkn, hukuman, kinerja, kesegaran: k } = fakta;
  const hasil: Fakta[] = BISA_HILANG.map((nama) => ({ ...fakta, [nama]: HILANG }));
  hasil.push({ ...fakta, kesegaran: { ...k, bkn: BUTA } }, { ...fakta, kesegaran: { ...k, simpeg: { ...k.simpeg, pada: null } } });
  hasil.push({ ...fakta, sk: null }, { ...fakta, persetujuanMendagri: null }, { ...fakta, pelantikan: null });
  // Where the law asks for no pertek, one that is not there is nothing missing.
  const perlu = pertekWajib(usulan, fakta, konteksContoh());
  if (!perlu.ada || perlu.nilai.wajib) hasil.push({ ...fakta, pertek: null });
  hasil.push({ ...fakta, alur: ALUR_TAK_TERCATAT }, { ...fakta, alur: { ...fakta.alur, keputusanPemindahan: null } });
  if (bkn.ada) for (const kolom of Object.keys(bkn.nilai)) if (kolom !== 'nip') hasil.push({ ...fakta, bkn: diketahui({ ...bkn.nilai, [kolom]: null }) });
  if (hukuman.ada) {
    hasil.push({ ...fakta, hukuman: diketahui(hukuman.nilai.map((h) => ({ ...h, mulai: null }))) });
    hasil.push({ ...fakta, hukuman: diketahui(hukuman.nilai.map((h) => ({ ...h, akhir: null }))) });
  }
  if (kinerja.ada) hasil.push({ ...fakta, kinerja: diketahui(kinerja.nilai.map((x) => ({ ...x, kuadran: null }))) });
  return hasil;
}

describe('fakta yang hilang', () => {
  const lolos = (a: Aturan, usulan: Usulan, fakta: Fakta) => isLewat(putuskan(a, fakta, usulan));

  test('tidak pernah mengubah aturan yang tertahan menjadi lolos', () => {
    fc.assert(
      fc.property(acakUsulan, acakFakta, (usulan, fakta) => {
        const tertahan = KATALOG.filter((a) => !lolos(a, usulan, fakta));
        for (const kurang of tanpaSatuFakta(usulan, fakta)) expect(tertahan.filter((a) => lolos(a, usulan, kurang)).map((a) => a.kode)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('dan masukan beku yang sama selalu berjawab sama', () => {
    fc.assert(
      fc.property(acakUsulan, acakFakta, (usulan, fakta) => {
        bekukan(usulan);
        bekukan(fakta);
        const tanya = () => periksaGerbang(KATALOG, usulan, fakta, konteksContoh());
        expect(tanya()).toEqual(tanya());
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  test('tidak pernah melunakkan jawaban gerbang pada tahap mana pun', () => {
    const berat = { LOLOS: 0, PERLU_ALASAN: 1, DITAHAN: 2 } as const;
    fc.assert(
      fc.property(acakUsulan, acakFakta, fc.constantFrom(...TAHAP), (usulan, fakta, tahap) => {
        const tanya = (f: Fakta) => berat[periksaGerbang(KATALOG, usulan, f, konteksContoh({ tahap })).hasil];
        const sebelum = tanya(fakta);
        expect(tanpaSatuFakta(usulan, fakta).filter((kurang) => tanya(kurang) < sebelum)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('gerbang tertutup bagi usul yang semua sumbernya diam', () => {
    expect(periksaGerbang(KATALOG, antar, faktaGelap(), konteksContoh({ tahap: 'AJUKAN' })).hasil).toBe('DITAHAN');
  });
});

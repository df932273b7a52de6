import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ragamUsul } from '../../../docs/aturan-dok.ts';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { JENIS_DOKUMEN, type JenisDokumen } from '../../../domain/mutasi/dokumen.ts';
import { type Aturan, isLewat, TAHAP } from '../../../domain/mutasi/gerbang/aturan.ts';
import type { Fakta } from '../../../domain/mutasi/gerbang/fakta.ts';
import { ALUR_TAK_TERCATAT } from '../../../domain/mutasi/gerbang/fakta-alur.ts';
import { KATALOG } from '../../../domain/mutasi/gerbang/katalog.ts';
import { periksaGerbang } from '../../../domain/mutasi/gerbang/periksa.ts';
import { RUTE } from '../../../domain/mutasi/rute.ts';
import type { Usulan } from '../../../domain/mutasi/usul.ts';
import { dokumenContoh, faktaBersih, faktaBkn, faktaGelap, konteksContoh, putuskan, rekamanContoh, tujuanContoh, usulanContoh } from '../../support/fakta.ts';
import { JF, ORANG } from '../../support/orang-ragam.ts';

const perKode = KATALOG.map((a) => [a.kode, a] as const);
const antar = usulanContoh({ asalInstansiId: 'INSTANSI-99' });
/** Judged on the usul alone: no fact of theirs can be missing. */
const TANPA_FAKTA: readonly string[] = ['A01', 'C11', 'C12', 'C15', 'E11'];
/** Switched off until BKN names the number of days. */
const MATI: readonly string[] = ['C10'];
/** Told whenever it concerns the usul. */
const PEMBERITAHUAN: readonly string[] = ['E11'];
const RAGAM = (['PEMINDAHAN', 'PENGANGKATAN', 'PEMBERHENTIAN'] as const)
  .flatMap(ragamUsul)
  .map(({ jenis, asalInstansiId, tujuan }) => usulanContoh({ jenis, asalInstansiId, tujuan: { ...tujuan, jabatanId: 'JABATAN-03' } }));
/** Clean facts under every authority and with or without a request of the person. */
const SUASANA: readonly Partial<Fakta>[] = [
  {},
  {
    kepalaDaerah: diketahui({ status: 'PJ', tanggalLantik: tanggal('2021-02-26'), nomorSk: 'KD-902' }),
    persetujuanMendagri: { nomor: 'M-901', tanggal: tanggal('2025-06-12') },
  },
  { dokumen: diketahui([dokumenContoh('PERMOHONAN_SENDIRI')]) },
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

  test.skipIf([...MATI, ...PEMBERITAHUAN].includes(a.kode))('ada usul yang disangkutnya dan lolos', () => {
    const semua = disangkut(a).flatMap(({ usulan, tahap }) =>
      SUASANA.flatMap((suasana) => ORANG.map((orang) => putuskan(a, faktaBkn(orang, { ...JF, ...suasana }), usulan, { tahap }).hasil)),
    );
    expect(semua).toContain('LOLOS');
  });

  test('murni: masukan beku, dua kali ditanya sama jawabnya', () => {
    const fakta = bekukan(faktaBersih());
    const usulan = bekukan(usulanContoh());
    expect(putuskan(a, fakta, usulan)).toEqual(putuskan(a, fakta, usulan));
  });
});

describe('semua sumber diam', () => {
  test.each(perKode.filter(([kode]) => !TANPA_FAKTA.includes(kode) && !MATI.includes(kode)))('%s belum diketahui, dengan sebab', (_kode, a) => {
    for (const { usulan, tahap } of disangkut(a))
      expect(putuskan(a, faktaGelap(), usulan, { tahap })).toEqual({ hasil: 'BELUM_DIKETAHUI', sebab: expect.stringMatching(/.{6,}/) });
  });
});

const teks = (...pilihan: readonly (string | null)[]) => fc.constantFrom(...pilihan);
const tgl = fc.constantFrom('2009-01-01', '2025-01-01', '2025-07-01', '2025-12-31').map(tanggal);
const acakBkn = fc
  .record({
    statusAsn: teks('PNS', 'CPNS', 'PPPK', 'X'),
    kedudukanHukumId: teks('01', '03', '71', '92', null),
    golAkhirId: teks('31', '33', '34', '41', 'IX', null),
    tglLahir: teks('1985-05-17', '1950-01-01', 'x', null),
    tmtCpns: teks('2010-01-01', '2012-01-01', null),
    tmtPns: teks('2011-02-01', '2009-01-01', null),
    jenisKelamin: teks('M', 'F', null),
    jenisJabatanId: teks('1', '2', '3', '4', null),
    jabatanId: teks('JABATAN-02', 'JABATAN-03', null),
    namaJabatan: teks('ANALIS AHLI MUDA', 'PENGOLAH DATA', null),
    tmtJabatan: teks('2019-01-01', '2022-04-01', '2025-01-01', 'x', null),
    tkPendidikanId: teks('10', '30', '40', '99', null),
  })
  .map((kolom) => diketahui(rekamanContoh(kolom)));
const kesegaran = fc.record({ pada: teks('2025-06-16T02:00:00Z', '2025-06-01T00:00:00Z', null), status: fc.constantFrom('SEHAT', 'BERJALAN', 'TERTUNDA') });
const level = fc.constantFrom('BLOKIR', 'BLOKIR_JAB', 'PERINGATAN', 'INFO' as const);
const daftar = <T>(arb: fc.Arbitrary<T>) => fc.array(arb, { maxLength: 2 }).map((nilai) => diketahui(nilai));

const acakFakta: fc.Arbitrary<Fakta> = fc.record({
  bkn: acakBkn,
  simpeg: fc.constant(diketahui(rekamanContoh())),
  selisih: daftar(
    fc.record({
      id: fc.constantFrom('S1', 'S2'),
      bidang: fc.constant('nama'),
      level,
      nilaiBkn: fc.constant(null),
      nilaiSimpeg: fc.constant(null),
      sejak: fc.constant('2025-06-01T00:00:00Z'),
      status: fc.constantFrom('BARU', 'DIKECUALIKAN', 'TERTUTUP'),
    }),
  ),
  takTeruji: fc.array(fc.record({ bidang: fc.constant('unorId'), level, alasan: fc.constantFrom('BELUM_DIREKON', 'DPK_SATU_KOLOM' as const) }), {
    maxLength: 2,
  }),
  kesegaran: fc.record({ bkn: kesegaran, simpeg: kesegaran }),
  blokirAsn: daftar(fc.constant({ sejak: '2025-01-01', nomorSurat: 'B-1' })),
  blokirInstansi: daftar(fc.record({ instansiId: fc.constantFrom('INSTANSI-01', 'LAIN'), sejak: fc.constant('2025-01-01'), nomorSurat: fc.constant('B-2') })),
  usulLain: daftar(fc.record({ nomor: fc.constant('U-1'), status: fc.constantFrom('DIAJUKAN', 'SELESAI') })),
  hukuman: daftar(
    fc.record({
      jenisHukumanId: fc.constant('27'),
      tingkat: fc.constantFrom('R', 'S', 'B', ''),
      mulai: fc.option(tgl),
      akhir: fc.option(tgl),
      nomorSk: fc.constant('H-1'),
    }),
  ),
  hukumanSatuSisi: fc.array(fc.record({ sisi: fc.constantFrom('BKN', 'SIMPEG'), mulai: fc.option(tgl), akhir: fc.option(tgl), nomorSk: fc.constant('H-2') }), {
    maxLength: 2,
  }),
  temuan: daftar(fc.record({ nomor: fc.constant('T-1'), tahap: fc.constantFrom('VERIFIKASI', 'TERBUKTI', 'SELESAI', 'LAIN'), kategori: fc.constant('NSPK') })),
  kinerja: daftar(fc.record({ tahun: fc.constantFrom(2023, 2024), kuadran: fc.option(fc.integer({ min: 0, max: 6 })) })),
  nik: fc.record({ lengkap: fc.boolean(), sah: fc.option(fc.boolean()) }).map((nilai) => diketahui(nilai)),
  jabatanAsal: fc
    .record({ eselonId: teks('22', '31', '41', null), jenjangJf: teks('PT', 'MA', null), bup: fc.constantFrom(58, 60, null) })
    .map((nilai) => diketahui(nilai)),
  rujukan: fc
    .record({
      nama: fc.constant('JABATAN CONTOH'),
      jenjangJf: teks('PT', 'MU', 'MA', 'UT', 'XX', null),
      eselonId: teks('31', '41', null),
      unor: fc.option(fc.record({ aktif: fc.boolean(), milikTujuan: fc.boolean(), eselonId: teks('31', '41', null) })),
    })
    .map((nilai) => diketahui(nilai)),
  riwayatJabatan: daftar(
    fc.record({
      jenisJabatanId: teks('1', '4', null),
      eselonId: teks('31', '41', null),
      jenjangJf: teks(null),
      jabatanId: teks('J', null),
      tmt: fc.option(tgl),
    }),
  ),
  pemangku: fc.nat(1).map((nilai) => diketahui(nilai)),
  dokumen: fc
    .subarray(Object.keys(JENIS_DOKUMEN) as JenisDokumen[])
    .chain((jenis) => tgl.map((t) => diketahui(jenis.map((j) => dokumenContoh(j, { tanggal: t }))))),
  kepalaDaerah: fc
    .option(fc.record({ status: fc.constantFrom('DEFINITIF', 'PJ', 'PLT' as const), tanggalLantik: tgl, nomorSk: fc.constant('KD-1') }))
    .map((nilai) => diketahui(nilai)),
  formasi: fc.option(fc.record({ kebutuhan: fc.nat(3), terisi: fc.nat(3) })).map((nilai) => diketahui(nilai)),
  pilkada: daftar(fc.constant({ penetapanPaslon: tanggal('2025-09-01'), akhirMasaJabatan: tanggal('2026-02-20') })),
  pertek: fc.option(fc.record({ nomor: fc.constant('P-1'), tanggal: tgl })),
  alur: fc.record({
    rute: fc.constantFrom(
      belumDiketahui('asal tidak dikenal'),
      ...(['INTERNAL_INSTANSI', 'ANTAR_PUSAT', 'ANTAR_PROV'] as const).map((kode) => diketahui({ kode, ...RUTE[kode] })),
    ),
    keputusanPemindahan: fc.option(fc.record({ penetap: fc.constantFrom('PPK', 'MENDAGRI', 'KEPALA_BKN'), nomor: fc.constant('K-1'), tanggal: tgl })),
    penandaTangan: fc
      .record({ peran: fc.constantFrom('PENANDATANGAN_BKN', 'SISTEM'), tanggal: tgl, delegasi: fc.constant([]) })
      .map((nilai) => diketahui(nilai)),
    sla: fc.constant(diketahui({ keadaan: 'LEWAT' as const, masuk: null, terpakai: 0, jatuhTempo: null, sebab: null })),
  }),
  persetujuanMendagri: fc.option(fc.constant({ nomor: 'M-1', tanggal: tanggal('2025-06-01') })),
  sk: fc.option(fc.record({ nomor: fc.constant('SK-1'), tanggal: tgl })),
  pelantikan: fc.option(tgl),
  melaluiImut: fc.boolean(),
});
const jenjang = fc.constantFrom(
  ...([
    ['PENGAWAS', '1'],
    ['ADMINISTRATOR', '1'],
    ['JPT_PRATAMA', '1'],
    ['JPT_MADYA', '1'],
    ['PELAKSANA', '4'],
    ['JABATAN_FUNGSIONAL', '2'],
  ] as const),
);
const acakUsulan: fc.Arbitrary<Usulan> = fc
  .record({
    jenis: fc.constantFrom('PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN' as const),
    asalInstansiId: fc.constantFrom('INSTANSI-01', 'INSTANSI-99'),
    eselonId: teks('12', '22', '31', '41', null),
    jenjang,
    pengaktifan: fc.boolean(),
  })
  .map(({ eselonId, jenjang: [j, jenisJabatanId], ...sisa }) => usulanContoh({ ...sisa, tujuan: tujuanContoh({ eselonId, jenjang: j, jenisJabatanId }) }));

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
  'pilkada',
] as const;
const BUTA = { pada: null, status: 'BELUM_PERNAH' };

/** Every way to take one fact away: a whole source, one BKN column, one date of a hukuman, one predicate, a pull, a letter. */
function tanpaSatuFakta(fakta: Fakta): readonly Fakta[] {
  const { bkn, hukuman, kinerja, kesegaran: k } = fakta;
  const hasil: Fakta[] = BISA_HILANG.map((nama) => ({ ...fakta, [nama]: HILANG }));
  hasil.push({ ...fakta, kesegaran: { ...k, bkn: BUTA } }, { ...fakta, kesegaran: { ...k, simpeg: { ...k.simpeg, pada: null } } });
  hasil.push({ ...fakta, sk: null }, { ...fakta, persetujuanMendagri: null }, { ...fakta, pertek: null }, { ...fakta, pelantikan: null });
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
        for (const kurang of tanpaSatuFakta(fakta)) expect(tertahan.filter((a) => lolos(a, usulan, kurang)).map((a) => a.kode)).toEqual([]);
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
        expect(tanpaSatuFakta(fakta).filter((kurang) => tanya(kurang) < sebelum)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('gerbang tertutup bagi usul yang semua sumbernya diam', () => {
    expect(periksaGerbang(KATALOG, antar, faktaGelap(), konteksContoh({ tahap: 'AJUKAN' })).hasil).toBe('DITAHAN');
  });
});

import fc from 'fast-check';
import { tanggal } from '../../../domain/asn/tanggal.ts';
import { belumDiketahui, diketahui } from '../../../domain/hasil.ts';
import { JENIS_DOKUMEN, type JenisDokumen } from '../../../domain/mutasi/dokumen.ts';
import type { JenisFakta } from '../../../domain/mutasi/fakta-tercatat.ts';
import type { Fakta } from '../../../domain/mutasi/gerbang/fakta.ts';
import { RUTE } from '../../../domain/mutasi/rute.ts';
import type { Usulan } from '../../../domain/mutasi/usul.ts';
import { dokumenContoh, HARI_KERJA, rekamanContoh, tercatatContoh, tujuanContoh, usulanContoh } from '../../support/fakta.ts';

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

const acakTercatat = (jenis: readonly JenisFakta[]) =>
  fc
    .record({
      jenis: fc.constantFrom(...jenis),
      mulai: tgl,
      akhir: fc.option(tgl),
      nilai: teks('PPK', 'ATASAN', 'UMUM', 'TIPIKOR', 'PLT', null),
      angka: fc.option(fc.nat(80)),
      acuan: teks('INSTANSI-01', 'UNOR-02', 'JABATAN-03', null),
    })
    .map(({ jenis: j, ...isi }) => tercatatContoh(j, isi));

/** Any mix of known, unknown and odd facts. */
export const acakFakta: fc.Arbitrary<Fakta> = fc.record({
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
  tercatat: daftar(acakTercatat(['DITAHAN', 'PARPOL', 'KELUARGA', 'CLTN', 'KONTRAK_PPPK', 'PLT', 'PENGALAMAN', 'NOMINASI', 'PUTUSAN', 'HILANG', 'BANDING'])),
  tercatatInstansi: daftar(acakTercatat(['KUALIFIKASI', 'PPK_PELAKSANA', 'PANSEL_ANGGOTA', 'PANSEL_INTERNAL', 'PANSEL_PENGUMUMAN', 'PANSEL_PELAMAR'])),
  isiPertek: fc
    .option(
      fc.record({
        instansiId: fc.constantFrom('INSTANSI-01', 'LAIN'),
        unorId: fc.constant('UNOR-02'),
        jabatanId: fc.constant('JABATAN-03'),
        tmt: fc.constant(tanggal('2025-07-01')),
      }),
    )
    .map((nilai) => diketahui(nilai)),
  formasi: fc.option(fc.record({ kebutuhan: fc.nat(3), terisi: fc.nat(3), dijanjikan: fc.nat(2) })).map((nilai) => diketahui(nilai)),
  pilkada: daftar(fc.constant({ penetapanPaslon: tanggal('2025-09-01'), akhirMasaJabatan: tanggal('2026-02-20') })),
  pertek: fc.option(fc.record({ nomor: fc.constant('P-1'), tanggal: tgl })),
  pengecualian: fc.constant([]),
  alur: fc.record({
    rute: fc.constantFrom(
      belumDiketahui('asal tidak dikenal'),
      ...(['INTERNAL_INSTANSI', 'ANTAR_PUSAT', 'ANTAR_PROV'] as const).map((kode) => diketahui({ kode, ...RUTE[kode] })),
    ),
    keputusanPemindahan: fc.option(fc.record({ penetap: fc.constantFrom('PPK', 'MENDAGRI', 'KEPALA_BKN'), nomor: fc.constant('K-1'), tanggal: tgl })),
    penandaTangan: fc
      .record({ peran: fc.constantFrom('PENANDATANGAN_BKN', 'SISTEM'), tanggal: tgl, delegasi: fc.constant([]) })
      .map((nilai) => diketahui(nilai)),
    hariKerjaKini: fc.constant(diketahui(HARI_KERJA)),
    hariKerjaPelantikan: fc.constantFrom(diketahui(HARI_KERJA), belumDiketahui('kalender')),
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
export const acakUsulan: fc.Arbitrary<Usulan> = fc
  .record({
    jenis: fc.constantFrom('PENGANGKATAN', 'PEMINDAHAN', 'PEMBERHENTIAN' as const),
    asalInstansiId: fc.constantFrom('INSTANSI-01', 'INSTANSI-99'),
    eselonId: teks('12', '22', '31', '41', null),
    jenjang,
    pengaktifan: fc.boolean(),
    rincian: fc.constantFrom(
      {},
      { alasanJabatan: 'CLTN' },
      { penugasan: 'PLT' as const, sampai: tanggal('2025-09-30') },
      ...['1', '3', '7', '8', '9', '12', '15', '16', 'PK'].map((jenisPemberhentian) => ({ jenisPemberhentian })),
    ),
  })
  .map(({ eselonId, jenjang: [j, jenisJabatanId], ...sisa }) => usulanContoh({ ...sisa, tujuan: tujuanContoh({ eselonId, jenjang: j, jenisJabatanId }) }));

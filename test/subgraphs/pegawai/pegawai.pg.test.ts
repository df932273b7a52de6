import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, JANGKAUAN, PERAN } from '../../../domain/akses.ts';
import { BIDANG } from '../../../domain/selisih/bidang.ts';
import { konteksPegawai, skemaPegawai } from '../../../subgraphs/pegawai/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  hitungPernyataan,
  type InstansiUji,
  isiInstansi,
  isiKesegaran,
  isiPegawai,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;

const OPERATOR = (): PelakuUji => ({ peran: 'OPERATOR_INSTANSI', instansi: satu });
const ENTITAS =
  'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { nip nama nik golongan { nama } kedudukanHukum { nama } instansiKerja { id } } } }';
const rujukan = (nip: readonly string[]) => nip.map((n) => ({ __typename: 'Pegawai', nip: n }));

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaPegawai(), konteksPegawai);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2, 'LPNK');
  for (let i = 0; i < 10; i++) await isiPegawai(dunia, { nip: nipUji(i), instansi: satu });
  await isiPegawai(dunia, { nip: nipUji(10), instansi: satu, sisi: 'SIMPEG', kolom: { status_asn: 'PPPK', gol_akhir_id: 'IX' } });
  await isiPegawai(dunia, { nip: nipUji(20), instansi: dua, kolom: { tmt_cpns: '0000-00-00' } });
  await isiKesegaran(dunia, satu, 'BKN');
});
afterAll(() => dunia.tutup());

describe('pegawai', () => {
  it('mengikuti tabel akses dan jangkauan setiap peran', async () => {
    for (const peran of PERAN) {
      const jawab = await tanya({ peran, instansi: satu, nip: nipUji(0) }, ENTITAS, { r: rujukan([nipUji(0), nipUji(1), nipUji(20)]) });
      if (!boleh('bacaPegawai', peran)) {
        expect(jawab.galat[0], peran).toBe('TIDAK_BERWENANG');
        expect(di(jawab, '_entities') ?? [null]).not.toContainEqual(expect.objectContaining({ nip: nipUji(0) }));
        continue;
      }
      const terlihat = { NASIONAL: [true, true, true], INSTANSI: [true, true, false], DAERAH: [true, true, false], DIRI: [true, false, false], AGREGAT: [] }[
        JANGKAUAN[peran]
      ];
      expect(
        (di(jawab, '_entities') as unknown[]).map((p) => p !== null),
        peran,
      ).toEqual(terlihat);
    }
  });

  it('lima puluh rujukan dijawab satu pernyataan per jenis entitas', async () => {
    const hitung = hitungPernyataan(dunia);
    const bertanya = buatTanya(hitung.pool, skemaPegawai(), konteksPegawai);
    const kueri = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { nama nik } ... on Instansi { namaInstansi: nama } } }';
    const nip = Array.from({ length: 50 }, (_, i) => nipUji(i % 10));
    const jawab = await bertanya({ peran: 'DATA_STEWARD_BKN' }, kueri, {
      r: [...rujukan(nip), ...[satu, dua].map(({ id }) => ({ __typename: 'Instansi', id }))],
    });
    expect(jawab.galat).toEqual([]);
    expect(di(jawab, '_entities.50.namaInstansi')).toBe('Kabupaten Contoh 01');
    const pernyataan = hitung.ambil();
    expect(pernyataan.filter((p) => p.includes('"pegawai_bkn"'))).toHaveLength(1);
    expect(pernyataan.filter((p) => p.includes('from "instansi"'))).toHaveLength(1);
  });

  it('yang hanya dikenal SIMPEG tetap seorang pegawai; kedua sisi menyebut 27 bidang dengan NIK tersamar', async () => {
    const kueri = `query ($nip: Nip!) { pegawai(nip: $nip) { nama statusAsn nik golongan { nama } tmtCpns
      sisiBkn { ditarikPada nilai { bidang nilai } } sisiSimpeg { ditarikPada nilai { bidang nilai } } } }`;
    const lengkap = await tanya(OPERATOR(), kueri, { nip: nipUji(0) });
    expect(lengkap.galat).toEqual([]);
    expect(di(lengkap, 'pegawai')).toMatchObject({
      nik: expect.stringMatching(/^3501\*{8}\d{4}$/),
      golongan: { nama: 'III/d' },
      sisiBkn: { ditarikPada: expect.any(String) },
      sisiSimpeg: { ditarikPada: null },
    });
    expect((di(lengkap, 'pegawai.sisiBkn.nilai') as { bidang: string }[]).map((n) => n.bidang)).toEqual(BIDANG.map((b) => b.bidang));
    expect(JSON.stringify(lengkap.data)).not.toMatch(/350101010190/);
    const lokal = await tanya(OPERATOR(), kueri, { nip: nipUji(10) });
    expect(di(lokal, 'pegawai')).toMatchObject({ statusAsn: 'PPPK', golongan: { nama: 'IX' }, sisiBkn: null });
    expect(di(await tanya({ peran: 'AUDITOR_ASN' }, kueri, { nip: nipUji(20) }), 'pegawai.tmtCpns')).toBeNull();
  });

  it('NIK penuh: hanya steward dan pemiliknya, dengan tujuan, dan setiap pembukaan berjejak', async () => {
    const kueri = 'query ($nip: Nip!, $t: String!) { pegawai(nip: $nip) { nikPenuh(tujuan: $t) } }';
    const t = 'Pemeriksaan berkas mutasi';
    const nip = nipUji(1);
    const jejak = async (): Promise<number> =>
      Number((await dunia.admin.query<{ n: string }>("select count(*) n from jejak where peristiwa = 'akses.nik_dibuka'")).rows[0]?.n);
    expect(di(await tanya({ peran: 'DATA_STEWARD_BKN' }, kueri, { nip, t }), 'pegawai.nikPenuh')).toBe(`350101010190${nip.slice(-4)}`);
    expect(await jejak()).toBe(1);
    expect(di(await tanya({ peran: 'ASN', nip }, kueri, { nip, t }), 'pegawai.nikPenuh')).toBe(`350101010190${nip.slice(-4)}`);
    expect((await tanya({ peran: 'DATA_STEWARD_BKN' }, kueri, { nip, t: 'ingin' })).galat).toEqual(['MASUKAN_SALAH']);
    expect((await tanya(OPERATOR(), kueri, { nip, t })).galat).toEqual(['TIDAK_BERWENANG']);
    expect(await jejak()).toBe(2);
  });
});

describe('daftarPegawai dan Instansi.pegawai', () => {
  const DAFTAR = `query ($i: ID, $c: String, $f: FilterPegawai, $first: Int, $after: String) { daftarPegawai(instansiId: $i, cari: $c, filter: $f, first: $first, after: $after) {
    nodes { nip } pageInfo { hasNextPage endCursor } } }`;
  const nip = (jawab: Parameters<typeof di>[0], jalur = 'daftarPegawai'): string[] => (di(jawab, `${jalur}.nodes`) as { nip: string }[]).map((n) => n.nip);

  it('jelajah halaman melihat setiap pegawai lama tepat sekali walau baris ditambahkan', async () => {
    const terlihat: string[] = [];
    let after: unknown = null;
    for (let langkah = 0; langkah < 20; langkah++) {
      const jawab = await tanya(OPERATOR(), DAFTAR, { first: 3, after });
      terlihat.push(...nip(jawab));
      if (di(jawab, 'daftarPegawai.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, 'daftarPegawai.pageInfo.endCursor');
      if (langkah < 4) await isiPegawai(dunia, { nip: nipUji(30 + langkah * 20), instansi: satu, sisi: 'BKN', kolom: { status_asn: 'CPNS' } });
    }
    expect(new Set(terlihat).size).toBe(terlihat.length);
    expect(terlihat).toEqual(expect.arrayContaining(Array.from({ length: 10 }, (_, i) => nipUji(i))));
  });

  it('cari menurut nama dan awal NIP, saring menurut status; tanda % bukan kartu liar', async () => {
    expect(nip(await tanya(OPERATOR(), DAFTAR, { c: nipUji(3) }))).toEqual([nipUji(3)]);
    expect(nip(await tanya(OPERATOR(), DAFTAR, { c: 'contoh 90', first: 100 }))).toHaveLength(10);
    expect(nip(await tanya(OPERATOR(), DAFTAR, { c: '%%%' }))).toEqual([]);
    expect((await tanya(OPERATOR(), DAFTAR, { c: 'ab' })).galat).toEqual(['MASUKAN_SALAH']);
    expect((await tanya({ peran: 'AUDITOR_ASN' }, DAFTAR, { c: 'contoh' })).galat).toEqual(['MASUKAN_SALAH']);
    expect(nip(await tanya({ peran: 'AUDITOR_ASN' }, DAFTAR, { i: satu.id, c: 'contoh', first: 1 }))).toEqual([nipUji(0)]);
    expect(nip(await tanya(OPERATOR(), DAFTAR, { f: { statusAsn: ['CPNS'] }, first: 100 })).length).toBeGreaterThan(0);
    expect(nip(await tanya(OPERATOR(), DAFTAR, { i: dua.id }))).toEqual([]);
    expect(nip(await tanya({ peran: 'AUDITOR_ASN' }, DAFTAR, { i: dua.id }))).toEqual([nipUji(20)]);
  });

  it('halaman pegawai dua instansi satu pernyataan, dan dapat diteruskan dengan kursornya', async () => {
    const hitung = hitungPernyataan(dunia);
    const bertanya = buatTanya(hitung.pool, skemaPegawai(), konteksPegawai);
    const kueri = '{ daftarInstansi { nodes { id provinsi { nama } pegawai(first: 2) { nodes { nip } pageInfo { hasNextPage endCursor } } } } }';
    const jawab = await bertanya({ peran: 'AUDITOR_ASN' }, kueri);
    expect(jawab.galat).toEqual([]);
    expect(nip(jawab, 'daftarInstansi.nodes.0.pegawai')).toEqual([nipUji(0), nipUji(1)]);
    expect(nip(jawab, 'daftarInstansi.nodes.1.pegawai')).toEqual([nipUji(20)]);
    expect(hitung.ambil().filter((p) => p.includes('"pegawai_bkn"'))).toHaveLength(1);
    const after = di(jawab, 'daftarInstansi.nodes.0.pegawai.pageInfo.endCursor');
    expect(nip(await tanya({ peran: 'AUDITOR_ASN' }, DAFTAR, { i: satu.id, first: 1, after }))).toEqual([nipUji(2)]);
  });
});

describe('laporanNasional', () => {
  it('terkini menunjuk nomor tetap; instansi dengan umpan basi dihitung belum diketahui, bukan nol', async () => {
    const { rows } = await dunia.admin.query<{ id: string }>('select laporan_buat() id');
    const kueri =
      '{ laporanNasional(id: "terkini") { id pada kepegawaian { nasional { diketahui belumDiketahui rincian { kelompok kunci jumlah } } provinsi { provinsiId diketahui belumDiketahui } } } }';
    const jawab = await tanya({ peran: 'VIEWER_PANRB' }, kueri);
    expect(jawab.galat).toEqual([]);
    expect(di(jawab, 'laporanNasional')).toMatchObject({
      id: String(rows[0]?.id),
      kepegawaian: { nasional: { diketahui: 1, belumDiketahui: 1 }, provinsi: [{ provinsiId: '35', diketahui: 1, belumDiketahui: 1 }] },
    });
    expect(di(jawab, 'laporanNasional.kepegawaian.nasional.rincian')).toContainEqual({ kelompok: 'statusAsn', kunci: 'PNS', jumlah: 10 });
    expect(di(await tanya({ peran: 'VIEWER_KEMENDAGRI' }, kueri), 'laporanNasional.kepegawaian.nasional')).toMatchObject({ diketahui: 1, belumDiketahui: 0 });
    expect(di(await tanya({ peran: 'VIEWER_BAWASLU' }, kueri), 'laporanNasional.kepegawaian')).toBeNull();
    expect((await tanya(OPERATOR(), kueri)).galat).toEqual(['TIDAK_BERWENANG']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, JANGKAUAN, PERAN } from '../../../domain/akses.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import { pekerjaanTarikInstansi } from '../../../sync/jobs/tarik-instansi.ts';
import type { BahanTempo } from '../../../sync/tarik-jatuh-tempo.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  hitungPernyataan,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiJabatan,
  isiKesegaran,
  isiPegawai,
  isiSelisih,
  isiTarikan,
  nipUji,
  type TanyaUji,
} from '../../support/isi.ts';

const DAFTAR = `query ($f: FilterSelisih, $after: String, $urut: UrutSelisih, $first: Int) { daftarSelisih(filter: $f, first: $first, after: $after, urut: $urut) {
  nodes { id bidang { nama ikd } level } pageInfo { hasNextPage endCursor } } }`;

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
  for (let i = 0; i < 12; i++) await isiSelisih(dunia, { nip: nipUji(i), instansi: satu });
  await isiSelisih(dunia, { nip: nipUji(0), instansi: satu, bidang: 3, kolom: { level: 'PERINGATAN' } });
  await isiSelisih(dunia, { nip: nipUji(1), instansi: satu, bidang: 12, kolom: { sistemik: true } });
  await isiSelisih(dunia, { nip: nipUji(2), instansi: satu, bidang: 14, kolom: { status: 'TERTUTUP' } });
  await isiSelisih(dunia, { nip: nipUji(50), instansi: dua });
});
afterAll(() => dunia.tutup());

const OPERATOR = () => ({ peran: 'OPERATOR_INSTANSI', instansi: satu }) as const;

describe('daftarSelisih', () => {
  it('mengikuti tabel akses untuk setiap peran, dan barisnya mengikuti jangkauan', async () => {
    for (const peran of PERAN) {
      const jawab = await tanya({ peran, instansi: satu, nip: nipUji(0) }, DAFTAR, { first: 100 });
      if (!boleh('bacaSelisih', peran)) {
        expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
        continue;
      }
      const harapan = { NASIONAL: 14, INSTANSI: 13, DIRI: 2, DAERAH: 0, AGREGAT: 0 }[JANGKAUAN[peran]];
      expect(di(jawab, 'daftarSelisih.nodes'), peran).toHaveLength(harapan);
    }
  });

  it('menyaring menurut level, bidang, status, kode IKD, dan sistemik', async () => {
    const nama = async (f: object): Promise<unknown> => di(await tanya(OPERATOR(), DAFTAR, { f, first: 100 }), 'daftarSelisih.nodes');
    expect(await nama({ level: ['PERINGATAN'] })).toMatchObject([{ bidang: { nama: 'gelar', ikd: ['COM_5'] } }]);
    expect(await nama({ ikd: 'COM_5' })).toHaveLength(1);
    expect(await nama({ ikd: 'COM_5', bidang: ['golAkhirId'] })).toEqual([]);
    expect(await nama({ sistemik: true })).toMatchObject([{ bidang: { nama: 'unorId' } }]);
    expect(await nama({ sistemik: null })).toHaveLength(14);
    expect(await nama({ status: ['TERTUTUP'] })).toHaveLength(1);
    expect(await nama({ instansiId: dua.id })).toEqual([]);
    expect((await tanya(OPERATOR(), DAFTAR, { f: { bidang: ['entah'] } })).galat).toEqual(['MASUKAN_SALAH']);
  });

  it('jelajah halaman melihat setiap baris tepat sekali walau baris lain ditambahkan dan diputus di tengah jalan', async () => {
    const steward = { peran: 'DATA_STEWARD_BKN' } as const;
    const { rows } = await dunia.admin.query<{ id: string }>("select id from selisih where status <> 'TERTUTUP' and not sistemik order by id");
    const awal = rows.map((r) => String(r.id));
    for (const urut of ['TERBARU', 'TERLAMA']) {
      const terlihat: string[] = [];
      let after: unknown = null;
      for (let langkah = 0; langkah < 40; langkah++) {
        const jawab = await tanya(steward, DAFTAR, { urut, first: 3, after });
        expect(jawab.galat).toEqual([]);
        terlihat.push(...(di(jawab, 'daftarSelisih.nodes') as { id: string }[]).map((n) => n.id));
        if (di(jawab, 'daftarSelisih.pageInfo.hasNextPage') !== true) break;
        after = di(jawab, 'daftarSelisih.pageInfo.endCursor');
        if (langkah < 6) await isiSelisih(dunia, { nip: nipUji(200 + langkah + (urut === 'TERBARU' ? 0 : 50)), instansi: dua });
        await dunia.admin.query('update selisih set versi = versi + 1, diubah_pada = now() where id = $1', [awal[langkah]]);
      }
      expect(new Set(terlihat).size).toBe(terlihat.length);
      expect(awal.filter((id) => !terlihat.includes(id))).toEqual([]);
    }
  });

  it('menolak kursor daftar lain dan first di luar 1 sampai 100', async () => {
    const kursor = di(await tanya(OPERATOR(), DAFTAR, { first: 1 }), 'daftarSelisih.pageInfo.endCursor');
    expect((await tanya(OPERATOR(), DAFTAR, { first: 1, after: kursor, urut: 'TERLAMA' })).galat).toEqual(['MASUKAN_SALAH']);
    for (const first of [0, 101, -1]) expect((await tanya(OPERATOR(), DAFTAR, { first })).galat).toEqual(['MASUKAN_SALAH']);
  });
});

describe('entitas', () => {
  it('lima puluh Pegawai dijawab satu pernyataan, dan instansi lain tampak kosong', async () => {
    const hitung = hitungPernyataan(dunia);
    const bertanya = buatTanya(hitung.pool, skemaSelisih(), konteksSelisih);
    const representations = [...Array.from({ length: 50 }, (_, i) => ({ __typename: 'Pegawai', nip: nipUji(i) })), { __typename: 'Pegawai', nip: nipUji(50) }];
    const jawab = await bertanya(OPERATOR(), 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { nip selisih { id } } } }', {
      r: representations,
    });
    expect(jawab.galat).toEqual([]);
    expect(hitung.ambil()).toHaveLength(1);
    expect(di(jawab, '_entities.0.selisih')).toHaveLength(2);
    expect(di(jawab, '_entities.50.selisih')).toEqual([]);
  });

  it('rujukan Selisih dibaca ulang menurut kunci di bawah hak pemanggil', async () => {
    const asing = String((await dunia.admin.query<{ id: string }>('select id from selisih where instansi = 2 limit 1')).rows[0]?.id);
    const r = [
      { __typename: 'Selisih', id: asing, level: 'INFO' },
      { __typename: 'Selisih', id: 'bukan-angka' },
    ];
    const kueri = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Selisih { id level } } }';
    expect(di(await tanya(OPERATOR(), kueri, { r }), '_entities')).toEqual([null, null]);
    expect(di(await tanya({ peran: 'AUDITOR_ASN' }, kueri, { r }), '_entities.0')).toEqual({ id: asing, level: 'BLOKIR_JAB' });
  });
});

describe('kualitas data, tarikan, padanan', () => {
  it('kualitasData: angka instansi sendiri; instansi lain null', async () => {
    await isiKesegaran(dunia, satu, 'BKN');
    await isiKesegaran(dunia, satu, 'SIMPEG', new Date(Date.now() - 3 * 86_400_000));
    await isiBaris(dunia, 'beda_himpunan', { instansi: satu.no, nip: nipUji(90), jenis: 'HANYA_BKN' });
    await isiBaris(dunia, 'temuan_sistemik', { instansi: satu.no, bidang: 12, jumlah: 8, pembagi: 10 });
    const kueri = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Instansi { kualitasData {
      kesegaran { sisi basi } jumlahSelisih { level jumlah } cakupan { jumlahBkn jumlahSimpeg bagian } temuanSistemik { bidang { nama } jumlah dari } bedaHimpunan { jenis jumlah } } } } }`;
    const jawab = await tanya(OPERATOR(), kueri, { r: [satu, dua].map(({ id }) => ({ __typename: 'Instansi', id })) });
    expect(jawab.galat).toEqual([]);
    expect(di(jawab, '_entities.0.kualitasData')).toEqual({
      kesegaran: [
        { sisi: 'BKN', basi: false },
        { sisi: 'SIMPEG', basi: true },
      ],
      jumlahSelisih: [
        { level: 'BLOKIR', jumlah: 0 },
        { level: 'BLOKIR_JAB', jumlah: 13 },
        { level: 'PERINGATAN', jumlah: 1 },
        { level: 'INFO', jumlah: 0 },
      ],
      cakupan: { jumlahBkn: 10, jumlahSimpeg: 10, bagian: 0.9 },
      temuanSistemik: [{ bidang: { nama: 'unorId' }, jumlah: 8, dari: 10 }],
      bedaHimpunan: [{ jenis: 'HANYA_BKN', jumlah: 1 }],
    });
    expect(di(jawab, '_entities.1.kualitasData')).toBeNull();
  });

  it('daftarTarikan hanya milik instansi; baris ditolak berhalaman', async () => {
    const id = await isiTarikan(dunia, satu, 5);
    await isiTarikan(dunia, dua, 1);
    const kueri =
      'query ($after: String) { daftarTarikan { nodes { id barisDitolak(first: 3, after: $after) { nodes { baris kode } pageInfo { hasNextPage endCursor } } } } }';
    const jawab = await tanya(OPERATOR(), kueri);
    expect(di(jawab, 'daftarTarikan.nodes')).toMatchObject([
      { id, barisDitolak: { nodes: [{ baris: 1 }, { baris: 2 }, { baris: 3 }], pageInfo: { hasNextPage: true } } },
    ]);
    const lanjut = await tanya(OPERATOR(), kueri, { after: di(jawab, 'daftarTarikan.nodes.0.barisDitolak.pageInfo.endCursor') });
    expect(di(lanjut, 'daftarTarikan.nodes.0.barisDitolak')).toMatchObject({ nodes: [{ baris: 4 }, { baris: 5 }], pageInfo: { hasNextPage: false } });
  });

  it('padanan: ditetapkan steward, versi lama dan id yang tidak ada ditolak', async () => {
    await isiJabatan(dunia, 'JF-1');
    const kueri = 'mutation ($input: TetapkanPadananInput!) { tetapkanPadanan(input: $input) { padanan { siasn status versi } userErrors { kode field } } }';
    const input = { instansiId: satu.id, tabel: 'jabatan', lokal: 'L-01', siasn: 'JF-1', status: 'BENAR', versi: 0 };
    const steward = { peran: 'DATA_STEWARD_BKN' } as const;
    expect(di(await tanya(steward, kueri, { input }), 'tetapkanPadanan')).toEqual({ padanan: { siasn: 'JF-1', status: 'BENAR', versi: 1 }, userErrors: [] });
    expect(di(await tanya(steward, kueri, { input }), 'tetapkanPadanan.userErrors.0.kode')).toBe('VERSI_BERUBAH');
    expect(di(await tanya(steward, kueri, { input: { ...input, versi: 1, status: 'SALAH', siasn: null } }), 'tetapkanPadanan.padanan')).toEqual({
      siasn: null,
      status: 'SALAH',
      versi: 2,
    });
    expect(di(await tanya(steward, kueri, { input: { ...input, lokal: 'L-02', siasn: 'JF-X' } }), 'tetapkanPadanan.userErrors.0')).toEqual({
      kode: 'TIDAK_DITEMUKAN',
      field: 'siasn',
    });
    // Each confirmed change enqueues the pull of its instansi in the same transaction; refusals enqueue nothing.
    const definisi = pekerjaanTarikInstansi({} as BahanTempo);
    const { rows } = await dunia.admin.query<{ nama: string; antrean: string; payload: { instansi: number }; kunci: string }>(
      'select nama, antrean, payload, kunci from kotak_keluar',
    );
    expect(rows).toHaveLength(2);
    for (const r of rows) expect([r.nama, r.antrean, r.kunci]).toEqual([definisi.name, definisi.antrean, definisi.kunci(definisi.urai(r.payload))]);
    expect((await tanya(OPERATOR(), kueri, { input })).galat).toEqual(['TIDAK_BERWENANG']);
    expect(di(await tanya(OPERATOR(), `{ daftarPadanan(instansiId: "${satu.id}") { nodes { lokal status } } }`), 'daftarPadanan.nodes')).toEqual([
      { lokal: 'L-01', status: 'SALAH' },
    ]);
  });

  it('bagian laporan: level, bidang, IKD, cakupan; instansi dengan umpan basi tidak diketahui', async () => {
    await isiPegawai(dunia, { nip: nipUji(0), instansi: satu });
    await isiKesegaran(dunia, dua, 'BKN');
    await isiKesegaran(dunia, dua, 'SIMPEG');
    const { rows } = await dunia.admin.query<{ id: string }>('select laporan_buat() id');
    const r = [{ __typename: 'LaporanNasional', id: String(rows[0]?.id) }];
    const kueri = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LaporanNasional { selisih { nasional { diketahui belumDiketahui rincian { kelompok kunci jumlah } }
      instansi { instansi { id } diketahui rincian { jumlah } } } umpan { diketahui jumlahBkn } } } }`;
    const jawab = await tanya({ peran: 'VIEWER_PANRB' }, kueri, { r });
    expect(di(jawab, '_entities.0.selisih.nasional')).toMatchObject({ diketahui: 1, belumDiketahui: 1 });
    expect(di(jawab, '_entities.0.selisih.instansi.0')).toEqual({ instansi: { id: satu.id }, diketahui: false, rincian: null });
    const rincian = di(jawab, '_entities.0.selisih.nasional.rincian') as { kelompok: string; kunci: string; jumlah: number }[];
    const dariDua = rincian.find((x) => x.kelompok === 'bidang' && x.kunci === 'golAkhirId')?.jumlah;
    expect(rincian.find((x) => x.kelompok === 'ikd' && x.kunci === 'ACC_10')?.jumlah).toBe(dariDua);
    expect(di(await tanya({ peran: 'VIEWER_BAWASLU' }, kueri, { r }), '_entities.0')).toEqual({ selisih: null, umpan: null });
    expect((await tanya(OPERATOR(), kueri, { r })).galat).toContain('TIDAK_BERWENANG');
  });
});

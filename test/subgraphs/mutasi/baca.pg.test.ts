import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { denganPelaku } from '../../../platform/db/pelaku.ts';
import { ajukan, masukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

let dunia: Dunia;
const JUMLAH = 7;
const usul: string[] = [];

beforeAll(async () => {
  dunia = await buatDunia();
  for (let i = 0; i < JUMLAH; i++) {
    await dunia.tambahPegawai(nipKe(i));
    usul.push((await ajukan(dunia, [nipKe(i)])).usul.id);
  }
  await dunia.admin.query('select laporan_buat()');
});
afterAll(() => dunia.tutup());

const DAFTAR = `query ($first: Int, $after: String, $status: StatusUsul) { daftarUsul(first: $first, after: $after, status: $status) { nodes { id status } pageInfo { hasNextPage endCursor } } }`;
const ENTITAS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { nip usul(first: 5) { nodes { id status pegawai { nodes { pegawai { nip } } } } } }
  ... on Instansi { id usul(first: 3) { nodes { id } pageInfo { hasNextPage } } } ... on UsulMutasi { id nomor jumlahPegawai } ... on LaporanNasional { id mutasi { nasional { diketahui belumDiketahui rincian { kelompok kunci jumlah } } } } } }`;

test('daftar usul berhalaman menyebut setiap usul sekali, terbaru dahulu', async () => {
  const terlihat: string[] = [];
  let after: string | null = null;
  do {
    const hasil: Awaited<ReturnType<Dunia['jalankan']>> = await dunia.jalankan('OPERATOR_INSTANSI', DAFTAR, { first: 3, after });
    const daftar = hasil['daftarUsul'];
    terlihat.push(...daftar.nodes.map((n: { id: string }) => n.id));
    after = daftar.pageInfo.hasNextPage ? daftar.pageInfo.endCursor : null;
  } while (after !== null);
  expect(terlihat).toEqual([...usul].reverse());
});

test('instansi lain, peran agregat dan ASN lain tidak melihat usul lewat pintu mana pun', async () => {
  const [id = ''] = usul;
  for (const siapa of [pemanggil('OPERATOR_INSTANSI', 2), pemanggil('PPK', 2), { ...pemanggil('ASN'), instansi: 1, nip: nipKe(3) }]) {
    expect((await dunia.jalankan(siapa, 'query ($id: ID!) { usul(id: $id) { id } }', { id }))['usul']).toBeNull();
    const r = [
      { __typename: 'UsulMutasi', id },
      { __typename: 'Pegawai', nip: nipKe(0) },
    ];
    const { _entities } = await dunia.jalankan(siapa, ENTITAS, { r });
    expect(_entities).toEqual([null, { nip: nipKe(0), usul: { nodes: [] } }]);
  }
  const { data, errors } = await dunia.mentah('VIEWER_BAWASLU', DAFTAR);
  expect([data, errors?.[0]?.originalError]).toMatchObject([null, { kode: 'TIDAK_BERWENANG' }]);
});

test('rujukan entitas dijawab per kunci dengan jumlah pernyataan yang sama untuk 1 dan 7 pegawai', async () => {
  const hitung = async (n: number): Promise<number> => {
    dunia.pernyataan.length = 0;
    const { _entities } = await dunia.jalankan('AUDITOR_ASN', ENTITAS, { r: Array.from({ length: n }, (_, i) => ({ __typename: 'Pegawai', nip: nipKe(i) })) });
    expect(_entities[n - 1].usul.nodes).toEqual([{ id: usul[n - 1], status: 'DIAJUKAN', pegawai: { nodes: [{ pegawai: { nip: nipKe(n - 1) } }] } }]);
    return dunia.pernyataan.length;
  };
  expect(await hitung(JUMLAH)).toBe(await hitung(1));
  const { _entities } = await dunia.jalankan('AUDITOR_ASN', ENTITAS, { r: [{ __typename: 'Instansi', id: 'INS-1' }] });
  expect(_entities).toEqual([{ id: 'INS-1', usul: { nodes: [6, 5, 4].map((i) => ({ id: usul[i] })), pageInfo: { hasNextPage: true } } }]);
});

test('ASN melihat usul tentang dirinya', async () => {
  const diri = { ...pemanggil('ASN'), instansi: 1, nip: nipKe(3) };
  expect((await dunia.jalankan(diri, DAFTAR))['daftarUsul'].nodes).toEqual([{ id: usul[3], status: 'DIAJUKAN' }]);
});

test('bagian mutasi laporan nasional sama dengan hitung ulang dan tunduk pada kewenangan', async () => {
  const { rows } = await dunia.admin.query<{ id: string }>('select id::text as id from laporan');
  const r = [{ __typename: 'LaporanNasional', id: rows[0]?.id }];
  const { _entities } = await dunia.jalankan('VIEWER_PANRB', ENTITAS, { r });
  expect(_entities[0].mutasi.nasional).toEqual({ diketahui: 3, belumDiketahui: 0, rincian: [{ kelompok: 'status', kunci: 'DIAJUKAN', jumlah: JUMLAH }] });
  const daerah = await dunia.jalankan('VIEWER_KEMENDAGRI', ENTITAS, { r });
  expect(daerah['_entities'][0].mutasi.nasional.diketahui).toBe(2);
  const { errors } = await dunia.mentah('OPERATOR_INSTANSI', ENTITAS, { r });
  expect(errors?.[0]?.originalError).toMatchObject({ kode: 'TIDAK_BERWENANG' });
});

const SIMULASI = `query ($input: AjukanMutasiInput!) { simulasiMutasi(input: $input) { hasil userErrors { kode } pegawai { butir { kode hasil pesan } } } }`;

test('simulasi menjawab seperti gerbang tanpa menyimpan apa pun', async () => {
  const sebelum = await dunia.admin.query('select (select count(*) from usul) as u, (select count(*) from berita_acara) as b');
  const sibuk = await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [nipKe(0)]) });
  expect(sibuk['simulasiMutasi']).toMatchObject({ hasil: 'DITAHAN', pegawai: [{ butir: [{ kode: 'A10', hasil: 'GAGAL' }] }] });
  await dunia.tambahPegawai(nipKe(50));
  expect((await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [nipKe(50)]) }))['simulasiMutasi']).toMatchObject({
    hasil: 'LOLOS',
    pegawai: [],
  });
  expect((await dunia.admin.query('select (select count(*) from usul) as u, (select count(*) from berita_acara) as b')).rows).toEqual(sebelum.rows);
});

const simulasi = async (nip: string): Promise<readonly (readonly [string, string])[]> => {
  const { simulasiMutasi } = await dunia.jalankan('OPERATOR_INSTANSI', SIMULASI, { input: masukan(dunia, [nip]) });
  return (simulasiMutasi.pegawai[0]?.butir ?? []).map((b: { kode: string; pesan: string }) => [b.kode, b.pesan]);
};

test('versi kanon yang berbeda, bidang tak terbaca, himpunan berbeda dan selisih yang belum ditandai membuat A11 belum diketahui', async () => {
  const [ver, tak, hanya, lepas] = [nipKe(51), nipKe(52), nipKe(53), nipKe(54)];
  for (const nip of [ver, tak, hanya, lepas]) await dunia.tambahPegawai(nip);
  await dunia.admin.query('update sidik_simpeg set ver = 2 where nip = $1', [ver]);
  expect(await simulasi(ver)).toEqual([['A11', expect.stringContaining('VERSI_KANON_BERBEDA')]]);
  await dunia.admin.query(`update pegawai_simpeg set tak = 1 << 14, alasan = '{"jabatanId":"BELUM_DIREKON"}' where nip = $1`, [tak]);
  expect(await simulasi(tak)).toEqual([['A11', expect.stringContaining('Jabatan (BELUM_DIREKON)')]]);
  await dunia.admin.query("insert into beda_himpunan (instansi, nip, jenis) values (1, $1, 'HANYA_BKN')", [hanya]);
  expect(await simulasi(hanya)).toEqual([['A11', expect.stringContaining('hanya ada pada data BKN')]]);
  await dunia.admin.query("update pegawai_simpeg set jabatan_id = 'LAIN' where nip = $1", [lepas]);
  expect(await simulasi(lepas)).toEqual([['A11', expect.stringContaining('perbandingan belum selesai untuk Jabatan')]]);
});

test('fakta tentang pegawai instansi lain, atau di luar usul, tidak dapat ditanyakan langsung kepada basis data', async () => {
  await dunia.tambahPegawai(nipKe(60), 2);
  const tanya = (instansi: number, usulId: string | null, nip: string) =>
    denganPelaku(dunia.pool, dunia.tertanda(pemanggil('OPERATOR_INSTANSI', instansi)), async (tx) => {
      const { rows } = await tx.execute(
        sql`select bagian from gerbang_fakta(${usulId}::bigint, array[${nip}]::bigint[], array[2]::smallint[], array[2]::smallint[], array['U2'], array['J2']) where bagian = 'bkn'`,
      );
      return rows.length;
    });
  expect(await tanya(2, null, nipKe(60))).toBe(1);
  await expect(tanya(1, null, nipKe(60))).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
  await expect(tanya(1, usul[0] ?? '', nipKe(60))).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
  await expect(tanya(2, usul[0] ?? '', nipKe(0))).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
});

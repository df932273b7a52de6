import { afterAll, beforeAll, expect, test } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { lakukan, SETUJUI, sampai } from './alur.ts';
import { ajukan, idDokumen, tindakan, ULANG } from './dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from './dunia.ts';

const LAMPIRKAN = `mutation ($input: LampirkanDokumenInput!) { hasil: lampirkanDokumen(input: $input) {
  usul { id versi dokumen { id jenis judul nomor sha256 pegawai { nip } } dokumenKurang { pegawai { nip } jenis judul } } userErrors { field kode } } }`;
const BACA = 'query ($id: ID!) { usul(id: $id) { dokumen { id pegawai { nip } } dokumenKurang { pegawai { nip } jenis } } }';

let dunia: Dunia;
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const OPERATOR = pemanggil('OPERATOR_INSTANSI');
const lampirkan = async (id: string, dokumen: readonly { id: string; nip?: string }[], oleh = OPERATOR): Promise<Json> =>
  (await dunia.jalankan(oleh, LAMPIRKAN, { input: { id, dokumen } }))['hasil'];
const hitung = async (usul: string): Promise<{ lampiran: number; jejak: number }> =>
  (
    await dunia.admin.query(
      `select (select count(*)::int from usul_dokumen where usul::text = $1) as lampiran,
       (select count(*)::int from jejak where peristiwa = 'mutasi.dokumen_dilampirkan' and data ->> 'usul' = $1) as jejak`,
      [usul],
    )
  ).rows[0];
const BA_TPK = { id: idDokumen('BA_TPK') };
const tanpaDokumen = async (...nip: readonly string[]): Promise<Json> => {
  for (const n of nip) await dunia.tambahPegawai(n);
  return ajukan(dunia, nip, { dokumen: [] });
};

test('usul yang tertahan C13 lewat pada ajukan ulang sesudah berita acara dilampirkan; yang kurang dikatakan sebelumnya dan tidak lagi sesudahnya', async () => {
  const nip = nipKe(0);
  const ditahan = await tanpaDokumen(nip);
  expect(ditahan).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' }, pegawai: [{ butir: [{ kode: 'C13', hasil: 'GAGAL' }] }] });
  const { id, versi } = ditahan.usul;
  const sebelum = (await dunia.jalankan(OPERATOR, BACA, { id }))['usul'];
  expect(sebelum).toEqual({ dokumen: [], dokumenKurang: [{ pegawai: { nip }, jenis: 'BA_TPK' }] });
  const masihDitahan = (await dunia.jalankan(OPERATOR, ULANG, { input: { id, versi } }))['hasil'];
  expect(masihDitahan.__typename, 'kendali: tanpa lampiran tetap tertahan').toBe('MutasiDitahan');

  const hasil = await lampirkan(id, [BA_TPK]);
  expect(hasil).toMatchObject({
    usul: {
      id,
      dokumen: [{ ...BA_TPK, jenis: 'BA_TPK', judul: 'Berita acara tim penilai kinerja PNS', nomor: '800/1/CONTOH', pegawai: null }],
      dokumenKurang: [],
    },
    userErrors: [],
  });
  const ulang = (await dunia.jalankan(OPERATOR, ULANG, { input: { id, versi: hasil.usul.versi } }))['hasil'];
  expect(ulang).toMatchObject({ __typename: 'MutasiDiajukan', usul: { id, status: 'DIAJUKAN' } });
});

test('mengulang lampiran tidak berakibat: satu baris, satu jejak; menambah yang lain menambah satu', async () => {
  const { id } = (await tanpaDokumen(nipKe(1))).usul;
  for (let i = 0; i < 3; i++) expect((await lampirkan(id, [BA_TPK, BA_TPK])).userErrors).toEqual([]);
  expect(await hitung(id)).toEqual({ lampiran: 1, jejak: 1 });
  await lampirkan(id, [BA_TPK, { id: idDokumen('SURAT_USUL') }]);
  expect(await hitung(id)).toEqual({ lampiran: 2, jejak: 2 });
});

test('serentak melampirkan surat yang sama meninggalkan satu baris', async () => {
  const { id } = (await tanpaDokumen(nipKe(2))).usul;
  const semua = await Promise.all(Array.from({ length: 6 }, () => lampirkan(id, [BA_TPK])));
  expect(semua.map((h) => h.userErrors)).toEqual(semua.map(() => []));
  expect(await hitung(id)).toEqual({ lampiran: 1, jejak: 1 });
});

test('sesudah diajukan dan sesudah disetujui masih dapat dilampirkan; sesudah dibatalkan tidak', async () => {
  const usul = await sampai(dunia, nipKe(3), []);
  expect(usul.status).toBe('DIAJUKAN');
  const tambahan = { id: idDokumen('PERMOHONAN_SENDIRI') };
  expect((await lampirkan(usul.id, [tambahan])).userErrors).toEqual([]);
  const setuju = (await lakukan(dunia, usul, SETUJUI)).usul;
  expect((await lampirkan(usul.id, [{ id: idDokumen('PERSETUJUAN_PRESIDEN') }])).userErrors).toEqual([]);
  const batal = await dunia.jalankan(OPERATOR, tindakan('batalkanMutasi'), { input: { id: usul.id, versi: setuju.versi, catatan: 'tidak jadi dipindah' } });
  expect(batal['hasil'].usul.status).toBe('DIBATALKAN');
  const sebelum = await hitung(usul.id);
  expect(await lampirkan(usul.id, [BA_TPK])).toEqual({ usul: null, userErrors: [{ field: 'id', kode: 'PERALIHAN_DITOLAK' }] });
  expect(await hitung(usul.id)).toEqual(sebelum);
});

test('dokumen instansi lain, dokumen yang tidak ada, dan orang di luar usul ditolak menurut letaknya, tanpa melampirkan sisanya', async () => {
  const nip = nipKe(4);
  const { id } = (await tanpaDokumen(nip)).usul;
  const { rows } = await dunia.admin.query<{ id: string }>(
    `insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang)
     values (2, 'BA_TPK', '800/2/CONTOH', hari_ini(), 'Badan Lain', repeat('8', 64), 1, 'uji', 'uji') returning id::text`,
  );
  const asing = rows[0]?.id ?? '';
  expect(await lampirkan(id, [BA_TPK, { id: asing }, { id: '999999' }, { id: 'abc' }, { ...BA_TPK, nip: nipKe(99) }])).toEqual({
    usul: null,
    userErrors: [
      ...[1, 2, 3].map((i) => ({ field: `dokumen.${i}.id`, kode: 'DOKUMEN_TIDAK_DIKENAL' })),
      { field: 'dokumen.4.nip', kode: 'PEGAWAI_TIDAK_DIKENAL' },
    ],
  });
  expect(await hitung(id)).toEqual({ lampiran: 0, jejak: 0 });
  expect((await ajukan(dunia, [nip], { dokumen: [{ id: asing }] })).userErrors).toMatchObject([{ field: 'dokumen.0.id', kode: 'DOKUMEN_TIDAK_DIKENAL' }]);
});

test('peran: tepat yang boleh ajukanMutasi, pada instansi pengusul; instansi lain tidak belajar apakah usulnya ada', async () => {
  const { id } = (await tanpaDokumen(nipKe(5))).usul;
  for (const peran of PERAN) {
    const { data, errors } = await dunia.mentah(peran, LAMPIRKAN, { input: { id, dokumen: [BA_TPK] } });
    if (boleh('ajukanMutasi', peran)) expect(data?.['hasil'], peran).toMatchObject({ usul: { id }, userErrors: [] });
    else expect(errors?.[0]?.originalError, peran).toMatchObject({ kode: 'TIDAK_BERWENANG' });
  }
  expect(await hitung(id)).toEqual({ lampiran: 1, jejak: 1 });
  const lain = pemanggil('OPERATOR_INSTANSI', 2);
  const tiada = await lampirkan('999999', [BA_TPK], lain);
  expect(tiada).toEqual({ usul: null, userErrors: [{ field: 'id', kode: 'TIDAK_DITEMUKAN' }] });
  expect(await lampirkan(id, [BA_TPK], lain)).toEqual(tiada);
  expect(await lampirkan('abc', [BA_TPK])).toEqual(tiada);
});

test('instansi tujuan membaca usulnya tetapi tidak melampirkan', async () => {
  const nip = nipKe(6);
  await dunia.tambahPegawai(nip);
  const { id } = (await ajukan(dunia, [nip], { dokumen: [], pegawai: [{ nip, tujuan: { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' } }] })).usul;
  expect(await lampirkan(id, [], pemanggil('OPERATOR_INSTANSI', 2))).toEqual({ usul: null, userErrors: [{ field: 'id', kode: 'BUKAN_INSTANSI_ANDA' }] });
  const { dokumenKurang } = (await dunia.jalankan(pemanggil('OPERATOR_INSTANSI', 2), BACA, { id }))['usul'];
  expect(dokumenKurang.map((k: { jenis: string }) => k.jenis)).toContain('ANJAB_ABK');
});

test('usul beberapa orang: surat perorangan hanya mengisi orang yang disebutnya, surat bersama mengisi semua; tiap orang hanya diberi tahu tentang dirinya', async () => {
  const [a, b] = [nipKe(7), nipKe(8)];
  for (const n of [a, b]) await dunia.tambahPegawai(n);
  const tujuan = { instansiId: 'INS-2', unorId: 'U2', jabatanId: 'J2' };
  const { id } = (await ajukan(dunia, [a, b], { dokumen: [], pegawai: [a, b].map((nip) => ({ nip, tujuan })) })).usul;
  const temuan = { id: idDokumen('BEBAS_TEMUAN') };
  const kurang = async (oleh = OPERATOR): Promise<readonly (readonly [string, string])[]> =>
    (await dunia.jalankan(oleh, BACA, { id }))['usul'].dokumenKurang.map((k: Json) => [k.pegawai.nip, k.jenis]);
  const bebas = async (): Promise<string[]> => (await kurang()).filter(([, j]) => j === 'BEBAS_TEMUAN').map(([n]) => n);
  expect(await bebas()).toEqual([a, b]);
  await lampirkan(id, [temuan]);
  expect(await bebas(), 'tanpa nama orang').toEqual([a, b]);
  await lampirkan(id, [{ ...temuan, nip: a }]);
  expect(await bebas()).toEqual([b]);
  await lampirkan(id, [{ id: idDokumen('ANJAB_ABK') }]);
  expect((await kurang()).filter(([, j]) => j === 'ANJAB_ABK')).toEqual([]);

  const asn = { ...pemanggil('ASN'), nip: b };
  expect(new Set((await kurang(asn)).map(([n]) => n))).toEqual(new Set([b]));
  const terlihat = (await dunia.jalankan(asn, BACA, { id }))['usul'].dokumen.map((d: Json) => d.pegawai?.nip ?? null);
  expect(terlihat, 'surat bersama, tanpa surat rekannya').toEqual([null, null]);
});

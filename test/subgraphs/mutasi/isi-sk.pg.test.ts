import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPerOrang, JENIS_DOKUMEN, type JenisDokumen } from '../../../domain/mutasi/dokumen.ts';
import { type Langkah, lakukan, lantik, PERTEK, SETUJUI, sampai } from './alur.ts';
import { ajukan, idDokumen, masukan } from './dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from './dunia.ts';

const SK = `mutation ($input: SuratInput!, $isi: [BarisSkInput!]) { hasil: terbitkanSk(input: $input, isi: $isi) { __typename ... on MutasiBeralih { usul { id status versi } }
  ... on MutasiDitahan { usul { id status versi } pegawai { pegawai { nip } butir { kode pesan } } } ... on MutasiDitolakMasukan { userErrors { kode field } } } }`;
const TUJUAN = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' };

let dunia: Dunia;
let nomor = 0;
const nipBaru = (): string => nipKe(nomor++);
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

const baris = (nip: string, beda: object = {}): object => ({ nip, tujuan: TUJUAN, tmt: dunia.tmt, ...beda });
const terbitkan = async (usul: { id: string; versi: number }, isi?: readonly object[]): Promise<Json> => {
  const input = { id: usul.id, versi: usul.versi, nomor: '800/1/2026', tanggal: dunia.tanggalSk };
  return (await dunia.jalankan('PPK', SK, isi === undefined ? { input } : { input, isi }))['hasil'];
};
const tersimpan = async (usul: { id: string }): Promise<Json> => (await dunia.admin.query('select urut, isi from isi_sk where usul = $1', [usul.id])).rows;

/** A usul of two with a signed pertek; letters that speak of one person are there for each. */
async function berdua(): Promise<{ usul: { id: string; versi: number }; nip: readonly [string, string] }> {
  const nip = [nipBaru(), nipBaru()] as const;
  for (const n of nip) await dunia.tambahPegawai(n);
  const { dokumen } = masukan(dunia, nip) as { dokumen: { id: string }[] };
  const seorang = new Set((Object.keys(JENIS_DOKUMEN) as JenisDokumen[]).filter(isPerOrang).map(idDokumen));
  let hasil: Json = await ajukan(dunia, nip, { dokumen: dokumen.flatMap((d) => (seorang.has(d.id) ? nip.map((n) => ({ ...d, nip: n })) : [d])) });
  for (const langkah of [SETUJUI, PERTEK] as Langkah[]) hasil = await lakukan(dunia, hasil.usul, langkah);
  return { usul: hasil.usul, nip };
}

test('isi SK yang sama dengan pertek disimpan urut NIP sebagai bukti, dan pelantikan melewatinya lagi', async () => {
  const { usul, nip } = await berdua();
  const sk = await terbitkan(usul, [baris(nip[1]), baris(nip[0])]);
  expect(sk).toMatchObject({ __typename: 'MutasiBeralih', usul: { status: 'SK_TERBIT' } });
  expect(await tersimpan(usul)).toEqual([{ urut: 1, isi: nip.map((n) => ({ nip: n, ...TUJUAN, tmt: dunia.tmt })) }]);
  expect(await lakukan(dunia, sk.usul, lantik(dunia))).toMatchObject({ usul: { status: 'DILANTIK' } });
});

test.each([
  ['jabatan lain', (satu: string, dua: string) => [baris(satu), baris(dua, { tujuan: { ...TUJUAN, jabatanId: 'JP' } })], /jabatan/],
  [
    'unit dan TMT lain',
    (satu: string, dua: string) => [baris(satu), baris(dua, { tujuan: { ...TUJUAN, unorId: 'U1P' }, tmt: '2020-01-01' })],
    /unit organisasi, TMT/,
  ],
  ['nama yang tertinggal', (satu: string) => [baris(satu)], /tidak ada pada SK/],
] as const)('SK yang menyebut %s daripada pertek ditahan C09, walau usulnya sendiri sama dengan pertek, dan tidak tercatat', async (_, isi, pesan) => {
  const { usul, nip } = await berdua();
  const sk = await terbitkan(usul, isi(...nip));
  expect(sk).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' }, pegawai: [{ pegawai: { nip: nip[1] }, butir: [{ kode: 'C09' }] }] });
  expect(sk.pegawai[0].butir[0].pesan).toMatch(pesan);
  expect(await tersimpan(usul)).toEqual([]);
  expect((await dunia.admin.query('select from sk where usul = $1', [usul.id])).rowCount).toBe(0);
});

test('SK tanpa isi berbunyi seperti usulnya; isi yang kosong, ganda, atau menyebut orang di luar usul ditolak', async () => {
  const nip = nipBaru();
  const usul = await sampai(dunia, nip, [SETUJUI, PERTEK]);
  for (const [isi, galat] of [
    [[], { kode: 'PEGAWAI_KOSONG', field: 'isi' }],
    [[baris(nip), baris(nip)], { kode: 'PEGAWAI_GANDA', field: 'isi.1.nip' }],
    [[baris(nip), baris(nipKe(990))], { kode: 'PEGAWAI_TIDAK_DIKENAL', field: 'isi.1.nip' }],
  ] as const)
    expect(await terbitkan(usul, isi)).toMatchObject({ userErrors: [galat] });
  expect(await terbitkan(usul)).toMatchObject({ usul: { status: 'SK_TERBIT' } });
  expect(await tersimpan(usul)).toEqual([]);
});

test('yang tersimpan dibandingkan lagi pada pelantikan: SK yang tidak lagi sama dengan pertek menahan', async () => {
  const nip = nipBaru();
  const { usul } = await terbitkan(await sampai(dunia, nip, [SETUJUI, PERTEK]), [baris(nip)]);
  await dunia.admin.query('alter table isi_sk disable trigger user');
  await dunia.admin.query(`update isi_sk set isi = jsonb_set(isi, '{0,unorId}', '"U1P"') where usul = $1`, [usul.id]);
  await dunia.admin.query('alter table isi_sk enable trigger user');
  const hasil = await lakukan(dunia, usul, lantik(dunia));
  expect(hasil).toMatchObject({ usul: { status: 'DITAHAN' }, pegawai: [{ butir: [{ kode: 'C09' }] }] });
});

test('usul yang ditahan sesudah SK dan kembali tetap berisi SK yang tercatat; bunyi lain ditolak, bunyi yang sama atau tanpa isi diterima', async () => {
  const nip = nipBaru();
  const { usul } = await terbitkan(await sampai(dunia, nip, [SETUJUI, PERTEK]), [baris(nip)]);
  const kembali = async (versi: number): Promise<void> => {
    await dunia.admin.query('alter table usul disable trigger user');
    await dunia.admin.query("update usul set status = 'PERTEK_TERBIT', versi = $2 where id = $1", [usul.id, versi]);
    await dunia.admin.query('alter table usul enable trigger user');
  };
  await kembali(50);
  const lain = await terbitkan({ id: usul.id, versi: 50 }, [baris(nip, { tmt: '2020-01-01' })]);
  expect(lain).toMatchObject({ userErrors: [{ kode: 'SURAT_SUDAH_ADA', field: 'isi' }] });
  expect(await terbitkan({ id: usul.id, versi: 50 }, [baris(nip)])).toMatchObject({ usul: { status: 'SK_TERBIT' } });
  await kembali(60);
  expect(await terbitkan({ id: usul.id, versi: 60 })).toMatchObject({ usul: { status: 'SK_TERBIT' } });
  expect(await tersimpan(usul)).toMatchObject([{ urut: 1, isi: [{ nip, jabatanId: 'J1', tmt: dunia.tmt }] }]);
});

test('SK pengganti sesudah pelantikan pun harus berbunyi seperti pertek; yang diterima menjadi isi SK yang berlaku', async () => {
  const { usul, nip } = await berdua();
  const sk = await terbitkan(
    usul,
    nip.map((n) => baris(n)),
  );
  const dilantik = (await lakukan(dunia, sk.usul, lantik(dunia))).usul;
  const ganti = (isi: readonly object[] | null): Promise<Json> =>
    lakukan(dunia, dilantik, { nama: 'gantiSk', peran: 'PPK', isi: { nomor: '800/2/2026', tanggal: dunia.tanggalSk, catatan: 'Nomor SK keliru.', isi } });
  expect(await ganti([baris(nip[1], { tmt: '2020-01-01' })])).toMatchObject({
    userErrors: [
      { kode: 'SK_BERBEDA_DARI_PERTEK', field: 'isi.0', pesan: 'SK berbeda dari pertek: nama.' },
      { kode: 'SK_BERBEDA_DARI_PERTEK', field: 'isi.1', pesan: 'SK berbeda dari pertek: TMT.' },
    ],
  });
  expect(await ganti(nip.map((n) => baris(n)))).toMatchObject({ usul: { status: 'DILANTIK' } });
  expect((await tersimpan(usul)).map((b: Json) => b.urut)).toEqual([1, 2]);
});

test('isi SK terlihat bagi instansi yang bersangkutan, tidak bagi instansi lain maupun orang di dalamnya', async () => {
  const nip = nipBaru();
  const { usul } = await terbitkan(await sampai(dunia, nip, [SETUJUI, PERTEK]), [baris(nip)]);
  const lihat = async (p: ReturnType<typeof pemanggil>): Promise<number | null> => {
    const klien = await dunia.pool.connect();
    try {
      await klien.query('begin');
      await klien.query("select set_config('simpul.pemanggil', $1, true)", [dunia.tertanda(p)]);
      return (await klien.query('select from isi_sk where usul = $1', [usul.id])).rowCount;
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  };
  const semua = [pemanggil('PPK'), pemanggil('AUDITOR_ASN'), pemanggil('PPK', 2), { ...pemanggil('ASN'), nip }];
  expect(await Promise.all(semua.map(lihat))).toEqual([1, 1, 0, 0]);
});

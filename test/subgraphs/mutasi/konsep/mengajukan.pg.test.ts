import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ajukan, masukan } from '../dokumen.ts';
import { buatDunia, type Dunia, type Json, nipKe, pemanggil } from '../dunia.ts';
import { buatMeja } from './meja.ts';

let dunia: Dunia;
const { nipBaru, simpan, konsepUtuh, baca, periksa, majukan, banyakUsul } = buatMeja(() => dunia);
beforeAll(async () => {
  dunia = await buatDunia();
});
afterAll(() => dunia.tutup());

describe('konsep bukan usul', () => {
  test('tidak memegang formasi, tidak dilihat aturan, hitungan, maupun daftar usul', async () => {
    const { nip } = await konsepUtuh();
    const rekap = async () => (await dunia.admin.query("select coalesce(sum(jumlah), 0)::int n from rekap_usul where status = 'DRAF'")).rows;
    const [sebelum, usul] = [await rekap(), await banyakUsul(nip)];
    await konsepUtuh({ pegawai: [{ nip, tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J1' } }] });
    expect([await rekap(), await banyakUsul(nip), usul]).toEqual([sebelum, 0, 0]);
    // A10 (one running usul per person) does not know of the two drafts, and the one place left is still free.
    await dunia.admin.query("update peta_jabatan set kebutuhan = terisi + 1 where unor_id = 'U1' and jabatan_id = 'JP'");
    const tujuan = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'JP' };
    await konsepUtuh({ pegawai: [{ nip, tujuan }] });
    expect(await ajukan(dunia, [nip], { pegawai: [{ nip, tujuan }] })).toMatchObject({ __typename: 'MutasiDiajukan' });
    await dunia.admin.query("update peta_jabatan set kebutuhan = 9999 where unor_id = 'U1' and jabatan_id = 'JP'");
  });

  test('pemeriksaan menyebut yang kurang, lalu jawaban gerbang, dan tidak menyimpan apa pun', async () => {
    const { nip, acuan } = await konsepUtuh({ dokumen: null, tmt: null });
    expect(await periksa(acuan.id)).toMatchObject({
      hasil: 'DITAHAN',
      pegawai: [],
      userErrors: [{ kode: 'BELUM_DIISI', field: 'tmt' }],
    });
    await simpan({ ...acuan, tmt: dunia.tmt });
    const tanpa = await periksa(acuan.id);
    expect(tanpa).toMatchObject({ hasil: 'DITAHAN', userErrors: [], pegawai: [{ pegawai: { nip } }] });
    expect(tanpa.pegawai[0].butir.length).toBeGreaterThan(0);
    expect(await periksa(acuan.id, ['DOKUMEN_LENGKAP'])).toMatchObject({ hasil: 'LOLOS' });
    expect([await banyakUsul(nip), (await baca(acuan.id)).versi]).toEqual([0, 2]);
    expect(await periksa('999999')).toBeNull();
  });
});

describe('mengajukan konsep', () => {
  test('usulnya sama dengan usul yang diajukan langsung, dan konsepnya hilang dengan jejak yang menyebut keduanya', async () => {
    const { nip, acuan } = await konsepUtuh();
    const hasil = await majukan(acuan);
    expect(hasil).toMatchObject({ __typename: 'MutasiDiajukan', usul: { status: 'DIAJUKAN', versi: 2 } });
    expect([await baca(acuan.id), await banyakUsul(nip)]).toEqual([null, 1]);
    const lain = nipBaru();
    await dunia.tambahPegawai(lain);
    const langsung = await ajukan(dunia, [lain]);
    const isi = async (id: string) =>
      (
        await dunia.admin.query(
          `select u.jenis, u.alasan, u.tmt::text, u.status, u.pengaktifan, u.rincian, u.akui, u.dibuat_oleh, u.orang_pengusul, p.unor_tujuan, p.jabatan_tujuan, p.jenjang_tujuan, p.bup_tujuan,
             (select array_agg(dokumen order by dokumen) from usul_dokumen d where d.usul = u.id) dokumen, (select array_agg(tindakan || ke) from usul_riwayat r where r.usul = u.id) riwayat,
             (select array_agg(hasil) from berita_acara b where b.usul = u.id) berita
           from usul u join usul_pegawai p on p.usul = u.id where u.id = $1`,
          [id],
        )
      ).rows;
    expect(await isi(hasil.usul.id)).toEqual(await isi(langsung.usul.id));
    const { rows } = await dunia.admin.query("select data from jejak where peristiwa = 'mutasi.konsep_diajukan' and data ->> 'konsep' = $1", [acuan.id]);
    expect(rows).toEqual([{ data: { konsep: acuan.id, usul: hasil.usul.id } }]);
  });

  test('diajukan berkali-kali pada saat yang sama, dengan kunci sama, kunci lain, dan tanpa kunci: usulnya tepat satu', async () => {
    const { nip, acuan } = await konsepUtuh();
    const semua = await Promise.all(['kunci-k1', 'kunci-k1', 'kunci-k1', 'kunci-k2', undefined, undefined].map((k) => majukan(acuan, 'OPERATOR_INSTANSI', k)));
    expect(await banyakUsul(nip)).toBe(1);
    const jadi = semua.filter((s) => s.__typename === 'MutasiDiajukan');
    expect(new Set(jadi.map((s) => s.usul.id)).size).toBe(1);
    for (const s of semua.filter((x) => !jadi.includes(x))) expect(s.userErrors).toMatchObject([{ kode: 'TIDAK_DITEMUKAN' }]);
  });

  test('usul yang ditahan gerbang pun usul: konsepnya hilang, dan usulnya diajukan ulang seperti yang lain', async () => {
    const { nip, acuan } = await konsepUtuh({ dokumen: [] });
    expect(await majukan(acuan)).toMatchObject({ __typename: 'MutasiDitahan', usul: { status: 'DITAHAN' } });
    expect([await baca(acuan.id), await banyakUsul(nip)]).toEqual([null, 1]);
  });

  test.each([
    ['belum lengkap', { alasan: null }, [['BELUM_DIISI', 'alasan']]],
    [
      'jabatan yang tidak dikenal',
      { pegawai: [{ nip: nipKe(900), tujuan: { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'J9' } }] },
      [
        ['PEGAWAI_TIDAK_DIKENAL', 'pegawai.0.nip'],
        ['JABATAN_TIDAK_DIKENAL', 'pegawai.0.tujuan.jabatanId'],
      ],
    ],
    ['dokumen yang tidak ada', { dokumen: [{ id: '999999' }] }, [['DOKUMEN_TIDAK_DIKENAL', 'dokumen.0.id']]],
    ['penugasan Plt', { jenis: 'PENGANGKATAN', rincian: { penugasan: 'PLT' } }, [['PENUGASAN_TANPA_USUL', 'rincian.penugasan']]],
    ['klasifikasi yang tidak ada', { klasifikasi: { kategori: 'MUTASI', jenis: 'tidak-ada' } }, [['KLASIFIKASI_SALAH', 'klasifikasi']]],
  ] as const)('yang ditolak (%s) meninggalkan konsep seperti semula dan tidak ada usul', async (_, timpa, galat) => {
    const { nip, acuan } = await konsepUtuh(timpa);
    const potret = async () => (await dunia.admin.query('select to_jsonb(k) k from konsep_usul k where id = $1', [acuan.id])).rows;
    const semula = await potret();
    const hasil = await majukan(acuan, 'OPERATOR_INSTANSI', `kunci-tolak-${acuan.id}`);
    expect(hasil.__typename).toBe('MutasiDitolakMasukan');
    expect(hasil.userErrors.map((e: Json) => [e.kode, e.field])).toEqual(galat);
    expect([await potret(), await banyakUsul(nip)]).toEqual([semula, 0]);
    // A refusal is not remembered: the same key proposes the mended draft.
    const { jenis, alasan, dokumen, pegawai } = masukan(dunia, [nip]);
    const { konsep } = await simpan({ ...acuan, jenis, alasan, dokumen, pegawai, rincian: null, klasifikasi: null });
    expect(await majukan({ id: acuan.id, versi: konsep.versi })).toMatchObject({ __typename: 'MutasiDiajukan' });
  });

  test('versi yang sudah lewat dan orang yang mengusulkan dirinya sendiri ditolak', async () => {
    const { nip, acuan } = await konsepUtuh();
    await simpan({ ...acuan, alasan: 'Alasan yang diperbaiki rekan sekantor.' });
    expect((await majukan(acuan)).userErrors).toMatchObject([{ kode: 'VERSI_BERUBAH', field: 'versi' }]);
    const dirinya = { ...pemanggil('OPERATOR_INSTANSI'), nip };
    expect((await majukan({ id: acuan.id, versi: 2 }, dirinya)).userErrors).toMatchObject([{ kode: 'ORANG_SAMA', field: 'pegawai.0.nip' }]);
    expect(await baca(acuan.id)).toMatchObject({ versi: 2 });
  });

  test('konsep 1.000 orang disimpan, dibaca sehalaman, dan diajukan dengan pernyataan SQL sebanyak konsep seorang', async () => {
    const nip = Array.from({ length: 1_000 }, (_, i) => nipKe(2_000 + i));
    await dunia.tambahBanyak(nip);
    const satu = nipBaru();
    await dunia.tambahPegawai(satu);
    const tujuan = { instansiId: 'INS-1', unorId: 'U1', jabatanId: 'JP' };
    const hitung = async (siapa: readonly string[]): Promise<number> => {
      dunia.pernyataan.length = 0;
      const { konsep } = await simpan(masukan(dunia, siapa, { pegawai: siapa.map((n) => ({ nip: n, tujuan })) }));
      expect(konsep).toMatchObject({ jumlahPegawai: siapa.length, kurang: [] });
      expect((await baca(konsep.id)).pegawai.nodes[0].pegawai.nip).toBe(siapa[0]);
      expect(await majukan({ id: konsep.id, versi: 1 })).toMatchObject({ __typename: 'MutasiDiajukan' });
      return dunia.pernyataan.length;
    };
    const pernyataan = await hitung([satu]);
    expect(await hitung(nip)).toBe(pernyataan);
    expect(await banyakUsul(nip[999] ?? '')).toBe(1);
  });
});

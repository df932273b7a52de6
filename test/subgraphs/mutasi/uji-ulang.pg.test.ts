import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tambahHari, tanggal } from '../../../domain/asn/tanggal.ts';
import { SETUJUI, sampai } from './alur.ts';
import { ajukan } from './dokumen.ts';
import { buatDunia, type Dunia, nipKe, pemanggil } from './dunia.ts';

const UJI = `query ($id: ID!, $t: Tanggal!) { u: ujiUlangUsul(id: $id, perTanggal: $t) { perTanggal tahap hasil acuan { beritaAcara tanggal jarakHari }
  pegawai(hanyaGugur: false) { pegawai { nip } hasil butir { kode hasil pesan } } } }`;
const BANDING = `query ($id: ID!, $a: PemeriksaanInput!, $b: PemeriksaanInput!) { b: bandingkanUjiUlang(id: $id, dari: $a, ke: $b) {
  pegawai { nip } aturan { kode judul dari ke tunggal sebab { masukan dari ke } } } }`;

let dunia: Dunia;
let hari: ReturnType<typeof tanggal>;
beforeAll(async () => {
  dunia = await buatDunia();
  hari = tanggal((await dunia.admin.query('select (now() at time zone $1)::date::text d', ['Asia/Jakarta'])).rows[0].d);
});
afterAll(() => dunia.tutup());

const uji = async (id: string, t: string) => (await dunia.jalankan('AUDITOR_ASN', UJI, { id, t }))['u'];
const butir = (u: Awaited<ReturnType<typeof uji>>, kode: string) => u.pegawai[0].butir.find((b: { kode: string }) => b.kode === kode);
const banyakBaris = async () => (await dunia.admin.query('select (select count(*) from berita_acara) + (select count(*) from jejak) as n')).rows[0].n;

describe('per tanggal', () => {
  test('hari yang punya berita acara: fakta hari itu seperti tersimpan, jawabannya sama, tidak ada yang ditulis', async () => {
    const usul = await sampai(dunia, nipKe(1), []);
    const sebelum = await banyakBaris();
    const u = await uji(usul.id, hari);
    expect(u).toMatchObject({ perTanggal: hari, tahap: 'AJUKAN', hasil: 'LOLOS', acuan: { tanggal: hari, jarakHari: 0 } });
    expect(await banyakBaris()).toBe(sebelum);
  });

  test('data yang berubah sesudahnya tidak mengubah jawaban hari itu', async () => {
    const usul = await sampai(dunia, nipKe(2), []);
    await dunia.admin.query("update pegawai_bkn set kedudukan_hukum_id = '99' where nip = $1", [nipKe(2)]);
    expect(butir(await uji(usul.id, hari), 'A07')).toMatchObject({ hasil: 'LOLOS' });
  });

  test('hari lain: yang tidak disimpan BELUM_DIKETAHUI dengan sebabnya, surat dan dokumen bertanggal tetap dinilai', async () => {
    const usul = await sampai(dunia, nipKe(3), [SETUJUI]);
    const kemarin = tambahHari(hari, -1);
    const u = await uji(usul.id, kemarin);
    expect(u).toMatchObject({ hasil: 'DITAHAN', acuan: { jarakHari: 1 } });
    expect(butir(u, 'A11')).toMatchObject({ hasil: 'BELUM_DIKETAHUI', pesan: expect.stringContaining(`data tanggal ${kemarin} tidak disimpan`) });
    // Attached only today, so yesterday it was not there.
    expect(butir(u, 'C13')).toMatchObject({ hasil: 'GAGAL' });
    expect(butir(await uji(usul.id, tambahHari(hari, 1)), 'C13')).toMatchObject({ hasil: 'LOLOS' });
  });

  test('parameter hari itu yang dipakai, juga bila ditetapkan kemudian untuk tanggal lampau', async () => {
    const usul = await sampai(dunia, nipKe(4), []);
    await dunia.admin.query(
      "insert into parameter_aturan (kode, nama, nilai, sejak, sampai, dasar) values ('C12', 'panjangMin', 500, $1::date, $1::date, 'uji')",
      [hari],
    );
    expect(butir(await uji(usul.id, hari), 'C12')).toMatchObject({ hasil: 'GAGAL' });
    expect(butir(await uji(usul.id, tambahHari(hari, 1)), 'C12')).toMatchObject({ hasil: 'LOLOS' });
    const ba = (await dunia.jalankan('AUDITOR_ASN', 'query ($id: ID!) { usul(id: $id) { beritaAcara { id } } }', { id: usul.id }))['usul'].beritaAcara[0].id;
    const beda = (await dunia.jalankan('AUDITOR_ASN', BANDING, { id: usul.id, a: { beritaAcaraId: ba }, b: { perTanggal: hari } }))['b'];
    expect(beda).toEqual([
      {
        pegawai: { nip: nipKe(4) },
        aturan: [
          {
            kode: 'C12',
            judul: 'Alasan usul wajib diisi',
            dari: 'LOLOS',
            ke: 'GAGAL',
            tunggal: true,
            sebab: [{ masukan: 'parameter C12.panjangMin', dari: '-', ke: '500' }],
          },
        ],
      },
    ]);
    await dunia.admin.query("delete from parameter_aturan where kode = 'C12'");
  });

  test('di luar kewenangan null; ASN hanya melihat dirinya; tanggal dan pilihan yang salah ditolak', async () => {
    const nip = [nipKe(5), nipKe(6)];
    for (const n of nip) await dunia.tambahPegawai(n);
    const { id } = (await ajukan(dunia, nip)).usul;
    const asn = { ...pemanggil('ASN'), instansi: null, nip: nipKe(6) };
    expect((await dunia.jalankan(asn, UJI, { id, t: hari }))['u'].pegawai.map((p: { pegawai: { nip: string } }) => p.pegawai.nip)).toEqual([nipKe(6)]);
    expect((await dunia.jalankan(pemanggil('PPK', 2), UJI, { id, t: hari }))['u']).toBeNull();
    await expect(dunia.jalankan('VIEWER_PANRB', UJI, { id, t: hari })).rejects.toMatchObject({ kode: 'TIDAK_BERWENANG' });
    await expect(dunia.jalankan('AUDITOR_ASN', BANDING, { id, a: {}, b: { perTanggal: hari } })).rejects.toMatchObject({ kode: 'MASUKAN_SALAH' });
    await expect(dunia.jalankan('AUDITOR_ASN', BANDING, { id, a: { beritaAcaraId: '1' }, b: { perTanggal: hari } })).rejects.toMatchObject({
      kode: 'TIDAK_DITEMUKAN',
    });
  });
});

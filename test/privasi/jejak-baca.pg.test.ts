import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import { PERAN } from '../../domain/akses.ts';
import { BACAAN, lembagaPembaca, type NamaBacaan } from '../../domain/akses-data.ts';
import { buatTanya, di, hitungPernyataan, type PelakuUji } from '../support/isi.ts';
import { BACAAN_SKEMA, type Bacaan, type DiSql, ENTITAS, JENIS_SQL, PEGAWAI } from './bacaan-skema.ts';
import { dunia, JEJAK_SAYA, jejak, jejakSaya, KEDUA, kosongkan, ringkas, SAYA, STEWARD, satu, siapkanDunia, tanyaDi } from './dunia-jejak.ts';

beforeAll(siapkanDunia);
afterAll(() => dunia.tutup());
beforeEach(kosongkan);

describe('setiap pembacaan meninggalkan satu baris per orang', () => {
  test.each(Object.keys(BACAAN_SKEMA))('%s', async (nama) => {
    const { subgraf, pelaku = STEWARD, kueri, harap } = (BACAAN_SKEMA[nama] as () => Bacaan)();
    const jawab = await tanyaDi(subgraf)(pelaku, kueri);
    expect(jawab.galat).toEqual([]);
    const jenis = (b: NamaBacaan | DiSql): string => JENIS_SQL[b] ?? BACAAN[b as NamaBacaan].jenis.join();
    expect(await ringkas()).toEqual(harap.map(([nip, b]) => `${nip} ${b} ${jenis(b)}`));
    for (const j of await jejak()) expect(j).toMatchObject({ peran: pelaku.peran, orang: pelaku.orang });
  });

  test('yang tidak menampilkan data itu tidak meninggalkan apa pun', async () => {
    await tanyaDi('pegawai')(STEWARD, PEGAWAI('nama nik golongan { nama } sisiBkn { diubahPada }'));
    await tanyaDi('selisih')(STEWARD, '{ daftarSelisih { nodes { id bidang { judul } level } } }');
    await tanyaDi('pelanggaran')(STEWARD, ENTITAS('Pegawai', `nip: "${KEDUA}"`, 'hukuman { id } temuan { id } kasusDisiplin { id }'));
    expect(await ringkas()).toEqual([]);
  });

  test('di luar kewenangan tidak ada yang terbaca, juga tidak di jejak', async () => {
    const asing: PelakuUji = { peran: 'OPERATOR_INSTANSI', instansi: { no: 2, id: 'INS0002' } };
    for (const bidang of ['hukuman { id }', 'temuan { id }']) await tanyaDi('pelanggaran')(asing, PEGAWAI(bidang));
    await tanyaDi('pegawai')(asing, PEGAWAI('sisiBkn { nilai { nilai } }'));
    expect(await ringkas()).toEqual([]);
  });

  test('pembacaan yang tidak dapat dicatat tidak memperlihatkan apa pun', async () => {
    await dunia.admin.query("alter table akses_data add constraint gagal check (peran <> 'DATA_STEWARD_BKN') not valid");
    const lahir = await tanyaDi('pegawai')(STEWARD, PEGAWAI('sisiBkn { nilai { nilai } }'));
    const hukuman = await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    await dunia.admin.query('alter table akses_data drop constraint gagal');
    for (const jawab of [lahir, hukuman]) expect(jawab.galat).not.toEqual([]);
    expect(JSON.stringify([lahir.data, hukuman.data])).not.toMatch(/1990-01-01|H-1/);
  });

  test('kendali: tanggal lahir tidak terbaca di samping fungsinya', async () => {
    await expect(dunia.pool.query('select tgl_lahir from pegawai_bkn')).rejects.toMatchObject({ code: '42501' });
  });

  test('satu halaman berisi tiga puluh orang: satu pernyataan jejak, berapa pun orangnya', async () => {
    const hitung = hitungPernyataan(dunia);
    const { skema, konteks } = SUBGRAF.pegawai;
    const tanya = buatTanya(hitung.pool, skema(), konteks as Parameters<typeof buatTanya>[2]);
    const jawab = await tanya(STEWARD, '{ daftarPegawai(first: 30) { nodes { sisiBkn { nilai { nilai } } } } }');
    expect(jawab.galat).toEqual([]);
    expect(hitung.ambil().filter((p) => p.includes('lahir_penuh'))).toHaveLength(1);
    expect(await jejak()).toHaveLength(30);
    const { rows } = await dunia.admin.query('select jumlah, himpunan from akses_data');
    expect(rows).toEqual([{ jumlah: 30, himpunan: null }]);
  });

  test('mesin yang membaca sehimpunan orang: satu baris yang menyebut himpunannya, dan setiap anggotanya dapat menanyakannya', async () => {
    const mesin: PelakuUji = { peran: 'INTEGRATOR_INSTANSI', instansi: satu, orang: 'mesin' };
    await tanyaDi('pegawai')(mesin, '{ daftarPegawai(first: 30) { nodes { sisiBkn { nilai { nilai } } } } }');
    const { rows } = await dunia.admin.query('select jumlah, cardinality(himpunan) n, lingkup, (select count(*)::int from akses_orang) orang from akses_data');
    expect(rows).toEqual([{ jumlah: 30, n: 30, lingkup: { instansi: '1', operasi: 'sisiPegawai' }, orang: 0 }]);
    expect(await jejakSaya()).toEqual([expect.objectContaining({ himpunan: true, lembaga: 'INSTANSI', instansi: { id: 'INS0001' } })]);
  });
});

describe('siapa yang melihat data saya', () => {
  test('lembaga, peran, waktu, tujuan, dan jenisnya; bukan nama pejabatnya; terbaru lebih dahulu', async () => {
    await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    await tanyaDi('pegawai')({ peran: 'OPERATOR_INSTANSI', instansi: satu, orang: 'RAHASIA-OPERATOR' }, PEGAWAI('sisiBkn { nilai { nilai } }'));
    await tanyaDi('pegawai')(SAYA, PEGAWAI('nikPenuh(tujuan: "memeriksa data sendiri")'));
    const isi = await jejakSaya();
    expect(isi).toEqual([
      expect.objectContaining({ lembaga: 'DIRI_SENDIRI', jenis: ['NIK'], tujuan: 'memeriksa data sendiri', sendiri: true }),
      expect.objectContaining({ lembaga: 'INSTANSI', peran: 'OPERATOR_INSTANSI', instansi: { id: 'INS0001' }, jenis: ['TGL_LAHIR'], sendiri: false }),
      expect.objectContaining({ lembaga: 'BKN', peran: 'DATA_STEWARD_BKN', instansi: null, jenis: ['DISIPLIN'], operasi: 'hukuman' }),
    ]);
    expect(JSON.stringify(isi)).not.toMatch(/RAHASIA|steward-satu|akun-/);
    expect(await jejakSaya({ peran: 'ASN', nip: KEDUA })).toEqual([]);
  });

  test('peran lain ditolak, di GraphQL dan di dalam Postgres; tabelnya tertutup', async () => {
    for (const peran of PERAN.filter((p) => p !== 'ASN'))
      expect((await tanyaDi('pegawai')({ peran, instansi: satu }, JEJAK_SAYA)).galat, peran).toEqual(['TIDAK_BERWENANG']);
    for (const teks of ['select * from akses_data', 'select * from akses_orang', 'select * from akses_saya(null, 1)', "select akses_catat('{1}', '{}')"])
      await expect(dunia.pool.query(teks), teks).rejects.toMatchObject({ code: expect.stringMatching(/42501|28000/) });
  });

  test('halaman demi halaman setiap pembacaan tepat sekali, walau dibaca lagi di tengah jalan', async () => {
    const baca = () => tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    for (let i = 0; i < 7; i += 1) await baca();
    const terlihat: unknown[] = [];
    let after: unknown = null;
    for (let langkah = 0; langkah < 10; langkah += 1) {
      const jawab = await tanyaDi('pegawai')(SAYA, JEJAK_SAYA, { first: 2, after });
      terlihat.push(...(di(jawab, 'jejakDataSaya.nodes') as { pada: unknown }[]).map((n) => n.pada));
      if (di(jawab, 'jejakDataSaya.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, 'jejakDataSaya.pageInfo.endCursor');
      await baca();
    }
    expect(terlihat).toHaveLength(7);
    expect(new Set(terlihat).size).toBe(7);
  });

  test('setiap bacaan mempunyai tujuan yang dapat dibaca orangnya, dan setiap peran berlembaga', () => {
    for (const b of Object.values(BACAAN)) expect(b.tujuan.length).toBeGreaterThanOrEqual(10);
    for (const peran of PERAN) expect(lembagaPembaca(peran)).toMatch(/^(BKN|KEMENDAGRI|BAWASLU|PANRB|INSTANSI|DIRI_SENDIRI)$/);
  });
});

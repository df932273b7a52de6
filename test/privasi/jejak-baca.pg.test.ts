import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import { PERAN } from '../../domain/akses.ts';
import { BACAAN, lembagaPembaca, type NamaBacaan } from '../../domain/akses-data.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  hitungPernyataan,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiPegawai,
  isiSelisih,
  type JawabanUji,
  nipUji,
  type PelakuUji,
} from '../support/isi.ts';

let dunia: DuniaUji;
let satu: InstansiUji;
const [SUBJEK, KEDUA, LUAR] = [nipUji(1), nipUji(2), nipUji(50)];
const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN', orang: 'steward-satu' };
const AUDITOR: PelakuUji = { peran: 'AUDITOR_ASN', orang: 'auditor-satu' };
const DPO: PelakuUji = { peran: 'DPO', orang: 'dpo-satu' };
const SAYA: PelakuUji = { peran: 'ASN', nip: SUBJEK, orang: 'orangnya-sendiri' };

interface Tercatat {
  readonly nip: string;
  readonly operasi: string;
  readonly jenis: readonly string[];
  readonly peran: string;
  readonly orang: string;
}
/** Rows of the trail since the last clearing, person by person; sets too. */
const jejak = async (): Promise<readonly Tercatat[]> =>
  (
    await dunia.admin.query<Tercatat>(`select c.nip, d.operasi, d.jenis, d.peran, d.orang from akses_cari(array(select nip from pegawai_bkn union select nip from pegawai_simpeg),
      '-infinity', 'infinity') c join akses_data d on d.id = c.akses order by c.nip, d.id`)
  ).rows;
const ringkas = async (): Promise<readonly string[]> => [...new Set((await jejak()).map((j) => `${j.nip} ${j.operasi} ${j.jenis.join()}`))];

function tanyaDi(nama: NamaSubgraf): (p: PelakuUji, kueri: string, v?: Readonly<Record<string, unknown>>) => Promise<JawabanUji> {
  const { skema, konteks } = SUBGRAF[nama];
  return buatTanya(dunia.pool, skema(), konteks as Parameters<typeof buatTanya>[2]);
}
const id: Record<string, string> = {};

beforeAll(async () => {
  dunia = await buatDunia();
  satu = await isiInstansi(dunia, 1);
  const dua = await isiInstansi(dunia, 2);
  for (const nip of [SUBJEK, KEDUA]) await isiPegawai(dunia, { nip, instansi: satu, kolom: { tgl_lahir: '1990-01-01' } });
  await isiPegawai(dunia, { nip: LUAR, instansi: dua, kolom: { tgl_lahir: '1990-01-01' } });
  for (let i = 100; i < 130; i += 1) await isiPegawai(dunia, { nip: nipUji(i), instansi: satu, kolom: { tgl_lahir: '1990-01-01' } });
  id['selisih'] = await isiSelisih(dunia, {
    nip: SUBJEK,
    instansi: satu,
    bidang: 4,
    kolom: { nilai_bkn: '1990-01-01', nilai_simpeg: '1991-01-01', level: 'BLOKIR' },
  });
  await isiSelisih(dunia, { nip: KEDUA, instansi: satu });
  const tulis = async (nama: string, tabel: string, row: Parameters<typeof isiBaris>[2]): Promise<void> => {
    id[nama] = String((await isiBaris(dunia, tabel, row))['id']);
  };
  await tulis('hukuman', 'hukuman_disiplin', {
    instansi: 1,
    nip: SUBJEK,
    jenis_hukuman_id: '10',
    tingkat: 'R',
    sk_nomor: 'SK',
    mulai: '2026-01-01',
    sumber: 'SIMPUL',
    oleh: 'uji',
    id: 'H-1',
  });
  await tulis('temuan', 'temuan', { nomor: 'T-1', kunci: 'T-1', kategori: 'NSPK', instansi: 1, nip: SUBJEK, uraian: 'contoh', sumber: 'AUDITOR', oleh: 'uji' });
  await tulis('kasus', 'kasus_disiplin', {
    instansi: 1,
    nip: SUBJEK,
    sumber: 'INSTANSI',
    uraian: 'Dugaan pelanggaran contoh',
    tahap: 'TELAAH',
    oleh: 'uji',
    orang: 'uji',
  });
  await tulis('aduan', 'aduan', {
    instansi: 1,
    nip: SUBJEK,
    nomor: 'ADU-0000-0000-0000-0001',
    saluran: 'BKN',
    rujukan: 'R1',
    sidik: '0'.repeat(64),
    kategori: 'NETRALITAS',
    terlapor: 'DIKENAL',
    uraian: 'Uraian aduan contoh.',
    anonim: true,
    oleh: 'uji',
    batas_pada: '2026-01-01',
  });
  await tulis('blokir', 'pemblokiran', { instansi: 1, nip: SUBJEK, sasaran: 'ASN', nomor_surat: 'S-1', alasan: 'contoh', diusulkan_oleh: 'uji' });
  await tulis('keputusan', 'keputusan', {
    selisih: id['selisih'],
    jenis: 'NILAI_LAIN',
    alasan_kode: 'DOKUMEN',
    alasan: 'menurut dokumen contoh',
    nilai_lain: '1990-01-01',
    oleh: 'uji',
    orang: 'uji',
  });
  await tulis('beda', 'beda_riwayat', { instansi: 1, nip: SUBJEK, jenis: 'hukdis', kunci: 'SK', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await isiBaris(dunia, 'beda_riwayat', { instansi: 1, nip: KEDUA, jenis: 'kinerja', kunci: '2025', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await dunia.admin.query("insert into bobot_tautan (isi, kiri, kanan, pasangan) values ('{}', 1, 1, 1)");
  await tulis('tautan', 'usulan_tautan', {
    instansi: 1,
    nip: SUBJEK,
    instansi_bkn: 2,
    nip_bkn: LUAR,
    jalur: 2,
    pola: '1',
    skor: 40,
    peluang: 0.99,
    pita: 'KUAT',
    bobot_versi: 1,
  });
});
afterAll(() => dunia.tutup());
beforeEach(async () => {
  await dunia.admin.query('set session_replication_role = replica; truncate akses_data, akses_orang; set session_replication_role = default');
});

/** Readings whose function of PostgreSQL writes the trail itself. */
type DiSql = 'nikPenuh' | 'daftarPembacaan';
const JENIS_SQL: Readonly<Record<string, string>> = { nikPenuh: 'NIK', daftarPembacaan: 'JEJAK' };

interface Bacaan {
  readonly subgraf: NamaSubgraf;
  readonly pelaku?: PelakuUji;
  readonly kueri: string;
  /** Person and reading expected, exactly. */
  readonly harap: readonly (readonly [string, NamaBacaan | DiSql])[];
}
const ENTITAS = (jenis: string, kunci: string, bidang: string): string =>
  `{ _entities(representations: [{ __typename: "${jenis}", ${kunci} }]) { ... on ${jenis} { ${bidang} } } }`;
const PEGAWAI = (bidang: string): string => ENTITAS('Pegawai', `nip: "${SUBJEK}"`, bidang);

/** Every way in which the schema shows a full NIK, a birth date or a disciplinary record of a person. */
const BACAAN_SKEMA: Readonly<Record<string, () => Bacaan>> = {
  'Pegawai.nikPenuh': () => ({ subgraf: 'pegawai', kueri: PEGAWAI('nikPenuh(tujuan: "pemeriksaan berkas mutasi")'), harap: [[SUBJEK, 'nikPenuh']] }),
  'SisiPegawai.nilai': () => ({
    subgraf: 'pegawai',
    kueri: PEGAWAI('sisiBkn { nilai { nilai } } sisiSimpeg { nilai { nilai } }'),
    harap: [[SUBJEK, 'sisiPegawai']],
  }),
  'Selisih.nilaiBkn': () => ({ subgraf: 'selisih', kueri: '{ daftarSelisih { nodes { nilaiBkn nilaiSimpeg } } }', harap: [[SUBJEK, 'nilaiSelisih']] }),
  'Selisih.riwayat': () => ({ subgraf: 'selisih', kueri: `{ selisih(id: "${id['selisih']}") { riwayat { nilaiBkn } } }`, harap: [[SUBJEK, 'nilaiSelisih']] }),
  'Selisih.keputusan': () => ({
    subgraf: 'selisih',
    kueri: `{ selisih(id: "${id['selisih']}") { keputusan { nilaiLain } } }`,
    harap: [[SUBJEK, 'nilaiSelisih']],
  }),
  'Query.daftarAduan': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: '{ daftarAduan { nodes { id } } }', harap: [[SUBJEK, 'aduan']] }),
  'Query.aduan': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: `{ aduan(id: "${id['aduan']}") { uraian } }`, harap: [[SUBJEK, 'aduan']] }),
  'Query.daftarBlokir': () => ({ subgraf: 'pelanggaran', kueri: '{ daftarBlokir { nodes { id } } }', harap: [[SUBJEK, 'blokir']] }),
  'Query.blokir': () => ({ subgraf: 'pelanggaran', kueri: `{ blokir(id: "${id['blokir']}") { alasan } }`, harap: [[SUBJEK, 'blokir']] }),
  'Pegawai.blokir': () => ({ subgraf: 'pelanggaran', kueri: PEGAWAI('blokir { id }'), harap: [[SUBJEK, 'blokir']] }),
  'Query.daftarPembacaan': () => ({
    subgraf: 'pegawai',
    pelaku: DPO,
    kueri: `{ daftarPembacaan(nip: ["${SUBJEK}", "${LUAR}"], tujuan: "permintaan tertulis pemilik data") { nodes { akun } } }`,
    harap: [
      [SUBJEK, 'daftarPembacaan'],
      [LUAR, 'daftarPembacaan'],
    ],
  }),
  'Pegawai.selisih': () => ({ subgraf: 'selisih', kueri: PEGAWAI('selisih { nilaiSimpeg }'), harap: [[SUBJEK, 'nilaiSelisih']] }),
  'Query.daftarBedaRiwayat': () => ({ subgraf: 'selisih', kueri: '{ daftarBedaRiwayat { nodes { id } } }', harap: [[SUBJEK, 'riwayatHukdis']] }),
  'Query.bedaRiwayat': () => ({ subgraf: 'selisih', kueri: `{ bedaRiwayat(id: "${id['beda']}") { id } }`, harap: [[SUBJEK, 'riwayatHukdis']] }),
  'Pegawai.bedaRiwayat': () => ({ subgraf: 'selisih', kueri: PEGAWAI('bedaRiwayat { id }'), harap: [[SUBJEK, 'riwayatHukdis']] }),
  'UsulanTautan.uraian': () => ({
    subgraf: 'selisih',
    kueri: `{ usulanTautan(id: "${id['tautan']}") { uraian { nilaiBkn nilaiSimpeg } } }`,
    harap: [
      [SUBJEK, 'uraianTautan'],
      [LUAR, 'uraianTautan'],
    ],
  }),
  'Pegawai.hukuman': () => ({ subgraf: 'pelanggaran', kueri: PEGAWAI('hukuman { id }'), harap: [[SUBJEK, 'hukuman']] }),
  HukumanDisiplin: () => ({ subgraf: 'pelanggaran', kueri: ENTITAS('HukumanDisiplin', `id: "${id['hukuman']}"`, 'tingkat'), harap: [[SUBJEK, 'hukuman']] }),
  'Pegawai.temuan': () => ({ subgraf: 'pelanggaran', kueri: PEGAWAI('temuan { id }'), harap: [[SUBJEK, 'temuan']] }),
  'Query.daftarTemuan': () => ({ subgraf: 'pelanggaran', kueri: '{ daftarTemuan { nodes { id } } }', harap: [[SUBJEK, 'temuan']] }),
  'Query.temuan': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: `{ temuan(id: "${id['temuan']}") { uraian } }`, harap: [[SUBJEK, 'berkasTemuan']] }),
  'Pegawai.kasusDisiplin': () => ({ subgraf: 'pelanggaran', pelaku: AUDITOR, kueri: PEGAWAI('kasusDisiplin { id }'), harap: [[SUBJEK, 'kasusDisiplin']] }),
  'Query.daftarKasusDisiplin': () => ({
    subgraf: 'pelanggaran',
    pelaku: AUDITOR,
    kueri: '{ daftarKasusDisiplin { nodes { id } } }',
    harap: [[SUBJEK, 'kasusDisiplin']],
  }),
  'KasusDisiplin.riwayat': () => ({
    subgraf: 'pelanggaran',
    pelaku: AUDITOR,
    kueri: `{ kasusDisiplin(id: "${id['kasus']}") { riwayat { ke } lhp { kesimpulan } } }`,
    harap: [
      [SUBJEK, 'kasusDisiplin'],
      [SUBJEK, 'berkasKasus'],
    ],
  }),
};

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

const JEJAK_SAYA = `query ($first: Int, $after: String) { jejakDataSaya(first: $first, after: $after) {
  nodes { pada lembaga peran instansi { id } tujuan jenis operasi himpunan sendiri } pageInfo { hasNextPage endCursor } } }`;
const jejakSaya = async (p: PelakuUji = SAYA): Promise<readonly Record<string, unknown>[]> =>
  di(await tanyaDi('pegawai')(p, JEJAK_SAYA), 'jejakDataSaya.nodes') as readonly Record<string, unknown>[];

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

const PEMBACAAN = `query ($nip: [Nip!]!, $tujuan: String!, $dari: WaktuUtc, $sampai: WaktuUtc, $first: Int, $after: String) {
  daftarPembacaan(nip: $nip, tujuan: $tujuan, dari: $dari, sampai: $sampai, first: $first, after: $after) {
    nodes { id nip lembaga peran akun orang instansiId instansiNama tujuan jenis operasi rujukan himpunan } pageInfo { hasNextPage endCursor } } }`;
const TUJUAN = 'Pemberitahuan kebocoran menurut Pasal 46';
const pembacaan = (p: PelakuUji, v: Readonly<Record<string, unknown>> = {}): Promise<JawabanUji> =>
  tanyaDi('pegawai')(p, PEMBACAAN, { nip: [SUBJEK], tujuan: TUJUAN, ...v });

describe('pejabat pelindungan data (DPO)', () => {
  test('membaca siapa yang melihat siapa, beserta akunnya; pembacaannya sendiri tercatat dengan tujuannya, dan terlihat orangnya', async () => {
    await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    await tanyaDi('pegawai')({ peran: 'OPERATOR_INSTANSI', instansi: satu, orang: 'operator-satu' }, PEGAWAI('sisiBkn { nilai { nilai } }'));
    const jawab = await pembacaan(DPO, { nip: [SUBJEK, KEDUA] });
    expect(jawab.galat).toEqual([]);
    expect(di(jawab, 'daftarPembacaan.nodes')).toMatchObject([
      { nip: SUBJEK, lembaga: 'BKN', peran: 'DATA_STEWARD_BKN', orang: 'steward-satu', instansiId: null, operasi: 'hukuman', jenis: ['DISIPLIN'], himpunan: false },
      { nip: SUBJEK, lembaga: 'INSTANSI', orang: 'operator-satu', instansiId: 'INS0001', operasi: 'sisiPegawai' },
    ]);
    expect((await jejakSaya())[0]).toMatchObject({ lembaga: 'BKN', peran: 'DPO', tujuan: TUJUAN, jenis: ['JEJAK'], operasi: 'daftarPembacaan' });
    expect(await jejakSaya({ peran: 'ASN', nip: KEDUA })).toHaveLength(1);
  });

  test('setiap peran lain ditolak, di GraphQL dan di dalam Postgres, dan penolakannya tidak meninggalkan pembacaan', async () => {
    for (const peran of PERAN.filter((p) => p !== 'DPO'))
      expect((await pembacaan({ peran, instansi: satu, nip: SUBJEK })).galat, peran).toEqual(['TIDAK_BERWENANG']);
    const fungsi = "select * from akses_dibaca('{1}', 'tujuan yang cukup panjang', null, null, null, null, null, 10)";
    await expect(dunia.pool.query(fungsi)).rejects.toMatchObject({ code: expect.stringMatching(/42501|28000/) });
    expect(await ringkas()).toEqual([]);
  });

  test('tujuan wajib dan tanpa nomor orang; satu sampai seribu orang; jendela waktunya dihormati', async () => {
    for (const salah of [{ tujuan: 'pendek' }, { tujuan: `tentang ${SUBJEK}` }, { nip: [] }, { after: 'bukan-kursor' }])
      expect((await pembacaan(DPO, salah)).galat, Object.keys(salah).join()).toEqual(['MASUKAN_SALAH']);
    await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    expect(di(await pembacaan(DPO, { sampai: '2026-01-01T00:00:00Z' }), 'daftarPembacaan.nodes')).toEqual([]);
    expect(di(await pembacaan(DPO, { dari: '2026-01-01T00:00:00Z' }), 'daftarPembacaan.nodes')).toHaveLength(2);
  });

  test('halaman demi halaman setiap pembacaan tepat sekali, walau setiap halaman sendiri adalah pembacaan', async () => {
    for (let i = 0; i < 5; i += 1) await tanyaDi('pelanggaran')(STEWARD, PEGAWAI('hukuman { id }'));
    const terlihat: unknown[] = [];
    let after: unknown = null;
    for (let langkah = 0; langkah < 10; langkah += 1) {
      const jawab = await pembacaan(DPO, { first: 2, after });
      terlihat.push(...(di(jawab, 'daftarPembacaan.nodes') as { id: unknown }[]).map((n) => n.id));
      if (di(jawab, 'daftarPembacaan.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, 'daftarPembacaan.pageInfo.endCursor');
    }
    expect([terlihat.length, new Set(terlihat).size]).toEqual([5, 5]);
  });

  test('tidak melihat baris orang, kasus, usul, atau selisih; hanya jejaknya', async () => {
    const ditolak: readonly (readonly [NamaSubgraf, string])[] = [
      ['pegawai', PEGAWAI('nama')],
      ['pegawai', '{ daftarPegawai { nodes { nip } } }'],
      ['selisih', '{ daftarSelisih { nodes { id } } }'],
      ['pelanggaran', '{ daftarTemuan { nodes { id } } }'],
      ['pelanggaran', '{ daftarKasusDisiplin { nodes { id } } }'],
      ['pelanggaran', '{ daftarAduan { nodes { id } } }'],
      ['mutasi', '{ daftarUsul { nodes { id } } }'],
    ];
    for (const [subgraf, kueri] of ditolak) expect((await tanyaDi(subgraf)(DPO, kueri)).galat, kueri).toEqual(['TIDAK_BERWENANG']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, type Operasi, PERAN } from '../../../domain/akses.ts';
import { skemaPelanggaran } from '../../../subgraphs/pelanggaran/index.ts';
import { konteksPelanggaranUji } from '../../support/brankas.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiPegawai,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const CATAT = 'mutation ($input: CatatBlokirInput!) { catatBlokir(input: $input) { blokir { id status versi pegawai { nip } } userErrors { kode field } } }';
const SETUJUI = 'mutation ($input: SetujuiBlokirInput!) { setujuiBlokir(input: $input) { blokir { status versi } userErrors { kode field } } }';
const BUKA = 'mutation ($input: BukaBlokirInput!) { bukaBlokir(input: $input) { blokir { status versi dasarPembukaan } userErrors { kode field } } }';
const PENGUSUL: PelakuUji = { peran: 'DIR_WASDAL', orang: 'direktur-satu' };
const DEPUTI: PelakuUji = { peran: 'DEPUTI_WASDAL', orang: 'deputi-satu' };
const NIP = nipUji(1);

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaPelanggaran(), konteksPelanggaranUji);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
  await isiPegawai(dunia, { nip: NIP, instansi: satu });
  await isiPegawai(dunia, { nip: nipUji(2), instansi: dua });
});
afterAll(() => dunia.tutup());

const catat = (sisa = {}, pelaku = PENGUSUL) =>
  tanya(pelaku, CATAT, {
    input: {
      sasaran: 'ASN',
      nip: NIP,
      nomorSurat: 'S-1/2026',
      alasan: 'Tidak menindaklanjuti teguran',
      kelas: 'KRUSIAL_MASIF',
      dasar: 'Peraturan BKN 1/2023',
      ...sisa,
    },
  });

describe('blokir', () => {
  it('usul, persetujuan orang kedua, pembukaan; setiap langkah berjejak', async () => {
    const usul = await catat();
    expect(di(usul, 'catatBlokir')).toMatchObject({ blokir: { status: 'DIUSULKAN', versi: 1, pegawai: { nip: NIP } }, userErrors: [] });
    const id = di(usul, 'catatBlokir.blokir.id');
    expect(di(await tanya(DEPUTI, SETUJUI, { input: { id, versi: 1 } }), 'setujuiBlokir')).toEqual({ blokir: { status: 'AKTIF', versi: 2 }, userErrors: [] });
    expect(di(await tanya(DEPUTI, SETUJUI, { input: { id, versi: 2 } }), 'setujuiBlokir.userErrors.0.kode')).toBe('PERALIHAN_DITOLAK');
    expect(di(await tanya(DEPUTI, BUKA, { input: { id, versi: 2, dasar: 'pendek' } }), 'bukaBlokir.userErrors.0')).toEqual({
      kode: 'MASUKAN_SALAH',
      field: 'dasar',
    });
    expect(di(await tanya(DEPUTI, BUKA, { input: { id, versi: 1, dasar: 'Surat pembukaan S-9/2026' } }), 'bukaBlokir.userErrors.0.kode')).toBe('VERSI_BERUBAH');
    expect(di(await tanya(DEPUTI, BUKA, { input: { id, versi: 2, dasar: 'Surat pembukaan S-9/2026' } }), 'bukaBlokir.blokir')).toEqual({
      status: 'DIBUKA',
      versi: 3,
      dasarPembukaan: 'Surat pembukaan S-9/2026',
    });
    const { rows } = await dunia.admin.query<{ peristiwa: string }>("select peristiwa from jejak where data ->> 'blokir' = $1 order by pada", [id]);
    expect(rows.map((r) => r.peristiwa)).toEqual(['pelanggaran.blokir_diusulkan', 'pelanggaran.blokir_disetujui', 'pelanggaran.blokir_dibuka']);
    expect(JSON.stringify((await dunia.admin.query('select data from jejak')).rows)).not.toContain(NIP);
  });

  it('orang yang mengusulkan tidak dapat menyetujui, juga dengan peran lain', async () => {
    const id = di(await catat(), 'catatBlokir.blokir.id');
    for (const peran of ['DIR_WASDAL', 'DEPUTI_WASDAL'] as const) {
      const jawab = await tanya({ peran, orang: 'direktur-satu' }, SETUJUI, { input: { id, versi: 1 } });
      expect(di(jawab, 'setujuiBlokir.userErrors.0.kode'), peran).toBe('ORANG_SAMA');
    }
    expect((await dunia.admin.query('select status from pemblokiran where id = $1', [id])).rows).toEqual([{ status: 'DIUSULKAN' }]);
  });

  it('tanpa temuan hanya yang krusial dan masif dengan dasar yang dapat diblokir seketika', async () => {
    const kode = async (sisa: object): Promise<unknown> => di(await catat(sisa), 'catatBlokir.userErrors.0');
    expect(await kode({ kelas: null })).toEqual({ kode: 'MASUKAN_SALAH', field: 'kelas' });
    expect(await kode({ kelas: 'TIDAK_SESUAI_NSPK' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'kelas' });
    expect(await kode({ dasar: null })).toEqual({ kode: 'MASUKAN_SALAH', field: 'dasar' });
  });

  it('sasaran instansi memakai instansiId saja; sasaran yang tidak cocok ditolak', async () => {
    expect(di(await catat({ sasaran: 'INSTANSI', nip: null, instansiId: dua.id }), 'catatBlokir')).toMatchObject({ blokir: { pegawai: null }, userErrors: [] });
    const kode = async (sisa: object): Promise<unknown> => di(await catat(sisa), 'catatBlokir.userErrors.0');
    expect(await kode({ nip: null })).toEqual({ kode: 'MASUKAN_SALAH', field: 'nip' });
    expect(await kode({ nip: nipUji(77) })).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'nip' });
    expect(await kode({ sasaran: 'INSTANSI' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'instansiId' });
    expect(await kode({ sasaran: 'KOTA' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'sasaran' });
  });

  it('mengikuti tabel akses untuk setiap peran dan mutasi', async () => {
    const uji: readonly (readonly [Operasi, string, object])[] = [
      ['catatBlokir', CATAT, { sasaran: 'KOTA', nomorSurat: 'x', alasan: 'cukup panjang alasannya' }],
      ['setujuiBlokir', SETUJUI, { id: '0', versi: 1 }],
      ['bukaBlokir', BUKA, { id: '0', versi: 1, dasar: 'cukup panjang dasarnya' }],
      [
        'tolakBlokir',
        'mutation ($input: TolakBlokirInput!) { tolakBlokir(input: $input) { userErrors { kode } } }',
        { id: '0', versi: 1, alasan: 'cukup panjang alasannya' },
      ],
      [
        'usulkanPembukaan',
        'mutation ($input: UsulkanPembukaanInput!) { usulkanPembukaan(input: $input) { userErrors { kode } } }',
        { id: '0', nomorSurat: 'P-1', dasar: 'cukup panjang dasarnya' },
      ],
      [
        'putuskanPembukaan',
        'mutation ($input: PutuskanPembukaanInput!) { putuskanPembukaan(input: $input) { userErrors { kode } } }',
        { id: '0', setuju: true, catatan: 'cukup panjang catatannya' },
      ],
      ['pratinjauBlokir', 'query ($input: PratinjauBlokirInput!) { pratinjauBlokir(input: $input) { userErrors { kode } } }', { id: '0' }],
      [
        'catatTemuan',
        'mutation ($input: CatatTemuanInput!) { catatTemuan(input: $input) { userErrors { kode } } }',
        { kategori: 'ENTAH', instansiId: 'x', uraian: 'x' },
      ],
      [
        'catatHukuman',
        'mutation ($input: CatatHukumanInput!) { catatHukuman(input: $input) { userErrors { kode } } }',
        { nip: NIP, jenisHukumanId: '0', skNomor: 'x', skTanggal: '2026-01-01', mulai: '2026-01-01' },
      ],
    ];
    for (const [operasi, kueri, input] of uji) {
      for (const peran of PERAN) {
        const { galat } = await tanya({ peran, instansi: satu, nip: NIP }, kueri, { input });
        expect(galat, `${operasi} ${peran}`).toEqual(boleh(operasi, peran) ? [] : ['TIDAK_BERWENANG']);
      }
    }
    for (const peran of PERAN) {
      const { galat } = await tanya({ peran, instansi: satu, nip: NIP }, '{ layananBlokir { kode } }');
      expect(galat, `layananBlokir ${peran}`).toEqual(boleh('bacaPelanggaran', peran) ? [] : ['TIDAK_BERWENANG']);
    }
  });
});

describe('baris di luar kewenangan', () => {
  it('instansi lain melihat kosong dan null', async () => {
    const temuan = await isiBaris(dunia, 'temuan', {
      nomor: 'T-1',
      kunci: 'T-1',
      kategori: 'NSPK',
      instansi: satu.no,
      nip: NIP,
      uraian: 'contoh',
      sumber: 'AUDITOR',
      oleh: 'uji',
    });
    const kueri =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Temuan { id } ... on Pegawai { temuan { id } blokir { id } hukuman { id } } } }';
    const r = [
      { __typename: 'Temuan', id: String(temuan['id']) },
      { __typename: 'Pegawai', nip: NIP },
    ];
    expect(di(await tanya({ peran: 'OPERATOR_INSTANSI', instansi: dua }, kueri, { r }), '_entities')).toEqual([null, { temuan: [], blokir: [], hukuman: [] }]);
    expect(di(await tanya({ peran: 'OPERATOR_INSTANSI', instansi: satu }, kueri, { r }), '_entities.0.id')).toBe(String(temuan['id']));
    expect(di(await tanya({ peran: 'ASN', nip: NIP }, kueri, { r }), '_entities.1.temuan')).toHaveLength(1);
    expect(di(await tanya({ peran: 'ASN', nip: nipUji(2) }, kueri, { r }), '_entities.1.temuan')).toEqual([]);
    expect((await tanya({ peran: 'VIEWER_BAWASLU' }, kueri, { r })).galat).toContain('TIDAK_BERWENANG');
  });
});

describe('pelanggaran seorang pegawai', () => {
  const KUERI =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { temuan { id } blokir { id } hukuman { id } kasusDisiplin { id } pelanggaran { temuan { id } blokir { id } hukuman { id } kasusDisiplin { id } } } } }';
  const baca = (pelaku: PelakuUji, kueri = KUERI) => tanya(pelaku, kueri, { r: [{ __typename: 'Pegawai', nip: NIP }] });

  it('terkumpul pada satu bidang, sama dengan bidang senamanya; instansi lain melihat daftar kosong', async () => {
    const { pelanggaran, ...sendiri } = di(await baca({ peran: 'PPK', instansi: satu }), '_entities.0') as Record<string, unknown>;
    expect(pelanggaran).toEqual(sendiri);
    expect(sendiri['temuan']).toHaveLength(1);
    expect((sendiri['blokir'] as unknown[]).length).toBeGreaterThan(0);
    const kosong = { temuan: [], blokir: [], hukuman: [], kasusDisiplin: [] };
    expect(di(await baca({ peran: 'PPK', instansi: dua }), '_entities.0.pelanggaran')).toEqual(kosong);
  });

  it('tepat bagi peran yang boleh membaca pelanggaran', async () => {
    const kueri = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { pelanggaran { temuan { id } } } } }';
    for (const peran of PERAN) {
      const { galat } = await baca({ peran, instansi: satu, nip: NIP }, kueri);
      expect(galat, peran).toEqual(boleh('bacaPelanggaran', peran) ? [] : ['TIDAK_BERWENANG']);
    }
  });
});

describe('catatHukuman dan catatTemuan', () => {
  const HUKUMAN =
    'mutation ($input: CatatHukumanInput!) { catatHukuman(input: $input) { hukuman { tingkat akhir berlaku jenisHukuman } userErrors { kode field } } }';
  const input = { nip: NIP, jenisHukumanId: '27', skNomor: 'SK-1/2026', skTanggal: '2026-01-05', mulai: '2026-01-31' };

  it('akhir dihitung dari mulai dan masa; SK yang sama ditolak; PPK tidak mencatatnya, ia memutus lewat kasus disiplin', async () => {
    const ppk: PelakuUji = { peran: 'PPK', instansi: satu };
    expect((await tanya(ppk, HUKUMAN, { input })).galat).toEqual(['TIDAK_BERWENANG']);
    const { rows } = await dunia.admin.query(
      "select (select count(*) from hukuman_disiplin)::int h, (select count(*) from tugas_keluar where jenis = 'HUKDIS')::int t",
    );
    expect(rows).toEqual([{ h: 0, t: 0 }]);
    expect(di(await tanya(PENGUSUL, HUKUMAN, { input }), 'catatHukuman')).toEqual({
      hukuman: { tingkat: 'B', akhir: '2027-01-31', berlaku: expect.any(Boolean), jenisHukuman: 'Penurunan jabatan setingkat lebih rendah' },
      userErrors: [],
    });
    expect(di(await tanya(PENGUSUL, HUKUMAN, { input }), 'catatHukuman.userErrors.0')).toEqual({ kode: 'MASUKAN_SALAH', field: 'skNomor' });
    const kode = async (sisa: object): Promise<unknown> =>
      di(await tanya(PENGUSUL, HUKUMAN, { input: { ...input, skNomor: 'SK-2', ...sisa } }), 'catatHukuman.userErrors.0');
    expect(await kode({ jenisHukumanId: '9' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'jenisHukumanId' });
    expect(await kode({ mulai: '2026-01-01' })).toEqual({ kode: 'MASUKAN_SALAH', field: 'mulai' });
    expect(await kode({ masaBulan: 3 })).toEqual({ kode: 'MASUKAN_SALAH', field: 'masaBulan' });
    expect(await kode({ nip: nipUji(77) })).toEqual({ kode: 'TIDAK_DITEMUKAN', field: 'nip' });
  });

  it('temuan dicatat pada tahap verifikasi dan dapat ditemukan dalam daftar', async () => {
    const kueri = 'mutation ($input: CatatTemuanInput!) { catatTemuan(input: $input) { temuan { id nomor tahap } userErrors { kode field } } }';
    const auditor: PelakuUji = { peran: 'AUDITOR_ASN' };
    const masukan = { kategori: 'NETRALITAS_DISIPLIN', instansiId: dua.id, nip: nipUji(2), uraian: 'Laporan keberpihakan contoh' };
    const jawab = await tanya(auditor, kueri, { input: masukan });
    expect(di(jawab, 'catatTemuan.temuan.tahap')).toBe('VERIFIKASI');
    expect(di(await tanya(auditor, kueri, { input: { ...masukan, instansiId: satu.id } }), 'catatTemuan.userErrors.0')).toEqual({
      kode: 'TIDAK_DITEMUKAN',
      field: 'nip',
    });
    const daftar = await tanya(auditor, `{ daftarTemuan(filter: { instansiId: "${dua.id}", kategori: ["NETRALITAS_DISIPLIN"] }) { nodes { id } } }`);
    expect(di(daftar, 'daftarTemuan.nodes')).toEqual([{ id: di(jawab, 'catatTemuan.temuan.id') }]);
  });
});

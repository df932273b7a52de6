import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { konteksJabatan, skemaJabatan } from '../../../subgraphs/jabatan/index.ts';
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
  isiPegawai,
  isiUnor,
  nipUji,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;
const OPERATOR = (): PelakuUji => ({ peran: 'OPERATOR_INSTANSI', instansi: satu });

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaJabatan(), konteksJabatan);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
  for (let i = 0; i < 5; i++) {
    await isiUnor(dunia, satu, `U${i}`);
    await isiBaris(dunia, 'peta_jabatan', { instansi: satu.no, unor_id: `U${i}`, jabatan_id: 'JF1', jenis_jabatan_id: '2', kebutuhan: 3, terisi: i });
  }
  await isiJabatan(dunia, 'JF1');
  await isiJabatan(dunia, 'U1', satu);
  for (let i = 0; i < 20; i++) await isiPegawai(dunia, { nip: nipUji(i), instansi: i < 15 ? satu : dua, kolom: { jabatan_id: 'JF1', unor_id: 'U1' } });
});
afterAll(() => dunia.tutup());

describe('jabatan', () => {
  it('dua puluh Pegawai: satu pernyataan per jenis entitas; instansi lain null', async () => {
    const hitung = hitungPernyataan(dunia);
    const bertanya = buatTanya(hitung.pool, skemaJabatan(), konteksJabatan);
    const r = Array.from({ length: 20 }, (_, i) => ({ __typename: 'Pegawai', nip: nipUji(i) }));
    const jawab = await bertanya(
      OPERATOR(),
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Pegawai { jabatan { nama } unor { nama instansi { id } } tmtJabatan } } }',
      { r },
    );
    expect(jawab.galat).toEqual([]);
    expect(di(jawab, '_entities.0')).toEqual({
      jabatan: { nama: 'Jabatan Contoh JF1' },
      unor: { nama: 'Bidang Contoh U1', instansi: { id: satu.id } },
      tmtJabatan: '2020-01-01',
    });
    expect(di(jawab, '_entities.19')).toEqual({ jabatan: null, unor: null, tmtJabatan: null });
    const pernyataan = hitung.ambil();
    for (const tabel of ['pegawai_bkn', 'jabatan', 'unor'])
      expect(
        pernyataan.filter((p) => p.includes(`from "${tabel}"`)),
        tabel,
      ).toHaveLength(1);
    expect(pernyataan).toHaveLength(3);
  });

  it('peran agregat membaca jabatan tetapi bukan jabatan orang', async () => {
    const r = [
      { __typename: 'Jabatan', id: 'JF1' },
      { __typename: 'Pegawai', nip: nipUji(0) },
    ];
    const jawab = await tanya(
      { peran: 'VIEWER_PANRB' },
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jabatan { nama } ... on Pegawai { tmtJabatan } } }',
      { r },
    );
    expect(di(jawab, '_entities')).toEqual([{ nama: 'Jabatan Contoh JF1' }, { tmtJabatan: null }]);
    expect(jawab.galat).toEqual(['TIDAK_BERWENANG']);
    expect((await tanya({ peran: 'SISTEM' }, '{ jabatan(id: "JF1") { nama } }')).galat).toEqual(['TIDAK_BERWENANG']);
  });

  it('peta jabatan berhalaman; kosongSaja hanya yang lowong', async () => {
    const kueri = `query ($r: [_Any!]!, $after: String, $k: Boolean) { _entities(representations: $r) { ... on Instansi { petaJabatan(first: 2, after: $after, kosongSaja: $k) {
      nodes { unor { id } jabatan { id } kebutuhan terisi lowong } pageInfo { hasNextPage endCursor } } } } }`;
    const r = [{ __typename: 'Instansi', id: satu.id }];
    const lowong: number[] = [];
    let after: unknown = null;
    for (let i = 0; i < 5; i++) {
      const jawab = await tanya(OPERATOR(), kueri, { r, after, k: false });
      lowong.push(...(di(jawab, '_entities.0.petaJabatan.nodes') as { lowong: number }[]).map((n) => n.lowong));
      if (di(jawab, '_entities.0.petaJabatan.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, '_entities.0.petaJabatan.pageInfo.endCursor');
    }
    expect(lowong).toEqual([3, 2, 1, 0, 0]);
    const kosong = await tanya(OPERATOR(), kueri, { r, k: true });
    expect(di(kosong, '_entities.0.petaJabatan')).toMatchObject({
      nodes: [{ unor: { id: 'U0' }, jabatan: { id: 'JF1' } }, { unor: { id: 'U1' } }],
      pageInfo: { hasNextPage: true },
    });
  });

  it('daftarJabatan memisahkan struktural instansi dari jabatan umum', async () => {
    const id = async (arg: string): Promise<unknown> =>
      di(await tanya(OPERATOR(), `{ daftarJabatan${arg} { nodes { id instansi { id } } } }`), 'daftarJabatan.nodes');
    expect(await id('')).toEqual([{ id: 'JF1', instansi: null }]);
    expect(await id(`(instansiId: "${satu.id}")`)).toEqual([{ id: 'U1', instansi: { id: satu.id } }]);
  });
});

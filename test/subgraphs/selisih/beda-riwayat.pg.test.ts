import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, JANGKAUAN, PERAN } from '../../../domain/akses.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  hitungPernyataan,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  nipUji,
  type TanyaUji,
} from '../../support/isi.ts';

const DAFTAR = `query ($f: FilterBedaRiwayat, $after: String, $first: Int) { daftarBedaRiwayat(filter: $f, first: $first, after: $after) {
  nodes { id jenis { nama kode } beda level ikd kolom { kolom nilaiBkn nilaiLain } } pageInfo { hasNextPage endCursor } } }`;
const PEGAWAI = `query ($wakil: [_Any!]!) { _entities(representations: $wakil) { ... on Pegawai { bedaRiwayat { beda status catatan { ke sebab kolom { kolom } } } } } }`;
const MUTU = `query ($wakil: [_Any!]!) { _entities(representations: $wakil) { ... on Instansi { kualitasData { bedaRiwayat { jenis { nama } beda level jumlah }
  temuanSistemikRiwayat { jenis { judul } beda jumlah dari } } } } }`;

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;
let nomor = 0;

async function isiBeda(nip: string, instansi: InstansiUji, kolom: Readonly<Record<string, string | boolean>> = {}): Promise<string> {
  nomor += 1;
  const row = {
    instansi: instansi.no,
    nip,
    jenis: 'golongan',
    kunci: `S:${nomor}`,
    beda: 'KOLOM',
    level: 'PERINGATAN',
    nilai: '{"golonganId":["34","33"]}',
    ...kolom,
  };
  return String((await isiBaris(dunia, 'beda_riwayat', row))['id']);
}

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
  for (let i = 0; i < 8; i++) await isiBeda(nipUji(i), satu);
  await isiBeda(nipUji(0), satu, { jenis: 'hukdis', beda: 'HANYA_SIMPEG', level: 'BLOKIR', nilai: '{"skNomor":[null,"SK/904"],"tingkat":[null,"B"]}' });
  await isiBeda(nipUji(1), satu, { jenis: 'kinerja', beda: 'HANYA_SIMPEG', nilai: '{"tahun":[null,"2025"]}', sistemik: true });
  await isiBeda(nipUji(2), satu, { status: 'TERTUTUP' });
  await isiBeda(nipUji(50), dua);
});
afterAll(() => dunia.tutup());

const OPERATOR = () => ({ peran: 'OPERATOR_INSTANSI', instansi: satu }) as const;

describe('daftarBedaRiwayat', () => {
  it('mengikuti tabel akses untuk setiap peran, dan barisnya mengikuti jangkauan', async () => {
    for (const peran of PERAN) {
      const jawab = await tanya({ peran, instansi: satu, nip: nipUji(0) }, DAFTAR, { first: 100 });
      if (!boleh('bacaSelisih', peran)) {
        expect(jawab.galat, peran).toEqual(['TIDAK_BERWENANG']);
        continue;
      }
      const harapan = { NASIONAL: 10, INSTANSI: 9, DIRI: 2, DAERAH: 0, AGREGAT: 0 }[JANGKAUAN[peran]];
      expect(di(jawab, 'daftarBedaRiwayat.nodes'), peran).toHaveLength(harapan);
    }
  });

  it('menyaring menurut jenis, macam, level, status, instansi, dan sistemik; kolom beserta nilai kedua sisi', async () => {
    const nama = async (f: object): Promise<unknown> => di(await tanya(OPERATOR(), DAFTAR, { f, first: 100 }), 'daftarBedaRiwayat.nodes');
    expect(await nama({ level: ['BLOKIR'] })).toMatchObject([
      {
        jenis: { nama: 'hukdis', kode: '16' },
        beda: 'HANYA_SIMPEG',
        kolom: [
          { kolom: 'tingkat', nilaiBkn: null, nilaiLain: 'B' },
          { kolom: 'skNomor', nilaiLain: 'SK/904' },
        ],
      },
    ]);
    expect(await nama({ sistemik: true })).toMatchObject([{ jenis: { nama: 'kinerja' }, ikd: ['COM_1'] }]);
    expect(await nama({ sistemik: null })).toHaveLength(10);
    expect(await nama({ jenis: ['golongan'], beda: ['KOLOM'] })).toHaveLength(8);
    expect(await nama({ status: ['TERTUTUP'] })).toHaveLength(1);
    expect(await nama({ instansiId: dua.id })).toEqual([]);
  });

  it('jelajah halaman melihat setiap baris tepat sekali walau baris lain ditambahkan di tengah jalan', async () => {
    const { rows } = await dunia.admin.query<{ id: string }>("select id from beda_riwayat where status <> 'TERTUTUP' and not sistemik");
    const terlihat: string[] = [];
    let after: unknown = null;
    for (let langkah = 0; langkah < 20; langkah++) {
      const jawab = await tanya({ peran: 'DATA_STEWARD_BKN' }, DAFTAR, { first: 3, after });
      terlihat.push(...(di(jawab, 'daftarBedaRiwayat.nodes') as { id: string }[]).map((n) => n.id));
      if (di(jawab, 'daftarBedaRiwayat.pageInfo.hasNextPage') !== true) break;
      after = di(jawab, 'daftarBedaRiwayat.pageInfo.endCursor');
      await isiBeda(nipUji(200 + langkah), dua);
    }
    expect(new Set(terlihat).size).toBe(terlihat.length);
    expect(rows.map((r) => String(r.id)).filter((id) => !terlihat.includes(id))).toEqual([]);
    await dunia.admin.query('delete from beda_riwayat where instansi = 2 and nip >= $1', [nipUji(200)]);
  });
});

describe('sumbangan pada Pegawai dan Instansi', () => {
  it('lima puluh pegawai dijawab satu pernyataan, catatannya satu lagi; orang lain tidak terlihat', async () => {
    const id = await isiBeda(nipUji(3), satu, { jenis: 'jabatan' });
    await dunia.admin.query(
      "insert into beda_riwayat_catatan (beda_riwayat, ke, sebab, beda, nilai) values ($1, 'BARU', 'DITEMUKAN', 'KOLOM', '{\"nomorSk\":[\"A\",\"B\"]}')",
      [id],
    );
    const hitung = hitungPernyataan(dunia);
    const wakil = Array.from({ length: 50 }, (_, i) => ({ __typename: 'Pegawai', nip: nipUji(i + 1) }));
    const jawab = await buatTanya(hitung.pool, skemaSelisih(), konteksSelisih)(OPERATOR(), PEGAWAI, { wakil });
    expect(hitung.ambil().filter((t) => t.includes('beda_riwayat'))).toHaveLength(2);
    const semua = di(jawab, '_entities') as { bedaRiwayat: { catatan: unknown[] }[] }[];
    expect(semua[2]?.bedaRiwayat.flatMap((b) => b.catatan)).toEqual([{ ke: 'BARU', sebab: 'DITEMUKAN', kolom: [{ kolom: 'nomorSk' }] }]);
    expect(semua[1]?.bedaRiwayat).toHaveLength(1);
    expect(semua[49]?.bedaRiwayat).toEqual([]);
  });

  it('penghitung instansi sama dengan hitung ulang; instansi lain tidak dijawab', async () => {
    await isiBaris(dunia, 'temuan_sistemik_riwayat', { instansi: satu.no, jenis: 'kinerja', beda: 'HANYA_SIMPEG', jumlah: 30, pembagi: 100 });
    const wakil = [satu, dua].map(({ id }) => ({ __typename: 'Instansi', id }));
    const jawab = di(await tanya(OPERATOR(), MUTU, { wakil }), '_entities') as { kualitasData: { bedaRiwayat: unknown[] } | null }[];
    const { rows } = await dunia.admin.query(
      "select jenis, beda, level, count(*)::int jumlah from beda_riwayat where instansi = 1 and status <> 'TERTUTUP' group by 1, 2, 3 order by 1, 2, 3",
    );
    expect(jawab[0]?.kualitasData?.bedaRiwayat).toEqual(rows.map(({ jenis, ...r }) => ({ jenis: { nama: jenis }, ...r })));
    expect(jawab[0]?.kualitasData).toMatchObject({ temuanSistemikRiwayat: [{ jenis: { judul: 'Riwayat kinerja' }, jumlah: 30, dari: 100 }] });
    expect(jawab[1]?.kualitasData).toBeNull();
  });
});

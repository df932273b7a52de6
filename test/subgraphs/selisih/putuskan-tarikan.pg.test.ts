import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import { buatDunia, buatTanya, type DuniaUji, di, type InstansiUji, isiInstansi, isiTarikan, type PelakuUji, type TanyaUji } from '../../support/isi.ts';

const PUTUSKAN = `mutation ($input: PutuskanTarikanInput!) { putuskanTarikan(input: $input) { tarikan { id status } userErrors { kode field } } }`;
const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN' };
const ALASAN = 'Dinas dipindahkan ke provinsi sejak Januari';

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;

async function tertahan(): Promise<string> {
  const id = await isiTarikan(dunia, satu);
  await dunia.admin.query(`update tarikan set status = 'TERTUNDA', sebab = 'umpan kehilangan 30 dari 100 pegawai' where id = $1`, [id]);
  await dunia.admin.query(
    `insert into kesegaran (instansi, sisi, jenis, status, tarikan) values (1, 'SIMPEG', 'pegawai', 'TERTUNDA', $1)
     on conflict (instansi, sisi, jenis) do update set status = 'TERTUNDA', tarikan = excluded.tarikan`,
    [id],
  );
  return id;
}
const putuskan = (id: string, putusan: string, sisa = {}, pelaku = STEWARD) => tanya(pelaku, PUTUSKAN, { input: { id, putusan, alasan: ALASAN, ...sisa } });
const baris = async (teks: string, id: string): Promise<readonly unknown[]> => (await dunia.admin.query<object>(teks, [id])).rows;
const antre = (id: string): Promise<readonly unknown[]> => baris(`select nama, kunci, payload from kotak_keluar where kunci = 'tarikan:' || $1`, id);
const jejak = (id: string): Promise<readonly unknown[]> => baris(`select peristiwa, orang from jejak where data ->> 'tarikan' = $1 order by urut`, id);

beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
});
afterAll(() => dunia.tutup());

describe('putuskanTarikan', () => {
  it('hanya boleh oleh steward BKN, juga di basis data sendiri', async () => {
    const id = await tertahan();
    for (const peran of PERAN.filter((p) => !boleh('putuskanTarikan', p)))
      expect((await putuskan(id, 'TERAPKAN', {}, { peran, instansi: satu })).galat, peran).toEqual(['TIDAK_BERWENANG']);
    await expect(dunia.pool.query(`select tarikan_putuskan($1, 'TERAPKAN', $2)`, [id, ALASAN])).rejects.toMatchObject({ code: '42501' });
    await expect(dunia.pool.query(`select tarikan_putus($1, 'TERAPKAN', $2, 'a', 'b')`, [id, ALASAN])).rejects.toMatchObject({ code: '42501' });
    expect(await antre(id)).toEqual([]);
  });

  it('TERAPKAN: umpan itu sendiri antre lagi dalam transaksi yang sama, dengan bukti dan jejak; sekali saja', async () => {
    const id = await tertahan();
    const jawab = await putuskan(id, 'TERAPKAN');
    expect(di(jawab, 'putuskanTarikan')).toEqual({ tarikan: { id, status: 'DITERIMA' }, userErrors: [] });
    expect(await antre(id)).toEqual([{ nama: 'proses-tarikan', kunci: `tarikan:${id}`, payload: { tarikan: id } }]);
    expect(await baris('select putusan, alasan, orang from konfirmasi_tarikan where tarikan = $1', id)).toEqual([
      { putusan: 'TERAPKAN', alasan: ALASAN, orang: 'orang-data_steward_bkn' },
    ]);
    expect(await jejak(id)).toEqual([{ peristiwa: 'tarikan.dikonfirmasi', orang: 'orang-data_steward_bkn' }]);
    for (const putusan of ['TERAPKAN', 'TOLAK'])
      expect(di(await putuskan(id, putusan), 'putuskanTarikan.userErrors')).toEqual([{ kode: 'PERALIHAN_DITOLAK', field: 'id' }]);
    expect(await antre(id)).toHaveLength(1);
  });

  it('TOLAK: umpan berakhir GAGAL dengan sebabnya, instansi perlu bertindak, dan tidak ada yang diterapkan', async () => {
    const id = await tertahan();
    expect(di(await putuskan(id, 'TOLAK'), 'putuskanTarikan.tarikan')).toEqual({ id, status: 'GAGAL' });
    expect(await antre(id)).toEqual([]);
    expect(await jejak(id)).toMatchObject([{ peristiwa: 'tarikan.ditolak' }]);
    expect(await baris('select status, sebab from tarikan where id = $1', id)).toEqual([
      { status: 'GAGAL', sebab: 'ditolak: umpan kehilangan 30 dari 100 pegawai' },
    ]);
    expect(await baris('select status from kesegaran where tarikan = $1', id)).toEqual([{ status: 'PERLU_TINDAKAN' }]);
  });

  it('ditolak tanpa alasan, dengan nomor orang, untuk umpan yang tidak tertahan, dan bila yang lebih baru sudah diterapkan', async () => {
    const id = await tertahan();
    const galat = async (masukan: object): Promise<unknown> => di(await putuskan(id, 'TERAPKAN', masukan), 'putuskanTarikan.userErrors');
    expect(await galat({ alasan: 'benar' })).toEqual([{ kode: 'MASUKAN_SALAH', field: 'alasan' }]);
    expect(await galat({ alasan: 'pindah: 199001012015011901' })).toEqual([{ kode: 'MASUKAN_SALAH', field: 'alasan' }]);
    expect(await galat({ putusan: 'BIARKAN' })).toEqual([{ kode: 'MASUKAN_SALAH', field: 'putusan' }]);
    expect(await galat({ id: '999999' })).toEqual([{ kode: 'TIDAK_DITEMUKAN', field: 'id' }]);
    expect(await galat({ id: 'x' })).toEqual([{ kode: 'TIDAK_DITEMUKAN', field: 'id' }]);
    const baru = await isiTarikan(dunia, satu);
    expect(await galat({ id: baru })).toEqual([{ kode: 'PERALIHAN_DITOLAK', field: 'id' }]);
    await dunia.admin.query(`update tarikan set status = 'DITERAPKAN' where id = $1`, [baru]);
    expect(await galat({})).toEqual([{ kode: 'PERALIHAN_DITOLAK', field: 'id' }]);
    expect(await baris('select 1 from konfirmasi_tarikan where tarikan = $1', id)).toEqual([]);
  });
});

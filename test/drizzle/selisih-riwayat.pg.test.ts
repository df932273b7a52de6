import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buatDunia, type DuniaUji, isiInstansi, nipUji } from '../support/isi.ts';

let dunia: DuniaUji;
beforeAll(async () => {
  dunia = await buatDunia();
  await isiInstansi(dunia, 1);
  await dunia.admin.query(
    `insert into selisih (instansi, nip, bidang, jenis, level) select 1, ${nipUji(0)} + k, 4, 'BEDA', 'BLOKIR' from generate_series(1, 4) k`,
  );
});
afterAll(() => dunia.tutup());

const riwayat = (isi: string): Promise<unknown> =>
  dunia.admin.query(`insert into selisih_riwayat (selisih, ke, sebab, oleh) select id, 'BARU', 'DITEMUKAN', 'SISTEM' from (${isi}) x(id)`);
const hapus = (syarat: string): Promise<{ rowCount: number | null }> => dunia.admin.query(`delete from selisih where ${syarat}`);

describe('riwayat selisih', () => {
  it('tidak pernah tanpa selisihnya: satu induk yang tidak ada menolak seluruh pernyataan', async () => {
    await expect(riwayat('select id from selisih union all select 999999')).rejects.toMatchObject({ code: '23503' });
    expect((await dunia.admin.query('select 1 from selisih_riwayat')).rowCount).toBe(0);
    await riwayat('select id from selisih where nip <= (select min(nip) + 1 from selisih) union all select min(id) from selisih');
    expect((await dunia.admin.query('select 1 from selisih_riwayat')).rowCount).toBe(3);
  });

  it('tidak kehilangan selisihnya: yang beriwayat tidak terhapus, juga bersama yang tidak beriwayat', async () => {
    await expect(hapus('true')).rejects.toMatchObject({ code: '23503' });
    expect((await hapus('not exists (select from selisih_riwayat r where r.selisih = selisih.id)')).rowCount).toBe(2);
    await expect(dunia.admin.query('truncate selisih')).rejects.toMatchObject({ code: '0A000' });
  });
});

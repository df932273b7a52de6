import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boleh, PERAN } from '../../../domain/akses.ts';
import { konteksSelisih, skemaSelisih } from '../../../subgraphs/selisih/index.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  di,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiKesegaran,
  type PelakuUji,
  type TanyaUji,
} from '../../support/isi.ts';

const UMPAN =
  'kesegaran { sisi jenis status sebab tingkat berikutPada basi sumberDiistirahatkan sumber pemutus jalur anggaran { perMenit sekaligus sisa } ambilPada didahulukan menunggu } userErrors { kode field }';
const MINTA = `mutation ($input: MintaTarikanInput!) { hasil: mintaTarikan(input: $input) { ${UMPAN} } }`;
const kendali = (nama: string): string => `mutation ($input: KendaliTarikanInput!) { hasil: ${nama}(input: $input) { ${UMPAN} } }`;
const STEWARD: PelakuUji = { peran: 'DATA_STEWARD_BKN' };
const ALASAN = 'pemeliharaan aplikasi SIMPEG';

let dunia: DuniaUji;
let tanya: TanyaUji;
let satu: InstansiUji;
let dua: InstansiUji;
beforeAll(async () => {
  dunia = await buatDunia();
  tanya = buatTanya(dunia.pool, skemaSelisih(), konteksSelisih);
  satu = await isiInstansi(dunia, 1);
  dua = await isiInstansi(dunia, 2);
  for (const i of [satu, dua])
    for (const sisi of ['BKN', 'SIMPEG'] as const) {
      await isiKesegaran(dunia, i, sisi);
      await isiBaris(dunia, 'jadwal_umpan', {
        instansi: i.no,
        sisi,
        jenis: 'pegawai',
        tingkat: 'BIASA',
        sumber: `${sisi}/${i.no}`,
        berikut: new Date(Date.now() + 3_600_000),
      });
    }
});
afterAll(() => dunia.tutup());
beforeEach(async () => {
  await dunia.admin.query("update kesegaran set status = 'SEHAT', sebab = null");
  await dunia.admin.query("update jadwal_umpan set berikut = now() + interval '1 hour', diminta_pada = null");
  await dunia.admin.query('delete from anggaran_sumber');
});

const jatuhTempo = async (): Promise<string[]> =>
  (await dunia.admin.query<{ x: string }>("select instansi || '/' || sisi x from jadwal_umpan where berikut <= clock_timestamp() order by 1")).rows.map(
    (r) => r.x,
  );
const jejak = async (peristiwa: string): Promise<unknown[]> =>
  (await dunia.admin.query<{ data: unknown }>('select data from jejak where peristiwa = $1 order by pada', [peristiwa])).rows.map((r) => r.data);
const tindak = (nama: string, sisa = {}, pelaku = STEWARD) => tanya(pelaku, kendali(nama), { input: { instansiId: satu.id, alasan: ALASAN, ...sisa } });

describe('mintaTarikan', () => {
  it('operator untuk instansinya sendiri, steward untuk semua; yang lain tidak', async () => {
    const input = { instansiId: satu.id };
    for (const peran of PERAN.filter((p) => !boleh('mintaTarikan', p)))
      expect((await tanya({ peran, instansi: satu }, MINTA, { input })).galat, peran).toEqual(['TIDAK_BERWENANG']);
    const tetangga = await tanya({ peran: 'OPERATOR_INSTANSI', instansi: dua }, MINTA, { input });
    expect(di(tetangga, 'hasil.userErrors')).toEqual([{ kode: 'BUKAN_INSTANSI_ANDA', field: 'instansiId' }]);
    expect(await jatuhTempo()).toEqual([]);
    const milik = await tanya({ peran: 'OPERATOR_INSTANSI', instansi: satu }, MINTA, { input });
    expect(di(milik, 'hasil.userErrors')).toEqual([]);
    expect(await jatuhTempo()).toEqual(['1/BKN', '1/SIMPEG']);
    expect((await tanya(STEWARD, MINTA, { input: { instansiId: dua.id } })).galat).toEqual([]);
    expect(await jejak('tarikan.diminta')).toEqual([{ instansi: 1 }, { instansi: 2 }]);
  });

  it('berbatas laju per instansi, dan tidak menembus jeda', async () => {
    const minta = () => tanya(STEWARD, MINTA, { input: { instansiId: satu.id } });
    for (let n = 0; n < 3; n += 1) expect(di(await minta(), 'hasil.userErrors')).toEqual([]);
    expect(di(await minta(), 'hasil.userErrors')).toEqual([{ kode: 'TERLALU_SERING', field: null }]);
    await dunia.admin.query("update kesegaran set status = 'DIJEDA' where instansi = 2");
    expect(di(await tanya(STEWARD, MINTA, { input: { instansiId: dua.id } }), 'hasil.userErrors')).toEqual([
      { kode: 'PERALIHAN_DITOLAK', field: 'instansiId' },
    ]);
  });

  it('basis data pun menolak operator yang meminta atau menjeda milik orang lain', async () => {
    const { rows } = await dunia.admin.query<{ peran: string }>(
      "select proname peran from pg_proc where proname like 'umpan_%' and has_function_privilege('simpul_app', oid, 'execute') order by 1",
    );
    expect(rows.map((r) => r.peran)).toEqual(['umpan_alihkan_pemanggil', 'umpan_keadaan_pemanggil', 'umpan_minta_pemanggil']);
    expect((await dunia.pool.query('select from umpan_keadaan_pemanggil(array[1::smallint])')).rowCount).toBe(0);
    await expect(dunia.pool.query('select umpan_minta_pemanggil(1::smallint)')).rejects.toMatchObject({ code: '42501' });
    await expect(dunia.pool.query("select * from umpan_alihkan_pemanggil(1::smallint, null, null, '{}', null, true)")).rejects.toMatchObject({ code: '42501' });
  });
});

describe('jeda, lanjut, ulangi', () => {
  it('hanya steward BKN', async () => {
    for (const nama of ['jedaTarikan', 'lanjutkanTarikan', 'ulangiTarikan'])
      for (const peran of PERAN.filter((p) => !boleh('kelolaTarikan', p)))
        expect((await tindak(nama, {}, { peran, instansi: satu })).galat, `${nama} ${peran}`).toEqual(['TIDAK_BERWENANG']);
  });

  it('menjeda satu sisi: keadaan dan sebab terlihat, tanpa rencana, dan basi; melanjutkan menariknya sekarang', async () => {
    const dijeda = await tindak('jedaTarikan', { sisi: 'SIMPEG' });
    expect(di(dijeda, 'hasil.kesegaran')).toEqual([
      expect.objectContaining({ sisi: 'BKN', status: 'SEHAT', basi: false, tingkat: 'BIASA', berikutPada: expect.any(String) }),
      expect.objectContaining({
        sisi: 'SIMPEG',
        jenis: 'pegawai',
        status: 'DIJEDA',
        sebab: ALASAN,
        berikutPada: null,
        basi: true,
        sumberDiistirahatkan: false,
      }),
    ]);
    expect(di(await tindak('jedaTarikan', { sisi: 'SIMPEG' }), 'hasil.userErrors')).toEqual([{ kode: 'PERALIHAN_DITOLAK', field: null }]);
    const lanjut = await tindak('lanjutkanTarikan');
    expect(di(lanjut, 'hasil.kesegaran')).toMatchObject([{ status: 'SEHAT' }, { status: 'MENCOBA_LAGI' }]);
    expect(await jatuhTempo()).toEqual(['1/SIMPEG']);
    expect(await jejak('tarikan.dijeda')).toEqual([{ instansi: 1, sisi: 'SIMPEG', jenis: null, alasan: ALASAN }]);
    expect(await jejak('tarikan.dilanjutkan')).toHaveLength(1);
  });

  it('mengulangi hanya yang gagal', async () => {
    expect(di(await tindak('ulangiTarikan'), 'hasil.userErrors')).toEqual([{ kode: 'PERALIHAN_DITOLAK', field: null }]);
    await dunia.admin.query("update kesegaran set status = 'PERLU_TINDAKAN' where sisi = 'BKN'");
    expect(di(await tindak('ulangiTarikan'), 'hasil.userErrors')).toEqual([]);
    expect(await jatuhTempo()).toEqual(['1/BKN']);
    expect(await jejak('tarikan.diulangi')).toEqual([{ instansi: 1, jumlah: 1, alasan: ALASAN }]);
  });

  it('alasan yang terlalu pendek atau memuat nomor orang, sisi dan instansi yang asing ditolak', async () => {
    for (const [sisa, field] of [
      [{ alasan: 'pendek' }, 'alasan'],
      [{ alasan: 'karena 199001012015011001' }, 'alasan'],
      [{ sisi: 'KEMENDAGRI' }, 'sisi'],
      [{ instansiId: 'tidak-ada' }, 'instansiId'],
    ] as const)
      expect(di(await tindak('jedaTarikan', sisa), 'hasil.userErrors')).toEqual([
        { kode: field === 'instansiId' ? 'TIDAK_DITEMUKAN' : 'MASUKAN_SALAH', field },
      ]);
  });
});

it('keadaan sumber tiap umpan terbaca bersama umurnya', async () => {
  await dunia.admin.query(
    "insert into pemutus_sumber (sumber, keadaan, gagal, lambat, sampai) values ('BKN/1', 'TERBUKA', 3, true, now() + interval '1 hour')",
  );
  await dunia.admin.query("insert into anggaran_sumber (sumber, kapasitas, per_detik, sisa) values ('BKN/1', 2, 0.5, 2)");
  const hasil = await tindak('jedaTarikan', { sisi: 'BKN' });
  expect(di(hasil, 'hasil.kesegaran')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        sisi: 'BKN',
        sumber: 'BKN/1',
        pemutus: 'TERBUKA',
        jalur: 'lambat',
        anggaran: { perMenit: 30, sekaligus: 2, sisa: 2 },
        menunggu: null,
      }),
    ]),
  );
  await dunia.admin.query('delete from pemutus_sumber');
});

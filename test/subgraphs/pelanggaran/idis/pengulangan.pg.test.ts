import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buatDuniaIdis, type DuniaIdis, HARI, putusan } from './kasus.ts';

let d: DuniaIdis;
beforeAll(async () => {
  d = await buatDuniaIdis();
});
afterAll(() => d.dunia.tutup());

const KEDUA = { skNomor: 'SK-KEDUA' };
/** Somebody punished before in a case of this hub, now at the decision of another. */
async function pernahDihukum(pasal: string, pelanggaran = 'LARANGAN'): Promise<string> {
  const nip = await d.orangBaru();
  await d.sampaiDiterima(nip, 'R', '2');
  await d.jam(HARI.berlaku);
  return d.sampaiLhp(nip, 'R', { pasal, pelanggaran });
}
const dariSiasn = (nip: string, instansi: number): Promise<unknown> =>
  d.dunia.admin.query(
    "insert into hukuman_disiplin (id, instansi, nip, jenis_hukuman_id, tingkat, mulai, akhir, sumber, oleh) values ('lama-' || $1::text, $2, $1::bigint, '2', 'R', '2020-01-01', '2020-01-01', 'SIASN', 'uji')",
    [nip, instansi],
  );

describe('pengulangan', () => {
  test('pasal yang sama dengan tulisan lain tetap pelanggaran yang sama', async () => {
    const kasus = await pernahDihukum('PP 94/2021 Ps. 5');
    expect((await d.ditolak('tetapkanHukuman', d.PPK, kasus, putusan('1', KEDUA))).pesan).toContain('lebih berat');
    expect(await d.langkah('tetapkanHukuman', d.PPK, kasus, putusan('3', KEDUA))).toBe('PENETAPAN');
  });

  test('macam pelanggaran lain bukan pengulangan', async () => {
    const kasus = await pernahDihukum('PP 94/2021 Pasal 5', 'KEWAJIBAN');
    expect(await d.langkah('tetapkanHukuman', d.PPK, kasus, putusan('1', KEDUA))).toBe('PENETAPAN');
  });

  test('pasal lain dalam macam yang sama: ditahan sampai pemutus menyatakan sifatnya', async () => {
    const kasus = await pernahDihukum('PP 94/2021 Pasal 3');
    expect(await d.ditolak('tetapkanHukuman', d.PPK, kasus, putusan('1', KEDUA))).toMatchObject({ kode: 'DISIPLIN_DITAHAN', field: 'hukumanLamaSerupa' });
    expect((await d.ditolak('tetapkanHukuman', d.PPK, kasus, putusan('1', { ...KEDUA, hukumanLamaSerupa: true }))).pesan).toContain('lebih berat');
    expect(await d.langkah('tetapkanHukuman', d.PPK, kasus, putusan('1', { ...KEDUA, hukumanLamaSerupa: false }))).toBe('PENETAPAN');
    const { rows } = await d.dunia.admin.query('select hukuman_lama_serupa from keputusan_disiplin where kasus = $1', [kasus]);
    expect(rows).toEqual([{ hukuman_lama_serupa: false }]);
  });

  test('hukuman dari SIASN, juga di instansi lain, tidak dianggap tidak ada', async () => {
    for (const instansi of [d.satu.no, d.dua.no]) {
      const nip = await d.orangBaru();
      await dariSiasn(nip, instansi);
      const kasus = await d.sampaiLhp(nip, 'R');
      expect(await d.ditolak('tetapkanHukuman', d.PPK, kasus, putusan('1'))).toMatchObject({ kode: 'DISIPLIN_DITAHAN' });
      await d.dunia.admin.query("update hukuman_disiplin set dibatalkan_tanggal = '2021-01-01' where nip = $1", [nip]);
      expect(await d.langkah('tetapkanHukuman', d.PPK, kasus, putusan('1'))).toBe('PENETAPAN');
    }
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jalankanJam } from '../../../../subgraphs/pelanggaran/sbt/jam.ts';
import { buatDuniaSbt, DEPUTI, type DuniaSbt, kasusPada, lewatkan, NIP } from './kasus.ts';

let d: DuniaSbt;
beforeAll(async () => {
  d = await buatDuniaSbt();
}, 60_000);
afterAll(() => d.tutup());

interface Kelalaian {
  readonly id: string;
  readonly kunci: string;
  readonly kategori: string;
  readonly nip: string | null;
  readonly tahap: string;
  readonly sumber: string;
  readonly uraian: string;
}
const kelalaian = async (asal: string): Promise<readonly Kelalaian[]> =>
  (
    await d.admin.query<Kelalaian>(
      "select id::text, kunci, kategori, nip, tahap, sumber, uraian from temuan where kunci like 'LALAI:%:' || $1 order by kunci",
      [asal],
    )
  ).rows;
/** The clock looks at one case, three deliveries at once and one more. */
async function jam(id: string): Promise<void> {
  await Promise.all([0, 1, 2].map(() => jalankanJam(d.sistem(), id)));
  await jalankanJam(d.sistem(), id);
}
const setujuiBlokir = (id: string) =>
  d.admin.query("update pemblokiran set status = 'AKTIF', disetujui_oleh = 'deputi-satu', aktif_pada = now() where temuan = $1", [id]);

describe('PPK yang melewatkan kewajibannya', () => {
  test('rekomendasi yang lewat tenggat menjadi temuan atas instansi, tepat sekali dan berjejak; belum lewat tidak menjadi apa-apa', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    await jam(id);
    expect(await kelalaian(id)).toEqual([]);
    await lewatkan(d, id);
    await jam(id);
    const [satu, ...lain] = await kelalaian(id);
    expect(lain).toEqual([]);
    expect(satu).toMatchObject({ kunci: `LALAI:REKOMENDASI:${id}`, kategori: 'NSPK', nip: null, tahap: 'VERIFIKASI', sumber: 'SISTEM' });
    expect(satu?.uraian).toMatch(/rekomendasi hasil pengawasan atas temuan TMN-UJI-\d+ sampai tenggatnya/);
    expect(satu?.uraian).not.toContain(NIP);
    const { rows } = await d.admin.query("select data, pelaku from jejak where peristiwa = 'pelanggaran.temuan_dicatat' and data ->> 'temuan' = $1", [
      satu?.id,
    ]);
    expect(rows).toHaveLength(1);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('yang sudah dipantau sebelum tenggatnya juga, dan tanggapan PPK tidak menghapusnya', async () => {
    const id = await kasusPada(d, 'PEMANTAUAN');
    await d.maju(d.ppk, 'catatTanggapan', id);
    await lewatkan(d, id);
    await jam(id);
    expect((await kelalaian(id)).map((k) => k.kunci)).toEqual([`LALAI:REKOMENDASI:${id}`]);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('tindak lanjut yang dilaporkan pada waktunya tidak menjadi temuan', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    const { tenggat } = await d.temuan(id, 'tenggat');
    await d.maju(d.ppk, 'catatTindakLanjut', id);
    d.geser(tenggat as never);
    await lewatkan(d, id);
    await jam(id);
    expect(await kelalaian(id)).toEqual([]);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('blokir yang berlaku dan tidak diindahkan sampai tenggatnya menjadi temuan tersendiri; usul blokir yang belum berlaku tidak', async () => {
    const id = await kasusPada(d, 'PEMBLOKIRAN');
    await lewatkan(d, id);
    await jam(id);
    expect(await kelalaian(id)).toEqual([]);
    await setujuiBlokir(id);
    await d.admin.query('update temuan set tenggat = tenggat + 40 where id = $1', [id]);
    await lewatkan(d, id);
    await jam(id);
    expect((await kelalaian(id)).map((k) => k.kunci)).toEqual([`LALAI:PEMBLOKIRAN:${id}`]);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('temuan atas instansi sendiri memanjat tangganya sendiri: kelalaian tidak beranak', async () => {
    const id = await kasusPada(d, 'REKOMENDASI', null);
    await lewatkan(d, id);
    await jam(id);
    expect(await kelalaian(id)).toEqual([]);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { di } from '../../../support/isi.ts';
import { ATASAN, buatDuniaIdis, type DuniaIdis, HARI, putusan } from './kasus.ts';

let d: DuniaIdis;
beforeAll(async () => {
  d = await buatDuniaIdis();
});
afterAll(() => d.dunia.tutup());

const parameter = (nama: string, nilai: number) =>
  d.dunia.admin.query("insert into parameter_aturan (kode, nama, nilai, sejak, dasar) values ('IDIS', $1, $2, '2026-01-01', 'ketetapan uji')", [nama, nilai]);
/** What the clock put on record of one case: stage and day. */
const lewat = async (kasus: string): Promise<readonly string[]> =>
  (
    await d.dunia.admin.query<{ l: string }>(
      "select dari || ' ' || tenggat l from kasus_disiplin_riwayat where kasus = $1 and tindakan = 'lewatTenggat' order by id",
      [kasus],
    )
  ).rows.map(({ l }) => l);
const jejak = async (kasus: string): Promise<number> =>
  (
    await d.dunia.admin.query("select 1 from jejak where peristiwa = 'idis.langkah' and data ->> 'kasus' = $1 and data ->> 'tindakan' = 'lewatTenggat'", [
      kasus,
    ])
  ).rows.length;
/** The clock of one day, two rounds at once and one more, as after a restart. */
async function jam(hari: string): Promise<void> {
  await Promise.all([d.jam(hari), d.jam(hari)]);
  await d.jam(hari);
}

async function dipanggil(): Promise<string> {
  const id = await d.buka(await d.orangBaru());
  await d.langkah('telaahKasus', d.OPERATOR, id, { pelanggaran: 'LARANGAN', pasal: 'Pasal 5', tingkat: 'S', atasanNip: ATASAN });
  await d.langkah('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P-1', suratTanggal: HARI.surat, periksaTanggal: HARI.periksa });
  return id;
}

describe('tenggat setiap tahap', () => {
  test('hari pemeriksaan yang lewat tanpa catatan kehadiran dicatat sekali, sehari sesudahnya, dan tidak memindahkan kasus', async () => {
    const id = await dipanggil();
    await jam(HARI.periksa);
    expect(await lewat(id)).toEqual([]);
    await jam('2026-06-26');
    await jam('2026-06-29');
    expect(await lewat(id)).toEqual(['PANGGILAN_1 2026-06-25']);
    expect(await jejak(id)).toBe(1);
    expect((await d.baris(id))['tahap']).toBe('PANGGILAN_1');
    const jawab = await d.tanya(d.PPK, `{ kasusDisiplin(id: "${id}") { riwayat { tindakan tenggat } } }`);
    expect((di(jawab, 'kasusDisiplin.riwayat') as unknown[]).at(-1)).toEqual({ tindakan: 'lewatTenggat', tenggat: '2026-06-25' });
    // The second summons has a day of its own.
    await d.langkah('panggilTerperiksa', d.OPERATOR, id, { nomor: 'P-2', suratTanggal: '2026-06-26', periksaTanggal: '2026-06-30' });
    await jam('2026-07-01');
    expect(await lewat(id)).toEqual(['PANGGILAN_1 2026-06-25', 'PANGGILAN_2 2026-06-30']);
  });

  test('berita acara, laporan, penetapan: tanpa angka tidak pernah lewat, dengan angka yang ditetapkan lewat satu per satu', async () => {
    const bebas = await dipanggil();
    await d.langkah('catatKehadiranTerperiksa', d.OPERATOR, bebas, { hadir: true });
    await jam('2026-12-30');
    expect(await lewat(bebas)).toEqual([]);
    for (const [nama, nilai] of [
      ['bapPaling', 3],
      ['lhpPaling', 5],
      ['tetapkanPaling', 7],
    ] as const)
      await parameter(nama, nilai);
    const id = await dipanggil();
    await d.langkah('catatKehadiranTerperiksa', d.OPERATOR, id, { hadir: true });
    await jam('2026-12-30');
    await d.langkah('catatBap', d.OPERATOR, id, { tanggal: HARI.bap, cara: 'TATAP_MUKA', ditandatangani: true, isi: 'Keterangan contoh terperiksa' });
    await jam('2026-12-30');
    await d.langkah('catatLhp', d.OPERATOR, id, {
      nomor: 'L',
      tanggal: HARI.lhp,
      terbukti: true,
      tingkat: 'S',
      dampak: 'INSTANSI',
      kesimpulan: 'Terbukti contoh',
    });
    await jam('2026-12-30');
    expect(await lewat(id)).toEqual(['PEMERIKSAAN 2026-06-30', 'BAP 2026-07-02', 'LHP 2026-07-10']);
    await d.langkah('tetapkanHukuman', d.PPK, id, putusan('23'));
    await jam('2026-12-30');
    expect((await lewat(id)).at(-1)).toMatch(/^PENETAPAN 2026-07-/);
    expect(await jejak(id)).toBe(4);
  });

  test('keberatan yang tidak diputus sampai tenggatnya dicatat, walau hukumannya sudah dijalani', async () => {
    const id = await d.sampaiDiterima(await d.orangBaru(), 'S', '23');
    await d.langkah('ajukanUpaya', d.AUDITOR, id, { jenis: 'KEBERATAN', alasan: 'Keberatan contoh', diajukan: '2026-07-20' });
    await jam('2026-08-19');
    expect(await lewat(id)).toEqual([]);
    await jam('2026-08-20');
    expect(await lewat(id)).toEqual(['MENJALANI 2026-08-19']);
  });

  test('tahun tanpa kalender: tidak ada yang lewat sebelum tenggatnya diketahui', async () => {
    const id = await d.buka(await d.orangBaru());
    await d.dunia.admin.query("update kasus_disiplin set dibuka_pada = '2028-01-04 09:00+07', tenggat = null, tenggat_sebab = 'belum dihitung' where id = $1", [
      id,
    ]);
    await jam('2029-12-30');
    expect(await lewat(id)).toEqual([]);
    expect(await d.baris(id)).toMatchObject({ tenggat: null, tenggat_sebab: expect.stringContaining('2028') });
  });
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../../../../platform/logger.ts';
import { jalankanJam } from '../../../../subgraphs/pelanggaran/sbt/jam.ts';
import { pekerjaanJamSbt, pekerjaanJamTemuan, temuanUntukJam } from '../../../../subgraphs/pelanggaran/sbt/pekerjaan.ts';
import { AUDITOR, buatDuniaSbt, DEPUTI, DIREKTUR, type DuniaSbt, kasusPada, lewatkan, TERLAPOR } from './kasus.ts';

let d: DuniaSbt;
beforeAll(async () => {
  d = await buatDuniaSbt();
});
afterAll(() => d.tutup());

const otomatis = async (nilai: number): Promise<unknown> =>
  d.admin.query("update parameter_aturan set nilai = $1 where kode = 'SBT' and nama = 'otomatis'", [nilai]);
/** A whole round of the clock, its work delivered three times at once, and again after a restart that knows nothing. */
async function putaran(): Promise<void> {
  for (const id of await temuanUntukJam(d.sistem())) {
    await Promise.all([0, 1, 2].map(() => jalankanJam(d.sistem(), id)));
    await jalankanJam(d.sistem(), id);
  }
}
const riwayat = async (id: string): Promise<string[]> =>
  ((await d.temuan(id, 'riwayat { tindakan ke oleh }'))['riwayat'] as { tindakan: string; ke: string; oleh: string }[])
    .filter((r) => r.oleh === 'SISTEM')
    .map((r) => `${r.tindakan} ${r.ke}`);
const jejakLewat = async (id: string): Promise<number> =>
  (await d.admin.query<{ n: number }>("select count(*)::int n from jejak where peristiwa = 'pelanggaran.tenggat_lewat' and data ->> 'temuan' = $1", [id]))
    .rows[0]?.n ?? 0;

describe('jam SBT pada jam yang digeser', () => {
  test('tenggat rekomendasi lewat: sekali dicatat dan sekali beralih ke PEMANTAUAN, walau pekerjaannya datang berkali-kali dan bersamaan', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    expect(await temuanUntukJam(d.sistem())).not.toContain(id);
    await lewatkan(d, id);
    expect(await temuanUntukJam(d.sistem())).toContain(id);
    await putaran();
    expect(await d.temuan(id, 'tahap lewatTenggat')).toEqual({ tahap: 'PEMANTAUAN', lewatTenggat: true });
    expect(await riwayat(id)).toEqual(['lewatTenggat REKOMENDASI', 'pantau PEMANTAUAN']);
    expect(await jejakLewat(id)).toBe(1);
    // Without a delegation nobody but the director writes letters, and the round has nothing left to do.
    await putaran();
    expect(await riwayat(id)).toHaveLength(2);
    expect(await temuanUntukJam(d.sistem())).not.toContain(id);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('atas delegasi hub menerbitkan peringatan lalu teguran, satu surat untuk satu tenggat, dan tidak pernah mengusulkan blokir', async () => {
    await otomatis(1);
    const id = await kasusPada(d, 'REKOMENDASI');
    for (let i = 0; i < 4; i++) {
      await lewatkan(d, id);
      await putaran();
    }
    await otomatis(0);
    expect(await riwayat(id)).toEqual([
      'lewatTenggat REKOMENDASI',
      'pantau PEMANTAUAN',
      'terbitkanPeringatan PERINGATAN',
      'lewatTenggat PERINGATAN',
      'terbitkanTeguran TEGURAN',
      'lewatTenggat TEGURAN',
    ]);
    const { tahap, surat, blokir } = await d.temuan(id, 'tahap surat { jenis oleh } blokir { id }');
    expect([tahap, blokir]).toEqual(['TEGURAN', null]);
    expect(surat).toEqual([
      { jenis: 'REKOMENDASI', oleh: 'DIR_WASDAL' },
      { jenis: 'PERINGATAN', oleh: 'SISTEM' },
      { jenis: 'TEGURAN', oleh: 'SISTEM' },
    ]);
    await d.maju(DIREKTUR, 'usulkanPemblokiranTemuan', id);
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('tanggapan yang belum dipertimbangkan orang menahan surat hub', async () => {
    await otomatis(1);
    const id = await kasusPada(d, 'PEMANTAUAN');
    await d.maju(TERLAPOR, 'catatTanggapan', id);
    await lewatkan(d, id);
    await putaran();
    await otomatis(0);
    expect((await d.temuan(id, 'tahap'))['tahap']).toBe('PEMANTAUAN');
    await d.maju(DIREKTUR, 'terbitkanPeringatan', id, { pertimbangan: 'Tanggapan sudah dipertimbangkan' });
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });

  test('jam dan PPK pada saat yang sama: salah satu menang, temuan tidak hilang dan tidak maju dua kali', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    await lewatkan(d, id);
    await Promise.all([jalankanJam(d.sistem(), id), d.langkah(d.ppk, 'catatTindakLanjut', id), jalankanJam(d.sistem(), id)]);
    const { tahap } = await d.temuan(id, 'tahap');
    expect(['PEMANTAUAN', 'TINDAK_LANJUT']).toContain(tahap);
    expect((await riwayat(id)).filter((r) => r.startsWith('pantau')).length).toBeLessThanOrEqual(1);
    await d.maju(DEPUTI, 'tutupTemuan', id);
    await putaran();
    expect((await d.temuan(id, 'tahap'))['tahap']).toBe('SELESAI');
  });

  test('tahun tanpa kalender: tenggat belum diketahui dan tidak pernah lewat, sampai kalendernya ditetapkan', async () => {
    const id = await d.catat('NETRALITAS_DISIPLIN');
    const { rows } = await d.admin.query<{ tahun: number }>('select extract(year from now())::int tahun');
    const tahun = Number(rows[0]?.tahun);
    const keyakinan = (k: string) =>
      d.admin.query(
        `insert into hari_libur (tanggal, versi, jenis, nama, libur, dasar, keyakinan, oleh) select distinct on (tanggal) tanggal, versi + 1, jenis, nama, libur, dasar, $1, 'uji'
         from hari_libur where extract(year from tanggal) in ($2::int, $2::int + 1) order by tanggal, versi desc`,
        [k, tahun],
      );
    await keyakinan('SIMPULAN');
    d.geser((await d.admin.query<{ h: string }>("select ((now() at time zone 'Asia/Jakarta')::date)::text h")).rows[0]?.h as never);
    expect((await d.maju(AUDITOR, 'verifikasiTemuan', id, { putusan: 'DITERUSKAN' })).tenggat).toBeNull();
    await putaran();
    expect(await d.temuan(id, 'tenggat lewatTenggat')).toEqual({ tenggat: null, lewatTenggat: false });
    await keyakinan('TERBACA');
    await putaran();
    expect((await d.temuan(id, 'tenggat'))['tenggat']).not.toBeNull();
    await lewatkan(d, id);
    await putaran();
    expect(await riwayat(id)).toEqual(['lewatTenggat KAJIAN']);
  });

  test('pekerjaannya sendiri: sapuan mengantrekan yang lewat, dan muatan yang sama dua kali mengerjakannya sekali', async () => {
    const id = await kasusPada(d, 'REKOMENDASI');
    await lewatkan(d, id);
    const antre: string[] = [];
    const konteksPekerjaan = {
      catatan: createLogger({ layanan: 'uji', tingkat: 'silent' }),
      kunciSekali: 'uji',
      mulaiKe: 1,
      batal: new AbortController().signal,
    };
    const sapuan = pekerjaanJamSbt(
      () => d.sistem(),
      async (ids) => {
        antre.push(...ids);
      },
    );
    await sapuan.jalankan({}, konteksPekerjaan);
    expect(antre).toContain(id);
    const satu = pekerjaanJamTemuan(() => d.sistem());
    await Promise.all([satu.jalankan({ temuan: id }, konteksPekerjaan), satu.jalankan({ temuan: id }, konteksPekerjaan)]);
    expect(await riwayat(id)).toEqual(['lewatTenggat REKOMENDASI', 'pantau PEMANTAUAN']);
    expect(await jejakLewat(id)).toBe(1);
    expect(() => satu.urai({ temuan: 'x' })).toThrow();
    await d.maju(DEPUTI, 'tutupTemuan', id);
  });
});

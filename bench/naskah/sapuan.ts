import { Kesalahan } from '../../domain/kesalahan.ts';
import { jalankanSapuan, sapuRentang } from '../../sync/3-diff/sapuan.ts';
import { denganData } from '../data/basis.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { hitungDetik, median, terkecil } from '../statistik.ts';
import { hitungGabungBiasa, hitungSemua, langkahKunciSaja, SAMBUNGAN, serentak, WORK_MEM_PEMBANDING } from './sapuan-langkah.ts';
import { BARIS_BAWAAN } from './siapkan.ts';

const ULANG = 3;

const FASE = ['hitung', 'kunci_blok', 'kunci_sql', 'tulis', 'utuh', 'gabung_biasa'] as const;
type Fase = (typeof FASE)[number];
/** Seconds on the clock, and CPU seconds of this process and the server together: on a busy machine only the latter compare. */
type Catatan = Readonly<Record<'jam' | 'cpu', Readonly<Record<Fase, number[]>>>>;
const perFase = (): Record<Fase, number[]> => ({ hitung: [], kunci_blok: [], kunci_sql: [], tulis: [], utuh: [], gabung_biasa: [] });
const catatanBaru = (): Catatan => ({ jam: perFase(), cpu: perFase() });

function detikCpu(): number {
  const cpu = bacaCpu([process.pid]);
  return cpu === null ? Number.NaN : (cpu.node + cpu.postgres) / 1_000;
}

/** Own work and yardsticks in turn, so that a busy moment of the machine falls on both. Returns how many keys each found. */
async function satuPutaran(url: string, catatan: Catatan): Promise<readonly number[]> {
  const ukur = async <T>(fase: Fase, kerja: () => Promise<T>): Promise<T> => {
    const awal = detikCpu();
    const { detik, isi } = await hitungDetik(kerja);
    catatan.jam[fase].push(detik);
    catatan.cpu[fase].push(detikCpu() - awal);
    return isi;
  };
  await ukur('hitung', () => hitungSemua(url));
  const blok = await ukur('kunci_blok', () => langkahKunciSaja(url, 'BLOK'));
  const sql = await ukur('kunci_sql', () => langkahKunciSaja(url, 'SQL'));
  const tulis = await ukur('tulis', () => serentak(url, (klien, r) => sapuRentang(klien, '0', r, 'BLOK')));
  const utuh = await ukur('utuh', () => jalankanSapuan(url, { sambungan: SAMBUNGAN }));
  const biasa = await ukur('gabung_biasa', () => hitungGabungBiasa(url));
  if (utuh.alarm.length > 0) throw new Kesalahan('INTERNAL', `sapuan menemukan ${utuh.alarm.length} alarm pada data bench`);
  return [blok, sql, tulis, utuh.kunciBeda, biasa];
}

/** The full sweep of two sides against counting them and against the plain join of all columns. */
export const sapuan: Bench = {
  nama: 'sapuan',
  judul: 'sapuan penuh dua sisi terhadap count(*) dan gabungan biasa semua kolom',
  jalankan: async ({ baris: diminta, beda, ulang, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    return denganData({ baris, beda }, cerita, async ({ url }) => {
      const catatan = catatanBaru();
      // A cold first pass warms files and the visibility map; it is not counted.
      await satuPutaran(url, catatanBaru());
      let kunciBeda = 0;
      for (let i = 0; i < (ulang ?? ULANG); i++) {
        const temuan = await satuPutaran(url, catatan);
        if (new Set(temuan).size !== 1) throw new Kesalahan('INTERNAL', `jumlah kunci berbeda antara cara: ${temuan.join(', ')}`);
        kunciBeda = temuan[0] ?? 0;
        cerita(`  putaran ${i + 1}: ${FASE.map((f) => `${f} ${catatan.jam[f][i]?.toFixed(3)}`).join(' · ')}`);
      }
      const min = (f: Fase): number => terkecil(catatan.jam[f]);
      const cpu = (f: Fase): number => terkecil(catatan.cpu[f]);
      const terhadap = (f: Fase, pembanding: Fase): number => bulatkan(min(f) / min(pembanding), 3);
      return {
        ukuran: { baris, beda_per_seribu: beda, sambungan: SAMBUNGAN, putaran: catatan.jam.utuh.length, kunci_beda: kunciBeda },
        angka: {
          ...Object.fromEntries(
            FASE.flatMap((f) => [[`detik_${f}`, bulatkan(min(f))] as const, [`detik_${f}_median`, bulatkan(median(catatan.jam[f]))] as const]),
          ),
          ...Object.fromEntries(FASE.map((f) => [`detik_cpu_${f}`, bulatkan(cpu(f), 2)] as const)),
          detik_bidang: bulatkan(Math.max(0, min('tulis') - min('kunci_blok'))),
          per_detik_baris: Math.round(baris / min('tulis')),
        },
        rasio: {
          hitung: terhadap('tulis', 'hitung'),
          hitung_kunci: terhadap('kunci_blok', 'hitung'),
          hitung_kunci_sql: terhadap('kunci_sql', 'hitung'),
          hitung_utuh: terhadap('utuh', 'hitung'),
          gabung_biasa: terhadap('tulis', 'gabung_biasa'),
          hitung_cpu: bulatkan(cpu('tulis') / cpu('hitung'), 3),
          hitung_kunci_cpu: bulatkan(cpu('kunci_blok') / cpu('hitung'), 3),
          gabung_biasa_cpu: bulatkan(cpu('tulis') / cpu('gabung_biasa'), 3),
        },
        catatan: [
          'kunci_blok, kunci_sql: langkah kunci saja; tulis: kunci (blok), peta bidang dan beda_sapuan tertulis; utuh: jalankanSapuan, juga membandingkan dengan keadaan bertahap dan himpunan',
          `semua cara menemukan ${kunciBeda} kunci berbeda; sapuan ${SAMBUNGAN} sambungan; gabung_biasa dengan work_mem ${WORK_MEM_PEMBANDING} dan pekerja sejajar bawaan`,
          'angka = terkecil dari putaran; _median = tengah; rasio dari yang terkecil; membuka sambungan termasuk',
          'cpu: detik CPU proses ini dan servernya; pada mesin yang sibuk hanya itu yang dapat dibandingkan',
        ],
      };
    });
  },
};

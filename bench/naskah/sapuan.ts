import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { jalankanSapuan, pakuRencana, type RentangInstansi, SQL_KUNCI_SAPUAN, sapuRentang } from '../../sync/3-diff/sapuan.ts';
import { denganData } from '../data/basis.ts';
import { kolomDb } from '../data/isi.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { hitungDetik, median, terkecil } from '../statistik.ts';
import { BARIS_BAWAAN } from './siapkan.ts';

const SAMBUNGAN = 2;
const ULANG = 3;
/** Enough for the hash of the yardstick's join to stay in memory: the yardstick gets its best case. */
const WORK_MEM_PEMBANDING = '1GB';

const irisan = <T>(url: string, fn: (sql: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(url, fn, { tenggatPernyataanMs: 1_800_000 });
const kolom = (sisi: 'b' | 's'): string => kolomDb.map((k) => `${sisi}.${k}`).join(', ');
const SQL_GABUNG_BIASA = `select count(*)::int n from pegawai_bkn b full join pegawai_simpeg s using (instansi, nip) where (${kolom('b')}) is distinct from (${kolom('s')})`;

/** Ranges of instansi with about the same number of rows, as the sweep itself cuts them. */
async function bagi(url: string): Promise<readonly RentangInstansi[]> {
  return irisan(url, async (sql) => {
    const semua = await sql<{ no: number; n: number }[]>`select instansi::int no, jumlah n from kesegaran where sisi = 'BKN' and jenis = 'pegawai' order by 1`;
    const total = semua.reduce((j, i) => j + i.n, 0);
    let jumlah = 0;
    const batas = semua.find((i) => {
      jumlah += i.n;
      return jumlah >= total / SAMBUNGAN;
    });
    const akhir = semua.at(-1)?.no ?? 1;
    const tengah = Math.min(batas?.no ?? akhir, akhir - 1);
    return [
      { dari: 1, sampai: tengah },
      { dari: tengah + 1, sampai: akhir },
    ];
  });
}

const serentak = async (url: string, rentang: readonly RentangInstansi[], kerja: (sql: Sql, r: RentangInstansi) => Promise<number>): Promise<number> =>
  (await Promise.all(rentang.map((r) => irisan(url, (sql) => kerja(sql, r))))).reduce((a, b) => a + b, 0);

const langkahKunci = (sql: Sql, { dari, sampai }: RentangInstansi): Promise<number> =>
  sql.begin('isolation level repeatable read', async (tx) => {
    await pakuRencana(tx);
    await tx.unsafe(SQL_KUNCI_SAPUAN, [dari, sampai]);
    const [n] = await tx<{ n: number }[]>`select count(*)::int n from sapuan_kunci`;
    return n?.n ?? 0;
  });

const langkahTulis = (sql: Sql, rentang: RentangInstansi): Promise<number> =>
  sql.begin('isolation level repeatable read', (tx) => sapuRentang(tx, '0', rentang));

const hitungSemua = async (url: string): Promise<void> => {
  await irisan(url, async (sql) => {
    for (const sisi of ['bkn', 'simpeg']) await sql.unsafe(`select count(*) from pegawai_${sisi}`);
  });
};

const gabungBiasa = (url: string): Promise<number> =>
  irisan(url, async (sql) => {
    await sql.unsafe(`set work_mem = '${WORK_MEM_PEMBANDING}'`);
    const [n] = (await sql.unsafe(SQL_GABUNG_BIASA)) as { n: number }[];
    return n?.n ?? 0;
  });

const FASE = ['hitung', 'kunci', 'tulis', 'utuh', 'gabung_biasa'] as const;
type Fase = (typeof FASE)[number];
type Catatan = Readonly<Record<Fase, number[]>>;

/** Own work and yardsticks in turn, so that a busy moment of the machine falls on both. Returns how many keys each found. */
async function satuPutaran(url: string, rentang: readonly RentangInstansi[], catatan: Catatan): Promise<readonly number[]> {
  const ukur = async <T>(fase: Fase, kerja: () => Promise<T>): Promise<T> => {
    const { detik, isi } = await hitungDetik(kerja);
    catatan[fase].push(detik);
    return isi;
  };
  await ukur('hitung', () => hitungSemua(url));
  const kunci = await ukur('kunci', () => serentak(url, rentang, langkahKunci));
  const tulis = await ukur('tulis', () => serentak(url, rentang, langkahTulis));
  const utuh = await ukur('utuh', () => jalankanSapuan(url, SAMBUNGAN));
  const biasa = await ukur('gabung_biasa', () => gabungBiasa(url));
  if (utuh.alarm.length > 0) throw new Kesalahan('INTERNAL', `sapuan menemukan ${utuh.alarm.length} alarm pada data bench`);
  return [kunci, tulis, utuh.kunciBeda, biasa];
}

/** The full sweep of two sides against counting them and against the plain join of all columns. */
export const sapuan: Bench = {
  nama: 'sapuan',
  judul: 'sapuan penuh dua sisi terhadap count(*) dan gabungan biasa semua kolom',
  jalankan: async ({ baris: diminta, ulang, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    return denganData(baris, cerita, async ({ url }) => {
      const rentang = await bagi(url);
      const catatan: Catatan = { hitung: [], kunci: [], tulis: [], utuh: [], gabung_biasa: [] };
      // A cold first pass warms files and the visibility map; it is not counted.
      await satuPutaran(url, rentang, { hitung: [], kunci: [], tulis: [], utuh: [], gabung_biasa: [] });
      let beda = 0;
      for (let i = 0; i < (ulang ?? ULANG); i++) {
        const temuan = await satuPutaran(url, rentang, catatan);
        if (new Set(temuan).size !== 1) throw new Kesalahan('INTERNAL', `jumlah kunci berbeda antara cara: ${temuan.join(', ')}`);
        beda = temuan[0] ?? 0;
        cerita(`  putaran ${i + 1}: ${FASE.map((f) => `${f} ${catatan[f][i]?.toFixed(3)}`).join(' · ')}`);
      }
      const min = (f: Fase): number => terkecil(catatan[f]);
      return {
        ukuran: { baris, sambungan: SAMBUNGAN, putaran: catatan.utuh.length, kunci_beda: beda },
        angka: {
          ...Object.fromEntries(FASE.flatMap((f) => [[`detik_${f}`, bulatkan(min(f))] as const, [`detik_${f}_median`, bulatkan(median(catatan[f]))] as const])),
          detik_bidang: bulatkan(Math.max(0, min('tulis') - min('kunci'))),
          per_detik_baris: Math.round(baris / min('tulis')),
        },
        rasio: {
          hitung: bulatkan(min('tulis') / min('hitung'), 2),
          hitung_kunci: bulatkan(min('kunci') / min('hitung'), 2),
          hitung_utuh: bulatkan(min('utuh') / min('hitung'), 2),
          gabung_biasa: bulatkan(min('tulis') / min('gabung_biasa'), 3),
        },
        catatan: [
          'kunci: langkah kunci saja; tulis: kunci, peta bidang dan beda_sapuan tertulis; utuh: jalankanSapuan, juga membandingkan dengan keadaan bertahap',
          `semua cara menemukan ${beda} kunci berbeda; sapuan ${SAMBUNGAN} sambungan; gabung_biasa dengan work_mem ${WORK_MEM_PEMBANDING} dan pekerja sejajar bawaan`,
          'angka = terkecil dari putaran; _median = tengah; rasio dari yang terkecil',
        ],
      };
    });
  },
};

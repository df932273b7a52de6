import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { denganData } from '../data/basis.ts';
import { banyakInstansi } from '../data/isi.ts';
import { type Bench, bulatkan } from '../hasil.ts';

export const BARIS_BAWAAN = 500_000;

/** Builds the bench data once; other benches reuse it. */
export const siapkan: Bench = {
  nama: 'siapkan',
  judul: 'membangun data bench sekali, menurut jumlah baris, benih dan versi kanon',
  jalankan: async ({ baris: diminta, beda, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    return denganData({ baris, beda }, cerita, async ({ url, dibangun }) => {
      const [n] = await sqlUntukIrisan(
        url,
        (sql) => sql<
          { bkn: number; simpeg: number; selisih: number; bita: string }[]
        >`select (select count(*)::int from pegawai_bkn) bkn, (select count(*)::int from pegawai_simpeg) simpeg,
          (select count(*)::int from selisih) selisih, pg_database_size(current_database())::text bita`,
      );
      return {
        ukuran: { baris, beda_per_seribu: beda, instansi: banyakInstansi(baris), bkn: n?.bkn ?? 0, simpeg: n?.simpeg ?? 0, selisih: n?.selisih ?? 0 },
        angka: {
          ...Object.fromEntries(Object.entries(dibangun ?? {}).map(([nama, detik]) => [`detik_${nama}`, bulatkan(detik)])),
          bita_basis_data: Number(n?.bita ?? 0),
        },
        rasio: {},
        catatan: [
          ...(dibangun === null ? ['data sudah ada; tidak dibangun lagi'] : []),
          'sidik di sini hash_record_extended dari 32 kolom, bukan xxhash mesin sinkron: sama bila dan hanya bila kolomnya sama, dan sapuan hanya membandingkannya',
        ],
      };
    });
  },
};

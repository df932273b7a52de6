import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { diffKunciUbah } from '../../sync/3-diff/kunci-ubah.ts';
import { tandaiSelisih } from '../../sync/4-flag/tandai.ts';
import { mulaiRedis } from '../../test/support/redis.ts';
import { denganData } from '../data/basis.ts';
import type { UkuranData } from '../data/tempat.ts';
import { type Bench, bulatkan, type Pilihan } from '../hasil.ts';
import { ukurSatuRekaman } from '../hub/satu-rekaman.ts';
import { hitungDetik, median, persentil, terkecil } from '../statistik.ts';
import { BARIS_BAWAAN } from './siapkan.ts';

/** Keys changed at once, in the largest instansi. */
const KUNCI = 5_000;
const ULANG = 5;
/** Changes of one record end to end, per queue. */
const REKAMAN = 100;

/** Makes `banyak` persons of one instansi differ in one field, or agree in it again; fingerprints follow. */
async function ubah(tx: SqlTransaksi, instansi: number, banyak: number): Promise<void> {
  await tx`create temp table ubahan on commit drop as select nip from pegawai_simpeg where instansi = ${instansi} order by nip limit ${banyak}`;
  await tx`update pegawai_simpeg p set nomor_sk = case when p.nomor_sk like '%#' then rtrim(p.nomor_sk, '#') else p.nomor_sk || '#' end, h = p.h # 1
    from ubahan u where p.instansi = ${instansi} and p.nip = u.nip`;
  await tx`update sidik_simpeg s set h = s.h # 1 from ubahan u where s.instansi = ${instansi} and s.nip = u.nip`;
}

/** From the changed keys being known to their discrepancies being committed: what a feed does after its rows are in. */
async function perbarui(tx: SqlTransaksi, instansi: number, banyak: number): Promise<void> {
  await tx`create temp table kunci_ubah on commit drop as select nip from pegawai_simpeg where instansi = ${instansi} order by nip limit ${banyak}`;
  await tx`alter table kunci_ubah add primary key (nip)`;
  await tx`analyze kunci_ubah`;
  await tx`select gerbang_ubah(array(select nip from kunci_ubah))`;
  await diffKunciUbah(tx, instansi);
  await tandaiSelisih(tx, instansi, '0');
}

interface Kunci {
  readonly kunci: number;
  readonly detik: readonly number[];
}

async function ukurKunci(ukuran: UkuranData, { ulang, cerita }: Pilihan): Promise<Kunci> {
  return denganData(ukuran, cerita, ({ url }) =>
    sqlUntukIrisan(
      url,
      async (sql) => {
        const [terbesar] = await sql<
          { no: number; n: number }[]
        >`select instansi::int no, jumlah n from kesegaran where sisi = 'SIMPEG' and jenis = 'pegawai' order by 2 desc limit 1`;
        const no = terbesar?.no ?? 1;
        const kunci = Math.min(KUNCI, terbesar?.n ?? 0);
        const detik: number[] = [];
        // Every second round ends where the data began; the first pair warms.
        const putaran = 2 * Math.ceil((ulang ?? ULANG) / 2);
        for (let i = -2; i < putaran; i++) {
          await sql.begin((tx) => ubah(tx, no, kunci));
          const { detik: d } = await hitungDetik(() => sql.begin((tx) => perbarui(tx, no, kunci)));
          if (i >= 0) detik.push(d);
        }
        return { kunci, detik };
      },
      { tenggatPernyataanMs: 600_000 },
    ),
  );
}

/** What one change costs, not the nation: changed keys in the database, and one record from its upload to the gate's answer. */
export const bertahap: Bench = {
  nama: 'bertahap',
  judul: '5.000 kunci berubah sampai selisihnya terbarui, dan satu rekaman SIMPEG sampai terlihat gerbang di kedua antrean',
  jalankan: async (pilihan) => {
    const { baris: diminta, beda, ulang, pegawai, cerita } = pilihan;
    const baris = diminta ?? BARIS_BAWAAN;
    const { kunci, detik } = await ukurKunci({ baris, beda }, pilihan);
    cerita(`  ${kunci} kunci: ${detik.map((d) => (d * 1_000).toFixed(0)).join(' ')} ms`);
    const banyak = ulang ?? REKAMAN;
    const postgres = await ukurSatuRekaman({ pegawai, banyak, cerita });
    const redis = await mulaiRedis();
    try {
      const denganRedis = await ukurSatuRekaman({ pegawai, banyak, redis: redis.url, cerita });
      const angka = Object.entries({ postgres, redis: denganRedis }).flatMap(([nama, { ms, msUnggah }]) => [
        [`ms_${nama}_p50`, bulatkan(persentil(ms, 50), 1)] as const,
        [`ms_${nama}_p95`, bulatkan(persentil(ms, 95), 1)] as const,
        [`ms_${nama}_unggah_p50`, bulatkan(persentil(msUnggah, 50), 1)] as const,
      ]);
      return {
        ukuran: { baris, kunci, rekaman: banyak },
        angka: { ms_kunci: bulatkan(terkecil(detik) * 1_000, 1), ms_kunci_median: bulatkan(median(detik) * 1_000, 1), ...Object.fromEntries(angka) },
        rasio: {},
        catatan: [
          'kunci: dari kunci yang berubah diketahui sampai selisih, riwayat dan rekapnya tersimpan (commit dengan fsync); bergantian membuka dan menutup',
          'postgres, redis: POST /v1/unggahan satu baris lengkap=false sampai simulasiMutasi memperlihatkannya, hub sebagai proses sendiri; unggah: sampai jawaban unggahan',
        ],
      };
    } finally {
      await redis.tutup();
    }
  },
};

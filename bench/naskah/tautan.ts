import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { startEmbeddedPostgres } from '../../platform/db/embedded-postgres.ts';
import { migrate } from '../../platform/db/migrasi.ts';
import { type Sql, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { jalankanTautan } from '../../sync/tautan/jalankan.ts';
import { BANYAK_TAK_BERPASANGAN, langkahTautan } from '../data/tautan.ts';
import { folderBench } from '../data/tempat.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { hitungDetik, terkecil } from '../statistik.ts';

const BARIS_BAWAAN = 500_000;
const ULANG_BAWAAN = 3;
const VERSI_DATA = 1;
const TENGGAT_MS = 3_600_000;

async function bangun(url: string, baris: number, kiri: number, cerita: (teks: string) => void): Promise<void> {
  await sqlUntukIrisan(
    url,
    async (sql) => {
      await sql.unsafe(`set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; set synchronous_commit = off`);
      for (const l of langkahTautan(baris, kiri)) cerita(`  ${l.nama}: ${(await hitungDetik(() => sql.unsafe(l.sql))).detik.toFixed(1)} detik`);
      await sql.unsafe('vacuum (analyze)');
      await sql.unsafe('checkpoint');
    },
    { tenggatPernyataanMs: TENGGAT_MS },
  );
}

interface Nilai {
  readonly ada: number;
  readonly benar: number;
  readonly benar_kuat: number;
  readonly salah_kuat: number;
  readonly salah_ditinjau: number;
}

/** The suggestions against the truth of the labelled data. */
async function nilai(sql: Sql): Promise<Nilai> {
  const [n] = await sql<
    Nilai[]
  >`select (select count(*)::int from bench_tautan_benar where nip_bkn is not null) ada, count(*) filter (where u.nip_bkn = t.nip_bkn)::int benar,
      count(*) filter (where u.nip_bkn = t.nip_bkn and u.pita = 'KUAT')::int benar_kuat, count(*) filter (where u.nip_bkn is distinct from t.nip_bkn and u.pita = 'KUAT')::int salah_kuat,
      count(*) filter (where u.nip_bkn is distinct from t.nip_bkn and u.pita <> 'KUAT')::int salah_ditinjau
    from usulan_tautan u join bench_tautan_benar t using (instansi, nip) where u.status = 'DIUSULKAN'`;
  if (n === undefined) throw new RangeError('tidak ada hasil');
  return n;
}

async function ukur(url: string, ulang: number) {
  const detik: number[] = [];
  let hasil = await jalankanTautan(sebagaiPeran(url, 'simpul_sync'));
  for (let i = 0; i < ulang; i += 1) {
    await sqlUntukIrisan(url, (sql) => sql`delete from usulan_tautan`);
    const kali = await hitungDetik(() => jalankanTautan(sebagaiPeran(url, 'simpul_sync')));
    detik.push(kali.detik);
    hasil = kali.isi;
  }
  return sqlUntukIrisan(url, async (sql) => {
    const hitung = await hitungDetik(() => sql`select count(*) from pegawai_bkn`);
    return { detik, hasil, hitung: hitung.detik, nilai: await nilai(sql) };
  });
}

/** Linkage of people without a NIP match against all of BKN, on labelled noise. */
export const tautan: Bench = {
  nama: 'tautan',
  judul: 'menautkan 50.000 orang tanpa NIP yang cocok dengan seluruh BKN: detik, temuan, tautan salah',
  jalankan: async ({ baris: diminta, ulang, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    const kiri = Math.min(BANYAK_TAK_BERPASANGAN, Math.floor(baris / 10));
    const folder = path.join(folderBench(), `tautan-${baris}-d${VERSI_DATA}`);
    const cap = path.join(folder, 'selesai');
    if (!existsSync(cap)) rmSync(folder, { recursive: true, force: true });
    const server = await startEmbeddedPostgres({ folder, port: 0 });
    try {
      await migrate(server.url);
      if (!existsSync(cap)) {
        cerita(`membangun ${baris.toLocaleString('id-ID')} orang BKN`);
        await bangun(server.url, baris, kiri, cerita);
        writeFileSync(cap, '');
      }
      const { detik, hasil, hitung, nilai: n } = await ukur(server.url, ulang ?? ULANG_BAWAAN);
      if (n.salah_kuat > 0) throw new RangeError(`${n.salah_kuat} tautan salah pada pita kuat`);
      return {
        ukuran: { baris, tak_berpasangan: hasil.kiri, ada_di_bkn: n.ada, pasangan_dibandingkan: hasil.pasangan },
        angka: {
          detik_tautan: bulatkan(terkecil(detik)),
          detik_hitung: bulatkan(hitung),
          putaran_em: hasil.putaran,
          bagian_ditemukan: bulatkan(n.benar / n.ada, 4),
          bagian_kuat: bulatkan(n.benar_kuat / n.ada, 4),
          salah_kuat: n.salah_kuat,
          salah_ditinjau: n.salah_ditinjau,
        },
        rasio: { hitung: bulatkan(terkecil(detik) / hitung, 2) },
        catatan: ['satu dari sepuluh orang tidak ada di BKN dan dibuat seperti saudara kembar seseorang; NIK salah 15 %, nama 35 %, tanggal lahir 9 %'],
      };
    } finally {
      await server.stop();
    }
  },
};

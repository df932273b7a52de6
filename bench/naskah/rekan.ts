import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { to as salinKeluar, from as salinMasuk } from 'pg-copy-streams';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { klienUntukIrisan } from '../../platform/db/klien-irisan.ts';
import { SQL_PAKU_RENCANA } from '../../sync/3-diff/kunci-sapuan.ts';
import { sapuRentang } from '../../sync/3-diff/sapuan.ts';
import { denganData } from '../data/basis.ts';
import { kolomDb } from '../data/isi.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { denganKlien15, denganPostgres15, PG_COMPARATOR, type Postgres15, wajibTerpasang } from '../pembanding/postgres15.ts';
import { hitungDetik, median, terkecil } from '../statistik.ts';
import { hitungGabungBiasa, langkahKunciSaja, serentak } from './sapuan-langkah.ts';
import { BARIS_BAWAAN } from './siapkan.ts';

const ULANG = 3;
const KOLOM = kolomDb.join(', ');
const TENGGAT_MS = 1_800_000;

const hangat = (url: string): Promise<number> => serentak(url, (klien, r) => sapuRentang(klien, '0', r, 'BLOK'));

/** The full rows of both sides side by side in the order of their key, by ranges of instansi as the sweep: what a comparison costs when no fingerprint exists yet. */
const dingin = (url: string): Promise<number> =>
  serentak(url, async (klien, { dari, sampai }) => {
    await klien.query(SQL_PAKU_RENCANA);
    const sisi = (tabel: string): string => `(select * from ${tabel} where instansi between ${dari} and ${sampai})`;
    const kolom = (alias: string): string => kolomDb.map((k) => `${alias}.${k}`).join(', ');
    const { rows } = await klien.query<{ n: number }>(`select count(*)::int n from ${sisi('pegawai_bkn')} b
      full join ${sisi('pegawai_simpeg')} s using (instansi, nip) where (${kolom('b')}) is distinct from (${kolom('s')})`);
    return rows[0]?.n ?? 0;
  });

/** Both directions: one alone finds neither the keys that the other side has more, nor says so. */
const kecuali = (url: string): Promise<number> =>
  klienUntukIrisan(
    url,
    async (klien) => {
      await klien.query("set work_mem = '1GB'");
      const sisi = (tabel: string): string => `select instansi, nip, ${KOLOM} from ${tabel}`;
      const { rows } = await klien.query<{ n: number }>(`select count(distinct (instansi, nip))::int n from (
        (${sisi('pegawai_bkn')} except ${sisi('pegawai_simpeg')}) union all (${sisi('pegawai_simpeg')} except ${sisi('pegawai_bkn')})) x`);
      return rows[0]?.n ?? 0;
    },
    { tenggatPernyataanMs: TENGGAT_MS },
  );

/** The same rows, columns and key in PostgreSQL 15. */
async function salinKe15(url: string, server: Postgres15): Promise<void> {
  const tipe = kolomDb.map((k) => `${k} text`).join(', ');
  await denganKlien15(server.url, async (tujuan) => {
    await tujuan.query('create extension pgcmp');
    for (const sisi of ['bkn', 'simpeg']) {
      await tujuan.query(`create table ${sisi} (instansi smallint, nip bigint, ${tipe})`);
      await klienUntukIrisan(
        url,
        async (asal) => {
          const keluar = asal.query(salinKeluar(`copy (select instansi, nip, ${KOLOM} from pegawai_${sisi} order by 1, 2) to stdout`));
          await pipeline(keluar, tujuan.query(salinMasuk(`copy ${sisi} from stdin`)));
        },
        { tenggatPernyataanMs: TENGGAT_MS },
      );
      await tujuan.query(`alter table ${sisi} add primary key (instansi, nip)`);
      await tujuan.query(`vacuum analyze ${sisi}`);
    }
  });
}

/** pg_comparator as its manual shows it, with its fastest checksum and aggregate; returns how many keys it lists. */
function pgComparator({ port, sandi }: Postgres15): Promise<number> {
  const alamat = (tabel: string): string => `pgsql://postgres@127.0.0.1:${port}/postgres/${tabel}?instansi,nip:${kolomDb.join(',')}`;
  return new Promise((selesai, gagal) => {
    const anak = spawn(PG_COMPARATOR, ['--checksum-function=fnv', '--aggregate=sum', alamat('bkn'), alamat('simpeg')], {
      env: { ...process.env, PGPASSWORD: sandi },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let kunci = 0;
    let galat = '';
    let sisa = '';
    anak.stdout.setEncoding('utf8').on('data', (p: string) => {
      const baris = (sisa + p).split('\n');
      sisa = baris.pop() ?? '';
      kunci += baris.filter((b) => /^(UPDATE|INSERT|DELETE)\b/.test(b)).length;
    });
    anak.stderr.setEncoding('utf8').on('data', (p: string) => {
      galat = (galat + p).slice(-400);
    });
    anak.once('error', gagal);
    anak.once('close', (kode) => (kunci > 0 ? selesai(kunci) : gagal(new Kesalahan('INTERNAL', `pg_comparator keluar ${kode}: ${galat}`))));
  });
}

const FASE = ['kunci', 'hangat', 'dingin', 'pg_comparator', 'except', 'gabung_biasa'] as const;
type Fase = (typeof FASE)[number];

/** The sweep against its peers on the same rows and columns; every way must name the same number of keys. */
export const rekan: Bench = {
  nama: 'rekan',
  judul: 'sapuan terhadap pg_comparator (Debian), EXCEPT dan gabungan biasa, hangat dan dingin',
  jalankan: async ({ baris: diminta, beda, ulang, cerita }) => {
    const baris = diminta ?? BARIS_BAWAAN;
    wajibTerpasang();
    return denganData({ baris, beda }, cerita, ({ url }) =>
      denganPostgres15(async (server) => {
        cerita('menyalin baris yang sama ke PostgreSQL 15');
        await salinKe15(url, server);
        const cara: Readonly<Record<Fase, () => Promise<number>>> = {
          kunci: () => langkahKunciSaja(url, 'BLOK'),
          hangat: () => hangat(url),
          dingin: () => dingin(url),
          pg_comparator: () => pgComparator(server),
          except: () => kecuali(url),
          gabung_biasa: () => hitungGabungBiasa(url),
        };
        const catatan: Readonly<Record<Fase, number[]>> = { kunci: [], hangat: [], dingin: [], pg_comparator: [], except: [], gabung_biasa: [] };
        const temuan = new Set<number>();
        // The first pass warms the files of both servers.
        for (let i = -1; i < (ulang ?? ULANG); i++) {
          for (const f of FASE) {
            const { detik, isi } = await hitungDetik(cara[f]);
            temuan.add(isi);
            if (i >= 0) catatan[f].push(detik);
          }
          cerita(`  putaran ${i + 1}: ${FASE.map((f) => `${f} ${catatan[f].at(-1)?.toFixed(3) ?? '-'}`).join(' · ')}`);
        }
        if (temuan.size !== 1) throw new Kesalahan('INTERNAL', `jumlah kunci berbeda antara cara: ${[...temuan].join(', ')}`);
        const min = (f: Fase): number => terkecil(catatan[f]);
        const terhadap = (kita: Fase, lawan: Fase): number => bulatkan(min(kita) / min(lawan), 4);
        return {
          ukuran: { baris, beda_per_seribu: beda, kunci_beda: [...temuan][0] ?? 0, putaran: catatan.hangat.length },
          angka: Object.fromEntries(
            FASE.flatMap((f) => [[`detik_${f}`, bulatkan(min(f))] as const, [`detik_${f}_median`, bulatkan(median(catatan[f]))] as const]),
          ),
          rasio: {
            pg_comparator_hangat: terhadap('kunci', 'pg_comparator'),
            pg_comparator_utuh: terhadap('hangat', 'pg_comparator'),
            pg_comparator_dingin: terhadap('dingin', 'pg_comparator'),
            except: terhadap('kunci', 'except'),
            except_dingin: terhadap('dingin', 'except'),
            gabung_biasa: terhadap('hangat', 'gabung_biasa'),
          },
          catatan: [
            'kunci: dari sidik tersimpan sampai kunci yang berbeda, seperti pg_comparator dan except; hangat: sampai peta bidang tertulis; dingin: dari baris lengkap, tanpa sidik',
            'pg_comparator 2.3.2 dengan pgcmp, fnv/sum, PostgreSQL 15 Debian bersetelan sama; ia menghitung jumlah periksanya setiap kali dan hanya menyebut kuncinya',
            'except dua arah dan gabung_biasa di PostgreSQL 18 dengan work_mem 1GB; pg_comparator_hangat dan except = kunci dibagi pembanding, pg_comparator_utuh = hangat dibagi pembanding',
          ],
        };
      }),
    );
  },
};

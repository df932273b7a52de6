import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import { to as salinKeluar, from as salinMasuk } from 'pg-copy-streams';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { klienUntukIrisan } from '../../platform/db/klien-irisan.ts';
import { langkahBidang } from '../../sync/3-diff/bidang-sapuan.ts';
import { kunciDariBlok, TABEL_KUNCI } from '../../sync/3-diff/kunci-sapuan.ts';
import { sapuRentang } from '../../sync/3-diff/sapuan.ts';
import { denganData } from '../data/basis.ts';
import { kolomDb } from '../data/isi.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { denganKlien15, denganPostgres15, PG_COMPARATOR, type Postgres15, wajibTerpasang } from '../pembanding/postgres15.ts';
import { hitungDetik, median, terkecil } from '../statistik.ts';
import { hitungGabungBiasa, serentak } from './sapuan-langkah.ts';
import { BARIS_BAWAAN } from './siapkan.ts';

const ULANG = 3;
const KOLOM = kolomDb.join(', ');
const TENGGAT_MS = 1_800_000;

/** Blobs straight from the fat rows, nothing stored: what a comparison costs when no fingerprint exists yet. */
const sqlBlokDingin = (dari: number, sampai: number): string => {
  const sisi = (ke: number, tabel: string): string => `select instansi, ${ke}::smallint sisi, count(*)::int n,
      string_agg(int8send(nip) || int8send(hash_record_extended(row(${KOLOM}), 0)), ''::bytea order by nip) isi
    from ${tabel} where instansi between ${dari} and ${sampai} group by instansi`;
  return `${sisi(0, 'pegawai_bkn')} union all ${sisi(1, 'pegawai_simpeg')} order by 1, 2`;
};

const hangat = (url: string): Promise<number> => serentak(url, (klien, r) => sapuRentang(klien, '0', r, 'BLOK'));

const dingin = (url: string): Promise<number> =>
  serentak(url, async (klien, { dari, sampai }) => {
    await klien.query(TABEL_KUNCI);
    await klien.query('set local max_parallel_workers_per_gather = 0');
    await kunciDariBlok(klien, sqlBlokDingin(dari, sampai));
    return langkahBidang(klien, '0', { dari, sampai });
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

const FASE = ['hangat', 'dingin', 'pg_comparator', 'except', 'gabung_biasa'] as const;
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
          hangat: () => hangat(url),
          dingin: () => dingin(url),
          pg_comparator: () => pgComparator(server),
          except: () => kecuali(url),
          gabung_biasa: () => hitungGabungBiasa(url),
        };
        const catatan: Readonly<Record<Fase, number[]>> = { hangat: [], dingin: [], pg_comparator: [], except: [], gabung_biasa: [] };
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
            pg_comparator_hangat: terhadap('hangat', 'pg_comparator'),
            pg_comparator_dingin: terhadap('dingin', 'pg_comparator'),
            except: terhadap('hangat', 'except'),
            except_dingin: terhadap('dingin', 'except'),
            gabung_biasa: terhadap('hangat', 'gabung_biasa'),
          },
          catatan: [
            'hangat: sapuan dari sidik tersimpan sampai peta bidang tertulis; dingin: sidik 64 bit dihitung dari baris lengkap dalam jalan itu juga',
            'pg_comparator 2.3.2 dengan pgcmp, fnv/sum, PostgreSQL 15 Debian bersetelan sama; ia menghitung jumlah periksanya setiap kali dan hanya menyebut kuncinya',
            'except dua arah dan gabung_biasa di PostgreSQL 18 dengan work_mem 1GB; rasio = kita dibagi pembanding',
          ],
        };
      }),
    );
  },
};

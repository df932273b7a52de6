import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import pg from 'pg';
import { periksaSegel } from '../../platform/segel/periksa-segel.ts';
import { HASH_AWAL, type Kepala, terbitkanSegel } from '../../platform/segel/segel.ts';
import { denganBasisSementara } from '../data/basis-sementara.ts';
import { type Bench, bulatkan, type Pilihan } from '../hasil.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { hitungDetik, terkecil } from '../statistik.ts';

interface Server {
  readonly pool: pg.Pool;
  readonly pid: number;
}

const BARIS = 256_000;
const TULIS = 6_000;
const SERENTAK = 16;
const ULANG = 3;
/** One day of checkpoints. */
const SEHARI = 1_440;

const ISI = `'{"usul": "1", "beritaAcara": "1"}'`;
/** The same row as jejak_catat writes, in a table without chain. */
const POLOS = `insert into polos (shard, urut, pada, peristiwa, pelaku, orang, data, sebelum, hash)
  select 1, nextval('polos_urut'), clock_timestamp(), 'mutasi.disetujui', 'akun', 'orang', ${ISI}, sha256('x'), sha256('y')`;
const BERANTAI = `select jejak_catat('mutasi.disetujui', ${ISI}, 'akun', 'orang')`;

interface Lama {
  readonly detik: number;
  /** CPU seconds of the server; on a busy machine they say more. */
  readonly cpu: number;
}

async function lama(pid: number, kerja: () => Promise<unknown>): Promise<Lama> {
  const sebelum = bacaCpu([pid])?.postgres ?? Number.NaN;
  const { detik } = await hitungDetik(kerja);
  return { detik, cpu: ((bacaCpu([pid])?.postgres ?? Number.NaN) - sebelum) / 1_000 };
}

const tercepat = (semua: readonly Lama[]): Lama => ({ detik: terkecil(semua.map((l) => l.detik)), cpu: terkecil(semua.map((l) => l.cpu)) });

/** One entry per transaction, so many sessions at a time. */
async function tulis({ pool, pid }: Server, teks: string, n: number): Promise<Lama> {
  const sesi = async (): Promise<void> => {
    for (let i = 0; i < n / SERENTAK; i += 1) await pool.query(teks);
  };
  return lama(pid, () => Promise.all(Array.from({ length: SERENTAK }, sesi)));
}

async function ukurTulis(server: Server, n: number): Promise<{ readonly rantai: Lama; readonly polos: Lama }> {
  await server.pool.query('create sequence polos_urut; create table polos (like jejak, primary key (shard, urut))');
  const rantai: Lama[] = [];
  const polos: Lama[] = [];
  for (let ke = 0; ke < ULANG; ke += 1) {
    polos.push(await tulis(server, POLOS, n));
    rantai.push(await tulis(server, BERANTAI, n));
  }
  return { rantai: tercepat(rantai), polos: tercepat(polos) };
}

/** Links so many entries to one chain, as the trigger of jejak_menunggu does, but without waiting for each. */
const sambung = (shard: number, n: number): string => `do $$ declare u bigint; h bytea; t timestamptz; begin
  select urut, hash into u, h from jejak_kepala where shard = ${shard};
  for i in 1..${n} loop
    u := u + 1;
    t := clock_timestamp();
    insert into jejak values (${shard}, u, t, 'mutasi.disetujui', 'akun', 'orang', ${ISI}, h, jejak_hash(${shard}::smallint, u, t, 'mutasi.disetujui', 'akun', 'orang', ${ISI}, h)) returning hash into h;
  end loop;
  update jejak_kepala set urut = u, hash = h where shard = ${shard};
end $$`;

async function ukurPeriksa({ pool, pid }: Server, baris: number): Promise<{ readonly n: number; readonly periksa: Lama; readonly hitung: Lama }> {
  for (let shard = 0; shard < 16; shard += 1) await pool.query(sambung(shard, Math.ceil(baris / 16)));
  await pool.query('vacuum analyze jejak');
  const { rows } = await pool.query<{ n: number }>('select count(*)::int n from jejak');
  const detik = { periksa: [] as Lama[], hitung: [] as Lama[] };
  for (let ke = 0; ke < ULANG; ke += 1) {
    detik.hitung.push(await lama(pid, () => pool.query('select count(*) from jejak')));
    detik.periksa.push(
      await lama(pid, async () => {
        if ((await pool.query('select * from jejak_periksa()')).rowCount !== 0) throw new RangeError('rantai bench rusak');
      }),
    );
  }
  return { n: rows[0]?.n ?? 0, periksa: tercepat(detik.periksa), hitung: tercepat(detik.hitung) };
}

/** Seconds to check one day of checkpoints with links, signatures and heads. */
async function ukurSegel(): Promise<number> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const baris: string[] = [];
  let sebelum = HASH_AWAL;
  for (let nomor = 1; nomor <= SEHARI; nomor += 1) {
    const kepala: Kepala[] = Array.from({ length: 16 }, (_, shard) => ({ shard, urut: String(nomor), hash: nomor.toString(16).padStart(64, '0') }));
    const s = terbitkanSegel({ nomor, pada: new Date(nomor * 60_000).toISOString(), sebelum, kepala }, privateKey);
    baris.push(s.baris);
    sebelum = s.hash;
  }
  return (await hitungDetik(() => periksaSegel(baris, createPublicKey(privateKey)))).detik;
}

async function jalankan({ baris, ulang, cerita }: Pilihan) {
  const n = ulang === null ? TULIS : ulang * SERENTAK;
  const segel = await ukurSegel();
  return denganBasisSementara('jejak', async (url, pid) => {
    const pool = new pg.Pool({ connectionString: url, max: SERENTAK });
    pool.on('error', () => undefined);
    try {
      const t = await ukurTulis({ pool, pid }, n);
      cerita(`menulis: ${Math.round(n / t.rantai.detik)} entri per detik`);
      const p = await ukurPeriksa({ pool, pid }, baris ?? BARIS);
      return {
        ukuran: { baris: p.n, entri: n, serentak: SERENTAK },
        angka: {
          per_detik_entri: Math.round(n / t.rantai.detik),
          per_detik_sisip_polos: Math.round(n / t.polos.detik),
          us_cpu_entri: Math.round((t.rantai.cpu * 1e6) / n),
          us_cpu_sisip_polos: Math.round((t.polos.cpu * 1e6) / n),
          per_detik_periksa: Math.round(p.n / p.periksa.detik),
          per_detik_cpu_periksa: Math.round(p.n / p.periksa.cpu),
          detik_periksa: bulatkan(p.periksa.detik),
          detik_periksa_segel_sehari: bulatkan(segel),
        },
        rasio: {
          sisip_polos: bulatkan(t.rantai.detik / t.polos.detik, 2),
          sisip_polos_cpu: bulatkan(t.rantai.cpu / t.polos.cpu, 2),
          hitung: bulatkan(p.periksa.detik / p.hitung.detik, 1),
        },
        catatan: [
          'entri: satu transaksi tahan lama (fsync) per entri; pembanding: baris yang sama ke tabel tanpa rantai, bergantian, yang tercepat dari tiga',
          'periksa: setiap sambungan, nomor, isi, dan kepala; pembanding: count(*) atas tabel yang sama',
        ],
      };
    } finally {
      await pool.end();
    }
  });
}

export const jejak: Bench = { nama: 'jejak', judul: 'rantai jejak: entri tahan lama per detik, dan pemeriksaan rantai dan segel', jalankan };

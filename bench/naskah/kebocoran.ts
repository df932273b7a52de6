import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { BACAAN } from '../../domain/akses-data.ts';
import { isiKunciPemanggil, tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { denganPelaku, type Tx } from '../../platform/db/pelaku.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { denganBasisSementara } from '../data/basis-sementara.ts';
import { type Bench, bulatkan, type Pilihan } from '../hasil.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { hitungDetik, median, persentil } from '../statistik.ts';

const BARIS = 2_000_000;
const PEGAWAI = 5_000_000;
/** People of one reading, of one set read by a machine, and how many such sets there are. */
const SEBACAAN = 20;
const SEHIMPUNAN = 1_000;
const HIMPUNAN = 500;
const HARI = 365;
const JENDELA = 30;
const TANYA = 200;
const HALAMAN = 50;
/** Pages in a turn, and turns of each kind. */
const ULANG = 50;
const GILIRAN = 4;

const NIP_AWAL = 100_000_000_000_000_000n;
const nip = (n: number): string => String(NIP_AWAL + BigInt(n));
const acak = (n: number): number => Math.floor(Math.random() * n);

/** Readings of a year, each of people drawn at random from the whole nation. */
async function isi(url: string, { baris, pegawai }: { readonly baris: number; readonly pegawai: number }, cerita: (teks: string) => void): Promise<void> {
  const langkah: readonly (readonly [string, string])[] = [
    ['lepas', 'alter table akses_orang drop constraint akses_orang_pkey'],
    [
      'bacaan',
      `insert into akses_data (pada, subjek, orang, peran, instansi, operasi, tujuan, jenis, jumlah)
        select now() - random() * interval '${HARI} days', 'akun-' || i % 5000, 'orang-' || i % 5000, 'OPERATOR_INSTANSI', 1 + i % 600, 'sisiPegawai', 'Pencocokan data pegawai antara BKN dan SIMPEG',
          '{TGL_LAHIR}', ${SEBACAAN} from generate_series(1, ${Math.ceil(baris / SEBACAAN)}) i`,
    ],
    [
      'orang',
      `insert into akses_orang select ${NIP_AWAL} + (d.id * 7919 + g * 249989) % ${pegawai}, d.pada, d.id from akses_data d cross join generate_series(1, ${SEBACAAN}) g`,
    ],
    [
      'himpunan',
      `insert into akses_data (pada, subjek, orang, peran, instansi, operasi, tujuan, jenis, jumlah, himpunan, lingkup)
        select now() - random() * interval '${HARI} days', 'mesin', 'mesin', 'INTEGRATOR_INSTANSI', 1, 'sisiPegawai', 'Pencocokan data pegawai antara BKN dan SIMPEG', '{TGL_LAHIR}', ${SEHIMPUNAN},
          array(select ${NIP_AWAL} + (i * 7919 + g * 13) % ${pegawai} from generate_series(1, ${SEHIMPUNAN}) g), '{}' from generate_series(1, ${HIMPUNAN}) i`,
    ],
    ['indeks', 'alter table akses_orang add primary key (nip, pada, akses)'],
    ['analisis', 'vacuum (analyze) akses_orang, akses_data'],
  ];
  await sqlUntukIrisan(
    url,
    async (s) => {
      await s.unsafe("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'");
      for (const [nama, teks] of langkah) cerita(`  ${nama}: ${(await hitungDetik(() => s.unsafe(teks))).detik.toFixed(1)} detik`);
    },
    { tenggatPernyataanMs: 3_600_000 },
  );
}

type Sebagai = <T>(orang: string | null, fn: (tx: Tx) => Promise<T>) => Promise<T>;

/** The trail of people drawn at random, as each of them would ask: milliseconds. */
async function jejakSendiri(sebagai: Sebagai, pegawai: number): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let i = 0; i < TANYA; i += 1) {
    const { detik } = await hitungDetik(() => sebagai(nip(acak(pegawai)), (tx) => tx.execute(sql`select * from akses_saya(null, 21)`)));
    ms.push(detik * 1_000);
  }
  return ms;
}

/** Seconds and rows of a breach list of so many people over a window of thirty days. */
async function daftar(url: string, pegawai: number, orang: number): Promise<{ readonly detik: number; readonly baris: number }> {
  const korban = JSON.stringify(Array.from({ length: orang }, () => nip(acak(pegawai))));
  return sqlUntukIrisan(
    sebagaiPeran(url, 'simpul_sync'),
    async (s) => {
      let baris = 0;
      const { detik } = await hitungDetik(() =>
        s`select * from akses_kebocoran((select array_agg(distinct x::bigint) from jsonb_array_elements_text(${korban}::text::jsonb) x), now() - interval '60 days', now() - interval '30 days')`.cursor(
          2_000,
          (rows) => {
            baris += rows.length;
          },
        ),
      );
      return { detik, baris };
    },
    { tenggatPernyataanMs: 600_000 },
  );
}

interface Biaya {
  /** Milliseconds, median. */
  readonly dengan: number;
  readonly tanpa: number;
  /** CPU milliseconds of the server, mean. */
  readonly cpuDengan: number;
  readonly cpuTanpa: number;
}

/** A page of birth dates with its trail, and of names without, in turns. */
async function biaya(admin: pg.Pool, pid: number, sebagai: Sebagai): Promise<Biaya> {
  await admin.query(
    `insert into instansi (no, id, kode_cepat, nama, jenis) values (1, 'I', '9001', 'Kementerian Contoh', 'KEMENT');
     set session_replication_role = replica;
     insert into pegawai_bkn (instansi, nip, tgl_lahir, h, tarikan) select 1, ${NIP_AWAL} + i, '1990-01-01', 1, 1 from generate_series(1, 20000) i;
     insert into pegawai_simpeg (instansi, nip, tgl_lahir, h, tarikan) select instansi, nip, tgl_lahir, h, tarikan from pegawai_bkn;
     set session_replication_role = default; analyze pegawai_bkn; analyze pegawai_simpeg`,
  );
  const halaman = () => sql.param(Array.from({ length: HALAMAN }, () => nip(1 + acak(20_000))));
  const cara = {
    tanpa: (tx: Tx) =>
      tx.execute(sql`select 'BKN', instansi, nip, nama from pegawai_bkn where nip = any (${halaman()}::bigint[])
        union all select 'SIMPEG', instansi, nip, nama from pegawai_simpeg where nip = any (${halaman()}::bigint[])`),
    dengan: (tx: Tx) => tx.execute(sql`select * from lahir_penuh(${halaman()}::bigint[], ${JSON.stringify(BACAAN.sisiPegawai)}::jsonb)`),
  };
  const ms = { tanpa: [] as number[], dengan: [] as number[] };
  const cpu = { tanpa: 0, dengan: 0 };
  for (let giliran = 0; giliran < GILIRAN; giliran += 1) {
    for (const nama of ['tanpa', 'dengan'] as const) {
      const sebelum = bacaCpu([pid])?.postgres ?? Number.NaN;
      for (let i = 0; i < ULANG; i += 1) ms[nama].push((await hitungDetik(() => sebagai(null, cara[nama]))).detik * 1_000);
      cpu[nama] += (bacaCpu([pid])?.postgres ?? Number.NaN) - sebelum;
    }
  }
  const n = GILIRAN * ULANG;
  return { dengan: median(ms.dengan), tanpa: median(ms.tanpa), cpuDengan: cpu.dengan / n, cpuTanpa: cpu.tanpa / n };
}

async function jalankan({ baris, pegawai, cerita }: Pilihan) {
  const ukuran = { baris: baris ?? BARIS, pegawai: pegawai ?? PEGAWAI };
  return denganBasisSementara('kebocoran', async (url, pid) => {
    const kunci = { kid: 'bench', kunci: randomBytes(32) };
    await sqlUntukIrisan(url, (s) => isiKunciPemanggil(s, kunci.kid, kunci.kunci));
    const admin = new pg.Pool({ connectionString: url, max: 1 });
    const app = new pg.Pool({ connectionString: sebagaiPeran(url, 'simpul_app'), max: 1 });
    for (const p of [admin, app]) p.on('error', () => undefined);
    const sebagai: Sebagai = (orang, fn) => {
      const p = { subjek: 'akun', orang: 'orang', peran: orang === null ? ('DATA_STEWARD_BKN' as const) : ('ASN' as const), instansi: null, nip: orang };
      return denganPelaku(app, tandatanganiPemanggil(p, kunci), fn, 'tercatat');
    };
    try {
      await isi(url, ukuran, cerita);
      const { rows } = await admin.query<{ bita: string }>("select (pg_total_relation_size('akses_orang') + pg_total_relation_size('akses_data'))::text bita");
      const sendiri = await jejakSendiri(sebagai, ukuran.pegawai);
      const seribu = await daftar(url, ukuran.pegawai, 1_000);
      const banyak = await daftar(url, ukuran.pegawai, 100_000);
      const b = await biaya(admin, pid, sebagai);
      return {
        ukuran: { ...ukuran, himpunan: HIMPUNAN, jendela_hari: JENDELA },
        angka: {
          ms_jejak_sendiri_p50: bulatkan(persentil(sendiri, 50), 2),
          ms_jejak_sendiri_p95: bulatkan(persentil(sendiri, 95), 2),
          detik_kebocoran_1000: bulatkan(seribu.detik),
          baris_kebocoran_1000: seribu.baris,
          detik_kebocoran_100000: bulatkan(banyak.detik),
          baris_kebocoran_100000: banyak.baris,
          bita_jejak: Number(rows[0]?.bita),
          ms_halaman_berjejak: bulatkan(b.dengan, 2),
          ms_halaman_tanpa: bulatkan(b.tanpa, 2),
          ms_cpu_halaman_berjejak: bulatkan(b.cpuDengan, 2),
          ms_cpu_halaman_tanpa: bulatkan(b.cpuTanpa, 2),
        },
        rasio: { halaman_tanpa_jejak: bulatkan(b.dengan / b.tanpa, 2), halaman_tanpa_jejak_cpu: bulatkan(b.cpuDengan / b.cpuTanpa, 2) },
        catatan: [
          'pembacaan acak sepanjang setahun atas seluruh pegawai; kebocoran: orang acak, jendela 30 hari, termasuk himpunan mesin',
          'halaman: 50 orang dari kedua sisi, di bawah RLS, satu sesi; berjejak termasuk commit yang tahan lama',
        ],
      };
    } finally {
      await Promise.all([admin.end(), app.end()]);
    }
  });
}

export const kebocoran: Bench = { nama: 'kebocoran', judul: 'siapa melihat data siapa: jejak sendiri, daftar kebocoran, dan biaya mencatatnya', jalankan };

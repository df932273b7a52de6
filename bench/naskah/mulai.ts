import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { portBebas } from '../../platform/db/port.ts';
import { AKAR } from '../data/tempat.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { hitungDetik } from '../statistik.ts';

const PEGAWAI = 20_000;
const INSTANSI = 40;
const BATAS_MS = 900_000;

/** Runs a program and gives its stdout; a failing exit code is thrown with the end of stderr. */
function jalan(program: string, argumen: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((selesai, gagal) => {
    const anak = spawn(program, argumen, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: BATAS_MS });
    let keluar = '';
    let galat = '';
    anak.stdout.on('data', (p: Buffer) => {
      keluar += p.toString('utf8');
    });
    anak.stderr.on('data', (p: Buffer) => {
      galat = (galat + p.toString('utf8')).slice(-2_000);
    });
    anak.once('error', gagal);
    anak.once('close', (kode) => (kode === 0 ? selesai(keluar) : gagal(new Kesalahan('INTERNAL', `${program} keluar ${kode}: ${galat}`))));
  });
}

async function lingkunganBersih(pegawai: number, instansi: number): Promise<NodeJS.ProcessEnv> {
  const milikKita =
    /^(SIMPUL_|PORT_|npm_config_local_prefix|npm_package_|npm_lifecycle_|DATABASE_URL|REDIS_URL|OIDC_ISSUER|ANTREAN|NODE_ENV|NODE_OPTIONS|INIT_CWD)/;
  const dasar = Object.fromEntries(Object.entries(process.env).filter(([nama]) => !milikKita.test(nama)));
  const port = new Set<number>();
  while (port.size < 3) port.add(await portBebas());
  const [gerbang, issuer, postgres] = [...port].map(String);
  return { ...dasar, PORT_GERBANG: gerbang, PORT_ISSUER: issuer, PORT_POSTGRES: postgres, SIMPUL_PEGAWAI: String(pegawai), SIMPUL_INSTANSI: String(instansi) };
}

/** `npm start -- --sekali` in a fresh clone, twice: the first installs, creates and synchronises, the second finds all of it. */
export const mulai: Bench = {
  nama: 'mulai',
  judul: 'npm start -- --sekali pada klon baru: pertama dan kedua kali',
  jalankan: async ({ baris: diminta, cerita }) => {
    const pegawai = diminta ?? PEGAWAI;
    const instansi = Math.max(2, Math.round((INSTANSI * pegawai) / PEGAWAI));
    const folder = await mkdtemp(path.join(tmpdir(), 'simpul-mulai-'));
    const klon = path.join(folder, 'simpul');
    try {
      const env = await lingkunganBersih(pegawai, instansi);
      await jalan('git', ['clone', '--quiet', '--local', AKAR, klon], folder, env);
      const sekali = async (judul: string) => {
        cerita(judul);
        const { detik, isi } = await hitungDetik(() => jalan('npm', ['start', '--silent', '--', '--sekali'], klon, env));
        const akhir = JSON.parse(isi.trim().split('\n').at(-1) ?? '{}') as { dibandingkan: number; detik: Record<string, number> };
        cerita(`  ${detik.toFixed(1)} detik, ${akhir.dibandingkan} dibandingkan`);
        return { detik, ...{ fase: akhir.detik, dibandingkan: akhir.dibandingkan } };
      };
      const pertama = await sekali('pertama (npm ci, initdb, bangsa, sinkronisasi)');
      const kedua = await sekali('kedua');
      const fase = (awalan: string, isi: Readonly<Record<string, number>>) =>
        Object.fromEntries(Object.entries(isi).map(([k, v]) => [`detik_${awalan}_${k.replaceAll(/[^\w]/g, '_')}`, v]));
      const dalamNode = Object.entries(pertama.fase).reduce((j, [k, v]) => (k.includes(':') ? j : j + v), 0);
      return {
        ukuran: { baris: pegawai, instansi, dibandingkan: pertama.dibandingkan },
        angka: {
          detik_pertama: bulatkan(pertama.detik, 1),
          detik_kedua: bulatkan(kedua.detik, 1),
          detik_pasang_dan_lain: bulatkan(pertama.detik - dalamNode, 1),
          ...fase('pertama', pertama.fase),
          ...fase('kedua', kedua.fase),
        },
        rasio: {},
        catatan: ['klon dari commit terakhir; singgahan npm seperti adanya (hangat bila paket pernah dipasang); waktu git clone tidak dihitung'],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

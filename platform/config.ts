import path from 'node:path';
import type { z } from 'zod';
import { Kesalahan } from '../domain/kesalahan.ts';
import { KUNCI_PENGEMBANGAN, PengaturanLingkungan } from './config-schema.ts';

export type NamaSubgraf = 'pegawai' | 'jabatan' | 'mutasi' | 'pelanggaran' | 'selisih';

export interface Config {
  readonly lingkungan: 'development' | 'test' | 'production';
  readonly mode: 'satu' | 'http';
  /** Absolute path of SIMPUL_DATA. */
  readonly dataDir: string;
  readonly basisData:
    | { readonly jenis: 'tersemat'; readonly port: number; readonly portTetap: boolean }
    | { readonly jenis: 'luar'; readonly url: string; readonly urlMigrasi: string };
  readonly antrean: { readonly jenis: 'postgres' } | { readonly jenis: 'redis'; readonly url: string };
  readonly oidc: { readonly jenis: 'tersemat'; readonly port: number } | { readonly jenis: 'luar'; readonly issuer: string };
  readonly alamat: string;
  /** How the gateway is reached from outside, without a slash at the end. */
  readonly alamatUmum: string;
  /** Whether a machine client without a list of documents is refused at the gateway. */
  readonly mesinBerdaftar: boolean;
  /** Own proxies in front of the gateway. */
  readonly proksi: number;
  readonly port: Readonly<Record<'gerbang' | NamaSubgraf, number>>;
  readonly bangsa: { readonly pegawai: number; readonly instansi: number; readonly benih: number };
  readonly jadwalDetik: number;
  /** Local hour and time zone of the nightly sweep. */
  readonly sapuan: { readonly jam: number; readonly zona: string };
  /** Limits of one feed: share (0-1) and rows it may lose unasked, keys per applying transaction. */
  /** Days after which an untouched draft of a usul is taken away. */
  readonly konsepHari: number;
  readonly batasUmpan: { readonly susutBagian: number; readonly susutBaris: number; readonly barisIrisan: number };
  readonly tenggatSumberDetik: number;
  /** Checkpoints of the audit: absolute folder, file of the key (null = made below dataDir), distance. */
  readonly segel: { readonly dir: string; readonly kunci: string | null; readonly setiapDetik: number };
  readonly tampung: { readonly umpan: number; readonly umpanInstansi: number; readonly barisStaging: number };
  /** Whether webhooks may go to addresses of private networks. */
  readonly kaitanPrivat: boolean;
  readonly kunci: { readonly pemanggil: string; readonly samaran: string };
  readonly tingkatLog: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

export type Env = Readonly<Record<string, string | undefined>>;
type Nilai = z.infer<typeof PengaturanLingkungan>;

/** The configuration of this process, read from the environment once by a composition root. */
export const readProcessConfig = (): Config => readConfig(process.env);

/** Parses an environment. Throws KONFIGURASI that names every fault at once and shows no value, since values may be secrets. */
export function readConfig(env: Env): Config {
  const terisi = Object.fromEntries(Object.entries(env).filter(([, nilai]) => nilai !== undefined && nilai.trim() !== ''));
  const hasil = PengaturanLingkungan.safeParse(terisi);
  const cacat = [...(hasil.success ? [] : hasil.error.issues.map((butir) => `${butir.path.join('.')}: ${butir.message}`)), ...cacatSilang(terisi)];
  if (!hasil.success || cacat.length > 0) throw new Kesalahan('KONFIGURASI', `\n${cacat.map((teks) => `  - ${teks}`).join('\n')}`);
  return susun(hasil.data, terisi);
}

// Looks at the raw environment, so that these faults appear together with the faults of single values.
function cacatSilang(env: Env): readonly string[] {
  const cacat: string[] = [];
  if (env['ANTREAN'] === 'redis' && env['REDIS_URL'] === undefined) cacat.push('REDIS_URL: wajib diisi bila ANTREAN=redis');
  if (env['NODE_ENV'] !== 'production') return cacat;
  if (env['OIDC_ISSUER'] === undefined) cacat.push('OIDC_ISSUER: wajib di produksi; penerbit token tersemat hanya untuk pengembangan');
  for (const nama of ['SIMPUL_KUNCI_PEMANGGIL', 'SIMPUL_KUNCI_SAMARAN'] as const) {
    if (env[nama] === undefined || env[nama] === KUNCI_PENGEMBANGAN[nama]) cacat.push(`${nama}: wajib diisi rahasia sendiri di produksi`);
  }
  for (const nama of ['SIMPUL_SEGEL_DIR', 'SIMPUL_SEGEL_KUNCI'] as const) {
    // Whoever can write the data folder could otherwise rewrite the chain and what testifies to it.
    if (isDiDalam(env[nama], env['SIMPUL_DATA'])) cacat.push(`${nama}: wajib diisi di produksi, di luar SIMPUL_DATA`);
  }
  return cacat;
}

/** Absent counts as inside: that is where the default lies. */
function isDiDalam(jalur: string | undefined, folder = '.simpul'): boolean {
  if (jalur === undefined) return true;
  const dari = path.relative(path.resolve(folder), path.resolve(jalur));
  return dari === '' || !(dari.startsWith('..') || path.isAbsolute(dari));
}

function susun(nilai: Nilai, env: Env): Config {
  return {
    lingkungan: nilai.NODE_ENV,
    mode: nilai.SIMPUL_MODE,
    dataDir: path.resolve(nilai.SIMPUL_DATA),
    basisData:
      nilai.DATABASE_URL === undefined
        ? { jenis: 'tersemat', port: nilai.PORT_POSTGRES, portTetap: env['PORT_POSTGRES'] !== undefined }
        : { jenis: 'luar', url: nilai.DATABASE_URL, urlMigrasi: nilai.DATABASE_URL_MIGRASI ?? nilai.DATABASE_URL },
    antrean: nilai.ANTREAN === 'redis' && nilai.REDIS_URL !== undefined ? { jenis: 'redis', url: nilai.REDIS_URL } : { jenis: 'postgres' },
    oidc: nilai.OIDC_ISSUER === undefined ? { jenis: 'tersemat', port: nilai.PORT_ISSUER } : { jenis: 'luar', issuer: nilai.OIDC_ISSUER },
    alamat: nilai.SIMPUL_ALAMAT,
    mesinBerdaftar: nilai.SIMPUL_DOKUMEN_MESIN === 'berdaftar',
    proksi: nilai.SIMPUL_PROKSI,
    alamatUmum: (nilai.SIMPUL_ALAMAT_UMUM ?? `http://${nilai.SIMPUL_ALAMAT}:${nilai.PORT_GERBANG}`).replace(/\/+$/, ''),
    port: {
      gerbang: nilai.PORT_GERBANG,
      pegawai: nilai.PORT_PEGAWAI,
      jabatan: nilai.PORT_JABATAN,
      mutasi: nilai.PORT_MUTASI,
      pelanggaran: nilai.PORT_PELANGGARAN,
      selisih: nilai.PORT_SELISIH,
    },
    bangsa: { pegawai: nilai.SIMPUL_PEGAWAI, instansi: nilai.SIMPUL_INSTANSI, benih: nilai.SIMPUL_BENIH },
    jadwalDetik: nilai.SIMPUL_JADWAL_DETIK,
    sapuan: { jam: nilai.SIMPUL_SAPUAN_JAM, zona: nilai.SIMPUL_ZONA },
    konsepHari: nilai.SIMPUL_KONSEP_HARI,
    batasUmpan: { susutBagian: nilai.SIMPUL_SUSUT_PERSEN / 100, susutBaris: nilai.SIMPUL_SUSUT_BARIS, barisIrisan: nilai.SIMPUL_IRISAN_BARIS },
    segel: {
      dir: path.resolve(nilai.SIMPUL_SEGEL_DIR ?? path.join(nilai.SIMPUL_DATA, 'segel')),
      kunci: nilai.SIMPUL_SEGEL_KUNCI === undefined ? null : path.resolve(nilai.SIMPUL_SEGEL_KUNCI),
      setiapDetik: nilai.SIMPUL_SEGEL_DETIK,
    },
    tenggatSumberDetik: nilai.SIMPUL_TENGGAT_SUMBER_DETIK,
    tampung: { umpan: nilai.SIMPUL_BATAS_UMPAN, umpanInstansi: nilai.SIMPUL_BATAS_UMPAN_INSTANSI, barisStaging: nilai.SIMPUL_BATAS_STAGING },
    kaitanPrivat: nilai.SIMPUL_KAITAN_PRIVAT === 'ya',
    kunci: { pemanggil: nilai.SIMPUL_KUNCI_PEMANGGIL, samaran: nilai.SIMPUL_KUNCI_SAMARAN },
    tingkatLog: nilai.SIMPUL_LOG,
  };
}

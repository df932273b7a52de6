import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';

export const MACAM = ['BERKAS', 'SIASN', 'HTTP', 'MYSQL', 'POSTGRES'] as const;
export type Macam = (typeof MACAM)[number];

const teks = z.string().min(1).max(200);
const jalur = z.string().regex(/^\/[\w./-]*$/, 'harus jalur seperti /pns/daftar');
const umum = {
  /** Addresses of private networks are reached only where this says so. */
  privat: z.boolean().default(false),
  tenggatMs: z.int().min(100).max(3_600_000).default(60_000),
};
const hitungan = z.int().min(1).max(10_000);

const SIASN = z.strictObject({
  ...umum,
  tokenUrl: z.url({ protocol: /^https?$/ }).default('https://apimws.bkn.go.id/oauth2/token'),
  /** One call in this many ms, whatever the number of processes. */
  jedaMs: z.int().min(0).max(600_000).default(3_000),
  /** Paged lists whose rows name people that the hub may not know yet. */
  daftar: z.array(z.strictObject({ jalur, param: z.record(teks, z.string()).default({}), nip: teks.default('nipBaru') })).default([]),
  ukuranHalaman: hitungan.default(100),
  /** Inaugurated usul are written back through this source; off unless somebody says so. */
  tulisBalik: z.boolean().default(false),
});

const HALAMAN = z.discriminatedUnion('gaya', [
  z.strictObject({ gaya: z.literal('tanpa') }),
  z.strictObject({
    gaya: z.literal('nomor'),
    param: teks.default('page'),
    ukuran: hitungan.default(500),
    paramUkuran: teks.default('per_page'),
    awal: z.int().min(0).default(1),
  }),
  z.strictObject({ gaya: z.literal('offset'), param: teks.default('offset'), ukuran: hitungan.default(500), paramUkuran: teks.default('limit') }),
  z.strictObject({ gaya: z.literal('kursor'), param: teks.default('cursor'), jalurKursor: teks.default('next_cursor') }),
  z.strictObject({ gaya: z.literal('tautan'), jalurTautan: teks.default('links.next') }),
]);
const HTTP = z.strictObject({
  ...umum,
  format: z.enum(['json', 'ndjson', 'csv']).default('json'),
  /** Where the rows stand in a JSON answer; empty for a bare array. */
  jalurBaris: z.string().default('data'),
  halaman: HALAMAN.default({ gaya: 'tanpa' }),
  masuk: z
    .discriminatedUnion('cara', [
      z.strictObject({ cara: z.literal('tanpa') }),
      z.strictObject({ cara: z.literal('bearer') }),
      z.strictObject({ cara: z.literal('basic') }),
      z.strictObject({ cara: z.literal('kepala'), nama: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,60}$/) }),
    ])
    .default({ cara: 'tanpa' }),
  batasBita: z
    .int()
    .min(1)
    .default(4 * 1024 ** 3),
  /** How to ask for one person: path with {nip} on the same host, and where the row (or a list of it) stands in the answer. */
  orang: z
    .strictObject({ jalur: z.string().regex(/^\/[^\s]*\{nip\}[^\s]*$/, 'harus jalur yang memuat {nip}'), jalurBaris: z.string().default('data') })
    .optional(),
  /** A JSON page is held in memory. */
  batasHalaman: z
    .int()
    .min(1)
    .default(64 * 1024 ** 2),
});
const DB = z.strictObject({
  ...umum,
  tenggatMs: z.int().min(100).max(3_600_000).default(600_000),
  skema: teks.optional(),
  tabel: teks,
  /** How to ask for single people: the column that holds the NIP as 18 digits. */
  orang: z.strictObject({ kolom: teks }).optional(),
  tls: z.enum(['wajib', 'tanpa-verifikasi', 'mati']).default('wajib'),
});

const BENTUK = { BERKAS: z.strictObject({}), SIASN, HTTP, MYSQL: DB, POSTGRES: DB } as const;
export type SetelanSiasn = z.infer<typeof SIASN>;
export type SetelanHttp = z.infer<typeof HTTP>;
export type SetelanDb = z.infer<typeof DB>;
export type Setelan = Readonly<Record<string, unknown>>;

/** Secrets that each kind reads, by name. */
export const RAHASIA: Readonly<Record<Macam, readonly string[]>> = {
  BERKAS: [],
  SIASN: ['consumerKey', 'consumerSecret'],
  HTTP: ['pengguna', 'sandi', 'token'],
  MYSQL: ['pengguna', 'sandi'],
  POSTGRES: ['pengguna', 'sandi'],
};

function baca<S extends z.ZodType>(macam: Macam, bentuk: S, isi: unknown): z.output<S> {
  const hasil = bentuk.safeParse(isi);
  if (hasil.success) return hasil.data;
  const cacat = hasil.error.issues.map((i) => `${i.path.join('.') || 'setelan'}: ${i.message}`).join('; ');
  throw new Kesalahan('MASUKAN_SALAH', `Setelan sumber ${macam} tidak sah: ${cacat}.`);
}

/** Checks the settings of one kind and fills in defaults. Throws MASUKAN_SALAH that names every fault. */
export const periksaSetelan = (macam: Macam, isi: unknown): Setelan => baca(macam, BENTUK[macam], isi) as Setelan;
export const setelanSiasn = (isi: unknown): SetelanSiasn => baca('SIASN', SIASN, isi);
export const setelanHttp = (isi: unknown): SetelanHttp => baca('HTTP', HTTP, isi);
export const setelanDb = (macam: 'MYSQL' | 'POSTGRES', isi: unknown): SetelanDb => baca(macam, DB, isi);

const PROTOKOL: Readonly<Record<Macam, RegExp | null>> = {
  BERKAS: null,
  SIASN: /^https?:$/,
  HTTP: /^https?:$/,
  MYSQL: /^mysql:$/,
  POSTGRES: /^postgres(ql)?:$/,
};

/** An address without user and password, of the protocol of its kind. Unencrypted HTTP only where private addresses are allowed. */
export function periksaAlamat(macam: Macam, alamat: string, setelan: Setelan): void {
  const protokol = PROTOKOL[macam];
  if (protokol === null) return;
  const url = URL.canParse(alamat) ? new URL(alamat) : null;
  if (url === null || !protokol.test(url.protocol) || url.hostname === '') throw new Kesalahan('MASUKAN_SALAH', `Alamat sumber ${macam} tidak sah.`);
  if (url.username !== '' || url.password !== '')
    throw new Kesalahan('MASUKAN_SALAH', 'Alamat tidak boleh memuat pengguna atau sandi; namai rahasianya dengan --rahasia.');
  if (url.protocol === 'http:' && setelan['privat'] !== true)
    throw new Kesalahan('MASUKAN_SALAH', 'Alamat http:// hanya untuk jaringan privat (--setelan privat).');
}

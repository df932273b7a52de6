import type { IncomingMessage, ServerResponse } from 'node:http';
import { type SQL, sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { boleh } from '../../domain/akses.ts';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import type { KonteksRute, Rute } from '../../gateway/http.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { denganPelaku } from '../../platform/db/pelaku.ts';
import { bacaBadan } from '../../platform/graphql/baca-badan.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import { type PagarDaftar, rahasiaBaru, siapkanKaitan } from '../../sync/kaitan/daftarkan.ts';

const BADAN_MAKS = 8_192;
const TENGGAT_BADAN_MS = 10_000;
/** A day: time enough for every host of the receiver to learn the new secret. */
const TUMPANG_BAWAAN_DETIK = 86_400;
const AWALAN = '/v1/kaitan';
/** What a write costs, as in GraphQL. */
const BIAYA_TINDAKAN = 10;
/** A registration asks a name server for an address that the caller chose: twenty a minute within the first budget of an integrator. */
const BIAYA_PENDAFTARAN = 75_000;

const Pendaftaran = z.strictObject({ alamat: z.string().max(2_000), macam: z.array(z.string()).max(20) });

const kirim = (res: ServerResponse, status: number, isi: object): void => {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  res.end(JSON.stringify(isi));
};

async function bacaPendaftaran(req: IncomingMessage): Promise<z.output<typeof Pendaftaran>> {
  const badan = await denganTenggat(bacaBadan(req, BADAN_MAKS), TENGGAT_BADAN_MS);
  try {
    const hasil = Pendaftaran.safeParse(JSON.parse(badan ?? ''));
    if (hasil.success) return hasil.data;
  } catch (galat) {
    if (!(galat instanceof SyntaxError)) throw galat;
  }
  throw new Kesalahan('MASUKAN_SALAH', 'Badan harus JSON {"alamat": "https://…", "macam": ["selisih.dibuka", …]}.');
}

/** The caller, when it may manage webhooks and its budget allows the act. Throws TIDAK_BERWENANG, TERLALU_SERING. */
async function pengelola({ kenali, bayar }: KonteksRute, biaya: number): Promise<BawaanPermintaan> {
  const bawaan = await kenali();
  if (!boleh('kelolaKaitan', bawaan.pemanggil.peran)) throw new Kesalahan('TIDAK_BERWENANG');
  await bayar(bawaan, biaya);
  return bawaan;
}

/** Runs one of the functions of the caller's own instansi; a code that it answers is the refusal. */
async function panggil(pool: pg.Pool, { tertanda }: BawaanPermintaan, panggilan: SQL): Promise<void> {
  await denganPelaku(
    pool,
    tertanda,
    async (tx) => {
      const kode = (await tx.execute<{ kode: KodeKesalahan | null }>(sql`select ${panggilan} kode`)).rows[0]?.kode ?? null;
      if (kode !== null) throw new Kesalahan(kode);
    },
    'tulis',
  );
}

const jalankan = async (pool: pg.Pool, konteks: KonteksRute, panggilan: SQL): Promise<void> =>
  panggil(pool, await pengelola(konteks, BIAYA_TINDAKAN), panggilan);

async function pasang(pool: pg.Pool, pagar: PagarDaftar, { req, res, konteks }: Sambutan): Promise<void> {
  const bawaan = await pengelola(konteks, BIAYA_PENDAFTARAN);
  const { alamat, macam } = await bacaPendaftaran(req);
  // Whoever has all that it may have makes nobody ask a name server; the function counts again under its lock.
  await panggil(pool, bawaan, sql`kaitan_penuh_sendiri()`);
  const k = await siapkanKaitan(alamat, macam, pagar, String(bawaan.pemanggil.instansi));
  await panggil(pool, bawaan, sql`kaitan_pasang_sendiri(${k.id}::uuid, ${k.alamat}, ${sql.param([...k.macam])}::text[], ${k.tersegel}::bytea)`);
  kirim(res, 201, { id: k.id, alamat: k.alamat, macam: k.macam, rahasia: k.rahasia });
}

async function gantiRahasia(pool: pg.Pool, pagar: PagarDaftar, { res, konteks }: Sambutan, id: string): Promise<void> {
  const tumpang = konteks.url.searchParams.get('tumpang') ?? String(TUMPANG_BAWAAN_DETIK);
  if (!/^\d{1,6}$/.test(tumpang)) throw new Kesalahan('MASUKAN_SALAH', 'tumpang: 0 sampai 604800 detik.');
  const { rahasia, tersegel } = rahasiaBaru(id, pagar.kunci);
  await jalankan(pool, konteks, sql`kaitan_ganti_rahasia_sendiri(${id}::uuid, ${tersegel}::bytea, ${Number(tumpang)}::integer)`);
  kirim(res, 200, { id, rahasia, tumpangDetik: Number(tumpang) });
}

interface Sambutan {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly konteks: KonteksRute;
}

const STATUS: Readonly<Record<string, string>> = { jeda: 'DIJEDA', lanjut: 'AKTIF' };
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

async function tindakan(pool: pg.Pool, pagar: PagarDaftar, s: Sambutan): Promise<void> {
  const jalur = s.konteks.url.pathname.slice(AWALAN.length);
  const [, id, apa] = new RegExp(`^/(${UUID})/(rahasia|jeda|lanjut)$`).exec(jalur) ?? [];
  const [, kiriman] = /^\/kiriman\/([1-9]\d{0,17})\/ulang$/.exec(jalur) ?? [];
  if (kiriman !== undefined) await jalankan(pool, s.konteks, sql`kaitan_kirim_ulang_sendiri(${kiriman}::bigint)`);
  else if (id === undefined || apa === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  else if (apa === 'rahasia') return gantiRahasia(pool, pagar, s, id);
  else await jalankan(pool, s.konteks, sql`kaitan_ubah_status_sendiri(${id}::uuid, ${STATUS[apa] ?? ''})`);
  s.res.writeHead(204).end();
}

async function akhiri(pool: pg.Pool, { res, konteks }: Sambutan): Promise<void> {
  const [, id] = new RegExp(`^/(${UUID})$`).exec(konteks.url.pathname.slice(AWALAN.length)) ?? [];
  if (id === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  await jalankan(pool, konteks, sql`kaitan_ubah_status_sendiri(${id}::uuid, 'BERAKHIR')`);
  res.writeHead(204).end();
}

/**
 * Webhooks of the caller's own instansi (`pool`: role simpul_app), for role INTEGRATOR_INSTANSI: `POST /v1/kaitan` with {alamat, macam} answers 201 with the
 * secret, shown this once; `POST …/{id}/rahasia[?tumpang=seconds]` with the next one; `POST …/{id}/jeda|lanjut`, `DELETE …/{id}`, and
 * `POST …/kiriman/{n}/ulang` answer 204. What is registered and what became of each message: query `daftarKaitan`, `kirimanKaitan`. Each
 * call is paid from the account's budget of cost (TERLALU_SERING).
 */
export const ruteKaitan = (pool: pg.Pool, pagar: PagarDaftar): readonly Rute[] => [
  // A secret that is shown once must not be made after its answer was given up.
  { metode: 'POST', jalur: AWALAN, lama: true, tangani: (req, res, konteks) => pasang(pool, pagar, { req, res, konteks }) },
  { metode: 'POST', jalur: `${AWALAN}/*`, lama: true, tangani: (req, res, konteks) => tindakan(pool, pagar, { req, res, konteks }) },
  { metode: 'DELETE', jalur: `${AWALAN}/*`, tangani: (req, res, konteks) => akhiri(pool, { req, res, konteks }) },
];

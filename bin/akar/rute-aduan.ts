import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type pg from 'pg';
import { KESALAHAN, Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { type KeadaanAduan, kataKeadaan } from '../../domain/pelanggaran/aduan/kata.ts';
import { type GalatBidang, type Mentah, periksaAduan } from '../../domain/pelanggaran/aduan/masukan.ts';
import { bacaNomor } from '../../domain/pelanggaran/aduan/nomor.ts';
import type { KonteksRute, Rute } from '../../gateway/http.ts';
import type { Brankas } from '../../platform/brankas/brankas.ts';
import type { Jam } from '../../platform/clock.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';
import { bacaBadan } from '../../platform/graphql/baca-badan.ts';
import { kirimFormulir, kirimHalaman } from '../../platform/html/halaman.ts';
import { alamatPengirim } from '../../platform/http/alamat.ts';
import { buatPembatas, type Tunda } from '../../platform/http/pembatas.ts';
import { type AduanDiterima, siapkanAduan } from '../../subgraphs/pelanggaran/aduan/terima.ts';
import { formulirAduan, halamanDiterima, halamanKeadaan, halamanTakDikenal, halamanTunda, type IsianFormulir } from './halaman-aduan.ts';

export interface BahanRuteAduan {
  /** Role simpul_app without a caller: only the two functions for the public answer it. */
  readonly pool: pg.Pool;
  readonly brankas: Brankas;
  readonly jam: Jam;
  readonly proksi: number;
}

const BADAN_MAKS = 65_536;
const TENGGAT_BADAN_MS = 10_000;
const JAM_MS = 3_600_000;
const MENIT_MS = 60_000;
/** An office of many people behind one address can report; a flood cannot. */
const BATAS_KIRIM = { jendelaMs: JAM_MS, perAlamat: 20, semua: 3_000 };
const BATAS_TANYA = { jendelaMs: MENIT_MS, perAlamat: 60, semua: 6_000 };

type Hasil = { readonly sah: true; readonly aduan: AduanDiterima } | { readonly sah: false; readonly galat: readonly GalatBidang[] };

/** `kunci`: what makes a repetition the same complaint. Throws KUNCI_DIPAKAI_LAIN when it came with another content before. */
async function terima({ pool, brankas, jam }: BahanRuteAduan, mentah: Mentah, kunci: string): Promise<Hasil> {
  const hasil = periksaAduan(mentah, jam.hariIni());
  if (!hasil.sah) return hasil;
  const rujukan = createHash('sha256').update(kunci).digest('hex');
  const { aduan, pelapor } = await siapkanAduan(brankas, { saluran: 'PUBLIK', rujukan }, hasil.isi, hasil.pelapor);
  const { rows } = await pool.query<{ h: AduanDiterima }>('select aduan_terima($1::jsonb, $2) h', [aduan, pelapor]);
  const h = rows[0]?.h;
  if (h?.sama !== true) throw new Kesalahan('KUNCI_DIPAKAI_LAIN');
  return { sah: true, aduan: h };
}

const KEPALA_JSON = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' } as const;
const kirimJson = (res: ServerResponse, status: number, isi: object): void => {
  res.writeHead(status, { ...KEPALA_JSON, 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(isi));
};
const masalah = (res: ServerResponse, status: number, kode: KodeKesalahan, sisa: object): void => {
  const isi = { type: `urn:simpul:kesalahan:${kode}`, title: KESALAHAN[kode].pesan, status, kode, ...sisa };
  res.writeHead(status, { ...KEPALA_JSON, 'content-type': 'application/problem+json' }).end(JSON.stringify(isi));
};

const isHalaman = (req: IncomingMessage): boolean => /\btext\/html\b/.test(req.headers.accept ?? '');

const TUNDA = { ALAMAT: { status: 429, kode: 'TERLALU_SERING' }, SEMUA: { status: 503, kode: 'HUB_SIBUK' } } as const;

function tunda(res: ServerResponse, { detik, sebab }: NonNullable<Tunda>, halaman: boolean): void {
  const { status, kode } = TUNDA[sebab];
  res.setHeader('retry-after', String(detik));
  if (halaman) kirimHalaman(res, status, 'Coba lagi nanti', halamanTunda(Math.ceil(detik / 60)));
  else masalah(res, status, kode, { permintaanId: String(res.getHeader('x-request-id') ?? '') });
}

/** The body as text. Throws MASUKAN_SALAH when it is too long. */
async function badan(req: IncomingMessage, res: ServerResponse): Promise<string> {
  const teks = await denganTenggat(bacaBadan(req, BADAN_MAKS), TENGGAT_BADAN_MS);
  if (teks !== null) return teks;
  res.setHeader('connection', 'close');
  throw new Kesalahan('MASUKAN_SALAH', `Paling banyak ${BADAN_MAKS} bita.`);
}

async function terimaJson(bahan: BahanRuteAduan, req: IncomingMessage, res: ServerResponse, permintaanId: string): Promise<void> {
  if (!/^application\/json\b/i.test(req.headers['content-type'] ?? '')) throw new Kesalahan('MASUKAN_SALAH', 'Content-Type harus application/json.');
  const teks = await badan(req, res);
  let mentah: unknown;
  try {
    mentah = JSON.parse(teks);
  } catch {
    throw new Kesalahan('MASUKAN_SALAH', 'Badan bukan JSON.');
  }
  if (typeof mentah !== 'object' || mentah === null || Array.isArray(mentah)) throw new Kesalahan('MASUKAN_SALAH', 'Badan harus objek JSON.');
  const kunci = req.headers['idempotency-key'];
  const hasil = await terima(bahan, mentah as Mentah, typeof kunci === 'string' && kunci.length <= 255 ? kunci : randomUUID());
  if (!hasil.sah) return masalah(res, 400, 'MASUKAN_SALAH', { permintaanId, galat: hasil.galat });
  const { nomor, status, baru } = hasil.aduan;
  const keterangan = kataKeadaan({ status, alasanKode: null, statusInduk: null, alasanInduk: null, tahap: null });
  kirimJson(res, baru && status === 'DITERIMA' ? 201 : 200, { nomor, status, keterangan, alamat: `/v1/aduan/${nomor}` });
}

async function terimaFormulir(bahan: BahanRuteAduan, req: IncomingMessage, res: ServerResponse): Promise<void> {
  // Another site must not file complaints through its visitors. (Origin is "null" here: our own pages send no referrer.)
  if (req.headers['sec-fetch-site'] === 'cross-site') throw new Kesalahan('TIDAK_BERWENANG', 'Kirim lewat formulir /aduan hub ini.');
  if (!/^application\/x-www-form-urlencoded\b/i.test(req.headers['content-type'] ?? '')) throw new Kesalahan('MASUKAN_SALAH', 'Kirim lewat formulir /aduan.');
  const isian: IsianFormulir = Object.fromEntries(new URLSearchParams(await badan(req, res)));
  const kunci = isian['kunci']?.slice(0, 255) ?? '';
  const hasil = await terima(bahan, isian, kunci === '' ? randomUUID() : kunci);
  if (hasil.sah) return kirimHalaman(res, 200, 'Laporan Anda', halamanDiterima(hasil.aduan.nomor, hasil.aduan.status));
  kirimFormulir(res, 400, 'Lapor pelanggaran ASN', formulirAduan(randomUUID(), isian, hasil.galat));
}

type Tersimpan = KeadaanAduan & { readonly diterimaPada: string; readonly batasPada: string };

/** The database is asked in any case: a mistyped number takes as long and reads the same as one that was never given. */
async function keadaan({ pool }: BahanRuteAduan, teks: string): Promise<{ readonly nomor: string; readonly k: Tersimpan } | null> {
  const nomor = bacaNomor(teks.slice(0, 60)) ?? 'ADU-0000-0000-0000-0001';
  const rows = await tanyaSingkat<{ k: Tersimpan | null }>(pool, 'select aduan_keadaan($1) k', [nomor]);
  const k = rows[0]?.k ?? null;
  return k === null ? null : { nomor, k };
}

async function jawabKeadaan(bahan: BahanRuteAduan, res: ServerResponse, teks: string, halaman: boolean): Promise<void> {
  const ada = await keadaan(bahan, teks);
  if (halaman) {
    if (ada === null) return kirimFormulir(res, 404, 'Nomor tidak dikenal', halamanTakDikenal());
    return kirimHalaman(res, 200, 'Keadaan laporan Anda', halamanKeadaan(ada.nomor, kataKeadaan(ada.k), ada.k.diterimaPada));
  }
  if (ada === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  const { status, diterimaPada, batasPada } = ada.k;
  kirimJson(res, 200, { nomor: ada.nomor, status, keterangan: kataKeadaan(ada.k), diterimaPada, batasVerifikasi: batasPada });
}

/**
 * Complaints of the public, without sign-in: the form `GET /aduan`, `POST /aduan` and `POST /v1/aduan` (JSON), and where a complaint stands,
 * `GET /v1/aduan/{nomor}` and `GET /aduan/status?nomor=`. No script, no cookie; a sender's address is counted, never kept.
 */
export function ruteAduan(bahan: BahanRuteAduan): readonly Rute[] {
  const kirim = buatPembatas(BATAS_KIRIM, bahan.jam);
  const tanya = buatPembatas(BATAS_TANYA, bahan.jam);
  const terbatas =
    (
      batas: (alamat: string) => Tunda,
      halaman: (req: IncomingMessage) => boolean,
      lanjut: (req: IncomingMessage, res: ServerResponse, k: KonteksRute) => Promise<void>,
    ) =>
    async (req: IncomingMessage, res: ServerResponse, k: KonteksRute): Promise<void> => {
      const t = batas(alamatPengirim(req, bahan.proksi));
      return t === null ? lanjut(req, res, k) : tunda(res, t, halaman(req));
    };
  const ya = (): boolean => true;
  const tidak = (): boolean => false;
  return [
    { metode: 'GET', jalur: '/aduan', tangani: async (_req, res) => kirimFormulir(res, 200, 'Lapor pelanggaran ASN', formulirAduan(randomUUID())) },
    { metode: 'POST', jalur: '/aduan', tangani: terbatas(kirim, ya, (req, res) => terimaFormulir(bahan, req, res)) },
    {
      metode: 'GET',
      jalur: '/aduan/status',
      tangani: terbatas(tanya, ya, (_req, res, { url }) => jawabKeadaan(bahan, res, url.searchParams.get('nomor') ?? '', true)),
    },
    { metode: 'POST', jalur: '/v1/aduan', tangani: terbatas(kirim, tidak, (req, res, { permintaanId }) => terimaJson(bahan, req, res, permintaanId)) },
    {
      metode: 'GET',
      jalur: '/v1/aduan/*',
      tangani: terbatas(tanya, isHalaman, (req, res, { url }) =>
        jawabKeadaan(bahan, res, url.pathname.slice('/v1/aduan/'.length).replaceAll('%20', ' '), isHalaman(req)),
      ),
    },
  ];
}

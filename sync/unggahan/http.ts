import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'pg';
import { boleh, type Operasi, type Pemanggil } from '../../domain/akses.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { jamSistem } from '../../platform/clock.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { sqlUntukIrisan, type TujuanIrisan } from '../../platform/db/postgres-js.ts';
import type { BawaanPermintaan } from '../../platform/graphql/konteks.ts';
import type { JenisUmpan } from '../2-stage/tarikan.ts';
import { tujuanDari } from '../irisan-instansi.ts';
import { BukuDitolak } from '../sources/lembar/ditolak.ts';
import { catatPengembalian } from './catat-pengembalian.ts';
import { type BatasTampung, buatPintuMasuk, Penuh, type PintuMasuk } from './daya-tampung.ts';
import { tulisGagal } from './gagal.ts';
import { bacaTersimpan, type LaporanUmpan, susunLaporan, type TarikanTersimpan } from './laporan.ts';
import { type Sekali, sekaliUntuk } from './sekali.ts';
import { BATAS_UNGGAHAN, BerkasTerlaluBesar } from './simpan-berkas.ts';
import { bukaTanda, type KirimanBertanda, type TandaUmpan, tolakTakBertanda } from './tanda.ts';
import { type BahanTerima, terimaUmpan, type UmpanDikirim } from './terima.ts';
import { ujiUmpan } from './uji.ts';

/** The part of the gateway's route context that these routes use. */
export interface KonteksUnggahan {
  readonly permintaanId: string;
  readonly url: URL;
  kenali(): Promise<BawaanPermintaan>;
}

/** A route as the gateway mounts it. A path that ends in `/*` stands for everything below it. */
export interface RuteUnggahan {
  readonly metode: string;
  /** Takes as long as its body or its work. */
  readonly lama?: true;
  readonly jalur: string;
  tangani(req: IncomingMessage, res: ServerResponse, konteks: KonteksUnggahan): Promise<void>;
}

export interface BahanUnggahan extends BahanTerima {
  /** Most that may wait; without it nothing is refused for being too much. */
  readonly tampung?: BatasTampung;
  /** Secret of the hub that seals those of signed feeds; without it no signature is looked at. */
  readonly kunciTanda?: string;
  /** Pool of role simpul_app; without it an Idempotency-Key is not remembered. */
  readonly pool?: Pool;
}

const JENIS: readonly JenisUmpan[] = ['pegawai', 'kinerja', 'hukdis', 'formasi', 'riwayat', 'fakta'];
/** A sender that is silent for so long is cut off. */
export const TENGGAT_DIAM_MS = 60_000;
/** For all that is asked before the first byte of a body is taken. */
export const TENGGAT_SIAP_MS = 4_000;
/** A refused body up to this size is read away, so that the sender sees the answer; a larger one costs it the connection. */
const BADAN_DIBUANG_MAKS = 1_048_576;

/** JSON answer of these routes. */
export const balas = (res: ServerResponse, status: number, isi: object, jenis = 'application/json; charset=utf-8'): void => {
  res.writeHead(status, { 'content-type': jenis, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }).end(JSON.stringify(isi));
};

const masalah = (res: ServerResponse, status: number, galat: Kesalahan, lain: object): void =>
  balas(res, status, { type: `urn:simpul:kesalahan:${galat.kode}`, title: galat.message, status, kode: galat.kode, ...lain }, 'application/problem+json');

/** Throws TIDAK_BERWENANG. */
export function wajibBoleh(operasi: Operasi, pemanggil: Pemanggil): void {
  if (!boleh(operasi, pemanggil.peran)) throw new Kesalahan('TIDAK_BERWENANG');
}

/** Kind of feed in the query, when this caller may send it. Throws MASUKAN_SALAH, TIDAK_BERWENANG. */
export function jenisDikirim({ peran }: Pemanggil, url: URL): JenisUmpan {
  const jenis = JENIS.find((j) => j === url.searchParams.get('jenis'));
  if (jenis === undefined) throw new Kesalahan('MASUKAN_SALAH', `jenis harus salah satu dari ${JENIS.join(', ')}.`);
  // An instansi could lift a punishment by leaving it out of its own list.
  if (jenis === 'hukdis' && peran !== 'DATA_STEWARD_BKN') throw new Kesalahan('TIDAK_BERWENANG');
  return jenis;
}

function bacaBendera(url: URL, nama: string, bawaan: boolean): boolean {
  const nilai = url.searchParams.get(nama);
  if (nilai === null) return bawaan;
  if (nilai !== 'true' && nilai !== 'false') throw new Kesalahan('MASUKAN_SALAH', `${nama} harus true atau false.`);
  return nilai === 'true';
}

/** Which record a feed speaks for. Facts of feeds are of BKN's side; master records, histories and recorded facts have two, and an instansi speaks for its own. */
function sisiDari(pemanggil: Pemanggil, jenis: JenisUmpan, url: URL): 'BKN' | 'SIMPEG' {
  if (jenis !== 'pegawai' && jenis !== 'riwayat' && jenis !== 'fakta') return 'BKN';
  if (pemanggil.peran !== 'DATA_STEWARD_BKN') return 'SIMPEG';
  return url.searchParams.get('sisi')?.toUpperCase() === 'SIMPEG' ? 'SIMPEG' : 'BKN';
}

/** Number of the instansi, when the caller may send for it. Throws BUKAN_INSTANSI_ANDA or, for national roles, TIDAK_DITEMUKAN. */
export async function instansiTujuan(tujuan: TujuanIrisan, pemanggil: Pemanggil, id: string): Promise<number> {
  const no = await sqlUntukIrisan(tujuan, async (sql) => (await sql<{ no: number }[]>`select no from instansi where id = ${id}`)[0]?.no);
  // Checked before "unknown", so that a stranger learns nothing about which ids exist.
  if (pemanggil.peran !== 'DATA_STEWARD_BKN' && (no === undefined || no !== pemanggil.instansi)) throw new Kesalahan('BUKAN_INSTANSI_ANDA');
  if (no === undefined) throw new Kesalahan('TIDAK_DITEMUKAN', 'instansi');
  return no;
}

/** Sheet of a workbook that the sender names. Addresses are logged: nobody's number may stand in one. */
function lembarDari(url: URL): { readonly lembar?: string } {
  const lembar = url.searchParams.get('lembar');
  if (lembar === null) return {};
  if (lembar.trim() === '' || lembar.length > 100 || /\d{16}|\p{Cc}/u.test(lembar))
    throw new Kesalahan('MASUKAN_SALAH', 'lembar harus nama lembar kerja (tanpa NIP atau NIK) atau nomor urutnya mulai 1.');
  return { lembar };
}

async function umpanDari(bahan: BahanTerima, konteks: KonteksUnggahan): Promise<UmpanDikirim> {
  const { pemanggil } = await konteks.kenali();
  wajibBoleh('unggah', pemanggil);
  const { url } = konteks;
  const jenis = jenisDikirim(pemanggil, url);
  // Recorded facts end by their own dates: what a file leaves out stays.
  const lengkap = bacaBendera(url, 'lengkap', true) && jenis !== 'fakta';
  const antre = !bacaBendera(url, 'tunggu', true);
  const id = url.searchParams.get('instansi') ?? '';
  if (id === '') throw new Kesalahan('MASUKAN_SALAH', 'instansi wajib diisi.');
  const no = await instansiTujuan(tujuanDari(bahan), pemanggil, id);
  return {
    instansi: no,
    sisi: sisiDari(pemanggil, jenis, url),
    jenis,
    asal: 'UNGGAH',
    lengkap,
    antre,
    ...lembarDari(url),
    oleh: { subjek: pemanggil.subjek, orang: pemanggil.orang },
  };
}

function periksaKepala(req: IncomingMessage, batas: number): void {
  const jenis = req.headers['content-type'] ?? '';
  if (/^(multipart\/|application\/x-www-form-urlencoded)/i.test(jenis))
    throw new Kesalahan('MASUKAN_SALAH', 'Kirim isi berkas langsung sebagai badan permintaan (CSV, NDJSON, xlsx, atau gzip), bukan formulir.');
  const kodean = req.headers['content-encoding'] ?? 'identity';
  if (!/^(identity|gzip)$/i.test(kodean)) throw new Kesalahan('MASUKAN_SALAH', 'Content-Encoding yang diterima hanya gzip.');
  if (Number(req.headers['content-length'] ?? 0) > batas) throw new BerkasTerlaluBesar(batas);
}

/** HTTP status of a report: unreadable file 422, accepted but not yet processed 202, otherwise 200. */
const statusLaporan = ({ status }: LaporanUmpan): number => (status === 'GAGAL' ? 422 : status === 'DITERIMA' || status === 'DISIAPKAN' ? 202 : 200);

async function sekaliDari({ pool }: BahanUnggahan, konteks: KonteksUnggahan): Promise<Sekali | null> {
  const { kunciIdempotensi } = await konteks.kenali();
  return pool === undefined || kunciIdempotensi === null ? null : sekaliUntuk(pool, kunciIdempotensi, () => konteks.kenali());
}

async function tandaDari(bahan: BahanUnggahan, { req, konteks }: Permintaan, umpan: KirimanBertanda): Promise<TandaUmpan | null> {
  const { pemanggil } = await konteks.kenali();
  if (bahan.kunciTanda === undefined) {
    await tolakTakBertanda(tujuanDari(bahan), pemanggil, umpan);
    return null;
  }
  const sekarang = (): number => Math.floor(jamSistem.kiniMs() / 1_000);
  return bukaTanda({ tujuan: tujuanDari(bahan), kunci: bahan.kunciTanda, sekarang }, pemanggil, umpan, req.headers);
}

interface Permintaan {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly konteks: KonteksUnggahan;
}

interface Siap {
  readonly umpan: UmpanDikirim;
  readonly uji: boolean;
  readonly tanda: TandaUmpan | null;
  readonly sekali: Sekali | null;
}

/** All that is asked before the first byte of the body is taken. */
async function siapkan(bahan: BahanUnggahan, permintaan: Permintaan): Promise<Siap> {
  const umpan = await umpanDari(bahan, permintaan.konteks);
  const uji = bacaBendera(permintaan.konteks.url, 'uji', false);
  periksaKepala(permintaan.req, bahan.batas ?? BATAS_UNGGAHAN);
  const tanda = await tandaDari(bahan, permintaan, { ...umpan, uji });
  return { umpan, uji, tanda, sekali: tanda ?? (await sekaliDari(bahan, permintaan.konteks)) };
}

async function unggah(bahan: BahanUnggahan, pintu: PintuMasuk, permintaan: Permintaan): Promise<void> {
  const { req, res, konteks } = permintaan;
  const { umpan, uji, tanda, sekali } = await denganTenggat(siapkan(bahan, permintaan), TENGGAT_SIAP_MS);
  // A sender that falls silent must not hold its file handle for ever.
  req.setTimeout(TENGGAT_DIAM_MS, () => req.destroy());
  const arus = tanda?.jaga(req as AsyncIterable<Buffer>) ?? (req as AsyncIterable<Buffer>);
  const laporan = uji ? await ujiUmpan(bahan, umpan, arus) : await pintu.masuk(umpan.instansi, () => terimaUmpan(bahan, umpan, arus, sekali));
  if (laporan.tarikanId !== null) res.setHeader('location', `/v1/unggahan/${laporan.tarikanId}`);
  const status = statusLaporan(laporan);
  if (status === 422)
    return masalah(res, 422, new Kesalahan('BERKAS_DITOLAK'), { title: laporan.sebab, permintaanId: konteks.permintaanId, tarikanId: laporan.tarikanId });
  balas(res, status, laporan);
}

/** The feed, when the caller may read it; a feed of another instansi is not distinguished from none. */
async function tarikanUntuk(bahan: BahanTerima, konteks: KonteksUnggahan, id: string): Promise<{ tarikan: TarikanTersimpan; pemanggil: Pemanggil }> {
  const { pemanggil } = await konteks.kenali();
  wajibBoleh('bacaTarikan', pemanggil);
  const tarikan = await sqlUntukIrisan(tujuanDari(bahan), (sql) => bacaTersimpan(sql, id));
  if (tarikan === null || (pemanggil.instansi !== null && pemanggil.instansi !== tarikan.instansi)) throw new Kesalahan('TIDAK_DITEMUKAN');
  return { tarikan, pemanggil };
}

async function status(bahan: BahanTerima, res: ServerResponse, konteks: KonteksUnggahan, id: string): Promise<void> {
  const { tarikan } = await tarikanUntuk(bahan, konteks, id);
  const laporan = await sqlUntukIrisan(tujuanDari(bahan), (sql) => susunLaporan(sql, tarikan.id));
  if (laporan === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  balas(res, 200, laporan);
}

async function gagal(bahan: BahanTerima, res: ServerResponse, konteks: KonteksUnggahan, id: string): Promise<void> {
  const { tarikan, pemanggil } = await tarikanUntuk(bahan, konteks, id);
  // Whole raw rows with NIK go back only to the side that sent them.
  if (
    !boleh('unggah', pemanggil.peran) ||
    (pemanggil.instansi !== null && (tarikan.jenis === 'pegawai' || tarikan.jenis === 'riwayat') && tarikan.sisi === 'BKN')
  )
    throw new Kesalahan('TIDAK_BERWENANG');
  await catatPengembalian(bahan.url, pemanggil, tarikan.id);
  const mulai = (): void => {
    if (res.headersSent) return;
    res.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="baris-gagal-${tarikan.id}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  };
  await tulisGagal(bahan.url, tarikan, async (potongan) => {
    mulai();
    // Whoever was answered at the deadline, or has gone, sends no signal any more.
    const pergi = (): boolean => res.destroyed || res.writableEnded;
    if (!pergi() && !res.write(potongan)) await new Promise<void>((lanjut) => res.once('drain', lanjut).once('close', lanjut));
    if (pergi()) throw new Kesalahan('TENGGAT_TERLEWATI');
  });
  res.end();
}

/** Answers what needs a status of its own here; everything else is the gateway's to answer. */
export async function jaga(req: IncomingMessage, res: ServerResponse, permintaanId: string, fn: () => Promise<void>): Promise<void> {
  try {
    await fn();
  } catch (galat) {
    const panjang = Number(req.headers['content-length'] ?? Number.NaN);
    if (!req.complete && !res.headersSent && !(panjang <= BADAN_DIBUANG_MAKS)) res.setHeader('connection', 'close');
    if (res.headersSent) throw galat;
    if (galat instanceof BerkasTerlaluBesar) return masalah(res, 413, galat, { permintaanId });
    if (galat instanceof BukuDitolak) return masalah(res, 422, galat, { permintaanId, tarikanId: null });
    if (!(galat instanceof Penuh)) throw galat;
    res.setHeader('retry-after', String(galat.tungguDetik));
    masalah(res, galat.status, galat, { permintaanId });
  }
}

const AWALAN = '/v1/unggahan';

/**
 * Routes of the uploads: `POST /v1/unggahan?instansi=ID&jenis=…[&uji=true][&lengkap=false][&tunggu=false][&lembar=NAMA]` with the file as the raw body
 * (`lembar`: sheet of a workbook; `tunggu=false`: 202 as soon as the feed is durable, its report later at `location`), `GET /v1/unggahan/{id}`,
 * `GET /v1/unggahan/{id}/gagal.csv`. `bahan.url` connects as simpul_sync: every right is checked here, against the verified caller.
 */
export const ruteUnggahan = (bahan: BahanUnggahan, pintu = buatPintuMasuk(tujuanDari(bahan), bahan.tampung)): readonly RuteUnggahan[] => [
  {
    metode: 'POST',
    lama: true,
    jalur: AWALAN,
    tangani: (req, res, konteks) => jaga(req, res, konteks.permintaanId, () => unggah(bahan, pintu, { req, res, konteks })),
  },
  {
    metode: 'GET',
    jalur: `${AWALAN}/*`,
    tangani: async (_req, res, konteks) => {
      const bagian = /^\/v1\/unggahan\/(\d{1,18})(\/gagal\.csv)?$/.exec(konteks.url.pathname);
      if (bagian === null) throw new Kesalahan('TIDAK_DITEMUKAN');
      await (bagian[2] === undefined ? status : gagal)(bahan, res, konteks, bagian[1] ?? '');
    },
  },
];

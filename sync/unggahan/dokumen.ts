import { access, open } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { parseTanggal, type Tanggal } from '../../domain/asn/tanggal.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { isJenisDokumen, JENIS_DOKUMEN, type JenisDokumen } from '../../domain/mutasi/dokumen.ts';
import { catatAksesData } from '../../platform/db/catat-akses.ts';
import { catatJejak } from '../../platform/db/catat-jejak.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { denganPelaku, type Tx } from '../../platform/db/pelaku.ts';
import { KUNCI_DOKUMEN } from './dokumen-yatim.ts';
import { balas, instansiTujuan, jaga, type KonteksUnggahan, type RuteUnggahan, TENGGAT_DIAM_MS, TENGGAT_SIAP_MS, wajibBoleh } from './http.ts';
import { BerkasTerlaluBesar, simpanBerkas } from './simpan-berkas.ts';

/** Largest accepted document, bytes. */
export const BATAS_DOKUMEN = 10 * 1024 ** 2;
const EKOR = 1_024;

export interface BahanDokumen {
  /** Connection URL of role simpul_sync, for the number of an instansi. */
  readonly url: string;
  /** Pool of role simpul_app: row-level security decides who stores and who reads. */
  readonly pool: Pool;
  readonly dir: string;
}

/** Passes the bytes on; throws BERKAS_DITOLAK unless they begin and end as a PDF does. */
export async function* hanyaPdf(arus: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let awal = Buffer.alloc(0);
  let ekor = Buffer.alloc(0);
  for await (const potong of arus) {
    if (awal.length < 5) awal = Buffer.concat([awal, potong.subarray(0, 5)]);
    ekor = Buffer.concat([ekor, potong.subarray(-EKOR)]).subarray(-EKOR);
    if (awal.length >= 5 && awal.toString('latin1', 0, 5) !== '%PDF-') break;
    yield potong;
  }
  if (awal.toString('latin1', 0, 5) !== '%PDF-' || !ekor.includes('%%EOF')) throw new Kesalahan('BERKAS_DITOLAK', 'Dokumen harus PDF yang utuh.');
}

interface Surat {
  readonly jenis: JenisDokumen;
  readonly nomor: string;
  readonly tanggal: Tanggal;
  readonly penerbit: string;
}

/** A letter's number never needs a person's: runs of 16 digits or more are refused, since addresses are logged. */
function teks(url: URL, nama: string, maks: number): string {
  const nilai = (url.searchParams.get(nama) ?? '').trim();
  if (nilai === '' || nilai.length > maks || /\d{16}|\p{Cc}/u.test(nilai))
    throw new Kesalahan('MASUKAN_SALAH', `${nama} wajib diisi satu baris, paling panjang ${maks} huruf, tanpa NIP atau NIK.`);
  return nilai;
}

function bacaSurat(url: URL): Surat {
  const jenis = url.searchParams.get('jenis') ?? '';
  if (!isJenisDokumen(jenis)) throw new Kesalahan('MASUKAN_SALAH', `jenis harus salah satu dari ${Object.keys(JENIS_DOKUMEN).join(', ')}.`);
  const tanggal = parseTanggal(url.searchParams.get('tanggal') ?? '');
  if (tanggal === null) throw new Kesalahan('MASUKAN_SALAH', 'tanggal harus yyyy-mm-dd.');
  return { jenis, nomor: teks(url, 'nomor', 100), tanggal, penerbit: teks(url, 'penerbit', 200) };
}

const TENGGAT_CATAT_MS = 10_000;

const berkasDari = (dir: string, sha256: string): string => path.join(dir, `${sha256}.pdf`);

/** From here to commit nobody takes the file for an orphan; whoever did a moment before has it sent again. Throws SUMBER_TIDAK_TERSEDIA. */
async function pastikanAda(tx: Tx, dir: string, sha256: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${KUNCI_DOKUMEN}, hashtext(${sha256}))`);
  await access(berkasDari(dir, sha256)).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Dokumen belum tersimpan; kirim sekali lagi.');
  });
}

/** A refused body must not cost the sender the answer: leaving this loop early keeps the connection. */
const badanDari = (req: IncomingMessage): AsyncIterable<Buffer> => req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;

async function simpan({ url, pool, dir }: BahanDokumen, konteks: KonteksUnggahan, req: IncomingMessage): Promise<{ id: string; baru: boolean }> {
  const siapkan = async (): Promise<{ surat: ReturnType<typeof bacaSurat>; instansi: number }> => {
    const { pemanggil } = await konteks.kenali();
    wajibBoleh('ajukanMutasi', pemanggil);
    const surat = bacaSurat(konteks.url);
    return { surat, instansi: await instansiTujuan(url, pemanggil, konteks.url.searchParams.get('instansi') ?? '') };
  };
  const { surat, instansi } = await denganTenggat(siapkan(), TENGGAT_SIAP_MS);
  if (Number(req.headers['content-length'] ?? 0) > BATAS_DOKUMEN) throw new BerkasTerlaluBesar(BATAS_DOKUMEN);
  const { sha256, bita } = await simpanBerkas(dir, hanyaPdf(badanDari(req)), BATAS_DOKUMEN).catch((galat: unknown) => {
    // What is left of a refused body is read away, or the sender would wait for room instead of reading why.
    req.resume();
    throw galat;
  });
  // Kept twice it is kept once: whoever was not told in time sends it again.
  return denganTenggat(catatDokumen({ pool, dir }, konteks, { surat, instansi, sha256, bita }), TENGGAT_CATAT_MS);
}

interface DokumenTersimpan {
  readonly surat: ReturnType<typeof bacaSurat>;
  readonly instansi: number;
  readonly sha256: string;
  readonly bita: number;
}

async function catatDokumen(
  { pool, dir }: Pick<BahanDokumen, 'pool' | 'dir'>,
  konteks: KonteksUnggahan,
  { surat, instansi, sha256, bita }: DokumenTersimpan,
): Promise<{ id: string; baru: boolean }> {
  // Asked anew: a signed caller lives for seconds, a slow upload longer.
  const { tertanda, pemanggil: p } = await konteks.kenali();
  return denganPelaku(
    pool,
    tertanda,
    async (tx) => {
      await pastikanAda(tx, dir, sha256);
      const { rows } = await tx.execute<{ id: string }>(sql`insert into dokumen (instansi, jenis, nomor, tanggal, penerbit, sha256, ukuran, oleh, orang)
        values (${instansi}, ${surat.jenis}, ${surat.nomor}, ${surat.tanggal}, ${surat.penerbit}, ${sha256}, ${bita}, ${p.subjek}, ${p.orang})
        on conflict do nothing returning id::text as id`);
      const [baru] = rows;
      if (baru !== undefined) {
        await catatJejak(tx, 'mutasi.dokumen_disimpan', { dokumen: baru.id, instansi, jenis: surat.jenis });
        return { id: baru.id, baru: true };
      }
      const lama = await tx.execute<{ id: string }>(sql`select id::text as id from dokumen where instansi = ${instansi} and jenis = ${surat.jenis}
        and nomor = ${surat.nomor} and tanggal = ${surat.tanggal} and sha256 = ${sha256}`);
      return { id: lama.rows[0]?.id ?? '', baru: false };
    },
    'tulis',
  );
}

/** Name by content of a document within the caller's reach; whose letter it is, is written down. Throws TIDAK_DITEMUKAN. */
async function sidikDokumen({ pool }: BahanDokumen, konteks: KonteksUnggahan): Promise<string> {
  const id = /^\/v1\/dokumen\/(\d{1,18})$/.exec(konteks.url.pathname)?.[1];
  const { pemanggil, tertanda } = await konteks.kenali();
  wajibBoleh('bacaMutasi', pemanggil);
  if (id === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  const baca = async (tx: Tx): Promise<string | undefined> => {
    const { rows } = await tx.execute<{ sha256: string; nip: string[] | null }>(sql`select sha256,
      (select jsonb_agg(distinct lpad(l.nip::text, 18, '0')) from usul_dokumen l where l.dokumen = d.id and l.nip is not null) nip from dokumen d where id = ${id}::bigint`);
    await catatAksesData(tx, 'dokumen', rows[0]?.nip ?? []);
    return rows[0]?.sha256;
  };
  const sha256 = await denganPelaku(pool, tertanda, baca, 'tercatat');
  if (sha256 === undefined) throw new Kesalahan('TIDAK_DITEMUKAN');
  return sha256;
}

/** Sends the PDF. Throws SUMBER_TIDAK_TERSEDIA before the first byte when the store has not got it. */
async function kirimPdf(res: ServerResponse, dir: string, sha256: string): Promise<void> {
  const berkas = await open(berkasDari(dir, sha256)).catch(() => {
    throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Isi dokumen sedang tidak dapat dibaca dari tempat simpannya.');
  });
  const { size } = await berkas.stat();
  const kepala = { 'content-type': 'application/pdf', 'content-length': size, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
  res.writeHead(200, { ...kepala, etag: `"${sha256}"` });
  await pipeline(berkas.createReadStream(), res);
}

/**
 * Documents of usul: `POST /v1/dokumen?instansi=ID&jenis=KODE&nomor=…&tanggal=yyyy-mm-dd&penerbit=…` with the PDF as the raw body answers `{ id }`
 * (201, or 200 when that very letter is there already); `GET /v1/dokumen/{id}` gives the PDF to whom row-level security shows it.
 */
export const ruteDokumen = (bahan: BahanDokumen): readonly RuteUnggahan[] => [
  {
    metode: 'POST',
    jalur: '/v1/dokumen',
    lama: true,
    tangani: (req, res, konteks) =>
      jaga(req, res, konteks.permintaanId, async () => {
        req.setTimeout(TENGGAT_DIAM_MS, () => req.destroy());
        const { id, baru } = await simpan(bahan, konteks, req);
        res.setHeader('location', `/v1/dokumen/${id}`);
        balas(res, baru ? 201 : 200, { id });
      }),
  },
  {
    metode: 'GET',
    jalur: '/v1/dokumen/*',
    tangani: async (_req, res, konteks) => kirimPdf(res, bahan.dir, await sidikDokumen(bahan, konteks)),
  },
];

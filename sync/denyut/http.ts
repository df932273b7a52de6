import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Pemanggil } from '../../domain/akses.ts';
import { Kesalahan, type KodeKesalahan } from '../../domain/kesalahan.ts';
import { denganTenggat } from '../../platform/db/deadline.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { bacaBadan } from '../../platform/graphql/baca-badan.ts';
import { balas, instansiTujuan, jaga, jenisDikirim, type KonteksUnggahan, type RuteUnggahan, TENGGAT_DIAM_MS, wajibBoleh } from '../unggahan/http.ts';
import type { LaporanUmpan } from '../unggahan/laporan.ts';
import { BATAS_UNGGAHAN } from '../unggahan/simpan-berkas.ts';
import { BATAS_DENYUT, VERSI_DENYUT } from './batas.ts';
import { elemenCermin, jawabBuka } from './buka.ts';
import { berkasTarikan, type Tujuan } from './cermin.ts';
import type { BahanDenyut } from './olah.ts';
import { type JawabanMuatan, JENIS_AMPLOP, PESAN_BUKA, tulisAmplop } from './pesan.ts';
import { isSelWajar } from './putuskan-buka.ts';
import { sandikan } from './sel.ts';
import { tulisSel } from './sel-bita.ts';
import { selesaikanSesi } from './selesaikan.ts';
import { catatTolakBuka, type Sesi, sesiMilik, tolakSesi, umumkan } from './sesi.ts';
import { bukaTandaPesan } from './tanda.ts';
import { bitaDiterima, terimaMuatan } from './terima-muatan.ts';
import { UMPAN_AGEN } from './umpan-agen.ts';

const TENGGAT_PESAN_MS = 10_000;
/** Refusals of a payload are audited where its session ends. */
const DIAUDIT: ReadonlySet<KodeKesalahan> = new Set(['BUKAN_INSTANSI_ANDA', 'SESI_TIDAK_BERLAKU']);

async function tujuanDari(bahan: BahanDenyut, { url }: KonteksUnggahan, pemanggil: Pemanggil): Promise<Tujuan> {
  wajibBoleh('unggah', pemanggil);
  const jenis = jenisDikirim(pemanggil, url);
  const id = url.searchParams.get('instansi');
  const instansi = id === null ? pemanggil.instansi : await instansiTujuan(bahan.url, pemanggil, id);
  if (instansi === null) throw new Kesalahan('MASUKAN_SALAH', 'instansi wajib diisi.');
  return { instansi, sisi: UMPAN_AGEN[jenis].sisi, jenis };
}

function bacaPesan(teks: string | null) {
  let isi: unknown = null;
  try {
    isi = JSON.parse(teks ?? '');
  } catch {
    throw new Kesalahan('MASUKAN_SALAH', 'Pesan pembuka bukan JSON atau terlalu panjang.');
  }
  const pesan = PESAN_BUKA.safeParse(isi);
  if (!pesan.success)
    throw new Kesalahan(
      'MASUKAN_SALAH',
      `Pesan pembuka tidak sah pada ${pesan.error.issues[0]?.path.join('.') || 'akarnya'}; hub memakai versi ${VERSI_DENYUT}.`,
    );
  return pesan.data;
}

const kodeDari = (galat: unknown): KodeKesalahan | null => (galat instanceof Kesalahan ? galat.kode : null);

/** Leaves an audit entry for what an authenticated agent may not do, then lets the fault go on. */
async function audit<T>(bahan: BahanDenyut, pemanggil: Pemanggil, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (galat) {
    const kode = kodeDari(galat);
    if (kode !== null && DIAUDIT.has(kode)) await catatTolakBuka(bahan.url, pemanggil, kode);
    throw galat;
  }
}

async function buka(bahan: BahanDenyut, req: IncomingMessage, res: ServerResponse, konteks: KonteksUnggahan): Promise<void> {
  const { pemanggil } = await konteks.kenali();
  await audit(bahan, pemanggil, async () => {
    const tujuan = await tujuanDari(bahan, konteks, pemanggil);
    const sahkan = await bukaTandaPesan(bahan, pemanggil, tujuan, req.headers);
    const teks = await denganTenggat(bacaBadan(req, BATAS_DENYUT.pesan), TENGGAT_PESAN_MS);
    await sahkan('POST', konteks.url, teks ?? '');
    const { isi, sel } = await jawabBuka(bahan, tujuan, pemanggil, bacaPesan(teks));
    if (sel === null) balas(res, 200, isi.tindakan === 'LAPORAN' ? { ...isi, laporan: ringkas(isi.laporan) } : isi);
    else res.writeHead(200, { 'content-type': JENIS_AMPLOP, 'cache-control': 'no-store' }).end(tulisAmplop(isi, sel));
  });
}

const PENGUMUMAN = z.object({
  cara: z.enum(['DELTA', 'PENUH']),
  mulai: z.coerce.number().int().min(0),
  panjang: z.coerce.number().int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

function bacaPengumuman({ url }: KonteksUnggahan, batasPenuh: number): z.infer<typeof PENGUMUMAN> {
  const hasil = PENGUMUMAN.safeParse(Object.fromEntries(url.searchParams));
  if (!hasil.success) throw new Kesalahan('MASUKAN_SALAH', `Parameter muatan tidak sah: ${hasil.error.issues[0]?.path.join('.') ?? ''}.`);
  const batas = hasil.data.cara === 'DELTA' ? BATAS_DENYUT.muatan : batasPenuh;
  if (hasil.data.panjang > batas) throw new Kesalahan('MUATAN_DITOLAK', `Muatan lebih besar dari ${batas} bita.`);
  return hasil.data;
}

/** Rejected rows are named in `gagalUrl`; repeated in every round they would outweigh the rows that changed. */
const ringkas = (laporan: LaporanUmpan): LaporanUmpan => ({ ...laporan, ditolak: [] });

async function keadaanMuatan(bahan: BahanDenyut, sesi: Sesi): Promise<JawabanMuatan> {
  if (sesi.status === 'DITOLAK' || sesi.status === 'DITINGGALKAN') throw new Kesalahan('SESI_TIDAK_BERLAKU');
  const diterima = sesi.status === 'SELESAI' ? (sesi.panjang ?? 0) : await bitaDiterima(bahan.dir, sesi.id);
  const isLengkap = sesi.panjang !== null && diterima >= sesi.panjang;
  return { versi: VERSI_DENYUT, diterima, laporan: isLengkap ? ringkas(await selesaikanSesi(bahan, sesi)) : null };
}

async function muatan(bahan: BahanDenyut, req: IncomingMessage, res: ServerResponse, konteks: KonteksUnggahan): Promise<void> {
  const { pemanggil } = await konteks.kenali();
  const id = konteks.url.pathname.split('/')[3] ?? '';
  await audit(bahan, pemanggil, async () => {
    wajibBoleh('unggah', pemanggil);
    const { mulai, ...umum } = bacaPengumuman(konteks, bahan.batas ?? BATAS_UNGGAHAN);
    const milik = await sesiMilik(bahan.url, id, pemanggil);
    await (await bukaTandaPesan(bahan, pemanggil, milik, req.headers))('PUT', konteks.url, '');
    const sesi = await umumkan(bahan.url, milik.id, umum);
    // A sender that falls silent must not hold its file handle for ever.
    req.setTimeout(TENGGAT_DIAM_MS, () => req.destroy());
    if (sesi.status === 'TERBUKA')
      await terimaMuatan(bahan.dir, sesi, req as AsyncIterable<Buffer>, mulai).catch((galat: unknown) => tolakBila(bahan, sesi, galat));
    else req.resume();
    // From here on the silence is ours: a large feed takes its time.
    req.setTimeout(0);
    const jawab = await keadaanMuatan(bahan, sesi);
    balas(res, jawab.laporan === null ? 202 : 200, jawab);
  });
}

async function tolakBila(bahan: BahanDenyut, sesi: Sesi, galat: unknown): Promise<never> {
  if (kodeDari(galat) === 'MUATAN_DITOLAK') await tolakSesi(bahan, sesi, 'MUATAN_DITOLAK');
  // The sender's line broke: no fault of ours, and nobody is left to read the answer.
  throw galat instanceof Kesalahan ? galat : new Kesalahan('SUMBER_TIDAK_TERSEDIA', 'Kiriman terputus.');
}

async function sel(bahan: BahanDenyut, res: ServerResponse, { url }: KonteksUnggahan, sesi: Sesi): Promise<void> {
  const dari = Number(url.searchParams.get('dari'));
  const sampai = Number(url.searchParams.get('sampai'));
  const berkas = sesi.dasar === null ? null : await sqlUntukIrisan(bahan.url, (sql) => berkasTarikan(sql, sesi.dasar ?? ''));
  if (sesi.status !== 'TERBUKA' || berkas === null) throw new Kesalahan('SESI_TIDAK_BERLAKU');
  const elemen = await elemenCermin(berkas, sesi, sesi.kolomKunci, sesi.id);
  if (!Number.isInteger(dari) || !Number.isInteger(sampai) || dari < 0 || sampai <= dari || !isSelWajar(sampai, elemen.hi.length))
    throw new Kesalahan('MASUKAN_SALAH', 'Rentang sel di luar batas.');
  const isi = { versi: VERSI_DENYUT, dari, sampai };
  res.writeHead(200, { 'content-type': JENIS_AMPLOP, 'cache-control': 'no-store' }).end(tulisAmplop(isi, tulisSel(sandikan(elemen, sampai), dari, sampai)));
}

async function baca(bahan: BahanDenyut, req: IncomingMessage, res: ServerResponse, konteks: KonteksUnggahan): Promise<void> {
  const { pemanggil } = await konteks.kenali();
  wajibBoleh('unggah', pemanggil);
  const bagian = /^\/v1\/denyut\/([0-9a-f]{32})(\/sel)?$/.exec(konteks.url.pathname);
  if (bagian === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  const sesi = await sesiMilik(bahan.url, bagian[1] ?? '', pemanggil);
  // A question is signed too: a payload that came before the duty is applied by nobody's question after it.
  await (await bukaTandaPesan(bahan, pemanggil, sesi, req.headers))('GET', konteks.url, '');
  if (bagian[2] !== undefined) return sel(bahan, res, konteks, sesi);
  balas(res, 200, await keadaanMuatan(bahan, sesi));
}

/**
 * Routes of DenyutSync (docs/denyut-sync.md): `POST /v1/denyut?jenis=JENIS[&instansi=ID]` opens, `GET /v1/denyut/{sesi}` tells how far the payload
 * came, `GET /v1/denyut/{sesi}/sel?dari=&sampai=` gives more cells, `PUT /v1/denyut/{sesi}/muatan?cara=&mulai=&panjang=&sha256=` continues the payload.
 */
export const ruteDenyut = (bahan: BahanDenyut): readonly RuteUnggahan[] => [
  {
    metode: 'POST',
    lama: true,
    jalur: '/v1/denyut',
    tangani: (req, res, konteks) => jaga(req, res, konteks.permintaanId, () => buka(bahan, req, res, konteks)),
  },
  {
    metode: 'PUT',
    lama: true,
    jalur: '/v1/denyut/*',
    tangani: (req, res, konteks) => jaga(req, res, konteks.permintaanId, () => muatan(bahan, req, res, konteks)),
  },
  { metode: 'GET', jalur: '/v1/denyut/*', lama: true, tangani: (req, res, konteks) => baca(bahan, req, res, konteks) },
];

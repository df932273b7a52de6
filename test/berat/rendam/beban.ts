import { setTimeout as tidur } from 'node:timers/promises';
import type pg from 'pg';
import type { acakUji, Mesin } from '../../sync/mesin.ts';
import { jedaUlang, SABAR_MS } from '../jaringan/janji-waktu.ts';
import { acakBaris, bacaLembar } from '../umpan-acak.ts';
import type { HubNyata } from './hub-nyata.ts';
import type { PutusanDiakui } from './putusan-diakui.ts';

type Acak = ReturnType<typeof acakUji>;

/** What the hub has said to have done, and what it refused for good. */
export interface Pengakuan {
  readonly umpan: string[];
  readonly putusan: PutusanDiakui[];
  ditolak: number;
  /** Requests, those of them that brought no answer or the answer to come again, and those that no repetition of a patient client has helped. */
  permintaan: number;
  diulang: number;
  gagal: number;
  /** How long the longest single one stood open, ms. */
  terlamaMs: number;
}

export const pengakuanKosong = (): Pengakuan => ({ umpan: [], putusan: [], ditolak: 0, permintaan: 0, diulang: 0, gagal: 0, terlamaMs: 0 });

export interface BahanBeban {
  readonly m: Mesin;
  readonly admin: pg.Pool;
  readonly hub: readonly HubNyata[];
  readonly acak: Acak;
  /** No new request from then on; one that was begun is sent until it is answered. */
  readonly berhenti: AbortSignal;
  /** No request at all from then on. */
  readonly sudah: AbortSignal;
}

/** Answers after which a sender comes again. */
const STATUS_SEMENTARA: readonly number[] = [429, 500, 502, 503, 504];
const KODE_SEMENTARA: readonly string[] = ['SUMBER_TIDAK_TERSEDIA', 'TENGGAT_TERLEWATI', 'HUB_SIBUK', 'INTERNAL', 'TERLALU_SERING'];

interface Permintaan {
  readonly jalur: string;
  readonly jenis: string;
  readonly badan: string;
}

/** Sends under one key until somebody answers, each time to another hub; null when none did. */
async function sampaiDijawab(b: BahanBeban, p: Pengakuan, kunci: string, { jalur, jenis, badan }: Permintaan): Promise<{ status: number; isi: never } | null> {
  p.permintaan += 1;
  const awal = b.acak.angka(b.hub.length);
  const sejak = performance.now();
  let menyerah = false;
  for (let ke = 0; !b.sudah.aborted; ke += 1) {
    const mulai = performance.now();
    try {
      const hub = b.hub[(awal + ke) % b.hub.length];
      const jawab = await hub?.kirim('DATA_STEWARD_BKN', jalur, { method: 'POST', body: badan, headers: { 'content-type': jenis, 'idempotency-key': kunci } });
      const isi = (await jawab?.json()) as { errors?: readonly { extensions: { code: string } }[] };
      const sementara = isi.errors?.some((e) => KODE_SEMENTARA.includes(e.extensions.code)) ?? false;
      if (jawab !== undefined && !STATUS_SEMENTARA.includes(jawab.status) && !sementara) return { status: jawab.status, isi: isi as never };
    } catch {
      // No answer: whether it was done is not known, so the same key is sent again.
    } finally {
      p.terlamaMs = Math.max(p.terlamaMs, performance.now() - mulai);
    }
    p.diulang += 1;
    if (!menyerah && performance.now() - sejak > SABAR_MS) {
      menyerah = true;
      p.gagal += 1;
    }
    await tidur(jedaUlang(ke) + b.acak.angka(200));
  }
  return null;
}

/** Feeds of either side of both instansi, dirty and repeated, one after the other. */
export async function mengunggah(b: BahanBeban, p: Pengakuan, jedaMs: number): Promise<void> {
  for (let n = 0; !b.berhenti.aborted; n += 1) {
    const [no, sisi] = [1 + b.acak.angka(2), b.acak.pilih(['BKN', 'SIMPEG'] as const)];
    const lembar = bacaLembar(b.m.sumber, b.m, { no, sisi });
    const jawab = await sampaiDijawab(b, p, `rendam-umpan-${n}`, {
      jalur: `/v1/unggahan?instansi=${b.m.instansiKe(no).id}&jenis=pegawai&sisi=${sisi}&tunggu=false`,
      jenis: lembar.akhiran === '.csv' ? 'text/csv' : 'application/x-ndjson',
      badan: lembar.judul + acakBaris(lembar.baris, b.acak).join('\n'),
    });
    const { tarikanId } = (jawab?.isi ?? {}) as { tarikanId?: string };
    if (jawab?.status === 202 || jawab?.status === 200) p.umpan.push(tarikanId ?? '');
    else if (jawab !== null) p.ditolak += 1;
    await tidur(b.acak.angka(jedaMs));
  }
}

const PUTUSKAN = 'mutation ($input: PutuskanSelisihInput!) { putuskanSelisih(input: $input) { selisih { id versi } userErrors { kode } } }';
const TERBUKA = "select id::text id, versi from selisih where status = 'BARU' order by random() limit 1";

/** A steward who decides what is open, as long as something is. */
export async function memutuskan(b: BahanBeban, p: Pengakuan, jedaMs: number): Promise<void> {
  for (let n = 0; !b.berhenti.aborted; n += 1) {
    const [s] = (await b.admin.query<{ id: string; versi: number }>(TERBUKA).catch(() => ({ rows: [] }))).rows;
    if (s !== undefined) {
      const alasan = `Berkas rendam ${n} sudah diperiksa`;
      const input = { ...s, keputusan: b.acak.pilih(['BKN_BENAR', 'SIMPEG_BENAR']), alasanKode: 'SK_TERBARU', alasan, bukti: `SK/${n}` };
      const badan = JSON.stringify({ query: PUTUSKAN, variables: { input } });
      const jawab = await sampaiDijawab(b, p, `rendam-putusan-${n}`, { jalur: '/graphql', jenis: 'application/json', badan });
      const { data } = (jawab?.isi ?? {}) as { data?: { putuskanSelisih: { selisih: { id: string } | null; userErrors: readonly unknown[] } } };
      if (data?.putuskanSelisih.selisih != null) p.putusan.push({ selisih: s.id, alasan });
      else if (jawab !== null) p.ditolak += 1;
    }
    await tidur(50 + b.acak.angka(jedaMs));
  }
}

const BACA = '{ daftarSelisih(first: 20) { nodes { id status pegawai { nip nama } instansi { nama } } } }';

/** A steward who looks at lists; half an answer is asked for again. */
export async function membaca(b: BahanBeban, p: Pengakuan, jedaMs: number): Promise<void> {
  for (let n = 0; !b.berhenti.aborted; n += 1) {
    await sampaiDijawab(b, p, `baca-${n}`, { jalur: '/graphql', jenis: 'application/json', badan: JSON.stringify({ query: BACA }) });
    await tidur(b.acak.angka(jedaMs));
  }
}

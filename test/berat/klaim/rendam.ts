import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as tidur } from 'node:timers/promises';
import pg from 'pg';
import { buatTemplat } from '../../support/global-postgres.ts';
import { acakUji, type Mesin } from '../../sync/mesin.ts';
import { mesinSiap, tungguTenang } from '../hub-uji.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { KlusterUji } from '../kluster-uji.ts';
import { periksaUtuh } from '../periksa.ts';
import { memutuskan, mengunggah, pengakuanKosong } from '../rendam/beban.ts';
import { GANGGUAN, gangguanBagi, RedisDiganggu, type Sasaran } from '../rendam/gangguan.ts';
import { HubNyata } from '../rendam/hub-nyata.ts';
import { isTumbuh, tumbuhMb } from '../rendam/memori.ts';
import { PUTUSAN_TERCATAT, type PutusanTercatat, putusanSalah } from '../rendam/putusan-diakui.ts';
import { KENDALI_TANPA_PENYAPU, tanpaPenyapu } from './mati-proses.ts';

interface Takaran {
  readonly pegawai: number;
  readonly hub: number;
  readonly gangguan: number;
  /** From the start of one fault to that of the next. */
  readonly jarakMs: number;
  readonly jedaUmpanMs: number;
  readonly jedaPutusanMs: number;
}
const PENDEK: Takaran = { pegawai: 40, hub: 1, gangguan: 3, jarakMs: 1_500, jedaUmpanMs: 300, jedaPutusanMs: 200 };
/** Ten minutes; two rounds make the twenty, one on each queue. */
const PANJANG: Takaran = { pegawai: 200, hub: 2, gangguan: 60, jarakMs: 10_000, jedaUmpanMs: 1_500, jedaPutusanMs: 800 };
const PULIH_MS = 120_000;
const BACA_MEMORI_MS = 2_000;
/** Feeds and decisions that must have been acknowledged, so that there is something to lose. */
const CUKUP = 3;

interface Panggung extends Sasaran {
  readonly m: Mesin;
  readonly admin: pg.Pool;
  readonly takaran: Takaran;
}

/** Disturbs, one fault after the other; the kinds come in a shuffled order, so that each comes equally often. */
async function mengganggu(p: Panggung, acak: ReturnType<typeof acakUji>): Promise<Record<string, number>> {
  const angka: Record<string, number> = {};
  let giliran = acak.kocok(gangguanBagi(p));
  for (let n = 0; n < p.takaran.gangguan; n += 1) {
    const mulai = performance.now();
    const [kini, ...sisa] = giliran;
    if (kini === undefined) break;
    giliran = sisa.length > 0 ? sisa : acak.kocok(gangguanBagi(p));
    await GANGGUAN[kini](p, acak);
    angka[kini] = (angka[kini] ?? 0) + 1;
    await tidur(Math.max(200, p.takaran.jarakMs - (performance.now() - mulai)));
  }
  return angka;
}

/** Of the processes that nobody kills. */
function bacaMemori(hub: readonly HubNyata[]): { readonly bacaan: readonly number[][]; henti(): void } {
  const bacaan = hub.map((): number[] => []);
  const pewaktu = setInterval(() => {
    for (const [i, h] of hub.entries()) {
      const mb = h.memoriMb();
      if (mb !== null) bacaan[i]?.push(mb);
    }
  }, BACA_MEMORI_MS);
  return { bacaan, henti: () => clearInterval(pewaktu) };
}

async function merendam(p: Panggung, benih: number): Promise<HasilPutaran> {
  const salah: string[] = [];
  for (const hub of p.hub) if (!(await hub.tungguSiap(PULIH_MS))) throw new RangeError(`hub tidak pernah siap: ${hub.ucapanAkhir}`);
  const akui = pengakuanKosong();
  const [berhenti, sudah] = [new AbortController(), new AbortController()];
  const bahan = { ...p, acak: acakUji(benih + 1), berhenti: berhenti.signal, sudah: sudah.signal };
  const beban = Promise.all([mengunggah(bahan, akui, p.takaran.jedaUmpanMs), memutuskan(bahan, akui, p.takaran.jedaPutusanMs)]);
  const memori = bacaMemori(p.hub.slice(1));
  const kali = await mengganggu(p, acakUji(benih));
  for (const batas = Date.now() + PULIH_MS; Math.min(akui.umpan.length, akui.putusan.length) < CUKUP && Date.now() < batas; ) await tidur(100);
  berhenti.abort();
  // From here on nobody lends a hand: what was begun must be answered, and all of it done.
  setTimeout(() => sudah.abort(), PULIH_MS).unref();
  await beban;
  if (sudah.signal.aborted) salah.push('permintaan terakhir tidak pernah dijawab');
  for (const hub of p.hub) if (!(await hub.tungguSiap(PULIH_MS))) salah.push('hub tidak pulih sendiri');
  await tungguTenang(p.url, PULIH_MS);
  memori.henti();
  salah.push(...p.hub.flatMap((h) => h.matiSendiri));
  for (const hub of p.hub) await hub.hentikan();
  const { rows } = await p.admin.query<PutusanTercatat>(PUTUSAN_TERCATAT);
  salah.push(...putusanSalah(akui.putusan, rows), ...(await periksaUtuh({ adminUrl: p.url, url: p.m.url }, akui.umpan)));
  salah.push(...memori.bacaan.filter(isTumbuh).map((b) => `memori hub tumbuh ${tumbuhMb(b)} MB`));
  if (Math.min(akui.umpan.length, akui.putusan.length) < CUKUP) salah.push('terlalu sedikit yang diakui selama perendaman');
  const { umpan, putusan, ditolak, diulang } = akui;
  const mb = p.hub.length > 1 ? { memoriMb: Math.round(memori.bacaan[0]?.at(-1) ?? 0), tumbuhMb: tumbuhMb(memori.bacaan[0] ?? []) } : {};
  return { angka: { ...kali, umpan: umpan.length, putusan: putusan.length, ditolak, diulang, ...mb }, pelanggaran: salah };
}

/** Superuser URL of the server, the server itself when it is ours to kill, and the queue's store when that is not PostgreSQL. */
interface Tempat extends Pick<Sasaran, 'kluster' | 'redis'> {
  readonly server: string;
}

/** A nation, its database on this server, and the hubs over both. */
async function denganPanggung({ server, kluster, redis }: Tempat, takaran: Takaran, benih: number): Promise<HasilPutaran> {
  const m = await mesinSiap(takaran.pegawai, server);
  const admin = new pg.Pool({ connectionString: m.basis.url, max: 2 });
  admin.on('error', () => undefined);
  const hub: HubNyata[] = [];
  try {
    const antrean = redis === null ? {} : { ANTREAN: 'redis', REDIS_URL: redis.url };
    const bahan = { databaseUrl: m.basis.url, dataDir: path.join(m.sumber, '..'), env: antrean };
    for (let i = 0; i < takaran.hub; i += 1) {
      hub.push(await HubNyata.jaga(bahan));
      // The first one writes keys and grants that the others find.
      await hub[i]?.tungguSiap(PULIH_MS);
    }
    return await merendam({ m, admin, hub, url: m.basis.url, kluster, redis, takaran }, benih);
  } finally {
    await Promise.all(hub.map((h) => h.hentikan()));
    await admin.end();
    await m.hapus();
  }
}

/** On a server of its own, which is killed too; rounds take turns between the two queues. */
async function panjang(benih: number): Promise<HasilPutaran> {
  const folder = mkdtempSync(path.join(tmpdir(), 'simpul-rendam-'));
  const kluster = await KlusterUji.buat(folder);
  const redis = benih % 2 === 0 ? await RedisDiganggu.buat() : null;
  try {
    await buatTemplat(kluster.adminUrl);
    return await denganPanggung({ server: kluster.adminUrl, kluster, redis }, PANJANG, benih);
  } finally {
    await redis?.tutup();
    await kluster.hentikan();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const RENDAM: Klaim = {
  id: 'rendam',
  pernyataan:
    'Hub yang sebenarnya di bawah beban, dengan satu gangguan acak setiap sepuluh detik selama dua puluh menit: yang sudah diakui tidak hilang dan tidak diterapkan dua kali, semuanya pulih tanpa orang, memori tidak tumbuh (A6)',
  kendali: KENDALI_TANPA_PENYAPU,
  putaranPanjang: 2,
  putaran: ({ server }: Lapangan, benih, penuh) => (penuh ? panjang(benih) : denganPanggung({ server, kluster: null, redis: null }, PENDEK, benih)),
  jalankanKendali: tanpaPenyapu,
};

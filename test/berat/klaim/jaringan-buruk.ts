import path from 'node:path';
import pg from 'pg';
import { Perantara } from '../../support/perantara.ts';
import { mulaiRedis } from '../../support/redis.ts';
import { acakUji, type Mesin } from '../../sync/mesin.ts';
import { jumlahkan } from '../catatan.ts';
import { mesinSiap, tungguTenang } from '../hub-uji.ts';
import { BATAS_RAMAI_MS, BATAS_TERBUKA_MS, terlaluLama } from '../jaringan/janji-waktu.ts';
import { memburuk, type TakaranCuaca } from '../jaringan/memburuk.ts';
import { diAntaraSubgraf, type TakaranSubgraf, tanpaKunci } from '../jaringan/subgraf.ts';
import type { HasilPutaran, Klaim, Lapangan } from '../klaim.ts';
import { periksaUtuh } from '../periksa.ts';
import { membaca, memutuskan, mengunggah, pengakuanKosong } from '../rendam/beban.ts';
import { HubNyata } from '../rendam/hub-nyata.ts';
import { PUTUSAN_TERCATAT, type PutusanTercatat, putusanSalah } from '../rendam/putusan-diakui.ts';

interface Takaran {
  readonly hub: TakaranCuaca;
  readonly subgraf: TakaranSubgraf;
}
const PENDEK: Takaran = {
  hub: { batasMs: BATAS_RAMAI_MS, kali: 5, lamaMs: 2_000, cerahMs: 500 },
  subgraf: { batasMs: BATAS_RAMAI_MS, kali: 5, lamaMs: 1_500, cerahMs: 300, jedaTulisMs: 60 },
};
const PANJANG: Takaran = {
  hub: { batasMs: BATAS_TERBUKA_MS, kali: 25, lamaMs: 8_000, cerahMs: 4_000 },
  subgraf: { batasMs: BATAS_TERBUKA_MS, kali: 25, lamaMs: 6_000, cerahMs: 2_000, jedaTulisMs: 1_000 },
};
const PEGAWAI = 60;
const PEMBACA = 3;
const JEDA = { umpanMs: 1_000, putusanMs: 400, bacaMs: 300 };
const PULIH_MS = 120_000;

interface Jarak {
  readonly m: Mesin;
  /** The way to PostgreSQL comes first. */
  readonly jalan: readonly Perantara[];
  readonly env: Readonly<Record<string, string>>;
}

/** A key stands for one feed: what was accepted of a sender beside it was accepted twice. The hub itself may read an uploaded file anew. */
const UMPAN_TANPA_KUNCI = `select t.id::text id from tarikan t where t.asal = 'UNGGAH' and t.oleh in (select subjek from idempotensi)
  and not exists (select from idempotensi i where i.kunci like 'unggahan:%' and i.hasil ->> 'tarikan' = t.id::text)`;

/** The whole hub behind a bad network to PostgreSQL, and to Redis where that holds its queue; nobody restarts anything. */
async function hubBerjauh({ m, jalan, env }: Jarak, benih: number, t: TakaranCuaca): Promise<HasilPutaran> {
  const salah: string[] = [];
  const admin = new pg.Pool({ connectionString: m.basis.url, max: 2 });
  const hub = await HubNyata.jaga({ databaseUrl: jalan[0]?.url ?? '', dataDir: path.join(m.sumber, '..'), env });
  try {
    if (!(await hub.tungguSiap(PULIH_MS))) throw new RangeError(`hub tidak pernah siap: ${hub.ucapanAkhir}`);
    const akui = pengakuanKosong();
    const [berhenti, sudah] = [new AbortController(), new AbortController()];
    const bahan = { m, admin, hub: [hub], acak: acakUji(benih + 1), berhenti: berhenti.signal, sudah: sudah.signal };
    const beban = Promise.all([
      mengunggah(bahan, akui, JEDA.umpanMs),
      memutuskan(bahan, akui, JEDA.putusanMs),
      ...Array.from({ length: PEMBACA }, () => membaca(bahan, akui, JEDA.bacaMs)),
    ]);
    const cuaca = await memburuk(jalan, t, acakUji(benih));
    berhenti.abort();
    setTimeout(() => sudah.abort(), PULIH_MS).unref();
    await beban;
    if (sudah.signal.aborted) salah.push('permintaan terakhir tidak pernah dijawab');
    if (!(await hub.tungguSiap(PULIH_MS))) salah.push('hub tidak pulih sendiri');
    await tungguTenang(m.basis.url, PULIH_MS);
    salah.push(...hub.matiSendiri, ...terlaluLama('hub', t.batasMs, akui));
    await hub.hentikan();
    const { rows } = await admin.query<PutusanTercatat>(PUTUSAN_TERCATAT);
    salah.push(...putusanSalah(akui.putusan, rows), ...(await periksaUtuh({ adminUrl: m.basis.url, url: m.url }, akui.umpan)));
    salah.push(
      ...(await admin.query<{ id: string }>(UMPAN_TANPA_KUNCI)).rows.map(({ id }) => `umpan ${id} diterima tanpa kuncinya, jadi dapat diterima dua kali`),
    );
    const { umpan, putusan, permintaan, diulang, terlamaMs } = akui;
    return { angka: { ...cuaca, umpan: umpan.length, putusan: putusan.length, permintaan, diulang, terlamaMs: Math.round(terlamaMs) }, pelanggaran: salah };
  } finally {
    await hub.hentikan();
    await admin.end();
  }
}

async function denganHub(server: string, benih: number, t: TakaranCuaca): Promise<HasilPutaran> {
  const m = await mesinSiap(PEGAWAI, server);
  const redis = benih % 2 === 0 ? null : await mulaiRedis();
  const jalan: Perantara[] = [];
  try {
    jalan.push(await Perantara.pasang(m.basis.url, acakUji(benih + 2).angka));
    if (redis !== null) jalan.push(await Perantara.pasang(redis.url, acakUji(benih + 3).angka));
    const env = jalan[1] === undefined ? {} : { ANTREAN: 'redis', REDIS_URL: jalan[1].url };
    return await hubBerjauh({ m, jalan, env }, benih, t);
  } finally {
    await Promise.all(jalan.map((p) => p.tutup()));
    await redis?.tutup();
    await m.hapus();
  }
}

async function putaran({ server }: Lapangan, benih: number, penuh: boolean): Promise<HasilPutaran> {
  const t = penuh ? PANJANG : PENDEK;
  const hub = await denganHub(server, benih, t.hub);
  const subgraf = await diAntaraSubgraf(server, benih, t.subgraf);
  return { angka: jumlahkan(hub.angka, subgraf.angka), pelanggaran: [...hub.pelanggaran, ...subgraf.pelanggaran] };
}

export const JARINGAN_BURUK: Klaim = {
  id: 'jaringan-buruk',
  pernyataan:
    'Jaringan yang lambat, memutus, menelan, dan menolak di antara hub dan PostgreSQL, Redis, atau subgrafnya: tidak satu pertanyaan atau unggahan antre pun terbuka lebih dari 15 detik, paling banyak satu dari seribu tidak tertolong pengulangan selama semenit, yang diakui tidak hilang dan tidak diterapkan dua kali, semuanya pulih tanpa orang (A4, R8)',
  kendali: 'tanpa kunci idempotensi, tulisan yang diulang sesudah jawabannya hilang tersimpan dua kali',
  putaranPanjang: 6,
  putaran,
  jalankanKendali: ({ server }, benih) =>
    tanpaKunci(server, benih, { batasMs: BATAS_RAMAI_MS, kali: 3, lamaMs: 2_000, cerahMs: 300, cuaca: ['tuli'], ke: ['mutasi'], jedaTulisMs: 60 }),
};

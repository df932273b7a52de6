import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { type Bench, bulatkan } from '../hasil.ts';
import { bacaCpu } from '../hub/cpu.ts';
import { tanya } from '../hub/graphql.ts';
import { hitungPernyataan } from '../hub/hitung-pernyataan.ts';
import { type Hub, mulaiHub } from '../hub/mulai-hub.ts';
import { adaApolloGateway, CARA_PASANG } from '../pembanding/apollo.ts';
import { persentil } from '../statistik.ts';

const BANGSA = { pegawai: 8_000, instansi: 4 };
const SAMBUNGAN = 16;
const DETIK = 8;
const PANAS_DETIK = 3;
/** A loaded machine may answer nothing in a short window: it doubles up to this many times its length. */
const PERPANJANGAN = 16;
const HALAMAN = 50;
const JALAN = fileURLToPath(new URL('../../bin/jalan.mjs', import.meta.url));
const LAYANI_TS = fileURLToPath(new URL('../pembanding/layani.ts', import.meta.url));

const QUERY = `query ($after: String) { daftarPegawai(first: ${HALAMAN}, after: $after) { pageInfo { endCursor hasNextPage } nodes { nip nama golongan { nama } jabatan { id nama }
  selisih { id level status bidang { nama } } usul(first: 5) { nodes { id status } } hukuman { id tingkat } blokir { id status } } } }`;

interface Halaman {
  readonly daftarPegawai: { readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }; readonly nodes: readonly unknown[] };
}

/** Cursors of every page: the variable changes with each request, so no server can merge equal ones. */
async function bacaKursor(hub: Hub, token: string): Promise<readonly string[]> {
  const kursor: string[] = [];
  let after: string | null = null;
  for (;;) {
    const halaman: Halaman = await tanya<Halaman>(hub.url, token, QUERY, { after });
    const { endCursor, hasNextPage }: Halaman['daftarPegawai']['pageInfo'] = halaman.daftarPegawai.pageInfo;
    if (!hasNextPage || endCursor === null) return kursor.slice(0, -1);
    kursor.push(endCursor);
    after = endCursor;
  }
}

interface Angka {
  readonly perDetik: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU per request, ms. */
  readonly cpuNode: number;
  readonly cpuPostgres: number;
}

interface Sasaran {
  readonly url: string;
  /** Whose CPU counts. */
  readonly pid: readonly number[];
}

async function beban({ url, pid }: Sasaran, token: string, kursor: readonly string[], detik: number): Promise<Angka> {
  let k = 0;
  const ms: number[] = [];
  const tembak = (duration: number): Promise<autocannon.Result> =>
    new Promise((selesai, gagal) => {
      const jalan = autocannon(
        {
          url: `${url}/graphql`,
          connections: SAMBUNGAN,
          duration,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          requests: [{ setupRequest: (req) => ({ ...req, body: JSON.stringify({ query: QUERY, variables: { after: kursor[k++ % kursor.length] } }) }) }],
        },
        (galat: Error | null, hasil) => (galat === null ? selesai(hasil) : gagal(galat)),
      );
      jalan.on('response', (_klien, _status, _bita, waktu) => ms.push(waktu));
    });
  await tembak(Math.min(PANAS_DETIK, detik));
  for (let lama = detik; lama <= detik * PERPANJANGAN; lama *= 2) {
    ms.length = 0;
    const awal = bacaCpu(pid);
    const hasil = await tembak(lama);
    if (hasil.non2xx > 0 || hasil.errors > 0) throw new Kesalahan('INTERNAL', `beban: ${hasil.non2xx} jawaban gagal, ${hasil.errors} galat`);
    if (ms.length === 0) continue;
    const akhir = bacaCpu(pid);
    const cpu = (jenis: 'node' | 'postgres'): number => (awal === null || akhir === null ? Number.NaN : (akhir[jenis] - awal[jenis]) / ms.length);
    return { perDetik: hasil['2xx'] / hasil.duration, p50: persentil(ms, 50), p99: persentil(ms, 99), cpuNode: cpu('node'), cpuPostgres: cpu('postgres') };
  }
  throw new Kesalahan('TENGGAT_TERLEWATI', `tidak ada jawaban dalam ${detik * PERPANJANGAN} detik; perpanjang dengan --detik`);
}

async function mulaiPembanding(jenis: string, hub: Hub): Promise<{ url: string; pid: number; tutup: () => Promise<void> }> {
  const anak: ChildProcess = spawn(process.execPath, [JALAN, LAYANI_TS, jenis], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      BENCH_BASIS_APP: sebagaiPeran(hub.pemilik, 'simpul_app'),
      BENCH_ISSUER: hub.issuer,
      BENCH_URL_SUBGRAF: JSON.stringify(hub.urlSubgraf),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [pesan] = (await Promise.race([once(anak, 'message'), once(anak, 'exit').then(() => [null])])) as [{ url: string } | null];
  if (pesan === null) throw new Kesalahan('SUMBER_TIDAK_TERSEDIA', `pembanding ${jenis} tidak mulai`);
  const tutup = async (): Promise<void> => {
    const selesai = once(anak, 'exit');
    anak.kill('SIGTERM');
    await selesai;
  };
  return { url: pesan.url, pid: anak.pid ?? 0, tutup };
}

/** The same page from both servers, byte for byte once keys are in order: a faster wrong answer is no answer. */
async function wajibSama(a: string, b: string, token: string, after: string): Promise<void> {
  const [satu, dua] = await Promise.all([a, b].map((url) => tanya<Halaman>(url, token, QUERY, { after })));
  if (JSON.stringify(satu) !== JSON.stringify(dua)) throw new Kesalahan('INTERNAL', 'pembanding menjawab lain');
}

interface Putaran {
  readonly pegawai: number;
  readonly detik: number;
  readonly cerita: (teks: string) => void;
  readonly angka: Record<string, number>;
}

/** Measures the hub in one mode and the yardsticks that share its subgraphs, then stops all of it. */
async function satuMode(mode: 'satu' | 'http', pembanding: readonly string[], p: Putaran): Promise<{ pernyataan: readonly string[]; halaman: number }> {
  p.cerita(`menyalakan hub, mode ${mode}`);
  const hub = await mulaiHub({ ...BANGSA, pegawai: p.pegawai, mode });
  try {
    const token = await hub.token('DATA_STEWARD_BKN');
    const kursor = await bacaKursor(hub, token);
    const catat = async (nama: string, sasaran: Sasaran): Promise<void> => {
      const hasil = await beban(sasaran, token, kursor, p.detik);
      p.cerita(
        `  ${nama}: ${hasil.perDetik.toFixed(1)}/detik, p50 ${hasil.p50.toFixed(0)} ms, p99 ${hasil.p99.toFixed(0)} ms, CPU Node ${hasil.cpuNode.toFixed(1)} ms, Postgres ${hasil.cpuPostgres.toFixed(1)} ms`,
      );
      Object.assign(p.angka, {
        [`per_detik_${nama}`]: bulatkan(hasil.perDetik, 1),
        [`ms_p50_${nama}`]: bulatkan(hasil.p50, 1),
        [`ms_p99_${nama}`]: bulatkan(hasil.p99, 1),
        [`ms_cpu_node_${nama}`]: bulatkan(hasil.cpuNode, 2),
        [`ms_cpu_postgres_${nama}`]: bulatkan(hasil.cpuPostgres, 2),
      });
    };
    await catat(mode === 'satu' ? 'satu_proses' : 'http', hub);
    for (const jenis of pembanding) {
      const lain = await mulaiPembanding(jenis, hub);
      try {
        await wajibSama(hub.url, lain.url, token, kursor[0] ?? '');
        await catat(jenis, { url: lain.url, pid: [...hub.pid, lain.pid] });
      } finally {
        await lain.tutup();
      }
    }
    return {
      pernyataan: await hitungPernyataan(hub, {
        sebelum: async () => {},
        kerja: () => tanya(hub.url, token, QUERY, { after: kursor[0] }),
        sesudah: async () => {},
      }),
      halaman: kursor.length,
    };
  } finally {
    await hub.tutup();
  }
}

/** A page of 50 people joined over all five subgraphs, against @apollo/gateway and a monolith over the same resolvers. */
export const gabung: Bench = {
  nama: 'gabung',
  judul: 'halaman 50 pegawai atas kelima subgraf: satu proses, HTTP, @apollo/gateway, monolit',
  jalankan: async ({ detik: diminta, baris, cerita }) => {
    const angka: Record<string, number> = {};
    const putaran: Putaran = { pegawai: baris ?? BANGSA.pegawai, detik: diminta ?? DETIK, cerita, angka };
    const apollo = adaApolloGateway();
    const satu = await satuMode('satu', [...(apollo ? ['apollo_gateway_satu_proses'] : []), 'monolit'], putaran);
    const http = await satuMode('http', apollo ? ['apollo_gateway'] : [], putaran);
    const bagi = (a: string, b: string): number => bulatkan((angka[`per_detik_${a}`] ?? Number.NaN) / (angka[`per_detik_${b}`] ?? Number.NaN), 2);
    const cpu = (a: string, b: string): number => bulatkan((angka[`ms_cpu_node_${b}`] ?? Number.NaN) / (angka[`ms_cpu_node_${a}`] ?? Number.NaN), 2);
    return {
      ukuran: { baris: putaran.pegawai, per_halaman: HALAMAN, halaman: satu.halaman, sambungan: SAMBUNGAN, detik: putaran.detik },
      angka: { ...angka, pernyataan_satu_proses: satu.pernyataan.length, pernyataan_http: http.pernyataan.length },
      rasio: {
        ...(apollo
          ? {
              apollo_gateway: bagi('http', 'apollo_gateway'),
              apollo_gateway_satu_proses: bagi('satu_proses', 'apollo_gateway_satu_proses'),
              satu_proses_atas_apollo_gateway: bagi('satu_proses', 'apollo_gateway'),
              cpu_apollo_gateway: cpu('http', 'apollo_gateway'),
              cpu_satu_proses_atas_apollo_gateway: cpu('satu_proses', 'apollo_gateway'),
            }
          : {}),
        monolit: bagi('satu_proses', 'monolit'),
        cpu_monolit: cpu('satu_proses', 'monolit'),
      },
      catatan: [
        'cpu_… = CPU seluruh proses Node per permintaan: pembanding dibagi kita (lebih besar lebih baik bagi kita)',
        'rasio = permintaan per detik kita dibagi pembanding; penghasil beban, server dan basis data berbagi inti yang sama',
        'setiap pembanding memeriksa token, hibah dan pemanggil bertanda tangan seperti gerbang, dan menjawab sama',
        ...(apollo ? [] : [`@apollo/gateway tidak terpasang; pasang dengan: ${CARA_PASANG}`]),
      ],
    };
  },
};

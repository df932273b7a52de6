import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sebagaiPeran } from '../../bin/perintah/sambungan.ts';
import type { Pemanggil } from '../../domain/akses.ts';
import { buatGerbang, type Gerbang } from '../../gateway/gerbang.ts';
import { buatPencariHibah } from '../../platform/auth/hibah.ts';
import { type IssuerBerjalan, layaniIssuerPengembangan, terbitkanToken } from '../../platform/auth/issuer-pengembangan.ts';
import { isiKunciPemanggil } from '../../platform/auth/pemanggil.ts';
import { buatVerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { PENCATAT_DIAM } from '../../platform/telemetry/pencatat.ts';
import { type Dunia, type Json, pemanggil } from '../subgraphs/mutasi/dunia.ts';
import { JALAN } from '../support/jalan.ts';
import { teruskanKeluaran } from '../support/keluaran.ts';

const SUBGRAF_TS = fileURLToPath(new URL('../../bin/subgraf.ts', import.meta.url));
const SUPERGRAF = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
const RAHASIA = 'kunci-uji-ketergantungan-yang-mati-1';

export interface JawabTerpisah {
  readonly status: number;
  readonly data: Json;
  readonly kode: readonly string[];
}

/** A gateway whose issuer and subgraphs are servers of their own, over the database of a stage of usul. */
export interface RakitanTerpisah {
  tanya(p: { peran: Pemanggil['peran']; kueri: string; variabel: object; kunci?: string }): Promise<JawabTerpisah>;
  /** Another gateway, which knows nothing yet: neither tokens nor keys of the issuer. */
  gerbangBaru(): Promise<void>;
  matikanPenerbit(): Promise<void>;
  hidupkanPenerbit(): Promise<void>;
  isyarat(nama: NamaSubgraf, isyarat: NodeJS.Signals): Promise<void>;
  hidupkan(nama: NamaSubgraf): Promise<void>;
  tutup(): Promise<void>;
}

/** `tulisMs`: how long the gateway waits for a mutation. `lewat` leads it to its subgraphs by another way. */
export async function rakitTerpisah(
  dunia: Dunia,
  nama: readonly NamaSubgraf[],
  tulisMs: number,
  lewat: (url: string, nama: NamaSubgraf) => Promise<string> = async (url) => url,
): Promise<RakitanTerpisah> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'simpul-terpisah-'));
  const kunciPemanggil = { kid: 'k1', kunci: Buffer.from(RAHASIA) };
  await sqlUntukIrisan(dunia.url, (sql) => isiKunciPemanggil(sql, kunciPemanggil.kid, kunciPemanggil.kunci));
  const app = openDb({ url: sebagaiPeran(dunia.url, 'simpul_app'), nama: 'uji-gerbang' });
  let penerbit: IssuerBerjalan = await layaniIssuerPengembangan({ dataDir, port: 0, lingkungan: 'test' });
  const { issuer } = penerbit;
  const anak = new Map<NamaSubgraf, ChildProcess>();
  const asli = new Map<NamaSubgraf, string>();
  const urls: Record<string, string> = {};
  let gerbang: Gerbang;

  const hidupkan: RakitanTerpisah['hidupkan'] = async (n) => {
    const lama = asli.get(n);
    const satu = spawn(process.execPath, [JALAN, SUBGRAF_TS, n], {
      env: {
        PATH: process.env['PATH'] ?? '',
        NODE_ENV: 'development',
        SIMPUL_DATA: dataDir,
        SIMPUL_KUNCI_PEMANGGIL: RAHASIA,
        SIMPUL_BASIS_APP: sebagaiPeran(dunia.url, 'simpul_app'),
        SIMPUL_LOG: 'fatal',
        [`PORT_${n.toUpperCase()}`]: lama === undefined ? '0' : new URL(lama).port,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    teruskanKeluaran(satu);
    anak.set(n, satu);
    const [pesan] = (await once(satu, 'message')) as [{ url: string }];
    asli.set(n, pesan.url);
    urls[n] = await lewat(`${pesan.url}/graphql`, n);
  };
  const isyarat: RakitanTerpisah['isyarat'] = async (n, s) => {
    const satu = anak.get(n);
    const habis = s === 'SIGKILL' && satu !== undefined ? once(satu, 'exit') : Promise.resolve();
    satu?.kill(s);
    await habis;
  };
  const gerbangBaru = async (): Promise<void> => {
    gerbang = buatGerbang({
      supergraph: SUPERGRAF,
      urls: { pegawai: 'http://127.0.0.1:1/graphql', jabatan: 'http://127.0.0.1:1/graphql', selisih: 'http://127.0.0.1:1/graphql', ...urls },
      verifikasi: buatVerifikasiToken({ issuer, lingkungan: 'test' }),
      hibah: buatPencariHibah(app.pool),
      kunciPemanggil,
      log: PENCATAT_DIAM,
      produksi: false,
      tenggat: { bacaMs: 5_000, tulisMs },
    });
  };
  await Promise.all(nama.map(hidupkan));
  await gerbangBaru();
  return {
    tanya: async ({ peran, kueri, variabel, kunci }) => {
      const p = pemanggil(peran);
      await dunia.admin.query('insert into hibah (iss, sub, peran, instansi, orang) values ($1, $2, $3, $4, $5) on conflict do nothing', [
        issuer,
        p.subjek,
        peran,
        p.instansi,
        p.orang,
      ]);
      // Made anew each time, so that no gateway has seen it before.
      const token = await terbitkanToken({ dataDir, subjek: p.subjek, issuer, lingkungan: 'test', umurDetik: 600 + Math.floor(Math.random() * 1e5) });
      const { status, badan } = await gerbang.tanya(
        { authorization: `Bearer ${token}`, ...(kunci !== undefined && { 'idempotency-key': kunci }) },
        JSON.stringify({ query: kueri, variables: variabel }),
      );
      const isi = JSON.parse(badan) as { data?: Json; errors?: readonly { extensions: { code: string } }[] };
      return { status, data: isi.data ?? null, kode: (isi.errors ?? []).map((e) => e.extensions.code) };
    },
    gerbangBaru: async () => {
      await gerbang.tutup();
      await gerbangBaru();
    },
    matikanPenerbit: () => penerbit.tutup(),
    hidupkanPenerbit: async () => {
      penerbit = await layaniIssuerPengembangan({ dataDir, port: Number(new URL(issuer).port), lingkungan: 'test' });
    },
    isyarat,
    hidupkan,
    tutup: async () => {
      for (const n of anak.keys()) await isyarat(n, 'SIGKILL');
      await gerbang.tutup();
      await penerbit.tutup();
      await app.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

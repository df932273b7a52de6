import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Registry } from 'prom-client';
import { MANIFES_HUB } from '../../gateway/dokumen/manifes.ts';
import { buatGerbang } from '../../gateway/gerbang.ts';
import { type LayananGerbang, layani } from '../../gateway/http.ts';
import { buatPencariHibah } from '../../platform/auth/hibah.ts';
import { UMUR_PENGEMBANGAN_DETIK } from '../../platform/auth/issuer-pengembangan.ts';
import { buatPencariDokumen } from '../../platform/auth/klien/daftar-dokumen.ts';
import { buatVerifikasiToken } from '../../platform/auth/verifikasi-token.ts';
import { brankasLokal } from '../../platform/brankas/brankas.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { mulaiJangkarJam } from '../../platform/db/jangkar-jam.ts';
import { openDb } from '../../platform/db/open-db.ts';
import { tanyaSingkat } from '../../platform/db/tanya-singkat.ts';
import { tanpaTunggu } from '../../platform/db/url.ts';
import { buatPembatasLaju } from '../../platform/laju/pembatas-laju.ts';
import { createLogger, type Logger } from '../../platform/logger.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import { pasangMetrikSumber } from '../../sync/ambil/metrik-sumber.ts';
import { ruteDenyut } from '../../sync/denyut/http.ts';
import { ruteDokumen } from '../../sync/unggahan/dokumen.ts';
import { ruteUnggahan } from '../../sync/unggahan/http.ts';
import { type AlamatBasis, kunciPemanggil } from './basis-data.ts';
import { daftarkanMetrikJam } from './metrik-jam.ts';
import { daftarkanMetrikSapuan } from './metrik-sapuan.ts';
import { pagarKaitan } from './pagar-kaitan.ts';
import { mulaiPembersih } from './pembersih.ts';
import { daftarkanMetrikSegel } from './penyegel.ts';
import { ruteAduan } from './rute-aduan.ts';
import { ruteBeritaAcara } from './rute-berita-acara.ts';
import { ruteBerkasTemuan } from './rute-berkas-temuan.ts';
import { ruteIdis } from './rute-idis.ts';
import { ruteKaitan } from './rute-kaitan.ts';
import { ruteKlien } from './rute-klien.ts';
import { rutePertek } from './rute-pertek.ts';
import { ruteSuratSbt } from './rute-surat-sbt.ts';
import { ruteTautan } from './rute-tautan.ts';
import { ruteVerifikasi } from './rute-verifikasi.ts';
import { alatSubgraf, NAMA_SUBGRAF, subgrafLokal } from './subgraf.ts';

export interface BahanLayanan {
  readonly config: Config;
  readonly basis: AlamatBasis;
  readonly issuer: string;
  readonly log: Logger;
  readonly penutup: Penutup;
  /** Whether the sources were pulled since this start: until then /readyz says no. */
  readonly sudahTarik: () => boolean;
}

const JALAN = fileURLToPath(new URL('../jalan.mjs', import.meta.url));
const SUBGRAF_TS = fileURLToPath(new URL('../subgraf.ts', import.meta.url));

/** One child process per subgraph. A child that dies takes the whole down: half a hub must not look like one. */
async function mulaiSubgrafHttp({ config, basis, log, penutup }: BahanLayanan): Promise<Readonly<Record<string, string>>> {
  const urls: Record<string, string> = {};
  await Promise.all(
    NAMA_SUBGRAF.map(
      (nama) =>
        new Promise<void>((siap, gagal) => {
          const anak: ChildProcess = spawn(process.execPath, [...process.execArgv, JALAN, SUBGRAF_TS, nama], {
            env: { ...process.env, SIMPUL_BASIS_APP: basis.app, SIMPUL_DATA: config.dataDir },
            stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
          });
          penutup.daftar(`subgraf ${nama}`, () => {
            return new Promise<void>((selesai) => {
              if (anak.exitCode !== null || anak.signalCode !== null) return selesai();
              anak.once('exit', () => selesai());
              anak.kill('SIGTERM');
            });
          });
          anak.once('message', (pesan) => {
            urls[nama] = `${String((pesan as { url: string }).url)}/graphql`;
            siap();
          });
          anak.once('exit', (kode, isyarat) => {
            if (penutup.sedangTutup()) return;
            log.fatal({ subgraf: nama, kode, isyarat }, 'subgraf.mati');
            process.exitCode = 1;
            gagal(new RangeError(`subgraf ${nama} berhenti`));
            process.kill(process.pid, 'SIGTERM');
          });
        }),
    ),
  );
  return urls;
}

/** Gateway with the five subgraphs inside this process (default) or behind HTTP, and the upload routes. */
export async function mulaiLayanan(bahan: BahanLayanan): Promise<LayananGerbang & { readonly registry: Registry }> {
  const { config, basis, issuer, log, penutup } = bahan;
  const supergraph = readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8');
  const { pool, close } = openDb({ url: basis.app, nama: 'simpul-gerbang', maks: 20 });
  penutup.daftar('pool gerbang', close);
  // Before any token is judged.
  const jangkar = await mulaiJangkarJam(pool, log);
  penutup.daftar('jangkar jam', () => jangkar.tutup());
  // Its counters need not survive a crash of the database, so nobody waits for the disk.
  const poolLaju = openDb({ url: tanpaTunggu(basis.app), nama: 'simpul-laju', maks: 4 });
  penutup.daftar('pool laju', poolLaju.close);
  const serve = config.mode === 'satu' ? { lokal: subgrafLokal(pool, alatSubgraf(config)) } : { urls: await mulaiSubgrafHttp(bahan) };
  const gerbang = buatGerbang({
    supergraph,
    ...serve,
    verifikasi: buatVerifikasiToken({
      issuer,
      lingkungan: config.lingkungan,
      ...(config.oidc.jenis === 'tersemat' ? { umurMaksDetik: UMUR_PENGEMBANGAN_DETIK } : {}),
    }),
    hibah: buatPencariHibah(pool),
    kunciPemanggil: kunciPemanggil(config),
    log: createLogger({ layanan: 'gerbang', tingkat: config.tingkatLog }),
    produksi: config.lingkungan === 'production',
    laju: buatPembatasLaju(poolLaju.pool, jamSistem),
    dokumen: { manifes: MANIFES_HUB, cari: buatPencariDokumen(pool, jamSistem), wajibMesin: config.mesinBerdaftar },
  });
  daftarkanMetrikSapuan(gerbang.metrik.registry, basis.sync);
  pasangMetrikSumber(gerbang.metrik.registry, basis.sync);
  daftarkanMetrikSegel(gerbang.metrik.registry, basis.sync);
  daftarkanMetrikJam(gerbang.metrik.registry, jangkar);
  const mesin = { url: basis.sync, kolam: basis.kolam };
  const dirUnggahan = path.join(config.dataDir, 'unggahan');
  const dirDokumen = path.join(config.dataDir, 'dokumen');
  await mulaiPembersih({ url: basis.sync, dirUnggahan, dirDokumen, konsepHari: config.konsepHari, log, penutup });
  const layanan = await layani(gerbang, {
    port: config.port.gerbang,
    host: config.alamat,
    rute: [
      ...ruteUnggahan({ ...mesin, batasUmpan: config.batasUmpan, dir: dirUnggahan, pool, tampung: config.tampung, kunciTanda: config.kunci.pemanggil }),
      ...ruteDokumen({ url: basis.sync, pool, dir: dirDokumen }),
      rutePertek(pool),
      ...ruteDenyut({ ...mesin, dir: dirUnggahan, kunciTanda: config.kunci.pemanggil }),
      ruteTautan(pool),
      ...ruteKlien(pool),
      ...ruteKaitan(pool, pagarKaitan(config)),
      ruteSuratSbt(pool),
      ...ruteAduan({ pool, brankas: brankasLokal(config.dataDir), jam: jamSistem, proksi: config.proksi }),
      ruteIdis(pool),
      ruteBerkasTemuan(pool),
      ruteVerifikasi(pool),
      ruteBeritaAcara({ pool, penandaTangan: penandaTanganLokal(config.dataDir), alamatUmum: config.alamatUmum }),
    ],
    siap: async () => bahan.sudahTarik() && (await tanyaSingkat(pool, 'select 1', [])).length === 1,
  });
  penutup.daftar('gerbang', () => layanan.tutup());
  log.info({ mode: config.mode }, 'gerbang.siap');
  return { ...layanan, registry: gerbang.metrik.registry };
}

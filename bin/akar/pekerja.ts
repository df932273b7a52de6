import path from 'node:path';
import pg from 'pg';
import type { Antrean } from '../../platform/antrean/antrean.ts';
import { bukaAntrean } from '../../platform/antrean/buka.ts';
import type { DefinisiPekerjaan } from '../../platform/antrean/definisi.ts';
import { mulaiPenyapu } from '../../platform/antrean/penyapu.ts';
import { mulaiRelay } from '../../platform/antrean/relay.ts';
import type { Config } from '../../platform/config.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Logger } from '../../platform/logger.ts';
import type { Penutup } from '../../platform/shutdown.ts';
import { jatuhTempoSemua } from '../../sync/jadwal/jatuh-tempo.ts';
import { buatPagarSumber, type Jalur } from '../../sync/jadwal/pagar-sumber.ts';
import { mulaiPenjadwal, PRIORITAS_JADWAL } from '../../sync/jadwal/penjadwal.ts';
import { segarkanJadwal } from '../../sync/jadwal/tingkat.ts';
import { pekerjaanAmbilOrang } from '../../sync/jobs/ambil-orang.ts';
import { pekerjaanAmbilSumber } from '../../sync/jobs/ambil-sumber.ts';
import { antreAmbilan } from '../../sync/jobs/antre-ambilan.ts';
import { pekerjaanProsesTarikan } from '../../sync/jobs/proses-tarikan.ts';
import { pekerjaanSapuanNasional } from '../../sync/jobs/sapuan-nasional.ts';
import { pekerjaanSegarkanBidang } from '../../sync/jobs/segarkan-bidang.ts';
import { type MuatanTarik, pekerjaanTarikInstansi } from '../../sync/jobs/tarik-instansi.ts';
import { pekerjaanTautanNasional } from '../../sync/jobs/tautan-nasional.ts';
import { pekerjaanTulisBalik } from '../../sync/jobs/tulis-balik.ts';
import { pekerjaanUlangKanonik } from '../../sync/jobs/ulang-kanonik.ts';
import type { BahanTempo } from '../../sync/tarik-jatuh-tempo.ts';
import { tegaskanTetap } from '../../sync/tarik-tetap.ts';
import { ulangTerbengkalai } from '../../sync/ulang-kanonik.ts';
import { tarikanTerbengkalai } from '../../sync/unggahan/terima.ts';
import type { AlamatBasis } from './basis-data.ts';
import { buatPengirimKaitan } from './kaitan.ts';
import { buatOtomatis } from './otomatis.ts';
import { mulaiPelipat } from './pelipat.ts';

const SEHARI_MS = 86_400_000;
/** How often Postgres is asked whether a sweep is due. */
const TINJAU_SAPUAN_MS = 300_000;
/** Two slices at a time keep both cores busy; one instansi is never in two. */
const SERENTAK = 2;
/** Fetching is waiting: for answers, and for the calls that a source allows. So many in the lane of the healthy sources, and in that of the slow. */
const SERENTAK_SUMBER = 16;
/** A fetch goes to the back of its queue after this long, so that every source gets its turn. */
const SEKALI_AMBIL_MS = 20_000;
/** How long SIASN may take to show what was written there. */
const TENANG_MS = 120_000;
/** Slow sources wait for each other, in a lane of their own. */
const SERENTAK_LAMBAT = 1;
/** How much longer a source that was slow may take there. */
const KELIPATAN_LAMBAT = 12;
/** Automatic decisions are short transactions; more of them at once would only wait for the same processor. */
const SERENTAK_OTOMATIS = 4;
/** One for each of the seven kinds of workers to listen, and as many to work with. */
const SAMBUNGAN_ANTREAN = 14;
/** After a kill the next start waits this long, and no longer, for the locks of the dead worker. */
const KUNCI_MS = 10_000;

export interface Pekerja {
  readonly antrean: Antrean;
  readonly tarik: DefinisiPekerjaan<MuatanTarik>;
  /** Connections of role simpul_sync for single statements. */
  readonly pool: pg.Pool;
  /** Pulls every feed that is not paused: the unchanged are confirmed at once, the rest is due now. Returns how many instansi were queued. */
  tarikSemua(): Promise<number>;
  /** From now on every feed is pulled on its own schedule, and the nation is swept at night. */
  jadwalkan(): Promise<void>;
}

/** Opens the queue and starts the workers of the sync engine in this process. */
export async function mulaiPekerja(config: Config, basis: AlamatBasis, log: Logger, penutup: Penutup): Promise<Pekerja> {
  const antrean = await bukaAntrean(
    config.antrean.jenis === 'redis'
      ? { antrean: 'redis', redisUrl: config.antrean.url }
      : { antrean: 'postgres', databaseUrl: basis.sync, maksSambungan: SAMBUNGAN_ANTREAN },
    log,
  );
  penutup.daftar('antrean', () => antrean.tutup());
  const pool = new pg.Pool({ connectionString: basis.sync, max: 6, application_name: 'simpul-jadwal' });
  pool.on('error', () => {});
  pool.on('connect', (klien) => klien.on('error', () => {}));
  penutup.daftar('pool jadwal', () => pool.end());
  const mesin = { url: basis.sync, kolam: basis.kolam };
  const bahan: BahanTempo = {
    pool,
    dasarMs: config.jadwalDetik * 1_000,
    tarik: { ...mesin, batasUmpan: config.batasUmpan, dirSumber: path.join(config.dataDir, 'sumber'), terlihat: new Map() },
    pagar: buatPagarSumber(),
    tenggatMs: { cepat: config.tenggatSumberDetik * 1_000, lambat: config.tenggatSumberDetik * KELIPATAN_LAMBAT * 1_000 },
  };
  const tarik = pekerjaanTarikInstansi(bahan);
  const tarikLambat = pekerjaanTarikInstansi(bahan, 'lambat');
  const lanjutkan = pekerjaanProsesTarikan({ ...mesin, batasUmpan: config.batasUmpan });
  const sapuan = pekerjaanSapuanNasional({ url: basis.sync, jadwal: config.sapuan });
  const bahanAmbil = {
    url: basis.sync,
    dir: path.join(config.dataDir, 'ambilan'),
    rahasia: { env: process.env, dir: path.join(config.dataDir, 'rahasia') },
    kunci: config.kunci.pemanggil,
    sekaliMs: SEKALI_AMBIL_MS,
    pagar: { tenggatMs: bahan.tenggatMs, sebarMs: bahan.dasarMs },
  };
  const ambil = { cepat: pekerjaanAmbilSumber(bahanAmbil), lambat: pekerjaanAmbilSumber(bahanAmbil, 'lambat') };
  const ulang = pekerjaanUlangKanonik(mesin);
  const segarkan = pekerjaanSegarkanBidang({ url: basis.sync });
  const tautan = pekerjaanTautanNasional({ url: basis.sync });
  const utama = [tarik, lanjutkan, sapuan, ulang, segarkan, tautan] as DefinisiPekerjaan[];
  const orang = { cepat: pekerjaanAmbilOrang(bahanAmbil), lambat: pekerjaanAmbilOrang(bahanAmbil, 'lambat') };
  const bahanTulis = { ...bahanAmbil, dirDokumen: path.join(config.dataDir, 'dokumen'), tenangMs: TENANG_MS };
  const tulis = { cepat: pekerjaanTulisBalik(bahanTulis), lambat: pekerjaanTulisBalik(bahanTulis, 'lambat') };
  const pengambilan = { cepat: [tulis.cepat, orang.cepat, ambil.cepat], lambat: [tulis.lambat, orang.lambat, ambil.lambat] } as Record<
    Jalur,
    DefinisiPekerjaan[]
  >;
  const otomatis = buatOtomatis(config, basis, antrean, penutup);
  const kaitan = buatPengirimKaitan(config, basis, antrean, penutup);
  const definisi = [...utama, tarikLambat as DefinisiPekerjaan, ...pengambilan.cepat, ...pengambilan.lambat, ...otomatis.definisi, ...kaitan.definisi];
  const pekerja = await antrean.proses(utama, { serentak: SERENTAK, kunciMs: KUNCI_MS });
  penutup.daftar('pekerja', () => pekerja.tutup());
  const pekerjaLambat = await antrean.proses([tarikLambat] as DefinisiPekerjaan[], { serentak: SERENTAK_LAMBAT, kunciMs: KUNCI_MS });
  penutup.daftar('pekerja lambat', () => pekerjaLambat.tutup());
  for (const jalur of ['cepat', 'lambat'] as const) {
    const pengambil = await antrean.proses(pengambilan[jalur], { serentak: SERENTAK_SUMBER, kunciMs: KUNCI_MS });
    penutup.daftar(`pengambil sumber ${jalur}`, () => pengambil.tutup());
  }

  const pemutus = await antrean.proses(otomatis.definisi, { serentak: SERENTAK_OTOMATIS, kunciMs: KUNCI_MS });
  penutup.daftar('pemutus otomatis', () => pemutus.tutup());

  await kaitan.mulai(KUNCI_MS);
  const relay = mulaiRelay({ pool, antrean, definisi, catatan: log });
  penutup.daftar('relay', () => relay.tutup());
  const penyapu = mulaiPenyapu({
    antrean,
    catatan: log,
    harapan: () =>
      sqlUntukIrisan(basis.sync, async (sql) => [
        ...(await tarikanTerbengkalai(sql)).map((tarikan) => ({ definisi: lanjutkan as DefinisiPekerjaan, payload: { tarikan } })),
        ...(await ulangTerbengkalai(sql)).map((instansi) => ({ definisi: ulang as DefinisiPekerjaan, payload: { instansi } })),
        ...(await kaitan.harapan(sql)),
      ]),
  });
  penutup.daftar('penyapu', () => penyapu.tutup());
  const pelipat = mulaiPelipat(pool, log);
  penutup.daftar('pelipat', () => pelipat.tutup());

  return {
    antrean,
    tarik,
    pool,
    tarikSemua: async () => {
      await segarkanJadwal(bahan);
      const instansi = await jatuhTempoSemua(pool, await tegaskanTetap(bahan.tarik));
      // In the order of their tiers; the queue keeps it.
      await antrean.tambahBanyak(
        instansi.map((i) => ({ definisi: tarik as DefinisiPekerjaan, payload: { instansi: i }, opsi: { prioritas: PRIORITAS_JADWAL } })),
      );
      return instansi.length;
    },
    jadwalkan: async () => {
      const penjadwal = mulaiPenjadwal({
        ...bahan,
        antrean,
        pekerjaan: { cepat: tarik, lambat: tarikLambat },
        catatan: log,
        ikut: [() => antreAmbilan({ ...bahan, antrean, ambil, orang, tulis })],
      });
      penutup.daftar('penjadwal', () => penjadwal.tutup());
      // A new release may bring another field list.
      await antrean.tambah(segarkan, {});
      await antrean.jadwalkan('segarkan-bidang', segarkan, {}, SEHARI_MS);
      await antrean.jadwalkan('sapuan', sapuan, {}, TINJAU_SAPUAN_MS);
      await otomatis.jadwalkan();
      await antrean.jadwalkan('tautan', tautan, {}, SEHARI_MS);
      // Earlier installations had one schedule per instansi in the queue itself.
      const { rows } = await pool.query<{ no: number }>('select no from instansi');
      await Promise.all(rows.map(({ no }) => antrean.batalkanJadwal(`instansi:${no}`, tarik)));
    },
  };
}

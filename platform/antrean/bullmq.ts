import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { denganTenggat } from '../db/deadline.ts';
import type { Antrean, KirimanPekerjaan, OpsiTambah, StatistikAntrean } from './antrean.ts';
import { ANTREAN_UTAMA, type DefinisiPekerjaan, tolakIdentitas } from './definisi.ts';
import { namaGalat } from './galat-pekerjaan.ts';
import { buatProses, gagalTetap, kunciTahanan, NAMA_PEMICU } from './pekerja.ts';
import type { AntriBullmq, OpsiJobBullmq, PekerjaBullmq, Sambungan } from './sambungan.ts';

const TENGGAT_MS = 5_000;
const TENGGAT_TUTUP_MS = 2_000;
const HARI_DETIK = 86_400;
// Failed and delayed sets are read whole; one job per key bounds them by instansi times job names.
const PALING_BANYAK = 10_000;
// Stock BullMQ gives a job up after one crash; a crash of the worker is no fault of the job.
const PALING_BANYAK_MACET = 50;

// One command's worth: the deadline is for a store that is away, not for a long list, of which a lost store needs as many as there is open work.
const SEKALI_KIRIM = 500;

function* potong<T>(semua: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < semua.length; i += SEKALI_KIRIM) yield semua.slice(i, i + SEKALI_KIRIM);
}

const idDedup = (nama: string, kunci: string): string => `${nama}/${kunci}`;

function opsiJob(definisi: DefinisiPekerjaan, kunci: string, opsi: OpsiTambah): OpsiJobBullmq {
  return {
    attempts: definisi.coba,
    backoff: { type: 'exponential', delay: definisi.jedaMs, jitter: 0.5 },
    deduplication: { id: idDedup(definisi.name, kunci), keepLastIfActive: true },
    removeOnComplete: { age: 3_600, count: 1_000 },
    removeOnFail: { age: 7 * HARI_DETIK, count: PALING_BANYAK },
    stackTraceLimit: 1,
    ...(opsi.prioritas === undefined ? {} : { priority: opsi.prioritas }),
  };
}

/** Offset in ms below `setiapMs`, always the same for the same text (FNV-1a). Zero is avoided: BullMQ reads it as "at once". */
export function geserJadwal(teks: string, setiapMs: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < teks.length; i++) hash = Math.imul(hash ^ teks.charCodeAt(i), 0x01000193) >>> 0;
  return 1 + (hash % Math.max(1, setiapMs - 1));
}

/** The queue over either store; the store decides only connections and where holds are kept. */
export function antreanBullmq(sambungan: Sambungan, catatan: Logger): Antrean {
  const daftarAntri = new Map<string, AntriBullmq>();
  const daftarPekerja = new Set<PekerjaBullmq>();
  const catatGalat = (galat: unknown): void => catatan.warn({ peristiwa: 'antrean_galat', galat: namaGalat(galat) });

  const antri = (nama: string): AntriBullmq => {
    const ada = daftarAntri.get(nama);
    if (ada !== undefined) return ada;
    const baru = sambungan.buatAntri(nama);
    baru.on('error', catatGalat);
    daftarAntri.set(nama, baru);
    return baru;
  };

  const bungkus = ({ definisi, payload, opsi = {} }: KirimanPekerjaan) => {
    const isi = definisi.urai(payload);
    return { name: definisi.name, data: { isi, tiket: opsi.tiket ?? randomUUID() }, opts: opsiJob(definisi, definisi.kunci(isi), opsi) };
  };

  const tambahBanyak = async (kiriman: readonly KirimanPekerjaan[]): Promise<void> => {
    const perAntrean = new Map<string, ReturnType<typeof bungkus>[]>();
    for (const satu of kiriman) {
      const isi = perAntrean.get(satu.definisi.antrean) ?? [];
      perAntrean.set(satu.definisi.antrean, isi);
      isi.push(bungkus(satu));
    }
    for (const [nama, isi] of perAntrean) for (const bagian of potong(isi)) await denganTenggat(antri(nama).addBulk([...bagian]), TENGGAT_MS);
  };

  const tutupPekerja = async (pekerja: PekerjaBullmq): Promise<void> => {
    daftarPekerja.delete(pekerja);
    if (sambungan.terjangkau()) return pekerja.close();
    // Nothing can be handed back to a store that is away; the stalled check does it when the store returns.
    await denganTenggat(pekerja.close(true), TENGGAT_TUTUP_MS).catch(catatGalat);
  };

  const diri: Antrean = {
    tambahBanyak,
    tambah: (definisi, payload, opsi) => tambahBanyak([{ definisi: definisi as DefinisiPekerjaan, payload, ...(opsi === undefined ? {} : { opsi }) }]),

    async jadwalkan(kunci, definisi, payload, setiapMs) {
      tolakIdentitas(kunci, definisi.name);
      const isi = { nama: definisi.name, payload: definisi.urai(payload) };
      const id = idDedup(definisi.name, kunci);
      const janji = antri(definisi.antrean).upsertJobScheduler(
        id,
        { every: setiapMs, offset: geserJadwal(id, setiapMs) },
        {
          name: NAMA_PEMICU,
          data: { isi, tiket: id },
          opts: {
            attempts: 5,
            backoff: { type: 'exponential', delay: 1_000 },
            removeOnComplete: { age: 3_600, count: 100 },
            removeOnFail: { age: HARI_DETIK, count: 100 },
          },
        },
      );
      await denganTenggat(janji, TENGGAT_MS);
    },

    async batalkanJadwal(kunci, definisi) {
      await antri(definisi.antrean).removeJobScheduler(idDedup(definisi.name, kunci));
    },

    async proses(definisi, { serentak, kunciMs = 30_000 }) {
      const peta = new Map(definisi.map((satu) => [satu.name, satu]));
      const proses = buatProses({ definisi: peta, tahanan: sambungan.tahanan, antrean: diri, catatan });
      const mulai = [...new Set(definisi.map((satu) => satu.antrean))].map((nama) => {
        const pekerja = sambungan.buatPekerja(nama, proses, {
          concurrency: serentak,
          lockDuration: kunciMs,
          stalledInterval: kunciMs,
          maxStalledCount: PALING_BANYAK_MACET,
          runRetryDelay: 1_000,
        });
        pekerja.on('error', catatGalat);
        pekerja.on('failed', (job, galat) => {
          if (gagalTetap(job, galat))
            catatan.error({ peristiwa: 'pekerjaan_gagal_tetap', alarm: true, pekerjaan: job?.name, pekerjaanId: job?.id, kode: galat.message });
        });
        daftarPekerja.add(pekerja);
        return pekerja;
      });
      await Promise.all(mulai.map((pekerja) => pekerja.waitUntilReady()));
      return {
        async tutup() {
          await Promise.all(mulai.map(tutupPekerja));
        },
      };
    },

    async statistik() {
      if (daftarAntri.size === 0) antri(ANTREAN_UTAMA);
      const hitung = async ([nama, satu]: readonly [string, AntriBullmq]): Promise<StatistikAntrean> => {
        const n = await denganTenggat(satu.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed', 'completed'), TENGGAT_MS);
        return {
          antrean: nama,
          menunggu: (n['waiting'] ?? 0) + (n['prioritized'] ?? 0),
          aktif: n['active'] ?? 0,
          tertunda: n['delayed'] ?? 0,
          gagal: n['failed'] ?? 0,
          selesai: n['completed'] ?? 0,
        };
      };
      return Promise.all([...daftarAntri].map(hitung));
    },

    async jeda(kunci) {
      tolakIdentitas(kunci, 'jeda');
      await sambungan.tahanan.tahan(kunciTahanan(kunci), Number.POSITIVE_INFINITY);
    },

    async lanjut(kunci) {
      await sambungan.tahanan.lepas(kunciTahanan(kunci));
      if (daftarAntri.size === 0) antri(ANTREAN_UTAMA);
      for (const satu of daftarAntri.values()) {
        const tertunda = await satu.getDelayed(0, PALING_BANYAK);
        // Losing the race against the job's own wake-up is fine: then it runs already.
        const milik = tertunda.filter((job) => job.deduplicationId === idDedup(job.name, kunci));
        await Promise.all(milik.map((job) => job.promote().catch(catatGalat)));
      }
    },

    async yangDikenal(definisi, kunci) {
      const satu = antri(definisi.antrean);
      const dikenal = new Set<string>();
      for (const bagian of potong(kunci)) {
        const ada = await Promise.all(bagian.map((k) => denganTenggat(satu.getDeduplicationJobId(idDedup(definisi.name, k)), TENGGAT_MS)));
        bagian.forEach((k, i) => {
          if (typeof ada[i] === 'string') dikenal.add(k);
        });
      }
      return dikenal;
    },

    async yangBaruGagal(definisi, umurMs) {
      const gagal = await denganTenggat(antri(definisi.antrean).getFailed(0, PALING_BANYAK), TENGGAT_MS);
      const milik = gagal.filter((job) => job.name === definisi.name && (job.finishedOn ?? 0) > Date.now() - umurMs);
      return new Set(milik.map((job) => (job.deduplicationId ?? '').slice(idDedup(definisi.name, '').length)));
    },

    async tutup() {
      await Promise.all([...daftarPekerja].map(tutupPekerja));
      await Promise.all([...daftarAntri.values()].map((satu) => denganTenggat(satu.close(), TENGGAT_TUTUP_MS).catch(catatGalat)));
      await sambungan.tutup();
    },
  };
  return diri;
}

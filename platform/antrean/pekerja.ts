import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { Logger } from 'pino';
import type { Antrean } from './antrean.ts';
import type { DefinisiPekerjaan } from './definisi.ts';
import { GagalPekerjaan, jejakTumpukan, type LingkupTunda, namaGalat, putuskan } from './galat-pekerjaan.ts';
import type { Amplop, ProsesBullmq, Tahanan } from './sambungan.ts';

type JobBullmq = Job<Amplop, void, string>;

/** Name of the jobs that a scheduler makes; each only enqueues the real, deduplicated job. */
export const NAMA_PEMICU = 'pemicu-jadwal';
export const kunciTahanan = (kunci: string): string => `kunci/${kunci}`;
const namaTahanan = (nama: string): string => `nama/${nama}`;

// A held job looks again this often, so that a release that could not promote it is noticed all the same.
const TINJAU_TAHANAN_MS = 15_000;
const JITTER_MS = 250;

type Bahan = Readonly<{ definisi: ReadonlyMap<string, DefinisiPekerjaan>; tahanan: Tahanan; antrean: Pick<Antrean, 'tambah'>; catatan: Logger }>;

/** Moves the running job to the delayed set without spending an attempt, and leaves the handler. */
async function tunda(job: JobBullmq, token: string, sampai: number): Promise<never> {
  await job.moveToDelayed(Math.ceil(sampai + Math.random() * JITTER_MS), token);
  throw new DelayedError();
}

function kunciLingkup(lingkup: LingkupTunda, definisi: DefinisiPekerjaan, kunci: string): string | undefined {
  if (lingkup === 'instansi') return kunciTahanan(kunci);
  return lingkup === 'semua' ? namaTahanan(definisi.name) : undefined;
}

/** Builds the one processor that all workers share: trigger, hold check, parse, run, verdict on failure. */
export function buatProses({ definisi, tahanan, antrean, catatan }: Bahan): ProsesBullmq {
  const picu = async (job: JobBullmq): Promise<void> => {
    const { nama, payload } = job.data.isi as { nama: string; payload: unknown };
    const sasaran = definisi.get(nama);
    if (sasaran === undefined) return catatan.warn({ peristiwa: 'jadwal_tanpa_definisi', pekerjaan: nama });
    await antrean.tambah(sasaran, payload);
  };

  const tangani = async (galat: unknown, job: JobBullmq, token: string, anak: Logger): Promise<never> => {
    const putusan = putuskan(galat, job.attemptsStarted);
    anak.warn({ peristiwa: 'pekerjaan_galat', ...putusan, galat: namaGalat(galat), tumpukan: jejakTumpukan(galat) });
    if (putusan.jenis === 'tolak') {
      const akhir = new UnrecoverableError(putusan.kode);
      akhir.stack = putusan.kode;
      throw akhir;
    }
    if (putusan.jenis === 'coba-lagi') throw new GagalPekerjaan(putusan.kode);
    const sampai = Date.now() + putusan.tundaMs;
    const pekerjaan = definisi.get(job.name);
    const lingkup = pekerjaan && kunciLingkup(putusan.lingkup, pekerjaan, pekerjaan.kunci(job.data.isi));
    if (lingkup !== undefined) await tahanan.tahan(lingkup, sampai);
    return tunda(job, token, sampai);
  };

  // Three plain parameters: BullMQ passes the abort signal only to a function whose length says it takes one.
  return async (job, tokenBullmq, sinyal) => {
    const token = tokenBullmq ?? '';
    if (job.name === NAMA_PEMICU) return picu(job);
    const pekerjaan = definisi.get(job.name);
    // During a rolling deployment a worker may meet a job it does not know yet; another one will take it.
    if (pekerjaan === undefined) return tunda(job, token, Date.now() + TINJAU_TAHANAN_MS);
    const anak = catatan.child({ pekerjaan: job.name, pekerjaanId: job.id });
    try {
      const payload = pekerjaan.urai(job.data.isi);
      const kunci = pekerjaan.kunci(payload);
      const tertahan = await tahanan.sampai([kunciTahanan(kunci), namaTahanan(pekerjaan.name)]);
      if (tertahan > 0) return await tunda(job, token, Math.min(tertahan, Date.now() + TINJAU_TAHANAN_MS));
      await pekerjaan.jalankan(payload, {
        catatan: anak.child({ kunci }),
        kunciSekali: `${pekerjaan.name}/${job.data.tiket}`,
        mulaiKe: job.attemptsStarted,
        batal: sinyal ?? new AbortController().signal,
      });
    } catch (galat) {
      if (galat instanceof DelayedError) throw galat;
      await tangani(galat, job, token, anak);
    }
  };
}

/** True when no attempt follows. BullMQ itself fails jobs too (stalled too often), then without our classes. */
export function gagalTetap(job: JobBullmq | undefined, galat: Error): boolean {
  return job === undefined || galat instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1);
}

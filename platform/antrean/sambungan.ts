import type { Job, JobsOptions, Processor, Queue, Worker, WorkerOptions } from 'bullmq';

/** What travels in the store: the payload and the identity of this piece of work. */
export type Amplop = Readonly<{ isi: unknown; tiket: string }>;

// Narrow views: BullMQ's classes carry the backend in their type, and the two backends must be interchangeable here.
export type AntriBullmq = Pick<
  Queue<Amplop, void, string>,
  | 'name'
  | 'add'
  | 'addBulk'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'getJobCounts'
  | 'getDelayed'
  | 'getFailed'
  | 'getDeduplicationJobId'
  | 'waitUntilReady'
  | 'close'
> & { on(peristiwa: 'error', dengar: (galat: Error) => void): unknown };
export type PekerjaBullmq = Pick<Worker<Amplop, void, string>, 'waitUntilReady' | 'close'> & {
  on(peristiwa: 'error', dengar: (galat: Error) => void): unknown;
  on(peristiwa: 'failed', dengar: (job: Job<Amplop, void, string> | undefined, galat: Error) => void): unknown;
};
export type ProsesBullmq = Processor<Amplop, void, string>;
export type OpsiPekerjaBullmq = Omit<WorkerOptions, 'connection' | 'prefix'>;
export type OpsiJobBullmq = JobsOptions;

/** Keys that must not run for now. Shared by all processes, kept in the queue's own store. */
export interface Tahanan {
  /** Holds a key until the instant (ms since epoch; Infinity = until released). A longer hold stays. */
  tahan(kunci: string, sampai: number): Promise<void>;
  lepas(kunci: string): Promise<void>;
  /** The latest end of the holds on these keys, or 0 when none is in force. */
  sampai(kunci: readonly string[]): Promise<number>;
}

/** One store under the queue. It owns its connections; queues and workers made here are closed by their maker first. */
export interface Sambungan {
  readonly jenis: 'postgres' | 'redis';
  readonly tahanan: Tahanan;
  buatAntri(nama: string): AntriBullmq;
  buatPekerja(nama: string, proses: ProsesBullmq, opsi: OpsiPekerjaBullmq): PekerjaBullmq;
  /** False while the store is out of reach and commands would wait for it without end. */
  terjangkau(): boolean;
  tutup(): Promise<void>;
}

/**
 * Where checkpoints are kept, out of reach of whoever owns the database: a folder on another disk, an object store, another machine.
 * Only ever added to. Throws what the medium throws.
 */
export interface TempatSegel {
  /** Newest line that is a checkpoint; null = there is none. */
  terakhir(): Promise<string | null>;
  /** Adds one line. Resolves when it would outlive a crash of the machine. */
  tambah(baris: string): Promise<void>;
  /** Every line from the first, in the order in which they were added. */
  semua(): AsyncIterable<string>;
}

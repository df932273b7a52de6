/** How a workbook is to be read; travels to the process that reads it as JSON. */
export interface PilihanBuku {
  /** Name, or number from 1, of the sheet; null: the visible one that has data. */
  readonly lembar: string | null;
  /** Delimiter of the CSV to be given; null: one that a reader will detect from the header. */
  readonly pemisah: string | null;
  readonly kolom: KolomBuku;
}

/** Columns by what they are to the reader of the feed, by their names in the header row. */
export interface KolomBuku {
  readonly nip: readonly string[];
  /** Digits that are no quantity: a number in such a column has lost its zeros. */
  readonly pengenal: readonly string[];
  /** All that the reader looks at; null: every column. */
  readonly dipakai: readonly string[] | null;
}

/** What was read of a workbook. */
export interface RingkasanBuku {
  /** Name of the sheet. */
  readonly lembar: string;
  /** Rows below the header row that are not blank. */
  readonly baris: number;
  /** Of those, the ones that Excel does not show (hidden or filtered). They are read like the others. */
  readonly barisTersembunyi: number;
}

/** Last word of the process: what it read, or why it did not. `puncakMb`: most memory it had. */
export type AkhirAnak = ({ readonly ringkasan: RingkasanBuku } | { readonly ditolak: string }) & { readonly puncakMb: number };

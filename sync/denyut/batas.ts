/** Version of every message and byte layout of DenyutSync (docs/denyut-sync.md). A change of any of them raises it. */
export const VERSI_DENYUT = 1;

/** Limits that both ends know. The hub enforces them; the agent falls back to a full upload before it meets them. */
export const BATAS_DENYUT = {
  /** Rows of one file. */
  baris: 2_000_000,
  /** A file of more rows is processed by the worker, while the agent already has its answer: no line in between waits for minutes. */
  langsung: 50_000,
  /** Coded cells of one session, and cells per row: about 14 bytes each, so one per row is where the gzipped file begins to be cheaper. */
  sel: 262_144,
  bagianSel: 1,
  /** Bytes of one delta before and after gunzip. */
  muatan: 256 * 1024 ** 2,
  muatanTerbuka: 2 * 1024 ** 3,
  /** Text of rows that must stand behind their first namesake, kept in memory while a file is put together. */
  bitaGanda: 64 * 1024 ** 2,
  /** Bytes of the opening message. */
  pesan: 16 * 1024,
  /** Open sessions of one instansi, side and kind; the oldest give way. */
  sesi: 4,
  /** Life of a session that is not finished. */
  sesiMs: 24 * 3_600_000,
} as const;

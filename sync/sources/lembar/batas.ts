const MIB = 1024 * 1024;

/** What a workbook may ask for. Sizes in bytes, of what they are when inflated unless said otherwise. */
export const BATAS_BUKU = {
  /** The file itself. A workbook of 200,000 people with 67 columns has about 50 MB. */
  berkas: 100 * MIB,
  entri: 2_000,
  /** Parts that are kept in memory: list of sheets, relations, styles. */
  bagianKecil: 16 * MIB,
  teksBersama: 256 * MIB,
  lembar: 512 * MIB,
  seluruh: 1_024 * MIB,
  /** Inflated against stored, for parts over `bebas`; workbooks shrink 5-60 times. */
  rasio: 200,
  bebas: 8 * MIB,
  /** Distinct texts of the whole workbook. */
  jumlahTeks: 4_000_000,
  teks: 96 * MIB,
  /** Excel's own bounds. */
  baris: 1_048_576,
  kolom: 16_384,
  gaya: 65_536,
  daftarLembar: 256,
  /** Elements within elements; a worksheet needs 8. */
  kedalaman: 64,
  /** Characters without an element's beginning or end; a cell holds 32,767. */
  tanpaPeristiwa: MIB,
  /** Text that a workbook may give, all rows together. */
  keluar: 512 * MIB,
} as const;

/** What the process that reads it may take. */
export const BATAS_ANAK = {
  tenggatMs: 180_000,
  /** Resident memory at which it is ended. */
  rssMb: 320,
  /** Of which JavaScript's own. */
  heapMb: 160,
  /** Processes at a time, per process of the hub; further workbooks wait. */
  serentak: 2,
  antre: 16,
} as const;

import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { BATAS_BUKU } from './batas.ts';
import { BukuDitolak, type TOLAK_BUKU, tolakBuku } from './ditolak.ts';

/** Fixed part of a local header before its name. */
const KEPALA_LOKAL = 30;
/** Fixed part of the record that ends the central directory. */
const AKHIR_DIREKTORI = 22;
const ZIP64 = 0x0001;
const DISANDI = 0x0001;
const SANDI_KUAT = 0x0040;
const TANPA_PADAT = 0;
const DEFLATE = 8;

/** How yauzl refuses names that lead out of the package. */
const NAMA_DITOLAK = /^(absolute path|invalid relative path|invalid characters in fileName)/;

/** A workbook whose central directory was found sound; nothing of it is inflated yet. */
export interface Direktori {
  readonly zip: ZipFile;
  /** By name in lower case: part names differ by more than case. */
  readonly bagian: ReadonlyMap<string, Entry>;
}

/** Names that tell what kind of package it is, where it is not the kind that is read. First match counts. */
const MACAM_LAIN: readonly (readonly [pola: RegExp, sebab: keyof typeof TOLAK_BUKU])[] = [
  [/(^|\/)vbaproject(signature)?\.bin$|(^|\/)xl\/macrosheets\//, 'MAKRO'],
  [/^xl\/workbook\.bin$/, 'XLSB'],
  [/^word\/document\.xml$/, 'WORD'],
  [/^content\.xml$/, 'ODS'],
];

/** Bytes that inflating this part may give. */
function batasBagian(nama: string): number {
  if (/^xl\/worksheets\//.test(nama)) return BATAS_BUKU.lembar;
  return /^xl\/sharedstrings\d*\.xml$/.test(nama) ? BATAS_BUKU.teksBersama : Number.POSITIVE_INFINITY;
}

function periksaEntri(nama: string, e: Entry): void {
  if ((e.generalPurposeBitFlag & (DISANDI | SANDI_KUAT)) !== 0) throw tolakBuku('SANDI');
  if (e.extraFields.some((x) => x.id === ZIP64)) throw tolakBuku('ZIP64');
  if (e.compressionMethod !== TANPA_PADAT && e.compressionMethod !== DEFLATE) throw tolakBuku('RUSAK');
  if (/[\u0000-\u001f\u007f]|(^|\/)\.(\/|$)/.test(nama)) throw tolakBuku('DIREKTORI');
  if (e.uncompressedSize > batasBagian(nama)) throw tolakBuku('MENGEMBANG');
  if (e.uncompressedSize > BATAS_BUKU.bebas && e.uncompressedSize > e.compressedSize * BATAS_BUKU.rasio) throw tolakBuku('MENGEMBANG');
}

/** Each part has bytes of its own, between the beginning of the file and the directory. */
function periksaTindihan(entri: readonly Entry[], mulaiDirektori: number): void {
  const urut = [...entri].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let bebas = 0;
  for (const e of urut) {
    if (e.relativeOffsetOfLocalHeader < bebas) throw tolakBuku('DIREKTORI');
    bebas = e.relativeOffsetOfLocalHeader + KEPALA_LOKAL + e.fileNameLength + e.compressedSize;
  }
  if (bebas > mulaiDirektori) throw tolakBuku('DIREKTORI');
}

async function bacaEntri(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.fileSize > BATAS_BUKU.berkas) throw tolakBuku('BESAR');
  if (zip.entryCount > BATAS_BUKU.entri) throw tolakBuku('TERLALU_BANYAK');
  // Its type says boolean; it is the place from which the next record is read.
  const mulai = Number(zip.readEntryCursor);
  const bagian = new Map<string, Entry>();
  const entri: Entry[] = [];
  let seluruh = 0;
  for await (const e of zip.eachEntry()) {
    const nama = e.fileName.toLowerCase();
    periksaEntri(nama, e);
    entri.push(e);
    seluruh += e.uncompressedSize;
    if (seluruh > BATAS_BUKU.seluruh) throw tolakBuku('MENGEMBANG');
    if (bagian.has(nama)) throw tolakBuku('DIREKTORI');
    bagian.set(nama, e);
  }
  // The directory fills all that lies between the parts and its own end: no second one, no ZIP64 record, nothing hidden.
  if (Number(zip.readEntryCursor) !== zip.fileSize - AKHIR_DIREKTORI - zip.comment.length) throw tolakBuku('ZIP64');
  periksaTindihan(entri, mulai);
  return bagian;
}

/**
 * Opens a file that begins as a ZIP and judges it by its central directory alone: number, names, methods and declared sizes of its parts, encryption,
 * ZIP64, parts that lie over each other, and whether it is a workbook. Throws BukuDitolak. The caller closes `zip`.
 */
export async function bukaDirektori(berkas: string): Promise<Direktori> {
  const zip = await openPromise(berkas, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true }).catch(() => {
    throw tolakBuku('RUSAK');
  });
  try {
    const bagian = await bacaEntri(zip);
    for (const [pola, sebab] of MACAM_LAIN) for (const nama of bagian.keys()) if (pola.test(nama)) throw tolakBuku(sebab);
    if (!bagian.has('[content_types].xml') || !bagian.has('_rels/.rels')) throw tolakBuku('BUKAN_EXCEL');
    return { zip, bagian };
  } catch (galat) {
    zip.close();
    if (galat instanceof BukuDitolak) throw galat;
    throw tolakBuku(galat instanceof Error && NAMA_DITOLAK.test(galat.message) ? 'DIREKTORI' : 'RUSAK');
  }
}

/** The same check for whoever does not read on. */
export async function periksaDirektori(berkas: string): Promise<void> {
  (await bukaDirektori(berkas)).zip.close();
}

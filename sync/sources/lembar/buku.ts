import path from 'node:path';
import type { Entry } from 'yauzl';
import { bacaBagian } from './bagian.ts';
import { BATAS_BUKU } from './batas.ts';
import type { Direktori } from './direktori.ts';
import { tolakBuku } from './ditolak.ts';
import { type Atribut, uraiXml } from './urai-xml.ts';

/** One worksheet, in the order of the tabs. */
export interface LembarBuku {
  readonly nama: string;
  readonly isTampak: boolean;
  readonly entri: Entry;
}

export interface Buku {
  readonly lembar: readonly LembarBuku[];
  readonly is1904: boolean;
  readonly teksBersama: Entry | null;
  readonly gaya: Entry | null;
}

interface Hubungan {
  readonly id: string;
  /** Last word of its type, e.g. worksheet. */
  readonly jenis: string;
  readonly entri: Entry | null;
}

/** Every element of a small part, with its attributes. */
async function elemenDari({ zip }: Direktori, entri: Entry, terima: (nama: string, atribut: Atribut) => void): Promise<void> {
  await uraiXml(bacaBagian(zip, entri), { buka: terima, tutup: () => undefined });
}

/** Internal relations of a part; those to other files and addresses are left alone. `induk` is the part's folder. */
async function hubunganDari(direktori: Direktori, berkas: string, induk: string): Promise<Hubungan[]> {
  const entri = direktori.bagian.get(berkas.toLowerCase());
  if (entri === undefined) throw tolakBuku('RUSAK');
  const hasil: Hubungan[] = [];
  await elemenDari(direktori, entri, (nama, a) => {
    if (nama !== 'Relationship' || a['TargetMode'] === 'External') return;
    const letak = path.posix.join('/', (a['Target'] ?? '').startsWith('/') ? '' : induk, a['Target'] ?? '').slice(1);
    hasil.push({ id: a['Id'] ?? '', jenis: path.posix.basename(a['Type'] ?? ''), entri: direktori.bagian.get(letak.toLowerCase()) ?? null });
    if (hasil.length > BATAS_BUKU.entri) throw tolakBuku('TERLALU_BANYAK');
  });
  return hasil;
}

async function tolakMakro(direktori: Direktori): Promise<void> {
  const jenis = direktori.bagian.get('[content_types].xml');
  if (jenis === undefined) throw tolakBuku('BUKAN_EXCEL');
  await elemenDari(direktori, jenis, (_nama, a) => {
    if (/macroenabled/i.test(a['ContentType'] ?? '')) throw tolakBuku('MAKRO');
  });
}

const isBenar = (teks: string | undefined): boolean => teks === '1' || teks === 'true';
/** The relation's id carries the prefix of its namespace, whatever that is called. */
const idHubungan = (a: Atribut): string => Object.entries(a).find(([k]) => k.endsWith(':id'))?.[1] ?? '';

/** List of worksheets, date system and shared parts of a workbook. Throws BukuDitolak. */
export async function bacaBuku(direktori: Direktori): Promise<Buku> {
  await tolakMakro(direktori);
  const utama = (await hubunganDari(direktori, '_rels/.rels', '')).find((h) => h.jenis === 'officeDocument')?.entri;
  if (utama === null || utama === undefined || !/\.xml$/i.test(utama.fileName)) throw tolakBuku('BUKAN_EXCEL');
  const { dir, base } = path.posix.parse(utama.fileName);
  const hubungan = await hubunganDari(direktori, path.posix.join(dir, '_rels', `${base}.rels`), dir);
  const lembar: LembarBuku[] = [];
  let is1904 = false;
  let isBuku = false;
  await elemenDari(direktori, utama, (nama, a) => {
    if (nama === 'workbook') isBuku = true;
    if (nama === 'workbookPr') is1904 = isBenar(a['date1904']);
    if (nama !== 'sheet') return;
    const h = hubungan.find(({ id }) => id === idHubungan(a));
    if (h?.jenis !== 'worksheet') return;
    if (h.entri === null) throw tolakBuku('RUSAK');
    lembar.push({ nama: a['name'] ?? '', isTampak: (a['state'] ?? 'visible') === 'visible', entri: h.entri });
    if (lembar.length > BATAS_BUKU.daftarLembar) throw tolakBuku('TERLALU_BANYAK');
  });
  if (!isBuku) throw tolakBuku('BUKAN_EXCEL');
  const satu = (jenis: string): Entry | null => {
    const h = hubungan.find((x) => x.jenis === jenis);
    // A workbook may do without; one that names a part and has none is not whole.
    if (h?.entri === null) throw tolakBuku('RUSAK');
    return h?.entri ?? null;
  };
  return { lembar, is1904, teksBersama: satu('sharedStrings'), gaya: satu('styles') };
}

import { tulisAlamat } from '../../../sync/sources/lembar/alamat-sel.ts';
import { type BagianZip, tulisZip } from './tulis-zip.ts';

/** A cell: text (shared), a number, a truth value, or what stands between `<c>` and `</c>` with its attributes. Null: no cell. */
export type SelBuku = string | number | boolean | null | { readonly atribut?: string; readonly isi: string };

export interface LembarUji {
  readonly nama?: string;
  readonly keadaan?: 'visible' | 'hidden' | 'veryHidden';
  readonly baris?: readonly (readonly SelBuku[])[];
  /** Row number of the first row, from 1. */
  readonly mulai?: number;
  readonly tersembunyi?: readonly number[];
  readonly gabungan?: readonly string[];
  /** The whole part instead. */
  readonly xml?: string;
}

export interface BukuUji {
  readonly lembar: readonly LembarUji[];
  readonly is1904?: boolean;
  /** Whole part of shared texts instead of those of the cells. */
  readonly teksBersama?: string;
  readonly bagian?: readonly BagianZip[];
  /** Texts in the cells themselves. */
  readonly sebaris?: boolean;
}

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HUBUNGAN = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Styles: 0 general, 1 dd/mm/yyyy (built-in 14), 2 a custom date, 3 a custom amount, 4 text. */
const GAYA = `${KEPALA}<styleSheet xmlns="${NS}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="[Red]#,##0.00&quot; hari&quot;"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="49"/></cellXfs></styleSheet>`;

export const xml = (teks: string): string =>
  teks
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/g, (h) =>
      h.length > 1 ? `_x005F_${h.slice(1)}` : `_x${h.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

const sel = (isi: SelBuku, di: string, nomorTeks: (teks: string) => number | null): string => {
  if (isi === null) return '';
  if (typeof isi === 'object') return `<c r="${di}" ${isi.atribut ?? ''}>${isi.isi}</c>`;
  if (typeof isi === 'number') return `<c r="${di}"><v>${isi}</v></c>`;
  if (typeof isi === 'boolean') return `<c r="${di}" t="b"><v>${isi ? 1 : 0}</v></c>`;
  const nomor = nomorTeks(isi);
  return nomor === null ? `<c r="${di}" t="inlineStr"><is><t xml:space="preserve">${xml(isi)}</t></is></c>` : `<c r="${di}" t="s" s="4"><v>${nomor}</v></c>`;
};

export const lembarXml = (dalam: string, sesudah = ''): string => `${KEPALA}<worksheet xmlns="${NS}"><sheetData>${dalam}</sheetData>${sesudah}</worksheet>`;

function xmlLembar({ baris = [], mulai = 1, tersembunyi = [], gabungan = [], xml: utuh }: LembarUji, nomorTeks: (teks: string) => number | null): string {
  if (utuh !== undefined) return utuh;
  const dalam = baris.map((b, i) => {
    const nomor = mulai + i;
    const sembunyi = tersembunyi.includes(nomor) ? ' hidden="1"' : '';
    return `<row r="${nomor}"${sembunyi}>${b.map((s, j) => sel(s, tulisAlamat({ baris: nomor, kolom: j }), nomorTeks)).join('')}</row>`;
  });
  const gabung = gabungan.map((g) => `<mergeCell ref="${g}"/>`).join('');
  return lembarXml(dalam.join(''), gabung === '' ? '' : `<mergeCells>${gabung}</mergeCells>`);
}

/** The parts of a workbook as Excel writes them, as far as a reader of tables needs. */
export function bagianBuku({ lembar, is1904 = false, teksBersama, bagian = [], sebaris = false }: BukuUji): BagianZip[] {
  const teks = new Map<string, number>();
  const nomorTeks = (t: string): number | null => {
    if (sebaris) return null;
    if (!teks.has(t)) teks.set(t, teks.size);
    return teks.get(t) ?? 0;
  };
  const isi = lembar.map((l) => xmlLembar(l, nomorTeks));
  const daftar = lembar.map(
    (l, i) => `<sheet name="${xml(l.nama ?? `Lembar${i + 1}`)}" sheetId="${i + 1}" state="${l.keadaan ?? 'visible'}" r:id="rId${i + 1}"/>`,
  );
  const hubungan = lembar.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${HUBUNGAN}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  const bersama = teksBersama ?? `${KEPALA}<sst xmlns="${NS}">${[...teks.keys()].map((t) => `<si><t xml:space="preserve">${xml(t)}</t></si>`).join('')}</sst>`;
  const RELS = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return [
    {
      nama: '[Content_Types].xml',
      isi: `${KEPALA}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    },
    {
      nama: '_rels/.rels',
      isi: `${KEPALA}<Relationships xmlns="${RELS}"><Relationship Id="rId1" Type="${HUBUNGAN}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      nama: 'xl/workbook.xml',
      isi: `${KEPALA}<workbook xmlns="${NS}" xmlns:r="${HUBUNGAN}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${daftar.join('')}</sheets></workbook>`,
    },
    {
      nama: 'xl/_rels/workbook.xml.rels',
      isi: `${KEPALA}<Relationships xmlns="${RELS}">${hubungan.join('')}<Relationship Id="rIdT" Type="${HUBUNGAN}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rIdG" Type="${HUBUNGAN}/styles" Target="styles.xml"/></Relationships>`,
    },
    { nama: 'xl/styles.xml', isi: GAYA },
    { nama: 'xl/sharedStrings.xml', isi: bersama },
    ...isi.map((x, i) => ({ nama: `xl/worksheets/sheet${i + 1}.xml`, isi: x })),
    ...bagian,
  ];
}

export const tulisBuku = (buku: BukuUji): Buffer => tulisZip(bagianBuku(buku));
/** A workbook of one sheet. */
export const bukuDari = (baris: readonly (readonly SelBuku[])[], lain: Omit<LembarUji, 'baris'> = {}): Buffer => tulisBuku({ lembar: [{ ...lain, baris }] });

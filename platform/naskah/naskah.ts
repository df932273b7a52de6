/** A document as data: what stands on paper, before any font is chosen. */
export interface Kolom {
  readonly judul: string;
  /** Share of the width; the shares of a table are weighed against each other. */
  readonly lebar: number;
  readonly rata?: 'tengah';
  /** Set in bold. */
  readonly tebal?: boolean;
}

export type Blok =
  /** Stands on the same page as the `ruang` points that follow it. */
  | { readonly jenis: 'JUDUL'; readonly teks: string; readonly ruang?: number }
  | { readonly jenis: 'PARAGRAF'; readonly teks: string }
  /** Label and value, one under the other. */
  | { readonly jenis: 'PASANGAN'; readonly isi: readonly (readonly [string, string])[] }
  /** The answer of the document, framed; what it means is said in words, never by colour alone. */
  | { readonly jenis: 'PUTUSAN'; readonly judul: string; readonly teks: string }
  /** The heading repeats on every page; a row may run over to the next. */
  | { readonly jenis: 'TABEL'; readonly kolom: readonly Kolom[]; readonly baris: readonly (readonly string[])[] }
  | { readonly jenis: 'HALAMAN_BARU' }
  | { readonly jenis: 'PENGESAHAN'; readonly qr: string; readonly kiri: readonly string[]; readonly kanan: readonly string[] };

export interface Lampiran {
  readonly nama: string;
  readonly isi: string;
  readonly uraian: string;
}

export interface Naskah {
  /** Centred above the title. */
  readonly kop: readonly string[];
  readonly judul: string;
  readonly nomor: string;
  /** Document properties. */
  readonly subjek: string;
  readonly kataKunci: string;
  /** ISO instant of the content; the file carries it as the time it was made. */
  readonly pada: string;
  /** Left side of the foot of every page. */
  readonly kaki: string;
  readonly blok: readonly Blok[];
  /** Travels inside the file. */
  readonly lampiran: Lampiran;
}

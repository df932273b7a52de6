import { jsonBaku } from '../json-baku.ts';
import { type Delegasi, dasarTandaTangan, modePertek, PENANDA_TANGAN } from './delegasi.ts';
import type { IsiPertek } from './pertek.ts';
import { NAMA_JENJANG, wajibTandaTanganLangsung } from './usul.ts';

/** A signed letter or signed minutes as they travel: `isi` is the very text that was signed. */
export interface DokumenBertanda {
  readonly isi: string;
  readonly jws: string;
}

/** One file, byte for byte determined by the letter. */
export const tulisDokumen = ({ isi, jws }: DokumenBertanda): string => `{"isi":${isi},"jws":${JSON.stringify(jws)}}\n`;

const isIsi = (x: unknown): x is IsiPertek => {
  const i = x as Partial<IsiPertek> | null;
  return (
    i?.bentuk === 'simpul-pertek-1' &&
    typeof i.nomor === 'string' &&
    typeof i.ditandatanganiPada === 'string' &&
    Array.isArray(i.pegawai) &&
    Array.isArray(i.delegasi) &&
    (PENANDA_TANGAN as readonly unknown[]).includes(i.penandaTangan?.peran)
  );
};

/** Reads a file; null unless it is exactly what `tulisDokumen` writes for a text of the shape that `isBentuk` knows. */
export function bacaBertanda<T>(teks: string, isBentuk: (x: unknown) => x is T): { readonly dokumen: DokumenBertanda; readonly isi: T } | null {
  try {
    const { isi, jws } = JSON.parse(teks) as { isi: unknown; jws: unknown };
    if (!isBentuk(isi) || typeof jws !== 'string') return null;
    const dokumen = { isi: jsonBaku(isi), jws };
    return tulisDokumen(dokumen) === teks ? { dokumen, isi } : null;
  } catch {
    return null;
  }
}

export const bacaDokumen = (teks: string): { readonly dokumen: DokumenBertanda; readonly isi: IsiPertek } | null => bacaBertanda(teks, isIsi);

export interface BuktiPertek {
  /** The signature verifies under the named key. */
  readonly cocok: boolean;
  readonly kunci: { readonly peran: string; readonly sejak: string; readonly sampai: string | null } | null;
  /** The whole matrix as it stands now, revocations included. */
  readonly delegasi: readonly Delegasi[];
}

/** What is wrong with a signed pertek, in words for the reader; empty = valid. */
export function cacatPertek(isi: IsiPertek, { cocok, kunci, delegasi }: BuktiPertek): readonly string[] {
  if (kunci === null) return ['kunci penanda tangan tidak terdaftar pada hub ini'];
  if (!cocok) return ['tanda tangan tidak cocok dengan isi: surat ini bukan yang ditandatangani'];
  const { peran, mode } = isi.penandaTangan;
  const cacat: string[] = [];
  const pada = Date.parse(isi.ditandatanganiPada);
  if (kunci.peran !== peran) cacat.push(`kunci milik ${kunci.peran}, surat menyebut ${peran}`);
  if (!(Date.parse(kunci.sejak) <= pada && (kunci.sampai === null || pada <= Date.parse(kunci.sampai))))
    cacat.push('kunci tidak berlaku pada saat penandatanganan');
  if (mode !== modePertek(peran)) cacat.push(`mode ${mode} tidak mungkin bagi ${peran}`);
  if (mode === 'LANGSUNG') return cacat;
  for (const j of new Set(isi.pegawai.map((p) => p.jenjang))) {
    if (wajibTandaTanganLangsung(j)) cacat.push(`pertek ${NAMA_JENJANG[j]} harus ditandatangani langsung`);
    else if (dasarTandaTangan([j], { peran, tanggal: isi.tanggal, delegasi }).tanpa.length > 0)
      cacat.push(`tidak ada delegasi ${NAMA_JENJANG[j]} kepada ${peran} yang berlaku pada ${isi.tanggal}`);
  }
  for (const d of isi.delegasi) {
    const kini = delegasi.find((x) => x.id === d.id);
    if (kini === undefined || kini.nomorSk !== d.nomorSk) cacat.push(`delegasi ${d.nomorSk} tidak ada pada matriks hub`);
  }
  return cacat;
}

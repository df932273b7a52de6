import type { Tanggal } from '../asn/tanggal.ts';
import type { Putusan, Tahap } from './gerbang/aturan.ts';
import type { HasilGerbang } from './gerbang/periksa.ts';
import type { JenisUsul } from './usul.ts';

/** An office by the name it had when the minutes were signed. */
export interface InstansiTersebut {
  readonly id: string;
  readonly nama: string;
}

/** What the hub signs of stored minutes. Its canonical JSON is the signed text; it names no person. */
export interface IsiTandaBeritaAcara {
  readonly bentuk: 'simpul-berita-acara-1';
  readonly kode: string;
  readonly beritaAcara: string;
  /** sha256 of the canonical minutes. */
  readonly sidik: string;
  readonly usul: { readonly nomor: string; readonly jenis: JenisUsul; readonly tmt: Tanggal; readonly instansi: InstansiTersebut };
  /** Every office that the people come from or go to, by id. */
  readonly instansi: readonly InstansiTersebut[];
  readonly tahap: Tahap;
  readonly hasil: HasilGerbang;
  /** ISO instant of the check. */
  readonly pada: string;
  readonly banyakPegawai: number;
  /** Answers of all rules for all people, by outcome. */
  readonly banyakPutusan: Readonly<Record<Putusan['hasil'], number>>;
  /** sha256 over the rules, their legal bases and their parameters. */
  readonly versiAturan: string;
  /** Public address of the hub, as printed under the QR code. */
  readonly alamat: string;
  /** ISO instant. */
  readonly ditandatanganiPada: string;
}

export const isTandaBeritaAcara = (x: unknown): x is IsiTandaBeritaAcara => {
  const i = x as Partial<IsiTandaBeritaAcara> | null;
  return i?.bentuk === 'simpul-berita-acara-1' && typeof i.kode === 'string' && typeof i.sidik === 'string' && typeof i.ditandatanganiPada === 'string';
};

/** As printed: four groups of four letters and digits that cannot be mistaken for one another. Spaces and small letters are forgiven; null = no code. */
export function bacaKode(teks: string): string | null {
  const rapat = teks.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(rapat) ? (rapat.match(/.{4}/g) ?? []).join('-') : null;
}

/** What stands behind a signature of the hub itself. */
export interface BuktiTandaHub {
  /** The signature verifies under the named key. */
  readonly cocok: boolean;
  readonly kunci: { readonly peran: string; readonly sejak: string; readonly sampai: string | null } | null;
}

/** What is wrong with a signature of the hub made at `saat` (ISO instant), in words for the reader; empty = valid. `benda` = what was signed. */
export function cacatTandaHub(benda: string, saat: string, { cocok, kunci }: BuktiTandaHub): readonly string[] {
  if (kunci === null) return ['kunci penanda tangan tidak terdaftar pada hub ini'];
  if (!cocok) return [`tanda tangan tidak cocok dengan isi: ini bukan ${benda} yang ditandatangani`];
  const cacat: string[] = [];
  const pada = Date.parse(saat);
  if (kunci.peran !== 'SISTEM') cacat.push(`kunci milik ${kunci.peran}, bukan milik hub`);
  if (!(Date.parse(kunci.sejak) <= pada && (kunci.sampai === null || pada <= Date.parse(kunci.sampai))))
    cacat.push('kunci tidak berlaku pada saat penandatanganan');
  return cacat;
}

export interface BuktiBeritaAcara extends BuktiTandaHub {
  /** Fingerprint that the stored minutes carry now; null = no such minutes. */
  readonly sidik: string | null;
}

/** What is wrong with signed minutes, in words for the reader; empty = valid. */
export function cacatBeritaAcara(isi: IsiTandaBeritaAcara, bukti: BuktiBeritaAcara): readonly string[] {
  const { cocok, kunci, sidik } = bukti;
  const cacat = [...cacatTandaHub('berita acara', isi.ditandatanganiPada, bukti)];
  if (kunci === null || !cocok) return cacat;
  if (sidik === null) cacat.push('berita acara ini tidak tersimpan pada hub');
  else if (sidik !== isi.sidik) cacat.push('sidik berita acara yang tersimpan berbeda dari yang ditandatangani');
  return cacat;
}

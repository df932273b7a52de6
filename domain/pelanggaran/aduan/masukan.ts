import { parseTanggal, type Tanggal } from '../../asn/tanggal.ts';
import { KATEGORI_ADUAN, type KategoriAduan } from './saluran.ts';

/** Evidence that the sender keeps: a name and the sha256 of its bytes, so that it cannot be exchanged later. */
export interface Lampiran {
  readonly nama: string;
  readonly sha256: string;
}

/** A complaint whose every field was looked at. */
export interface IsiAduan {
  readonly kategori: KategoriAduan;
  readonly instansiId: string | null;
  readonly instansiTertulis: string | null;
  readonly nip: string | null;
  readonly nik: string | null;
  readonly uraian: string;
  readonly tanggalKejadian: Tanggal | null;
  readonly lampiran: readonly Lampiran[];
}

/** Who reports. Goes into the vault and nowhere else. */
export interface Pelapor {
  readonly nama: string | null;
  readonly kontak: string | null;
}

export interface GalatBidang {
  readonly bidang: string;
  readonly pesan: string;
}

export type HasilMasukan =
  | { readonly sah: true; readonly isi: IsiAduan; readonly pelapor: Pelapor | null }
  | { readonly sah: false; readonly galat: readonly GalatBidang[] };

export type Mentah = Readonly<Record<string, unknown>>;

const URAIAN = { min: 20, maks: 8_000 };
const LAMPIRAN_MAKS = 10;
const TERLARANG = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]|\p{Cs}/u;
const TANGGAL_AWAL = '2000-01-01';

/** Collects what is wrong, field by field, so that a sender is told everything at once. */
class Pemeriksa {
  readonly galat: GalatBidang[] = [];
  readonly #mentah: Mentah;
  constructor(mentah: Mentah) {
    this.#mentah = mentah;
  }
  salah(bidang: string, pesan: string): null {
    this.galat.push({ bidang, pesan });
    return null;
  }
  /** NFC, trimmed, without control signs; null = not given, or refused. */
  teks(bidang: string, maks: number): string | null {
    const nilai = this.#mentah[bidang];
    if (nilai === undefined || nilai === null) return null;
    if (typeof nilai !== 'string') return this.salah(bidang, 'Isian harus berupa teks.');
    const rapi = nilai.replaceAll('\r\n', '\n').normalize('NFC').trim();
    if (TERLARANG.test(rapi)) return this.salah(bidang, 'Isian memuat karakter terlarang. Ketik ulang isian ini.');
    if (rapi.length > maks) return this.salah(bidang, `Paling banyak ${maks} huruf.`);
    return rapi === '' ? null : rapi;
  }
  angka(bidang: string, banyak: number, nama: string): string | null {
    const rapat = this.teks(bidang, 40)?.replaceAll(/[\s.-]/g, '') ?? null;
    return rapat === null || (/^\d+$/.test(rapat) && rapat.length === banyak) ? rapat : this.salah(bidang, `${nama} terdiri dari ${banyak} angka.`);
  }
}

function bacaLampiran(p: Pemeriksa, nilai: unknown): readonly Lampiran[] {
  if (nilai === undefined || nilai === null) return [];
  const sah = (x: unknown): x is Lampiran => {
    const l = x as Partial<Lampiran> | null;
    return typeof l?.nama === 'string' && /^[^\p{C}]{1,200}$/u.test(l.nama) && typeof l.sha256 === 'string' && /^[0-9a-f]{64}$/.test(l.sha256);
  };
  if (Array.isArray(nilai) && nilai.length <= LAMPIRAN_MAKS && nilai.every(sah))
    return nilai.map(({ nama, sha256 }) => ({ nama: nama.normalize('NFC'), sha256 }));
  p.salah('lampiran', `Paling banyak ${LAMPIRAN_MAKS} lampiran, masing-masing nama dan sha256 (64 angka heksadesimal kecil).`);
  return [];
}

/** Checks a complaint as it came. `hariIni`: nothing can have happened after it. */
export function periksaAduan(mentah: Mentah, hariIni: Tanggal): HasilMasukan {
  const p = new Pemeriksa(mentah);
  const kategori = p.teks('kategori', 40);
  const isKategori = kategori !== null && Object.hasOwn(KATEGORI_ADUAN, kategori);
  if (!isKategori) p.salah('kategori', `Pilih salah satu: ${Object.keys(KATEGORI_ADUAN).join(', ')}.`);
  const uraian = p.teks('uraian', URAIAN.maks) ?? '';
  if (uraian.length < URAIAN.min && !p.galat.some((g) => g.bidang === 'uraian'))
    p.salah('uraian', `Ceritakan kejadiannya, paling sedikit ${URAIAN.min} huruf.`);
  const tertulis = p.teks('tanggalKejadian', 10);
  const tanggalKejadian = tertulis === null ? null : parseTanggal(tertulis);
  if (tertulis !== null && (tanggalKejadian === null || tanggalKejadian < TANGGAL_AWAL || tanggalKejadian > hariIni))
    p.salah('tanggalKejadian', 'Tanggal ditulis tahun-bulan-hari, misalnya 2026-11-05, dan tidak boleh di masa depan.');
  const isi = {
    kategori: kategori as KategoriAduan,
    instansiId: p.teks('instansiId', 64),
    instansiTertulis: p.teks('instansi', 200),
    nip: p.angka('nip', 18, 'NIP'),
    nik: p.angka('nik', 16, 'NIK'),
    uraian,
    tanggalKejadian,
    lampiran: bacaLampiran(p, mentah['lampiran']),
  };
  const pelapor = { nama: p.teks('pelaporNama', 200), kontak: p.teks('pelaporKontak', 200) };
  if (p.galat.length > 0) return { sah: false, galat: p.galat };
  return { sah: true, isi, pelapor: pelapor.nama === null && pelapor.kontak === null ? null : pelapor };
}

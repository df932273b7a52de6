import { z } from 'zod';
import { Kesalahan } from '../../domain/kesalahan.ts';
import { BIDANG } from '../../domain/selisih/bidang.ts';
import { KOLOM_REKAMAN, type KolomRekaman } from '../../domain/selisih/rekaman.ts';
import { isKodeSiasn } from './kode-siasn.ts';
import { type Langkah, periksaLangkah } from './langkah.ts';
import { type PetaBaris, posisiJson } from './posisi-json.ts';

export type KolomKanonik = 'nip' | KolomRekaman;
export type PetaKode = 'padanan:unor' | 'padanan:jabatan' | ReadonlyMap<string, string>;

export interface BidangProfil {
  readonly kanonik: KolomKanonik;
  readonly sumber: readonly string[];
  readonly ubah: readonly Langkah[];
  readonly petaKode: PetaKode | null;
  readonly tetap: string | null;
  /** Line of its source columns in the text of the profile, from 1. */
  readonly baris: number;
}

/** A checked mapping profile: how one kind of SIMPEG file becomes canonical records. Made by bacaProfil only. */
export interface Profil {
  readonly id: string;
  readonly versi: number;
  readonly nama: string;
  readonly format: 'csv' | 'ndjson';
  readonly pemisah: ';' | ',' | '|' | '\t' | null;
  readonly satuKolomInstansi: boolean;
  readonly bidang: readonly BidangProfil[];
}

const teks = z.string().min(1);
const BENTUK = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'huruf kecil, angka dan tanda hubung saja'),
  versi: z.int().min(1),
  nama: teks,
  format: z.enum(['csv', 'ndjson']),
  pemisah: z.enum([';', ',', '|', '\t']).nullish(),
  satuKolomInstansi: z.boolean().default(false),
  kebijakanTakTerpetakan: z.literal('TAK_TERBANDINGKAN'),
  bidang: z
    .array(
      z.strictObject({
        kanonik: z.string(),
        sumber: z.union([teks, z.array(teks)]).optional(),
        ubah: z.array(z.unknown()).default([]),
        petaKode: teks.optional(),
        tetap: z.string().optional(),
        catatan: z.string().optional(),
      }),
    )
    .min(1),
  petaKode: z
    .record(z.string(), z.union([z.enum(['padanan:unor', 'padanan:jabatan']), z.array(z.strictObject({ lokal: z.string(), siasn: z.string().nullable() }))]))
    .default({}),
});
type Mentah = z.infer<typeof BENTUK>;

const dikenal = new Set<string>(['nip', ...KOLOM_REKAMAN]);
const jalurTeks = (jalur: readonly PropertyKey[]): string =>
  jalur.map((j, i) => (typeof j === 'number' ? `[${j}]` : `${i === 0 ? '' : '.'}${String(j)}`)).join('');

/** Knows the line of every value, or of the nearest enclosing one that stands in the text, and refuses with it. */
class Penolak {
  readonly asal: string;
  readonly peta: PetaBaris;
  constructor(asal: string, peta: PetaBaris) {
    this.asal = asal;
    this.peta = peta;
  }
  baris(jalur: string): number {
    let induk = jalur;
    while (induk !== '' && !this.peta.has(induk)) induk = induk.replace(/(?:\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, '');
    return this.peta.get(induk) ?? 1;
  }
  tolak(jalur: string, sebab: string): never {
    throw new Kesalahan('PROFIL_DITOLAK', `${this.asal} baris ${this.baris(jalur)}${jalur === '' ? '' : `, ${jalur}`}: ${sebab}.`);
  }
}

function petaKodeDari(mentah: Mentah, nama: string, kanonik: KolomKanonik, letak: { penolak: Penolak; jalur: string }): PetaKode {
  const { penolak, jalur } = letak;
  const isi = Object.hasOwn(mentah.petaKode, nama) ? mentah.petaKode[nama] : undefined;
  if (isi === undefined) {
    if (nama === 'padanan:unor' || nama === 'padanan:jabatan') return nama;
    return penolak.tolak(`${jalur}.petaKode`, `peta kode "${nama}" tidak ada di petaKode`);
  }
  if (typeof isi === 'string') return isi;
  const hasil = new Map<string, string>();
  isi.forEach(({ lokal, siasn }, i) => {
    const di = `petaKode.${nama}[${i}]`;
    if (hasil.has(lokal)) penolak.tolak(`${di}.lokal`, `kode lokal "${lokal}" ditulis dua kali`);
    if (siasn !== null && kanonik !== 'nip' && !isKodeSiasn(kanonik, siasn))
      penolak.tolak(`${di}.siasn`, `"${siasn}" bukan bentuk kode SIASN untuk ${kanonik}`);
    hasil.set(lokal, siasn ?? '');
  });
  return hasil;
}

function bidangDari(mentah: Mentah, i: number, penolak: Penolak): BidangProfil {
  const b = mentah.bidang[i];
  const jalur = `bidang[${i}]`;
  if (!b || !dikenal.has(b.kanonik)) return penolak.tolak(`${jalur}.kanonik`, `kolom kanonik "${b?.kanonik ?? ''}" tidak dikenal`);
  const kanonik = b.kanonik as KolomKanonik;
  const sumber = b.sumber === undefined ? [] : typeof b.sumber === 'string' ? [b.sumber] : b.sumber;
  if (sumber.length === 0 && b.tetap === undefined) penolak.tolak(`${jalur}.sumber`, 'tanpa sumber dan tanpa "tetap"');
  if (b.tetap !== undefined && kanonik !== 'nip' && b.petaKode === undefined && !isKodeSiasn(kanonik, b.tetap)) {
    penolak.tolak(`${jalur}.tetap`, `"${b.tetap}" bukan bentuk nilai untuk ${kanonik}`);
  }
  const ubah = b.ubah.map((u, j) => {
    const hasil = periksaLangkah(u);
    return 'salah' in hasil ? penolak.tolak(`${jalur}.ubah[${j}]`, hasil.salah) : hasil.langkah;
  });
  const petaKode = b.petaKode === undefined ? null : petaKodeDari(mentah, b.petaKode, kanonik, { penolak, jalur });
  return { kanonik, sumber, ubah, petaKode, tetap: b.tetap ?? null, baris: penolak.baris(`${jalur}.sumber`) };
}

/** Reads and checks a mapping profile. PROFIL_DITOLAK names `asal`, the line in the text, the path and the fault. */
export function bacaProfil(text: string, asal: string): Profil {
  const posisi = posisiJson(text);
  if (!posisi.sah) throw new Kesalahan('PROFIL_DITOLAK', `${asal} baris ${posisi.baris}: JSON rusak, ${posisi.sebab}.`);
  const penolak = new Penolak(asal, posisi.peta);
  const bentuk = BENTUK.safeParse(posisi.nilai);
  if (!bentuk.success) {
    const masalah = bentuk.error.issues[0];
    return penolak.tolak(jalurTeks(masalah?.path ?? []), masalah?.message ?? 'bentuk salah');
  }
  const mentah = bentuk.data;
  const bidang = mentah.bidang.map((_, i) => bidangDari(mentah, i, penolak));
  bidang.forEach((b, i) => {
    if (bidang.findIndex((x) => x.kanonik === b.kanonik) < i) penolak.tolak(`bidang[${i}].kanonik`, `kolom kanonik "${b.kanonik}" dipetakan dua kali`);
  });
  if (!bidang.some((b) => b.kanonik === 'nip' && b.sumber.length > 0)) penolak.tolak('bidang', 'kolom nip tidak dipetakan');
  const terpakai = new Set(mentah.bidang.map((b) => b.petaKode));
  for (const nama of Object.keys(mentah.petaKode))
    if (!terpakai.has(nama)) penolak.tolak(`petaKode.${nama}`, `peta kode "${nama}" tidak dipakai bidang mana pun`);
  return {
    id: mentah.id,
    versi: mentah.versi,
    nama: mentah.nama,
    format: mentah.format,
    pemisah: mentah.pemisah ?? null,
    satuKolomInstansi: mentah.satuKolomInstansi,
    bidang,
  };
}

/** Every source column the profile reads, once each. */
export const kolomSumber = (profil: Profil): readonly string[] => [...new Set(profil.bidang.flatMap((b) => b.sumber))];

/** Refuses a file whose header lacks a source column. PROFIL_DITOLAK names every one of them, with the field that needs it and the profile's line. */
export function periksaKolom(profil: Profil, header: readonly string[]): void {
  const ada = new Set(header);
  const kurang = profil.bidang.flatMap((b) => b.sumber.filter((s) => !ada.has(s)).map((s) => `baris ${b.baris}, kolom sumber "${s}" untuk ${b.kanonik}`));
  if (kurang.length > 0)
    throw new Kesalahan('PROFIL_DITOLAK', `Profil ${profil.id} versi ${profil.versi}: tidak ada pada baris judul berkas: ${kurang.join('; ')}.`);
}

/** Bitmap of the fields that the profile offers whole. With one instansi column the home instansi follows from it only where DPK/DPB is known. */
export function cakupanProfil(profil: Profil): number {
  const ada = new Set<string>(profil.bidang.map((b) => b.kanonik));
  if (profil.satuKolomInstansi) {
    ada.add('instansiKerjaId');
    if (ada.has('jenisPegawaiId')) ada.add('instansiIndukId');
  }
  return BIDANG.filter((b) => b.kolom.every((k) => ada.has(k))).reduce((m, b) => m | (1 << b.bit), 0);
}

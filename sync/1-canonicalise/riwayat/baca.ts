import { type Tanggal, tambahBulan } from '../../../domain/asn/tanggal.ts';
import { jenisHukumanDariId } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { BAKU_RIWAYAT } from '../../../domain/riwayat/baku.ts';
import { type AlasanRiwayat, type BarisRiwayat, type IsiRiwayat, rakitBaris } from '../../../domain/riwayat/baris.ts';
import { bacaJenisRiwayat, type JenisRiwayat, RIWAYAT } from '../../../domain/riwayat/jenis.ts';
import type { AlasanTakTeruji } from '../../../domain/selisih/rekaman.ts';
import { type BarisFakta, bacaFakta, type Isian, type Orang } from '../fakta/isian.ts';
import { kanonikKinerja } from '../fakta/kinerja.ts';
import { type BarisDitolak, tolak } from '../hasil-baris.ts';
import type { Rujukan } from '../rujukan.ts';
import { KOLOM_LOKAL, KOLOM_ORANG, KOLOM_SUMBER } from './kolom-sumber.ts';

/** Grows when the same row gives other canonical values. */
export const VERSI_RIWAYAT = 1;

/** A refused row still says what it can: whose history, and which, is not whole. */
export type HasilRiwayat =
  | { readonly macam: 'BARIS'; readonly orang: Orang; readonly baris: BarisRiwayat }
  | { readonly macam: 'CAKUPAN'; readonly jenis: JenisRiwayat }
  | { readonly macam: 'TOLAK'; readonly orang: Orang | null; readonly jenis: JenisRiwayat | null; readonly sebab: BarisDitolak };

type Sel = { readonly nilai: string | null } | { readonly alasan: AlasanTakTeruji };
interface Bacaan {
  readonly isi: IsiRiwayat;
  readonly alasan: AlasanRiwayat;
}

const isDisediakan = (baris: BarisFakta, alias: readonly string[]): boolean => alias.some((k) => Object.hasOwn(baris, k));

function bacaSel(baris: BarisFakta, isian: Isian, kolom: string, { alias, padanan }: { alias: readonly string[]; padanan: Rujukan['padanan'] }): Sel {
  const teks = isian.teks(...alias);
  const baku = teks === null ? null : BAKU_RIWAYAT[kolom]?.(teks);
  if (baku === undefined) return { alasan: 'TIDAK_TERBACA' };
  if (baku !== null) return { nilai: baku };
  const lokal = KOLOM_LOKAL[kolom];
  if (lokal === undefined || !Object.hasOwn(baris, lokal.kolom)) return isDisediakan(baris, alias) ? { nilai: null } : { alasan: 'TIDAK_DISEDIAKAN' };
  const kode = isian.teks(lokal.kolom);
  const siasn = kode === null ? null : padanan(lokal.tabel, kode);
  return siasn === undefined ? { alasan: 'BELUM_DIREKON' } : { nilai: siasn };
}

function bacaKolom(jenis: JenisRiwayat, baris: BarisFakta, isian: Isian, padanan: Rujukan['padanan']): Bacaan {
  const isi: Record<string, string | null> = {};
  const alasan: Partial<Record<string, AlasanTakTeruji>> = {};
  for (const [kolom, alias] of Object.entries(KOLOM_SUMBER[jenis])) {
    const sel = bacaSel(baris, isian, kolom, { alias, padanan });
    if ('alasan' in sel) alasan[kolom] = sel.alasan;
    else if (sel.nilai !== null) isi[kolom] = sel.nilai;
  }
  return { isi, alasan };
}

/** A structural position is its unit: both ids are one, and what is unknown of the unit is unknown of the position. */
function bacaJabatan(baris: BarisFakta, isian: Isian, padanan: Rujukan['padanan']): Bacaan {
  const { isi, alasan } = bacaKolom('jabatan', baris, isian, padanan);
  if (isi['jenisJabatanId'] !== '1') return { isi, alasan };
  const { jabatanId: _id, ...isiLain } = isi;
  const { jabatanId: _sebab, ...alasanLain } = alasan;
  const sebab = alasan['unorId'];
  return {
    isi: isi['unorId'] == null ? isiLain : { ...isiLain, jabatanId: isi['unorId'] },
    alasan: sebab === undefined ? alasanLain : { ...alasanLain, jabatanId: sebab },
  };
}

/** Ratings stand as numbers or as words; the year alone is required. */
function bacaKinerja(baris: BarisFakta): Bacaan | BarisDitolak {
  const hasil = kanonikKinerja(baris);
  if (!hasil.sah) return hasil;
  const isi: Record<string, string | null> = { tahun: String(hasil.fakta.tahun) };
  const alasan: Partial<Record<string, AlasanTakTeruji>> = {};
  for (const kolom of ['kuadran', 'hasil', 'perilaku'] as const) {
    const alias = KOLOM_SUMBER.kinerja[kolom] ?? [];
    const nilai = hasil.fakta[kolom];
    if (nilai !== null) isi[kolom] = String(nilai);
    else if (!isDisediakan(baris, alias)) alasan[kolom] = 'TIDAK_DISEDIAKAN';
    else if (alias.some((k) => (baris[k] ?? '').trim() !== '')) alasan[kolom] = 'TIDAK_TERBACA';
  }
  return { isi, alasan };
}

/** The tier follows from the kind where it is not written; the end from start and length. Row ids let a later row end this one. */
function bacaHukdis(baris: BarisFakta, isian: Isian, padanan: Rujukan['padanan']): Bacaan {
  const { isi, alasan } = bacaKolom('hukdis', baris, isian, padanan);
  const tingkat = isi['tingkat'] ?? jenisHukumanDariId.get(isi['jenisHukumanId'] ?? '')?.tingkat ?? null;
  const masa = (isian.angka('masaTahun') ?? 0) * 12 + (isian.angka('masaBulan') ?? 0);
  const mulai = isi['mulai'] ?? null;
  const akhir = isi['akhir'] ?? (alasan['akhir'] === 'TIDAK_TERBACA' || mulai === null || masa === 0 ? null : tambahBulan(mulai as Tanggal, masa));
  const tetap = { tingkat, akhir, id: isian.id('id'), mengakhiri: isian.id('hukdisYangDiberhentikanId', 'rwHukumanDisiplin') };
  const ada = Object.entries(tetap).filter(([, nilai]) => nilai !== null);
  const sebab = Object.entries(alasan).filter(([kolom]) => !ada.some(([k]) => k === kolom));
  return { isi: { ...isi, ...Object.fromEntries(ada) }, alasan: Object.fromEntries(sebab) };
}

function bacaIsi(jenis: JenisRiwayat, baris: BarisFakta, isian: Isian, padanan: Rujukan['padanan']): Bacaan | BarisDitolak {
  if (jenis === 'kinerja') return bacaKinerja(baris);
  if (jenis === 'jabatan') return bacaJabatan(baris, isian, padanan);
  return jenis === 'hukdis' ? bacaHukdis(baris, isian, padanan) : bacaKolom(jenis, baris, isian, padanan);
}

const isKosong = (teks: string | null | undefined): boolean => teks === null || teks === undefined || teks.trim() === '';
/** A row that names its kind and nothing else says that the file offers this kind, be it without a single row. */
const isCakupan = (baris: BarisFakta): boolean => Object.entries(baris).every(([kolom, teks]) => KOLOM_JENIS.includes(kolom) || isKosong(teks));
const KOLOM_JENIS = ['jenisRiwayat', 'jenis_riwayat'];

/**
 * One row of a file of histories, of either side. Columns that are missing, unreadable or not mapped become reasons; a row is refused only without
 * person, kind or any key, or with forbidden characters. `padanan` answers for the local codes of a SIMPEG.
 */
export function bacaRiwayat(baris: BarisFakta, padanan: Rujukan['padanan']): HasilRiwayat {
  const bacaJenis = bacaFakta(baris, (isian) => bacaJenisRiwayat(isian.teks(...KOLOM_JENIS) ?? '') ?? null);
  const jenis = bacaJenis.sah ? bacaJenis.fakta : null;
  if (jenis !== null && isCakupan(baris)) return { macam: 'CAKUPAN', jenis };
  const bacaOrang = bacaFakta(baris, (isian) => isian.orang(...KOLOM_ORANG));
  const orang = bacaOrang.sah ? bacaOrang.fakta : null;
  if (jenis === null) return { macam: 'TOLAK', orang, jenis, sebab: bacaJenis.sah ? tolak('JENIS_RIWAYAT_TIDAK_DIKENAL', 'jenisRiwayat') : bacaJenis };
  if (!bacaOrang.sah) return { macam: 'TOLAK', orang, jenis, sebab: bacaOrang };
  const isi = bacaFakta(baris, (isian) => ({
    bacaan: bacaIsi(jenis, baris, isian, padanan),
    batal: jenis === 'hukdis' && (isian.teks('skPembatalanNomor') ?? isian.teks('skPembatalanTanggal')) !== null,
  }));
  const sebab = !isi.sah ? isi : 'sah' in isi.fakta.bacaan ? isi.fakta.bacaan : null;
  if (sebab !== null || !isi.sah || 'sah' in isi.fakta.bacaan)
    return { macam: 'TOLAK', orang, jenis, sebab: sebab ?? tolak('NILAI_WAJIB_KOSONG', 'jenisRiwayat') };
  const { bacaan, batal } = isi.fakta;
  const hasil = rakitBaris(jenis, bacaan.isi, bacaan.alasan, batal);
  if (hasil === null) return { macam: 'TOLAK', orang, jenis, sebab: tolak('NILAI_WAJIB_KOSONG', RIWAYAT[jenis].kunci[0] ?? '') };
  return { macam: 'BARIS', orang: bacaOrang.fakta, baris: hasil };
}

import { bidangDariNama } from '../selisih/bidang.ts';
import type { KolomRekaman } from '../selisih/rekaman.ts';
import type { BedaRiwayat, NilaiBeda, SisiRiwayat } from './bandingkan.ts';
import type { BarisRiwayat } from './baris.ts';
import { type JenisRiwayat, RIWAYAT } from './jenis.ts';

export interface KolomUtama {
  readonly kolom: string;
  readonly utama: KolomRekaman;
  /** Field of the master record whose unreadability makes the column unknown. */
  readonly bidang: string;
}

const utama = (kolom: string, rekaman: KolomRekaman, bidang: string): KolomUtama => ({ kolom, utama: rekaman, bidang });

/** Columns of the newest row that BKN's master record must repeat. That they drift is why SIASN has services to copy one into the other. */
export const DATA_UTAMA: Readonly<Partial<Record<JenisRiwayat, readonly KolomUtama[]>>> = {
  jabatan: [
    utama('unorId', 'unorId', 'unorId'),
    utama('jenisJabatanId', 'jenisJabatanId', 'jenisJabatanId'),
    utama('jabatanId', 'jabatanId', 'jabatanId'),
    utama('tmtJabatan', 'tmtJabatan', 'tmtJabatan'),
  ],
  golongan: [utama('golonganId', 'golAkhirId', 'golAkhirId'), utama('tmtGolongan', 'tmtGolongan', 'tmtGolongan')],
  pendidikan: [utama('tkPendidikanId', 'tkPendidikanId', 'pendidikan'), utama('pendidikanId', 'pendidikanId', 'pendidikan')],
};

/** Key of a finding about the master record; no natural key looks like it. */
export const KUNCI_DATA_UTAMA = 'data-utama';

/** BKN's master record as far as histories speak of it. */
export interface RekamanUtama {
  readonly rekaman: Readonly<Partial<Record<KolomRekaman, string | null>>>;
  /** Bitmap of fields that could not be read. */
  readonly tak: number;
}

/** A value the history does not state cannot contradict anything; an empty master value against a stated one does. */
function menyimpang(r: BarisRiwayat, kolom: readonly KolomUtama[], u: RekamanUtama): NilaiBeda {
  const beda = kolom.flatMap((k): [string, readonly [string | null, string | null]][] => {
    const [di, ke] = [r.isi[k.kolom] ?? null, u.rekaman[k.utama] ?? null];
    const tak = (u.tak & (1 << (bidangDariNama.get(k.bidang)?.bit ?? 31))) !== 0;
    return di === null || r.alasan[k.kolom] !== undefined || tak || di === ke ? [] : [[k.kolom, [di, ke]]];
  });
  return Object.fromEntries(beda);
}

/** Where BKN's master record contradicts the newest valid row of BKN's own history. Not asked where that row may be the one nobody could read. */
export function bandingkanDataUtama(bkn: SisiRiwayat, u: RekamanUtama | null): BedaRiwayat[] {
  if (u === null) return [];
  return Object.entries(DATA_UTAMA).flatMap(([nama, kolom]): BedaRiwayat[] => {
    const jenis = nama as JenisRiwayat;
    const milik = bkn.baris.filter((r) => r.jenis === jenis && !r.batal);
    const kolomUrut = RIWAYAT[jenis].urut ?? '';
    if (!bkn.cakupan.has(jenis) || bkn.takLengkap.has(jenis) || milik.some((r) => r.alasan[kolomUrut] !== undefined)) return [];
    const terbaru = milik.reduce<string | null>((m, r) => (r.urut !== null && (m === null || r.urut > m) ? r.urut : m), null);
    // Rows of one day are one event in several parts: any of them may be the one the master record repeats.
    const calon = milik.filter((r) => terbaru !== null && r.urut === terbaru).map((r) => ({ r, nilai: menyimpang(r, kolom, u) }));
    const [dekat] = calon.sort((a, b) => Object.keys(a.nilai).length - Object.keys(b.nilai).length || (a.r.kunci < b.r.kunci ? -1 : 1));
    if (dekat === undefined || Object.keys(dekat.nilai).length === 0) return [];
    return [{ jenis, kunci: KUNCI_DATA_UTAMA, beda: 'DATA_UTAMA', nilai: dekat.nilai, level: 'PERINGATAN' }];
  });
}

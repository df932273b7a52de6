/** What must become of one bad feed: refused whole, with this text; or read, with exactly these rows refused and these cells named as unreadable. */
export type Harapan =
  | { readonly tolak: string }
  | {
      readonly terbaca: number;
      readonly diterapkan: number;
      readonly duplikat?: number;
      /** Line, column (null when the row as a whole), code. */
      readonly karantina?: readonly (readonly [baris: number, kolom: string | null, kode: string])[];
      readonly peringatan?: readonly (readonly [baris: number, kolom: string, kode: string])[];
      /** Name stored for the second row. */
      readonly nama?: string | null;
    };

export type Baris = Readonly<Record<string, string>>;

/** One feed of the corpus. `isi` gets the rows of three invented people whom no other case uses. */
export interface KasusBuruk {
  readonly id: string;
  readonly masalah: string;
  readonly isi: (orang: readonly [Baris, Baris, Baris]) => Buffer;
  /** Default false: as a partial feed, so that the cases do not take each other's people away. */
  readonly lengkap?: boolean;
  /** Refused before it is accepted: no feed is recorded. */
  readonly diPintu?: boolean;
  readonly harapan: Harapan;
}

export const KOLOM = [
  ...(['nip_baru', 'pns_id', 'nama', 'gelar_depan', 'gelar_belakang', 'tanggal_lahir', 'jenis_kelamin', 'nik', 'is_valid_nik', 'jenis_pegawai_id'] as const),
  ...(['kedudukan_hukum_id', 'status_cpns_pns', 'tmt_cpns', 'tmt_pns', 'gol_akhir_id', 'tmt_golongan', 'mk_tahun', 'mk_bulan', 'jenis_jabatan_id'] as const),
  ...(['jabatan_id', 'jabatan_nama', 'tmt_jabatan', 'tingkat_pendidikan_id', 'pendidikan_id', 'unor_id', 'instansi_induk_id', 'instansi_kerja_id'] as const),
  'alamat',
] as const;

const duaAngka = (n: number): string => String(n).padStart(2, '0');

/** Row of an invented person (serial 900 and up); `urut` below 12,000 gives each its own NIP. */
export function orangKe(urut: number): Baris {
  const bulan = duaAngka(1 + (Math.floor(urut / 100) % 12));
  const hari = duaAngka(1 + (Math.floor(urut / 1_200) % 28));
  const nip = `1991${bulan}${hari}2016011${900 + (urut % 100)}`;
  const isi: Partial<Record<(typeof KOLOM)[number], string>> = {
    nip_baru: nip,
    pns_id: `C0DE${String(urut).padStart(28, '0')}`,
    nama: `ORANG CONTOH ${'ABCDEFGHIJ'[urut % 10]}`,
    tanggal_lahir: `${hari}-${bulan}-1991`,
    jenis_kelamin: 'M',
    nik: `350101${hari}${bulan}910${String(urut % 1000).padStart(3, '0')}`,
    is_valid_nik: '1',
    jenis_pegawai_id: '1',
    kedudukan_hukum_id: '01',
    status_cpns_pns: 'P',
    tmt_cpns: '01-01-2016',
    tmt_pns: '01-02-2017',
    gol_akhir_id: '33',
    tmt_golongan: '01-04-2021',
    mk_tahun: '10',
    mk_bulan: '2',
    jenis_jabatan_id: '4',
    jabatan_nama: 'PENERA CONTOH',
    tmt_jabatan: '01-01-2020',
    alamat: 'Jalan Rekaan',
  };
  return Object.fromEntries(KOLOM.map((k) => [k, isi[k] ?? '']));
}

const sel = (teks: string): string => (/[";\n]/.test(teks) ? `"${teks.replaceAll('"', '""')}"` : teks);
export const barisCsv = (orang: Baris, pemisah = ';'): string => KOLOM.map((k) => sel(orang[k] ?? '')).join(pemisah);
export const judul = (pemisah = ';'): string => KOLOM.join(pemisah);

/** A whole CSV of these records; a text stands for a line as it is. */
export const csv = (daftar: readonly (Baris | string)[], { pemisah = ';', akhir = '\n' } = {}): string =>
  [judul(pemisah), ...daftar.map((b) => (typeof b === 'string' ? b : barisCsv(b, pemisah)))].map((b) => `${b}${akhir}`).join('');

/** Three people of whom the second one's cells are replaced. */
export const denganSel =
  (ganti: Baris) =>
  ([a, b, c]: readonly [Baris, Baris, Baris]): Buffer =>
    Buffer.from(csv([a, { ...b, ...ganti }, c]));

export const ndjson = (daftar: readonly (Baris | string)[]): Buffer =>
  Buffer.from(daftar.map((b) => `${typeof b === 'string' ? b : JSON.stringify(b)}\n`).join(''));

/** All three are applied. */
export const SEMUA = { terbaca: 3, diterapkan: 3 } as const;
/** The first and third are applied, the second (line 3 of a CSV) is refused. */
export const keduaDitolak = (kolom: string | null, kode: string, baris = 3): Harapan => ({ terbaca: 3, diterapkan: 2, karantina: [[baris, kolom, kode]] });
/** All are applied; one cell of the second is named as unreadable. */
export const keduaDiperingatkan = (kolom: string, kode: string): Harapan => ({ ...SEMUA, peringatan: [[3, kolom, kode]] });

import { type Acak, ambil } from '../acak.ts';
import { golonganBerikut } from '../cacat.ts';
import { barisHukdis } from '../fakta.ts';
import { jabatanLain, type Kantor } from '../orang.ts';
import { type BahanRiwayat, type DuaRiwayat, idRiwayat, type RiwayatContoh, riwayatHukdis } from './susun.ts';

/** The one finding that a defect must lead to; null = none at all. */
export interface HarapanRiwayat {
  readonly jenis: RiwayatContoh['jenis'];
  readonly beda: 'HANYA_BKN' | 'HANYA_SIMPEG' | 'KOLOM' | 'DATA_UTAMA';
  /** Differing columns; empty for a row that one side lacks. */
  readonly kolom: readonly string[];
  readonly level: 'BLOKIR' | 'PERINGATAN' | 'INFO';
}

export interface CacatRiwayat {
  readonly cacat: string;
  /** People out of 100,000 who draw it; less where it does not apply. */
  readonly per100Ribu: number;
  /** Changes the rows; false = does not apply to this person. */
  readonly ubah: (r: DuaRiwayat, x: KonteksRiwayat) => HarapanRiwayat | null | false;
}

export interface KonteksRiwayat extends BahanRiwayat {
  readonly acak: Acak;
  readonly kantor: Kantor;
  /** BKN's master feed carries this person. */
  readonly adaDiBkn: boolean;
}

type Jenis = RiwayatContoh['jenis'];
const letak = (baris: readonly RiwayatContoh[], jenis: Jenis, urut: number): number => {
  const milik = baris.flatMap((b, i) => (b.jenis === jenis ? [i] : []));
  return milik.at(urut) ?? -1;
};
/** Row `urut` of the kind (0 = oldest, -1 = newest) with other values; the expected finding when there is such a row. */
function ganti(baris: RiwayatContoh[], jenis: Jenis, urut: number, isi: (lama: RiwayatContoh['isi']) => Record<string, string>): boolean {
  const i = letak(baris, jenis, urut);
  const lama = baris[i];
  if (lama === undefined) return false;
  baris[i] = { jenis, isi: { ...lama.isi, ...isi(lama.isi) } };
  return true;
}
const kolom = (jenis: Jenis, ...nama: string[]): HarapanRiwayat => ({ jenis, beda: 'KOLOM', kolom: nama, level: 'PERINGATAN' });
const hanya = (sisi: 'BKN' | 'SIMPEG', jenis: Jenis, level: HarapanRiwayat['level'] = 'PERINGATAN'): HarapanRiwayat => ({
  jenis,
  beda: `HANYA_${sisi}`,
  kolom: [],
  level,
});
const geser = (tgl: string | undefined): string => `${(tgl ?? '').slice(0, 8)}${tgl?.endsWith('-17') ? '18' : '17'}`;

/** Takes one row from one side; the other then has it alone. Never the last one of a kind, so that the kind stays told. */
const hilang =
  (dari: 'BKN' | 'SIMPEG', jenis: Jenis): CacatRiwayat['ubah'] =>
  (r) => {
    const baris = dari === 'BKN' ? r.bkn : r.simpeg;
    if (baris.filter((b) => b.jenis === jenis).length < 2) return false;
    baris.splice(letak(baris, jenis, 0), 1);
    return hanya(dari === 'BKN' ? 'SIMPEG' : 'BKN', jenis);
  };

/** A newer row on both sides that BKN never copied into the master record. */
function tertinggalJabatan(r: DuaRiwayat, x: KonteksRiwayat): HarapanRiwayat | false {
  const lama = r.bkn[letak(r.bkn, 'jabatan', -1)];
  if (lama === undefined || !x.adaDiBkn || lama.isi['jenisJabatanId'] === '1') return false;
  const tmtJabatan = `${x.kantor.tahun}-${String(x.kantor.bulan).padStart(2, '0')}-01`;
  const { id } = jabatanLain(lama.isi['jabatanId'] ?? null, x.acak.bulat(1000));
  const isi = { ...lama.isi, jabatanId: id, tmtJabatan, nomorSk: `800.1.3/BARU/RIWAYAT-CONTOH/${x.orang.indeks}`, tanggalSk: tmtJabatan };
  for (const sisi of [r.bkn, r.simpeg]) sisi.push({ jenis: 'jabatan', isi });
  return { jenis: 'jabatan', beda: 'DATA_UTAMA', kolom: ['jabatanId', 'tmtJabatan'], level: 'PERINGATAN' };
}

function tertinggalGolongan(r: DuaRiwayat, x: KonteksRiwayat): HarapanRiwayat | false {
  const lama = r.bkn[letak(r.bkn, 'golongan', -1)];
  if (lama === undefined || !x.adaDiBkn) return false;
  const tmtGolongan = `${x.kantor.tahun}-${String(x.kantor.bulan).padStart(2, '0')}-01`;
  const isi = {
    golonganId: golonganBerikut(lama.isi['golonganId'] ?? null),
    tmtGolongan,
    skNomor: `823/BARU/CONTOH/${x.orang.indeks}`,
    skTanggal: tmtGolongan,
  };
  if (r.bkn.some((b) => b.jenis === 'golongan' && b.isi['golonganId'] === isi.golonganId)) return false;
  for (const sisi of [r.bkn, r.simpeg]) sisi.push({ jenis: 'golongan', isi });
  return { jenis: 'golongan', beda: 'DATA_UTAMA', kolom: ['golonganId', 'tmtGolongan'], level: 'PERINGATAN' };
}

/** A running punishment of the SIMPEG that BKN was never told of. */
function hukdisHanyaSimpeg(r: DuaRiwayat, x: KonteksRiwayat): HarapanRiwayat | false {
  if (r.bkn.some((b) => b.jenis === 'hukdis')) return false;
  const { nip, pnsId } = x.orang.rekaman;
  const isi = { jenisHukuman: '25', jenisTingkatHukumanId: 'S', hukumanTanggal: `${x.kantor.tahun}-01-05`, masaTahun: 1, masaBulan: 0 } as const;
  r.simpeg.push(
    riwayatHukdis(barisHukdis(idRiwayat(x.kantor, x.orang, 99), pnsId ?? '', nip, { ...isi, akhirHukumTanggal: `${x.kantor.tahun + 1}-01-04`, batal: false })),
  );
  return hanya('SIMPEG', 'hukdis', 'BLOKIR');
}

/** Defects of histories; each person draws at most one. Labels carry the true answer. */
export const CACAT_RIWAYAT: readonly CacatRiwayat[] = [
  { cacat: 'RIWAYAT_JABATAN_HILANG_SIMPEG', per100Ribu: 500, ubah: hilang('SIMPEG', 'jabatan') },
  { cacat: 'RIWAYAT_GOLONGAN_HILANG_SIMPEG', per100Ribu: 400, ubah: hilang('SIMPEG', 'golongan') },
  { cacat: 'RIWAYAT_PENDIDIKAN_HILANG_BKN', per100Ribu: 400, ubah: hilang('BKN', 'pendidikan') },
  { cacat: 'RIWAYAT_KINERJA_HILANG_BKN', per100Ribu: 400, ubah: hilang('BKN', 'kinerja') },
  {
    cacat: 'RIWAYAT_TMT_JABATAN_BERGESER',
    per100Ribu: 500,
    ubah: (r) => ganti(r.simpeg, 'jabatan', -1, (l) => ({ tmtJabatan: geser(l['tmtJabatan']) })) && kolom('jabatan', 'tmtJabatan'),
  },
  {
    cacat: 'RIWAYAT_TMT_GOLONGAN_BERGESER',
    per100Ribu: 400,
    ubah: (r) => ganti(r.simpeg, 'golongan', -1, (l) => ({ tmtGolongan: geser(l['tmtGolongan']) })) && kolom('golongan', 'tmtGolongan'),
  },
  {
    cacat: 'RIWAYAT_NOMOR_SK_LAIN',
    per100Ribu: 500,
    ubah: (r) => ganti(r.simpeg, 'jabatan', 0, (l) => ({ nomorSk: `${l['nomorSk']}-A` })) && kolom('jabatan', 'nomorSk'),
  },
  {
    cacat: 'RIWAYAT_PREDIKAT_BEDA',
    per100Ribu: 300,
    ubah: (r) => ganti(r.simpeg, 'kinerja', 0, (l) => ({ kuadran: l['kuadran'] === '3' ? '2' : '3' })) && kolom('kinerja', 'kuadran'),
  },
  { cacat: 'DATA_UTAMA_TERTINGGAL_JABATAN', per100Ribu: 400, ubah: tertinggalJabatan },
  { cacat: 'DATA_UTAMA_TERTINGGAL_GOLONGAN', per100Ribu: 300, ubah: tertinggalGolongan },
  { cacat: 'HUKDIS_HANYA_SIMPEG', per100Ribu: 100, ubah: hukdisHanyaSimpeg },
  // The same meaning written in another way, and a code that nobody has mapped: no finding.
  {
    cacat: 'RIWAYAT_NOMOR_SK_BERSPASI',
    per100Ribu: 600,
    ubah: (r) => ganti(r.simpeg, 'jabatan', -1, (l) => ({ nomorSk: (l['nomorSk'] ?? '').replaceAll('/', ' / ').toLowerCase() })) && null,
  },
  {
    cacat: 'RIWAYAT_UNIT_TAK_TERPETAKAN',
    per100Ribu: 300,
    ubah: (r) => ganti(r.simpeg, 'jabatan', 0, (l) => (l['jenisJabatanId'] === '1' ? {} : { unorId: 'UNIT-LAMA-CONTOH' })) && null,
  },
];

/** Among the few with a punishment: some are known to BKN alone, and some annulled ones still stand in the SIMPEG. */
export function cacatHukdis(r: DuaRiwayat, x: KonteksRiwayat): { readonly cacat: string; readonly harapan: HarapanRiwayat } | null {
  const ragam = x.hukdis?.ragam;
  const i = letak(r.bkn, 'hukdis', 0);
  const ini = r.bkn[i];
  if (ragam === undefined || ini === undefined || ambil([true, false], x.acak.bulat(2))) return null;
  if (ragam === 'DIBATALKAN') {
    const { batalNomor: _dibatalkan, ...isi } = ini.isi;
    r.simpeg.push({ jenis: 'hukdis', isi });
    return { cacat: 'HUKDIS_BATAL_MASIH_DI_SIMPEG', harapan: hanya('SIMPEG', 'hukdis') };
  }
  if (ragam === 'RINGAN') return null;
  r.simpeg.splice(letak(r.simpeg, 'hukdis', 0), 1);
  return { cacat: 'HUKDIS_HANYA_BKN', harapan: hanya('BKN', 'hukdis', ragam === 'SELESAI' ? 'PERINGATAN' : 'BLOKIR') };
}

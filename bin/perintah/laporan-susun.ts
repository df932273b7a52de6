import { type BagianLaporan, type BarisBagian, type Rincian, type Ringkasan, susunBagian, uraikanIsi } from '../../domain/laporan/bagian.ts';
import { bidangDariBit } from '../../domain/selisih/bidang.ts';
import { tulisSel } from '../../sync/sources/pecah-csv.ts';
import { amankanSel } from '../../sync/sources/tulis-gagal.ts';

export const BAGIAN = ['pegawai', 'jabatan', 'selisih', 'mutasi', 'pelanggaran'] as const;
export type NamaBagian = (typeof BAGIAN)[number];

export interface BarisTersimpan extends BarisBagian {
  readonly bagian: NamaBagian;
}

/** Last accepted complete feed of each side and its rows; null when there never was one. */
export interface UmpanInstansi {
  readonly instansiId: string;
  readonly bkn: string | null;
  readonly simpeg: string | null;
  readonly jumlahBkn: number | null;
  readonly jumlahSimpeg: number | null;
}

export interface LaporanNasional {
  readonly id: string;
  readonly pada: string;
  readonly umpan: readonly UmpanInstansi[];
  readonly bagian: Readonly<Partial<Record<NamaBagian, BagianLaporan>>>;
}

const KELOMPOK: Readonly<Record<NamaBagian, readonly string[]>> = {
  pegawai: ['statusAsn', 'golongan'],
  jabatan: ['jenisJabatan'],
  selisih: ['level', 'bidang'],
  mutasi: ['status'],
  pelanggaran: ['blokir', 'temuan'],
};

/** Open discrepancies by IKD code: a field counts under each code that its mismatch touches. */
function hitungIkd(perBidang: readonly Rincian[]): Rincian[] {
  const jumlah = new Map<string, number>();
  for (const r of perBidang) for (const kode of bidangDariBit.get(Number(r.kunci))?.ikd ?? []) jumlah.set(kode, (jumlah.get(kode) ?? 0) + r.jumlah);
  return [...jumlah].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kunci, n]) => ({ kelompok: 'ikd', kunci, jumlah: n }));
}

function uraikan(bagian: NamaBagian, isi: unknown): readonly Rincian[] {
  const rincian = uraikanIsi(isi, KELOMPOK[bagian]);
  if (bagian !== 'selisih') return rincian;
  const perBidang = rincian.filter((r) => r.kelompok === 'bidang');
  const bernama = perBidang.map((r) => ({ ...r, kunci: bidangDariBit.get(Number(r.kunci))?.bidang ?? r.kunci }));
  return [...rincian.filter((r) => r.kelompok !== 'bidang'), ...bernama, ...hitungIkd(perBidang)];
}

const umpanDari = ({ instansiId, isi }: BarisTersimpan): UmpanInstansi => {
  const { bkn, simpeg, jumlahBkn, jumlahSimpeg } = (isi as { umpan: Omit<UmpanInstansi, 'instansiId'> }).umpan;
  return { instansiId, bkn, simpeg, jumlahBkn, jumlahSimpeg };
};

/** The stored rows of one report as nation, provinces and instansi per section; a section the caller may not see is absent. */
export function susunNasional(id: string, pada: Date, rows: readonly BarisTersimpan[]): LaporanNasional {
  const bagian: Partial<Record<NamaBagian, BagianLaporan>> = {};
  for (const nama of BAGIAN) {
    const isi = susunBagian(
      rows.filter((r) => r.bagian === nama),
      (teks) => uraikan(nama, teks),
    );
    if (isi !== null) bagian[nama] = isi;
  }
  return { id, pada: pada.toISOString(), umpan: rows.filter((r) => r.bagian === 'selisih').map(umpanDari), bagian };
}

const KEPALA = ['laporan', 'pada', 'bagian', 'tingkat', 'id', 'nama', 'instansiDiketahui', 'instansiBelumDiketahui', 'kelompok', 'kunci', 'jumlah'];

export interface NamaWilayah {
  readonly instansi: ReadonlyMap<string, string>;
  readonly provinsi: ReadonlyMap<string, string>;
}

type Tulis = (sel: readonly (string | number)[]) => void;

/** One line per count; a place without any known count keeps one line with empty counts, so that it is never read as zero. */
function tulisTempat(tulis: Tulis, awal: readonly string[], ringkasan: Omit<Ringkasan, 'rincian'>, rincian: readonly Rincian[]): void {
  const tempat = [...awal, ringkasan.diketahui, ringkasan.belumDiketahui];
  if (rincian.length === 0) tulis([...tempat, '', '', '']);
  for (const r of rincian) tulis([...tempat, r.kelompok, r.kunci, r.jumlah]);
}

/** The report as CSV lines, safe to open in a spreadsheet. */
export function* barisCsv(laporan: LaporanNasional, nama: NamaWilayah): Generator<string> {
  const gabung = (sel: readonly (string | number)[]): string => `${sel.map((s) => tulisSel(amankanSel(String(s)), ',')).join(',')}\r\n`;
  yield gabung(KEPALA);
  for (const n of BAGIAN) {
    const isi = laporan.bagian[n];
    if (isi === undefined) continue;
    const baris: string[] = [];
    const tulis: Tulis = (sel) => baris.push(gabung([laporan.id, laporan.pada, n, ...sel]));
    tulisTempat(tulis, ['NASIONAL', '', 'Nasional'], isi.nasional, isi.nasional.rincian);
    for (const p of isi.provinsi)
      tulisTempat(tulis, ['PROVINSI', p.provinsiId ?? '', p.provinsiId === null ? 'Instansi pusat' : (nama.provinsi.get(p.provinsiId) ?? '')], p, p.rincian);
    for (const i of isi.instansi) {
      const ringkasan = { diketahui: i.diketahui ? 1 : 0, belumDiketahui: i.diketahui ? 0 : 1 };
      tulisTempat(tulis, ['INSTANSI', i.instansi.id, nama.instansi.get(i.instansi.id) ?? ''], ringkasan, i.rincian ?? []);
    }
    yield* baris;
  }
  for (const u of laporan.umpan) {
    for (const [sisi, pada, jumlah] of [
      ['bkn', u.bkn, u.jumlahBkn],
      ['simpeg', u.simpeg, u.jumlahSimpeg],
    ] as const)
      yield gabung([
        laporan.id,
        laporan.pada,
        'umpan',
        'INSTANSI',
        u.instansiId,
        nama.instansi.get(u.instansiId) ?? '',
        '',
        '',
        sisi,
        pada ?? 'BELUM_PERNAH',
        jumlah ?? '',
      ]);
  }
}

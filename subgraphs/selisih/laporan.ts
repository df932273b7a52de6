import { jumlahkan, type Rincian, uraikanIsi } from '../../domain/laporan/bagian.ts';
import { bidangDariBit } from '../../domain/selisih/bidang.ts';

interface Umpan {
  readonly bknPada: string | null;
  readonly simpegPada: string | null;
  readonly jumlahBkn: number | null;
  readonly jumlahSimpeg: number | null;
}

const teks = (nilai: unknown): string | null => (typeof nilai === 'string' ? nilai : null);
const angka = (nilai: unknown): number | null => (typeof nilai === 'number' ? nilai : null);

/** Ages and row counts of both feeds as the report stored them. */
export function bacaUmpan(isi: unknown): Umpan {
  const umpan: unknown = typeof isi === 'object' && isi !== null ? Reflect.get(isi, 'umpan') : null;
  const ambil = (kunci: string): unknown => (typeof umpan === 'object' && umpan !== null ? Reflect.get(umpan, kunci) : null);
  return { bknPada: teks(ambil('bkn')), simpegPada: teks(ambil('simpeg')), jumlahBkn: angka(ambil('jumlahBkn')), jumlahSimpeg: angka(ambil('jumlahSimpeg')) };
}

/** Levels, fields by name, IKD codes (a field with several codes counts in each) and coverage. */
export function uraikanSelisih(isi: unknown): Rincian[] {
  const perBidang = uraikanIsi(isi, ['bidang']).map((r) => ({ bidang: bidangDariBit.get(Number(r.kunci)), jumlah: r.jumlah }));
  const bidang = perBidang.map((r) => ({ kelompok: 'bidang', kunci: r.bidang?.bidang ?? '?', jumlah: r.jumlah }));
  const ikd = perBidang.flatMap((r) => (r.bidang?.ikd ?? []).map((kunci) => ({ kelompok: 'ikd', kunci, jumlah: r.jumlah })));
  const { jumlahBkn, jumlahSimpeg } = bacaUmpan(isi);
  const cakupan = [
    { kelompok: 'cakupan', kunci: 'bkn', jumlah: jumlahBkn },
    { kelompok: 'cakupan', kunci: 'simpeg', jumlah: jumlahSimpeg },
  ].flatMap(({ jumlah, ...sisa }) => (jumlah === null ? [] : [{ ...sisa, jumlah }]));
  return jumlahkan([uraikanIsi(isi, ['level']), bidang, ikd, cakupan]);
}

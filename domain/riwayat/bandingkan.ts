import type { Level } from '../selisih/bidang.ts';
import type { BarisRiwayat } from './baris.ts';
import { JENIS_RIWAYAT, type JenisRiwayat, RIWAYAT } from './jenis.ts';
import { type JenisBedaRiwayat, levelHanya, levelKolom } from './level.ts';

/** One person's histories as one side states them. */
export interface SisiRiwayat {
  readonly baris: readonly BarisRiwayat[];
  /** Kinds that the side's newest complete feed offers; the others say nothing. */
  readonly cakupan: ReadonlySet<JenisRiwayat>;
  /** Kinds that it has ever offered whole. Offered once and no more is withdrawn; what was withdrawn is not known to be gone. */
  readonly pernah: ReadonlySet<JenisRiwayat>;
  /** Kinds of which a row could not be read: what is missing there proves nothing. */
  readonly takLengkap: ReadonlySet<JenisRiwayat>;
}

/** [BKN, SIMPEG] by column; for DATA_UTAMA [newest row of BKN's history, BKN's master record]. */
export type NilaiBeda = Readonly<Record<string, readonly [string | null, string | null]>>;

export interface BedaRiwayat {
  readonly jenis: JenisRiwayat;
  readonly kunci: string;
  readonly beda: JenisBedaRiwayat;
  readonly nilai: NilaiBeda;
  readonly level: Level;
}

type Pasangan = readonly [BarisRiwayat, BarisRiwayat];
const menurutKunci = (a: BarisRiwayat, b: BarisRiwayat): number => (a.kunci < b.kunci ? -1 : a.kunci > b.kunci ? 1 : 0);

/** Rows without a partner on their first key meet on the second, in the order of their first keys where several share it. */
function pasangkan(b: readonly BarisRiwayat[], s: readonly BarisRiwayat[], cadangan: boolean): Pasangan[] {
  const lawan = new Map(s.map((r) => [r.kunci, r]));
  const utama = b.flatMap((r): Pasangan[] => (lawan.has(r.kunci) ? [[r, lawan.get(r.kunci) as BarisRiwayat]] : []));
  if (!cadangan) return utama;
  const terpakai = new Set<BarisRiwayat>(utama.flat());
  const sisa = [...s].filter((r) => !terpakai.has(r)).sort(menurutKunci);
  const kedua: Pasangan[] = [];
  for (const r of [...b].filter((x) => !terpakai.has(x)).sort(menurutKunci)) {
    const i = r.kunciCadangan === null ? -1 : sisa.findIndex((x) => x.kunciCadangan === r.kunciCadangan);
    const [x] = i < 0 ? [] : sisa.splice(i, 1);
    if (x !== undefined) kedua.push([r, x]);
  }
  return [...utama, ...kedua];
}

/** Columns that both rows state and that differ; one that either side could not read, map or offer is not compared. */
export function kolomBeda(b: BarisRiwayat, s: BarisRiwayat): NilaiBeda {
  const beda = RIWAYAT[b.jenis].kolom.flatMap(({ kolom }): [string, readonly [string | null, string | null]][] => {
    const pasang = [b.isi[kolom] ?? null, s.isi[kolom] ?? null] as const;
    return b.alasan[kolom] !== undefined || s.alasan[kolom] !== undefined || pasang[0] === pasang[1] ? [] : [[kolom, pasang]];
  });
  return Object.fromEntries(beda);
}

const isDiakhiri = (r: BarisRiwayat, milik: readonly BarisRiwayat[]): boolean =>
  r.isi['id'] != null && milik.some((x) => x.jenis === r.jenis && !x.batal && x.isi['mengakhiri'] === r.isi['id']);

const isDibatalkan = (r: BarisRiwayat, lawan: readonly BarisRiwayat[]): boolean =>
  lawan.some((x) => x.batal && x.jenis === r.jenis && (x.kunci === r.kunci || (r.kunciCadangan !== null && x.kunciCadangan === r.kunciCadangan)));

function hanya(beda: Exclude<JenisBedaRiwayat, 'KOLOM' | 'DATA_UTAMA'>, r: BarisRiwayat, level: Level): BedaRiwayat {
  const ada = RIWAYAT[r.jenis].kolom.filter((k) => (r.isi[k.kolom] ?? null) !== null);
  const nilai = ada.map(({ kolom }): [string, readonly [string | null, string | null]] => {
    const ini = r.isi[kolom] ?? null;
    return [kolom, beda.endsWith('_BKN') ? [ini, null] : [null, ini]];
  });
  return { jenis: r.jenis, kunci: r.kunci, beda, nilai: Object.fromEntries(nilai), level };
}

const milikJenis = (x: SisiRiwayat, jenis: JenisRiwayat): BarisRiwayat[] => x.baris.filter((r) => r.jenis === jenis && !r.batal);

/** Known not to run any more: ended by a later row of its own side, or annulled by BKN. */
const isLepas = (sisi: 'BKN' | 'SIMPEG', r: BarisRiwayat, bkn: SisiRiwayat, simpeg: SisiRiwayat): boolean =>
  sisi === 'BKN' ? isDiakhiri(r, bkn.baris) : isDiakhiri(r, simpeg.baris) || isDibatalkan(r, bkn.baris);

const isTerbanding = (jenis: JenisRiwayat, bkn: SisiRiwayat, simpeg: SisiRiwayat): boolean =>
  bkn.baris.length > 0 && simpeg.baris.length > 0 && bkn.cakupan.has(jenis) && simpeg.cakupan.has(jenis);

interface Sisa {
  readonly pasangan: readonly Pasangan[];
  readonly bkn: readonly BarisRiwayat[];
  readonly simpeg: readonly BarisRiwayat[];
}

function pisahkan(jenis: JenisRiwayat, bkn: SisiRiwayat, simpeg: SisiRiwayat): Sisa {
  const [b, s] = [milikJenis(bkn, jenis), milikJenis(simpeg, jenis)];
  const utuh = isTerbanding(jenis, bkn, simpeg) && !bkn.takLengkap.has(jenis) && !simpeg.takLengkap.has(jenis);
  const pasangan = pasangkan(b, s, utuh);
  const terpakai = new Set<BarisRiwayat>(pasangan.flat());
  const sisa = (x: readonly BarisRiwayat[]): BarisRiwayat[] => x.filter((r) => !terpakai.has(r));
  return { pasangan, bkn: sisa(b), simpeg: sisa(s) };
}

function bandingkanJenis(jenis: JenisRiwayat, bkn: SisiRiwayat, simpeg: SisiRiwayat, hariIni: string): BedaRiwayat[] {
  const sisa = pisahkan(jenis, bkn, simpeg);
  const tahuKurang = (lawan: SisiRiwayat, sisaLawan: readonly BarisRiwayat[]): boolean => !lawan.takLengkap.has(jenis) && !sisaLawan.some((r) => r.kunciTak);
  const beda = sisa.pasangan.flatMap(([x, y]): BedaRiwayat[] => {
    const nilai = kolomBeda(x, y);
    const kolom = Object.keys(nilai);
    return kolom.length === 0 ? [] : [{ jenis, kunci: x.kunci, beda: 'KOLOM', nilai, level: levelKolom(jenis, kolom) }];
  });
  const satu = (sisi: 'BKN' | 'SIMPEG', milik: readonly BarisRiwayat[]): BedaRiwayat[] =>
    milik.filter((r) => !r.kunciTak).map((r) => hanya(`HANYA_${sisi}`, r, levelHanya(jenis, r.isi, { hariIni, lepas: isLepas(sisi, r, bkn, simpeg) })));
  return [...beda, ...(tahuKurang(simpeg, sisa.simpeg) ? satu('BKN', sisa.bkn) : []), ...(tahuKurang(bkn, sisa.bkn) ? satu('SIMPEG', sisa.simpeg) : [])];
}

/**
 * Rows of one side that would hold a mutasi and cannot be looked for on the other: its history is not whole, either side withdrew the kind, or an
 * unreadable key may be any row. They hold as well, for what cannot be compared says nothing. A side that never offered the kind withdrew nothing.
 */
function sepihak(sisi: 'BKN' | 'SIMPEG', bkn: SisiRiwayat, simpeg: SisiRiwayat, hariIni: string): BedaRiwayat[] {
  const jenis = 'hukdis';
  const [ini, lawan] = sisi === 'BKN' ? [bkn, simpeg] : [simpeg, bkn];
  const sisa = pisahkan(jenis, bkn, simpeg);
  const [sisaIni, sisaLawan] = sisi === 'BKN' ? [sisa.bkn, sisa.simpeg] : [sisa.simpeg, sisa.bkn];
  if (!ini.pernah.has(jenis)) return [];
  const menarik = (x: SisiRiwayat): boolean => x.pernah.has(jenis) && !x.cakupan.has(jenis);
  const gelap = lawan.takLengkap.has(jenis) || menarik(lawan) || (menarik(ini) && lawan.pernah.has(jenis));
  const kabur = (r: BarisRiwayat): boolean => isTerbanding(jenis, bkn, simpeg) && (r.kunciTak || sisaLawan.some((x) => x.kunciTak));
  return sisaIni
    .filter((r) => gelap || kabur(r))
    .map((r) => hanya(`SEPIHAK_${sisi}`, r, levelHanya(jenis, r.isi, { hariIni, lepas: isLepas(sisi, r, bkn, simpeg) })))
    .filter((b) => b.level === 'BLOKIR');
}

/**
 * Everything in which one person's histories differ, and what of them must hold although it cannot be compared. A person of whom either side has no row
 * at all is not compared: who is missing altogether is the business of the set differences. Set-based SQL says the same; a property test keeps the two equal.
 */
export function bandingkanRiwayat(bkn: SisiRiwayat, simpeg: SisiRiwayat, hariIni: string): BedaRiwayat[] {
  const beda = JENIS_RIWAYAT.filter((j) => isTerbanding(j, bkn, simpeg)).flatMap((j) => bandingkanJenis(j, bkn, simpeg, hariIni));
  return [...beda, ...sepihak('BKN', bkn, simpeg, hariIni), ...sepihak('SIMPEG', bkn, simpeg, hariIni)];
}

import xxhash from 'xxhash-wasm';
import { BIDANG, bidangDariNama } from '../../domain/selisih/bidang.ts';
import { KOLOM_REKAMAN, type KolomRekaman, type RekamanBersebab } from '../../domain/selisih/rekaman.ts';
import { type Lajur, sidikDari, tambahNilai } from './campur.ts';
import type { BarisSah } from './hasil-baris.ts';

export interface Sidik {
  /** Fingerprint of a raw line; `benih` separates lines read under another header or version. */
  hashBaris(line: Buffer | string, benih?: bigint): bigint;
  /** The same for bytes inside a block. */
  hashBita(blok: Buffer, dari: number, sampai: number, benih: bigint): bigint;
  /** Fingerprint of the fields in `cakupan`. A field with a reason mixes the side in: unknown never equals the other side. */
  hashRekaman(r: RekamanBersebab, cakupan: number, sisi: 'BKN' | 'SIMPEG'): bigint;
  /** Fingerprint of everything that is stored of a row except its raw line, so also what the other side cannot say. Never 0. */
  hashUtuh(baris: BarisSah): bigint;
}

/** Kinds of facts beside the columns of the record; their numbers follow those of KOLOM_REKAMAN. */
export const FAKTA = { nip: 32, takTeruji: 33, nikSah: 34, alasan: 35, kodeLokal: 36, tambahan: 37 } as const;

/** Text under which one extra column of a BKN row enters its fingerprint. */
export const PISAH_TAMBAHAN = '\u001f';

interface KolomSidik {
  readonly kolom: KolomRekaman;
  readonly letak: number;
}

const SEMUA: readonly KolomSidik[] = KOLOM_REKAMAN.map((kolom, letak) => ({ kolom, letak }));
const kolomPerCakupan = new Map<number, readonly KolomSidik[]>();

function kolomDalam(cakupan: number): readonly KolomSidik[] {
  const ada = kolomPerCakupan.get(cakupan);
  if (ada) return ada;
  const dipakai = new Set(BIDANG.filter((b) => (cakupan & (1 << b.bit)) !== 0).flatMap((b): readonly KolomRekaman[] => b.kolom));
  const kolom = SEMUA.filter((k) => dipakai.has(k.kolom));
  kolomPerCakupan.set(cakupan, kolom);
  return kolom;
}

/** NIP and columns; a column without a value adds nothing, an empty text does. */
function jumlahkan({ rekaman }: RekamanBersebab, nip: string, kolom: readonly KolomSidik[]): Lajur {
  const jumlah: Lajur = { a: 0, b: 0 };
  tambahNilai(jumlah, FAKTA.nip, nip);
  for (const k of kolom) {
    const nilai = rekaman[k.kolom];
    if (nilai !== null) tambahNilai(jumlah, k.letak, nilai);
  }
  return jumlah;
}

function sidikRekaman(r: RekamanBersebab, cakupan: number, sisi: 'BKN' | 'SIMPEG'): bigint {
  let tak = 0;
  for (const bidang in r.takTeruji) tak |= 1 << (bidangDariNama.get(bidang)?.bit ?? 31);
  tak &= cakupan;
  const jumlah = jumlahkan(r, r.rekaman.nip, kolomDalam(cakupan));
  if (tak !== 0) tambahNilai(jumlah, FAKTA.takTeruji, `${tak}${sisi}`);
  return sidikDari(jumlah);
}

/** One reason of one field, as it enters the whole-row fingerprint. */
export const teksAlasanBidang = (bidang: string, alasan: string): string => `${bidang}=${alasan}`;

function sidikUtuh({ nip, rekaman, tak, tambahan, nikSah, kodeLokal }: BarisSah): bigint {
  const jumlah = jumlahkan(rekaman, nip, SEMUA);
  // The bitmap is the fields that carry a reason within the mask of the source; the reasons say the rest.
  tambahNilai(jumlah, FAKTA.takTeruji, String(tak));
  if (nikSah !== null) tambahNilai(jumlah, FAKTA.nikSah, String(nikSah));
  if (tak !== 0) for (const bidang in rekaman.takTeruji) tambahNilai(jumlah, FAKTA.alasan, teksAlasanBidang(bidang, rekaman.takTeruji[bidang] ?? ''));
  if (kodeLokal !== null) for (const kode of kodeLokal) tambahNilai(jumlah, FAKTA.kodeLokal, kode);
  if (tambahan !== null) for (const kolom in tambahan) tambahNilai(jumlah, FAKTA.tambahan, `${kolom}${PISAH_TAMBAHAN}${tambahan[kolom]}`);
  return sidikDari(jumlah);
}

/** Loads the hash once; results are signed 64-bit, as Postgres bigint holds them. */
export async function siapkanSidik(): Promise<Sidik> {
  const { h64, h64Raw } = await xxhash();
  return {
    hashBaris: (line, benih = 0n) => BigInt.asIntN(64, typeof line === 'string' ? h64(line, benih) : h64Raw(line, benih)),
    hashBita: (blok, dari, sampai, benih) => BigInt.asIntN(64, h64Raw(blok.subarray(dari, sampai), benih)),
    hashRekaman: sidikRekaman,
    hashUtuh: (baris) => sidikUtuh(baris) || 1n,
  };
}

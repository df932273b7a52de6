import { Kesalahan } from '../../domain/kesalahan.ts';
import { type BedaAturan, bandingkanPemeriksaan, type Pemeriksaan } from '../../domain/mutasi/gerbang/banding.ts';
import { KATALOG } from '../../domain/mutasi/gerbang/katalog.ts';
import { bidangDariNama } from '../../domain/selisih/bidang.ts';
import type { KonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { bukaFakta, type IsiBeritaAcara } from './berita-acara.ts';
import { beritaAcaraTersimpan, ujiUlangUsul } from './uji-ulang.ts';

/** One side of a comparison: stored minutes, or the usul as of a day. Exactly one is given. */
export interface PilihanPemeriksaan {
  readonly beritaAcaraId?: string | null;
  readonly perTanggal?: string | null;
}

export interface BedaPegawai {
  readonly nip: string;
  readonly aturan: readonly (BedaAturan & { readonly judul: string })[];
}

/** The citizen number is shown to nobody here; that it changed is enough. */
const RAHASIA = /\bnik\b/i;
const PANJANG_MAKS = 300;

const potong = (teks: string): string => (teks.length <= PANJANG_MAKS ? teks : `${teks.slice(0, PANJANG_MAKS)}…`);
const samarkan = (masukan: string, teks: string): string => (RAHASIA.test(masukan) ? 'disamarkan' : potong(teks));

/** Name of an input as a steward knows it. */
function sebutan(masukan: string): string {
  const [sisi, kolom] = masukan.split('.');
  if (kolom === undefined || (sisi !== 'bkn' && sisi !== 'simpeg')) return masukan;
  return `${bidangDariNama.get(kolom)?.judul ?? kolom} menurut ${sisi === 'bkn' ? 'BKN' : 'SIMPEG'}`;
}

async function ambil(konteks: KonteksSubgraf, usulId: string, { beritaAcaraId, perTanggal }: PilihanPemeriksaan): Promise<IsiBeritaAcara> {
  if (typeof beritaAcaraId === 'string' && typeof perTanggal !== 'string') return beritaAcaraTersimpan(konteks, usulId, beritaAcaraId);
  if (typeof perTanggal !== 'string' || typeof beritaAcaraId === 'string')
    throw new Kesalahan('MASUKAN_SALAH', 'Isi salah satu: beritaAcaraId atau perTanggal.');
  const hasil = await ujiUlangUsul(konteks, usulId, perTanggal);
  if (hasil === null) throw new Kesalahan('TIDAK_DITEMUKAN');
  return hasil.isi;
}

const pemeriksaan = (isi: IsiBeritaAcara, ke: number): Pemeriksaan | null => {
  const p = isi.pegawai[ke];
  if (p === undefined) return null;
  return {
    usulan: p.usulan,
    fakta: bukaFakta(p.fakta, p.usulan.nip, isi.alur),
    saat: { tahap: isi.tahap, hariIni: isi.hariIni, pada: isi.pada, timpaan: isi.timpaan },
    putusan: Object.fromEntries(p.butir.map((b) => [b.kode, b.putusan.hasil])),
  };
};

/** People whose answers differ between two checks of one usul, each rule with the inputs that explain it. People only one of the checks knows are left out. */
export async function bandingkanUjiUlang(
  konteks: KonteksSubgraf,
  { id, dari, ke }: { readonly id: string; readonly dari: PilihanPemeriksaan; readonly ke: PilihanPemeriksaan },
): Promise<readonly BedaPegawai[]> {
  const [a, b] = [await ambil(konteks, id, dari), await ambil(konteks, id, ke)];
  const tempat = new Map(b.pegawai.map((p, i) => [p.usulan.nip, i]));
  return a.pegawai.flatMap(({ usulan: { nip } }, i): readonly BedaPegawai[] => {
    const [x, y] = [pemeriksaan(a, i), pemeriksaan(b, tempat.get(nip) ?? -1)];
    if (x === null || y === null) return [];
    const aturan = bandingkanPemeriksaan(KATALOG, x, y).map((s) => ({
      ...s,
      judul: a.aturan[s.kode]?.judul ?? b.aturan[s.kode]?.judul ?? s.kode,
      sebab: s.sebab.map((m) => ({ masukan: sebutan(m.masukan), dari: samarkan(m.masukan, m.dari), ke: samarkan(m.masukan, m.ke) })),
    }));
    return aturan.length === 0 ? [] : [{ nip, aturan }];
  });
}

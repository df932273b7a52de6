import { Kesalahan } from '../../domain/kesalahan.ts';
import { type BedaAturan, bandingkanPemeriksaan, type Pemeriksaan } from '../../domain/mutasi/gerbang/banding.ts';
import type { Fakta } from '../../domain/mutasi/gerbang/fakta.ts';
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
const samarkan = (masukan: string, teks: string): string => (RAHASIA.test(masukan) ? 'disamarkan' : teks);

const SEBUTAN: Readonly<Record<Exclude<keyof Fakta, 'melaluiImut'> | 'hariIni' | 'pada' | 'tahap', string>> = {
  hariIni: 'tanggal pemeriksaan',
  pada: 'waktu pemeriksaan',
  tahap: 'tahap pemeriksaan',
  bkn: 'rekaman BKN',
  simpeg: 'rekaman SIMPEG',
  selisih: 'selisih terbuka',
  takTeruji: 'bidang yang tidak dapat dibandingkan',
  kesegaran: 'umur data kedua sisi',
  blokirAsn: 'pemblokiran data ASN',
  blokirInstansi: 'pemblokiran layanan instansi',
  usulLain: 'usul lain yang berjalan',
  hukuman: 'hukuman disiplin',
  hukumanSatuSisi: 'hukuman disiplin pada satu sisi',
  temuan: 'temuan SBT',
  kinerja: 'penilaian kinerja',
  formasi: 'formasi jabatan tujuan',
  nik: 'keadaan NIK',
  jabatanAsal: 'rujukan jabatan sekarang',
  rujukan: 'rujukan jabatan tujuan',
  riwayatJabatan: 'riwayat jabatan',
  pemangku: 'pemangku jabatan tujuan',
  dokumen: 'dokumen terlampir',
  kepalaDaerah: 'kepala daerah',
  pilkada: 'kalender pilkada',
  alur: 'alur usul',
  pertek: 'pertimbangan teknis',
  persetujuanMendagri: 'persetujuan Mendagri',
  sk: 'surat keputusan',
  pelantikan: 'pelantikan',
  tercatat: 'fakta tercatat pegawai',
  tercatatInstansi: 'fakta tercatat instansi',
  isiPertek: 'isi pertek bertanda tangan',
  isiSk: 'isi SK yang dicatat PPK',
  pengecualian: 'pengecualian aturan',
};
/** People told at most in one answer. */
const PEGAWAI_MAKS = 100;

/** Name of an input as a steward knows it. */
function sebutan(masukan: string): string {
  const [sisi, kolom] = masukan.split('.');
  if (kolom === undefined || (sisi !== 'bkn' && sisi !== 'simpeg')) return Object.hasOwn(SEBUTAN, masukan) ? SEBUTAN[masukan as keyof typeof SEBUTAN] : masukan;
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

/** The first people whose answers differ between two checks of one usul, each rule with the inputs that explain it. Whom only one of the checks knows is left out. */
export async function bandingkanUjiUlang(
  konteks: KonteksSubgraf,
  { id, dari, ke }: { readonly id: string; readonly dari: PilihanPemeriksaan; readonly ke: PilihanPemeriksaan },
): Promise<readonly BedaPegawai[]> {
  const [a, b] = [await ambil(konteks, id, dari), await ambil(konteks, id, ke)];
  const tempat = new Map(b.pegawai.map((p, i) => [p.usulan.nip, i]));
  const hasil: BedaPegawai[] = [];
  for (const [i, { usulan }] of a.pegawai.entries()) {
    if (hasil.length === PEGAWAI_MAKS) break;
    const { nip } = usulan;
    const [x, y] = [pemeriksaan(a, i), pemeriksaan(b, tempat.get(nip) ?? -1)];
    if (x === null || y === null) continue;
    const aturan = bandingkanPemeriksaan(KATALOG, x, y).map((s) => ({
      ...s,
      judul: a.aturan[s.kode]?.judul ?? b.aturan[s.kode]?.judul ?? s.kode,
      sebab: s.sebab.map((m) => ({ masukan: sebutan(m.masukan), dari: samarkan(m.masukan, m.dari), ke: samarkan(m.masukan, m.ke) })),
    }));
    if (aturan.length > 0) hasil.push({ nip, aturan });
  }
  return hasil;
}

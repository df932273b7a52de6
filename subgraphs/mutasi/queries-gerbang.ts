import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../domain/asn/tanggal.ts';
import type { FaktaTercatat } from '../../domain/mutasi/fakta-tercatat.ts';
import type {
  Blokir,
  DokumenUsul,
  Formasi,
  Hukuman,
  HukumanSatuSisi,
  IsiSuratPegawai,
  JabatanAsal,
  KeadaanNik,
  KepalaDaerah,
  KinerjaTahun,
  MasaPilkada,
  RujukanTujuan,
  Surat,
  Temuan,
} from '../../domain/mutasi/gerbang/fakta.ts';
import type { Pengecualian } from '../../domain/mutasi/gerbang/pembuka.ts';
import type { Level } from '../../domain/selisih/bidang.ts';
import type { AlasanTakTeruji } from '../../domain/selisih/rekaman.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import type { InstansiRingkas, PegawaiUsul } from './usul.ts';

export interface BarisRekaman extends Readonly<Record<string, unknown>> {
  readonly tak: number;
  readonly alasan: Readonly<Record<string, AlasanTakTeruji>> | null;
  readonly ver: number | null;
  readonly tarikan: string;
}

/** Shape of `isi` per `bagian` of SQL function gerbang_fakta. */
export interface BentukBagian {
  kini: { readonly pada: string; readonly hariIni: Tanggal; readonly adaKalender: boolean };
  bkn: BarisRekaman;
  simpeg: BarisRekaman;
  selisih: {
    readonly id: string;
    readonly bidang: number;
    readonly level: Level;
    readonly status: string;
    readonly sejak: string;
    readonly nilaiBkn: string | null;
    readonly nilaiSimpeg: string | null;
  };
  himpunan: { readonly jenis: string };
  blokirAsn: Blokir;
  blokirInstansi: Blokir & { readonly instansi: number };
  usulLain: { readonly nomor: string; readonly status: string };
  hukuman: Hukuman;
  hukumanSatuSisi: HukumanSatuSisi;
  temuan: Temuan;
  kinerja: KinerjaTahun;
  formasi: Formasi;
  /** Absent = no place of that position is promised. */
  formasiDijanjikan: { readonly banyak: number };
  nik: KeadaanNik;
  jabatanAsal: JabatanAsal;
  rujukan: RujukanTujuan;
  pemangku: { readonly banyak: number };
  riwayatJabatan: {
    readonly jenisJabatanId: string | null;
    readonly eselonId: string | null;
    readonly jabatanId: string | null;
    readonly jenjangJf: string | null;
    readonly tmt: string | null;
  };
  /** Present = BKN's history of positions of this person is not offered or not whole. */
  riwayatTak: Readonly<Record<string, never>>;
  kepalaDaerah: KepalaDaerah & { readonly instansi: number };
  dokumen: DokumenUsul;
  tercatat: FaktaTercatat;
  tercatatInstansi: FaktaTercatat & { readonly instansi: number };
  /** Present = a signed pertek is kept, whether or not it names everybody. */
  adaIsiPertek: { readonly ada: true };
  isiPertek: IsiSuratPegawai;
  pengecualian: Pengecualian;
  pelantikan: { readonly tanggal: Tanggal };
  kesegaran: {
    readonly instansi: number;
    readonly sisi: string;
    readonly jenis: string;
    readonly pada: string | null;
    readonly status: string;
    readonly tarikan: string | null;
    readonly segar: boolean;
  };
  /** The person's own age on each side and of each kind of feed, where it was read by itself; `ragu`: its newest row there cannot be read. */
  kesegaranPegawai: { readonly sisi: string; readonly jenis: string; readonly pada: string | null; readonly segar: boolean; readonly ragu: boolean };
  instansi: InstansiRingkas;
  pilkada: MasaPilkada & { readonly instansi: number };
  parameter: { readonly kode: string; readonly nama: string; readonly nilai: number };
  pertek: Surat;
  persetujuanMendagri: Surat;
  sk: Surat;
}
export type Bagian = keyof BentukBagian;

/** Raw facts of one gate question, grouped by part and person. */
export interface BahanGerbang {
  semua<B extends Bagian>(bagian: B): readonly BentukBagian[B][];
  milik<B extends Bagian>(bagian: B, nip: string): readonly BentukBagian[B][];
}

type Baris = { readonly bagian: string; readonly nip: string | null; readonly isi: unknown };

/** One statement, one snapshot, whatever the number of people. `usulId` null = not yet a usul, people of the caller's own instansi only. */
export async function selectBahanGerbang(tx: Tx, usulId: string | null, pegawai: readonly PegawaiUsul[]): Promise<BahanGerbang> {
  const { rows } = await tx.execute<Baris>(sql`select bagian, nip::text as nip, isi from gerbang_fakta(${usulId}::bigint,
    ${sql.param(pegawai.map((p) => p.nip))}::bigint[], ${sql.param(pegawai.map((p) => p.asal))}::smallint[], ${sql.param(pegawai.map((p) => p.tujuan))}::smallint[],
    ${sql.param(pegawai.map((p) => p.unorId))}::text[], ${sql.param(pegawai.map((p) => p.jabatanId))}::text[])`);
  return kelompokkan(rows);
}

export function kelompokkan(rows: readonly Baris[]): BahanGerbang {
  const semua = new Map<string, unknown[]>();
  const milik = new Map<string, unknown[]>();
  const taruh = (peta: Map<string, unknown[]>, kunci: string, isi: unknown): void => {
    const ada = peta.get(kunci);
    if (ada === undefined) peta.set(kunci, [isi]);
    else ada.push(isi);
  };
  for (const { bagian, nip, isi } of rows) {
    if (nip === null) taruh(semua, bagian, isi);
    else taruh(milik, `${bagian}:${nip.padStart(18, '0')}`, isi);
  }
  return {
    semua: (bagian) => (semua.get(bagian) ?? []) as never,
    milik: (bagian, nip) => (milik.get(`${bagian}:${nip}`) ?? []) as never,
  };
}

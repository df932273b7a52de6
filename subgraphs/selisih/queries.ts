import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { jadwalUmpan, pemutusSumber } from '../../drizzle/schema/jadwal.ts';
import { laporanBagian } from '../../drizzle/schema/laporan.ts';
import { rekapSelisih } from '../../drizzle/schema/rekap.ts';
import { instansi } from '../../drizzle/schema/rujukan.ts';
import { bedaHimpunan, keputusan, selisih, selisihRiwayat, temuanSistemik, tugasKeluar } from '../../drizzle/schema/selisih.ts';
import { barisDitolak, kesegaran, tarikan } from '../../drizzle/schema/tarikan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salahSatu } from '../../platform/db/salah-satu.ts';

export type BarisSelisih = typeof selisih.$inferSelect & { readonly instansiId: string };
export type BarisRiwayat = typeof selisihRiwayat.$inferSelect;
export type BarisKeputusan = typeof keputusan.$inferSelect;
export type BarisTugas = typeof tugasKeluar.$inferSelect & { readonly selisih: string };
export type BarisTarikan = typeof tarikan.$inferSelect & { readonly instansiId: string };
export type BarisKesegaran = typeof kesegaran.$inferSelect & {
  readonly instansiId: string;
  readonly basi: boolean;
  readonly berikutPada: Date | null;
  readonly tingkat: string | null;
  readonly sumberDiistirahatkan: boolean;
} & KeadaanSumberUmpan;

/** How the source of one feed stands; the same figures as the operator's command. */
interface KeadaanSumberUmpan {
  readonly sumber: string | null;
  readonly pemutus: string;
  readonly jalur: string;
  readonly anggaran: { readonly perMenit: number; readonly sekaligus: number; readonly sisa: number } | null;
  readonly ambilPada: Date | null;
  readonly didahulukan: number | null;
  readonly menunggu: number | null;
}
interface BarisKeadaan extends Record<string, unknown> {
  readonly instansi: number;
  readonly sisi: string;
  readonly jenis: string;
  readonly sumber: string;
  readonly pemutus: string;
  readonly lambat: boolean;
  readonly per_menit: number | null;
  readonly sekaligus: number | null;
  readonly sisa: number | null;
  readonly ambil_pada: Date | null;
  readonly didahulukan: number | null;
  readonly menunggu: number | null;
}

/** A constant in the text: as a parameter it would hide from a kept plan how few rows are open. */
const BELUM_TERTUTUP = sql`${selisih.status} <> 'TERTUTUP'`;

const berinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(selisih), instansiId: instansi.id })
    .from(selisih)
    .innerJoin(instansi, eq(instansi.no, selisih.instansi));

export const selectSelisihById = (tx: Tx, id: readonly string[]): Promise<BarisSelisih[]> => berinstansi(tx).where(salahSatu(selisih.id, id));

export const selectSelisihByNip = (tx: Tx, nip: readonly string[], terbuka: boolean): Promise<BarisSelisih[]> =>
  berinstansi(tx)
    .where(and(salahSatu(selisih.nip, nip), terbuka ? BELUM_TERTUTUP : undefined))
    .orderBy(asc(selisih.nip), asc(selisih.bidang), asc(selisih.instansi));

export interface SaringanSelisih {
  readonly instansiId: string | null;
  readonly nip: string | null;
  readonly level: readonly string[] | null;
  /** Bits of the fields wanted; null = all. */
  readonly bidang: readonly number[] | null;
  readonly status: readonly string[] | null;
  readonly sistemik: boolean | null;
}

export interface Potongan {
  readonly sesudah: string | null;
  readonly batas: number;
  readonly naik: boolean;
}

export const selectSelisih = (tx: Tx, f: SaringanSelisih, { sesudah, batas, naik }: Potongan): Promise<BarisSelisih[]> => {
  const batasKunci = (kunci: string): SQL => (naik ? gt(selisih.id, kunci) : lt(selisih.id, kunci));
  return berinstansi(tx)
    .where(
      and(
        f.instansiId === null ? undefined : eq(selisih.instansi, sql`(select no from instansi where id = ${f.instansiId})`),
        f.nip === null ? undefined : eq(selisih.nip, f.nip),
        f.level === null ? undefined : inArray(selisih.level, [...f.level]),
        f.bidang === null ? undefined : inArray(selisih.bidang, [...f.bidang]),
        f.status === null ? BELUM_TERTUTUP : inArray(selisih.status, [...f.status]),
        f.sistemik === null ? undefined : eq(selisih.sistemik, f.sistemik),
        sesudah === null ? undefined : batasKunci(sesudah),
      ),
    )
    .orderBy(naik ? asc(selisih.id) : desc(selisih.id))
    .limit(batas);
};

export const selectRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisRiwayat[]> =>
  tx.select().from(selisihRiwayat).where(salahSatu(selisihRiwayat.selisih, id)).orderBy(asc(selisihRiwayat.id));

export const selectKeputusan = (tx: Tx, id: readonly string[]): Promise<BarisKeputusan[]> =>
  tx.select().from(keputusan).where(salahSatu(keputusan.selisih, id)).orderBy(asc(keputusan.id));

/** Tasks carry their discrepancy in `isi`; the person's index finds them. */
export const selectTugas = (tx: Tx, id: readonly string[]): Promise<BarisTugas[]> => {
  const milik = sql<string>`${tugasKeluar.isi} ->> 'selisih'`.as('selisih');
  return tx
    .select({ ...getTableColumns(tugasKeluar), selisih: milik })
    .from(tugasKeluar)
    .where(
      and(
        inArray(tugasKeluar.nip, tx.select({ nip: selisih.nip }).from(selisih).where(salahSatu(selisih.id, id))),
        inArray(sql`${tugasKeluar.isi} ->> 'selisih'`, [...id]),
      ),
    )
    .orderBy(asc(tugasKeluar.id));
};

const TANPA_SUMBER: KeadaanSumberUmpan = {
  sumber: null,
  pemutus: 'TERTUTUP',
  jalur: 'cepat',
  anggaran: null,
  ambilPada: null,
  didahulukan: null,
  menunggu: null,
};

const keadaanSumber = (k: BarisKeadaan | undefined): KeadaanSumberUmpan =>
  k === undefined
    ? TANPA_SUMBER
    : {
        sumber: k.sumber,
        pemutus: k.pemutus,
        jalur: k.lambat ? 'lambat' : 'cepat',
        anggaran: k.per_menit === null ? null : { perMenit: Math.round(k.per_menit * 1_000) / 1_000, sekaligus: k.sekaligus ?? 0, sisa: k.sisa ?? 0 },
        ambilPada: k.ambil_pada === null ? null : new Date(k.ambil_pada),
        didahulukan: k.didahulukan,
        menunggu: k.menunggu,
      };

export async function selectKesegaran(tx: Tx, id: readonly string[]): Promise<BarisKesegaran[]> {
  // The same words as the gate's own check (usul_gerbang): shown as stale exactly when it holds.
  const basi = sql<boolean>`(not umur_segar(${kesegaran.pada}) or ${kesegaran.status} in ('TERTUNDA', 'PERLU_TINDAKAN', 'BELUM_PERNAH', 'DIJEDA'))`.as('basi');
  const dijadwalkan = sql<Date | null>`case when ${kesegaran.status} <> 'DIJEDA' then ${jadwalUmpan.berikut} end`
    .mapWith(jadwalUmpan.berikut)
    .as('berikut_pada');
  const istirahat = sql<boolean>`coalesce(${pemutusSumber.keadaan} <> 'TERTUTUP', false)`.as('istirahat');
  const rows = await tx
    .select({
      ...getTableColumns(kesegaran),
      instansiId: instansi.id,
      basi,
      berikutPada: dijadwalkan,
      tingkat: jadwalUmpan.tingkat,
      sumberDiistirahatkan: istirahat,
    })
    .from(kesegaran)
    .innerJoin(instansi, eq(instansi.no, kesegaran.instansi))
    .leftJoin(jadwalUmpan, and(eq(jadwalUmpan.instansi, kesegaran.instansi), eq(jadwalUmpan.sisi, kesegaran.sisi), eq(jadwalUmpan.jenis, kesegaran.jenis)))
    .leftJoin(pemutusSumber, eq(pemutusSumber.sumber, jadwalUmpan.sumber))
    .where(salahSatu(instansi.id, id))
    .orderBy(asc(kesegaran.sisi), asc(kesegaran.jenis));
  const keadaan = await tx.execute<BarisKeadaan>(
    sql`/* kesegaran.sumber */ select * from umpan_keadaan_pemanggil(${sql.param([...new Set(rows.map((r) => r.instansi))])}::smallint[])`,
  );
  return rows.map((r) => ({ ...r, ...keadaanSumber(keadaan.rows.find((k) => k.instansi === r.instansi && k.sisi === r.sisi && k.jenis === r.jenis)) }));
}

export interface Hitungan {
  readonly instansiId: string;
  readonly kunci: string;
  readonly jumlah: number;
}

export const selectJumlahLevel = (tx: Tx, id: readonly string[]): Promise<Hitungan[]> =>
  tx
    .select({ instansiId: instansi.id, kunci: rekapSelisih.level, jumlah: sql<number>`sum(${rekapSelisih.jumlah})`.mapWith(Number) })
    .from(rekapSelisih)
    .innerJoin(instansi, eq(instansi.no, rekapSelisih.instansi))
    .where(salahSatu(instansi.id, id))
    .groupBy(instansi.id, rekapSelisih.level);

export const selectJumlahHimpunan = (tx: Tx, id: readonly string[]): Promise<Hitungan[]> =>
  tx
    .select({ instansiId: instansi.id, kunci: bedaHimpunan.jenis, jumlah: sql<number>`count(*)`.mapWith(Number) })
    .from(bedaHimpunan)
    .innerJoin(instansi, eq(instansi.no, bedaHimpunan.instansi))
    .where(and(salahSatu(instansi.id, id), sql`${bedaHimpunan.ditutupPada} is null`))
    .groupBy(instansi.id, bedaHimpunan.jenis)
    .orderBy(asc(bedaHimpunan.jenis));

export type BarisSistemik = typeof temuanSistemik.$inferSelect & { readonly instansiId: string };

export const selectSistemik = (tx: Tx, id: readonly string[]): Promise<BarisSistemik[]> =>
  tx
    .select({ ...getTableColumns(temuanSistemik), instansiId: instansi.id })
    .from(temuanSistemik)
    .innerJoin(instansi, eq(instansi.no, temuanSistemik.instansi))
    .where(and(salahSatu(instansi.id, id), sql`${temuanSistemik.ditutupPada} is null`))
    .orderBy(asc(temuanSistemik.bidang));

export const selectInstansiById = (tx: Tx, id: readonly string[]): Promise<{ id: string; no: number }[]> =>
  tx.select({ id: instansi.id, no: instansi.no }).from(instansi).where(salahSatu(instansi.id, id));

const tarikanBerinstansi = (tx: Tx) =>
  tx
    .select({ ...getTableColumns(tarikan), instansiId: instansi.id })
    .from(tarikan)
    .innerJoin(instansi, eq(instansi.no, tarikan.instansi));

export const selectTarikanById = (tx: Tx, id: readonly string[]): Promise<BarisTarikan[]> => tarikanBerinstansi(tx).where(salahSatu(tarikan.id, id));

export const selectTarikan = (tx: Tx, instansiId: string | null, { sesudah, batas }: Omit<Potongan, 'naik'>): Promise<BarisTarikan[]> =>
  tarikanBerinstansi(tx)
    .where(and(instansiId === null ? undefined : eq(instansi.id, instansiId), sesudah === null ? undefined : lt(tarikan.id, sesudah)))
    .orderBy(desc(tarikan.id))
    .limit(batas);

export type BarisTolak = Pick<typeof barisDitolak.$inferSelect, 'tarikan' | 'baris' | 'kolom' | 'kode' | 'pesan'>;

export interface HalamanTolak {
  readonly sesudah: number;
  readonly batas: number;
}

/** One page per feed run in one statement. The raw row stays out: it may hold a NIK. */
export async function selectBarisDitolak(tx: Tx, id: readonly string[], h: HalamanTolak): Promise<BarisTolak[]> {
  const b = tx
    .select({ baris: barisDitolak.baris, kolom: barisDitolak.kolom, kode: barisDitolak.kode, pesan: barisDitolak.pesan })
    .from(barisDitolak)
    .where(and(eq(barisDitolak.tarikan, tarikan.id), gt(barisDitolak.baris, h.sesudah)))
    .orderBy(asc(barisDitolak.baris))
    .limit(h.batas)
    .as('b');
  return tx
    .select({ tarikan: tarikan.id, baris: b.baris, kolom: b.kolom, kode: b.kode, pesan: b.pesan })
    .from(tarikan)
    .crossJoinLateral(b)
    .where(salahSatu(tarikan.id, id))
    .orderBy(asc(tarikan.id), asc(b.baris));
}

export const selectBagianLaporan = (tx: Tx, id: readonly string[]): Promise<(BarisBagian & { laporan: string })[]> =>
  tx
    .select({
      laporan: laporanBagian.laporan,
      instansiId: instansi.id,
      provinsiId: instansi.provinsiId,
      diketahui: laporanBagian.diketahui,
      isi: laporanBagian.isi,
    })
    .from(laporanBagian)
    .innerJoin(instansi, eq(instansi.no, laporanBagian.instansi))
    .where(and(salahSatu(laporanBagian.laporan, id), eq(laporanBagian.bagian, 'selisih')))
    .orderBy(asc(instansi.no));

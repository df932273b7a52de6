import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { laporanBagian } from '../../drizzle/schema/laporan.ts';
import { rekapSelisih } from '../../drizzle/schema/rekap.ts';
import { instansi, padanan } from '../../drizzle/schema/rujukan.ts';
import { bedaHimpunan, keputusan, selisih, selisihRiwayat, temuanSistemik, tugasKeluar } from '../../drizzle/schema/selisih.ts';
import { barisDitolak, kesegaran, tarikan } from '../../drizzle/schema/tarikan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';

export type BarisSelisih = typeof selisih.$inferSelect & { readonly instansiId: string };
export type BarisRiwayat = typeof selisihRiwayat.$inferSelect;
export type BarisKeputusan = typeof keputusan.$inferSelect;
export type BarisTugas = typeof tugasKeluar.$inferSelect & { readonly selisih: string };
export type BarisTarikan = typeof tarikan.$inferSelect & { readonly instansiId: string };
export type BarisPadanan = typeof padanan.$inferSelect & { readonly instansiId: string };
export type BarisKesegaran = typeof kesegaran.$inferSelect & { readonly instansiId: string; readonly basi: boolean };

const berinstansi = (tx: Tx) => tx.select({ ...getTableColumns(selisih), instansiId: instansi.id }).from(selisih).innerJoin(instansi, eq(instansi.no, selisih.instansi));

export const selectSelisihById = (tx: Tx, id: readonly string[]): Promise<BarisSelisih[]> => berinstansi(tx).where(inArray(selisih.id, [...id]));

export const selectSelisihByNip = (tx: Tx, nip: readonly string[], terbuka: boolean): Promise<BarisSelisih[]> =>
  berinstansi(tx)
    .where(and(inArray(selisih.nip, [...nip]), terbuka ? ne(selisih.status, 'TERTUTUP') : undefined))
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
        f.status === null ? ne(selisih.status, 'TERTUTUP') : inArray(selisih.status, [...f.status]),
        f.sistemik === null ? undefined : eq(selisih.sistemik, f.sistemik),
        sesudah === null ? undefined : batasKunci(sesudah),
      ),
    )
    .orderBy(naik ? asc(selisih.id) : desc(selisih.id))
    .limit(batas);
};

export const selectRiwayat = (tx: Tx, id: readonly string[]): Promise<BarisRiwayat[]> =>
  tx.select().from(selisihRiwayat).where(inArray(selisihRiwayat.selisih, [...id])).orderBy(asc(selisihRiwayat.id));

export const selectKeputusan = (tx: Tx, id: readonly string[]): Promise<BarisKeputusan[]> =>
  tx.select().from(keputusan).where(inArray(keputusan.selisih, [...id])).orderBy(asc(keputusan.id));

/** Tasks carry their discrepancy in `isi`; the person's index finds them. */
export const selectTugas = (tx: Tx, id: readonly string[]): Promise<BarisTugas[]> => {
  const milik = sql<string>`${tugasKeluar.isi} ->> 'selisih'`.as('selisih');
  return tx
    .select({ ...getTableColumns(tugasKeluar), selisih: milik })
    .from(tugasKeluar)
    .where(and(inArray(tugasKeluar.nip, tx.select({ nip: selisih.nip }).from(selisih).where(inArray(selisih.id, [...id]))), inArray(sql`${tugasKeluar.isi} ->> 'selisih'`, [...id])))
    .orderBy(asc(tugasKeluar.id));
};

export const selectKesegaran = (tx: Tx, id: readonly string[]): Promise<BarisKesegaran[]> => {
  // The same words as the gate's own check (usul_gerbang): shown as stale exactly when it holds.
  const basi = sql<boolean>`(${kesegaran.pada} is null or ${kesegaran.pada} < clock_timestamp() - jam_kesegaran() * interval '1 hour'
    or ${kesegaran.status} in ('TERTUNDA', 'PERLU_TINDAKAN', 'BELUM_PERNAH'))`.as('basi');
  return tx
    .select({ ...getTableColumns(kesegaran), instansiId: instansi.id, basi })
    .from(kesegaran)
    .innerJoin(instansi, eq(instansi.no, kesegaran.instansi))
    .where(inArray(instansi.id, [...id]))
    .orderBy(asc(kesegaran.sisi), asc(kesegaran.jenis));
};

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
    .where(inArray(instansi.id, [...id]))
    .groupBy(instansi.id, rekapSelisih.level);

export const selectJumlahHimpunan = (tx: Tx, id: readonly string[]): Promise<Hitungan[]> =>
  tx
    .select({ instansiId: instansi.id, kunci: bedaHimpunan.jenis, jumlah: sql<number>`count(*)`.mapWith(Number) })
    .from(bedaHimpunan)
    .innerJoin(instansi, eq(instansi.no, bedaHimpunan.instansi))
    .where(and(inArray(instansi.id, [...id]), sql`${bedaHimpunan.ditutupPada} is null`))
    .groupBy(instansi.id, bedaHimpunan.jenis)
    .orderBy(asc(bedaHimpunan.jenis));

export type BarisSistemik = typeof temuanSistemik.$inferSelect & { readonly instansiId: string };

export const selectSistemik = (tx: Tx, id: readonly string[]): Promise<BarisSistemik[]> =>
  tx
    .select({ ...getTableColumns(temuanSistemik), instansiId: instansi.id })
    .from(temuanSistemik)
    .innerJoin(instansi, eq(instansi.no, temuanSistemik.instansi))
    .where(and(inArray(instansi.id, [...id]), sql`${temuanSistemik.ditutupPada} is null`))
    .orderBy(asc(temuanSistemik.bidang));

export const selectInstansiById = (tx: Tx, id: readonly string[]): Promise<{ id: string; no: number }[]> =>
  tx.select({ id: instansi.id, no: instansi.no }).from(instansi).where(inArray(instansi.id, [...id]));

const tarikanBerinstansi = (tx: Tx) => tx.select({ ...getTableColumns(tarikan), instansiId: instansi.id }).from(tarikan).innerJoin(instansi, eq(instansi.no, tarikan.instansi));

export const selectTarikanById = (tx: Tx, id: readonly string[]): Promise<BarisTarikan[]> => tarikanBerinstansi(tx).where(inArray(tarikan.id, [...id]));

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
    .where(inArray(tarikan.id, [...id]))
    .orderBy(asc(tarikan.id), asc(b.baris));
}

export interface CariPadanan {
  readonly instansiId: string;
  readonly tabel: string | null;
  readonly status: string | null;
  readonly sesudah: readonly [string, string] | null;
  readonly batas: number;
}

export const selectPadanan = (tx: Tx, c: CariPadanan): Promise<BarisPadanan[]> =>
  tx
    .select({ ...getTableColumns(padanan), instansiId: instansi.id })
    .from(padanan)
    .innerJoin(instansi, eq(instansi.no, padanan.instansi))
    .where(
      and(
        eq(instansi.id, c.instansiId),
        c.tabel === null ? undefined : eq(padanan.tabel, c.tabel),
        c.status === null ? undefined : eq(padanan.status, c.status),
        c.sesudah === null ? undefined : sql`(${padanan.tabel}, ${padanan.lokal}) > (${c.sesudah[0]}, ${c.sesudah[1]})`,
      ),
    )
    .orderBy(asc(padanan.tabel), asc(padanan.lokal))
    .limit(c.batas);

export const selectBagianLaporan = (tx: Tx, id: readonly string[]): Promise<(BarisBagian & { laporan: string })[]> =>
  tx
    .select({ laporan: laporanBagian.laporan, instansiId: instansi.id, provinsiId: instansi.provinsiId, diketahui: laporanBagian.diketahui, isi: laporanBagian.isi })
    .from(laporanBagian)
    .innerJoin(instansi, eq(instansi.no, laporanBagian.instansi))
    .where(and(inArray(laporanBagian.laporan, [...id]), eq(laporanBagian.bagian, 'selisih')))
    .orderBy(asc(instansi.no));

/** Gate row of the person first, then the discrepancy: the lock order of every writer. Null = out of reach or not there. */
export async function kunciSelisih(tx: Tx, id: string): Promise<typeof selisih.$inferSelect | null> {
  const dulu = (await tx.select({ nip: selisih.nip }).from(selisih).where(eq(selisih.id, id)))[0];
  if (dulu === undefined) return null;
  await tx.execute(sql`select gerbang_kunci(array[${dulu.nip}::bigint])`);
  return (await tx.select().from(selisih).where(eq(selisih.id, id)).for('update'))[0] ?? null;
}

export const selectKeputusanById = async (tx: Tx, id: string): Promise<BarisKeputusan | null> => (await tx.select().from(keputusan).where(eq(keputusan.id, id)))[0] ?? null;

export async function insertKeputusan(
  tx: Tx,
  r: Pick<BarisKeputusan, 'selisih' | 'jenis' | 'alasanKode' | 'alasan' | 'bukti' | 'nilaiLain' | 'membatalkan' | 'oleh' | 'orang'>,
): Promise<string> {
  const { rows } = await tx.execute<{ id: string }>(sql`insert into keputusan (selisih, jenis, alasan_kode, alasan, bukti, nilai_lain, membatalkan, oleh, orang)
    values (${r.selisih}, ${r.jenis}, ${r.alasanKode}, ${r.alasan}, ${r.bukti}, ${r.nilaiLain}, ${r.membatalkan}, ${r.oleh}, ${r.orang}) returning id`);
  return String(rows[0]?.id);
}

export interface Peralihan {
  readonly selisih: typeof selisih.$inferSelect;
  readonly ke: string;
  readonly sebab: string;
  readonly keputusan: string;
  readonly oleh: string;
}

/** New status with its history row; the versi goes up by one. */
export async function updateStatus(tx: Tx, { selisih: s, ke, sebab, keputusan: kep, oleh }: Peralihan): Promise<void> {
  await tx
    .update(selisih)
    .set({ status: ke, versi: s.versi + 1, diubahPada: sql`clock_timestamp()` })
    .where(eq(selisih.id, s.id));
  await tx.execute(sql`insert into selisih_riwayat (selisih, dari, ke, sebab, nilai_bkn, nilai_simpeg, keputusan, oleh)
    values (${s.id}, ${s.status}, ${ke}, ${sebab}, ${s.nilaiBkn}, ${s.nilaiSimpeg}, ${kep}, ${oleh})`);
}

export async function insertTugas(tx: Tx, r: { kunci: string; tujuan: string; instansi: number; nip: string; isi: unknown }): Promise<void> {
  await tx.execute(sql`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi)
    values (${r.kunci}, ${r.tujuan}, 'PERBAIKAN', ${r.instansi}, ${r.nip}::bigint, ${JSON.stringify(r.isi)}::jsonb) on conflict (kunci) do nothing`);
}

/** Tasks not yet proven are no longer asked for. */
export const batalkanTugas = async (tx: Tx, kunci: readonly string[]): Promise<void> => {
  await tx
    .update(tugasKeluar)
    .set({ dibatalkanPada: sql`clock_timestamp()` })
    .where(and(inArray(tugasKeluar.kunci, [...kunci]), sql`${tugasKeluar.terbuktiPada} is null and ${tugasKeluar.dibatalkanPada} is null`));
};

/** Whether the SIASN id exists: units only within the instansi, structural positions likewise. */
export async function adaIdSiasn(tx: Tx, { tabel, no, siasn }: { tabel: string; no: number; siasn: string }): Promise<boolean> {
  const { rows } = await tx.execute(
    tabel === 'unor'
      ? sql`select 1 from unor where id = ${siasn} and instansi = ${no}`
      : sql`select 1 from jabatan where id = ${siasn} and (instansi is null or instansi = ${no})`,
  );
  return rows.length > 0;
}

export interface KunciPadanan {
  readonly no: number;
  readonly tabel: string;
  readonly lokal: string;
}

export interface NilaiPadanan {
  readonly siasn: string | null;
  readonly status: string;
  readonly versi: number;
  readonly oleh: string;
}

/** Writes only over the version the caller saw (0 = none yet); false when somebody was faster. */
export async function simpanPadanan(tx: Tx, k: KunciPadanan, n: NilaiPadanan): Promise<boolean> {
  if (n.versi === 0) {
    const { rows } = await tx.execute(sql`insert into padanan (instansi, tabel, lokal, siasn, status, oleh)
      values (${k.no}, ${k.tabel}, ${k.lokal}, ${n.siasn}, ${n.status}, ${n.oleh}) on conflict (instansi, tabel, lokal) do nothing returning versi`);
    return rows.length > 0;
  }
  const rows = await tx
    .update(padanan)
    .set({ siasn: n.siasn, status: n.status, oleh: n.oleh, versi: n.versi + 1, diubahPada: sql`clock_timestamp()` })
    .where(and(eq(padanan.instansi, k.no), eq(padanan.tabel, k.tabel), eq(padanan.lokal, k.lokal), eq(padanan.versi, n.versi)))
    .returning({ versi: padanan.versi });
  return rows.length > 0;
}

export const selectSatuPadanan = async (tx: Tx, k: KunciPadanan): Promise<BarisPadanan | null> =>
  (
    await tx
      .select({ ...getTableColumns(padanan), instansiId: instansi.id })
      .from(padanan)
      .innerJoin(instansi, eq(instansi.no, padanan.instansi))
      .where(and(eq(padanan.instansi, k.no), eq(padanan.tabel, k.tabel), eq(padanan.lokal, k.lokal)))
  )[0] ?? null;

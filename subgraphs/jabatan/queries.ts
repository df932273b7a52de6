import { and, asc, eq, gt, ilike, isNull, sql } from 'drizzle-orm';
import type { BarisBagian } from '../../domain/laporan/bagian.ts';
import { laporanBagian } from '../../drizzle/schema/laporan.ts';
import { pegawaiBkn } from '../../drizzle/schema/pegawai.ts';
import { instansi, jabatan, petaJabatan, unor } from '../../drizzle/schema/rujukan.ts';
import type { Tx } from '../../platform/db/pelaku.ts';
import { salahSatu } from '../../platform/db/salah-satu.ts';

const kolomJabatan = {
  id: jabatan.id,
  nama: jabatan.nama,
  jenisJabatanId: jabatan.jenisJabatanId,
  eselonId: jabatan.eselonId,
  jenjang: jabatan.jenjang,
  bup: jabatan.bup,
  kelas: jabatan.kelas,
  instansiId: instansi.id,
};

export interface BarisJabatan {
  readonly id: string;
  readonly nama: string;
  readonly jenisJabatanId: string;
  readonly eselonId: string | null;
  readonly jenjang: string | null;
  readonly bup: number | null;
  readonly kelas: number | null;
  readonly instansiId: string | null;
}

export interface BarisUnor {
  readonly id: string;
  readonly nama: string;
  readonly namaJabatan: string | null;
  readonly eselonId: string | null;
  readonly aktif: boolean;
  readonly diatasanId: string | null;
  readonly instansiId: string;
}

export interface JabatanPegawai {
  readonly nip: string;
  readonly jabatanId: string | null;
  readonly unorId: string | null;
  readonly tmtJabatan: string | null;
}

export type BarisPeta = typeof petaJabatan.$inferSelect;

export const selectJabatanById = (tx: Tx, id: readonly string[]): Promise<BarisJabatan[]> =>
  tx.select(kolomJabatan).from(jabatan).leftJoin(instansi, eq(instansi.no, jabatan.instansi)).where(salahSatu(jabatan.id, id));

export interface CariJabatan {
  readonly instansiId: string | null;
  readonly cari: string | null;
  readonly sesudah: string | null;
  readonly batas: number;
}

export const selectJabatan = (tx: Tx, c: CariJabatan): Promise<BarisJabatan[]> =>
  tx
    .select(kolomJabatan)
    .from(jabatan)
    .leftJoin(instansi, eq(instansi.no, jabatan.instansi))
    .where(
      and(
        c.instansiId === null ? isNull(jabatan.instansi) : eq(instansi.id, c.instansiId),
        c.cari === null ? undefined : ilike(jabatan.nama, `%${c.cari.replace(/[\\%_]/g, '\\$&')}%`),
        c.sesudah === null ? undefined : gt(jabatan.id, c.sesudah),
      ),
    )
    .orderBy(asc(jabatan.id))
    .limit(c.batas);

export const selectUnorById = (tx: Tx, id: readonly string[]): Promise<BarisUnor[]> =>
  tx
    .select({
      id: unor.id,
      nama: unor.nama,
      namaJabatan: unor.namaJabatan,
      eselonId: unor.eselonId,
      aktif: unor.aktif,
      diatasanId: unor.diatasanId,
      instansiId: instansi.id,
    })
    .from(unor)
    .innerJoin(instansi, eq(instansi.no, unor.instansi))
    .where(salahSatu(unor.id, id));

export const selectJabatanPegawai = (tx: Tx, nip: readonly string[]): Promise<JabatanPegawai[]> =>
  tx
    .select({ nip: pegawaiBkn.nip, jabatanId: pegawaiBkn.jabatanId, unorId: pegawaiBkn.unorId, tmtJabatan: pegawaiBkn.tmtJabatan })
    .from(pegawaiBkn)
    .where(salahSatu(pegawaiBkn.nip, nip))
    .orderBy(asc(pegawaiBkn.nip), asc(pegawaiBkn.instansi));

export interface HalamanPeta {
  readonly kosongSaja: boolean;
  /** Unit and position of the last row shown. */
  readonly sesudah: readonly [string, string] | null;
  readonly batas: number;
}

/** One page per instansi in one statement. */
export async function selectPetaPerInstansi(tx: Tx, id: readonly string[], h: HalamanPeta): Promise<{ instansiId: string; baris: BarisPeta }[]> {
  const p = tx
    .select()
    .from(petaJabatan)
    .where(
      and(
        eq(petaJabatan.instansi, instansi.no),
        h.kosongSaja ? gt(petaJabatan.kebutuhan, petaJabatan.terisi) : undefined,
        h.sesudah === null ? undefined : sql`(${petaJabatan.unorId}, ${petaJabatan.jabatanId}) > (${h.sesudah[0]}, ${h.sesudah[1]})`,
      ),
    )
    .orderBy(asc(petaJabatan.unorId), asc(petaJabatan.jabatanId))
    .limit(h.batas)
    .as('p');
  const rows = await tx
    .select()
    .from(instansi)
    .crossJoinLateral(p)
    .where(salahSatu(instansi.id, id))
    .orderBy(asc(instansi.no), asc(p.unorId), asc(p.jabatanId));
  return rows.map((r) => ({ instansiId: r.instansi.id, baris: r.p }));
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
    .where(and(salahSatu(laporanBagian.laporan, id), eq(laporanBagian.bagian, 'jabatan')))
    .orderBy(asc(instansi.no));

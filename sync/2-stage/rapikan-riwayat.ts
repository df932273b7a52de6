import { TOLAKAN } from '../1-canonicalise/hasil-baris.ts';
import type { Sisi } from './terapkan-pegawai.ts';

/** Runs one parameterised statement: the applying transaction and the dry run have different clients and the same texts. */
export type Jalankan = <R extends object>(teks: string, nilai: (string | number | boolean)[]) => Promise<readonly R[]>;

export interface TarikanRiwayat {
  readonly id: string;
  readonly instansi: number;
  readonly sisi: Sisi;
  readonly lengkap: boolean;
}

/** To the sender of a row about somebody who has no master record in the instansi. */
export const PESAN_TAK_DIKENAL =
  'Pegawai pada baris ini belum ada pada data utama instansi. Unggah data pegawainya; baris ini lalu diterapkan dengan sendirinya, tanpa dikirim ulang.';

/** $1 tarikan, $2 instansi: whether this instansi has a master record of the person, on either side. */
export const PEGAWAI_SENDIRI = (nip: string): string =>
  `(exists (select from pegawai_bkn b where b.instansi = $2 and b.nip = ${nip}) or exists (select from pegawai_simpeg g where g.instansi = $2 and g.nip = ${nip}))`;

/**
 * Rows that carry only an opaque person id get its NIP from BKN's master rows. One sends histories of one's own people only: a row about anybody else,
 * known elsewhere or nowhere, is refused alike, stands in temp table `riwayat_asing`, and leaves the mark that this history could not be read whole.
 * Returns how many were refused.
 */
async function pasangkanOrang(jalankan: Jalankan, t: TarikanRiwayat): Promise<number> {
  const [tanpa] = await jalankan<{ ada: boolean }>(
    `/* riwayat.tanpaNip */ select exists (select from staging_riwayat where tarikan = $1 and nip is null and pns_id is not null) ada`,
    [t.id],
  );
  if (tanpa?.ada === true)
    await jalankan(
      `/* riwayat.orang */ update staging_riwayat f set nip = p.nip from pegawai_bkn p where f.tarikan = $1 and f.nip is null and f.pns_id is not null and p.pns_id = f.pns_id
        and (f.macam <> 'BARIS' or ${PEGAWAI_SENDIRI('p.nip')})`,
      [t.id, t.instansi],
    );
  await jalankan('create temp table riwayat_asing (like staging_riwayat) on commit drop', []);
  const [n] = await jalankan<{ n: number }>(
    `/* riwayat.takDikenal */ with hapus as (delete from staging_riwayat s where s.tarikan = $1 and s.macam = 'BARIS' and not ${PEGAWAI_SENDIRI('s.nip')} returning s.*),
       asing as (insert into riwayat_asing select * from hapus),
       tanda as (insert into staging_riwayat (tarikan, baris, macam, nip, jenis) select tarikan, baris, 'TOLAK', nip, jenis from hapus where nip is not null),
       tolak as (insert into baris_ditolak (tarikan, baris, kolom, kode, pesan) select tarikan, baris, case when nip is null then 'idPns' else 'nip' end, 'PEGAWAI_TIDAK_DIKENAL', $3
         from hapus on conflict do nothing)
     select count(*)::int n from hapus`,
    [t.id, t.instansi, PESAN_TAK_DIKENAL],
  );
  return n?.n ?? 0;
}

/** The same key twice for one person: the first row counts; an identical later one is a duplicate, another one is refused and leaves the history unsure. */
async function pisahkanGanda(jalankan: Jalankan, t: TarikanRiwayat): Promise<{ duplikat: number; ditolak: number }> {
  const [n] = await jalankan<{ duplikat: number; ditolak: number }>(
    `/* riwayat.ganda */ with g as (
         select ctid letak, h = first_value(h) over w sama, row_number() over w > 1 lebih from staging_riwayat where tarikan = $1 and macam = 'BARIS'
         window w as (partition by nip, jenis, kunci order by baris)),
       buang as (delete from staging_riwayat s using g where g.lebih and s.ctid = g.letak returning s.baris, s.nip, s.jenis, g.sama),
       tolak as (insert into baris_ditolak (tarikan, baris, kolom, kode, pesan) select $1, baris, '', 'RIWAYAT_GANDA_DALAM_BERKAS', $2 from buang where not sama on conflict do nothing),
       tanda as (insert into staging_riwayat (tarikan, baris, macam, nip, jenis) select $1, baris, 'TOLAK', nip, jenis from buang where not sama)
     select count(*) filter (where sama)::int duplikat, count(*) filter (where not sama)::int ditolak from buang`,
    [t.id, TOLAKAN.RIWAYAT_GANDA_DALAM_BERKAS],
  );
  return n ?? { duplikat: 0, ditolak: 0 };
}

/** Refused and repeated rows leave staging; what stays is one row per person, kind and key. */
export async function rapikanStaging(jalankan: Jalankan, t: TarikanRiwayat): Promise<{ duplikat: number; ditolak: number }> {
  const takDikenal = await pasangkanOrang(jalankan, t);
  const ganda = await pisahkanGanda(jalankan, t);
  return { duplikat: ganda.duplikat, ditolak: ganda.ditolak + takDikenal };
}

/** A complete feed speaks of everybody and every kind; a partial one of the histories it names, and of those wholly. */
export const LINGKUP = (lengkap: boolean): string =>
  lengkap ? 'true' : `exists (select from staging_riwayat x where x.tarikan = $1 and x.macam = 'BARIS' and x.nip = r.nip and x.jenis = r.jenis)`;

/**
 * People of whom the feed has a row that may be a punishment and that nobody can read, as CTE `kabur`; nip 0 = anybody, also where the feed offers no
 * punishments at all. One that was stated before and is not among the readable rows may be among those: it stays as it was until the history can be
 * read whole.
 */
export const KABUR = `kabur as materialized (select distinct coalesce(nip, 0) nip from staging_riwayat where tarikan = $1 and macam = 'TOLAK' and jenis in ('hukdis', '*')
  union select 0 where not exists (select from staging_riwayat where tarikan = $1 and jenis = 'hukdis'))`;
export const MUNGKIN_KABUR = `(r.jenis = 'hukdis' and (r.nip in (select nip from kabur) or exists (select from kabur where nip = 0)))`;

export const TABEL_RIWAYAT = { BKN: 'riwayat_bkn', SIMPEG: 'riwayat_simpeg' } as const;

export interface HitungRiwayat {
  /** Rows that are new or say something else. */
  readonly diterapkan: number;
  readonly takBerubah: number;
  readonly dihapus: number;
  /** Set when the feed lost more rows of a kind than is plausible: it waits for a person. */
  readonly sebab: string | null;
}

const HILANG_KECIL = 10;
const BAGIAN_HILANG_WAJAR = 0.1;

/** What applying the tidied staging would do. The same statement serves the applying step and the dry run. */
export async function hitungRiwayat(jalankan: Jalankan, t: TarikanRiwayat): Promise<HitungRiwayat> {
  const tabel = TABEL_RIWAYAT[t.sisi];
  const rinci = await jalankan<{ jenis: string; lama: number; baru: number; sama: number; hilang: number }>(
    `/* riwayat.hitung */ with ${KABUR}, lama as (
         select r.jenis, count(*)::int lama, count(*) filter (where s.kunci is null and ${LINGKUP(t.lengkap)} and not ${MUNGKIN_KABUR})::int hilang, count(*) filter (where s.h = r.h)::int sama
         from ${tabel} r left join staging_riwayat s on s.tarikan = $1 and s.macam = 'BARIS' and s.nip = r.nip and s.jenis = r.jenis and s.kunci = r.kunci
         where r.instansi = $2 group by 1),
       baru as (select jenis, count(*)::int baru from staging_riwayat where tarikan = $1 and macam = 'BARIS' group by 1)
     select jenis, coalesce(lama, 0) lama, coalesce(baru, 0) baru, coalesce(sama, 0) sama, coalesce(hilang, 0) hilang from lama full join baru using (jenis) order by jenis`,
    [t.id, t.instansi],
  );
  const jumlah = (k: 'baru' | 'sama' | 'hilang'): number => rinci.reduce((n, r) => n + r[k], 0);
  const susut = t.lengkap ? rinci.find((r) => r.lama - r.baru > HILANG_KECIL && r.lama - r.baru > r.lama * BAGIAN_HILANG_WAJAR) : undefined;
  return {
    diterapkan: jumlah('baru') - jumlah('sama'),
    takBerubah: jumlah('sama'),
    dihapus: jumlah('hilang'),
    sebab: susut === undefined ? null : `umpan riwayat ${susut.jenis} menyusut dari ${susut.lama} ke ${susut.baru} baris`,
  };
}

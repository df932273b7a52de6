import { BIDANG, type NamaBidang } from '../../domain/selisih/bidang.ts';
import { BIDANG_TAUTAN, type NamaBidangTautan } from '../../domain/tautan/bidang.ts';
import type { HitungPola } from '../../domain/tautan/bobot.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

/** Persons of the sample of random pairs, about. */
const CONTOH_ACAK = 20_000;
const PASANGAN_ACAK = 50_000;

/** A field of the comparison as the fat tables hold it: its column, and the field whose reason makes it unreadable. */
const KOLOM: readonly (readonly [kolom: string, bidang: NamaBidang])[] = [
  ['nik', 'nik'],
  ['nama', 'nama'],
  ['tgl_lahir', 'tglLahir'],
  ['jenis_kelamin', 'jenisKelamin'],
  ['tmt_cpns', 'tmtAwal'],
  ['gol_akhir_id', 'golAkhirId'],
  ['pendidikan_id', 'pendidikan'],
];

const bitDari = (bidang: NamaBidang): number => BIDANG.find((b) => b.bidang === bidang)?.bit ?? 31;

/** The columns of one side; a value that carries a reason is no value. */
const terbaca = (sisi: string): string =>
  KOLOM.map(([kolom, bidang]) => `case when (${sisi}.tak >> ${bitDari(bidang)}) & 1 = 0 then ${sisi}.${kolom} end ${kolom}`).join(', ');

const KATA_PERTAMA = `split_part(nama, ' ', 1)`;

/** Equalities of the searches, in the order of JALUR_TAUTAN, as rows of either side. */
const KUNCI_JALUR: readonly (readonly string[])[] = [
  ['nik'],
  ['tgl_lahir', 'jenis_kelamin', 'tmt_cpns'],
  ['tgl_lahir', 'jenis_kelamin', KATA_PERTAMA],
  ['nama', 'tmt_cpns'],
];

const berawalan = (k: string, sisi: string): string => (k === KATA_PERTAMA ? k.replace('nama', `${sisi}.nama`) : `${sisi}.${k}`);
const samaPada = (kunci: readonly string[]): string => kunci.map((k) => `${berawalan(k, 'k')} = ${berawalan(k, 'b')}`).join(' and ');

const duaNilai = (kolom: string): string => `case when k.${kolom} is null or b.${kolom} is null then '-' when k.${kolom} = b.${kolom} then '0' else '1' end`;

/** Level of agreement per field; the digits are places in the field's `tingkat`. */
const SQL_TINGKAT: Readonly<Record<NamaBidangTautan, string>> = {
  nik: `case when k.nik is null or b.nik is null then '-' when k.nik = b.nik then '0' when levenshtein_less_equal(k.nik, b.nik, 2) <= 2 then '1' else '2' end`,
  nama: `case when k.nama is null or b.nama is null then '-' when k.nama = b.nama then '0' when n.mirip >= 0.7 then '1' when n.mirip >= 0.45 then '2' else '3' end`,
  tglLahir: `case when k.tgl_lahir is null or b.tgl_lahir is null then '-' when k.tgl_lahir = b.tgl_lahir then '0'
    when left(k.tgl_lahir, 4) || '-' || right(k.tgl_lahir, 2) || '-' || substr(k.tgl_lahir, 6, 2) = b.tgl_lahir
      or (left(k.tgl_lahir, 4) = left(b.tgl_lahir, 4))::int + (substr(k.tgl_lahir, 6, 2) = substr(b.tgl_lahir, 6, 2))::int + (right(k.tgl_lahir, 2) = right(b.tgl_lahir, 2))::int = 2
    then '1' else '2' end`,
  jenisKelamin: duaNilai('jenis_kelamin'),
  tmtCpns: duaNilai('tmt_cpns'),
  golAkhirId: duaNilai('gol_akhir_id'),
  pendidikanId: duaNilai('pendidikan_id'),
  instansi: duaNilai('instansi'),
};
const SQL_POLA = BIDANG_TAUTAN.map((b) => `(${SQL_TINGKAT[b.bidang]})`).join(' || ');
/** `offset 0` keeps the planner from pasting the costly call into every comparison with it. */
const SQL_MIRIP = 'cross join lateral (select case when k.nama <> b.nama then similarity(k.nama, b.nama) end mirip offset 0) n';

export interface UkuranTautan {
  /** Persons of a SIMPEG whose NIP BKN does not know. */
  readonly kiri: number;
  /** Persons of BKN. */
  readonly kanan: number;
}

/**
 * `staging_tautan`: people that only a SIMPEG has, without those whose link was confirmed and waits for its proof; no temp table, since parallel
 * workers cannot read one. Temp table `tautan_kolam`: the people of BKN that share a key with any of them, and a sample for the random pairs, found
 * in parallel passes over BKN's table. No index beyond those of the engine is needed, so feeds pay nothing for the nightly search.
 */
export async function kumpulkanOrang(tx: SqlTransaksi): Promise<UkuranTautan> {
  await tx`delete from staging_tautan`;
  await tx.unsafe(`/* tautan.kiri */ insert into staging_tautan
    select row_number() over (order by hashint8extended(h.nip, 1), h.nip, h.instansi)::int no, h.instansi, h.nip, ${terbaca('s')}
    from beda_himpunan h join pegawai_simpeg s on s.instansi = h.instansi and s.nip = h.nip
    where h.jenis = 'HANYA_SIMPEG' and h.ditutup_pada is null
      and not exists (select from usulan_tautan u where u.instansi = h.instansi and u.nip = h.nip and u.status = 'DIKONFIRMASI')`);
  await tx`analyze staging_tautan`;
  const [n] = await tx<{ kiri: number; kanan: number }[]>`select (select count(*)::int from staging_tautan) kiri,
    (select coalesce(sum(jumlah), 0)::float8 from kesegaran where sisi = 'BKN' and jenis = 'pegawai') kanan`;
  const ukuran = { kiri: n?.kiri ?? 0, kanan: n?.kanan ?? 0 };
  const topeng = 2 ** Math.max(0, Math.floor(Math.log2(Math.max(ukuran.kanan, 1) / CONTOH_ACAK))) - 1;
  // One scan with a hash table per key. As one join on any of the keys it was planned as sorts of the whole nation.
  const ada = KUNCI_JALUR.map((k) => `(${k.map((kolom) => berawalan(kolom, 'b')).join(', ')}) in (select ${k.join(', ')} from staging_tautan)`);
  await tx.unsafe(`/* tautan.kolam */ create temp table tautan_kolam on commit drop as
    select * from (select b.instansi, b.nip, ${terbaca('b')}, (hashint8extended(b.nip, 2) & ${topeng}) = 0 contoh from pegawai_bkn b) b
    where (contoh or ${ada.join(' or ')}) and not exists (select from usulan_tautan u where u.nip_bkn = b.nip and u.status = 'DIKONFIRMASI')`);
  await tx`analyze tautan_kolam`;
  return ukuran;
}

/** Temp table `tautan_calon`: every candidate pair with its search and its pattern, without the pairs that a steward refused. */
export async function bandingkanCalon(tx: SqlTransaksi): Promise<readonly HitungPola[]> {
  const jalur = KUNCI_JALUR.map((kunci, i) => `select ${i + 1} jalur, k.no, b.instansi, b.nip from staging_tautan k join tautan_kolam b on ${samaPada(kunci)}`);
  await tx.unsafe(`/* tautan.calon */ create temp table tautan_calon on commit drop as
    with tolak as materialized (select instansi, nip, nip_bkn from usulan_tautan where status = 'DITOLAK'),
      temu as (select min(jalur)::smallint jalur, no, instansi, nip from (${jalur.join('\n      union all ')}) x group by 2, 3, 4)
    select t.jalur, t.no, b.instansi, b.nip, ${SQL_POLA} pola
    from temu t join staging_tautan k on k.no = t.no join tautan_kolam b on b.instansi = t.instansi and b.nip = t.nip ${SQL_MIRIP}
    where not exists (select from tolak u where u.instansi = k.instansi and u.nip = k.nip and u.nip_bkn = b.nip)`);
  await tx`analyze tautan_calon`;
  return tx<HitungPola[]>`/* tautan.pola */ select jalur, pola, count(*)::int jumlah from tautan_calon group by 1, 2 order by 1, 2`;
}

/**
 * Patterns of pairs that nothing brought together: the chance agreement of two persons. The sample follows from the NIP alone, not from any order.
 * A pair with one NIK is left out: in a small hub chance would bring a person together with itself.
 */
export const bandingkanAcak = (tx: SqlTransaksi): Promise<HitungPola[]> =>
  tx.unsafe<
    HitungPola[]
  >(`/* tautan.acak */ with contoh as (select row_number() over (order by hashint8extended(nip, 3), nip, instansi) urut, count(*) over () banyak, c.* from tautan_kolam c where contoh),
      giliran as (select i, 1 + i % (select count(*) from staging_tautan) no, 1 + (i * 7 + i / (select max(banyak) from contoh)) % (select max(banyak) from contoh) urut
        from generate_series(0, ${PASANGAN_ACAK} - 1) i where exists (select from contoh) and exists (select from staging_tautan))
    select 1 jalur, pola, count(*)::int jumlah from (select ${SQL_POLA} pola from giliran g join staging_tautan k on k.no = g.no join contoh b on b.urut = g.urut ${SQL_MIRIP} where k.nik is distinct from b.nik) x group by 2 order by 2`);

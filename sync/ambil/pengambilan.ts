import type { Sql, SqlTransaksi } from '../../platform/db/postgres-js.ts';
import type { DaftarOrang, Kursor, Penanda } from '../sources/port.ts';
import type { UmpanSumber } from '../sources/sumber-berkas.ts';
import type { SumberTerpasang } from './sumber-terpasang.ts';

/** A fetch under way: everything up to `bita` of its file belongs to `kursor`. */
export interface Pengambilan {
  readonly id: string;
  readonly versiSumber: number;
  readonly kursor: Kursor;
  readonly bita: number;
  readonly gagal: number;
  readonly cobaPada: Date;
}

export interface AmbilanSelesai {
  readonly id: string;
  readonly berkas: string;
  readonly sha256: string;
  readonly penanda: Penanda | null;
  readonly versiSumber: number;
  /** The moment for which this content speaks: start of the fetch, or of the last one that found nothing new. */
  readonly pada: Date;
}

export async function bacaSelesai(sql: Sql, instansi: number, u: UmpanSumber): Promise<AmbilanSelesai | null> {
  const [baris] = await sql<
    AmbilanSelesai[]
  >`/* ambil.selesai */ select id::text id, berkas, sha256, penanda, versi_sumber "versiSumber", coalesce(diperiksa_pada, mulai_pada) pada
    from pengambilan where instansi = ${instansi} and sisi = ${u.sisi} and jenis = ${u.jenis} and status = 'SELESAI' order by pengambilan.id desc limit 1`;
  return baris ?? null;
}

/** Why the fetch of a feed stands still; null when nothing failed since the last one that ended. */
export async function bacaMasalah(sql: Sql, instansi: number, u: UmpanSumber): Promise<string | null> {
  const [baris] = await sql<
    { sebab: string | null }[]
  >`select sebab from pengambilan where instansi = ${instansi} and sisi = ${u.sisi} and jenis = ${u.jenis} and status = 'BERJALAN'`;
  return baris?.sebab ?? null;
}

/** The fetch under way of this source, or a new one. A fetch of an older version of the source is given up. */
export async function lanjutkanAtauMulai(sql: Sql, s: SumberTerpasang): Promise<Pengambilan> {
  return await sql.begin(async (tx) => {
    await tx`delete from pengambilan_orang where pengambilan in (select id from pengambilan where instansi = ${s.instansi} and sisi = ${s.sisi} and jenis = ${s.jenis} and status = 'BERJALAN' and versi_sumber <> ${s.versi})`;
    await tx`update pengambilan set status = 'BATAL', selesai_pada = clock_timestamp() where instansi = ${s.instansi} and sisi = ${s.sisi} and jenis = ${s.jenis} and status = 'BERJALAN' and versi_sumber <> ${s.versi}`;
    await tx`insert into pengambilan (instansi, sisi, jenis, versi_sumber) values (${s.instansi}, ${s.sisi}, ${s.jenis}, ${s.versi}) on conflict (instansi, sisi, jenis) where status = 'BERJALAN' do nothing`;
    const [baris] = await tx<
      Pengambilan[]
    >`/* ambil.berjalan */ select id::text id, versi_sumber "versiSumber", kursor, bita::float8 bita, gagal, coba_pada "cobaPada" from pengambilan
      where instansi = ${s.instansi} and sisi = ${s.sisi} and jenis = ${s.jenis} and status = 'BERJALAN'`;
    if (baris === undefined) throw new RangeError('pengambilan tidak tercatat');
    return baris;
  });
}

/** From here on the fetch goes on from `kursor`, whatever happens to the process. The file must be on disk up to `bita` before. */
export async function catatTitik(sql: Sql, id: string, kursor: Kursor, bita: number): Promise<void> {
  await sql`/* ambil.titik */ update pengambilan set kursor = ${kursor === null ? null : sql.json(kursor as never)}, bita = ${bita}, gagal = 0 where id = ${id} and status = 'BERJALAN'`;
}

export interface Hasil {
  readonly berkas: string;
  readonly sha256: string;
  readonly bita: number;
  readonly penanda: Penanda | null;
  readonly hitung: Readonly<Record<string, number>>;
}

/** Ends a fetch and has its feed processed; both or neither. */
export async function selesaikan(tx: SqlTransaksi, id: string, instansi: number, h: Hasil): Promise<void> {
  await tx`/* ambil.selesaikan */ update pengambilan set status = 'SELESAI', berkas = ${h.berkas}, sha256 = ${h.sha256}, bita = ${h.bita}, penanda = ${h.penanda === null ? null : tx.json(h.penanda as never)},
    hitung = ${tx.json(h.hitung)}, kursor = null, sebab = null, selesai_pada = clock_timestamp() where id = ${id}`;
  await tx`delete from pengambilan_orang where pengambilan = ${id}`;
  await tx`insert into kotak_keluar (antrean, nama, payload, kunci) values ('utama', 'tarik-instansi', ${tx.json({ instansi })}, ${`instansi:${instansi}`})`;
  await tx`select pg_notify('kotak_keluar', '')`;
}

/** The source has nothing new: what was fetched last speaks for the start of this fetch. */
export async function catatTetap(tx: SqlTransaksi, id: string, sebelum: string): Promise<void> {
  await tx`/* ambil.tetap */ update pengambilan set diperiksa_pada = (select mulai_pada from pengambilan where id = ${id}) where id = ${sebelum}`;
  await tx`delete from pengambilan_orang where pengambilan = ${id}`;
  await tx`delete from pengambilan where id = ${id}`;
}

/** The run is over and there is more: the fetch comes after those that wait already. */
export async function catatLanjut(sql: Sql, id: string): Promise<void> {
  await sql`/* ambil.lanjut */ update pengambilan set sebab = null, coba_pada = clock_timestamp() where id = ${id} and status = 'BERJALAN'`;
}

/** The fetch stands where it is and is tried again after `tundaMs`. */
export async function catatMasalah(sql: Sql, id: string, sebab: string, tundaMs: number): Promise<void> {
  await sql`/* ambil.masalah */ update pengambilan set sebab = ${sebab}, gagal = gagal + 1, coba_pada = clock_timestamp() + ${tundaMs} * interval '1 ms' where id = ${id} and status = 'BERJALAN'`;
}

/** People to be asked one by one, in the database: each once, however often a list names them. */
export const daftarOrang = (sql: Sql, id: string, instansi: number): DaftarOrang => ({
  isiDariHub: async () =>
    (
      await sql`/* ambil.dariHub */ insert into pengambilan_orang (pengambilan, nip) select ${id}::bigint, nip from (select nip from pegawai_bkn where instansi = ${instansi}
        union select nip from pegawai_simpeg where instansi = ${instansi}) o on conflict do nothing`
    ).count,
  tambah: async (nip) =>
    nip.length === 0
      ? 0
      : (
          await sql`/* ambil.dariDaftar */ insert into pengambilan_orang as o (pengambilan, nip, terdaftar) select distinct ${id}::bigint, n::bigint, true from jsonb_array_elements_text(${sql.json([...nip])}) n
            on conflict (pengambilan, nip) do update set terdaftar = true where not o.terdaftar`
        ).count,
  sesudah: async (nip, banyak) =>
    (
      await sql<
        { nip: string }[]
      >`select lpad(nip::text, 18, '0') nip from pengambilan_orang where pengambilan = ${id} and nip > ${nip} order by pengambilan_orang.nip limit ${banyak}`
    ).map((b) => b.nip),
});

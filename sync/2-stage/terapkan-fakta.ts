import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { pasangkanPegawai, terapkanTercatat } from './terapkan-tercatat.ts';

export interface TarikanFakta {
  readonly id: string;
  readonly instansi: number;
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly lengkap: boolean;
}

/** Facts carry a NIP or an opaque person id; the id is resolved through BKN's master rows of the instansi. Rows of unknown persons are refused. */
async function pasangkanOrang(tx: SqlTransaksi, t: TarikanFakta): Promise<number> {
  await tx`/* fakta.orang */ update staging_fakta f set nip = p.nip from pegawai_bkn p where f.tarikan = ${t.id} and f.nip is null and p.pns_id = f.pns_id`;
  const [n] = await tx<
    { n: number }[]
  >`/* fakta.tanpaOrang */ with hapus as (delete from staging_fakta where tarikan = ${t.id} and nip is null returning baris, pns_id),
    tolak as (insert into baris_ditolak (tarikan, baris, kolom, kode, pesan) select ${t.id}, baris, 'pnsId', 'PEGAWAI_TIDAK_DIKENAL', 'Pegawai pada baris ini belum ada pada data utama; unggah data pegawai lebih dahulu.' from hapus on conflict do nothing returning 1)
    select count(*)::int n from tolak`;
  return n?.n ?? 0;
}

/** The same natural key twice in one feed: the last row counts. */
const UNIK = 'distinct on (kunci) *';

async function terapkanKinerja(tx: SqlTransaksi, t: TarikanFakta): Promise<void> {
  await tx`create temp table fakta_kini on commit drop as select ${tx.unsafe(UNIK)} from staging_fakta where tarikan = ${t.id} order by kunci, baris desc`;
  await tx`/* fakta.kinerja */ insert into kinerja as k (nip, tahun, instansi, kuadran, hasil, perilaku, tarikan)
    select nip, (isi ->> 'tahun')::smallint, ${t.instansi}, (isi ->> 'kuadran')::smallint, isi ->> 'hasil', isi ->> 'perilaku', ${t.id} from fakta_kini order by nip
    on conflict (nip, tahun) do update set instansi = excluded.instansi, kuadran = excluded.kuadran, hasil = excluded.hasil, perilaku = excluded.perilaku, tarikan = excluded.tarikan
    where (k.instansi, k.kuadran, k.hasil, k.perilaku) is distinct from (excluded.instansi, excluded.kuadran, excluded.hasil, excluded.perilaku)`;
  if (t.lengkap)
    await tx`delete from kinerja k where k.instansi = ${t.instansi} and not exists (select from fakta_kini f where f.nip = k.nip and (f.isi ->> 'tahun')::smallint = k.tahun)`;
}

/** End of a punishment: the written one, else start plus length; neither = null, which the gate reads as still running. */
async function terapkanHukdis(tx: SqlTransaksi, t: TarikanFakta): Promise<void> {
  await tx`create temp table fakta_kini on commit drop as select ${tx.unsafe(UNIK)} from staging_fakta where tarikan = ${t.id} order by kunci, baris desc`;
  await tx`/* fakta.hukdis */ insert into hukuman_disiplin as h (id, instansi, nip, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, mulai, masa_tahun, masa_bulan, akhir, alasan_id, dibatalkan_tanggal, mengakhiri_id, sumber, oleh, tarikan)
    select kunci, ${t.instansi}, nip, isi ->> 'jenisHukumanId', coalesce(isi ->> 'tingkat', 'B'), isi ->> 'skNomor', (isi ->> 'skTanggal')::date, (isi ->> 'mulai')::date,
      (isi ->> 'masaTahun')::smallint, (isi ->> 'masaBulan')::smallint,
      coalesce((isi ->> 'akhir')::date, case when coalesce((isi ->> 'masaTahun')::int, 0) + coalesce((isi ->> 'masaBulan')::int, 0) > 0
        then ((isi ->> 'mulai')::date + make_interval(years => coalesce((isi ->> 'masaTahun')::int, 0), months => coalesce((isi ->> 'masaBulan')::int, 0)))::date end),
      isi ->> 'alasanId', coalesce((isi ->> 'batalTanggal')::date, case when isi ->> 'batalNomor' is not null then current_date end), isi ->> 'diakhiriId', 'SIASN', 'SISTEM', ${t.id}
    from fakta_kini order by nip
    on conflict (id) do update set instansi = excluded.instansi, nip = excluded.nip, jenis_hukuman_id = excluded.jenis_hukuman_id, tingkat = excluded.tingkat, sk_nomor = excluded.sk_nomor,
      sk_tanggal = excluded.sk_tanggal, mulai = excluded.mulai, masa_tahun = excluded.masa_tahun, masa_bulan = excluded.masa_bulan, akhir = excluded.akhir, alasan_id = excluded.alasan_id,
      dibatalkan_tanggal = excluded.dibatalkan_tanggal, mengakhiri_id = excluded.mengakhiri_id, tarikan = excluded.tarikan
    where h.sumber = 'SIASN' and (h.instansi, h.nip, h.jenis_hukuman_id, h.tingkat, h.mulai, h.akhir, h.dibatalkan_tanggal, h.mengakhiri_id) is distinct from
      (excluded.instansi, excluded.nip, excluded.jenis_hukuman_id, excluded.tingkat, excluded.mulai, excluded.akhir, excluded.dibatalkan_tanggal, excluded.mengakhiri_id)`;
  if (t.lengkap)
    await tx`delete from hukuman_disiplin h where h.instansi = ${t.instansi} and h.sumber = 'SIASN' and not exists (select from fakta_kini f where f.kunci = h.id)`;
}

async function terapkanFormasi(tx: SqlTransaksi, t: TarikanFakta): Promise<void> {
  await tx`create temp table fakta_kini on commit drop as select ${tx.unsafe(UNIK)} from staging_fakta where tarikan = ${t.id} order by kunci, baris desc`;
  await tx`/* fakta.formasi */ insert into peta_jabatan (instansi, unor_id, jabatan_id, jenis_jabatan_id, nama, kebutuhan, terisi, periode, tarikan)
    select ${t.instansi}, isi ->> 'unorId', isi ->> 'jabatanId', isi ->> 'jenisJabatanId', isi ->> 'namaJabatan', (isi ->> 'kebutuhan')::int, (isi ->> 'terisi')::int, isi ->> 'periode', ${t.id} from fakta_kini
    on conflict (instansi, unor_id, jabatan_id) do update set jenis_jabatan_id = excluded.jenis_jabatan_id, nama = excluded.nama, kebutuhan = excluded.kebutuhan, terisi = excluded.terisi,
      periode = excluded.periode, tarikan = excluded.tarikan`;
  if (t.lengkap) await tx`delete from peta_jabatan p where p.instansi = ${t.instansi} and p.tarikan <> ${t.id}`;
}

const TERAP = { kinerja: terapkanKinerja, hukdis: terapkanHukdis, formasi: terapkanFormasi, fakta: terapkanTercatat } as const;

/** Share of the known rows that a complete feed may lose; see the same guard of the pegawai feed. */
export async function wajarFakta(tx: SqlTransaksi, t: TarikanFakta, jenis: keyof typeof TERAP): Promise<{ lama: number; baru: number }> {
  const tabel = { kinerja: 'kinerja', hukdis: 'hukuman_disiplin', formasi: 'peta_jabatan', fakta: 'fakta_pegawai' }[jenis];
  const sumber = jenis === 'hukdis' ? tx`and sumber = 'SIASN'` : tx``;
  const [n] = await tx<
    { lama: number; baru: number }[]
  >`select (select count(*)::int from ${tx(tabel)} where instansi = ${t.instansi} ${sumber}) lama, (select count(distinct kunci)::int from staging_fakta where tarikan = ${t.id}) baru`;
  return n ?? { lama: 0, baru: 0 };
}

/** Applies one staged fact feed. Returns the rows refused because their person is not known. */
export async function terapkanFakta(tx: SqlTransaksi, t: TarikanFakta, jenis: keyof typeof TERAP): Promise<number> {
  const ditolak = jenis === 'formasi' ? 0 : await (jenis === 'fakta' ? pasangkanPegawai : pasangkanOrang)(tx, t);
  if (jenis !== 'formasi') await tx`select gerbang_kunci(array(select distinct nip from staging_fakta where tarikan = ${t.id} and nip is not null))`;
  await TERAP[jenis](tx, t);
  return ditolak;
}

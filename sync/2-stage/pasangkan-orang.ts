import { type Jalankan, PEGAWAI_SENDIRI, PESAN_TAK_DIKENAL } from './rapikan-riwayat.ts';
import type { JenisUmpan } from './tarikan.ts';

export type JenisBerorang = Extract<JenisUmpan, 'kinerja' | 'hukdis' | 'fakta'>;

/** What tells the facts of one person apart: the year of a performance, else the staged key. */
export const KUNCI_ORANG = "coalesce(isi ->> 'tahun', kunci)";

/**
 * Refused rows of a feed: which (null: any of theirs), whom they are about (null: nobody knows), and whether the row could be read but for its person.
 * `menunggu`: the staged row, where it waits for the master record of its person; `sudah_ragu`: that fact was in doubt without it.
 */
const TABEL_TERTOLAK = `create temp table fakta_tertolak (kunci text, nip bigint, terbaca boolean not null, baris integer, menunggu jsonb,
  sudah_ragu boolean not null default false) on commit drop`;

/** $1 tarikan. A person who stands in two instansi under two NIP is doubted under both. */
const TAK_TERBACA = `/* fakta.takTerbaca */ with r as materialized (select kunci, nip, pns_id from staging_ragu where tarikan = $1),
    p as materialized (select pns_id, nip from pegawai_bkn where pns_id in (select pns_id from r where nip is null))
  insert into fakta_tertolak select kunci, nip, false from r where nip is not null or pns_id is null
    union all select r.kunci, p.nip, false from r left join p on p.pns_id = r.pns_id where r.nip is null and r.pns_id is not null`;

/** $1 tarikan. Facts carry a NIP or BKN's opaque id of the person, who may have moved: the id is looked up in every instansi. A key that holds it becomes the NIP's. */
const PASANGKAN_ID = `/* fakta.orang */ update staging_fakta f set nip = p.nip,
    kunci = case when f.kunci = f.pns_id || ':' || (f.isi ->> 'tahun') then lpad(p.nip::text, 18, '0') || ':' || (f.isi ->> 'tahun') else f.kunci end
  from pegawai_bkn p where f.tarikan = $1 and f.nip is null and p.pns_id = f.pns_id`;

interface Penolakan {
  readonly kolom: string;
  readonly pesan: string;
  readonly bila: string;
  /** The row is kept until its person arrives. */
  readonly menunggu?: boolean;
}

/** $1 tarikan, $2 instansi. */
const tolakBila = ({
  kolom,
  pesan,
  bila,
  menunggu = false,
}: Penolakan): string => `/* fakta.tolakOrang */ with hapus as (delete from staging_fakta f where f.tarikan = $1 and ${bila} returning f.*),
  simpan as (insert into fakta_tertolak (kunci, nip, terbaca, baris, menunggu) select ${KUNCI_ORANG}, nip, true, baris, ${menunggu ? 'to_jsonb(hapus)' : 'null'} from hapus),
  tolak as (insert into baris_ditolak (tarikan, baris, kolom, kode, pesan) select $1, baris, ${kolom}, 'PEGAWAI_TIDAK_DIKENAL', '${pesan}' from hapus on conflict do nothing)
  select count(*)::int n from hapus`;

/** One sends facts of one's own people only: of whom neither side holds a master row in this instansi, nothing is taken. */
const BUKAN_ORANGNYA = tolakBila({
  kolom: "case when isi ->> 'nip' is null then 'pnsId' else 'nip' end",
  pesan: PESAN_TAK_DIKENAL,
  bila: `not ${PEGAWAI_SENDIRI('f.nip')}`,
  menunggu: true,
});

const HUKUMAN_ORANG_LAIN = tolakBila({
  kolom: "'id'",
  pesan: 'Id hukuman pada baris ini sudah tercatat untuk pegawai lain di instansi lain; periksa id dan NIP-nya.',
  bila: 'exists (select from hukuman_disiplin h where h.id = f.kunci and h.instansi <> $2 and h.nip <> f.nip)',
});

const BUKAN_PEGAWAI_BKN = tolakBila({
  kolom: "'nip'",
  pesan: PESAN_TAK_DIKENAL,
  bila: 'f.nip is not null and not exists (select from pegawai_bkn p where p.instansi = $2 and p.nip = f.nip)',
  menunggu: true,
});

/** What the SIMPEG of one instansi stated, that of another can neither change nor take back. */
const MILIK_SIMPEG_LAIN = tolakBila({
  kolom: "'nip'",
  pesan: 'Fakta ini dicatat oleh SIMPEG instansi lain; hanya instansi itu atau BKN yang dapat mengubahnya.',
  bila: `exists (select from tarikan t join fakta_pegawai p on p.sisi = t.sisi where t.id = $1 and t.sisi = 'SIMPEG' and p.instansi <> $2 and p.nip = f.nip
      and p.jenis = f.isi ->> 'jenis' and p.mulai = (f.isi ->> 'mulai')::date and p.acuan = f.isi ->> 'acuan')`,
});

const PENOLAKAN: Readonly<Record<JenisBerorang, readonly string[]>> = {
  kinerja: [BUKAN_ORANGNYA],
  hukdis: [BUKAN_ORANGNYA, HUKUMAN_ORANG_LAIN],
  fakta: [BUKAN_PEGAWAI_BKN, MILIK_SIMPEG_LAIN],
};

/**
 * Takes out of staging what this instansi may not send, and keeps with it in temp table `fakta_tertolak` what could not be read at all. The applying
 * step and the dry run share it. Returns the rows refused because of their person.
 */
export async function tolakOrangLain(
  jalankan: Jalankan,
  { id, instansi }: { readonly id: string; readonly instansi: number },
  jenis: JenisBerorang,
): Promise<number> {
  await jalankan(TABEL_TERTOLAK, []);
  for (const perintah of jenis === 'fakta' ? [] : [TAK_TERBACA, PASANGKAN_ID]) await jalankan(perintah, [id]);
  let ditolak = 0;
  for (const perintah of PENOLAKAN[jenis]) ditolak += (await jalankan<{ n: number }>(perintah, [id, instansi]))[0]?.n ?? 0;
  return ditolak;
}

import type { JenisUmpan } from './tarikan.ts';

export type JenisBerorang = Extract<JenisUmpan, 'kinerja' | 'hukdis' | 'fakta'>;

/** Rows of facts that were refused when they were held against the master records: their key, whom they are about as far as that is known, and the year. */
export const TABEL_TERTOLAK = 'create temp table fakta_tertolak (kunci text not null, nip bigint, tahun smallint) on commit drop';

/** $1 tarikan. Facts carry a NIP or BKN's opaque id of the person, who may have moved: the id is looked up in every instansi. */
export const PASANGKAN_ID =
  '/* fakta.orang */ update staging_fakta f set nip = p.nip from pegawai_bkn p where f.tarikan = $1 and f.nip is null and p.pns_id = f.pns_id';

interface Penolakan {
  readonly kolom: string;
  readonly pesan: string;
  readonly bila: string;
}

/** $1 tarikan, $2 instansi. */
const tolakBila = ({
  kolom,
  pesan,
  bila,
}: Penolakan): string => `/* fakta.tolakOrang */ with hapus as (delete from staging_fakta f where f.tarikan = $1 and ${bila}
    returning f.baris, f.kunci, f.nip, f.isi),
  simpan as (insert into fakta_tertolak select kunci, nip, (isi ->> 'tahun')::smallint from hapus)
  insert into baris_ditolak (tarikan, baris, kolom, kode, pesan) select $1, baris, ${kolom}, 'PEGAWAI_TIDAK_DIKENAL', '${pesan}' from hapus on conflict do nothing`;

const adaPada = (tabel: 'pegawai_bkn' | 'pegawai_simpeg'): string => `exists (select from ${tabel} p where p.instansi = $2 and p.nip = f.nip)`;

/** One sends facts of one's own people only: of whom neither side holds a master row in this instansi, nothing is taken. */
const BUKAN_ORANGNYA = tolakBila({
  kolom: "case when isi ->> 'nip' is null then 'pnsId' else 'nip' end",
  pesan: 'Pegawai pada baris ini belum ada pada data utama instansi; unggah data pegawai lebih dahulu.',
  bila: `not (${adaPada('pegawai_bkn')} or ${adaPada('pegawai_simpeg')})`,
});

const HUKUMAN_ORANG_LAIN = tolakBila({
  kolom: "'id'",
  pesan: 'Id hukuman pada baris ini sudah tercatat untuk pegawai lain di instansi lain; periksa id dan NIP-nya.',
  bila: 'exists (select from hukuman_disiplin h where h.id = f.kunci and h.instansi <> $2 and h.nip <> f.nip)',
});

const BUKAN_PEGAWAI_BKN = tolakBila({
  kolom: "'nip'",
  pesan: 'Pegawai pada baris ini belum ada pada data utama instansi; unggah data pegawai lebih dahulu.',
  bila: `f.nip is not null and not ${adaPada('pegawai_bkn')}`,
});

/** What the SIMPEG of one instansi stated, that of another can neither change nor take back. */
const MILIK_SIMPEG_LAIN = tolakBila({
  kolom: "'nip'",
  pesan: 'Fakta ini dicatat oleh SIMPEG instansi lain; hanya instansi itu atau BKN yang dapat mengubahnya.',
  bila: `exists (select from tarikan t join fakta_pegawai p on p.sisi = t.sisi where t.id = $1 and t.sisi = 'SIMPEG' and p.instansi <> $2 and p.nip = f.nip
      and p.jenis = f.isi ->> 'jenis' and p.mulai = (f.isi ->> 'mulai')::date and p.acuan = f.isi ->> 'acuan')`,
});

/** Statements, in this order, that take rows out of staging which this instansi may not send; each counts what it refuses. Need `fakta_tertolak`. */
export const PENOLAKAN: Readonly<Record<JenisBerorang, readonly string[]>> = {
  kinerja: [BUKAN_ORANGNYA],
  hukdis: [BUKAN_ORANGNYA, HUKUMAN_ORANG_LAIN],
  fakta: [BUKAN_PEGAWAI_BKN, MILIK_SIMPEG_LAIN],
};

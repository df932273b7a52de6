import type { IsiTugasJabatan } from '../../domain/tulis-balik/jabatan.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { DasarJadwal } from '../jadwal/tingkat.ts';

/** One task for SIASN with how far it is. */
export interface TugasSiasn {
  readonly id: string;
  readonly nip: string;
  readonly isi: IsiTugasJabatan;
  readonly percobaan: number;
  readonly penolakan: number;
  /** The master record once said what the SK says; it may have moved on since. */
  readonly disinkronkan: boolean;
  /** A save was sent this many ms ago and its row was not seen since; null = none. */
  readonly dikirimMs: number | null;
  /** How often each step left and was accepted, a save also where nobody knows; the name of an upload is its document type. */
  readonly kiriman: Readonly<Record<string, number>>;
  /** Content name of the attached PDF per document type of SIASN. */
  readonly dokumen: Readonly<Record<string, string>>;
}

/** Tasks looked at in one run. */
const SEKALI = 50;

/** Documents of the usul that a task can hang on its row: those of this person, else those of everybody. */
const DOKUMEN = `(select jsonb_object_agg(x.siasn, x.sha256) from (
    select distinct on (k.siasn) k.siasn, d.sha256 from usul_dokumen l join dokumen d on d.id = l.dokumen
    join (values ('SK_JABATAN', '872'), ('SURAT_PELANTIKAN', '873')) k(jenis, siasn) on k.jenis = d.jenis
    where l.usul = split_part(t.kunci, ':', 2)::bigint and (l.nip = t.nip or l.nip is null) order by k.siasn, l.nip nulls last, l.id desc) x)`;

const TEMPO = `t.jenis = 'JABATAN' and t.tujuan = 'SIASN' and t.dokumen_pada is null and t.dibatalkan_pada is null
  and coalesce(b.berikut <= clock_timestamp() and (b.keadaan <> 'PERLU_TINDAKAN' or (b.kode = 'DOKUMEN_BELUM_ADA' and coalesce(${DOKUMEN} ? '872', false))), true)`;

export const bacaGiliranTugas = (sql: Sql, instansi: number): Promise<TugasSiasn[]> =>
  sql<
    TugasSiasn[]
  >`/* tulisBalik.giliran */ select t.id::text id, lpad(t.nip::text, 18, '0') nip, t.isi, coalesce(b.percobaan, 0) percobaan, coalesce(b.penolakan, 0) penolakan,
      t.disinkronkan_pada is not null disinkronkan, (extract(epoch from clock_timestamp() - b.dikirim_pada) * 1000)::float8 "dikirimMs", coalesce(b.kiriman, '{}') kiriman, coalesce(${sql.unsafe(DOKUMEN)}, '{}') dokumen
    from tugas_keluar t left join tulis_balik b on b.tugas = t.id where t.instansi = ${instansi} and ${sql.unsafe(TEMPO)} order by b.berikut nulls first, t.id limit ${SEKALI}`;

export interface TulisBalikTempo {
  readonly instansi: number;
  readonly lambat: boolean;
}

/** Instansi whose source writes back and that have a task due now; source not at rest. */
const SQL_TEMPO = `/* tulisBalik.jatuhTempo */ select s.instansi, coalesce(p.lambat, false) lambat from sumber_instansi s
  left join pemutus_sumber p on p.sumber = sumber_nama(s.sisi, (select kode_cepat from instansi where no = s.instansi), s.macam)
  where s.aktif and s.macam = 'SIASN' and s.jenis = 'pegawai' and s.setelan ->> 'tulisBalik' = 'true'
    and (p.sumber is null or p.keadaan = 'TERTUTUP' or p.sampai <= clock_timestamp())
    and exists (select from tugas_keluar t left join tulis_balik b on b.tugas = t.id where t.instansi = s.instansi and ${TEMPO}) order by 1 limit $1`;

export const tulisBalikJatuhTempo = async ({ pool }: Pick<DasarJadwal, 'pool'>, batas: number): Promise<readonly TulisBalikTempo[]> =>
  (await pool.query<TulisBalikTempo>(SQL_TEMPO, [batas])).rows;

/** What was seen at SIASN; the first sight of a fact counts, ends what failed in a row before it, and is answered with true. */
export async function catatFakta(
  sql: Sql,
  tugas: string,
  fakta: { readonly disimpan: boolean; readonly disinkronkan: boolean; readonly rwId: string | null },
): Promise<boolean> {
  const [baru] = await sql<{ ada: boolean }[]>`/* tulisBalik.fakta */ with baru as (update tugas_keluar set
      disimpan_pada = case when ${fakta.disimpan} then coalesce(disimpan_pada, clock_timestamp()) else disimpan_pada end,
      disinkronkan_pada = case when ${fakta.disinkronkan} then coalesce(disinkronkan_pada, clock_timestamp()) else disinkronkan_pada end
      where id = ${tugas} and ((${fakta.disimpan} and disimpan_pada is null) or (${fakta.disinkronkan} and disinkronkan_pada is null)) returning id),
    ulang as (update tulis_balik set percobaan = 0, penolakan = 0 from baru where tugas = baru.id)
    select exists (select from baru) ada`;
  if (fakta.rwId !== null)
    await sql`/* tulisBalik.baris */ insert into tulis_balik (tugas, keadaan, rw_id) values (${tugas}, 'MENUNGGU', ${fakta.rwId})
      on conflict (tugas) do update set rw_id = excluded.rw_id, dikirim_pada = null, diubah_pada = clock_timestamp()`;
  return baru?.ada === true;
}

/**
 * At the moment a step leaves for the `kali`-th time: it is counted, and whoever comes after a crash waits for a save and looks before it is sent again.
 * False: the task's SK was withdrawn meanwhile, nothing may leave. A withdrawal under way is waited for.
 */
export async function catatAkanKirim(sql: Sql, tugas: string, langkah: string, kali: number): Promise<boolean> {
  const { count } = await sql`/* tulisBalik.akanKirim */ with t as (select id from tugas_keluar where id = ${tugas} and dibatalkan_pada is null for update)
    insert into tulis_balik as b (tugas, keadaan, kiriman, dikirim_pada)
    select t.id, 'MENUNGGU', jsonb_build_object(${langkah}::text, ${kali}::int), case when ${langkah === 'SIMPAN'} then clock_timestamp() end from t
    on conflict (tugas) do update set kiriman = b.kiriman || excluded.kiriman, dikirim_pada = coalesce(excluded.dikirim_pada, b.dikirim_pada), diubah_pada = clock_timestamp()`;
  return count === 1;
}

/** So often the step counts as sent. */
export async function catatKiriman(sql: Sql, tugas: string, langkah: string, kali: number): Promise<void> {
  await sql`/* tulisBalik.kiriman */ update tulis_balik set kiriman = kiriman || jsonb_build_object(${langkah}::text, ${kali}::int) where tugas = ${tugas}`;
}

/** All three facts were seen. */
export async function catatTerkirim(sql: Sql, tugas: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`/* tulisBalik.dokumen */ update tugas_keluar set dokumen_pada = coalesce(dokumen_pada, clock_timestamp()) where id = ${tugas}`;
    await tx`/* tulisBalik.terkirim */ insert into tulis_balik (tugas, keadaan) values (${tugas}, 'TERKIRIM')
      on conflict (tugas) do update set keadaan = 'TERKIRIM', percobaan = 0, penolakan = 0, kode = null, pesan = null, diubah_pada = clock_timestamp()`;
    await tx`select jejak_catat('tugas.terkirim', ${tx.json({ tugas })}, 'SISTEM', 'SISTEM')`;
  });
}

export interface Tertunda {
  readonly keadaan: 'MENCOBA_LAGI' | 'PERLU_TINDAKAN';
  readonly tundaMs: number;
  readonly kode: string | null;
  readonly pesan: string | null;
  readonly ditolak: boolean;
}

/** The task stops here for now. A refusal that is not the last is tried again; after the last a person must look. */
export async function catatTertunda(sql: Sql, tugas: string, t: Tertunda): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`/* tulisBalik.tertunda */ insert into tulis_balik as b (tugas, keadaan, percobaan, penolakan, berikut, kode, pesan)
      values (${tugas}, ${t.keadaan}, 1, ${t.ditolak ? 1 : 0}, clock_timestamp() + ${t.tundaMs} * interval '1 ms', ${t.kode}, ${t.pesan})
      on conflict (tugas) do update set keadaan = excluded.keadaan, percobaan = b.percobaan + 1, penolakan = case when ${t.ditolak} then b.penolakan + 1 else b.penolakan end,
        berikut = excluded.berikut, kode = excluded.kode, pesan = excluded.pesan, diubah_pada = clock_timestamp()`;
    if (t.keadaan === 'PERLU_TINDAKAN') await tx`select jejak_catat('tugas.perlu_tindakan', ${tx.json({ tugas, kode: t.kode })}, 'SISTEM', 'SISTEM')`;
  });
}

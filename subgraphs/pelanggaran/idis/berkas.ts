import { sql } from 'drizzle-orm';
import type { Tanggal } from '../../../domain/asn/tanggal.ts';
import { type BarisKalender, type Kalender, susunKalender } from '../../../domain/kalender/hari-kerja.ts';
import { type Jenjang, jenjangDari } from '../../../domain/mutasi/usul.ts';
import { KODE_IDIS, type ParameterIdis, parameterIdis } from '../../../domain/pelanggaran/idis/parameter.ts';
import type { TitikKasus } from '../../../domain/pelanggaran/idis/tenggat.ts';
import type { HasilUpaya, JenisUpaya } from '../../../domain/pelanggaran/idis/upaya.ts';
import type { TingkatHukuman } from '../../../domain/pelanggaran/jenis-hukuman.ts';
import { KALENDER } from '../../../platform/db/kalender.ts';
import type { Tx } from '../../../platform/db/pelaku.ts';

export interface Keputusan {
  readonly id: string;
  readonly jenisHukumanId: string;
  readonly tingkat: TingkatHukuman;
  readonly skNomor: string;
  readonly skTanggal: Tanggal;
}

export interface Upaya {
  readonly id: string;
  readonly jenis: JenisUpaya;
  readonly diajukan: Tanggal;
  readonly ditanggapi: Tanggal | null;
  readonly hasil: HasilUpaya | null;
  readonly putusanTanggal: Tanggal | null;
}

/** What the papers of one case say, as its next step asks for it. */
export interface Berkas {
  readonly dibuka: Tanggal;
  /** Stage of the finding that opened the case; null = opened by none, or not shown to this caller. */
  readonly tahapTemuan: string | null;
  readonly panggilan: { readonly suratTanggal: Tanggal; readonly periksaTanggal: Tanggal } | null;
  readonly adaTim: boolean;
  readonly bapTanggal: Tanggal | null;
  readonly lhp: { readonly terbukti: boolean; readonly tingkat: TingkatHukuman | null; readonly tanggal: Tanggal; readonly usulan: readonly string[] } | null;
  readonly keputusan: Keputusan | null;
  readonly rencana: Tanggal | null;
  readonly diterima: Tanggal | null;
  readonly upaya: readonly Upaya[] | null;
  readonly akhir: Tanggal | null;
  /** Punishments of this person besides this case's own; `serupa` = of the same nature, null = not known to the hub. */
  readonly hukumanLain: readonly { readonly jenis: string; readonly serupa: boolean | null }[] | null;
  readonly golonganId: string | null;
  readonly jenisJabatanId: string | null;
  readonly eselonId: string | null;
}

/** Everything of one case in one statement, under the caller's rights. */
export async function selectBerkas(tx: Tx, id: string): Promise<Berkas> {
  const { rows } = await tx.execute<
    Berkas & Record<string, unknown>
  >(sql`select (k.dibuka_pada at time zone 'Asia/Jakarta')::date::text as dibuka, (select t.tahap from temuan t where t.id = k.temuan) as "tahapTemuan",
      (select jsonb_build_object('suratTanggal', p.surat_tanggal, 'periksaTanggal', p.periksa_tanggal) from panggilan_disiplin p where p.kasus = k.id order by p.id desc limit 1) as panggilan,
      exists (select from tim_disiplin t where t.kasus = k.id) as "adaTim",
      (select a.tanggal::text from bap_disiplin a where a.kasus = k.id order by a.id desc limit 1) as "bapTanggal",
      (select jsonb_build_object('terbukti', l.terbukti, 'tingkat', l.tingkat, 'tanggal', l.tanggal, 'usulan', l.usulan) from lhp_disiplin l where l.kasus = k.id order by l.id desc limit 1) as lhp,
      (select jsonb_build_object('id', d.id::text, 'jenisHukumanId', d.jenis_hukuman_id, 'tingkat', d.tingkat, 'skNomor', d.sk_nomor, 'skTanggal', d.sk_tanggal)
        from keputusan_disiplin d where d.kasus = k.id order by d.id desc limit 1) as keputusan,
      (select s.tanggal::text from penyampaian_disiplin s where s.kasus = k.id and s.langkah = 'JADWAL') as rencana,
      (select s.tanggal::text from penyampaian_disiplin s where s.kasus = k.id and s.langkah = 'TERIMA') as diterima,
      (select jsonb_agg(jsonb_build_object('id', u.id::text, 'jenis', u.jenis, 'diajukan', u.diajukan, 'ditanggapi', u.ditanggapi, 'hasil', u.hasil, 'putusanTanggal', u.putusan_tanggal) order by u.id)
        from upaya_disiplin u where u.kasus = k.id) as upaya,
      (select h.akhir::text from hukuman_disiplin h where h.id = k.hukuman) as akhir,
      (select jsonb_agg(jsonb_build_object('jenis', s.jenis, 'serupa', s.serupa)) from hukuman_serupa(k.id) s) as "hukumanLain",
      b.gol_akhir_id as "golonganId", b.jenis_jabatan_id as "jenisJabatanId", b.eselon_id as "eselonId"
    from kasus_disiplin k left join pegawai_bkn b on b.instansi = k.instansi and b.nip = k.nip where k.id = ${id}::bigint`);
  const [berkas] = rows;
  if (berkas === undefined) throw new RangeError('kasus tidak terbaca');
  return berkas;
}

export const jenjangTerperiksa = ({ jenisJabatanId, eselonId }: Berkas): Jenjang | null =>
  jenisJabatanId === null ? null : jenjangDari(jenisJabatanId, eselonId);

/** The appeal or objection that is not decided. */
export const upayaTerbuka = ({ upaya }: Berkas): Upaya | null => upaya?.find((u) => u.hasil === null) ?? null;

/** Day of the last decision of an appeal or objection. */
export const putusanUpaya = ({ upaya }: Berkas): Tanggal | null =>
  upaya
    ?.flatMap((u) => u.putusanTanggal ?? [])
    .toSorted()
    .at(-1) ?? null;

export const titikKasus = (b: Berkas): TitikKasus => ({
  dibuka: b.dibuka,
  periksaTanggal: b.panggilan?.periksaTanggal ?? null,
  bapTanggal: b.bapTanggal,
  lhpTanggal: b.lhp?.tanggal ?? null,
  skTanggal: b.keputusan?.skTanggal ?? null,
  rencana: b.rencana,
  diterima: b.diterima,
  akhir: b.akhir,
  upaya: upayaTerbuka(b),
  putusanUpaya: putusanUpaya(b),
});

/** Calendar and numbers of the law on a day. */
export interface DasarIdis {
  readonly kalender: Kalender;
  readonly p: ParameterIdis;
  readonly hariIni: Tanggal;
}

export async function selectDasarIdis(tx: Tx, hariIni: Tanggal): Promise<DasarIdis> {
  const { rows } = await tx.execute<{ kalender: BarisKalender[] | null; timpa: Record<string, number> | null }>(sql`select ${KALENDER} as kalender,
    (select jsonb_object_agg(nama, nilai) from (select distinct on (nama) nama, nilai from parameter_aturan
      where kode = ${KODE_IDIS} and sejak <= ${hariIni}::date and coalesce(sampai, ${hariIni}::date) >= ${hariIni}::date order by nama, sejak desc) x) as timpa`);
  const [dasar] = rows;
  if (dasar === undefined) throw new RangeError('dasar tanpa baris');
  return { kalender: susunKalender(dasar.kalender ?? []), p: parameterIdis(dasar.timpa ?? {}), hariIni };
}

import { PELUANG_DITINJAU, type PitaTautan, pitaUsulan } from '../../domain/tautan/pita.ts';
import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';

export interface SkorPola {
  readonly pola: string;
  readonly skor: number;
  readonly peluang: number;
}

/** A pair can lose its partner to a better pair so many times in a row; what is left then is not suggested. */
const PUTARAN_PASANG = 20;

/** Temp table `tautan_skor`: the candidates worth keeping, each with the bits to the best other pair of either person. */
async function beriSkor(tx: SqlTransaksi, skor: readonly SkorPola[]): Promise<void> {
  await tx`/* tautan.skor */ create temp table tautan_skor on commit drop as
    with s as (select c.*, p.skor, p.peluang from tautan_calon c join jsonb_to_recordset(${tx.json(skor as never)}) p(pola text, skor float8, peluang float8) using (pola)),
      j as (select s.*, case when row_number() over k = 1 then lead(skor) over k else first_value(skor) over k end kiri_lain,
          case when row_number() over b = 1 then lead(skor) over b else first_value(skor) over b end kanan_lain from s
        window k as (partition by no order by skor desc, nip, instansi), b as (partition by nip order by skor desc, no))
    select jalur, no, instansi, nip, pola, skor, peluang, skor - greatest(kiri_lain, kanan_lain) jarak from j where peluang >= ${PELUANG_DITINJAU}`;
  await tx`create index on tautan_skor (no)`;
  await tx`create index on tautan_skor (nip)`;
  await tx`analyze tautan_skor`;
}

/** Temp table `tautan_pilih`: pairs in which both persons are each other's best that is still free, best first. Independent of any order of rows. */
async function pasangkan(tx: SqlTransaksi): Promise<void> {
  await tx`create temp table tautan_pilih (like tautan_skor) on commit drop`;
  for (let i = 0; i < PUTARAN_PASANG; i += 1) {
    const [n] = await tx<
      { n: number }[]
    >`/* tautan.pasangkan */ with bebas as (select s.*, row_number() over (partition by no order by skor desc, nip, instansi) k,
          row_number() over (partition by nip order by skor desc, no) b from tautan_skor s
        where not exists (select from tautan_pilih p where p.no = s.no) and not exists (select from tautan_pilih p where p.nip = s.nip)),
      masuk as (insert into tautan_pilih select jalur, no, instansi, nip, pola, skor, peluang, jarak from bebas where k = 1 and b = 1 returning 1)
      select count(*)::int n from masuk`;
    if ((n?.n ?? 0) === 0) return;
    await tx`analyze tautan_pilih`;
  }
}

/** Bands are decided by the domain: one decision per pattern and kind of lead, of which there are a few hundred. */
async function beriPita(tx: SqlTransaksi): Promise<void> {
  const beda = await tx<{ pola: string; peluang: number; jarak: number | null }[]>`select distinct pola, peluang, jarak from tautan_pilih`;
  const pita = beda.map((b): { pola: string; jarak: number | null; pita: PitaTautan } => ({ pola: b.pola, jarak: b.jarak, pita: pitaUsulan(b) }));
  await tx`/* tautan.pita */ create temp table tautan_pita on commit drop as select * from jsonb_to_recordset(${tx.json(pita)}) p(pola text, jarak float8, pita text)`;
  await tx`analyze tautan_pita`;
}

export interface HitungUsulan {
  readonly kuat: number;
  readonly perluDitinjau: number;
  readonly gugur: number;
  readonly terbukti: number;
}

/** Suggestions that this run does not make again fall away first, so that nobody is suggested twice at any moment. */
async function gugurkan(tx: SqlTransaksi): Promise<number> {
  const [n] = await tx<
    { n: number }[]
  >`/* tautan.gugur */ with x as (update usulan_tautan u set status = 'GUGUR', versi = versi + 1, diubah_pada = clock_timestamp()
      where u.status = 'DIUSULKAN' and not exists (select from tautan_pilih p join staging_tautan k using (no) where k.instansi = u.instansi and k.nip = u.nip and p.nip = u.nip_bkn) returning 1)
    select count(*)::int n from x`;
  return n?.n ?? 0;
}

/** A confirmed link is proved when feeds bring the right NIP to the side that lacked it and take the wrong one away; its task is then done. */
async function buktikan(tx: SqlTransaksi): Promise<number> {
  const [n] = await tx<
    { n: number }[]
  >`/* tautan.terbukti */ with x as (update usulan_tautan u set status = 'TERBUKTI', versi = versi + 1, diubah_pada = clock_timestamp()
      from keputusan_tautan k where k.usulan = u.id and u.status = 'DIKONFIRMASI' and case k.nip_benar
        when 'BKN' then exists (select from sidik_simpeg f where f.instansi = u.instansi and f.nip = u.nip_bkn) and not exists (select from sidik_simpeg f where f.instansi = u.instansi and f.nip = u.nip)
        else exists (select from sidik_bkn f where f.nip = u.nip) and not exists (select from sidik_bkn f where f.nip = u.nip_bkn) end returning u.id),
      tugas as (update tugas_keluar g set terbukti_pada = clock_timestamp() from x where g.kunci like 'tautan:' || x.id || ':%' and g.terbukti_pada is null returning 1)
    select (select count(*)::int from x) n, (select count(*) from tugas)`;
  return n?.n ?? 0;
}

/**
 * Stores this run's suggestions under the weights they were made with. A suggestion that stays keeps its id; its version moves only when what a
 * steward sees of it changed. Decided ones are never touched. Life cycle: domain/tautan/siklus.ts.
 */
export async function tuliskanUsulan(tx: SqlTransaksi, skor: readonly SkorPola[], bobotVersi: string): Promise<HitungUsulan> {
  const terbukti = await buktikan(tx);
  await beriSkor(tx, skor);
  await pasangkan(tx);
  await beriPita(tx);
  const gugur = await gugurkan(tx);
  await tx`/* tautan.usulkan */ insert into usulan_tautan as u (instansi, nip, instansi_bkn, nip_bkn, jalur, pola, skor, peluang, jarak, pita, bobot_versi)
    select k.instansi, k.nip, p.instansi, p.nip, p.jalur, p.pola, p.skor, p.peluang, p.jarak, t.pita, ${bobotVersi}
    from tautan_pilih p join staging_tautan k using (no) join tautan_pita t on t.pola = p.pola and t.jarak is not distinct from p.jarak where t.pita <> 'TIDAK_ADA'
    on conflict (instansi, nip, nip_bkn) do update set instansi_bkn = excluded.instansi_bkn, jalur = excluded.jalur, pola = excluded.pola, skor = excluded.skor,
      peluang = excluded.peluang, jarak = excluded.jarak, pita = excluded.pita, bobot_versi = excluded.bobot_versi, status = 'DIUSULKAN', diubah_pada = clock_timestamp(),
      versi = u.versi + ((u.pola, u.pita, u.status) is distinct from (excluded.pola, excluded.pita, 'DIUSULKAN'))::int
    where u.status in ('DIUSULKAN', 'GUGUR')`;
  const [n] = await tx<
    { kuat: number; ditinjau: number }[]
  >`select count(*) filter (where pita = 'KUAT')::int kuat, count(*) filter (where pita = 'PERLU_DITINJAU')::int ditinjau
    from usulan_tautan where status = 'DIUSULKAN'`;
  return { kuat: n?.kuat ?? 0, perluDitinjau: n?.ditinjau ?? 0, gugur, terbukti };
}

import { bitmap } from '../../domain/selisih/bidang.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';

/** What the hub knows now. Counts of people unless said; `detik` by phase. */
export interface Ringkasan {
  readonly instansi: number;
  readonly dibandingkan: number;
  readonly cocok: number;
  readonly beda: number;
  readonly takTerbandingkan: number;
  readonly satuSisi: number;
  readonly selisihByTingkat: Readonly<Record<string, number>>;
  readonly temuanSistemik: number;
  readonly usulDitahan: number;
  readonly barisDitolak: number;
  readonly umpanBermasalah: number;
  readonly perDetik: number;
  readonly detik: Readonly<Record<string, number>>;
}

/** Fields that the BKN export never offers do not make a person "not comparable"; anything else unreadable or unmapped does. */
const TAK_DISEDIAKAN = bitmap(['jenjang', 'skJabatan', 'jenisPenugasanId', 'pensiun']);

/** The state of the comparison, read from the tables (never from what a phase believes it did). */
export async function bacaRingkasan(url: string, detik: Readonly<Record<string, number>>): Promise<Ringkasan> {
  return sqlUntukIrisan(url, async (sql) => {
    const [n] = await sql<Omit<Ringkasan, 'selisihByTingkat' | 'detik' | 'perDetik'>[]>`/* ringkasan */
      with pasang as (
        select b.instansi, b.nip, ((b.tak | s.tak) & ~(${TAK_DISEDIAKAN}::int)) <> 0 and exists (
            select from jsonb_each_text(coalesce(b.alasan, '{}') || coalesce(s.alasan, '{}')) a where a.value in ('BELUM_DIREKON', 'TIDAK_TERBACA')) tak,
          exists (select from selisih l where l.instansi = b.instansi and l.nip = b.nip and l.status not in ('TERTUTUP', 'DIKECUALIKAN')) beda
        from pegawai_bkn b join pegawai_simpeg s using (instansi, nip))
      select (select count(*)::int from instansi) instansi, count(*)::int dibandingkan, count(*) filter (where not beda and not tak)::int cocok, count(*) filter (where beda)::int beda,
        count(*) filter (where tak and not beda)::int "takTerbandingkan", (select count(distinct nip)::int from beda_himpunan where ditutup_pada is null) "satuSisi",
        (select count(*)::int from temuan_sistemik where ditutup_pada is null) "temuanSistemik", (select coalesce(sum(jumlah), 0)::int from rekap_usul where status = 'DITAHAN') "usulDitahan",
        (select coalesce(sum(t.karantina), 0)::int from kesegaran k join tarikan t on t.id = k.tarikan) "barisDitolak",
        (select count(*)::int from kesegaran where status <> 'SEHAT' and not (jenis = 'riwayat' and status = 'BELUM_PERNAH')) "umpanBermasalah" from pasang`;
    const tingkat = await sql<
      { level: string; n: number }[]
    >`select level, sum(jumlah)::int n from rekap_selisih group by level having sum(jumlah) <> 0 order by level`;
    if (n === undefined) throw new RangeError('ringkasan kosong');
    const sinkron = detik['sinkron'] ?? 0;
    return {
      ...n,
      selisihByTingkat: Object.fromEntries(tingkat.map((t) => [t.level, t.n])),
      perDetik: sinkron > 0 ? Math.round(n.dibandingkan / sinkron) : 0,
      detik,
    };
  });
}

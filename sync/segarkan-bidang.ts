import { BIDANG } from '../domain/selisih/bidang.ts';
import { type Sql, sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { BARIS_PER_BIDANG } from './3-diff/bandingkan-sql.ts';
import { hitungUlang } from './hitung-ulang.ts';

export interface HasilSegarkan {
  /** Open discrepancies whose level was not what the field list says today. */
  readonly selisih: number;
  /** Tasks whose executor was not who has the authority today. */
  readonly tugas: number;
}

/** Open discrepancies whose stored level differs from the one that the domain's field list gives now, by instansi. */
const basiLevel = (sql: Sql): Promise<{ instansi: number; nip: string[]; selisih: number }[]> =>
  sql`/* segarkan.level */ select l.instansi, json_agg(distinct l.nip::text) nip, count(*)::int selisih
    from selisih l join pegawai_bkn b on b.instansi = l.instansi and b.nip = l.nip join pegawai_simpeg s on s.instansi = l.instansi and s.nip = l.nip
    cross join lateral ${sql.unsafe(BARIS_PER_BIDANG)}
    where l.status <> 'TERTUTUP' and f.bidang = l.bidang and f.level <> l.level group by 1 order by 1`;

/** Who may correct a field in SIASN follows the field list, also for tasks given before it changed. */
async function segarkanPelaksana(sql: Sql): Promise<number> {
  const kewenangan = BIDANG.map(({ bidang, kewenangan: pelaksana }) => ({ bidang, pelaksana }));
  const [n] = await sql<{ n: number }[]>`/* segarkan.pelaksana */ with x as (
      update tugas_keluar g set isi = jsonb_set(g.isi, '{pelaksana}', to_jsonb(k.pelaksana))
      from jsonb_to_recordset(${sql.json(kewenangan)}) k(bidang text, pelaksana text)
      where g.jenis = 'PERBAIKAN' and g.tujuan = 'SIASN' and g.terbukti_pada is null and g.dibatalkan_pada is null
        and g.isi ->> 'bidang' = k.bidang and g.isi ->> 'pelaksana' <> k.pelaksana returning 1)
    select count(*)::int n from x`;
  return n?.n ?? 0;
}

/**
 * Makes what is open agree with the field list of this release: a level or an authority that changed with the code, and levels that change with the
 * date alone (a retirement age that was reached overnight). Set-wise; only the persons concerned are compared again, one transaction per instansi.
 */
export async function segarkanBidang(url: string): Promise<HasilSegarkan> {
  return await sqlUntukIrisan(url, async (sql) => {
    const tugas = await segarkanPelaksana(sql);
    const basi = await basiLevel(sql);
    for (const { instansi, nip } of basi) await sql.begin((tx) => hitungUlang(tx, instansi, nip));
    const selisih = basi.reduce((n, b) => n + b.selisih, 0);
    if (selisih + tugas > 0) await sql`select jejak_catat('selisih.bidang_disegarkan', ${sql.json({ selisih, tugas })}, 'SISTEM', 'SISTEM')`;
    return { selisih, tugas };
  });
}

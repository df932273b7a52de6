import type { SqlTransaksi } from '../../platform/db/postgres-js.ts';
import { akhiriMenunggu, gantiDenganBacaan, isAdaMenunggu, siapkanSusulan, simpanMenunggu, tandaiSudahRagu, tuntaskanMenunggu } from './fakta-menunggu.ts';
import { BOLEH_HAPUS, catatRagu, type JenisFaktaOrang, sisihkanOrang, type UmpanFakta } from './kesegaran-fakta.ts';
import { type JenisBerorang, KUNCI_ORANG, tolakOrangLain } from './pasangkan-orang.ts';
import { type TarikanFakta, terapkanTercatat } from './terapkan-tercatat.ts';

/** A feed, or those of its rows that had to wait for their person. */
export type UmpanSusulan = UmpanFakta & { readonly susulan?: boolean };

/** What applying a feed has changed. */
export interface HasilFakta {
  /** Rows that are new or say something else. */
  readonly berubah: number;
  readonly dihapus: number;
}

/** The same natural key twice in one feed: the last row counts. */
const UNIK = 'distinct on (kunci) *';

const FAKTA_KINI = (tx: SqlTransaksi, id: string) =>
  tx`create temp table fakta_kini on commit drop as select ${tx.unsafe(UNIK)} from staging_fakta where tarikan = ${id} order by kunci, baris desc`;

/** New and changed rows of `fakta_kini`; with `catat` also rows found unchanged, as the newest word. What a later feed said stays: rows that waited come after it. */
async function tulisKinerja(tx: SqlTransaksi, t: UmpanFakta, catat: boolean): Promise<number> {
  const { count } = await tx`/* fakta.kinerja */ insert into kinerja as k (nip, tahun, instansi, kuadran, hasil, perilaku, tarikan)
    select nip, (isi ->> 'tahun')::smallint, ${t.instansi}, (isi ->> 'kuadran')::smallint, isi ->> 'hasil', isi ->> 'perilaku', ${t.id} from fakta_kini order by nip
    on conflict (nip, tahun) do update set instansi = excluded.instansi, kuadran = excluded.kuadran, hasil = excluded.hasil, perilaku = excluded.perilaku, tarikan = excluded.tarikan
    where coalesce(k.tarikan, 0) <= excluded.tarikan and (${catat} and k.tarikan is distinct from excluded.tarikan
      or (k.instansi, k.kuadran, k.hasil, k.perilaku) is distinct from (excluded.instansi, excluded.kuadran, excluded.hasil, excluded.perilaku))`;
  return count;
}

/** End of a punishment: the written one, else start plus length; neither = null, which the gate reads as still running. */
async function tulisHukdis(tx: SqlTransaksi, t: UmpanFakta, catat: boolean): Promise<number> {
  const { count } =
    await tx`/* fakta.hukdis */ insert into hukuman_disiplin as h (id, instansi, nip, jenis_hukuman_id, tingkat, sk_nomor, sk_tanggal, mulai, masa_tahun, masa_bulan, akhir, alasan_id, dibatalkan_tanggal, mengakhiri_id, sumber, oleh, tarikan)
    select kunci, ${t.instansi}, nip, isi ->> 'jenisHukumanId', coalesce(isi ->> 'tingkat', 'B'), isi ->> 'skNomor', (isi ->> 'skTanggal')::date, (isi ->> 'mulai')::date,
      (isi ->> 'masaTahun')::smallint, (isi ->> 'masaBulan')::smallint,
      coalesce((isi ->> 'akhir')::date, case when coalesce((isi ->> 'masaTahun')::int, 0) + coalesce((isi ->> 'masaBulan')::int, 0) > 0
        then ((isi ->> 'mulai')::date + make_interval(years => coalesce((isi ->> 'masaTahun')::int, 0), months => coalesce((isi ->> 'masaBulan')::int, 0)))::date end),
      isi ->> 'alasanId', coalesce((isi ->> 'batalTanggal')::date, case when isi ->> 'batalNomor' is not null then (select hari_ini()) end), isi ->> 'diakhiriId', 'SIASN', 'SISTEM', ${t.id}
    from fakta_kini order by nip
    on conflict (id) do update set instansi = excluded.instansi, nip = excluded.nip, jenis_hukuman_id = excluded.jenis_hukuman_id, tingkat = excluded.tingkat, sk_nomor = excluded.sk_nomor,
      sk_tanggal = excluded.sk_tanggal, mulai = excluded.mulai, masa_tahun = excluded.masa_tahun, masa_bulan = excluded.masa_bulan, akhir = excluded.akhir, alasan_id = excluded.alasan_id,
      dibatalkan_tanggal = excluded.dibatalkan_tanggal, mengakhiri_id = excluded.mengakhiri_id, tarikan = excluded.tarikan
    where h.sumber = 'SIASN' and (h.instansi = excluded.instansi or h.nip = excluded.nip) and coalesce(h.tarikan, 0) <= excluded.tarikan
      and (${catat} and h.tarikan is distinct from excluded.tarikan or (h.instansi, h.nip, h.jenis_hukuman_id, h.tingkat, h.mulai, h.akhir, h.dibatalkan_tanggal, h.mengakhiri_id) is distinct from
      (excluded.instansi, excluded.nip, excluded.jenis_hukuman_id, excluded.tingkat, excluded.mulai, excluded.akhir, excluded.dibatalkan_tanggal, excluded.mengakhiri_id))`;
  return count;
}

const TULIS = { kinerja: tulisKinerja, hukdis: tulisHukdis } as const;

/** Rows x of an instansi that the feed does not name. */
const HILANG = {
  kinerja: "kinerja x where x.instansi = $1 and not exists (select from fakta_kini f where f.nip = x.nip and (f.isi ->> 'tahun')::smallint = x.tahun)",
  hukdis: "hukuman_disiplin x where x.instansi = $1 and x.sumber = 'SIASN' and not exists (select from fakta_kini f where f.kunci = x.id)",
} as const;

/** Rows x that the feed may have meant by a row that was refused, or left out. */
const TERTOLAK = {
  kinerja: 'exists (select from fakta_tertolak r where r.nip is null and r.kunci = x.tahun::text)',
  hukdis: 'exists (select from fakta_tertolak r where r.kunci = x.id)',
} as const;

const KUNCI_FAKTA = { kinerja: 'x.tahun::text', hukdis: 'x.id' } as const;

/** $2 tarikan. Rows x that the feed would have taken away already, had it not been for its refused rows. */
const GUGUR = (jenis: JenisFaktaOrang): string =>
  `exists (select from fakta_gugur g where g.instansi = $1 and g.jenis = '${jenis}' and g.tarikan = $2 and g.nip = x.nip and g.kunci = ${KUNCI_FAKTA[jenis]})`;

/** Notes which facts a complete feed does not name and leaves all the same, as long as rows of it wait; what a partial one names is not among them any more. */
async function catatGugur(tx: SqlTransaksi, t: UmpanFakta, jenis: JenisFaktaOrang): Promise<void> {
  if (!t.lengkap) {
    await tx`/* fakta.takGugur */ delete from fakta_gugur g using (select nip, ${tx.unsafe(KUNCI_ORANG)} kunci from fakta_kini) f
      where g.instansi = ${t.instansi} and g.jenis = ${jenis} and g.tarikan < ${t.id} and g.kunci = f.kunci and (${jenis} = 'hukdis' or g.nip = f.nip)`;
    return;
  }
  await tx`/* fakta.gugurLama */ delete from fakta_gugur where instansi = ${t.instansi} and jenis = ${jenis}`;
  await tx.unsafe(
    `/* fakta.gugur */ insert into fakta_gugur select $1, '${jenis}', $2, x.nip, ${KUNCI_FAKTA[jenis]} from ${HILANG[jenis]}
      and exists (select from fakta_tertolak where menunggu is not null)`,
    [t.instansi, t.id],
  );
}

const TABEL_ORANG = { kinerja: 'kinerja', hukdis: 'hukuman_disiplin' } as const;

/** What a feed writes long after it came, later complete ones did not name: it stays only as long as one of their refused rows may be it. */
const gugurkanNanti = (tx: SqlTransaksi, t: UmpanFakta, jenis: JenisFaktaOrang): Promise<unknown> =>
  tx.unsafe(
    `/* susulan.gugurNanti */ insert into fakta_gugur select distinct $1::smallint, '${jenis}', l.id, x.nip, ${KUNCI_FAKTA[jenis]} from ${TABEL_ORANG[jenis]} x
      join fakta_kini f on f.nip = x.nip and coalesce(f.isi ->> 'tahun', f.kunci) = ${KUNCI_FAKTA[jenis]}
      join (select t.id from tarikan t where t.lengkap and t.id in (select tarikan from baris_menunggu where instansi = $1 and jenis = '${jenis}' and tarikan > $2)) l on true
      where x.instansi = $1 and x.tarikan = $2 on conflict do nothing`,
    [t.instansi, t.id],
  );

async function terapkanOrang(tx: SqlTransaksi, t: UmpanSusulan, { jenis, siapaPun }: { jenis: JenisFaktaOrang; siapaPun: boolean }): Promise<HasilFakta> {
  await FAKTA_KINI(tx, t.id);
  const berubah = await TULIS[jenis](tx, t, !t.lengkap && (await isAdaMenunggu(tx, t, jenis)));
  let dihapus = 0;
  if (t.lengkap) {
    const hapus = `/* fakta.hilang */ delete from ${HILANG[jenis]} and not ${TERTOLAK[jenis]} and ${BOLEH_HAPUS('x.nip', siapaPun)}`;
    dihapus = (await (t.susulan ? tx.unsafe(`${hapus} and ${GUGUR(jenis)}`, [t.instansi, t.id]) : tx.unsafe(hapus, [t.instansi]))).count;
  }
  if (t.susulan) await gugurkanNanti(tx, t, jenis);
  if (!t.susulan || !t.lengkap) await catatGugur(tx, t, jenis);
  return { berubah, dihapus };
}

async function terapkanFormasi(tx: SqlTransaksi, t: UmpanFakta): Promise<void> {
  await FAKTA_KINI(tx, t.id);
  await tx`/* fakta.formasi */ insert into peta_jabatan (instansi, unor_id, jabatan_id, jenis_jabatan_id, nama, kebutuhan, terisi, periode, tarikan)
    select ${t.instansi}, isi ->> 'unorId', isi ->> 'jabatanId', isi ->> 'jenisJabatanId', isi ->> 'namaJabatan', (isi ->> 'kebutuhan')::int, (isi ->> 'terisi')::int, isi ->> 'periode', ${t.id} from fakta_kini
    on conflict (instansi, unor_id, jabatan_id) do update set jenis_jabatan_id = excluded.jenis_jabatan_id, nama = excluded.nama, kebutuhan = excluded.kebutuhan, terisi = excluded.terisi,
      periode = excluded.periode, tarikan = excluded.tarikan`;
  if (t.lengkap) await tx`delete from peta_jabatan p where p.instansi = ${t.instansi} and p.tarikan <> ${t.id}`;
}

const TABEL = { kinerja: 'kinerja', hukdis: 'hukuman_disiplin', formasi: 'peta_jabatan', fakta: 'fakta_pegawai' } as const;

/** Share of the known rows that a complete feed may lose; see the same guard of the pegawai feed. */
export async function wajarFakta(tx: SqlTransaksi, t: UmpanFakta, jenis: keyof typeof TABEL): Promise<{ lama: number; baru: number }> {
  const sumber = jenis === 'hukdis' ? tx`and sumber = 'SIASN'` : tx``;
  const [n] = await tx<
    { lama: number; baru: number }[]
  >`select (select count(*)::int from ${tx(TABEL[jenis])} where instansi = ${t.instansi} ${sumber}) lama, (select count(distinct kunci)::int from staging_fakta where tarikan = ${t.id}) baru`;
  return n ?? { lama: 0, baru: 0 };
}

/** Refuses rows about people of whom this instansi may not speak; comes before the guard, which counts what would be applied. Returns how many. */
export async function pasangkanFakta(tx: SqlTransaksi, t: UmpanFakta, jenis: keyof typeof TABEL): Promise<number> {
  if (jenis === 'formasi') return 0;
  if (jenis === 'fakta') await tx`select gerbang_kunci(array(select distinct nip from staging_fakta where tarikan = ${t.id} and nip is not null))`;
  return await tolakOrangLain((teks, nilai) => tx.unsafe(teks, nilai) as never, t, jenis);
}

/** Applies one staged fact feed after `pasangkanFakta`. Returns the rows left out for a younger reading. */
export async function terapkanFakta(tx: SqlTransaksi, t: TarikanFakta & UmpanSusulan, jenis: keyof typeof TABEL): Promise<number> {
  if (jenis === 'formasi') {
    await terapkanFormasi(tx, t);
    return 0;
  }
  const disisihkan = jenis === 'fakta' ? await terapkanTercatat(tx, t) : await terapkanBerorang(tx, t, jenis);
  if (!t.susulan) await simpanMenunggu(tx, t, jenis);
  return disisihkan;
}

async function terapkanBerorang(tx: SqlTransaksi, t: UmpanSusulan, jenis: JenisFaktaOrang): Promise<number> {
  const { disisihkan, kabur, siapaPun } = await sisihkanOrang(tx, t, jenis);
  await tx`select gerbang_kunci(array(select nip from staging_fakta where tarikan = ${t.id} union select nip from fakta_ragu))`;
  await terapkanOrang(tx, t, { jenis, siapaPun });
  if (!t.susulan) await tandaiSudahRagu(tx, t, jenis);
  await catatRagu(tx, t, { jenis, kabur });
  return disisihkan;
}

/** What became of the rows of a feed that waited. */
export interface HasilSusulan {
  readonly menunggu: number;
  readonly ditolak: number;
  readonly disisihkan: number;
}

/** Applies those waiting rows of a feed whose person has arrived, as if they had been readable when the feed came. */
export async function terapkanSusulan(tx: SqlTransaksi, t: TarikanFakta, jenis: JenisBerorang): Promise<HasilSusulan> {
  const menunggu = await siapkanSusulan(tx, t);
  const ditolak = await pasangkanFakta(tx, t, jenis);
  await akhiriMenunggu(tx, t, jenis);
  const disisihkan = await terapkanFakta(tx, { ...t, susulan: true }, jenis);
  await tuntaskanMenunggu(tx, t, jenis);
  return { menunggu, ditolak, disisihkan };
}

/** Rows of people who were asked one by one; what the answers do not name of those whose every row could be read (`utuh`) is gone. */
export async function terapkanFaktaOrang(
  tx: SqlTransaksi,
  t: UmpanFakta,
  { jenis, utuh, ragu }: { jenis: JenisFaktaOrang; utuh: readonly string[]; ragu: readonly string[] },
): Promise<HasilFakta> {
  await tx`create temp table fakta_utuh on commit drop as select n::bigint nip from jsonb_array_elements_text(${tx.json([...utuh])}) n`;
  await tx`select gerbang_kunci(array(select n::bigint from jsonb_array_elements_text(${tx.json([...utuh, ...ragu])}) n))`;
  await FAKTA_KINI(tx, t.id);
  const berubah = await TULIS[jenis](tx, t, false);
  await catatGugur(tx, { ...t, lengkap: false }, jenis);
  await gantiDenganBacaan(tx, t, jenis);
  const { count } = await tx.unsafe(`/* fakta.hilangOrang */ delete from ${HILANG[jenis]} and x.nip in (select nip from fakta_utuh)`, [t.instansi]);
  return { berubah, dihapus: count };
}

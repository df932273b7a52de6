import { type Sql, sqlUntukIrisan } from '../platform/db/postgres-js.ts';
import { revisiSemua } from './2-stage/rujukan-instansi.ts';
import { temukanUmpan } from './ambil/temukan.ts';
import { revisiRiwayatSemua } from './proses-riwayat.ts';
import { type JenisSumber, type SisiSumber, sidikBerkas, UMPAN_INSTANSI } from './sources/sumber-berkas.ts';
import type { BahanTarik } from './tarik-instansi.ts';
import { ulangTerbengkalai } from './ulang-kanonik.ts';

/** Files read at the same time; more only makes one disk seek. */
const SERENTAK = 8;

interface Keadaan {
  readonly instansi: number;
  readonly kodeCepat: string;
  readonly sisi: SisiSumber;
  readonly jenis: JenisSumber;
  readonly opsional: boolean;
  readonly status: string | null;
  /** The feed last applied. */
  readonly tarikan: string | null;
  readonly sha256: string | null;
  readonly revisi: string | null;
  /** Rows were changed since by readings of single people, from the source that served this side then. */
  readonly disentuh: boolean;
}

/** A reading of single people since feed $id changed what the hub holds: the file alone does not say any more what that is. */
const DISENTUH = (id: string): string =>
  `exists (select from tarikan o where o.instansi = k.instansi and o.sisi = k.sisi and o.jenis = k.jenis and o.asal = 'ORANG' and o.status = 'DITERAPKAN' and o.diterapkan + o.dihapus > 0 and o.id > ${id})`;

const bacaKeadaan = (sql: Sql): Promise<Keadaan[]> =>
  sql<
    Keadaan[]
  >`/* tetap.keadaan */ select i.no instansi, i.kode_cepat "kodeCepat", u.sisi, u.jenis, coalesce(u.opsional, false) opsional, k.status, t.id::text tarikan, t.sha256, t.revisi,
      ${sql.unsafe(DISENTUH('t.id'))} disentuh
    from instansi i cross join jsonb_to_recordset(${sql.json([...UMPAN_INSTANSI] as never)}) u(sisi text, jenis text, opsional boolean)
    left join kesegaran k on k.instansi = i.no and k.sisi = u.sisi and k.jenis = u.jenis
    left join lateral (select id, sha256, revisi from tarikan where instansi = i.no and sisi = u.sisi and jenis = u.jenis and lengkap and status = 'DITERAPKAN' order by id desc limit 1) t on true
    order by i.no`;

/** Under which rules each feed would be read now; null where there are none. */
async function bacaRevisi(sql: Sql): Promise<(k: Keadaan) => string | null> {
  const [pegawai, riwayat] = [await revisiSemua(sql), await revisiRiwayatSemua(sql)];
  return (k) => (k.jenis === 'pegawai' ? (pegawai.get(k.instansi) ?? 'TIDAK_TERBACA') : k.jenis === 'riwayat' ? riwayat(k.instansi, k.sisi) : null);
}

/** Only for files in the folder: another source has to be asked. */
async function isTetap(sql: Sql, bahan: BahanTarik, k: Keadaan, revisi: string | null): Promise<boolean> {
  const ada = await temukanUmpan(sql, { ...bahan, ...k }, { sisi: k.sisi, jenis: k.jenis });
  if (k.opsional && k.tarikan === null && ada === null) return true;
  if (k.status !== 'SEHAT' || k.sha256 === null || k.revisi !== revisi || k.disentuh) return false;
  return ada !== null && ada !== 'MENUNGGU' && ada.pada === null && (await sidikBerkas(ada.berkas)) === k.sha256;
}

/** Fresh as of `mulai`, unless another feed was applied or the state changed while the files were read. */
const segarkan = (sql: Sql, tetap: readonly Keadaan[], mulai: Date): Promise<unknown> =>
  sql`/* tetap.segarkan */ update kesegaran k set pada = least(greatest(k.pada, ${mulai}), clock_timestamp()), diubah_pada = clock_timestamp()
    from jsonb_to_recordset(${sql.json(tetap.map(({ instansi, sisi, jenis, tarikan }) => ({ instansi, sisi, jenis, tarikan })))}) x(instansi smallint, sisi text, jenis text, tarikan bigint)
    where k.instansi = x.instansi and k.sisi = x.sisi and k.jenis = x.jenis and k.status = 'SEHAT'
      and not ${sql.unsafe(DISENTUH('x.tarikan'))} and x.tarikan = (select max(id) from tarikan t where t.instansi = x.instansi and t.sisi = x.sisi and t.jenis = x.jenis and t.lengkap and t.status = 'DITERAPKAN')`;

/**
 * Confirms in one pass every feed that is, byte for byte and under the same reading rules, what was last applied: a restart then opens no slice
 * for it. Returns the instansi that need a pull all the same: something changed, was never applied, is held, a changed crosswalk waits to be applied, or an inaugurated usul waits for its proof.
 */
export async function tegaskanTetap(bahan: BahanTarik): Promise<readonly number[]> {
  return sqlUntukIrisan(bahan.url, async (sql) => {
    const mulai = new Date();
    const [keadaan, revisi] = [await bacaKeadaan(sql), await bacaRevisi(sql)];
    const tetap: Keadaan[] = [];
    const dilantik = await sql<{ instansi: number }[]>`select distinct instansi from usul where status = 'DILANTIK'`;
    const perlu = new Set([...dilantik.map((u) => u.instansi), ...(await ulangTerbengkalai(sql, 0))]);
    for (let i = 0; i < keadaan.length; i += SERENTAK) {
      const potong = keadaan.slice(i, i + SERENTAK);
      const jawab = await Promise.all(potong.map((k) => isTetap(sql, bahan, k, revisi(k))));
      for (const [j, k] of potong.entries()) {
        if (jawab[j]) tetap.push(k);
        else perlu.add(k.instansi);
      }
    }
    await segarkan(sql, tetap, mulai);
    return [...perlu].sort((a, b) => a - b);
  });
}

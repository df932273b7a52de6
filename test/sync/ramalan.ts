import { bandingkanBidang, levelSelisih } from '../../domain/selisih/bandingkan.ts';
import { BIDANG, type Bidang } from '../../domain/selisih/bidang.ts';
import { type AlasanTakTeruji, KOLOM_REKAMAN, type KolomRekaman, type RekamanBersebab } from '../../domain/selisih/rekaman.ts';
import type { Sql } from '../../platform/db/postgres-js.ts';
import type { Mesin } from './mesin.ts';

/** What a discrepancy says, without identity and time. */
export type IsiSelisih = readonly [jenis: string, kosongDi: string | null, bkn: string | null, simpeg: string | null, level: string];

type BarisFat = { readonly instansi: number; readonly nip: string; readonly alasan: Readonly<Record<string, AlasanTakTeruji>> | null } & Readonly<
  Record<string, unknown>
>;

const kolomDb = (k: string): string => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`);

const bersebab = (r: BarisFat): RekamanBersebab => ({
  rekaman: { nip: r.nip, ...Object.fromEntries(KOLOM_REKAMAN.map((k) => [k, (r[kolomDb(k)] as string | null) ?? null])) } as RekamanBersebab['rekaman'],
  takTeruji: r.alasan ?? {},
});

export async function bacaFat(sql: Sql, tabel: 'pegawai_bkn' | 'pegawai_simpeg'): Promise<Map<string, RekamanBersebab>> {
  const baris = await sql<BarisFat[]>`select p.*, p.nip::text nip from ${sql(tabel)} p`;
  return new Map(baris.map((b) => [`${b.instansi}:${b.nip}`, bersebab(b)]));
}

const samar = (nik: string | null): string | null => (nik?.length === 16 ? `${nik.slice(0, 4)}********${nik.slice(-4)}` : null);

function tampil(b: Bidang, r: RekamanBersebab['rekaman']): string | null {
  const nilai = b.kolom.map((k: KolomRekaman) => r[k]);
  if (b.bidang === 'nik') return samar(nilai[0] ?? null);
  if (nilai.length === 1) return nilai[0] ?? null;
  return nilai.every((n) => n === null) ? null : nilai.map((n) => n ?? '-').join(' | ');
}

/** What must be open, from the domain's own comparison of the two records as the tables hold them; key instansi:nip:bit. */
export async function ramalSelisih(sql: Sql): Promise<Map<string, IsiSelisih>> {
  const [hari] = await sql<{ kini: string }[]>`select hari_ini()::text kini`;
  const simpeg = await bacaFat(sql, 'pegawai_simpeg');
  const hasil = new Map<string, IsiSelisih>();
  for (const [kunci, bkn] of await bacaFat(sql, 'pegawai_bkn')) {
    const lawan = simpeg.get(kunci);
    if (lawan === undefined) continue;
    for (const bidang of BIDANG) {
      const h = bandingkanBidang(bidang, bkn, lawan);
      if (h.hasil !== 'BEDA' && h.hasil !== 'KOSONG_SATU_SISI') continue;
      const level = levelSelisih(bidang, bkn.rekaman, lawan.rekaman, hari?.kini ?? '');
      hasil.set(`${kunci}:${bidang.bit}`, [h.hasil, h.hasil === 'BEDA' ? null : h.kosongDi, tampil(bidang, bkn.rekaman), tampil(bidang, lawan.rekaman), level]);
    }
  }
  return hasil;
}

export async function selisihTerbuka(sql: Sql): Promise<Map<string, IsiSelisih>> {
  const baris = await sql<
    { kunci: string; jenis: string; kosong_di: string | null; nilai_bkn: string | null; nilai_simpeg: string | null; level: string }[]
  >`select instansi || ':' || nip || ':' || bidang kunci, jenis, kosong_di, nilai_bkn, nilai_simpeg, level from selisih where status <> 'TERTUTUP'`;
  return new Map(baris.map((b) => [b.kunci, [b.jenis, b.kosong_di, b.nilai_bkn, b.nilai_simpeg, b.level]]));
}

/** Set differences from the two key sets, said over again in TypeScript; key instansi:nip, value kind:other. */
export async function ramalHimpunan(sql: Sql): Promise<Map<string, string>> {
  const instansi = new Map((await sql<{ no: number; id: string }[]>`select no, id from instansi`).map((i) => [i.no, i.id]));
  const orang = new Map<string, { bkn: Map<number, string | null>; simpeg: number[] }>();
  const ambil = (nip: string): { bkn: Map<number, string | null>; simpeg: number[] } => {
    const ada = orang.get(nip) ?? { bkn: new Map(), simpeg: [] };
    orang.set(nip, ada);
    return ada;
  };
  for (const b of await sql<
    { instansi: number; nip: string; induk: string | null }[]
  >`select instansi, nip::text nip, instansi_induk_id induk from pegawai_bkn`)
    ambil(b.nip).bkn.set(b.instansi, b.induk);
  for (const s of await sql<{ instansi: number; nip: string }[]>`select instansi, nip::text nip from pegawai_simpeg`) ambil(s.nip).simpeg.push(s.instansi);
  const hasil = new Map<string, string>();
  for (const [nip, { bkn, simpeg }] of orang) {
    const isTitipan = (i: number): boolean => !bkn.has(i) && [...bkn].some(([j, induk]) => j !== i && induk === instansi.get(i));
    const nyata = simpeg.filter((i) => !isTitipan(i));
    const semua = [...new Set([...bkn.keys(), ...nyata])];
    for (const i of semua) {
      const diSimpeg = nyata.includes(i);
      const jenis =
        diSimpeg && nyata.length > 1
          ? 'NIP_GANDA'
          : diSimpeg && bkn.has(i)
            ? null
            : (diSimpeg ? [...bkn.keys()] : nyata).some((j) => j !== i)
              ? 'BEDA_INSTANSI'
              : diSimpeg
                ? 'HANYA_SIMPEG'
                : 'HANYA_BKN';
      const lain = semua.filter((j) => j !== i).sort((a, b) => a - b)[0] ?? null;
      if (jenis !== null) hasil.set(`${i}:${nip}`, `${jenis}:${lain}`);
    }
  }
  return hasil;
}

export async function himpunanTerbuka(sql: Sql): Promise<Map<string, string>> {
  const baris = await sql<
    { kunci: string; isi: string }[]
  >`select instansi || ':' || nip kunci, jenis || ':' || coalesce(instansi_lain::text, 'null') isi from beda_himpunan where ditutup_pada is null`;
  return new Map(baris.map((b) => [b.kunci, b.isi]));
}

/** Every feed that was applied, whose rows do not add up or whose refused rows are not all named. */
export const neracaSalah = (m: Mesin): Promise<readonly object[]> =>
  m.sql(
    (sql) => sql`select id, terbaca, diterapkan, tak_berubah, karantina, duplikat, (select count(*)::int from baris_ditolak b where b.tarikan = t.id) ditolak
      from tarikan t where status = 'DITERAPKAN' and (terbaca <> diterapkan + tak_berubah + karantina + duplikat or least(diterapkan, tak_berubah, karantina, duplikat) < 0
        or karantina <> (select count(*) from baris_ditolak b where b.tarikan = t.id))`,
  );

export const urut = <V>(peta: ReadonlyMap<string, V>): [string, V][] => [...peta].sort(([a], [b]) => (a < b ? -1 : 1));

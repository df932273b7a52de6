import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BedaRiwayat, bandingkanRiwayat, type SisiRiwayat } from '../../../domain/riwayat/bandingkan.ts';
import type { BarisRiwayat } from '../../../domain/riwayat/baris.ts';
import { bandingkanDataUtama, type RekamanUtama } from '../../../domain/riwayat/data-utama.ts';
import { JENIS_RIWAYAT, type JenisRiwayat } from '../../../domain/riwayat/jenis.ts';
import { KOLOM_REKAMAN } from '../../../domain/selisih/rekaman.ts';
import { type Sql, sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { catatTarikan } from '../../../sync/2-stage/tarikan.ts';
import type { HasilTerap } from '../../../sync/terapkan.ts';
import type { acakUji, Mesin, SisiUji } from '../mesin.ts';

export type BarisUji = Readonly<Record<string, string>>;

/** NIP of an invented person, serial 900 and up. */
export const orangUji = (n: number): string => `19900101201501${n % 2 === 0 ? 1 : 2}9${String(n).padStart(2, '0')}`.slice(0, 18);

/** Gives the instansi a master record of these people, else it may not speak of them. */
export const kenalkan = (m: Pick<Mesin, 'sql'>, no: number, nip: readonly string[]): Promise<unknown> =>
  m.sql(
    (sql) => sql`insert into pegawai_simpeg (instansi, nip, h, tarikan) select ${no}, n::bigint, 0, 0 from jsonb_array_elements_text(${sql.json([...nip])}) n
      where not exists (select from pegawai_bkn b where b.instansi = ${no} and b.nip = n::bigint) on conflict do nothing`,
  );

let nomor = 0;
/** Accepts rows of histories of people of this instansi as one NDJSON feed; a text is the whole file. */
export async function catatRiwayat(
  m: Mesin,
  umpan: { readonly no: number; readonly sisi: SisiUji; readonly lengkap?: boolean },
  isi: readonly BarisUji[] | string,
): Promise<string> {
  if (typeof isi !== 'string') await kenalkan(m, umpan.no, [...new Set(isi.flatMap(({ nipBaru = '' }) => (/^\d{18}$/.test(nipBaru) ? [nipBaru] : [])))]);
  nomor += 1;
  const dir = path.join(m.sumber, '..', 'riwayat-uji');
  mkdirSync(dir, { recursive: true });
  const berkas = path.join(dir, `${nomor}.riwayat`);
  writeFileSync(berkas, typeof isi === 'string' ? isi : isi.map((b) => `${JSON.stringify(b)}\n`).join(''));
  return sqlUntukIrisan(m.url, (sql) =>
    catatTarikan(sql, {
      instansi: umpan.no,
      sisi: umpan.sisi,
      jenis: 'riwayat',
      asal: 'IMPOR',
      berkas,
      sha256: '',
      lengkap: umpan.lengkap ?? true,
      oleh: 'UJI',
    }),
  );
}

export const umpanRiwayat = async (m: Mesin, umpan: Parameters<typeof catatRiwayat>[1], isi: readonly BarisUji[] | string): Promise<HasilTerap> =>
  m.proses(await catatRiwayat(m, umpan, isi));

/** Every kind offered, so that an absent row means something. */
export const CAKUPAN_PENUH: readonly BarisUji[] = JENIS_RIWAYAT.map((jenisRiwayat) => ({ jenisRiwayat }));

type Teks = Readonly<Record<string, unknown>>;
const snake = (k: string): string => k.replace(/[A-Z]/g, (h) => `_${h.toLowerCase()}`);

async function bacaSisi(sql: Sql, instansi: number, sisi: SisiUji): Promise<(nip: string) => SisiRiwayat> {
  const tabel = sisi === 'BKN' ? 'riwayat_bkn' : 'riwayat_simpeg';
  const cakupan = new Set(
    (await sql<{ jenis: JenisRiwayat }[]>`select jenis from riwayat_cakupan where instansi = ${instansi} and sisi = ${sisi}`).map((c) => c.jenis),
  );
  const pernah = new Set(
    (await sql<{ jenis: JenisRiwayat }[]>`select jenis from riwayat_pernah where instansi = ${instansi} and sisi = ${sisi}`).map((c) => c.jenis),
  );
  const tak = await sql<{ nip: string; jenis: string }[]>`select nip::text nip, jenis from riwayat_tak_lengkap where instansi = ${instansi} and sisi = ${sisi}`;
  const baris = await sql<
    (BarisRiwayat & { nip: string })[]
  >`select nip::text nip, jenis, kunci, kunci_cadangan "kunciCadangan", kunci_tak "kunciTak", batal, urut, isi, alasan
    from ${sql(tabel)} where instansi = ${instansi}`;
  const takLengkap = (nip: string): Set<JenisRiwayat> =>
    new Set(JENIS_RIWAYAT.filter((j) => tak.some((t) => (t.nip === nip || t.nip === '0') && (t.jenis === j || t.jenis === '*'))));
  // A person without any row stands on a side too: of him nobody may know that nothing is missing.
  return (nip) => ({ baris: baris.filter((b) => b.nip === nip), cakupan, pernah, takLengkap: takLengkap(nip) });
}

const tulis = (nip: string, b: BedaRiwayat): [string, unknown] => [`${nip}:${b.jenis}:${b.kunci}`, [b.beda, b.level, Object.entries(b.nilai).sort()]];

/** What must be open in one instansi, from the domain's own comparison of what the tables hold. */
export async function ramalRiwayat(sql: Sql, instansi: number): Promise<[string, unknown][]> {
  const [hari] = await sql<{ kini: string }[]>`select hari_ini()::text kini`;
  const bkn = await bacaSisi(sql, instansi, 'BKN');
  const simpeg = await bacaSisi(sql, instansi, 'SIMPEG');
  const utama = new Map(
    (await sql<(Teks & { nip: string; tak: number })[]>`select p.*, p.nip::text nip from pegawai_bkn p where instansi = ${instansi}`).map((p) => [p.nip, p]),
  );
  const rekaman = (nip: string): RekamanUtama | null => {
    const p = utama.get(nip);
    return p === undefined ? null : { tak: p.tak, rekaman: Object.fromEntries(KOLOM_REKAMAN.map((k) => [k, (p[snake(k)] as string | null) ?? null])) };
  };
  const orang = await sql<{ nip: string }[]>`select nip::text nip from riwayat_bkn where instansi = ${instansi}
    union select nip::text from riwayat_simpeg where instansi = ${instansi}`;
  const hasil = orang.flatMap(({ nip }) =>
    [...bandingkanRiwayat(bkn(nip), simpeg(nip), hari?.kini ?? ''), ...bandingkanDataUtama(bkn(nip), rekaman(nip))].map((x) => tulis(nip, x)),
  );
  return hasil.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What is open. */
export async function terbukaRiwayat(sql: Sql, instansi: number): Promise<[string, unknown][]> {
  const baris = await sql<
    (BedaRiwayat & { nip: string })[]
  >`select nip::text nip, jenis, kunci, beda, nilai, level from beda_riwayat where instansi = ${instansi} and status <> 'TERTUTUP'`;
  return baris.map((b) => tulis(b.nip, b)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Rows of one person with every trap: shared keys, missing and unreadable parts, annulments, local codes nobody has mapped. */
export function barisAcak(nip: string, { angka, pilih }: ReturnType<typeof acakUji>): BarisUji[] {
  const orang = { nipBaru: nip };
  const tgl = (): string => pilih(['01-01-2020', '01-04-2020', '15-06-2021', '', '31-02-2020']);
  const sk = (): string => pilih(['SK/1', 'SK / 1', 'SK/2', 'SK/3', '']);
  const unor = (): BarisUji => pilih<BarisUji>([{ unorId: 'U1' }, { unorId: 'U2' }, { unorLokal: 'tak-terpetakan' }, {}]);
  const pembuat: readonly (() => BarisUji)[] = [
    () => ({
      ...orang,
      jenisRiwayat: 'jabatan',
      ...unor(),
      jenisJabatan: pilih(['1', '4']),
      jabatanFungsionalUmumId: pilih(['J1', 'J2']),
      tmtJabatan: tgl(),
      nomorSk: sk(),
      tanggalSk: tgl(),
    }),
    () => ({ ...orang, jenisRiwayat: 'rw-golongan', golonganId: pilih(['31', '32', 'III/b', 'x']), tmtGolongan: tgl(), skNomor: sk() }),
    () => ({
      ...orang,
      jenisRiwayat: '7',
      tkPendidikanId: pilih(['40', '45', '']),
      tahunLulus: pilih(['2010', '2015', 'abc']),
      nomorIjasah: pilih(['I1', 'I2', '']),
    }),
    () => ({ ...orang, jenisRiwayat: 'kinerja', tahun: pilih(['2024', '2025']), KuadranKinerjaNilai: pilih(['1', '2', '9', '']) }),
    () => ({
      ...orang,
      jenisRiwayat: 'hukdis',
      jenisHukuman: pilih(['2', '25', '28']),
      skNomor: sk(),
      skTanggal: tgl(),
      hukumanTanggal: tgl(),
      akhirHukumTanggal: pilih(['01-01-2021', '01-01-2099', '']),
      skPembatalanNomor: pilih(['', '', 'BATAL/1']),
    }),
  ];
  return Array.from({ length: angka(6) }, () => pilih(pembuat)());
}

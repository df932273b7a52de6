import { createReadStream, existsSync } from 'node:fs';
import pg from 'pg';
import { petakanGalat } from '../../platform/db/galat.ts';
import { type Sql, type SqlTransaksi, sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import type { Profil } from '../1-canonicalise/profil.ts';
import { muatBekal } from '../2-stage/rujukan-instansi.ts';
import type { JenisUmpan } from '../2-stage/tarikan.ts';
import { revisiRiwayat } from '../proses-riwayat.ts';
import type { Cermin, Pengenal } from './putuskan-buka.ts';
import type { RingkasanBerkas } from './sidik-berkas.ts';
import { type CaraKunci, UMPAN_AGEN } from './umpan-agen.ts';

/** Whose file, of which kind. */
export interface Tujuan {
  readonly instansi: number;
  readonly sisi: 'BKN' | 'SIMPEG';
  readonly jenis: JenisUmpan;
}

/** Steps after which equal 18 digits are still equal 18 digits. */
const LANGKAH_POLOS: ReadonlySet<unknown> = new Set(['trim', 'collapseSpaces', 'digitsOnly', 'upper', 'emptyToNull']);

/** Column that holds the NIP as it is; null when the profile makes it of more than one cell or in another way. */
export function kolomNip({ bidang }: Profil): string | null {
  const nip = bidang.find((b) => b.kanonik === 'nip');
  const [kolom, ...lain] = nip?.sumber ?? [];
  if (nip === undefined || kolom === undefined || lain.length > 0 || nip.petaKode !== null) return null;
  return nip.ubah.every((u) => LANGKAH_POLOS.has(u)) ? kolom : null;
}

export interface KeadaanHub {
  readonly cermin: Cermin | null;
  readonly pengenal: Pengenal;
}

/** How a feed would be read today: a text that changes with it (null: always the same), and how its rows are told apart. */
interface Bacaan {
  readonly revisi: string | null;
  readonly pengenal: Pengenal;
}

const BACAAN: Readonly<Record<CaraKunci, (klien: pg.Client, t: Tujuan) => Promise<Bacaan>>> = {
  PROFIL: async (klien, { instansi }) => {
    const bekal = await muatBekal(klien, instansi);
    const kolom = kolomNip(bekal.profil);
    const sebabPenuh = kolom === null ? 'profil membaca NIP dengan cara yang tidak dapat diikuti agen' : null;
    return { revisi: bekal.revisi, pengenal: { kolom, sebabPenuh } };
  },
  NIP: async (klien, { instansi, sisi }) => ({ revisi: await revisiRiwayat(klien, instansi, sisi), pengenal: { kolom: null, sebabPenuh: null } }),
  URUTAN: async () => ({ revisi: null, pengenal: { kolom: null, sebabPenuh: 'umpan jenis ini dikirim seluruhnya bila berubah' } }),
};

async function bacaanKini(url: string, t: Tujuan): Promise<Bacaan> {
  const klien = new pg.Client({ connectionString: url, application_name: 'simpul-denyut', connectionTimeoutMillis: 10_000 });
  klien.on('error', () => {});
  try {
    await klien.connect();
    return await BACAAN[UMPAN_AGEN[t.jenis].kunci](klien, t);
  } catch (galat) {
    throw petakanGalat(galat);
  } finally {
    await klien.end().catch(() => {});
  }
}

interface BarisCermin extends Omit<Cermin, 'adaBerkas' | 'isRevisiKini'> {
  readonly revisi: string | null;
}

/**
 * No feed of this kind was accepted after feed x.id that may have changed rows. Of people who were asked one by one mostly nothing changes, and then
 * the file still says what the hub holds.
 */
const TERBARU = (
  x: string,
): string => `not exists (select from tarikan l where l.instansi = ${x}.instansi and l.sisi = ${x}.sisi and l.jenis = ${x}.jenis and l.id > ${x}.id
  and l.status in ('DITERIMA', 'DISIAPKAN', 'DITERAPKAN') and (l.asal <> 'ORANG' or l.status <> 'DITERAPKAN' or l.diterapkan + l.dihapus > 0))`;

/** The same asked again, where nothing can be applied meanwhile. */
export async function isMasihTerbaru(tx: SqlTransaksi, tarikan: string): Promise<boolean> {
  const [baris] = await tx<{ ya: boolean }[]>`/* denyut.terbaru */ select ${tx.unsafe(TERBARU('t'))} ya from tarikan t where t.id = ${tarikan}`;
  return baris?.ya === true;
}

/** What the hub holds now, and how it tells rows apart. Throws PROFIL_DITOLAK for master records of an instansi without a profile. */
export async function bacaKeadaan(url: string, t: Tujuan): Promise<KeadaanHub> {
  const { instansi, sisi, jenis } = t;
  const { revisi, pengenal } = await bacaanKini(url, t);
  const [baris] = await sqlUntukIrisan(
    url,
    (sql) => sql<BarisCermin[]>`/* denyut.cermin */ select c.tarikan::text tarikan, c.kunci, c.akar, c.jumlah, c.cacat, t.berkas, t.status, t.revisi,
      ${sql.unsafe(TERBARU('t'))} "isTerbaru",
      exists (select from kesegaran k where k.instansi = c.instansi and k.sisi = c.sisi and k.jenis = c.jenis and k.tarikan = c.tarikan and k.status = 'BERJALAN') "isBerjalan"
    from denyut_cermin c join tarikan t on t.id = c.tarikan where c.instansi = ${instansi} and c.sisi = ${sisi} and c.jenis = ${jenis}`,
  );
  if (baris === undefined) return { cermin: null, pengenal };
  // A feed that was held or refused never came to have a revision.
  const isRevisiKini = baris.revisi === null || baris.revisi === revisi;
  return { cermin: { ...baris, isRevisiKini, adaBerkas: existsSync(baris.berkas) }, pengenal };
}

/** From now on the hub and the agent agree on this feed's file. */
export async function catatCermin(tx: SqlTransaksi, t: Tujuan, tarikan: string, r: RingkasanBerkas): Promise<void> {
  await tx`/* denyut.catatCermin */ insert into denyut_cermin (instansi, sisi, jenis, tarikan, kunci, kolom_kunci, akar, jumlah, cacat)
    values (${t.instansi}, ${t.sisi}, ${t.jenis}, ${tarikan}, ${r.kunci.toString('hex')}, ${r.kolomKunci}, ${r.akar}, ${r.jumlah}, ${r.cacat})
    on conflict (instansi, sisi, jenis) do update set tarikan = excluded.tarikan, kunci = excluded.kunci, kolom_kunci = excluded.kolom_kunci, akar = excluded.akar,
      jumlah = excluded.jumlah, cacat = excluded.cacat, diubah_pada = clock_timestamp()`;
}

/** Bytes of an accepted feed's file. */
export async function berkasTarikan(sql: Sql | SqlTransaksi, tarikan: string): Promise<string | null> {
  const [baris] = await sql<{ berkas: string | null }[]>`select berkas from tarikan where id = ${tarikan}`;
  return baris?.berkas ?? null;
}

export const arusBerkas = (berkas: string): AsyncIterable<Buffer> => createReadStream(berkas);

import { kolomSumber, type Profil } from '../../1-canonicalise/profil.ts';
import { perluTindakan } from '../galat-sumber.ts';
import { tulisJawabanFakta } from '../jawaban-fakta.ts';
import { barisFakta } from '../kolom-fakta.ts';
import { penulisUmpan } from '../penulis-umpan.ts';
import type { BahanSumber, JawabanOrang, SumberOrang } from '../port.ts';
import { type SetelanDb, setelanDb } from '../setelan.ts';
import { type FaktaDb, faktaDb } from './fakta-db.ts';
import { hanyaMysql, hanyaPostgres, objekPostgres, pilihMysql, pilihPostgres, semuaMysql } from './kutip.ts';
import { bukaMysql, galatMysql, teksNilai } from './mysql.ts';
import { bukaPostgres, galatPostgres } from './postgres.ts';

type Baris = Readonly<Record<string, unknown>>;
/** Rows of one person, in the words of the feed. */
type Jawab = (nip: string, milik: readonly Baris[]) => JawabanOrang;

interface Tanya {
  readonly setelan: SetelanDb;
  readonly kunci: string;
  /** Columns to read; null: every column of a view that was made for the hub. */
  readonly kolom: readonly string[] | null;
  readonly jawab: Jawab;
}

/** Two rows of one person are no answer about them; of facts they are two facts. */
const jawabPegawai =
  (profil: Profil): Jawab =>
  (nip, milik) => {
    const satu = milik[0];
    if (satu === undefined) return { nip, jenis: 'TIADA' };
    return milik.length > 1 ? { nip, jenis: 'CACAT' } : { nip, jenis: 'ISI', isi: penulisUmpan(profil).baris(satu) };
  };
const jawabFakta =
  ({ jenis }: FaktaDb): Jawab =>
  (nip, milik) =>
    milik.length === 0 ? { nip, jenis: 'TIADA' } : { nip, jenis: 'ISI', isi: tulisJawabanFakta({ nip, baris: milik.map((r) => barisFakta(jenis, r, nip)) }) };

function susun(macam: 'MYSQL' | 'POSTGRES', b: BahanSumber): Tanya {
  const { profil } = b;
  const setelan = setelanDb(macam, b.setelan);
  const fakta = faktaDb(b, setelan);
  if (setelan.orang === undefined || (profil === null && fakta === null))
    throw perluTindakan('Setelan sumber ini tidak menyebut cara menanyai satu pegawai (orang.kolom).');
  const kunci = setelan.orang.kolom;
  if (fakta !== null) return { setelan, kunci, kolom: null, jawab: jawabFakta(fakta) };
  return { setelan, kunci, kolom: [...new Set([...kolomSumber(profil as Profil), kunci])], jawab: jawabPegawai(profil as Profil) };
}

/** One statement for all; nobody's row is nobody. */
const jawabSemua = ({ jawab }: Tanya, nip: readonly string[], baris: readonly { readonly kunci: unknown; readonly isi: Baris }[]): JawabanOrang[] =>
  nip.map((n) =>
    jawab(
      n,
      baris.filter((r) => String(r.kunci ?? '').trim() === n).map((r) => r.isi),
    ),
  );

export const orangPostgres: SumberOrang = async function* (b, nip) {
  const t = susun('POSTGRES', b);
  await b.jatah();
  try {
    const klien = await bukaPostgres(b);
    try {
      const sql = t.kolom === null ? objekPostgres(t.setelan, t.kunci) : pilihPostgres({ ...t.setelan, kolom: t.kolom });
      const { rows } = await klien.query<Record<string, unknown>>(`${sql}${hanyaPostgres(t.kunci)}`, [[...nip]]);
      yield* jawabSemua(
        t,
        nip,
        rows.map((r) => (t.kolom === null ? { kunci: r['kunci'], isi: r['isi'] as Baris } : { kunci: r[t.kunci], isi: r })),
      );
    } finally {
      await klien.end().catch(() => {});
    }
  } catch (galat) {
    throw galatPostgres(galat);
  }
};

export const orangMysql: SumberOrang = async function* (b, nip) {
  const t = susun('MYSQL', b);
  await b.jatah();
  try {
    const klien = await bukaMysql(b);
    try {
      const sql = `${t.kolom === null ? semuaMysql(t.setelan) : pilihMysql({ ...t.setelan, kolom: t.kolom })}${hanyaMysql(t.kunci)}`;
      const baris = await new Promise<Baris[]>((selesai, gagal) => {
        klien.query({ sql, values: [[...nip]], typeCast: teksNilai as never }, (galat, hasil) => (galat === null ? selesai(hasil as Baris[]) : gagal(galat)));
      });
      yield* jawabSemua(
        t,
        nip,
        baris.map((r) => ({ kunci: r[t.kunci], isi: r })),
      );
    } finally {
      klien.destroy();
    }
  } catch (galat) {
    throw galatMysql(galat);
  }
};

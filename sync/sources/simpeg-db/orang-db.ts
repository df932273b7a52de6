import { kolomSumber, type Profil } from '../../1-canonicalise/profil.ts';
import { perluTindakan } from '../galat-sumber.ts';
import { penulisUmpan } from '../penulis-umpan.ts';
import type { BahanSumber, JawabanOrang, SumberOrang } from '../port.ts';
import { type SetelanDb, setelanDb } from '../setelan.ts';
import { hanyaMysql, hanyaPostgres, pilihMysql, pilihPostgres } from './kutip.ts';
import { bukaMysql, galatMysql, teksNilai } from './mysql.ts';
import { bukaPostgres, galatPostgres } from './postgres.ts';

type Baris = Readonly<Record<string, string | null>>;

interface Tanya {
  readonly setelan: SetelanDb;
  readonly kolom: readonly string[];
  readonly kunci: string;
}

function susun(macam: 'MYSQL' | 'POSTGRES', b: BahanSumber): Tanya & { readonly profil: Profil } {
  const { profil } = b;
  const setelan = setelanDb(macam, b.setelan);
  if (profil === null || setelan.orang === undefined) throw perluTindakan('Setelan sumber ini tidak menyebut cara menanyai satu pegawai (orang.kolom).');
  const kunci = setelan.orang.kolom;
  return { profil, setelan, kunci, kolom: [...new Set([...kolomSumber(profil), kunci])] };
}

/** One statement for all; nobody's row is nobody, two rows of one person are no answer about them. */
function* jawab(profil: Profil, nip: readonly string[], { baris, kunci }: { baris: readonly Baris[]; kunci: string }): Generator<JawabanOrang, void, void> {
  const penulis = penulisUmpan(profil);
  for (const n of nip) {
    const milik = baris.filter((r) => r[kunci]?.trim() === n);
    const satu = milik[0];
    if (satu === undefined) yield { nip: n, jenis: 'TIADA' };
    else if (milik.length > 1) yield { nip: n, jenis: 'CACAT' };
    else yield { nip: n, jenis: 'ISI', isi: penulis.baris(satu) };
  }
}

export const orangPostgres: SumberOrang = async function* (b, nip) {
  const { profil, setelan, kolom, kunci } = susun('POSTGRES', b);
  await b.jatah();
  try {
    const klien = await bukaPostgres(b);
    try {
      const { rows } = await klien.query<Record<string, string | null>>(`${pilihPostgres({ ...setelan, kolom })}${hanyaPostgres(kunci)}`, [[...nip]]);
      yield* jawab(profil, nip, { baris: rows, kunci });
    } finally {
      await klien.end().catch(() => {});
    }
  } catch (galat) {
    throw galatPostgres(galat);
  }
};

export const orangMysql: SumberOrang = async function* (b, nip) {
  const { profil, setelan, kolom, kunci } = susun('MYSQL', b);
  await b.jatah();
  try {
    const klien = await bukaMysql(b);
    try {
      const sql = `${pilihMysql({ ...setelan, kolom })}${hanyaMysql(kunci)}`;
      const baris = await new Promise<Baris[]>((selesai, gagal) => {
        klien.query({ sql, values: [[...nip]], typeCast: teksNilai as never }, (galat, hasil) => (galat === null ? selesai(hasil as Baris[]) : gagal(galat)));
      });
      yield* jawab(profil, nip, { baris, kunci });
    } finally {
      klien.destroy();
    }
  } catch (galat) {
    throw galatMysql(galat);
  }
};

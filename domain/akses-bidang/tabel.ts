import { AKSES, PERAN, type Peran } from '../akses.ts';
import type { AturanBidang, TabelBidang } from './aturan.ts';
import { BIDANG_ENTITAS } from './entitas.ts';
import { BIDANG_JABATAN } from './jabatan.ts';
import { BIDANG_MUTASI } from './mutasi.ts';
import { BIDANG_PEGAWAI } from './pegawai.ts';
import { BIDANG_PELANGGARAN } from './pelanggaran.ts';
import { BIDANG_PINTU } from './pintu.ts';
import { BIDANG_SELISIH } from './selisih.ts';
import { BIDANG_UMUM } from './umum.ts';

/**
 * Role x operation x field: every field of the composed schema, by type. A field that joins the schema without joining this table fails
 * test/domain/akses-bidang.test.ts; that the resolvers keep it, test/subgraphs/akses-bidang.pg.test.ts.
 */
export const AKSES_BIDANG: TabelBidang = {
  ...BIDANG_PINTU,
  ...BIDANG_ENTITAS,
  ...BIDANG_UMUM,
  ...BIDANG_MUTASI,
  ...BIDANG_PEGAWAI,
  ...BIDANG_JABATAN,
  ...BIDANG_PELANGGARAN,
  ...BIDANG_SELISIH,
};

/** Roles that the field's own rule admits; all of them where it follows its parent. */
export function peranBidang(aturan: AturanBidang): readonly Peran[] {
  switch (aturan.cara) {
    case 'IKUT_INDUK':
      return PERAN;
    case 'OPERASI':
      return AKSES[aturan.operasi];
    case 'PERAN':
      return aturan.peran;
  }
}

/** What each field of each type answers: the name of a type, or null for a plain value. A union lists its members under names of its own. */
export type GrafSkema = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/**
 * Roles that come to an object of each type from Query or Mutation, by the rules alone; row-level security may still show them none. With
 * `peranBidang` it says who reads a field that follows its parent.
 */
export function peranJenis(graf: GrafSkema, tabel: TabelBidang = AKSES_BIDANG): ReadonlyMap<string, ReadonlySet<Peran>> {
  const sampai = new Map<string, Set<Peran>>(Object.keys(graf).map((jenis) => [jenis, new Set()]));
  const antre: (readonly [jenis: string, peran: Peran])[] = ['Query', 'Mutation'].flatMap((akar) => PERAN.map((p) => [akar, p] as const));
  for (let kini = antre.pop(); kini !== undefined; kini = antre.pop()) {
    const [jenis, peran] = kini;
    const tiba = sampai.get(jenis);
    if (tiba === undefined || tiba.has(peran)) continue;
    tiba.add(peran);
    for (const [bidang, ke] of Object.entries(graf[jenis] ?? {})) {
      const aturan = tabel[jenis]?.[bidang];
      // A member of a union is no field: it has no rule of its own.
      if (ke !== null && (aturan === undefined || peranBidang(aturan).includes(peran))) antre.push([ke, peran]);
    }
  }
  return sampai;
}

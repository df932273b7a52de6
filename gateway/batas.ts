import { type DocumentNode, type FragmentDefinitionNode, Kind, OperationTypeNode, parse, type SelectionSetNode } from 'graphql';
import { Kesalahan } from '../domain/kesalahan.ts';
import { type Biaya, hitungBiaya } from './biaya.ts';
import type { BobotSkema } from './bobot.ts';

/** Shape limits of one document. Counted with every fragment opened, before planning. */
export interface Batas {
  readonly kedalaman: number;
  readonly alias: number;
  readonly simpul: number;
  readonly akar: number;
  readonly token: number;
  readonly direktif: number;
  /** After `@cost` and `@listSize`: the `first` of nested pages multiplied. */
  readonly biaya: number;
}

export type NamaBatas = keyof Batas | 'badan' | 'introspeksi' | 'batch';

/** Which limit refused a request; a closed list, fit for a metric. */
export class BatasTerlampaui extends Kesalahan {
  readonly batas: NamaBatas;
  constructor(batas: NamaBatas, rincian: string, kode: 'MASUKAN_SALAH' | 'TIDAK_BERWENANG' = 'MASUKAN_SALAH') {
    super(kode, rincian);
    this.batas = batas;
  }
}

export const BATAS_BAWAAN: Batas = { kedalaman: 10, alias: 15, simpul: 500, akar: 15, token: 1_000, direktif: 5, biaya: 5_000 };

interface Ukuran {
  readonly kedalaman: number;
  readonly alias: number;
  readonly simpul: number;
  readonly direktif: number;
}

const NOL: Ukuran = { kedalaman: 0, alias: 0, simpul: 0, direktif: 0 };
const ALIAS_TERLARANG = /^(__.*|constructor|prototype)$/;
const INGATAN_MAKS = 1_000;

const tambah = (a: Ukuran, b: Ukuran): Ukuran => ({
  kedalaman: Math.max(a.kedalaman, b.kedalaman),
  alias: a.alias + b.alias,
  simpul: a.simpul + b.simpul,
  direktif: a.direktif + b.direktif,
});

const SEBUTAN: Readonly<Record<keyof Batas, string>> = {
  kedalaman: 'kedalaman',
  alias: 'alias',
  simpul: 'jumlah bidang',
  akar: 'bidang akar',
  token: 'token',
  direktif: 'direktif',
  biaya: 'biaya',
};

const tolak = (apa: keyof Batas, batas: Batas): BatasTerlampaui => new BatasTerlampaui(apa, `Query melewati batas ${SEBUTAN[apa]} (${batas[apa]}).`);

/** Measures each fragment once; a cycle is refused, so work is linear in the document however often fragments are spread. */
function buatPengukur(dokumen: DocumentNode, introspeksi: boolean): (s: SelectionSetNode) => Ukuran {
  const fragmen = new Map<string, FragmentDefinitionNode>();
  for (const d of dokumen.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) fragmen.set(d.name.value, d);
  const terukur = new Map<string, Ukuran | 'SEDANG'>();
  const ukurFragmen = (nama: string): Ukuran => {
    const lama = terukur.get(nama);
    if (lama === 'SEDANG') throw new Kesalahan('MASUKAN_SALAH', 'Fragmen berputar.');
    if (lama !== undefined) return lama;
    const definisi = fragmen.get(nama);
    if (definisi === undefined) return NOL;
    terukur.set(nama, 'SEDANG');
    const hasil = ukur(definisi.selectionSet);
    terukur.set(nama, hasil);
    return hasil;
  };
  const ukur = (set: SelectionSetNode): Ukuran =>
    set.selections.reduce<Ukuran>((jumlah, s) => {
      const direktif = { ...NOL, direktif: s.directives?.length ?? 0 };
      if (s.kind === Kind.FRAGMENT_SPREAD) return tambah(jumlah, tambah(direktif, ukurFragmen(s.name.value)));
      if (s.kind === Kind.INLINE_FRAGMENT) return tambah(jumlah, tambah(direktif, ukur(s.selectionSet)));
      if (!introspeksi && (s.name.value === '__schema' || s.name.value === '__type'))
        throw new BatasTerlampaui('introspeksi', 'Introspeksi dimatikan.', 'TIDAK_BERWENANG');
      // Such a key in the answer could reach Object.prototype through the gateway's own merging.
      if (s.alias !== undefined && ALIAS_TERLARANG.test(s.alias.value)) throw new Kesalahan('MASUKAN_SALAH', 'Nama alias terlarang.');
      const dalam = s.selectionSet === undefined ? NOL : ukur(s.selectionSet);
      const sendiri = { ...direktif, kedalaman: dalam.kedalaman + 1, alias: s.alias === undefined ? 0 : 1, simpul: 1 };
      return tambah(jumlah, tambah(sendiri, { ...dalam, kedalaman: 0 }));
    }, NOL);
  return ukur;
}

export interface AturanBatas {
  readonly batas: Batas;
  readonly introspeksi: boolean;
  /** Weights of the schema that is served. */
  readonly bobot: BobotSkema;
}

interface Putusan {
  readonly biaya: readonly Biaya[];
  readonly isMutasi: boolean;
}

function periksa(teks: string, { batas, introspeksi, bobot }: AturanBatas): Putusan {
  let dokumen: DocumentNode;
  try {
    dokumen = parse(teks, { maxTokens: batas.token, noLocation: true });
  } catch {
    throw new BatasTerlampaui('token', `Query tidak terbaca atau lebih dari ${batas.token} token.`);
  }
  const ukur = buatPengukur(dokumen, introspeksi);
  const biaya: Biaya[] = [];
  let isMutasi = false;
  for (const d of dokumen.definitions) {
    if (d.kind !== Kind.OPERATION_DEFINITION) continue;
    if (d.operation === OperationTypeNode.SUBSCRIPTION) throw new Kesalahan('MASUKAN_SALAH', 'Langganan tidak dilayani.');
    isMutasi ||= d.operation === OperationTypeNode.MUTATION;
    const u = ukur(d.selectionSet);
    if (u.kedalaman > batas.kedalaman && !isIntrospeksi(d.selectionSet)) throw tolak('kedalaman', batas);
    if (u.alias > batas.alias) throw tolak('alias', batas);
    if (u.simpul > batas.simpul) throw tolak('simpul', batas);
    if (u.direktif > batas.direktif) throw tolak('direktif', batas);
    if (d.selectionSet.selections.length > batas.akar) throw tolak('akar', batas);
    biaya.push(hitungBiaya(dokumen, d, bobot));
  }
  return { biaya, isMutasi };
}

/** Tools ask 13 levels of `ofType`; reached only where introspection is on. */
const isIntrospeksi = (set: SelectionSetNode): boolean => set.selections.every((s) => s.kind === Kind.FIELD && s.name.value.startsWith('__'));

/** What a document that was let through costs, at most, with these variables. */
export interface Tagihan {
  readonly biaya: number;
  readonly isMutasi: boolean;
}

export type PemeriksaBatas = (teks: string, variabel: Readonly<Record<string, unknown>>) => Tagihan;

/** Checker that throws MASUKAN_SALAH (TIDAK_BERWENANG for introspection); the verdict on a document text is remembered. */
export function buatPemeriksaBatas(aturan: AturanBatas): PemeriksaBatas {
  const { batas } = aturan;
  const ingatan = new Map<string, Kesalahan | Putusan>();
  const nilai = (teks: string): Kesalahan | Putusan => {
    try {
      return periksa(teks, aturan);
    } catch (e) {
      if (e instanceof Kesalahan) return e;
      throw e;
    }
  };
  return (teks, variabel) => {
    let putusan = ingatan.get(teks);
    if (putusan === undefined) {
      putusan = nilai(teks);
      if (ingatan.size >= INGATAN_MAKS) ingatan.delete(ingatan.keys().next().value ?? '');
      ingatan.set(teks, putusan);
    }
    if (putusan instanceof Kesalahan) throw putusan;
    const biaya = Math.max(1, ...putusan.biaya.map((b) => b(variabel)));
    if (biaya > batas.biaya) throw tolak('biaya', batas);
    return { biaya, isMutasi: putusan.isMutasi };
  };
}

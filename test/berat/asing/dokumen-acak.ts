import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { type Izin, nilai } from '../../subgraphs/akses-bidang/kueri.ts';
import type { acakUji } from '../../sync/mesin.ts';

type Acak = ReturnType<typeof acakUji>;

/** A document with holes: variables to be filled with the key of some row, by the type of that row. */
export interface DokumenAcak {
  readonly teks: string;
  readonly lubang: Readonly<Record<string, string>>;
  /** Questions in it: root fields. */
  readonly akar: number;
}

const KUNCI = ['id', 'nip'];
/** Types that repeat the person whom the asker named, known or not. */
const GEMA = ['HasilEchecking'];
/** Arguments that name a row, by the type of that row; `id` names one of the type that the field answers. */
const PENUNJUK: Readonly<Record<string, string>> = { nip: 'Pegawai', instansiId: 'Instansi', temuanId: 'Temuan', provinsiId: 'Provinsi' };

/** Writes one random document of fields that `izin` admits. */
export class PenulisDokumen {
  readonly #izin: Izin;
  readonly #acak: Acak;
  readonly #lubang: Record<string, string> = {};

  private constructor(izin: Izin, acak: Acak) {
    this.#izin = izin;
    this.#acak = acak;
  }

  /** Up to `banyak` root fields under aliases, each opened `dalam` levels; null where the role has no root field. */
  static akar(skema: GraphQLSchema, izin: Izin, acak: Acak, { banyak, dalam }: { banyak: number; dalam: number }): DokumenAcak | null {
    const p = new PenulisDokumen(izin, acak);
    const pintu = Object.values(skema.getQueryType()?.getFields() ?? {}).filter((f) => !f.name.startsWith('_') && izin('Query', f.name));
    if (pintu.length === 0) return null;
    const akar = Array.from({ length: 1 + acak.angka(banyak) }, (_, i) => `a${i}: ${p.#bidang(acak.pilih(pintu), dalam)}`);
    return p.#selesai(akar.join(' '), akar.length);
  }

  /** One type by reference; the representations are variable `r`. The key is not asked for: it is the asker's own. Null where nothing may be read. */
  static entitas(skema: GraphQLSchema, izin: Izin, acak: Acak, jenis: string): DokumenAcak | null {
    const p = new PenulisDokumen(izin, acak);
    const t = skema.getType(jenis);
    if (!isObjectType(t)) return null;
    const isi = p.#pilih(t, 3, false);
    return isi === '{ __typename }' ? null : p.#selesai(`_entities(representations: $r) { ... on ${jenis} ${isi} }`, 1, '$r: [_Any!]!');
  }

  #selesai(isi: string, akar: number, kepala = ''): DokumenAcak {
    const variabel = [kepala, ...Object.entries(this.#lubang).map(([v, jenis]) => `$${v}: ${jenis === 'Pegawai' ? 'Nip' : 'ID'}!`)].filter((v) => v !== '');
    return { teks: `query ${variabel.length === 0 ? '' : `(${variabel.join(', ')})`} { ${isi} }`, lubang: this.#lubang, akar };
  }

  #variabel(jenis: string): string {
    const nama = `v${Object.keys(this.#lubang).length}`;
    this.#lubang[nama] = jenis;
    return `$${nama}`;
  }

  #bidang(f: GraphQLField<unknown, unknown>, dalam: number, denganKunci = true): string {
    return `${f.name}${this.#argumen(f)} ${this.#pilih(f.type, dalam, denganKunci)}`;
  }

  #argumen(f: GraphQLField<unknown, unknown>): string {
    const isi = f.args.flatMap((a) => {
      const jenis = a.name === 'id' ? getNamedType(f.type).name : PENUNJUK[a.name];
      if (a.name === 'first') return [`first: ${1 + this.#acak.angka(4)}`];
      if (jenis !== undefined) return isRequiredArgument(a) || this.#acak.angka(2) === 0 ? [`${a.name}: ${this.#penunjuk(a.type, jenis)}`] : [];
      if (!isRequiredArgument(a)) return [];
      return [`${a.name}: ${nilai(a.type, a.name, this.#contoh)}`];
    });
    return isi.length === 0 ? '' : `(${isi.join(', ')})`;
  }

  /** One hole, or a list of one. */
  #penunjuk(t: GraphQLInputType, jenis: string): string {
    const v = this.#variabel(jenis);
    return isListType(getNullableType(t)) ? `[${v}]` : v;
  }

  /** Inputs that name people and places; each reading makes holes of its own. */
  get #contoh(): Readonly<Record<string, string>> {
    const v = (jenis: string): string => this.#variabel(jenis);
    return {
      tujuan: '"pemeriksaan baris asing"',
      PemeriksaanInput: '{ perTanggal: "2026-01-01" }',
      get nip() {
        return v('Pegawai');
      },
      get TujuanInput() {
        return `{ instansiId: ${v('Instansi')}, unorId: ${v('UnitOrganisasi')}, jabatanId: ${v('Jabatan')} }`;
      },
    };
  }

  #pilih(jenis: GraphQLOutputType, dalam: number, denganKunci = true): string {
    const n = getNamedType(jenis);
    if (isLeafType(n)) return '';
    if (isUnionType(n))
      return `{ __typename ${n
        .getTypes()
        .map((x) => `... on ${x.name} ${this.#pilih(x, dalam - 1)}`)
        .join(' ')} }`;
    if (!isObjectType(n)) return '{ __typename }';
    const { angka, kocok } = this.#acak;
    const bidang = Object.values(n.getFields()).filter((f) => !KUNCI.includes(f.name) && this.#izin(n.name, f.name));
    const kunci = denganKunci ? Object.keys(n.getFields()).filter((k) => KUNCI.includes(k)) : [];
    const isHalaman = n.name.endsWith('Koneksi');
    const polos = isHalaman ? [] : bidang.filter((f) => isLeafType(getNamedType(f.type)) && angka(2) === 0);
    const cabang = bidang.filter((f) => !isLeafType(getNamedType(f.type)) && (!isHalaman || f.name === 'nodes'));
    const turun = dalam <= 0 ? [] : kocok(cabang).slice(0, 1 + angka(3));
    return `{ __typename ${[...kunci, ...polos.map((f) => `${f.name}${this.#argumen(f)}`), ...turun.map((f) => this.#bidang(f, dalam - (isHalaman ? 0 : 1), !GEMA.includes(n.name)))].join(' ')} }`.replace(
      / +/g,
      ' ',
    );
  }
}

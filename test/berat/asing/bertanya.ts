import { readFileSync } from 'node:fs';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { JANGKAUAN, type Peran } from '../../../domain/akses.ts';
import { nipMilik } from '../../drizzle/dunia-rls.ts';
import { entitasDari, type Izin, izinBagi } from '../../subgraphs/akses-bidang/kueri.ts';
import type { PelakuUji } from '../../support/isi.ts';
import type { acakUji } from '../../sync/mesin.ts';
import { type DokumenAcak, PenulisDokumen } from './dokumen-acak.ts';
import { BERTOKEN, type DuniaAsing, type SubgrafAsing } from './dunia-asing.ts';

type Acak = ReturnType<typeof acakUji>;

/** A request by reference holds many questions, one through the gateway few. */
const CARA_BERAT: readonly Cara[] = ['federasi', 'federasi', 'langsung', 'entitas'];
/** Which way a question goes in: through the gateway, to a subgraph, or to a subgraph by reference. */
export type Cara = 'federasi' | 'langsung' | 'entitas';

const GABUNGAN: GraphQLSchema = buildASTSchema(parse(readFileSync(new URL('../../../gateway/supergraph.graphql', import.meta.url), 'utf8')), {
  assumeValidSDL: true,
});
const DALAM = [3, 2, 1, 0] as const;

/** How much is asked at once. */
export interface UkuranTanya {
  /** Documents of one role and one way; the first asks for what the role may not read as well. */
  readonly ragam: number;
  /** Root fields of a document, and representations of a request, at most. */
  readonly akar: number;
  readonly rujukan: number;
}

/** Roles without bounds have next to nothing that is foreign to them: they ask less often. */
const PERAN_BERAT = BERTOKEN.flatMap((p) => (JANGKAUAN[p] === 'NASIONAL' ? [p] : [p, p, p, p]));

const SEMUA: Izin = () => true;

interface Siap extends DokumenAcak {
  readonly simpul: DocumentNode;
  readonly subgraf: SubgrafAsing | null;
  readonly jenis: string;
}

/** What became of one request: the questions in it, what its answer showed, and codes of its errors. */
export interface Jawab {
  readonly cara: Cara;
  readonly pelaku: PelakuUji;
  readonly teks: string;
  readonly pertanyaan: number;
  readonly baris: number;
  readonly asing: readonly string[];
  readonly galat: readonly string[];
}

/** Asks random questions of random callers; all chance is drawn before a question leaves, so a seed gives the same questions however they interleave. */
export class Penanya {
  readonly #dunia: DuniaAsing;
  readonly #acak: Acak;
  readonly #ukuran: UkuranTanya;
  readonly #siap = new Map<string, Siap | null>();

  constructor(dunia: DuniaAsing, acak: Acak, ukuran: UkuranTanya) {
    this.#dunia = dunia;
    this.#acak = acak;
    this.#ukuran = ukuran;
  }

  async tanya(): Promise<Jawab> {
    const { pilih, angka } = this.#acak;
    for (;;) {
      const pelaku = pilih(this.#dunia.pelaku(pilih(PERAN_BERAT)));
      const cara = pilih(CARA_BERAT);
      const siap = this.#dokumen(cara, pelaku.peran, angka(this.#ukuran.ragam));
      if (siap === null) continue;
      const variabel: Record<string, unknown> = Object.fromEntries(Object.entries(siap.lubang).map(([v, jenis]) => [v, this.#kunci(jenis, pelaku)]));
      const rujukan = cara === 'entitas' ? Array.from({ length: 1 + angka(this.#ukuran.rujukan) }, () => this.#rujukan(siap.jenis, pelaku)) : [];
      const { data, galat } = await this.#kirim(siap, pelaku, rujukan.length === 0 ? variabel : { ...variabel, r: rujukan });
      return { cara, pelaku, teks: siap.teks, pertanyaan: rujukan.length || siap.akar, galat, ...this.#dunia.pemilik.periksa(pelaku, data) };
    }
  }

  async #kirim({ teks, simpul, subgraf }: Siap, pelaku: PelakuUji, variabel: Record<string, unknown>): Promise<{ data: unknown; galat: string[] }> {
    if (subgraf === null) {
      const { badan } = await this.#dunia.gerbang.tanya(this.#dunia.header(pelaku), JSON.stringify({ query: teks, variables: variabel }));
      const { data, errors = [] } = JSON.parse(badan) as { data?: unknown; errors?: readonly { extensions?: { code?: string } }[] };
      return { data, galat: errors.map((e) => e.extensions?.code ?? '') };
    }
    const hasil = await subgraf.panggil({ dokumen: simpul, variabel, konteks: this.#dunia.konteks(pelaku), batal: AbortSignal.timeout(60_000) });
    return { data: hasil?.data, galat: (hasil?.errors ?? []).map((e) => String(Reflect.get(Object(e.originalError), 'kode') ?? 'INTERNAL')) };
  }

  #dokumen(cara: Cara, peran: Peran, ragam: number): Siap | null {
    const nama = `${cara} ${peran} ${ragam}`;
    const ada = this.#siap.get(nama);
    if (ada !== undefined) return ada;
    const baru = this.#susun(cara, ragam === 0 ? SEMUA : izinBagi(peran));
    this.#siap.set(nama, baru);
    return baru;
  }

  #susun(cara: Cara, izin: Izin): Siap | null {
    if (cara === 'federasi') return this.#federasi(izin);
    const subgraf = this.#acak.pilih(this.#dunia.subgraf);
    const jenis = cara === 'entitas' ? this.#acak.pilih(entitasDari(subgraf.schema)) : '';
    const d =
      cara === 'entitas'
        ? PenulisDokumen.entitas(subgraf.schema, izin, this.#acak, jenis)
        : PenulisDokumen.akar(subgraf.schema, izin, this.#acak, { banyak: this.#ukuran.akar, dalam: 3 });
    return d === null ? null : { ...d, simpul: bacaSah(subgraf.schema, d.teks), subgraf, jenis };
  }

  /** The deepest of some documents that the limits of the gateway let through. */
  #federasi(izin: Izin): Siap | null {
    for (const dalam of DALAM) {
      const d = PenulisDokumen.akar(GABUNGAN, izin, this.#acak, { banyak: this.#ukuran.akar, dalam });
      if (d === null) return null;
      try {
        this.#dunia.batas(d.teks, {});
        return { ...d, simpul: bacaSah(GABUNGAN, d.teks), subgraf: null, jenis: '' };
      } catch (galat) {
        if (galat instanceof TypeError) throw galat;
      }
    }
    return null;
  }

  #rujukan(jenis: string, pelaku: PelakuUji): Readonly<Record<string, string>> {
    const kunci = this.#kunci(jenis, pelaku);
    return { __typename: jenis, [jenis === 'Pegawai' || jenis === 'PelanggaranPegawai' ? 'nip' : 'id']: kunci };
  }

  /** Key of some row of this type, now and then the caller's own. */
  #kunci(jenis: string, pelaku: PelakuUji): string {
    const { pilih, angka } = this.#acak;
    const { instansi } = this.#dunia.rls;
    const milik = angka(3) === 0 ? pelaku.instansi : undefined;
    const i = milik ?? pilih(instansi);
    switch (jenis) {
      case 'Pegawai':
      case 'PelanggaranPegawai':
        return milik === undefined && angka(3) === 0 && pelaku.nip !== undefined ? pelaku.nip : pilih(nipMilik(i.no));
      case 'Instansi':
        return i.id;
      case 'UnitOrganisasi':
        return `U${i.no}`;
      case 'Jabatan':
        return `J${i.no}`;
      case 'Provinsi':
        return '35';
      case 'LaporanNasional':
        return 'terkini';
      default:
        return pilih([...this.#dunia.pemilik.id(jenis), '1']);
    }
  }
}

/** A document that does not validate would ask nothing. */
function bacaSah(schema: GraphQLSchema, teks: string): DocumentNode {
  const d = parse(teks, { noLocation: true });
  const salah = validate(schema, d);
  if (salah.length > 0) throw new TypeError(`${salah.map((e) => e.message).join('; ')}: ${teks}`);
  return d;
}

import { readFileSync } from 'node:fs';
import { type DocumentNode, Kind, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { BATAS_BAWAAN, buatPemeriksaBatas } from '../../gateway/batas.ts';
import { type BobotSkema, bobotSkema } from '../../gateway/bobot.ts';
import { susunSupergraf } from '../../gateway/susun.ts';

const SUPERGRAF = parse(readFileSync(new URL('../../gateway/supergraph.graphql', import.meta.url), 'utf8'));

/** Names of types whose values have fields: a list of plain values costs nothing, however long. */
const objek = ({ definitions }: DocumentNode): ReadonlySet<string> =>
  new Set(
    definitions.flatMap((d) =>
      d.kind === Kind.OBJECT_TYPE_DEFINITION || d.kind === Kind.INTERFACE_TYPE_DEFINITION || d.kind === Kind.UNION_TYPE_DEFINITION ? [d.name.value] : [],
    ),
  );

/** Lists of objects whose length neither an argument nor an assumption bounds, themselves or through every field that answers their parent. */
function tanpaUkuran(skema: DocumentNode): string[] {
  const bobot: BobotSkema = bobotSkema(skema);
  const berisi = objek(skema);
  const induk = (jenis: string) => [...bobot.values()].filter((b) => b.ke === jenis);
  return [...bobot].flatMap(([koordinat, b]) => {
    if (!b.isDaftar || !berisi.has(b.ke)) return [];
    if (b.daftar !== null) return b.daftar.pengiris.length > 0 || b.daftar.anggapan !== null ? [] : [koordinat];
    const [jenis = '', bidang = ''] = koordinat.split('.');
    const dipegang = induk(jenis);
    return dipegang.length > 0 && dipegang.every((p) => p.daftar?.isi.includes(bidang)) ? [] : [koordinat];
  });
}

const KEPALA = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@key", "@listSize"])';
const susun = (sdl: string): DocumentNode => parse(susunSupergraf([{ name: 'a', url: 'http://127.0.0.1:1/graphql', typeDefs: parse(`${KEPALA}\n${sdl}`) }]));

describe('setiap daftar berisi objek menyatakan panjangnya', () => {
  test('pada supergraf', () => {
    expect(tanpaUkuran(SUPERGRAF)).toEqual([]);
  });

  test('kendali: yang tidak menyatakannya terlihat, juga simpul halaman yang salah satu induknya diam', () => {
    const skema = susun(`
      type T { id: ID! anak: [T!]! cukup: [T!]! @listSize(assumedSize: 3) nama: [String!]! }
      type K { nodes: [T!]! }
      type Query { a(first: Int): K! @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["nodes"]) b: K! }`);
    expect(tanpaUkuran(skema).sort()).toEqual(['K.nodes', 'T.anak']);
  });
});

describe('@cost dan @listSize bertahan melalui komposisi dan menentukan biaya', () => {
  const skema = susun(`
    type T @key(fields: "id") { id: ID! mahal: T @cost(weight: 7) angka: Int @cost(weight: 2) lima: [T!]! @listSize(assumedSize: 5) }
    type Halaman { baris: [T!]! jumlah: Int info: T }
    type Query {
      t: T
      halaman(awal: Int, akhir: Int): Halaman @listSize(assumedSize: 9, slicingArguments: ["awal", "akhir"], sizedFields: ["baris"], requireOneSlicingArgument: false)
      iris(banyak: Int): [T!]! @listSize(assumedSize: 4, slicingArguments: ["banyak"], requireOneSlicingArgument: false)
      tiga: [T!]! @cost(weight: 3) @listSize(assumedSize: 3)
    }
    type Mutation { ubah: T mahal: T @cost(weight: 5) }`);
  const periksa = buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: false, bobot: bobotSkema(skema) });

  test.each([
    ['objek 1, nilai 0', '{ t { id } }', 1],
    ['bobot bidang', '{ t { mahal { id angka } } }', 1 + 7 + 2],
    ['ukuran anggapan', '{ t { lima { id } } }', 1 + 5],
    ['argumen pengiris mengganti anggapan', '{ iris(banyak: 12) { id } }', 12],
    ['tanpa argumen: anggapan', '{ iris { id } }', 4],
    ['bobot berlaku untuk setiap isi', '{ tiga { id } }', 9],
    ['hanya bidang berukuran yang dikalikan', '{ halaman(awal: 10) { jumlah info { id } baris { id lima { id } } } }', 1 + 1 + 10 * (1 + 5)],
    ['argumen terbesar yang berlaku', '{ halaman(awal: 2, akhir: 30) { baris { id } } }', 1 + 30],
    ['lewat fragmen dan variabel tanpa nilai', 'query ($n: Int) { halaman(awal: $n) { ...F } } fragment F on Halaman { info { id } baris { id } }', 1 + 1 + 9],
    ['mutasi menambah 10 tiap bidang, juga lewat fragmen', 'mutation { ...F } fragment F on Mutation { ubah { id } mahal { id } }', 11 + 15],
  ])('%s', (_, teks, biaya) => {
    expect(periksa(teks, {}).biaya).toBe(biaya);
  });
});

test('argumen negatif atau nol tidak membuat permintaan lebih murah dari satu isi', () => {
  const periksa = buatPemeriksaBatas({ batas: BATAS_BAWAAN, introspeksi: false, bobot: bobotSkema(SUPERGRAF) });
  for (const n of [0, -5_000]) expect(periksa('query ($n: Int) { daftarPegawai(first: $n) { nodes { nip } } }', { n }).biaya).toBe(2);
});

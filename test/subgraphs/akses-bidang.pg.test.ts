import { type DocumentNode, execute, type GraphQLSchema, getNamedType, isLeafType, isObjectType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import { grafSkema } from '../../docs/graf-skema.ts';
import { AKSES, PERAN, type Peran } from '../../domain/akses.ts';
import { AKSES_BIDANG, peranJenis } from '../../domain/akses-bidang/tabel.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { buatKonteksSubgraf } from '../../platform/graphql/konteks.ts';
import { ALAT_UJI, pemanggilUji } from '../support/isi.ts';
import { BUKAN_JANGKAUAN, TANPA_ISI } from './akses-bidang/batas.ts';
import { INSTANSI, isiSemua, MILIK } from './akses-bidang/dunia.ts';
import { LOLOS } from './akses-bidang/dunia-mutasi.ts';
import type { IdDunia } from './akses-bidang/isi.ts';
import { argumen, aturan, type Contoh, entitasDari, type Izin, izinBagi, jalurKe, pilihSemua } from './akses-bidang/kueri.ts';
import { argumenAjukan, argumenTindakan, contohBagi } from './akses-bidang/masukan.ts';
import { type Hasil, rekamBidang } from './akses-bidang/perekam.ts';
import { idDokumen } from './mutasi/dokumen.ts';
import { buatDunia, type Dunia } from './mutasi/dunia.ts';

const NAMA = Object.keys(SUBGRAF) as NamaSubgraf[];
const SAMPAI = peranJenis(grafSkema());
/** The same by questions alone: what an act answers, only its own test reads. */
const TERBACA = peranJenis({ ...grafSkema(), Mutation: {} });
const TOLAK = 'TIDAK_BERWENANG';
/** No token becomes the hub itself. */
const BERTOKEN = PERAN.filter((p) => p !== 'SISTEM');
const isJawab = (h: Hasil): boolean => h === 'ISI' || h === 'KOSONG';
const isIkut: Izin = (jenis, bidang) => aturan(jenis, bidang)?.cara === 'IKUT_INDUK';

/** Fields of the table, acts left out. */
const BIDANG = Object.entries(AKSES_BIDANG).flatMap(([jenis, bidang]) => (jenis === 'Mutation' ? [] : Object.keys(bidang).map((b) => `${jenis}.${b}`)));

const KUNCI: Readonly<Record<string, string>> = { Pegawai: 'nip' };
let dunia: Dunia;
let id: IdDunia;
let contoh: Contoh;
/** Per role and field: everything its resolver ever answered. */
const teramati = new Map<Peran, Map<string, Set<Hasil>>>(PERAN.map((p) => [p, new Map()]));
let kini = new Map<string, Set<Hasil>>();
const catat = (koordinat: string, hasil: Hasil): void => {
  const ada = kini.get(koordinat);
  if (ada === undefined) kini.set(koordinat, new Set([hasil]));
  else ada.add(hasil);
};
const SKEMA = Object.fromEntries(NAMA.map((n) => [n, rekamBidang(SUBGRAF[n].skema(), catat)])) as Readonly<Record<NamaSubgraf, GraphQLSchema>>;

beforeAll(async () => {
  dunia = await buatDunia();
  id = await isiSemua(dunia);
  contoh = contohBagi(dunia, id);
});
afterAll(() => dunia.tutup());

/** Roles ask the same questions: each is parsed once. None is validated: what the schema has not is not answered, and the tests below miss it. */
const dokumen = new Map<string, DocumentNode>();
function bacaKueri(source: string): DocumentNode {
  const d = dokumen.get(source) ?? parse(source, { noLocation: true });
  dokumen.set(source, d);
  return d;
}

async function tanya(n: NamaSubgraf, peran: Peran, source: string): Promise<readonly string[]> {
  kini = teramati.get(peran) ?? kini;
  const pemanggil = pemanggilUji({ peran, instansi: INSTANSI, ...(peran === 'ASN' && { nip: MILIK }) });
  const dasar = buatKonteksSubgraf(dunia.pool, { pemanggil, tertanda: dunia.tertanda(pemanggil), permintaanId: 'uji', kunciIdempotensi: null });
  const contextValue = SUBGRAF[n].konteks(dasar, { ...ALAT_UJI, penandaTangan: dunia.penandaTangan });
  const document = bacaKueri(source);
  // Thousands of refusals, of which nobody reads where they were thrown: writing that down cost a fifth of the file.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const { errors = [] } = await execute({ schema: SKEMA[n], document, contextValue });
  Error.stackTraceLimit = stackTraceLimit;
  return errors.map((e) => `${e.path?.join('.') ?? e.message}: ${String(Reflect.get(Object(e.originalError), 'kode') ?? e.message)}`);
}

const rujukan = (jenis: string, pilihan: string): string =>
  `{ _entities(representations: [${(id[jenis] ?? []).map((i) => `{ __typename: "${jenis}", ${KUNCI[jenis] ?? 'id'}: "${i}" }`)}]) { ... on ${jenis} ${pilihan} } }`;
const bidangDari = (n: NamaSubgraf, jenis: string): readonly string[] => Object.keys(bidangSkema(n, jenis)).filter((b) => !b.startsWith('_'));
const bidangSkema = (n: NamaSubgraf, jenis: string) => {
  const t = SKEMA[n].getType(jenis);
  return isObjectType(t) ? t.getFields() : {};
};
/** Fields of a subgraph, acts left out, that have a rule of their own. */
const berjaga = (n: NamaSubgraf): readonly (readonly [jenis: string, bidang: string])[] =>
  Object.keys(SKEMA[n].getTypeMap())
    .filter((j) => j !== 'Mutation' && Object.hasOwn(AKSES_BIDANG, j))
    .flatMap((j) => bidangDari(n, j).flatMap((b) => (aturan(j, b)?.cara === 'IKUT_INDUK' ? [] : [[j, b] as const])));
const dengar = (peran: Peran, koordinat: string): readonly Hasil[] => [...(teramati.get(peran)?.get(koordinat) ?? [])];
const bertanya = (jenis: string): Contoh => ({ id: `"${id[jenis]?.[0] ?? '1'}"`, ...contoh });

/** What a role may read of one subgraph, asked to the last field; answers every error. */
async function bacaYangBoleh(n: NamaSubgraf, peran: Peran): Promise<readonly string[]> {
  const izin = izinBagi(peran);
  const galat: string[] = [];
  const entitas = entitasDari(SKEMA[n]);
  for (const f of Object.values(SKEMA[n].getQueryType()?.getFields() ?? {})) {
    if (!izin('Query', f.name)) continue;
    const jenis = String(f.type).replace(/[[\]!]/g, '');
    const pilihan = pilihSemua(f.type, { izin, contoh, tertutup: entitas });
    galat.push(...(await tanya(n, peran, `{ ${f.name}${argumen(`Query.${f.name}`, f.args, bertanya(jenis))} ${pilihan} }`)));
  }
  for (const jenis of entitas) {
    const t = SKEMA[n].getType(jenis);
    if (SAMPAI.get(jenis)?.has(peran) !== true || !isObjectType(t) || !bidangDari(n, jenis).some((b) => b !== 'id' && b !== 'nip' && izin(jenis, b))) continue;
    galat.push(...(await tanya(n, peran, rujukan(jenis, pilihSemua(t, { izin, contoh, tertutup: entitas.filter((e) => e !== jenis) })))));
  }
  return galat;
}

/** Asks for every one of these fields that the role may not read; answers those that did not refuse as the table says. */
async function tanyaYangTerlarang(n: NamaSubgraf, peran: Peran, dijaga: ReturnType<typeof berjaga>): Promise<readonly string[]> {
  const izin = izinBagi(peran);
  const entitas = entitasDari(SKEMA[n]);
  const lolos: string[] = [];
  for (const [jenis, bidang] of dijaga) {
    const a = aturan(jenis, bidang);
    const f = bidangSkema(n, jenis)[bidang];
    if (a === undefined || a.cara === 'IKUT_INDUK' || f === undefined || izin(jenis, bidang) || SAMPAI.get(jenis)?.has(peran) !== true) continue;
    const ekor = isLeafType(getNamedType(f.type)) ? '' : '{ __typename }';
    const kueri = entitas.includes(jenis)
      ? rujukan(jenis, `{ ${bidang}${argumen(`${jenis}.${bidang}`, f.args, contoh)} ${ekor} }`)
      : jalurKe(SKEMA[n], [jenis, bidang], izin, { id: '"1"', ...contoh });
    const galat = kueri === null ? ['tidak tertanyakan'] : await tanya(n, peran, kueri);
    const jawab = dengar(peran, `${jenis}.${bidang}`);
    const ditolak =
      a.tolak === 'GALAT'
        ? galat.some((g) => g.endsWith(TOLAK)) && !jawab.some(isJawab)
        : galat.length === 0 && jawab.length > 0 && jawab.every((h) => h === a.tolak);
    if (!ditolak) lolos.push(`${peran} ${jenis}.${bidang}: ${[...jawab, ...galat].join(', ')}`);
  }
  return lolos;
}

/** Steps of the chain of this instansi, by whom. */
const LANGKAH: readonly (readonly [Peran, string])[] = [
  ['VERIFIKATOR_INSTANSI', 'verifikasiInstansi'],
  ['PPK', 'setujuiInstansi'],
];

describe('setiap peran atas setiap bidang, dengan resolver dan PostgreSQL yang sebenarnya (S2)', () => {
  test.each(NAMA)('%s: yang boleh membaca tidak memperoleh galat', async (n) => {
    const galat: string[] = [];
    for (const peran of BERTOKEN) galat.push(...(await bacaYangBoleh(n, peran)).map((g) => `${peran} ${g}`));
    expect(galat).toEqual([]);
  });

  test.each(NAMA)('%s: yang tidak boleh ditolak atau membaca null, seperti tertulis pada tabel', async (n) => {
    const dijaga = berjaga(n);
    const lolos: string[] = [];
    for (const peran of BERTOKEN) lolos.push(...(await tanyaYangTerlarang(n, peran, dijaga)));
    expect(dijaga.length).toBeGreaterThan(0);
    expect(lolos).toEqual([]);
  });

  test('tidak ada bidang yang terisi bagi peran di luar aturannya', () => {
    const bocor = [...teramati].flatMap(([peran, bidang]) =>
      [...bidang].flatMap(([koordinat, hasil]) => {
        const [jenis = '', nama = ''] = koordinat.split('.');
        const a = aturan(jenis, nama);
        const tampak = [...hasil].some((h) => isJawab(h) && !(h === 'KOSONG' && a?.cara !== 'IKUT_INDUK' && a?.tolak === 'KOSONG'));
        return tampak && a !== undefined && !izinBagi(peran)(jenis, nama) ? [`${peran} ${koordinat}`] : [];
      }),
    );
    expect(bocor).toEqual([]);
  });

  test('usul yang lolos, yang ditahan, dan yang beralih dijawab sampai bidang terakhir', async () => {
    const lakukan = async (peran: Peran, nama: string, argumenTeks: string): Promise<readonly string[]> => {
      const f = bidangSkema('mutasi', 'Mutation')[nama];
      const pilihan = f === undefined ? '' : pilihSemua(f.type, { izin: izinBagi(peran), contoh, tertutup: ['UsulMutasi'] });
      return tanya('mutasi', peran, `mutation { ${nama}${argumenTeks} ${pilihan} }`);
    };
    const galat: string[] = [];
    for (const [i, peran] of AKSES.ajukanMutasi.entries())
      for (const nip of [LOLOS[i] ?? '', MILIK]) galat.push(...(await lakukan(peran, 'ajukanMutasi', argumenAjukan(dunia, nip, idDokumen('BA_TPK')))));
    for (const [peran, nama] of LANGKAH) galat.push(...(await lakukan(peran, nama, await argumenTindakan(dunia, LOLOS[0] ?? ''))));
    expect(galat).toEqual([]);
    for (const peran of AKSES.ajukanMutasi) for (const jenis of ['MutasiDiajukan', 'MutasiDitahan']) expect(dengar(peran, `${jenis}.usul`)).toEqual(['ISI']);
    for (const [peran] of LANGKAH) expect(dengar(peran, 'MutasiBeralih.usul')).toEqual(['ISI']);
  });

  test('setiap mutasi menolak setiap peran di luar operasinya, dan hanya mereka; yang boleh dijawab tanpa galat', async () => {
    const salah: string[] = [];
    for (const n of NAMA)
      for (const f of Object.values(SKEMA[n].getMutationType()?.getFields() ?? {})) {
        const pilihan = pilihSemua(f.type, { izin: isIkut, contoh, tertutup: entitasDari(SKEMA[n]) });
        const kueri = `mutation { ${f.name}${argumen(`Mutation.${f.name}`, f.args, contoh)} ${pilihan} }`;
        const a = aturan('Mutation', f.name);
        const boleh: readonly Peran[] = a?.cara === 'OPERASI' ? AKSES[a.operasi] : [];
        for (const peran of PERAN) {
          const galat = await tanya(n, peran, kueri);
          const cocok = boleh.includes(peran) ? galat.length === 0 && dengar(peran, `Mutation.${f.name}`).includes('ISI') : galat[0] === `${f.name}: ${TOLAK}`;
          if (!cocok) salah.push(`${peran} ${f.name}: ${[...dengar(peran, `Mutation.${f.name}`), ...galat].join(', ')}`);
        }
      }
    expect(salah).toEqual([]);
  });

  test('setiap bidang terisi bagi paling sedikit satu peran, kecuali yang terdaftar', () => {
    const terisi = new Set([...teramati.values()].flatMap((bidang) => [...bidang].flatMap(([koordinat, hasil]) => (hasil.has('ISI') ? [koordinat] : []))));
    expect(BIDANG.length).toBeGreaterThan(1_000);
    expect(BIDANG.filter((b) => !b.endsWith('.userErrors') && !terisi.has(b)).sort()).toEqual(Object.keys(TANPA_ISI).sort());
  });

  test('setiap peran yang boleh membaca sebuah bidang sampai kepadanya, kecuali yang barisnya bukan jangkauannya', () => {
    const takSampai = BIDANG.flatMap((koordinat) => {
      const [jenis = '', bidang = ''] = koordinat.split('.');
      return BERTOKEN.filter((p) => TERBACA.get(jenis)?.has(p) === true && izinBagi(p)(jenis, bidang) && dengar(p, koordinat).length === 0).map(
        (p) => `${p} ${jenis}`,
      );
    });
    expect([...new Set(takSampai)].sort()).toEqual([...BUKAN_JANGKAUAN].sort());
  });
});

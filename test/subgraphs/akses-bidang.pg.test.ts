import { type DocumentNode, execute, type GraphQLSchema, getNamedType, isLeafType, isObjectType, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import { grafSkema } from '../../docs/graf-skema.ts';
import { AKSES, PERAN, type Peran } from '../../domain/akses.ts';
import { AKSES_BIDANG, peranJenis } from '../../domain/akses-bidang/tabel.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { ALAT_UJI, buatDunia, type DuniaUji, type InstansiUji, konteksUji } from '../support/isi.ts';
import { isiSemua, MILIK } from './akses-bidang/dunia.ts';
import { argumen, aturan, type Contoh, entitasDari, type Izin, izinBagi, jalurKe, pilihSemua } from './akses-bidang/kueri.ts';
import { bidangBerkode, type Hasil, rekamBidang } from './akses-bidang/perekam.ts';

const NAMA = Object.keys(SUBGRAF) as NamaSubgraf[];
const SAMPAI = peranJenis(grafSkema());
const TOLAK = 'TIDAK_BERWENANG';
/** No token becomes the hub itself. */
const BERTOKEN = PERAN.filter((p) => p !== 'SISTEM');
const isIkut: Izin = (jenis, bidang) => aturan(jenis, bidang)?.cara === 'IKUT_INDUK';

/** Fields whose rows only a whole way through the gate, the clock or a report makes; the tests of those ways read them. Nearly all of them follow their parent. */
const TANPA_BARIS: readonly string[] = [
  ...['BarisLaporan.instansi', 'LaporanNasional.kepegawaian', 'BarisPetaJabatan.unor', 'BarisPetaJabatan.jabatan', 'BarisPetaJabatan.lowong'],
  ...['EmberUsul.instansi', 'BeritaAcara.kode', 'BeritaAcara.urlPdf', 'BeritaAcara.urlVerifikasi', 'BeritaAcara.tandaTangan', 'BeritaAcara.penghalang'],
  ...['BeritaAcara.pegawai', 'Pertek.tandaTangan', 'TautanUsul.pegawai', 'MutasiDiajukan.usul', 'MutasiDiajukan.beritaAcara', 'MutasiDitahan.usul'],
  ...['MutasiDitahan.beritaAcara', 'MutasiDitahan.pegawai', 'UjiUlang.perTanggal', 'UjiUlang.tahap', 'UjiUlang.pegawai', 'BedaPegawai.pegawai'],
  ...['AduanMirip.aduan', 'PermintaanPelapor.aduan', 'KalenderPilkada.instansi', 'PembukaanBlokir.blokir', 'PembukaanBlokir.jumlahAnggota'],
  ...['AnggotaTimPemeriksa.pegawai', 'KeputusanDisiplin.jenisHukuman', 'SuratSbt.perihal', 'SuratSbt.urlPdf', 'TemuanSistemik.bidang', 'TemuanSistemik.dari'],
  ...['TemuanSistemikRiwayat.jenis', 'TugasPerbaikan.pelaksana', 'TugasPerbaikan.nilai', 'AksesDarurat.pegawai', 'IdentitasDarurat.instansi'],
  ...['SuratSbt.urlVerifikasi', 'LangkahKasus.catatan', 'KeputusanDisiplin.pertimbangan', 'PenyampaianKeputusan.keterangan', 'UpayaAdministratif.alasan'],
  'UpayaAdministratif.tanggapan',
];

const KUNCI: Readonly<Record<string, string>> = { Pegawai: 'nip' };
let dunia: DuniaUji;
let instansi: InstansiUji;
let id: Readonly<Record<string, string>>;
let contoh: Contoh;
/** Per role and field: everything its resolver ever answered. */
const teramati = new Map<string, Set<Hasil>>();
let kini: Peran = 'SISTEM';
const catat = (koordinat: string, hasil: Hasil): void => {
  const kunci = `${kini} ${koordinat}`;
  teramati.set(kunci, (teramati.get(kunci) ?? new Set()).add(hasil));
};
const ASLI = NAMA.map((n) => [n, SUBGRAF[n].skema()] as const);
const BERKODE = [...new Set(ASLI.flatMap(([, skema]) => bidangBerkode(skema)))];
const SKEMA = Object.fromEntries(ASLI.map(([n, skema]) => [n, rekamBidang(skema, catat)])) as Readonly<Record<NamaSubgraf, GraphQLSchema>>;

beforeAll(async () => {
  dunia = await buatDunia();
  ({ instansi, id } = await isiSemua(dunia));
  contoh = {
    nip: `"${MILIK}"`,
    instansiId: `"${instansi.id}"`,
    tujuan: '"pemeriksaan akses bidang"',
    PemeriksaanInput: '{ perTanggal: "2026-01-01" }',
    temuanId: `"${id['Temuan']}"`,
  };
});
afterAll(() => dunia.tutup());

/** Roles ask the same questions: each is parsed and validated once. */
const dokumen = new Map<string, DocumentNode>();
function bacaKueri(n: NamaSubgraf, source: string): DocumentNode {
  const kunci = `${n} ${source}`;
  const d = dokumen.get(kunci) ?? parse(source, { noLocation: true });
  if (!dokumen.has(kunci)) expect(validate(SKEMA[n], d).map((e) => `${source}: ${e.message}`)).toEqual([]);
  dokumen.set(kunci, d);
  return d;
}

async function tanya(n: NamaSubgraf, peran: Peran, source: string): Promise<readonly string[]> {
  kini = peran;
  const contextValue = SUBGRAF[n].konteks(konteksUji(dunia.pool, { peran, instansi, nip: MILIK }), ALAT_UJI);
  const { errors = [] } = await execute({ schema: SKEMA[n], document: bacaKueri(n, source), contextValue });
  return errors.map((e) => `${e.path?.join('.') ?? e.message}: ${String(Reflect.get(Object(e.originalError), 'kode') ?? e.message)}`);
}

const rujukan = (jenis: string, pilihan: string): string =>
  `{ _entities(representations: [{ __typename: "${jenis}", ${KUNCI[jenis] ?? 'id'}: "${id[jenis]}" }]) { ... on ${jenis} ${pilihan} } }`;
const bidangDari = (n: NamaSubgraf, jenis: string): readonly string[] => Object.keys(bidangSkema(n, jenis)).filter((b) => !b.startsWith('_'));
const jenisDari = (n: NamaSubgraf): readonly string[] => Object.keys(SKEMA[n].getTypeMap()).filter((j) => Object.hasOwn(AKSES_BIDANG, j));
const bidangSkema = (n: NamaSubgraf, jenis: string) => {
  const t = SKEMA[n].getType(jenis);
  return isObjectType(t) ? t.getFields() : {};
};
const isEntitas = (n: NamaSubgraf, jenis: string): boolean => entitasDari(SKEMA[n]).includes(jenis);
const dengar = (peran: Peran, koordinat: string): readonly Hasil[] => [...(teramati.get(`${peran} ${koordinat}`) ?? [])];
const idQuery = (bidang: string, jenis: string): Contoh => ({ ...contoh, id: `"${bidang === 'laporanNasional' ? 'terkini' : (id[jenis] ?? '1')}"` });

/** What a role may read of one subgraph, asked to the last field; answers every error. */
async function bacaYangBoleh(n: NamaSubgraf, peran: Peran): Promise<readonly string[]> {
  const izin = izinBagi(peran);
  const galat: string[] = [];
  const entitas = entitasDari(SKEMA[n]);
  for (const f of Object.values(SKEMA[n].getQueryType()?.getFields() ?? {})) {
    if (!izin('Query', f.name)) continue;
    const jenis = String(f.type).replace(/[[\]!]/g, '');
    galat.push(
      ...(await tanya(n, peran, `{ ${f.name}${argumen(f.args, idQuery(f.name, jenis))} ${pilihSemua(f.type, { izin, contoh, tertutup: entitas })} }`)),
    );
  }
  for (const jenis of entitas) {
    const t = SKEMA[n].getType(jenis);
    if (SAMPAI.get(jenis)?.has(peran) !== true || !isObjectType(t) || !bidangDari(n, jenis).some((b) => b !== 'id' && b !== 'nip' && izin(jenis, b))) continue;
    galat.push(...(await tanya(n, peran, rujukan(jenis, pilihSemua(t, { izin, contoh, tertutup: entitas.filter((e) => e !== jenis) })))));
  }
  return galat;
}

/** Asks for every field the role may not read, one by one; answers those that did not refuse as the table says. */
async function tanyaYangTerlarang(n: NamaSubgraf, peran: Peran): Promise<readonly string[]> {
  const izin = izinBagi(peran);
  const lolos: string[] = [];
  for (const jenis of jenisDari(n))
    for (const bidang of bidangDari(n, jenis)) {
      const a = aturan(jenis, bidang);
      if (jenis === 'Mutation' || a === undefined || a.cara === 'IKUT_INDUK' || izin(jenis, bidang)) continue;
      const f = bidangSkema(n, jenis)[bidang];
      if (f === undefined || (isEntitas(n, jenis) && SAMPAI.get(jenis)?.has(peran) !== true)) continue;
      const ekor = isLeafType(getNamedType(f.type)) ? '' : '{ __typename }';
      const kueri = isEntitas(n, jenis)
        ? rujukan(jenis, `{ ${bidang}${argumen(f.args, contoh)} ${ekor} }`)
        : jalurKe(SKEMA[n], [jenis, bidang], izin, { ...contoh, id: '"1"' });
      if (kueri === null) continue;
      const galat = await tanya(n, peran, kueri);
      const jawab = dengar(peran, `${jenis}.${bidang}`);
      const ditolak =
        a.tolak === 'NULL' ? jawab.every((h) => h === 'NULL') && galat.length === 0 : galat.some((g) => g.endsWith(TOLAK)) && !jawab.includes('ISI');
      if (!ditolak) lolos.push(`${peran} ${jenis}.${bidang}: ${[...jawab, ...galat].join(', ')}`);
    }
  return lolos;
}

describe('setiap peran atas setiap bidang, dengan resolver dan PostgreSQL yang sebenarnya (S2)', () => {
  test.each(NAMA)('%s: yang boleh membaca tidak memperoleh galat', async (n) => {
    const galat: string[] = [];
    for (const peran of BERTOKEN) galat.push(...(await bacaYangBoleh(n, peran)).map((g) => `${peran} ${g}`));
    // There are no stored minutes to compare in this world.
    expect(galat.filter((g) => !g.endsWith(' bandingkanUjiUlang: TIDAK_DITEMUKAN'))).toEqual([]);
  });

  test.each(NAMA)('%s: yang tidak boleh ditolak atau membaca null, seperti tertulis pada tabel', async (n) => {
    const lolos: string[] = [];
    for (const peran of BERTOKEN) lolos.push(...(await tanyaYangTerlarang(n, peran)));
    expect(lolos).toEqual([]);
  });

  test('tidak ada bidang yang terisi bagi peran di luar aturannya', () => {
    const bocor = [...teramati].filter(([kunci, hasil]) => {
      const [peran = '', koordinat = ''] = kunci.split(' ');
      const [jenis = '', bidang = ''] = koordinat.split('.');
      return hasil.has('ISI') && bidang !== '_entities' && Object.hasOwn(AKSES_BIDANG, jenis) && !izinBagi(peran as Peran)(jenis, bidang);
    });
    expect(bocor.map(([kunci]) => kunci)).toEqual([]);
  });

  test('setiap mutasi menolak setiap peran di luar operasinya, dan hanya mereka', async () => {
    const salah: string[] = [];
    for (const n of NAMA)
      for (const f of Object.values(SKEMA[n].getMutationType()?.getFields() ?? {}))
        for (const peran of PERAN) {
          const galat = await tanya(n, peran, `mutation { ${f.name}${argumen(f.args, contoh)} ${pilihSemua(f.type, { izin: isIkut, contoh })} }`);
          const a = aturan('Mutation', f.name);
          const boleh = a?.cara === 'OPERASI' && (AKSES[a.operasi] as readonly Peran[]).includes(peran);
          if (galat.some((g) => g === `${f.name}: ${TOLAK}`) === boleh) salah.push(`${peran} ${f.name}: ${galat.join(', ')}`);
        }
    expect(salah).toEqual([]);
  });

  test('setiap bidang yang punya kode sendiri dibaca paling sedikit oleh satu peran, kecuali yang terdaftar tanpa baris', () => {
    const dibaca = new Set([...teramati.keys()].map((k) => k.split(' ')[1]));
    expect(BERKODE.length).toBeGreaterThan(300);
    expect(BERKODE.filter((b) => !dibaca.has(b)).sort()).toEqual([...TANPA_BARIS].sort());
  });
});

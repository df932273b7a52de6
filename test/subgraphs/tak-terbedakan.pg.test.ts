import { type GraphQLField, GraphQLNonNull, type GraphQLObjectType, getNamedType, isLeafType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SUBGRAF } from '../../bin/akar/subgraf.ts';
import { JANGKAUAN, PERAN, type Peran } from '../../domain/akses.ts';
import { jamSistem } from '../../platform/clock.ts';
import type { NamaSubgraf } from '../../platform/config.ts';
import { penandaTanganLokal } from '../../platform/tanda-tangan/lokal.ts';
import { ALAMAT_UJI, brankasUji } from '../support/brankas.ts';
import {
  buatDunia,
  buatTanya,
  type DuniaUji,
  hitungPernyataan,
  type InstansiUji,
  isiBaris,
  isiInstansi,
  isiPegawai,
  isiSelisih,
  isiTarikan,
  nipUji,
  type PelakuUji,
  type PenghitungUji,
  type TanyaUji,
} from '../support/isi.ts';

const [MILIK, ASING, TIADA] = [nipUji(1), nipUji(2), nipUji(3)];
const ID_TIADA = '999999999';
const NAMA = Object.keys(SUBGRAF) as NamaSubgraf[];
const SKEMA = Object.fromEntries(NAMA.map((n) => [n, SUBGRAF[n].skema()])) as Readonly<Record<NamaSubgraf, ReturnType<(typeof SUBGRAF)[NamaSubgraf]['skema']>>>;

const isBebas = (f: GraphQLField<unknown, unknown>): boolean => f.args.every((a) => !(a.type instanceof GraphQLNonNull) || a.defaultValue !== undefined);
/** Every field that asks for nothing more: what a caller could pull out of one object. */
const semuaBidang = (jenis: GraphQLObjectType): string =>
  Object.values(jenis.getFields())
    .filter(isBebas)
    .map((f) => (isLeafType(getNamedType(f.type)) ? f.name : `${f.name} { __typename }`))
    .join(' ');

/** One way to ask about somebody or something by its key. */
interface Pintu {
  readonly subgraf: NamaSubgraf;
  readonly nama: string;
  readonly kueri: string;
  /** `nip`, or the type whose id is asked. */
  readonly kunci: string;
}

/** Ids of the rows about the stranger, by the type that shows them. */
const asing: Record<string, string> = {};
const RUJUKAN_TERBUKA = ['Instansi', 'Jabatan', 'UnitOrganisasi', 'LaporanNasional'];

/** References of every entity that is about people, in every subgraph that resolves it. */
const rujukan = (subgraf: NamaSubgraf): readonly Pintu[] => {
  const entitas = SKEMA[subgraf].getType('_Entity');
  if (!isUnionType(entitas)) return [];
  return entitas
    .getTypes()
    .filter((t) => !RUJUKAN_TERBUKA.includes(t.name))
    .map((t) => ({
      subgraf,
      nama: `_entities ${t.name} dari ${subgraf}`,
      kunci: t.name === 'Pegawai' ? 'nip' : t.name,
      kueri: `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${t.name} { ${semuaBidang(t)} } } }`,
    }));
};

/** Fields of Query that take an id or a NIP and answer one object about people. */
const satuan = (subgraf: NamaSubgraf): readonly Pintu[] =>
  Object.values(SKEMA[subgraf].getQueryType()?.getFields() ?? {}).flatMap((f) => {
    const jenis = getNamedType(f.type);
    const [arg] = f.args;
    if (f.args.length !== 1 || arg === undefined || !isObjectType(jenis) || RUJUKAN_TERBUKA.includes(jenis.name) || !['id', 'nip'].includes(arg.name))
      return [];
    return [
      {
        subgraf,
        nama: `Query.${f.name}`,
        kunci: arg.name === 'nip' ? 'nip' : jenis.name,
        kueri: `query ($k: ${arg.type}) { ${f.name}(${arg.name}: $k) { ${semuaBidang(jenis)} } }`,
      },
    ];
  });

/** Lists narrowed to one person. */
const saringan = (subgraf: NamaSubgraf): readonly Pintu[] =>
  Object.values(SKEMA[subgraf].getQueryType()?.getFields() ?? {}).flatMap((f) => {
    const saring = f.args.find((a) => a.name === 'filter');
    const jenis = saring === undefined ? undefined : SKEMA[subgraf].getType(String(saring.type));
    if (jenis === undefined || !('getFields' in jenis) || jenis.getFields()['nip'] === undefined) return [];
    return [
      {
        subgraf,
        nama: `Query.${f.name} menurut nip`,
        kunci: 'nip',
        kueri: `query ($k: ${String(jenis.getFields()['nip']?.type)}) { ${f.name}(filter: { nip: $k }) { nodes { __typename } pageInfo { hasNextPage } } }`,
      },
    ];
  });

const TUJUAN = 'tujuan: { instansiId: "INS0001", unorId: "U", jabatanId: "J" }';
const usulan = (nama: string, akar: string): Pintu => ({
  subgraf: 'mutasi',
  nama,
  kunci: 'nip',
  kueri: `${akar} ($k: Nip!) { ${nama}(input: { jenis: PEMINDAHAN, alasan: "kebutuhan organisasi", tmt: "2030-01-01", pegawai: [{ nip: $k, ${TUJUAN} }] }) {
    __typename ${akar === 'query' ? 'userErrors { kode }' : '... on MutasiDitolakMasukan { userErrors { kode } }'} } }`,
});
const tindakan = (nama: string, masukan: string, hasil = '... on MutasiDitolakMasukan { userErrors { kode } }'): Pintu => ({
  subgraf: 'mutasi',
  nama,
  kunci: 'UsulMutasi',
  kueri: `mutation ($k: ID!) { ${nama}(input: { ${masukan} }) { __typename ${hasil} } }`,
});

const konsep = (...masukan: Parameters<typeof tindakan>): Pintu => ({ ...tindakan(...masukan), kunci: 'KonsepUsul' });

const PINTU: readonly Pintu[] = [
  ...NAMA.flatMap((n) => [...rujukan(n), ...satuan(n), ...saringan(n)]),
  usulan('simulasiMutasi', 'query'),
  usulan('ajukanMutasi', 'mutation'),
  tindakan('ajukanUlang', 'id: $k, versi: 1'),
  tindakan('setujuiInstansi', 'id: $k, versi: 1'),
  tindakan('terbitkanSk', 'id: $k, versi: 1, nomor: "800/1", tanggal: "2026-01-01"'),
  tindakan('catatPelantikan', 'id: $k, versi: 1, tanggal: "2026-01-01"'),
  tindakan('batalkanMutasi', 'id: $k, versi: 1, catatan: "keliru"'),
  konsep('ajukanKonsepUsul', 'id: $k, versi: 1', '... on MutasiDitolakMasukan { userErrors { kode } }'),
  konsep('simpanKonsepUsul', 'id: $k, versi: 1, alasan: "kebutuhan organisasi"', 'userErrors { kode }'),
  konsep('hapusKonsepUsul', 'id: $k, versi: 1', 'userErrors { kode }'),
  tindakan('lampirkanDokumen', 'id: $k, dokumen: [{ id: "1" }]', 'userErrors { kode }'),
];

let dunia: DuniaUji;
let hitung: PenghitungUji;
let tanya: Readonly<Record<NamaSubgraf, TanyaUji>>;
let satu: InstansiUji;
beforeAll(async () => {
  dunia = await buatDunia();
  hitung = hitungPernyataan(dunia);
  const alat = { penandaTangan: penandaTanganLokal('.'), brankas: brankasUji, jam: jamSistem, alamatUmum: ALAMAT_UJI };
  tanya = Object.fromEntries(NAMA.map((n) => [n, buatTanya(hitung.pool, SKEMA[n], (dasar) => SUBGRAF[n].konteks(dasar, alat))])) as typeof tanya;
  satu = await isiInstansi(dunia, 1);
  const dua = await isiInstansi(dunia, 2);
  await isiPegawai(dunia, { nip: MILIK, instansi: satu });
  await isiPegawai(dunia, { nip: ASING, instansi: dua });
  const baris = async (jenis: string, tabel: string, isi: Parameters<typeof isiBaris>[2]): Promise<void> => {
    asing[jenis] = String((await isiBaris(dunia, tabel, isi))['id']);
  };
  asing['Selisih'] = await isiSelisih(dunia, { nip: ASING, instansi: dua });
  asing['Tarikan'] = await isiTarikan(dunia, dua, 1);
  const orang = { instansi: dua.no, nip: ASING };
  await baris('BedaRiwayat', 'beda_riwayat', { ...orang, jenis: 'kinerja', kunci: '2025', beda: 'HANYA_BKN', nilai: '{}', level: 'INFO' });
  await baris('Temuan', 'temuan', { ...orang, nomor: 'T1', kunci: 'T1', kategori: 'NSPK', uraian: 'x', sumber: 'SISTEM', oleh: 'uji' });
  // Not about neutrality, so out of the reach of Bawaslu too.
  await baris('Aduan', 'aduan', {
    ...orang,
    nomor: 'ADU-0000-0000-0000-0001',
    saluran: 'PUBLIK',
    rujukan: 'R1',
    sidik: '0'.repeat(64),
    kategori: 'NSPK',
    terlapor: 'DIKENAL',
    uraian: 'Uraian aduan contoh.',
    anonim: true,
    oleh: 'uji',
    batas_pada: '2026-01-01',
  });
  await baris('KasusDisiplin', 'kasus_disiplin', { ...orang, sumber: 'INSTANSI', uraian: 'Dugaan contoh', oleh: 'uji', orang: 'uji' });
  await baris('Pemblokiran', 'pemblokiran', { ...orang, sasaran: 'ASN', nomor_surat: 'S-1', alasan: 'x', diusulkan_oleh: 'uji' });
  await baris('HukumanDisiplin', 'hukuman_disiplin', {
    ...orang,
    id: 'h1',
    jenis_hukuman_id: '07',
    tingkat: 'B',
    mulai: '2020-01-01',
    sumber: 'SIASN',
    oleh: 'uji',
  });
  await isiBaris(dunia, 'bobot_tautan', { isi: '{}', kiri: 1, kanan: 1, pasangan: 1 });
  await baris('UsulanTautan', 'usulan_tautan', {
    ...orang,
    instansi_bkn: dua.no,
    nip_bkn: ASING,
    jalur: 2,
    pola: '1',
    skor: 40,
    peluang: 0.99,
    pita: 'KUAT',
    bobot_versi: 1,
  });
  await baris('UsulMutasi', 'usul', {
    instansi: dua.no,
    jenis: 'PEMINDAHAN',
    alasan: 'x',
    tmt: '2026-01-01',
    status: 'DRAF',
    dibuat_oleh: 'uji',
    orang_pengusul: 'uji',
  });
  await baris('KonsepUsul', 'konsep_usul', { instansi: dua.no, pegawai: JSON.stringify([{ nip: ASING }]) });
  await isiBaris(dunia, 'usul_pegawai', {
    usul: asing['UsulMutasi'] ?? '',
    nip: ASING,
    instansi_asal: dua.no,
    instansi_tujuan: dua.no,
    unor_tujuan: 'U',
    jabatan_tujuan: 'J',
    jenis_jabatan_tujuan: '4',
    jenjang_tujuan: 'PELAKSANA',
    bup_tujuan: 58,
  });
});
afterAll(() => dunia.tutup());

interface Teramati {
  readonly pernyataan: readonly string[];
  readonly jawaban: string;
}

/** What is seen of one question: its statements, in no order since loaders run side by side, and its answer without the key that was asked. */
async function amati(pelaku: PelakuUji, p: Pintu, kunci: string): Promise<Teramati> {
  const jenis = /\.\.\. on (\w+)/.exec(p.kueri)?.[1];
  const r = [{ __typename: jenis, [p.kunci === 'nip' ? 'nip' : 'id']: kunci }];
  hitung.ambil();
  const jawab = await tanya[p.subgraf](pelaku, p.kueri, p.kueri.includes('$r') ? { r } : { k: kunci });
  return { pernyataan: hitung.ambil().sort(), jawaban: JSON.stringify(jawab).replaceAll(kunci, '?') };
}

const berpasangan = async (pelaku: PelakuUji, p: Pintu): Promise<readonly [Teramati, Teramati]> => {
  const [ada, tiada] = p.kunci === 'nip' ? [ASING, TIADA] : [asing[p.kunci] ?? '', ID_TIADA];
  expect(ada, p.kunci).not.toBe('');
  return [await amati(pelaku, p, ada), await amati(pelaku, p, tiada)];
};

/** Kemendagri's viewer sees findings, complaints and disciplinary cases of regions, and of people nothing else. */
const luar = ({ nama }: Pintu): readonly Peran[] => (/temuan|aduan|kasusDisiplin/i.test(nama) ? LUAR.filter((p) => p !== 'VIEWER_KEMENDAGRI') : LUAR);
const LUAR: readonly Peran[] = PERAN.filter((peran) => ['INSTANSI', 'DIRI', 'AGREGAT'].includes(JANGKAUAN[peran]));

describe('yang tidak berwenang tidak membedakan yang ada dari yang tidak ada (I7)', () => {
  test('ada pintunya untuk setiap jenis', () => {
    expect(new Set(PINTU.map((p) => p.kunci))).toEqual(new Set(['nip', ...Object.keys(asing)]));
    expect(PINTU.filter((p) => p.kunci === 'nip').length).toBeGreaterThanOrEqual(8);
  });

  test.each(PINTU.map((p) => [p.nama, p] as const))('%s: jawaban sama, pernyataan sama banyak dan sama bentuk', async (_, p) => {
    for (const peran of luar(p)) {
      const [ada, tiada] = await berpasangan({ peran, instansi: satu, nip: MILIK }, p);
      expect(ada.jawaban, peran).toBe(tiada.jawaban);
      expect(ada.pernyataan, peran).toEqual(tiada.pernyataan);
    }
  });

  test('kendali: bagi yang berwenang jawabannya berbeda, dan banyaknya pernyataan pun', async () => {
    let [jawaban, pernyataan] = [0, 0];
    for (const p of PINTU.filter(({ kueri }) => !kueri.startsWith('mutation'))) {
      const [ada, tiada] = await berpasangan({ peran: 'AUDITOR_ASN' }, p);
      if (ada.jawaban !== tiada.jawaban) jawaban += 1;
      if (ada.pernyataan.length !== tiada.pernyataan.length) pernyataan += 1;
    }
    expect(jawaban).toBeGreaterThan(PINTU.length / 2);
    expect(pernyataan).toBeGreaterThan(3);
  });
});

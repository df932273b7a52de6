import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Kesalahan } from '../../../domain/kesalahan.ts';
import { BERJALAN_BAIK, kesegaranBerlaku } from '../../../domain/mutasi/gerbang/kesegaran.ts';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { ambilOrang } from '../../../sync/ambil/orang.ts';
import { isiTiruan } from '../../siasn-tiruan/orang.ts';
import { mulaiSiasn, type SiasnTiruan } from '../../siasn-tiruan/tiruan.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { bahanUji, pasangSiasn, tempelSso } from './rakit-siasn.ts';
import { SejarahSumber, usulkan } from './sejarah-sumber.ts';

type Jenis = 'kinerja' | 'hukdis';
type Baris = Record<string, unknown>;
const JENIS = ['kinerja', 'hukdis'] as const;

/** What the source may say of one person: nothing, in either way, one row, another, two, one that nobody can read. */
const KATA = ['TIADA', 'KOSONG', 'A', 'B', 'AB', 'RUSAK'] as const;
type Kata = (typeof KATA)[number];
const PECAHAN: Readonly<Record<Kata, readonly string[]>> = { TIADA: [], KOSONG: [], A: ['A'], B: ['B'], AB: ['A', 'B'], RUSAK: ['RUSAK'] };

const BARIS: Readonly<Record<Jenis, (nip: string, satu: string) => Baris>> = {
  kinerja: (_nip, satu) => ({ id: satu, tahun: satu === 'RUSAK' ? 'dua ribu' : satu === 'A' ? '2024' : '2025', KuadranKinerjaNilai: '2' }),
  hukdis: (nip, satu) => ({
    id: `${nip}-${satu}`,
    jenisHukuman: '25',
    jenisTingkatHukumanId: 'S',
    skNomor: `HD/${satu}`,
    hukumanTanggal: satu === 'RUSAK' ? '31-02-2026' : '01-02-2026',
    masaTahun: '1',
  }),
};
/** What the hub holds of one person, in the words of the source. */
const ISI_HUB = {
  kinerja: "select coalesce(string_agg(case tahun when 2024 then 'A' when 2025 then 'B' else '?' end, '' order by tahun), '') isi from kinerja where nip = $1",
  hukdis: "select coalesce(string_agg(split_part(id, '-', 2), '' order by id), '') isi from hukuman_disiplin where nip = $1",
} as const;

let m: Mesin;
let t: SiasnTiruan;
let bahan: ReturnType<typeof bahanUji>;
let nip: readonly string[] = [];
const isi = { kinerja: new Map<string, Baris[]>(), hukdis: new Map<string, Baris[]>() };
const sejarah = new SejarahSumber();

function ubah(jenis: Jenis, n: string, kata: Kata): void {
  if (kata === 'TIADA') isi[jenis].delete(n);
  else
    isi[jenis].set(
      n,
      PECAHAN[kata].map((satu) => BARIS[jenis](n, satu)),
    );
  sejarah.catat(`${jenis}:${n}`, PECAHAN[kata].join(''));
}

beforeAll(async () => {
  m = await rakitMesin(8, 1, 3);
  const asli = isiTiruan(m.sumber, m.instansiKe(1));
  nip = [...asli.orang.keys()].slice(0, 2);
  t = await mulaiSiasn({ isi: { orang: asli.orang, ...isi } });
  for (const jenis of JENIS) for (const n of nip) ubah(jenis, n, 'A');
  bahan = bahanUji(m.url);
  for (const jenis of ['pegawai', ...JENIS] as const) await pasangSiasn(m, t, jenis, { setelan: { tenggatMs: 20_000 } });
  await tempelSso(m, t.terbitkanSso());
  for (const jenis of ['pegawai', ...JENIS] as const) await ambilUmpan(bahan, 1, { sisi: 'BKN', jenis });
  await m.tarik(1);
  await usulkan(m, nip);
  await ambilOrang(bahan, 1, { sisi: 'BKN' });
});
afterAll(async () => {
  await t.tutup();
  bahan.hapus();
  await m.hapus();
});

interface Kini {
  readonly isi: string;
  readonly pada: Date | null;
  readonly status: string;
  readonly sendiri: Date | null;
  readonly ragu: boolean | null;
}
async function periksa(jenis: Jenis, n: string): Promise<void> {
  const [k] = await m.sql((sql) =>
    sql.unsafe<Kini[]>(
      `select h.isi, k.pada, k.status, o.pada sendiri, o.ragu from (${ISI_HUB[jenis]}) h join kesegaran k on k.instansi = 1 and k.sisi = 'BKN' and k.jenis = $2
       left join kesegaran_pegawai o on o.instansi = 1 and o.sisi = 'BKN' and o.jenis = $2 and o.nip = $1`,
      [n, jenis],
    ),
  );
  if (k === undefined) throw new RangeError('umpan hilang');
  const umpan = { pada: k.pada?.toISOString() ?? null, status: k.status, padaPegawai: k.sendiri?.toISOString() ?? null };
  const { pada, status } = kesegaranBerlaku(umpan);
  if (k.ragu === true || pada === null || !BERJALAN_BAIK.includes(status)) return;
  expect(
    sejarah.pernahSejak(`${jenis}:${n}`, k.isi, Date.parse(pada)),
    JSON.stringify({ jenis, ...umpan, isi: k.isi, kata: sejarah.tentang(`${jenis}:${n}`) }),
  ).toBe(true);
}

type Langkah =
  | { readonly apa: 'ubah'; readonly jenis: Jenis; readonly siapa: number; readonly kata: Kata }
  | { readonly apa: 'jelajah' | 'orang'; readonly jenis: Jenis }
  | { readonly apa: 'terapkan' };
const jenis = fc.constantFrom(...JENIS);
const LANGKAH: fc.Arbitrary<Langkah> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ apa: fc.constant('ubah' as const), jenis, siapa: fc.nat(1), kata: fc.constantFrom(...KATA) }) },
  { weight: 4, arbitrary: fc.record({ apa: fc.constantFrom('jelajah' as const, 'orang' as const), jenis }) },
  { weight: 3, arbitrary: fc.record({ apa: fc.constant('terapkan' as const) }) },
);

/** A crawl that found no assessment of anybody is an empty file: refused, and what was known keeps its age. */
const berkasKosong = (galat: unknown): void => {
  if (!(galat instanceof Kesalahan && galat.kode === 'BERKAS_DITOLAK')) throw galat;
};

async function lakukan(l: Langkah): Promise<void> {
  if (l.apa === 'ubah') ubah(l.jenis, nip[l.siapa] ?? '', l.kata);
  else if (l.apa === 'jelajah') await ambilUmpan(bahan, 1, { sisi: 'BKN', jenis: l.jenis });
  else if (l.apa === 'orang') await ambilOrang(bahan, 1, { sisi: 'BKN', jenis: l.jenis });
  else await m.tarik(1).catch(berkasKosong);
}

const rangkai = async (daftar: readonly Langkah[]): Promise<void> => {
  for (const l of daftar) {
    await lakukan(l);
    for (const j of JENIS) for (const n of nip) await periksa(j, n);
  }
};
const [apaUbah, orang, jelajah, terapkan] = [
  (kata: Kata): Langkah => ({ apa: 'ubah', jenis: 'hukdis', siapa: 0, kata }),
  { apa: 'orang', jenis: 'hukdis' } as const,
  { apa: 'jelajah', jenis: 'hukdis' } as const,
  { apa: 'terapkan' } as const,
];

test.each<readonly [string, readonly Langkah[]]>([
  ['berubah, dibaca sendiri, kembali, dan jelajah membawa bita yang sama', [apaUbah('AB'), orang, apaUbah('A'), jelajah, terapkan]],
  ['hukuman yang dicabut terbaca sendiri sesudah jelajah yang masih memuatnya', [jelajah, apaUbah('KOSONG'), orang, terapkan]],
  [
    'jelajah melewati orang yang dibaca sendiri sesudahnya, lalu sumbernya kembali kepada isi jelajah itu',
    [apaUbah('A'), jelajah, terapkan, apaUbah('AB'), jelajah, apaUbah('A'), orang, terapkan, apaUbah('AB'), jelajah, terapkan],
  ],
  ['hukuman baru terbaca sendiri sesudah jelajah yang belum memuatnya', [apaUbah('KOSONG'), jelajah, apaUbah('AB'), orang, terapkan]],
  ['baris yang tidak terbaca, sendiri maupun dari jelajah, lalu terbaca lagi', [apaUbah('RUSAK'), orang, jelajah, terapkan, apaUbah('B'), orang, terapkan]],
])('kinerja dan hukuman tidak pernah lebih segar daripada isinya: %s', async (_apa, daftar) => rangkai(daftar));

test('apa pun urutan perubahan, jelajah, baca sendiri, dan penerapan: umur kinerja dan hukuman seorang pegawai tidak pernah lebih muda daripada isinya', async () => {
  await fc.assert(fc.asyncProperty(fc.array(LANGKAH, { minLength: 6, maxLength: 10 }), rangkai), { numRuns: 6, endOnFailure: true });
}, 240_000);

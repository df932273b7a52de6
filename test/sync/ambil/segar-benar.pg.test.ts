import { statSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BERJALAN_BAIK, kesegaranBerlaku } from '../../../domain/mutasi/gerbang/kesegaran.ts';
import { catatTarikan } from '../../../sync/2-stage/tarikan.ts';
import { ambilUmpan } from '../../../sync/ambil/jalankan.ts';
import { ambilOrang } from '../../../sync/ambil/orang.ts';
import { isiTiruan } from '../../siasn-tiruan/orang.ts';
import { mulaiSiasn, type SiasnTiruan } from '../../siasn-tiruan/tiruan.ts';
import { type Mesin, rakitMesin } from '../mesin.ts';
import { bahanUji, pasangSiasn, tempelSso } from './rakit-siasn.ts';
import { SejarahSumber, usulkan } from './sejarah-sumber.ts';

const PEGAWAI = { sisi: 'BKN', jenis: 'pegawai' } as const;
let m: Mesin;
let t: SiasnTiruan;
let bahan: ReturnType<typeof bahanUji>;
let nip: readonly string[] = [];
const orang = new Map<string, Record<string, unknown>>();
const sejarah = new SejarahSumber();
beforeAll(async () => {
  m = await rakitMesin(8, 1, 3);
  const asli = isiTiruan(m.sumber, m.instansiKe(1));
  for (const [n, isi] of asli.orang) orang.set(n, { ...isi });
  nip = [...orang.keys()].slice(0, 2);
  for (const n of nip) ubah(n, 'A');
  t = await mulaiSiasn({ isi: { ...asli, orang } });
  bahan = bahanUji(m.url);
  // Nothing hangs here: a deadline that a loaded machine keeps.
  await pasangSiasn(m, t, 'pegawai', { setelan: { tenggatMs: 20_000 } });
  await tempelSso(m, t.terbitkanSso());
  await ambilUmpan(bahan, 1, PEGAWAI);
  await m.tarik(1);
  await usulkan(m, nip);
});
afterAll(async () => {
  await t.tutup();
  bahan.hapus();
  await m.hapus();
});

function ubah(n: string, nama: string): void {
  orang.set(n, { ...orang.get(n), nama: `NAMA ${nama}` });
  sejarah.catat(n, `NAMA ${nama}`);
}

interface Kini {
  readonly nama: string | null;
  readonly pada: Date | null;
  readonly status: string;
  readonly sendiri: Date | null;
}
async function periksa(n: string): Promise<void> {
  const [k] = await m.sql(
    (sql) => sql<
      Kini[]
    >`select p.nama, k.pada, k.status, o.pada sendiri from pegawai_bkn p join kesegaran k on k.instansi = p.instansi and k.sisi = 'BKN' and k.jenis = 'pegawai'
      left join kesegaran_pegawai o on o.instansi = p.instansi and o.sisi = 'BKN' and o.jenis = 'pegawai' and o.nip = p.nip where p.instansi = 1 and p.nip = ${n}`,
  );
  if (k === undefined) throw new RangeError('pegawai hilang');
  const umpan = { pada: k.pada?.toISOString() ?? null, status: k.status, padaPegawai: k.sendiri?.toISOString() ?? null };
  const { pada, status } = kesegaranBerlaku(umpan);
  if (pada === null || !BERJALAN_BAIK.includes(status)) return;
  expect(sejarah.pernahSejak(n, k.nama, Date.parse(pada)), JSON.stringify({ ...umpan, nama: k.nama, sejarah: sejarah.tentang(n) })).toBe(true);
}

type Langkah = { readonly apa: 'ubah'; readonly siapa: number; readonly nama: string } | { readonly apa: 'jelajah' | 'orang' | 'terapkan' };
const LANGKAH: fc.Arbitrary<Langkah> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ apa: fc.constant('ubah' as const), siapa: fc.nat(1), nama: fc.constantFrom('A', 'B') }) },
  { weight: 5, arbitrary: fc.record({ apa: fc.constantFrom('jelajah' as const, 'orang' as const, 'terapkan' as const) }) },
);

async function lakukan(l: Langkah): Promise<void> {
  if (l.apa === 'ubah') ubah(nip[l.siapa] ?? '', l.nama);
  else if (l.apa === 'jelajah') await ambilUmpan(bahan, 1, PEGAWAI);
  else if (l.apa === 'orang') await ambilOrang(bahan, 1, { sisi: 'BKN' });
  else await m.tarik(1);
}

test('apa pun urutan perubahan, jelajah, baca sendiri, dan penerapan: umur yang dilihat gerbang tidak pernah lebih muda daripada isinya', async () => {
  // Change, read alone, change back, and a crawl that brings the very bytes of the last one: what every shortcut for "unchanged" gets wrong.
  const [a = ''] = nip;
  const bolakBalik: Langkah[] = [
    { apa: 'ubah', siapa: 0, nama: 'B' },
    { apa: 'orang' },
    { apa: 'ubah', siapa: 0, nama: 'A' },
    { apa: 'jelajah' },
    { apa: 'terapkan' },
  ];
  const menyusul: Langkah[] = [{ apa: 'jelajah' }, { apa: 'ubah', siapa: 0, nama: 'B' }, { apa: 'orang' }, { apa: 'terapkan' }];
  // The crawl leaves the person alone for a younger reading, and then the source goes back to what that crawl said.
  const dilewati: Langkah[] = [
    { apa: 'ubah', siapa: 0, nama: 'A' },
    { apa: 'jelajah' },
    { apa: 'ubah', siapa: 0, nama: 'B' },
    { apa: 'orang' },
    { apa: 'terapkan' },
    { apa: 'ubah', siapa: 0, nama: 'A' },
    { apa: 'jelajah' },
    { apa: 'terapkan' },
  ];
  // The same when the younger reading only confirmed what the hub held.
  const dibenarkan: Langkah[] = [
    { apa: 'ubah', siapa: 0, nama: 'B' },
    { apa: 'orang' },
    { apa: 'ubah', siapa: 0, nama: 'A' },
    { apa: 'jelajah' },
    { apa: 'ubah', siapa: 0, nama: 'B' },
    { apa: 'orang' },
    { apa: 'terapkan' },
    { apa: 'orang' },
    { apa: 'ubah', siapa: 0, nama: 'A' },
    { apa: 'jelajah' },
    { apa: 'terapkan' },
  ];
  for (const l of [...bolakBalik, ...menyusul, ...dilewati, ...dibenarkan]) {
    await lakukan(l);
    await periksa(a);
  }
  await fc.assert(
    fc.asyncProperty(fc.array(LANGKAH, { minLength: 6, maxLength: 10 }), async (daftar) => {
      for (const l of daftar) {
        await lakukan(l);
        for (const n of nip) await periksa(n);
      }
    }),
    { numRuns: 6, endOnFailure: true, seed: 1093760084 },
  );
}, 240_000);

test('pembacaan sendiri yang lebih tua daripada umpannya tidak diterapkan', async () => {
  const [{ berkas = '' } = {}] = await m.sql((sql) => sql<{ berkas: string }[]>`select berkas from tarikan where asal = 'ORANG' order by id desc limit 1`);
  await ambilUmpan(bahan, 1, PEGAWAI);
  await m.tarik(1);
  const diterimaPada = new Date(statSync(berkas).mtimeMs - 60_000);
  const umpan = { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'ORANG', lengkap: false, oleh: 'SISTEM' } as const;
  const id = await m.sql((sql) => catatTarikan(sql, { ...umpan, berkas, sha256: 'uji', diterimaPada }));
  expect(await m.proses(id)).toEqual({ hasil: 'DIGANTIKAN' });
  expect(await m.sql((sql) => sql`select count(*)::int n from kesegaran_pegawai where tarikan = ${id}`)).toEqual([{ n: 0 }]);
});

test('pembacaan sendiri yang dicatat sebelum umpan lengkap dan diolah sesudahnya tidak diterapkan, juga bila isinya lebih muda', async () => {
  const [a = ''] = nip;
  for (const l of [{ apa: 'ubah', siapa: 0, nama: 'B' }, { apa: 'orang' }] as const) await lakukan(l);
  const [{ berkas = '' } = {}] = await m.sql((sql) => sql<{ berkas: string }[]>`select berkas from tarikan where asal = 'ORANG' order by id desc limit 1`);
  const umpan = { instansi: 1, sisi: 'BKN', jenis: 'pegawai', asal: 'ORANG', lengkap: false, oleh: 'SISTEM' } as const;
  const id = await m.sql((sql) => catatTarikan(sql, { ...umpan, berkas, sha256: 'uji-terlambat', diterimaPada: new Date(Date.now() + 60_000) }));
  for (const l of [{ apa: 'ubah', siapa: 0, nama: 'A' }, { apa: 'jelajah' }, { apa: 'terapkan' }] as const) await lakukan(l);
  expect(await m.proses(id)).toEqual({ hasil: 'DIGANTIKAN' });
  expect(await m.sql((sql) => sql`select nama from pegawai_bkn where instansi = 1 and nip = ${a}`)).toEqual([{ nama: 'NAMA A' }]);
});

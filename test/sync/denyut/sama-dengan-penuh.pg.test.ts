import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sql } from '../../../platform/db/postgres-js.ts';
import { terimaUmpan } from '../../../sync/unggahan/terima.ts';
import { type RakitanUnggahan, rakitUnggahan } from '../unggahan/rakit-unggahan.ts';
import { type AgenUji, baca, type RakitanDenyut, rakitDenyut } from './rakit-denyut.ts';

/** The nation's instansi 1 exports CSV, the last of four NDJSON. */
let d: RakitanDenyut;
let kembar: RakitanUnggahan;
beforeAll(async () => {
  d = await rakitDenyut(80, 4);
  kembar = await rakitUnggahan(80, 4);
});
afterAll(async () => {
  await d.tutup();
  await kembar.hapus();
});

/** Everything that canonicalisation made of one instansi's SIMPEG, except when and by which feed. */
async function kanonik(sql: Sql, no: number): Promise<unknown> {
  const baris =
    await sql`select to_jsonb(p) - 'tarikan' - 'diubah_pada' isi, s.h::text h, s.hm::text hm, s.ver from pegawai_simpeg p left join sidik_simpeg s using (instansi, nip)
    where p.instansi = ${no} order by p.nip`;
  const ditolak =
    await sql`select kode, count(*)::int n from baris_ditolak where tarikan = (select max(id) from tarikan where instansi = ${no} and sisi = 'SIMPEG' and status = 'DITERAPKAN') group by 1 order by 1`;
  const umur = await sql`select status, jumlah from kesegaran where instansi = ${no} and sisi = 'SIMPEG' and jenis = 'pegawai'`;
  return { baris: [...baris], ditolak: [...ditolak], umur: [...umur] };
}

type Ubah = (baris: string[], acak: (n: number) => number) => string[];

const ganti = (b: string, dari: RegExp, jadi: string): string => b.replace(dari, jadi);
const UBAH: Readonly<Record<string, Ubah>> = {
  ubahNama: (b, a) => b.map((x, i) => (i === a(b.length) ? ganti(x, /REKAAN|CONTOH|MISALNYA|UJICOBA/i, 'GANTI') : x)),
  rusakNip: (b, a) => {
    const ke = a(b.length);
    return b.map((x, i) => (i === ke ? ganti(x, /\d{18}/, '1,98E+17') : x));
  },
  hapus: (b, a) => b.toSpliced(a(b.length), 1),
  hapusBanyak: (b, a) => b.toSpliced(a(b.length), 15),
  gandaSama: (b, a) => b.toSpliced(a(b.length), 0, b[a(b.length)] ?? ''),
  gandaLain: (b, a) => {
    const ke = a(b.length);
    return b.toSpliced(a(b.length), 0, ganti(b[ke] ?? '', /REKAAN|CONTOH|MISALNYA|UJICOBA/i, `LAIN ${a(9)}`));
  },
  balik: (b) => b.toReversed(),
  kocok: (b, a) =>
    b
      .map((x) => ({ x, k: a(1_000_000) }))
      .sort((p, q) => p.k - q.k)
      .map(({ x }) => x),
  compang: (b, a) => b.toSpliced(a(b.length), 0, `baris;compang ${a(99)}`),
  kutipBuka: (b, a) => b.toSpliced(a(b.length), 0, '"kutip yang tidak pernah ditutup'),
  crlf: (b) => b.map((x) => `${x}\r`),
  crGanda: (b, a) => b.map((x, i) => (i === a(b.length) ? `${x}\r\r` : x)),
  kosong: (b, a) => b.toSpliced(a(b.length), 0, '', ''),
  diam: (b) => b,
};

const LANGKAH = fc.record({
  ubah: fc.array(fc.constantFrom(...Object.keys(UBAH)), { minLength: 1, maxLength: 3 }),
  benih: fc.integer({ min: 1, max: 1_000_000 }),
  jurnal: fc.constantFrom('ada', 'ada', 'hilang'),
});

const langkah = (ubah: string, jurnal: 'ada' | 'hilang') => ({ ubah: [ubah], benih: 11, jurnal });
const SETIAP_ANAK = [langkah('diam', 'ada'), langkah('ubahNama', 'ada'), langkah('hapus', 'hilang'), langkah('gandaLain', 'hilang'), langkah('balik', 'ada')];

function acakDari(benih: number): (n: number) => number {
  let s = benih;
  return (n) => {
    s = (Math.imul(s, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((s / 2 ** 32) * Math.max(1, n));
  };
}

async function tiru(isi: string, no: number): Promise<string> {
  const arus = (async function* () {
    yield Buffer.from(isi, 'utf8');
  })();
  const umpan = { instansi: no, sisi: 'SIMPEG', jenis: 'pegawai', asal: 'UNGGAH', lengkap: true, oleh: { subjek: 'uji', orang: 'uji' } } as const;
  return (await terimaUmpan({ url: kembar.url, dir: kembar.dir }, umpan, arus)).status;
}

describe.each([
  ['CSV', 1, 'integrator'],
  ['NDJSON', 4, 'steward'],
] as const)('riwayat acak sebuah berkas %s', (_, no, sub) => {
  test('sesudah setiap putaran agen, hub sama persis dengan hub kembar yang menerima berkas penuh', { timeout: 240_000 }, async () => {
    const asli = baca(d.r.berkas('simpeg', no));
    const judul = no === 1 ? asli.slice(0, asli.indexOf('\n') + 1) : '';
    const agen: AgenUji = await d.agen(sub, asli, sub === 'steward' ? { instansi: d.id(no) } : {});
    const dilalui = new Set<string>();
    let baris = asli.slice(judul.length).trimEnd().split('\n');
    await fc.assert(
      fc.asyncProperty(fc.array(LANGKAH, { minLength: 1, maxLength: 3 }), async (riwayat) => {
        for (const l of riwayat) {
          const acak = acakDari(l.benih);
          for (const u of l.ubah) baris = UBAH[u]?.(baris, acak) ?? baris;
          if (baris.length < 12) baris = asli.slice(judul.length).trimEnd().split('\n');
          const isi = `${judul}${baris.join('\n')}\n`;
          agen.tulis(isi);
          if (l.jurnal === 'hilang') agen.lupakanJurnal();
          const { anak, laporan } = await agen.putar();
          dilalui.add(anak);
          const status = await tiru(isi, no);
          if (laporan !== null) expect(laporan.status).toBe(status);
          expect(await d.r.sql((sql) => kanonik(sql, no))).toEqual(await kembar.sql((sql) => kanonik(sql, no)));
        }
      }),
      { numRuns: 3, endOnFailure: true, seed: 20 + no, examples: [[SETIAP_ANAK]] },
    );
    // A run that only ever sent whole files would prove nothing.
    expect([...dilalui].sort()).toEqual(['JURNAL', 'PENUH', 'REKONSILIASI', 'SAMA']);
  });
});

import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JANGKAUAN, PERAN, type Peran } from '../../domain/akses.ts';
import { tandatanganiPemanggil } from '../../platform/auth/pemanggil.ts';
import { konteksUji, type PelakuUji } from '../support/isi.ts';
import {
  type BarisMilik,
  barisMilik,
  bolehLihat,
  buatDuniaRls,
  type DuniaRls,
  JUMLAH_INSTANSI,
  kunciBaris,
  NAMA_TABEL,
  nipMilik,
  TABEL_KASUS,
  TABEL_ORANG,
} from './dunia-rls.ts';

const KUERI = 3_000;
let dunia: DuniaRls;
let milik: ReadonlyMap<string, readonly BarisMilik[]>;

beforeAll(async () => {
  dunia = await buatDuniaRls();
  milik = new Map(await Promise.all(NAMA_TABEL.map(async (t) => [t, await barisMilik(dunia, t)] as const)));
});
afterAll(() => dunia.tutup());

/** Numbers 0..n-1 that are the same in every run. */
function acak(benih: number): (n: number) => number {
  let x = benih;
  return (n) => {
    x = (Math.imul(x, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((x / 2 ** 32) * n);
  };
}

interface Pertanyaan {
  readonly pelaku: PelakuUji;
  readonly tabel: string;
  /** Null = the whole table; otherwise the key of one row, whoever owns it. */
  readonly kunci: string | null;
}

function pertanyaanAcak(n: (batas: number) => number): Pertanyaan {
  const tabel = NAMA_TABEL[n(NAMA_TABEL.length)] ?? '';
  const no = 1 + n(JUMLAH_INSTANSI);
  const instansi = dunia.instansi[no - 1];
  const nip = nipMilik(no)[n(4)];
  const baris = milik.get(tabel) ?? [];
  return {
    pelaku: { peran: PERAN[n(PERAN.length)] ?? 'ASN', ...(instansi && { instansi }), ...(nip && { nip }) },
    tabel,
    kunci: n(3) === 0 ? (baris[n(baris.length)]?.kunci ?? null) : null,
  };
}

/** Rows the caller got that the oracle forbids, and rows it should have got and did not. */
async function jawab({ pelaku, tabel, kunci }: Pertanyaan): Promise<{ readonly asing: number; readonly hilang: number }> {
  const syarat = kunci === null ? sql`` : sql` where ${sql.raw(kunciBaris(tabel))} = ${kunci}`;
  const { rows } = await konteksUji(dunia.pool, pelaku).baca((tx) =>
    tx.execute<{ k: string }>(sql`select ${sql.raw(kunciBaris(tabel))} as k from ${sql.raw(tabel)} t${syarat}`),
  );
  const boleh = new Set((milik.get(tabel) ?? []).filter((b) => bolehLihat(pelaku, tabel, b) && (kunci === null || b.kunci === kunci)).map((b) => b.kunci));
  const dapat = new Set(rows.map((r) => r.k));
  return { asing: [...dapat].filter((k) => !boleh.has(k)).length, hilang: [...boleh].filter((k) => !dapat.has(k)).length };
}

const tanya = async (benih: number, jumlah: number): Promise<Awaited<ReturnType<typeof jawab>>[]> => {
  const n = acak(benih);
  const semua = Array.from({ length: jumlah }, () => pertanyaanAcak(n));
  const hasil: Awaited<ReturnType<typeof jawab>>[] = [];
  for (let i = 0; i < semua.length; i += 50) hasil.push(...(await Promise.all(semua.slice(i, i + 50).map(jawab))));
  return hasil;
};

describe('baris orang lain', () => {
  test(`${KUERI} pertanyaan acak: tidak satu pun baris asing, tidak satu pun baris sendiri yang hilang`, async () => {
    const hasil = await tanya(20_260_101, KUERI);
    expect(hasil.reduce((n, h) => n + h.asing, 0)).toBe(0);
    expect(hasil.reduce((n, h) => n + h.hilang, 0)).toBe(0);
  });

  test('kontrol: satu kebijakan yang dilonggarkan terlihat dalam 200 pertanyaan', async () => {
    await dunia.admin.query('alter policy jangkauan on selisih using (true)');
    try {
      expect((await tanya(7, 200)).filter((h) => h.asing > 0).length).toBeGreaterThan(0);
    } finally {
      await dunia.admin.query(`alter policy jangkauan on selisih using (case (select kunci.cakupan_baris()) when -1 then true
        when -2 then instansi in (select i.no from instansi i where i.daerah) when -3 then nip = (select kunci.pemanggil_nip()) else instansi = (select kunci.cakupan_baris()) end)`);
    }
  });

  test('setiap peran AGREGAT tidak melihat satu pun baris orang, ASN hanya barisnya sendiri', async () => {
    const agregat = PERAN.filter((p) => JANGKAUAN[p] === 'AGREGAT');
    expect(agregat.length).toBe(4);
    const jumlah = async (pelaku: PelakuUji, t: string): Promise<number> =>
      Number((await konteksUji(dunia.pool, pelaku).baca((tx) => tx.execute(sql`select count(*) as n from ${sql.raw(t)}`))).rows[0]?.['n']);
    const [nip = ''] = nipMilik(3);
    for (const t of TABEL_ORANG) {
      // The one row of people that is shared beyond counters: a regional case with its file, with Kemendagri.
      for (const peran of agregat.filter((p) => !TABEL_KASUS.includes(t) || p !== 'VIEWER_KEMENDAGRI'))
        expect(await jumlah({ peran }, t), `${peran} ${t}`).toBe(0);
      expect(await jumlah({ peran: 'ASN', nip }, t), `ASN ${t}`).toBe(t === 'temuan_tindak_lanjut' ? 0 : 1);
      expect(await jumlah({ peran: 'ASN' }, t), `ASN tanpa NIP ${t}`).toBe(0);
    }
  });
});

describe('pemanggil di dalam Postgres', () => {
  const KUNCI = { kid: 'uji', kunci: Buffer.alloc(32, 7) };
  const tertanda = (peran: Peran, kunci = KUNCI, umur = 30): string =>
    tandatanganiPemanggil({ subjek: 's', orang: 'o', peran, instansi: JANGKAUAN[peran] === 'INSTANSI' ? 1 : null, nip: null }, kunci, umur);

  /** Answer of one statement as simpul_app with this setting, or the SQLSTATE of the refusal. */
  async function dengan(teks: string, kueri: string): Promise<unknown> {
    const klien = await dunia.pool.connect();
    try {
      await klien.query('begin');
      await klien.query("select set_config('simpul.pemanggil', $1, true)", [teks]);
      return (await klien.query(kueri)).rows;
    } catch (galat) {
      return galat instanceof pg.DatabaseError ? galat.code : galat;
    } finally {
      await klien.query('rollback');
      klien.release();
    }
  }

  test('tanpa pemanggil bertanda tangan tidak ada satu baris pun, kecuali hibah yang dibaca sebelum ada pemanggil', async () => {
    // Public keys of signatures are for everyone.
    const { rows } = await dunia.admin.query<{ t: string }>(`select c.relname as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and has_any_column_privilege('simpul_app', c.oid, 'select') and c.relname not in ('hibah', 'kunci_pertek')`);
    expect(rows.length).toBeGreaterThan(35);
    for (const { t } of rows) expect(await dengan('', `select count(*)::int as n from ${t}`), t).toEqual([{ n: 0 }]);
    expect(await dengan('', "select jejak_pemanggil('mutasi.selesai', '{}')")).toBe('28000');
    expect(await dengan('', 'select * from usul_isi(1)')).toEqual([]);
    expect(await dengan('', "select * from nik_penuh(array[1]::bigint[], 'tujuan yang cukup panjang')")).toBe('28000');
  });

  test.each([
    ['palsu', () => tertanda('PPK').replace('|PPK|', '|DATA_STEWARD_BKN|')],
    ['instansinya diganti', () => tertanda('PPK').replace('|1|', '|2|')],
    ['kedaluwarsa', () => tertanda('PPK', KUNCI, -1)],
    ['bertanda kunci tak dikenal', () => tertanda('PPK', { ...KUNCI, kid: 'lain' })],
    ['bertanda kunci lain dengan nama yang benar', () => tertanda('PPK', { ...KUNCI, kunci: Buffer.alloc(32, 8) })],
    ['terpotong', () => tertanda('PPK').split('|').slice(0, 6).join('|')],
  ])('pemanggil %s ditolak dengan 28000', async (_, buat) => {
    for (const t of ['pegawai_bkn', 'selisih', 'instansi']) expect(await dengan(buat(), `select count(*) from ${t}`), t).toBe('28000');
    expect(await dengan(tertanda('PPK'), 'select count(*)::int as n from pegawai_bkn')).toEqual([{ n: 4 }]);
  });

  test('pemanggil tidak bertahan setelah transaksinya; kontrol: pengaturan tingkat sesi bertahan dan membocorkan', async () => {
    const klien = new pg.Client({ connectionString: dunia.pool.options.connectionString, options: '-c role=simpul_app' });
    await klien.connect();
    const hitung = async (): Promise<unknown> => (await klien.query('select count(*)::int as n from pegawai_bkn')).rows[0]?.n;
    const atur = (lokal: boolean) => klien.query("select set_config('simpul.pemanggil', $1, $2)", [tertanda('DATA_STEWARD_BKN'), lokal]);
    for (const akhir of ['commit', 'rollback']) {
      await klien.query('begin');
      await atur(true);
      expect(await hitung()).toBe(JUMLAH_INSTANSI * 4);
      await klien.query(akhir);
      expect(await hitung(), akhir).toBe(0);
    }
    await atur(false);
    expect(await hitung()).toBe(JUMLAH_INSTANSI * 4);
    await klien.end();
  });
});

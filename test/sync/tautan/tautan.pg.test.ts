import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sebagaiPeran } from '../../../bin/perintah/sambungan.ts';
import { type Sql, sqlUntukIrisan } from '../../../platform/db/postgres-js.ts';
import { type HasilTautan, jalankanTautan } from '../../../sync/tautan/jalankan.ts';
import { type BasisDataUji, buatBasisData } from '../../support/postgres.ts';
import { acakUji } from '../mesin.ts';
import { type BangsaTautan, buatBangsaTautan, CACAT, type OrangUji } from './bangsa-tautan.ts';

const bangsa = buatBangsaTautan(11, 60, 40);
const basis: BasisDataUji[] = [];
afterAll(async () => {
  for (const b of basis) await b.hapus();
});

const KOLOM = 'instansi, nip, nik, nama, tgl_lahir, jenis_kelamin, tmt_cpns, gol_akhir_id, pendidikan_id, tak';
const BENTUK =
  'instansi smallint, nip bigint, nik text, nama text, tgl_lahir text, jenis_kelamin text, tmt_cpns text, gol_akhir_id text, pendidikan_id text, tak int';

/** A database with these people, in this order, as the engine would have left them. */
async function isi({ bkn, kiri }: BangsaTautan, urutan: <T>(x: readonly T[]) => T[] = (x) => [...x]): Promise<BasisDataUji> {
  const b = await buatBasisData();
  basis.push(b);
  await sqlUntukIrisan(b.url, async (sql) => {
    await sql`set session_replication_role = replica`;
    await sql`insert into instansi (no, id, kode_cepat, nama, jenis) select i, 'INS' || i, (9000 + i)::text, 'Badan Contoh ' || i, 'LPNK' from generate_series(1, 5) i`;
    for (const [sisi, orang] of [
      ['bkn', bkn],
      ['simpeg', kiri],
    ] as const) {
      const baris = urutan(orang).map((o: OrangUji) => ({ ...o }));
      await sql.unsafe(`insert into pegawai_${sisi} (${KOLOM}, h, tarikan) select ${KOLOM}, nip, 1 from jsonb_to_recordset($1) p(${BENTUK})`, [baris as never]);
      await sql.unsafe(`insert into sidik_${sisi} (instansi, nip, h, hm, ver) select instansi, nip, h, 1, 1 from pegawai_${sisi}`);
      await sql.unsafe(
        `insert into kesegaran (instansi, sisi, jenis, status, pada, jumlah) select instansi, upper('${sisi}'), 'pegawai', 'SEHAT', now(), count(*) from pegawai_${sisi} group by 1`,
      );
    }
    await sql`insert into beda_himpunan (instansi, nip, jenis) select instansi, nip, 'HANYA_SIMPEG' from pegawai_simpeg`;
    await sql`analyze`;
  });
  return b;
}

interface Usulan {
  readonly id: string;
  readonly instansi: number;
  readonly nip: string;
  readonly nip_bkn: string;
  readonly pita: string;
  readonly status: string;
  readonly pola: string;
}

const jalankan = (b: BasisDataUji): Promise<HasilTautan> => jalankanTautan(sebagaiPeran(b.url, 'simpul_sync'));
const sql = <T>(b: BasisDataUji, fn: (sql: Sql) => Promise<T>): Promise<T> => sqlUntukIrisan(b.url, fn);
const usulan = (b: BasisDataUji): Promise<Usulan[]> =>
  sql(
    b,
    (s) =>
      s<
        Usulan[]
      >`select id::text id, instansi, nip::text nip, nip_bkn::text nip_bkn, pita, status, pola from usulan_tautan where status in ('DIUSULKAN', 'DIKONFIRMASI') order by instansi, nip`,
  );
const kunci = (u: readonly Usulan[]): string[] => u.map((x) => `${x.instansi}:${x.nip}>${x.nip_bkn}:${x.pita}:${x.pola}`);
const benarDari = new Map(bangsa.kiri.map((k) => [k.nip, k]));

let b: BasisDataUji;
let hasil: HasilTautan;
let semua: Usulan[];
beforeAll(async () => {
  b = await isi(bangsa);
  hasil = await jalankan(b);
  semua = await usulan(b);
}, 120_000);

describe('bangsa berlabel: NIK rusak, salah ketik, tanggal tertukar, kembar, saudara, nama umum', () => {
  it('pita kuat tidak memuat satu pun tautan salah', () => {
    const kuat = semua.filter((u) => u.pita === 'KUAT');
    expect(kuat.filter((u) => benarDari.get(u.nip)?.benar !== u.nip_bkn).map((u) => benarDari.get(u.nip)?.label)).toEqual([]);
    expect(kuat.length).toBeGreaterThan(60 * 4);
    expect(hasil).toMatchObject({ kuat: kuat.length, perluDitinjau: semua.length - kuat.length, kiri: bangsa.kiri.length });
  });

  it('paling sedikit 98 dari 100 orang yang ada di BKN diusulkan dengan benar, dan setiap jenis cacat paling sedikit 9 dari 10', () => {
    const benar = semua.filter((u) => benarDari.get(u.nip)?.benar === u.nip_bkn);
    const ada = bangsa.kiri.filter((k) => k.benar !== null);
    const perJenis = Object.fromEntries(
      CACAT.map((c) => [c, benar.filter((u) => benarDari.get(u.nip)?.label === c).length / ada.filter((k) => k.label === c).length]),
    );
    expect(benar.length / ada.length, JSON.stringify(perJenis)).toBeGreaterThanOrEqual(0.98);
    for (const [jenis, bagian] of Object.entries(perJenis)) expect(bagian, jenis).toBeGreaterThanOrEqual(0.9);
  });

  it('tidak seorang pun diusulkan dua kali, dari sisi mana pun', () => {
    expect(new Set(semua.map((u) => `${u.instansi}:${u.nip}`)).size).toBe(semua.length);
    expect(new Set(semua.map((u) => u.nip_bkn)).size).toBe(semua.length);
  });

  it('nilai yang tidak terbaca tidak pernah menjadi beda', () => {
    for (const u of semua.filter((x) => benarDari.get(x.nip)?.label === 'LAHIR_TAK_TERBACA')) expect(u.pola[2]).toBe('-');
  });

  it('bobot yang ditaksir tersimpan dengan versinya, terhingga, dan disebut setiap usulan', async () => {
    const bobot = await sql(
      b,
      (s) => s<{ versi: string; isi: { bobot: number[][]; m: number[][] }; kiri: number }[]>`select versi::text versi, isi, kiri from bobot_tautan`,
    );
    expect(bobot).toHaveLength(1);
    expect(bobot[0]?.isi.bobot.flat().every(Number.isFinite)).toBe(true);
    expect(await sql(b, (s) => s`select distinct bobot_versi::text v from usulan_tautan`)).toEqual([{ v: bobot[0]?.versi }]);
  });
});

describe('bangsa lain', () => {
  it.each([
    [1, 3, 40],
    [2, 25, 0],
    [3, 10, 60],
  ])('benih %i, %i orang per cacat dan %i orang asing per jenis: nol salah pada pita kuat, tidak seorang pun dua kali', async (benih, perCacat, perBukan) => {
    const lain = buatBangsaTautan(benih, perCacat, perBukan);
    const tujuan = await isi(lain);
    await jalankan(tujuan);
    const dapat = await usulan(tujuan);
    const benar = new Map(lain.kiri.map((k) => [k.nip, k.benar]));
    expect(dapat.filter((u) => u.pita === 'KUAT' && benar.get(u.nip) !== u.nip_bkn)).toEqual([]);
    expect(new Set(dapat.map((u) => u.nip_bkn)).size).toBe(dapat.length);
    const ada = lain.kiri.filter((k) => k.benar !== null).length;
    expect(dapat.filter((u) => benar.get(u.nip) === u.nip_bkn).length / ada).toBeGreaterThanOrEqual(0.95);
  });
});

describe('jalan berikutnya', () => {
  it('urutan masukan tidak mengubah apa pun', async () => {
    const lain = await isi(bangsa, acakUji(5).kocok);
    await jalankan(lain);
    expect(kunci(await usulan(lain))).toEqual(kunci(semua));
  }, 120_000);

  it('diulang: usulan yang sama, dengan id dan versi yang sama', async () => {
    const id = (x: readonly Usulan[]): string[] => x.map((u) => u.id);
    expect(await jalankan(b)).toMatchObject({ gugur: 0, terbukti: 0 });
    const lagi = await usulan(b);
    expect(id(lagi)).toEqual(id(semua));
    expect(kunci(lagi)).toEqual(kunci(semua));
    expect(await sql(b, (s) => s`select count(*)::int n from usulan_tautan where versi <> 1`)).toEqual([{ n: 0 }]);
  });

  it('yang ditolak tidak ditawarkan lagi, yang dikonfirmasi tidak disentuh, yang pergi gugur, yang terbukti ditutup beserta tugasnya', async () => {
    const [tolak, konfirmasi, pergi] = semua.filter((u) => u.pita === 'KUAT');
    if (!tolak || !konfirmasi || !pergi) throw new RangeError('kurang usulan');
    await sql(b, async (s) => {
      await s`update usulan_tautan set status = 'DITOLAK' where id = ${tolak.id}`;
      await s`update usulan_tautan set status = 'DIKONFIRMASI' where id = ${konfirmasi.id}`;
      await s`insert into keputusan_tautan (usulan, jenis, nip_benar, alasan, oleh, orang) values (${konfirmasi.id}, 'KONFIRMASI', 'BKN', 'sudah diperiksa', 'x', 'x')`;
      await s`insert into tugas_keluar (kunci, tujuan, jenis, instansi, nip, isi) values (${`tautan:${konfirmasi.id}:SIMPEG`}, 'SIMPEG', 'PERBAIKAN', ${konfirmasi.instansi}, ${konfirmasi.nip}, '{}')`;
      await s`update beda_himpunan set ditutup_pada = now() where instansi = ${pergi.instansi} and nip = ${pergi.nip}`;
    });
    expect(await jalankan(b)).toMatchObject({ gugur: 1, terbukti: 0 });
    const status = async (): Promise<Record<string, string>> =>
      Object.fromEntries(
        (await sql(b, (s) => s<{ id: string; status: string }[]>`select id::text id, status from usulan_tautan`)).map((u) => [u.id, u.status]),
      );
    expect(await status()).toMatchObject({ [tolak.id]: 'DITOLAK', [konfirmasi.id]: 'DIKONFIRMASI', [pergi.id]: 'GUGUR' });
    expect((await usulan(b)).filter((u) => u.nip === tolak.nip && u.nip_bkn === tolak.nip_bkn)).toEqual([]);
    // The next feed brings the right NIP, and the wrong one is gone.
    await sql(b, async (s) => {
      await s`update sidik_simpeg set nip = ${konfirmasi.nip_bkn} where instansi = ${konfirmasi.instansi} and nip = ${konfirmasi.nip}`;
      await s`update beda_himpunan set ditutup_pada = null where instansi = ${pergi.instansi} and nip = ${pergi.nip}`;
    });
    expect(await jalankan(b)).toMatchObject({ gugur: 0, terbukti: 1 });
    expect(await status()).toMatchObject({ [tolak.id]: 'DITOLAK', [konfirmasi.id]: 'TERBUKTI', [pergi.id]: 'DIUSULKAN' });
    expect(await sql(b, (s) => s`select terbukti_pada is not null t from tugas_keluar`)).toEqual([{ t: true }]);
  });

  it('tanpa seorang pun yang tak berpasangan: tidak ada usulan dan tidak ada galat', async () => {
    const kosong = await isi({ bkn: bangsa.bkn.slice(0, 10), kiri: [] });
    expect(await jalankan(kosong)).toMatchObject({ kuat: 0, perluDitinjau: 0, kiri: 0, pasangan: 0 });
  });
});

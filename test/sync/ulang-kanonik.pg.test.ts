import { setTimeout as tidur } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bukaBerkas, letakBaris } from '../../contoh/baca-bangsa.ts';
import { sqlUntukIrisan } from '../../platform/db/postgres-js.ts';
import { simpanProfil } from '../../sync/2-stage/muat-rujukan.ts';
import { jalankanSapuan } from '../../sync/3-diff/sapuan.ts';
import { ulangKanonik, ulangTerbengkalai } from '../../sync/ulang-kanonik.ts';
import { keadaan } from './keadaan.ts';
import { acakUji, buatMesin, type Mesin, rakitMesin } from './mesin.ts';

let m: Mesin;
beforeAll(async () => {
  m = await rakitMesin(160, 3, 9);
  for (const i of m.instansi) await m.tarik(i.no);
}, 120_000);
afterAll(() => m.hapus());

interface Kode {
  readonly instansi: number;
  readonly tabel: string;
  readonly lokal: string;
}

/** Codes in use and mapped, most used first. */
const kodeTerpakai = (tabel: string, instansi: number | null = null): Promise<readonly (Kode & { readonly siasn: string; readonly n: number })[]> =>
  m.sql(
    (sql) => sql<(Kode & { siasn: string; n: number })[]>`select d.instansi, d.tabel, d.lokal, d.siasn, count(*)::int n from padanan d
      join pegawai_simpeg p on p.instansi = d.instansi and p.kode_lokal ? (d.tabel || ':' || d.lokal)
      where d.tabel = ${tabel} and d.status = 'BENAR' and (${instansi}::int is null or d.instansi = ${instansi}) group by 1, 2, 3, 4 order by n desc, 1, 3`,
  );
const setel = ({ instansi, tabel, lokal }: Kode, status: string, siasn: string | null = null): Promise<unknown> =>
  m.sql(
    (sql) => sql`update padanan set status = ${status}, siasn = coalesce(${siasn}, siasn), versi = versi + 1, diubah_pada = clock_timestamp()
    where instansi = ${instansi} and tabel = ${tabel} and lokal = ${lokal}`,
  );
const ulang = (no: number): Promise<{ kode: number; pegawai: number }> => ulangKanonik({ url: m.url }, no);
const versiBaris = (): Promise<readonly object[]> =>
  m.sql(
    (sql) => sql`select 'S' || instansi || ':' || nip k, xmin::text x from pegawai_simpeg union all
  select 'B' || instansi || ':' || nip, xmin::text from pegawai_bkn order by 1`,
  );
const antre = (nama: string): Promise<readonly number[]> =>
  m.sql(async (sql) =>
    (await sql<{ i: number }[]>`select distinct (payload ->> 'instansi')::int i from kotak_keluar where nama = ${nama} order by 1`).map((r) => r.i),
  );
const kosongkan = (): Promise<unknown> => m.sql((sql) => sql`delete from kotak_keluar`);

describe('satu padanan', () => {
  it('dipakai k dari n orang: tepat k yang dibaca ulang, dan pekerjaan serta catatannya ada bersama perubahannya', async () => {
    const [kode] = await kodeTerpakai('unor');
    if (kode === undefined) throw new RangeError('tidak ada kode terpakai');
    const i = m.instansiKe(kode.instansi);
    const berkas = bukaBerkas(m.sumber, i, 'SIMPEG');
    const dalamBerkas = [...letakBaris(berkas)].filter((l) => berkas.sel(l).includes(kode.lokal)).length;
    expect(kode.n).toBeGreaterThan(1);
    expect(kode.n).toBeLessThanOrEqual(dalamBerkas);
    await kosongkan();
    const sebelum = await versiBaris();
    await setel(kode, 'SALAH');
    expect(await antre('ulang-kanonik')).toEqual([kode.instansi]);
    expect(await sqlUntukIrisan(m.url, (sql) => ulangTerbengkalai(sql, 0))).toEqual([kode.instansi]);
    expect(await ulang(kode.instansi)).toEqual({ kode: 1, pegawai: kode.n });
    const sesudah = await versiBaris();
    expect(sesudah.filter((b, n) => JSON.stringify(b) !== JSON.stringify(sebelum[n]))).toHaveLength(kode.n);
    expect(await m.sql((sql) => sql`select tabel, lokal, pegawai from ulang_kanonik where selesai_pada is not null`)).toEqual([
      { tabel: 'unor', lokal: kode.lokal, pegawai: kode.n },
    ]);
    expect(
      await m.sql(
        (sql) => sql`select distinct alasan ->> 'unorId' a from pegawai_simpeg where instansi = ${kode.instansi} and kode_lokal ? ${`unor:${kode.lokal}`}`,
      ),
    ).toEqual([{ a: 'BELUM_DIREKON' }]);
    expect(await ulang(kode.instansi)).toEqual({ kode: 0, pegawai: 0 });
    await setel(kode, 'BENAR');
    expect(await ulang(kode.instansi)).toEqual({ kode: 1, pegawai: kode.n });
    const tanpaTarikanBaru = await m.tarik(kode.instansi, true);
    expect(tanpaTarikanBaru.diterapkan).toBe(0);
  });

  it('yang artinya tidak berubah tidak membaca ulang siapa pun', async () => {
    await kosongkan();
    const [kode] = await kodeTerpakai('jabatan');
    if (kode === undefined) throw new RangeError('tidak ada kode terpakai');
    await setel(kode, 'BENAR');
    await m.sql((sql) => sql`insert into padanan (instansi, tabel, lokal, status) values (${kode.instansi}, 'unor', 'TAK-DIPAKAI', 'BELUM_DIREKON')`);
    expect(await antre('ulang-kanonik')).toEqual([]);
    expect(await ulang(kode.instansi)).toEqual({ kode: 0, pegawai: 0 });
  });

  it('bukan perpindahan: tidak ada temuan mutasi liar dan tidak ada tarikan baru', async () => {
    const [satu, dua] = await kodeTerpakai('unor');
    if (satu === undefined || dua === undefined) throw new RangeError('kurang kode');
    const hitung = (): Promise<readonly object[]> =>
      m.sql((sql) => sql`select (select count(*)::int from temuan) temuan, (select count(*)::int from tarikan) tarikan`);
    const sebelum = await hitung();
    const lain = (await kodeTerpakai('unor', satu.instansi)).find((k) => k.siasn !== satu.siasn)?.siasn ?? dua.siasn;
    await setel(satu, 'BENAR', lain);
    expect((await ulang(satu.instansi)).pegawai).toBe(satu.n);
    expect(await hitung()).toEqual(sebelum);
    await setel(satu, 'BENAR', satu.siasn);
    await ulang(satu.instansi);
  });
});

describe('gangguan', () => {
  it('mati di tengah penerapan: tidak ada yang berubah, perubahannya tetap menunggu, dan jalan berikutnya menyelesaikannya sekali', async () => {
    const [kode] = await kodeTerpakai('unor');
    if (kode === undefined) throw new RangeError('tidak ada kode terpakai');
    await setel(kode, 'SALAH');
    await m.sql(async (sql) => {
      await sql`create function mati() returns trigger language plpgsql as $$ begin raise exception 'mati'; end $$`;
      await sql`create trigger mati before insert on jejak for each row when (new.peristiwa = 'padanan.diterapkan') execute function mati()`;
    });
    const sebelum = await keadaan(m);
    await expect(ulang(kode.instansi)).rejects.toThrow();
    await m.sql((sql) => sql`drop trigger mati on jejak`);
    expect(await sqlUntukIrisan(m.url, (sql) => ulangTerbengkalai(sql, 0))).toEqual([kode.instansi]);
    await m.sql((sql) => sql`delete from staging_pegawai`);
    expect(await keadaan(m)).toEqual(sebelum);
    // Whoever comes first: here a pull finds what the job left.
    await m.tarik(kode.instansi);
    expect(await ulang(kode.instansi)).toEqual({ kode: 0, pegawai: 0 });
    expect(await m.sql((sql) => sql`select pegawai from ulang_kanonik where lokal = ${kode.lokal} order by id desc limit 1`)).toEqual([{ pegawai: kode.n }]);
    await setel(kode, 'BENAR');
    await ulang(kode.instansi);
  });

  it('umpan yang sedang membaca padanan lama tidak meninggalkan arti lama: pekerjaan menunggu umpannya', async () => {
    const [kode] = await kodeTerpakai('unor');
    if (kode === undefined) throw new RangeError('tidak ada kode terpakai');
    const arti = (): Promise<readonly object[]> =>
      m.sql((sql) => sql`select distinct alasan ->> 'unorId' a from pegawai_simpeg where instansi = ${kode.instansi} and kode_lokal ? ${`unor:${kode.lokal}`}`);
    for (const [status, tunda, harapan] of [
      ['SALAH', 0, 'BELUM_DIREKON'],
      ['BENAR', 60, null],
      ['SALAH', 200, 'BELUM_DIREKON'],
    ] as const) {
      // A new profile version: the whole feed is read anew while the crosswalk changes.
      await profilBaru(m.instansiKe(kode.instansi).profilId ?? '', null);
      const ubah = tidur(tunda)
        .then(() => setel(kode, status))
        .then(() => ulang(kode.instansi));
      await Promise.all([m.tarik(kode.instansi), ubah]);
      expect(await arti()).toEqual([{ a: harapan }]);
    }
    await setel(kode, 'BENAR');
    await ulang(kode.instansi);
  });
});

/** A new version of one profile that no longer offers this field, or offers it again. */
async function profilBaru(id: string, buang: string | null): Promise<void> {
  const [p] = await m.sql(
    (sql) => sql<{ isi: { versi: number; bidang: { kanonik: string }[] } }[]>`select isi from profil_pemetaan where id = ${id} and aktif`,
  );
  const [awal] = await m.sql(
    (sql) => sql<{ isi: { bidang: { kanonik: string }[] } }[]>`select isi from profil_pemetaan where id = ${id} order by versi limit 1`,
  );
  const bidang = (awal?.isi.bidang ?? []).filter((b) => b.kanonik !== buang);
  await sqlUntukIrisan(m.url, (sql) => sql.begin((tx) => simpanProfil(tx, JSON.stringify({ ...p?.isi, bidang, versi: (p?.isi.versi ?? 0) + 1 }), id)));
}

/** The same files read once by a new hub that knows the crosswalk and the profiles of today. */
async function bacaBersih(): Promise<unknown> {
  const bersih = await buatMesin(m.sumber);
  try {
    const padanan = await m.sql((sql) => sql<Record<string, string>[]>`select instansi, tabel, lokal, siasn, status from padanan`);
    const profil = await m.sql((sql) => sql<{ id: string; versi: number; isi: never; aktif: boolean }[]>`select id, versi, isi, aktif from profil_pemetaan`);
    await bersih.sql(async (sql) => {
      await sql`delete from padanan`;
      await sql`insert into padanan (instansi, tabel, lokal, siasn, status) select * from jsonb_to_recordset(${sql.json(padanan)}) p(instansi smallint, tabel text, lokal text, siasn text, status text)`;
      await sql`delete from profil_pemetaan`;
      await sql`insert into profil_pemetaan (id, versi, isi, aktif) select * from jsonb_to_recordset(${sql.json(profil)}) p(id text, versi int, isi jsonb, aktif boolean)`;
    });
    for (const i of bersih.instansi) await bersih.tarik(i.no);
    return await keadaan(bersih);
  } finally {
    await bersih.hapus();
  }
}

describe('perubahan acak', () => {
  it.each([1, 2])(
    'padanan dan profil: bertahap sama dengan membaca ulang dari awal, dan sama dengan sapuan (benih %i)',
    async (benih) => {
      const { angka, pilih } = acakUji(benih);
      const profilDari = new Map(m.instansi.map((i) => [i.no, i.profilId ?? '']));
      for (let langkah = 0; langkah < 8; langkah += 1) {
        const i = pilih(m.instansi);
        const kode = await kodeTerpakai(pilih(['unor', 'jabatan']), i.no);
        if (kode.length < 2) continue;
        const [satu, lain] = [pilih(kode), pilih(kode)];
        const apa = angka(4);
        if (apa === 0) await setel(satu, pilih(['SALAH', 'BELUM_DIREKON']));
        else if (apa === 1) await setel(satu, 'BENAR', lain.siasn);
        else if (apa === 2)
          await m.sql((sql) => sql`delete from padanan where instansi = ${satu.instansi} and tabel = ${satu.tabel} and lokal = ${satu.lokal}`);
        else {
          await kosongkan();
          await profilBaru(profilDari.get(i.no) ?? '', pilih(['gelar', 'eselonId', null]));
          const kena = await antre('tarik-instansi');
          expect(kena).toEqual(m.instansi.filter((x) => x.profilId === i.profilId).map((x) => x.no));
          for (const no of kena) await m.tarik(no);
        }
        if (angka(2) === 0) await ulang(i.no);
        if (angka(3) === 0) await m.tarik(i.no, true);
      }
      for (const i of m.instansi) await ulang(i.no);
      expect((await jalankanSapuan(m.url)).alarm).toEqual([]);
      expect(await keadaan(m)).toEqual(await bacaBersih());
    },
    180_000,
  );
});

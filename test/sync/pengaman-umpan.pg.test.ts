import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bukaBerkas } from '../../contoh/baca-bangsa.ts';
import { ubahSumber } from '../../contoh/sumber-hidup.ts';
import { BIDANG, bitmap } from '../../domain/selisih/bidang.ts';
import { buangNipRusak, gantiBaris, type Mesin, nipBerkas, rakitMesin, tambahBaris } from './mesin.ts';
import { neracaSalah } from './ramalan.ts';

const NO = 1;
const SEMUA = bitmap(BIDANG.map((b) => b.bidang));
let m: Mesin;
/** People on both sides of instansi 1, and the raw SIMPEG file of it. */
let nip: string[];
let jalur: string;
beforeEach(async () => {
  m = await rakitMesin(240, 4);
  const i = m.instansiKe(NO);
  for (const sisi of ['BKN', 'SIMPEG'] as const) buangNipRusak(m.sumber, i, sisi);
  const simpeg = nipBerkas(m.sumber, i, 'SIMPEG');
  nip = nipBerkas(m.sumber, i, 'BKN').filter((n) => simpeg.filter((s) => s === n).length === 1);
  jalur = bukaBerkas(m.sumber, i, 'SIMPEG').jalur;
  await m.tarik(NO);
});
afterEach(async () => {
  expect(await neracaSalah(m)).toEqual([]);
  await m.hapus();
});

const ke = (n: number): string => nip[n] ?? '';
const letak = (n: number): { i: ReturnType<Mesin['instansiKe']>; sisi: 'SIMPEG'; nip: string } => ({ i: m.instansiKe(NO), sisi: 'SIMPEG', nip: ke(n) });
const jumlah = async (): Promise<number> =>
  (await m.sql((sql) => sql<{ n: number }[]>`select count(*)::int n from pegawai_simpeg join sidik_simpeg using (instansi, nip) where instansi = ${NO}`))[0]
    ?.n ?? -1;
const kesegaran = async (): Promise<{ status: string; sebab: string | null; pada: Date | null; percobaan: number } | undefined> =>
  (
    await m.sql(
      (sql) =>
        sql<
          { status: string; sebab: string | null; pada: Date | null; percobaan: number }[]
        >`select status, sebab, pada, percobaan from kesegaran where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai'`,
    )
  )[0];
const tarikan = (): Promise<readonly { status: string; sebab: string | null; karantina: number; duplikat: number; dihapus: number }[]> =>
  m.sql(
    (sql) => sql<
      { status: string; sebab: string | null; karantina: number; duplikat: number; dihapus: number }[]
    >`select status, sebab, karantina, duplikat, dihapus from tarikan
      where instansi = ${NO} and sisi = 'SIMPEG' and jenis = 'pegawai' order by id`,
  );
const takPasti = async (): Promise<string[]> =>
  (
    await m.sql(
      (sql) => sql<{ nip: string }[]>`select nip::text nip from pegawai_simpeg where instansi = ${NO} and tak = ${SEMUA}
        and (select bool_and(value = 'TIDAK_TERBACA') from jsonb_each_text(alasan)) order by 1`,
    )
  ).map((r) => r.nip);
const hanyaBkn = (): Promise<readonly { nip: string }[]> =>
  m.sql(
    (sql) =>
      sql<
        { nip: string }[]
      >`select nip::text nip from beda_himpunan where instansi = ${NO} and jenis = 'HANYA_BKN' and ditutup_pada is null and nip in ${sql(nip)} order by 1`,
  );

describe('umpan yang kehilangan orang', () => {
  it('lebih dari sepersepuluh: ditahan, tidak ada yang dihapus, umur data terlihat, tercatat satu kali', async () => {
    const awal = await jumlah();
    const pada = (await kesegaran())?.pada;
    for (let n = 0; n < Math.ceil(awal * 0.1) + 11; n += 1) gantiBaris(m.sumber, letak(n));
    for (let n = 0; n < 3; n += 1) await m.tarik(NO);
    expect(await jumlah()).toBe(awal);
    expect(await kesegaran()).toMatchObject({ status: 'TERTUNDA', pada });
    expect((await tarikan()).map((t) => t.status)).toEqual(['DITERAPKAN', 'TERTUNDA']);
    expect(await m.sql((sql) => sql`select count(*)::int n from jejak where peristiwa = 'tarikan.tertunda'`)).toEqual([{ n: 1 }]);
  });

  it('tetap ditahan walau ada satu NIP yang tidak terbaca', async () => {
    const awal = await jumlah();
    for (let n = 0; n < Math.ceil(awal * 0.1) + 11; n += 1) gantiBaris(m.sumber, letak(n));
    gantiBaris(m.sumber, letak(nip.length - 1), (b) => b.replaceAll(ke(nip.length - 1), ke(nip.length - 1).slice(0, 17)));
    await m.tarik(NO);
    expect((await tarikan()).at(-1)?.status).toBe('TERTUNDA');
    expect(await takPasti()).toEqual([]);
    expect(await jumlah()).toBe(awal);
  });

  it('sedikit: dihapus, dan orangnya menjadi hanya ada di BKN', async () => {
    const awal = await jumlah();
    gantiBaris(m.sumber, letak(0));
    await m.tarik(NO);
    expect(await jumlah()).toBe(awal - 1);
    expect((await tarikan()).at(-1)?.dihapus).toBe(1);
    expect(await hanyaBkn()).toEqual([{ nip: ke(0) }]);
  });

  it('sementara ada NIP tidak terbaca: tidak ada yang dihapus, yang hilang menjadi tidak diketahui, dan angka 18 digit lain di baris itu bukan NIP', async () => {
    const awal = await jumlah();
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: ke(0), bidang: 'tglLahir', nilai: '1981-01-01' });
    await m.tarik(NO);
    gantiBaris(m.sumber, letak(0));
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: ke(1), bidang: 'namaJabatan', nilai: `JABATAN ${ke(2)}` });
    gantiBaris(m.sumber, letak(1), (b) => b.replace(ke(1), ke(1).slice(0, 17)));
    await m.tarik(NO);
    expect(await jumlah()).toBe(awal);
    expect((await tarikan()).at(-1)).toMatchObject({ status: 'DITERAPKAN', dihapus: 0, karantina: 1 });
    expect(await takPasti()).toEqual([ke(0), ke(1)].sort());
    expect(await hanyaBkn()).toEqual([]);
    const tutup = await m.sql(
      (sql) =>
        sql`select s.status, r.sebab from selisih s join selisih_riwayat r on r.selisih = s.id and r.ke = 'TERTUTUP' where s.nip = ${ke(0)} and s.bidang = 4`,
    );
    expect(tutup.map((t) => ({ ...t }))).toEqual([{ status: 'TERTUTUP', sebab: 'TAK_TERBANDINGKAN' }]);
    const sidik = await m.sql(
      (sql) => sql`select count(*)::int n from sidik_bkn b join sidik_simpeg s using (instansi, nip) where nip in (${ke(0)}, ${ke(1)}) and b.h = s.h`,
    );
    expect(sidik).toEqual([{ n: 0 }]);
  });

  it('baris ditolak yang NIP-nya terbaca membuat hanya orang itu tidak diketahui, dan pulih bersama barisnya', async () => {
    const awal = await jumlah();
    const asli = readFileSync(jalur, 'utf8');
    gantiBaris(m.sumber, letak(3), (b) => b.replace('\n', `${b.includes('{') ? '"' : ';lebih;,lebih,'}\n`));
    gantiBaris(m.sumber, letak(4));
    await m.tarik(NO);
    expect(await takPasti()).toEqual([ke(3)]);
    expect(await jumlah()).toBe(awal - 1);
    expect(await hanyaBkn()).toEqual([{ nip: ke(4) }]);
    writeFileSync(jalur, asli);
    await m.tarik(NO);
    expect(await takPasti()).toEqual([]);
    expect(await hanyaBkn()).toEqual([]);
  });
});

describe('umpan yang tidak dapat dipakai', () => {
  it('berkas sumber hilang: mencoba lagi, tidak ada yang dihapus, dan pulih saat berkas kembali', async () => {
    const awal = await jumlah();
    renameSync(jalur, `${jalur}.pindah`);
    for (let n = 0; n < 2; n += 1) await m.tarik(NO);
    expect(await kesegaran()).toMatchObject({ status: 'MENCOBA_LAGI', percobaan: 2 });
    expect(await jumlah()).toBe(awal);
    renameSync(`${jalur}.pindah`, jalur);
    await m.tarik(NO);
    expect(await kesegaran()).toMatchObject({ status: 'SEHAT', percobaan: 0 });
  });

  it('kolom hilang dari berkas: tarikan GAGAL dan umpan perlu tindakan, satu kali sampai berkas berubah', async () => {
    const asli = readFileSync(jalur, 'utf8');
    const awal = await jumlah();
    const { kolom } = bukaBerkas(m.sumber, m.instansiKe(NO), 'SIMPEG');
    writeFileSync(jalur, asli.replace(kolom[3] ?? '', 'kolom_asing'));
    await expect(m.tarik(NO)).rejects.toMatchObject({ kode: expect.stringMatching(/_DITOLAK$/) });
    await m.tarik(NO);
    expect((await tarikan()).map((t) => t.status)).toEqual(['DITERAPKAN', 'GAGAL']);
    const letak =
      readFileSync(`contoh/profil/${m.instansiKe(NO).profilId}.json`, 'utf8')
        .split('\n')
        .findIndex((b) => b.includes(`"${kolom[3]}"`)) + 1;
    expect((await tarikan()).at(-1)?.sebab).toContain(`baris ${letak}, kolom sumber "${kolom[3]}"`);
    expect(await kesegaran()).toMatchObject({ status: 'PERLU_TINDAKAN' });
    expect(await jumlah()).toBe(awal);
    writeFileSync(jalur, asli);
    await m.tarik(NO);
    expect(await kesegaran()).toMatchObject({ status: 'SEHAT' });
  });

  it('profil pemetaan rusak: tarikan GAGAL, umpan perlu tindakan, dan umpan lain tetap ditarik', async () => {
    await m.sql(
      (sql) =>
        sql`update profil_pemetaan set teks = null, isi = isi || '{"bidang":[{"kanonik":"nip","sumber":"nip","ubah":["tidakAda"]}]}' where id = ${m.instansiKe(NO).profilId}`,
    );
    await expect(m.tarik(NO, true)).rejects.toMatchObject({ kode: 'PROFIL_DITOLAK' });
    expect((await tarikan()).at(-1)?.status).toBe('GAGAL');
    expect(await kesegaran()).toMatchObject({ status: 'PERLU_TINDAKAN' });
    const fakta = await m.sql((sql) => sql`select status from kesegaran where instansi = ${NO} and jenis = 'formasi'`);
    expect(fakta.map((f) => f['status'])).toEqual(['SEHAT']);
  });

  it('NIP ganda dalam satu berkas: yang sama dihitung duplikat, yang berbeda ditolak, baris pertama yang berlaku', async () => {
    const i = m.instansiKe(NO);
    const sama = gantiBaris(m.sumber, letak(5), (b) => b);
    tambahBaris(m.sumber, i, 'SIMPEG', sama);
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: ke(6), bidang: 'nama', nilai: 'NAMA PERTAMA CONTOH' });
    const pertama = gantiBaris(m.sumber, letak(6), (b) => b);
    tambahBaris(m.sumber, i, 'SIMPEG', pertama.replace('NAMA PERTAMA CONTOH', 'NAMA KEDUA CONTOH'));
    await m.tarik(NO);
    expect((await tarikan()).at(-1)).toMatchObject({ status: 'DITERAPKAN', duplikat: 1, karantina: 1 });
    const tolak = await m.sql((sql) => sql`select kode, kolom from baris_ditolak where tarikan = (select max(id) from tarikan where sisi = 'SIMPEG')`);
    expect(tolak.map((t) => ({ ...t }))).toEqual([{ kode: 'NIP_GANDA_DALAM_BERKAS', kolom: 'nip' }]);
    expect(await m.sql((sql) => sql`select nama from pegawai_simpeg where instansi = ${NO} and nip = ${ke(6)}`)).toEqual([{ nama: 'NAMA PERTAMA CONTOH' }]);
  });
});

describe('urutan dan padanan', () => {
  it('umpan yang lebih lama tidak diterapkan di atas yang lebih baru', async () => {
    const lama = `${jalur}.lama`;
    writeFileSync(lama, readFileSync(jalur));
    const id = await m.catat(NO, 'SIMPEG', { berkas: lama });
    ubahSumber({ dir: m.sumber, sisi: 'SIMPEG', nip: ke(0), bidang: 'tglLahir', nilai: '1981-01-01' });
    await m.tarik(NO);
    expect(await m.proses(id)).toEqual({ hasil: 'DIGANTIKAN' });
    expect(await m.proses(id)).toEqual({ hasil: 'SUDAH' });
    expect(await m.sql((sql) => sql`select tgl_lahir from pegawai_simpeg where instansi = ${NO} and nip = ${ke(0)}`)).toEqual([{ tgl_lahir: '1981-01-01' }]);
  });

  it('kode tanpa padanan tidak terbandingkan, dan terbandingkan pada tarikan berikut setelah padanannya dibenarkan', async () => {
    const [p] = await m.sql(
      (sql) => sql<{ nip: string; lokal: string }[]>`select s.nip::text nip, d.lokal from pegawai_simpeg s join pegawai_bkn b using (instansi, nip)
        join padanan d on d.instansi = s.instansi and d.tabel = 'unor' and d.siasn = s.unor_id where s.instansi = ${NO} and s.unor_id = b.unor_id and s.tak & 4096 = 0 limit 1`,
    );
    const status = async (): Promise<readonly object[]> =>
      m.sql(
        (sql) =>
          sql`select alasan ->> 'unorId' alasan, (select status from selisih where nip = s.nip and bidang = 12) selisih from pegawai_simpeg s where instansi = ${NO} and nip = ${p?.nip ?? ''}`,
      );
    const setel = (nilai: string): Promise<unknown> =>
      m.sql(
        (sql) =>
          sql`update padanan set status = ${nilai}, diubah_pada = clock_timestamp() where instansi = ${NO} and tabel = 'unor' and lokal = ${p?.lokal ?? ''}`,
      );
    const lain = await m.sql(
      (sql) =>
        sql<
          { id: string }[]
        >`select u.id from unor u where instansi = ${NO} and id <> (select unor_id from pegawai_bkn where instansi = ${NO} and nip = ${p?.nip ?? ''}) limit 1`,
    );
    await setel('BELUM_DIREKON');
    await m.tarik(NO);
    expect(await status()).toEqual([{ alasan: 'BELUM_DIREKON', selisih: null }]);
    ubahSumber({ dir: m.sumber, sisi: 'BKN', nip: p?.nip ?? '', bidang: 'unorId', nilai: lain[0]?.id ?? '' });
    await m.tarik(NO);
    expect(await status()).toEqual([{ alasan: 'BELUM_DIREKON', selisih: null }]);
    await setel('BENAR');
    await m.tarik(NO);
    expect(await status()).toEqual([{ alasan: null, selisih: 'BARU' }]);
    await setel('BELUM_DIREKON');
    await m.tarik(NO);
    expect(await status()).toEqual([{ alasan: 'BELUM_DIREKON', selisih: 'TERTUTUP' }]);
  });
});
